"""The sorted terms of one field in one segment, looked up in the memory map: nothing is loaded, a prefix is one slice."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from .arrays import ArrayFile, ArrayWriter

RUN = 8
"""Terms that are read at once. The first of each run is kept in memory."""


class Lexicon:
    """The terms of a field, numbered from 0 in the order of their bytes (UTF-8)."""

    def __init__(self, arrays: ArrayFile, field: str) -> None:
        self._arrays = arrays
        self._name = f"{field}/terms"
        self._ends = arrays.array(f"{field}/ends")

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._arrays.span(self._name, int(self._ends[number]), int(self._ends[number + 1]))

    @cached_property
    def _sample(self) -> list[bytes]:
        begins, ends = self._ends[:-1:RUN].tolist(), self._ends[1::RUN].tolist()
        return [self._arrays.span(self._name, begin, end) for begin, end in zip(begins, ends, strict=True)]

    def between(self, start: int, stop: int) -> list[bytes]:
        """The terms with the numbers ``start`` to ``stop``, read at once."""
        if stop <= start:
            return []
        ends = self._ends[start : stop + 1].tolist()
        run = self._arrays.span(self._name, ends[0], ends[-1])
        return [run[begin - ends[0] : end - ends[0]] for begin, end in pairwise(ends)]

    def find(self, term: bytes) -> int | None:
        """The number of ``term``, if the field has it."""
        start, run = self._around(term)
        place = bisect_left(run, term)
        return start + place if place < len(run) and run[place] == term else None

    def prefixed(self, prefix: bytes) -> tuple[int, int]:
        """The numbers of the terms that begin with ``prefix``: from the first, up to but without the second."""
        # No UTF-8 text holds the byte FF, so this comes after every term with the prefix and before all that follow.
        return self._first_from(prefix), self._first_from(prefix + b"\xff")

    def _first_from(self, term: bytes) -> int:
        """The number of the first term that isn't before ``term``."""
        start, run = self._around(term)
        return start + bisect_left(run, term)

    def _around(self, term: bytes) -> tuple[int, list[bytes]]:
        """The run of terms in which ``term`` stands or would stand, and the number of its first."""
        start = max(bisect_right(self._sample, term) - 1, 0) * RUN
        return start, self.between(start, min(start + RUN, len(self)))


def put_terms(arrays: ArrayWriter, field: str, terms: Sequence[bytes]) -> None:
    """Writes the lexicon of a field; ``terms`` are sorted."""
    ends = np.concatenate([[0], np.cumsum([len(term) for term in terms], dtype=np.int64)])
    arrays.put(f"{field}/terms", b"".join(terms))
    arrays.put(f"{field}/ends", ends.astype(np.uint32))
