"""The keys of a field (actors, topics, sources): which each document has, and how many documents have each."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Integers, Mask, mask_of
from .segment import Segment, joined
from .tallies import Tally, present


class Order(NamedTuple):
    """The keys of a field by name."""

    numbers: Integers
    """The number of each key, in the order of the names."""
    ranks: Integers
    """For each number its place in that order."""
    names: NDArray[Any]
    """For each number its name."""


class Keys:
    """The keys of one field over all snapshots of an index, numbered in the order in which they were first met; grows, never changes.

    A snapshot is made from its forerunner under a lock, so only one thread adds keys at a time.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[bytes, int] = {}
        self._of_segments: dict[str, NDArray[np.int32]] = {}
        self._order = Order(_NONE, _NONE, np.zeros(0, object))

    def number(self, key: str) -> int | None:
        """The number of ``key``, if any document ever had it."""
        return self._numbers.get(key.encode())

    @property
    def order(self) -> Order:
        """All keys in the order of their names; made anew when keys were added."""
        if len(self._order.names) != len(self.names):
            numbers = np.array(sorted(range(len(self.names)), key=self.names.__getitem__), np.int64)
            ranks = np.empty(len(numbers), np.int64)
            ranks[numbers] = np.arange(len(numbers))
            self._order = Order(numbers, ranks, np.array(self.names, object))
        return self._order

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


class Found:
    """Documents, in the forms in which they are counted. ``size`` is the number of all documents."""

    def __init__(self, docs: Integers, size: int) -> None:
        self.docs = docs
        self._size = size

    @cached_property
    def mask(self) -> Mask:
        """One byte a document, and some more for documents that there are not: up to a multiple of 64."""
        return mask_of(self.docs, (self._size // 64 + 1) * 64)

    @cached_property
    def bits(self) -> NDArray[np.uint64]:
        """The mask with one bit a document."""
        return np.packbits(self.mask).view(np.uint64)


class KeyColumn:
    """The keys of each document in one field: those of document ``d`` are ``keys.names[i]`` for ``i`` in
    ``values[starts[d]:starts[d + 1]]``. The other way round, documents by key, where many documents are counted."""

    def __init__(self, field: str, segments: Sequence[Segment], keys: Keys) -> None:
        self.keys = keys
        numbers = [keys.of(segment, field) for segment in segments]
        self.size = len(keys.names)
        columns = [known[segment.column(f"{field}/column")] for known, segment in zip(numbers, segments, strict=True)]
        counts = [np.diff(segment.column(f"{field}/column_starts")) for segment in segments]
        self.values: NDArray[np.int32] = joined(columns, np.int32)
        self.starts: Integers = np.concatenate([_ZERO, np.cumsum(joined(counts, np.int64))])

    def of(self, doc: int) -> list[str]:
        """The keys of one document."""
        return [self.keys.names[number] for number in self.values[self.starts[doc] : self.starts[doc + 1]]]

    def tally(self, found: Found) -> Tally:
        """The numbers of the keys that any of the documents has, and how many have each."""
        docs = found.docs
        if len(docs) * _MANY > len(self.starts) and len(self.values):
            return present(self._by_key.counts(found))
        starts = self.starts[docs]
        lengths = self.starts[docs + 1] - starts
        places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        places += np.arange(len(places))
        return present(np.bincount(self.values.take(places)))

    @cached_property
    def _by_key(self) -> "_ByKey":
        return _ByKey(self)


_MANY = 16
"""From one document in so many on, looking at the documents of every key is less work than looking at the keys of every document."""


class _ByKey:
    """The documents of each key: bits over all documents where they are common, lists where they are rare.

    Eight bytes of a list, or eight bytes of bits, are counted at once; lists are filled up with a document that is never found.
    """

    def __init__(self, column: KeyColumn) -> None:
        size = len(column.starts) - 1
        # Numbers of two bytes and fewer are sorted five times as fast.
        order = np.argsort(column.values.astype(np.min_scalar_type(column.size)), kind="stable")
        docs = np.repeat(np.arange(size), np.diff(column.starts))[order]
        often = np.bincount(column.values, minlength=column.size)
        common = often * _COMMON > size
        self._size = column.size
        self._common, self._rare = np.flatnonzero(common), np.flatnonzero((often > 0) & ~common)
        ends = np.cumsum(often)
        self._bits = np.array([Found(docs[ends[key] - often[key] : ends[key]], size).bits for key in self._common])
        lengths = often[self._rare]
        eights = -(-lengths // 8)
        self._starts = np.cumsum(eights) - eights
        self._listed = np.full(8 * int(eights.sum()), size, np.int64)
        places = np.repeat(8 * self._starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        self._listed[places] = docs[np.repeat(~common, often)]

    def counts(self, found: Found) -> Integers:
        """For each key how many of the documents have it."""
        counts = np.zeros(self._size, np.int64)
        if len(self._common):
            counts[self._common] = np.bitwise_count(self._bits & found.bits).sum(axis=1, dtype=np.int64)
        if len(self._rare):
            eights = np.bitwise_count(found.mask.take(self._listed).view(np.uint64))
            counts[self._rare] = np.add.reduceat(eights, self._starts, dtype=np.int64)
        return counts


_COMMON = 32
"""From one document in so many on, a key's bits take less time than its list."""
_NONE: Integers = np.zeros(0, np.int64)
_ZERO: Integers = np.zeros(1, np.int64)
