"""What a set of documents holds, as numpy arrays: one entry a document, or one entry a value.

A document is its number, from 0; a mask is an array of booleans, one a document.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Mask: TypeAlias = NDArray[np.bool_]
Integers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class KeyColumn:
    """Which document has which keys of one field: as many ``(docs[i], keys[ordinals[i]])`` as the documents have keys together."""

    keys: tuple[str, ...]
    """Each key once, sorted."""
    docs: Integers
    ordinals: Integers

    def ordinal(self, key: str) -> int | None:
        """The place of ``key`` in ``self.keys``, if any document has it."""
        place = bisect_left(self.keys, key)
        return place if self.keys[place : place + 1] == (key,) else None

    def any_of(self, keys: Iterable[str], size: int) -> Mask:
        """The documents, of ``size``, that have at least one of ``keys``. No key: no document."""
        wanted = np.zeros(len(self.keys), bool)
        wanted[[ordinal for key in keys if (ordinal := self.ordinal(key)) is not None]] = True
        mask = np.zeros(size, bool)
        mask[self.docs[wanted[self.ordinals]]] = True
        return mask

    def counts(self, mask: Mask) -> Integers:
        """For each of ``self.keys``, how many documents of ``mask`` have it."""
        return np.bincount(self.ordinals[mask[self.docs]], minlength=len(self.keys))


@dataclass(frozen=True, slots=True, eq=False)
class DateColumn:
    """The printed dates: first and last day as ``date.toordinal``, and the ``Precision``. All zero for undated."""

    first: Integers
    last: Integers
    precision: Integers


def join_keys(columns: Sequence[KeyColumn], sizes: Sequence[int]) -> KeyColumn:
    """The columns of consecutive segments as one; ``sizes`` are the segments' document counts."""
    keys = tuple(sorted({key for column in columns for key in column.keys}))
    place = {key: ordinal for ordinal, key in enumerate(keys)}
    docs, ordinals = [_NONE], [_NONE]
    for column, base in zip(columns, bases(sizes), strict=True):
        docs.append(column.docs + base)
        ordinals.append(np.array([place[key] for key in column.keys], np.int64)[column.ordinals])
    return KeyColumn(keys, np.concatenate(docs), np.concatenate(ordinals))


def join_dates(columns: Sequence[DateColumn]) -> DateColumn:
    """The columns of consecutive segments as one."""
    return DateColumn(
        np.concatenate([_NONE, *(column.first for column in columns)]),
        np.concatenate([_NONE, *(column.last for column in columns)]),
        np.concatenate([_NONE, *(column.precision for column in columns)]),
    )


def bases(sizes: Sequence[int]) -> list[int]:
    """The number of the first document of each segment."""
    return list(accumulate(sizes, initial=0))[:-1]


_NONE: Integers = np.zeros(0, np.int64)
