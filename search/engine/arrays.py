"""The array file of a segment: raw little-endian arrays, each begun at a multiple of 64 bytes, read through one memory map.

::

    array, padding, array, padding, … | directory (JSON) | trailer (36 bytes)

The directory says where each array stands, which segment the file belongs to, how many documents that has, and lengths and checksums of
the other files of the segment. The trailer holds the directory's place and checksum, a checksum of everything before it, and the length of
the whole. Opening checks all but the checksum of the data, which takes reading every byte; ``verify`` does that.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

from .errors import IndexDamaged

EXTENSION = ".npx"
"""A segment's array file is ``MAIN_<segment id>.npx``: Whoosh removes it together with the segment's own files."""

_TRAILER = struct.Struct("<QQIIQ4s")
_MAGIC = b"NPX1"
_ALIGNED = 64
_PAGE = mmap.PAGESIZE


class ArrayWriter:
    """Writes an array file beside its final name; ``close`` puts it there. Without ``close`` nothing is left but ``discard``'s work."""

    def __init__(self, path: Path, segment: str, documents: int) -> None:
        self._path = path
        self._fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
        self._file = self._fresh.open("wb")
        self._about = {"segment": segment, "documents": documents}
        self._arrays: dict[str, tuple[int, str, int]] = {}
        self._place = 0
        self._checksum = 0

    def put(self, name: str, values: NDArray[Any] | bytes) -> None:
        """Adds one array (one dimension) or a run of bytes. Each name once."""
        if name in self._arrays:
            raise ValueError(f"The array {name!r} was written already.")
        data = values if isinstance(values, bytes) else np.ascontiguousarray(values, values.dtype.newbyteorder("<"))
        kind = "bytes" if isinstance(data, bytes) else data.dtype.str
        self._write(bytes(-self._place % _ALIGNED))
        self._arrays[name] = (self._place, kind, len(data))
        self._write(data if isinstance(data, bytes) else data.tobytes())

    def close(self, files: Mapping[str, int], checksums: Mapping[str, int]) -> None:
        """Completes the file; ``files`` are the lengths of the segment's other files by their names, which must be closed by now."""
        others = {"files": dict(files), "checksums": dict(checksums)}
        directory = json.dumps(self._about | {"arrays": self._arrays} | others).encode()
        start = self._place
        checksum = self._checksum
        self._write(directory)
        length = self._place + _TRAILER.size
        self._file.write(_TRAILER.pack(start, len(directory), zlib.crc32(directory), checksum, length, _MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._fresh, self._path)

    def discard(self) -> None:
        """Removes what was written."""
        self._file.close()
        self._fresh.unlink(missing_ok=True)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._place += len(data)
        self._checksum = zlib.crc32(data, self._checksum)


class ArrayFile:
    """An array file, opened. It stays readable when its name is removed meanwhile."""

    def __init__(self, path: Path, segment: str, documents: int) -> None:
        """``IndexDamaged`` where the file is missing, cut off, or another segment's."""
        self.path = path
        try:
            with path.open("rb") as file:
                self.length = os.fstat(file.fileno()).st_size
                if self.length < _TRAILER.size:
                    raise self._damaged("is too short")
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise self._damaged(f"can't be opened ({error.strerror})") from error
        start, size, checksum, of_data, length, magic = _TRAILER.unpack(self._map[-_TRAILER.size :])
        if magic != _MAGIC or length != self.length or start + size + _TRAILER.size != length:
            raise self._damaged("was cut off or isn't one")
        directory = self._map[start : start + size]
        if zlib.crc32(directory) != checksum:
            raise self._damaged("has a changed directory")
        about = json.loads(directory)
        if (about["segment"], about["documents"]) != (segment, documents):
            raise self._damaged("belongs to another segment")
        self._data = start, of_data
        # Searches read small pieces here and there: reading ahead would fetch twenty times what they need.
        self._map.madvise(mmap.MADV_RANDOM)
        self.files: dict[str, int] = about["files"]
        self.checksums: dict[str, int] = about.get("checksums", {})
        self._arrays: dict[str, tuple[int, str, int]] = about["arrays"]
        self._views: dict[str, NDArray[Any]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def verify(self) -> None:
        """``IndexDamaged`` where any byte of the data changed. Reads all of it, from the file: pages that are mapped count as memory."""
        length, checksum = self._data
        if checksum_of(self.path, length) != checksum:
            raise self._damaged("has changed data")

    def array(self, name: str) -> NDArray[Any]:
        """The array called ``name``: a view into the map, read-only, in its stored type. ``bytes`` come as ``uint8``."""
        view = self._views.get(name)
        if view is None:
            place, kind, count = self._found(name)
            dtype = np.dtype(np.uint8 if kind == "bytes" else kind)
            view = self._views[name] = np.frombuffer(self._map, dtype, count, place)
        return view

    def span(self, name: str, start: int, end: int) -> bytes:
        """Bytes ``start`` to ``end`` of the run of bytes called ``name``."""
        place = self._found(name)[0]
        return self._map[place + start : place + end]

    def want(self, name: str, start: int = 0, end: int | None = None) -> None:
        """Asks the system to read elements ``start`` to ``end`` in the background. Worth it for more than a few pages."""
        place, kind, count = self._found(name)
        width = 1 if kind == "bytes" else np.dtype(kind).itemsize
        first = (place + start * width) // _PAGE * _PAGE
        last = place + (count if end is None else end) * width
        if last > first:
            self._map.madvise(mmap.MADV_WILLNEED, first, last - first)

    def _found(self, name: str) -> tuple[int, str, int]:
        try:
            return self._arrays[name]
        except KeyError:
            raise self._damaged(f"has no array {name!r}") from None

    def _damaged(self, what: str) -> IndexDamaged:
        return IndexDamaged(f"The array file {self.path} {what}: repair the search index.")


def checksum_of(path: Path, length: int | None = None) -> int | None:
    """The crc32 of a file, or of its first ``length`` bytes; ``None`` where it can't be read. Some two gigabytes a second."""
    checksum = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK if length is None else min(_CHUNK, length)):
                checksum = isal_zlib.crc32(chunk, checksum)
                length = None if length is None else length - len(chunk)
    except OSError:
        return None
    return checksum


_CHUNK = 2**20
