"""One commit of an index: the folder it is in, its table of contents, and how Whoosh sees them."""

import os
import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import IndexDamaged
from .stock import TOC, FileStorage, RamStorage, clean_files

_SEAL = struct.Struct("<4sI")
_MAGIC = b"CRC1"
"""What follows Whoosh's own table of contents: a checksum of it. Stock Whoosh doesn't read so far, and writes none."""
_TOC = re.compile(r"_MAIN_(\d+)\.toc")


@dataclass(frozen=True, slots=True)
class Commit:
    """The ``generation``-th commit of the Whoosh index in ``build``."""

    build: Path
    generation: int

    @property
    def toc(self) -> Path:
        """The file that lists the schema, the segments and their deletions."""
        return self.build / f"_MAIN_{self.generation}.toc"

    def next(self) -> "Commit":
        """The commit that will follow in the same folder: ``publish`` counts by one."""
        return Commit(self.build, self.generation + 1)

    def read(self) -> Any:
        """The table of contents (``whoosh.index.TOC``), read from memory so that a failing Whoosh leaves no open file."""
        try:
            memory = RamStorage()
            memory.files[self.toc.name] = _unsealed(self.toc.read_bytes())
            return TOC.read(memory, "MAIN", gen=self.generation)
        except Exception as error:
            raise IndexDamaged(f"The table of contents of the search index, {self.toc}, can't be read ({error!r}): rebuild it.") from error


def last_commit(build: Path) -> Commit:
    """The commit that counts in a build folder; ``IndexDamaged`` where there is none."""
    try:
        found = [int(match[1]) for name in os.listdir(build) if (match := _TOC.fullmatch(name))]
    except OSError as error:
        raise IndexDamaged(f"The search index folder {build} can't be read: rebuild the index.") from error
    if not found:
        raise IndexDamaged(f"The search index in {build} has lost its table of contents: rebuild it.")
    return Commit(build, max(found))


def publish(build: Path, toc: Any, segments: list[Any]) -> None:
    """Makes ``segments``, whose files are complete, the next commit, and removes the files of all others. ``toc`` is the last commit's.

    A process that dies in between leaves the last commit or this one, and files that the next commit removes.
    """
    toc.segments = segments
    toc.generation += 1
    for unfinished in build.glob("_MAIN_*.toc.*"):
        unfinished.unlink()
    store = storage(build)
    _write(Commit(build, toc.generation).toc, toc)
    clean_files(store, "MAIN", toc.generation, segments)
    for segment in segments:
        if not segment.is_compound():
            # What a repair took apart; Whoosh keeps all files of a segment that it lists.
            (build / segment.make_filename(segment.COMPOUND_EXT)).unlink(missing_ok=True)


def _write(path: Path, toc: Any) -> None:
    """Puts a sealed table of contents there, as a whole."""
    memory = RamStorage()
    toc.write(memory, "MAIN")
    data = memory.files[path.name]
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(data + _SEAL.pack(_MAGIC, zlib.crc32(data)))
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def _unsealed(sealed: bytes) -> bytes:
    """A table of contents without its seal, where it has one; ``ValueError`` where the seal is not that of these bytes."""
    data, seal = sealed[: -_SEAL.size], sealed[-_SEAL.size :]
    if len(seal) < _SEAL.size or not seal.startswith(_MAGIC):
        return sealed
    if seal != _SEAL.pack(_MAGIC, zlib.crc32(data)):
        raise ValueError("its bytes changed")
    return data


def storage(build: Path) -> Any:
    """Whoosh's view of a build folder. Not memory-mapped: Whoosh 2.7.4 would copy every mapped file into memory."""
    return FileStorage(str(build), supports_mmap=False)
