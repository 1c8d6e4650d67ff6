"""The stored fields of a segment's documents, read straight from Whoosh's own column file through a memory map.

Whoosh's reader walks all lengths in Python when it opens the column; here they are one numpy view. The layout (``VarBytesColumn`` of
Whoosh 2.7.4): the documents' compressed pickles, the array of their lengths, for large segments the array of their offsets, then the type
codes of the arrays and an ``X`` if there are offsets. ISA-L unpacks in half of zlib's time, which was a sixth of a search's.
"""

import mmap
import pickle
from pathlib import Path
from typing import Any

import numpy as np
from isal import isal_zlib

from .errors import IndexDamaged

_CODES = {"B": ">u1", "H": ">u2", "i": ">i4", "I": ">u4", "L": ">u8", "q": ">i8"}


class StoredColumn:
    """The ``_stored`` column of a segment with ``size`` documents. ``IndexDamaged`` where it can't be read."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._map.madvise(mmap.MADV_RANDOM)
            end = len(self._map) - 1
            code, offsets = chr(self._map[end]), None
            if code == "X":
                kind = np.dtype(_CODES[chr(self._map[end - 1])])
                code = chr(self._map[end - 2])
                end -= 2 + size * kind.itemsize
                offsets = np.frombuffer(self._map, kind, size, end)
            kind = np.dtype(_CODES[code])
            self._lengths = np.frombuffer(self._map, kind, size, end - size * kind.itemsize)
        except (OSError, ValueError, IndexError, KeyError) as error:
            raise self._damaged(error) from error
        self._offsets = np.cumsum(self._lengths, dtype=np.int64) - self._lengths if offsets is None else offsets

    def __getitem__(self, doc: int) -> dict[str, Any]:
        """The stored fields of a document by its number in the segment."""
        start, length = int(self._offsets[doc]), int(self._lengths[doc])
        try:
            return dict(pickle.loads(isal_zlib.decompress(self._map[start : start + length])))  # noqa: S301 - the folder is as safe as its mode
        except Exception as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> IndexDamaged:
        return IndexDamaged(f"The stored fields {self._path} can't be read ({error!r}): rebuild the search index.")
