"""A segment of the last commit as the writer sees it: where an id is, what is deleted, and all its data for a merge."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import EXTENSION, ArrayFile, checksum_of
from .commit import storage
from .errors import IndexDamaged
from .lexicon import Lexicon
from .postings import Array, Postings
from .stock import VarBytesColumn, W3Codec


class WrittenSegment:
    """Opens the array file of ``entry``, a segment of Whoosh's table of contents. ``IndexDamaged`` where it can't be used."""

    def __init__(self, build: Path, entry: Any) -> None:
        self.entry = entry
        self.arrays = ArrayFile(array_file(build, entry), entry.segment_id(), entry.doc_count_all())
        self._build = build

    def damage(self) -> list[str]:
        """The names of Whoosh's files of the segment that are gone, or not as long as they were."""
        return [name for name, length in self.arrays.files.items() if _length(self._build / name) != length]

    def changes(self) -> list[str]:
        """Those, and the names of files whose bytes are not what they were. Reads them all."""
        changed = [name for name, checksum in self.arrays.checksums.items() if checksum_of(self._build / name) != checksum]
        return sorted({*self.damage(), *changed})

    def verify(self) -> None:
        """``IndexDamaged`` where a byte of any file changed, so that nothing wrong is copied into another segment."""
        self.arrays.verify()
        if changes := self.changes():
            raise IndexDamaged(f"{', '.join(changes)} of the search index in {self._build} changed: rebuild it.")

    def delete(self, ids: list[bytes]) -> int:
        """Marks the documents with these ids as deleted; gives how many there were."""
        lexicon, starts, docs = Lexicon(self.arrays, "id"), self.arrays.array("id/starts"), self.arrays.array("id/docs")
        before = self.entry.deleted_count()
        for id_ in ids:
            term = lexicon.find(id_)
            for doc in docs[starts[term] : starts[term + 1]].tolist() if term is not None else ():
                self.entry.delete_document(doc)
        return int(self.entry.deleted_count() - before)

    def alive(self) -> NDArray[np.bool_]:
        """Which documents are not deleted."""
        alive = np.ones(self.entry.doc_count_all(), bool)
        alive[list(self.entry.deleted_docs())] = False
        return alive

    def postings(self, field: str) -> Postings:
        """All postings of ``field``, deleted documents included."""
        lexicon = Lexicon(self.arrays, field)
        return Postings(
            lexicon.between(0, len(lexicon)),
            self._whole(f"{field}/starts").astype(np.int64),
            self._whole(f"{field}/docs"),
            self._whole(f"{field}/freqs") if f"{field}/freqs" in self.arrays else None,
            self._whole(f"{field}/positions") if f"{field}/positions" in self.arrays else None,
        )

    def stored(self, docs: Array) -> Iterator[bytes]:
        """The stored fields of ``docs``, as they are kept."""
        name = W3Codec.column_filename(self.entry, "_stored")
        file = storage(self._build).open_file(name)
        try:
            column = VarBytesColumn().reader(file, 0, (self._build / name).stat().st_size, self.entry.doc_count_all())
            yield from map(column.__getitem__, docs.tolist())
        finally:
            file.close()

    def _whole(self, name: str) -> Array:
        self.arrays.want(name)
        return self.arrays.array(name)


def array_file(build: Path, entry: Any) -> Path:
    """The array file of a segment."""
    return build / str(entry.make_filename(EXTENSION))


def segment_files(build: Path, entry: Any) -> dict[str, int]:
    """The names and lengths of a segment's files, but for the array file and a compound file that was taken apart."""
    files = sorted(build.glob(f"{entry.segment_id()}.*"))
    return {file.name: file.stat().st_size for file in files if not {EXTENSION, entry.COMPOUND_EXT} & set(file.suffixes)}


def checksums(build: Path, names: Iterable[str]) -> dict[str, int]:
    """The checksums of files that were just written."""
    found = ((name, checksum_of(build / name)) for name in names)
    return {name: checksum for name, checksum in found if checksum is not None}


def _length(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None
