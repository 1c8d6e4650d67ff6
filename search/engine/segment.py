"""One segment of the index, read: immutable once written, so it is opened once and kept as long as any snapshot uses it.

Documents that were deleted later are still in what it gives; the snapshot masks them.
"""

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import EXTENSION, ArrayFile
from .errors import IndexDamaged
from .lexicon import Lexicon
from .stored import StoredColumn
from .watching import Watched


class Field:
    """The inverted lists of one field: for each term, the documents, how often it occurs in each, and where."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        self.lexicon = Lexicon(arrays, name)
        self._arrays = arrays
        self._name = name
        self.starts = arrays.array(f"{name}/starts")
        """Postings ``starts[t]`` up to ``starts[t + 1]`` are those of term number ``t``."""
        self.docs = arrays.array(f"{name}/docs")

    @cached_property
    def frequencies(self) -> NDArray[Any]:
        """How often the term occurs, a posting."""
        return self._arrays.array(f"{self._name}/freqs")

    @cached_property
    def positions(self) -> NDArray[Any]:
        """Where it occurs: as many entries a posting as its frequency."""
        return self._arrays.array(f"{self._name}/positions")

    @cached_property
    def position_starts(self) -> NDArray[Any]:
        """Where the positions of a term begin."""
        return self._arrays.array(f"{self._name}/position_starts")

    def bounds(self, term: bytes) -> tuple[int, int, int] | None:
        """The number of ``term`` and the bounds of its postings, if it occurs; the system is asked to fetch them."""
        number = self.lexicon.find(term)
        if number is None:
            return None
        start, stop = int(self.starts[number]), int(self.starts[number + 1])
        if stop - start > _WORTH_ASKING:
            self._arrays.want(f"{self._name}/docs", start, stop)
        return number, start, stop


_WORTH_ASKING = 8192
"""Postings from which on reading ahead pays."""


class Segment:
    """The arrays and stored fields of a segment of ``size`` documents. ``IndexDamaged`` where any of its files is missing or changed."""

    def __init__(self, folder: Path, entry: Any) -> None:
        """``entry`` is the segment's row in Whoosh's table of contents."""
        self.id: str = entry.segment_id()
        self.size: int = entry.doc_count_all()
        self.arrays = ArrayFile(folder / entry.make_filename(EXTENSION), self.id, self.size)
        self.arrays.verify()
        lengths = self.arrays.files | {self.arrays.path.name: self.arrays.length}
        self._files = Watched(folder / name for name in lengths)
        wrong = sorted(name for (name, length), found in zip(lengths.items(), self._files.lengths(), strict=True) if found != length)
        if wrong:
            raise IndexDamaged(f"{', '.join(wrong)} in {folder} is missing or cut off: rebuild the search index.")
        self._fields: dict[str, Field] = {}
        self.stored = StoredColumn(folder / entry.make_filename("._stored.col"), self.size)

    def field(self, name: str) -> Field:
        """The inverted lists of a field."""
        field = self._fields.get(name)
        if field is None:
            field = self._fields[name] = Field(self.arrays, name)
        return field

    def column(self, name: str) -> NDArray[Any]:
        """One value a document: ``number``, ``tongue``, ``date/first``, ``text/lengths``…"""
        return self.arrays.array(name)

    def intact(self) -> bool:
        """Whether all its files are still those that were opened, and nobody wrote into them."""
        return self._files.unchanged()


def joined(arrays: list[NDArray[Any]], dtype: type[Any]) -> NDArray[Any]:
    """Arrays of consecutive segments as one, in a type of our own."""
    whole = np.empty(sum(map(len, arrays)), dtype)
    place = 0
    for array in arrays:
        whole[place : place + len(array)] = array
        place += len(array)
    return whole
