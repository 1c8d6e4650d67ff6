"""What the documents of a snapshot hold, as numpy arrays: one entry a document, or the keys of a field.

A document is its number, from 0; a mask is an array of booleans, one a document; sets of documents are ascending arrays of numbers.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .document import Precision
from .segment import Segment, joined

Mask: TypeAlias = NDArray[np.bool_]
Integers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

_UNDATED = 4_000_000
"""Later than any day of the calendar (date.max is day 3,652,059)."""


class Keys:
    """The keys of one field over all snapshots of an index, numbered in the order in which they were first met; grows, never changes.

    A snapshot is made from its forerunner under a lock, so only one thread adds keys at a time.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[bytes, int] = {}
        self._of_segments: dict[str, NDArray[np.int32]] = {}
        self._ranks: Integers = np.zeros(0, np.int64)

    def number(self, key: str) -> int | None:
        """The number of ``key``, if any document ever had it."""
        return self._numbers.get(key.encode())

    @property
    def ranks(self) -> Integers:
        """For each key its place in the order of all by name; made anew when keys were added."""
        if len(self._ranks) != len(self.names):
            ranks = np.empty(len(self.names), np.int64)
            ranks[sorted(range(len(self.names)), key=self.names.__getitem__)] = np.arange(len(self.names))
            self._ranks = ranks
        return self._ranks

    def of(self, segment: Segment, field: str) -> NDArray[np.int32]:
        """For each term of the segment's field its number here."""
        known = self._of_segments.get(segment.id)
        if known is None:
            terms = segment.field(field).lexicon
            known = np.fromiter(map(self._add, terms.between(0, len(terms))), np.int32, len(terms))
            self._of_segments[segment.id] = known
        return known

    def forget(self, segments: Iterable[Segment]) -> None:
        """Lets go of all segments but these."""
        kept = {segment.id for segment in segments}
        self._of_segments = {id_: numbers for id_, numbers in self._of_segments.items() if id_ in kept}

    def _add(self, key: bytes) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.names)
            self.names.append(key.decode())
        return number


class KeyColumn:
    """The keys of each document in one field: those of document ``d`` are ``keys.names[i]`` for ``i`` in
    ``values[starts[d]:starts[d + 1]]``. The other way round, documents by key, where many documents are counted."""

    def __init__(self, field: str, segments: Sequence[Segment], bases: Sequence[int], keys: Keys) -> None:
        self.keys = keys
        self._numbers = [keys.of(segment, field) for segment in segments]
        self.size = len(keys.names)
        columns = [numbers[segment.column(f"{field}/column")] for numbers, segment in zip(self._numbers, segments, strict=True)]
        counts = [np.diff(segment.column(f"{field}/column_starts")) for segment in segments]
        self.values: NDArray[np.int32] = joined(columns, np.int32)
        self.starts: Integers = np.concatenate([_ZERO, np.cumsum(joined(counts, np.int64))])
        self._postings = [(base, segment.field(field)) for base, segment in zip(bases, segments, strict=False)]

    def of(self, doc: int) -> list[str]:
        """The keys of one document."""
        return [self.keys.names[number] for number in self.values[self.starts[doc] : self.starts[doc + 1]]]

    def counts(self, docs: Integers) -> Integers:
        """For each key, how many of ``docs`` have it."""
        size = len(self.starts) - 1
        if len(docs) * 10 > size and len(self.values):
            return self._counted_by_key(docs)
        starts = self.starts[docs]
        lengths = self.starts[docs + 1] - starts
        ends = np.cumsum(lengths)
        places = np.repeat(starts - ends + lengths, lengths)
        places += np.arange(len(places))
        return np.bincount(self.values.take(places), minlength=self.size)

    def _counted_by_key(self, docs: Integers) -> Integers:
        """The same by looking at the documents of every key: as much work for any number of documents."""
        listed, starts, numbers = self._by_key
        mask = mask_of(docs, len(self.starts))
        # One byte a document, so eight of them are one number whose bits are counted at once.
        eights = np.bitwise_count(mask.take(listed).view(np.uint64))
        counts = np.add.reduceat(eights, starts, dtype=np.int64)
        return np.bincount(numbers, counts, self.size).astype(np.int64)

    @cached_property
    def _by_key(self) -> tuple[Integers, Integers, Integers]:
        """The documents of each key of each segment, filled up to a multiple of eight with one that is never found; which eight of
        them each begins with; and the number of the key."""
        nobody = len(self.starts) - 1
        lengths = np.concatenate([np.diff(field.starts.astype(np.int64)) for _, field in self._postings])
        eights = -(-lengths // 8)
        starts = np.cumsum(eights) - eights
        listed = np.full(8 * int(eights.sum()), nobody, np.int64)
        places = np.repeat(8 * starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        listed[places] = np.concatenate([base + field.docs.astype(np.int64) for base, field in self._postings])
        return listed, starts, joined(self._numbers, np.int64)


def mask_of(docs: Integers, size: int) -> Mask:
    """The documents as a mask over ``size``."""
    mask = np.zeros(size, bool)
    mask[docs] = True
    return mask


def located(values: NDArray[Any], among: NDArray[Any]) -> tuple[Integers, Mask]:
    """For each of ``values`` its place ``among``, which is ascending and not empty, and whether it is there; by binary search."""
    places = np.searchsorted(among, values)
    places[places == len(among)] = 0
    return places, np.asarray(among[places] == values)


class Dates:
    """The printed dates: first and last day as ``date.toordinal`` and the ``Precision``, all zero for undated; and what orders by them."""

    def __init__(self, segments: Sequence[Segment], numbers: Integers) -> None:
        self.first: NDArray[np.int32] = joined([segment.column("date/first") for segment in segments], np.int32)
        self.last: NDArray[np.int32] = joined([segment.column("date/last") for segment in segments], np.int32)
        self.precision: NDArray[np.uint8] = joined([segment.column("date/precision") for segment in segments], np.uint8)
        self._numbers = numbers

    def undated(self) -> Mask:
        """The documents without a date."""
        return np.asarray(self.precision == Precision.NONE)

    def order(self, newest: bool) -> Integers:
        """One number a document that sorts by date, undated ones last, equal dates by ``django_id`` (which must be below 2 ** 40)."""
        first = self.first.astype(np.int64)
        day = np.where(self.precision == Precision.NONE, _UNDATED, _UNDATED - first if newest else first)
        return np.asarray((day << 40) + self._numbers)

    def months(self) -> NDArray[Any]:
        """Months since the year 0 of dates printed to the month or day, -1 for the others."""
        months = self._days().astype("M8[M]").astype(np.int64) + 1970 * 12
        return np.where(self.precision >= Precision.MONTH, months, -1)

    def years(self) -> NDArray[Any]:
        """Years, 0 for undated."""
        years = self._days().astype("M8[Y]").astype(np.int64) + 1970
        return np.where(self.precision == Precision.NONE, 0, years)

    def _days(self) -> NDArray[np.datetime64]:
        """The first days; some day for undated."""
        return (np.maximum(self.first, 1).astype(np.int64) - _EPOCH).view("M8[D]")


_EPOCH = 719163
"""``date(1970, 1, 1).toordinal()``."""
_ZERO: Integers = np.zeros(1, np.int64)
