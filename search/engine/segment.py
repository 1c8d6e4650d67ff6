"""One segment of the index: immutable once written, so its arrays are read once and kept as long as any snapshot uses them.

The only reader of Whoosh's postings. Documents that were deleted later are still in what it gives; the snapshot masks them.
"""

import struct
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import numpy as np

from .columns import DateColumn, Floats, Integers, KeyColumn, Mask
from .document import KEY_FIELDS, interval
from .errors import IndexDamaged
from .schema import PARTS
from .stock import SegmentReader


class Postings(NamedTuple):
    """The documents that contain a term, ascending, and how often each does."""

    docs: Integers
    frequencies: Floats


class Positions(NamedTuple):
    """Occurrences of a term: ``docs[i]`` contains it as its word number ``positions[i]``."""

    docs: Integers
    positions: Integers


class Segment:
    """Opens the files of one Whoosh segment and reads its arrays. Any failure to read is ``IndexDamaged``."""

    def __init__(self, storage: Any, schema: Any, segment: Any) -> None:
        self.id: str = segment.segment_id()
        self._file = segment_file(Path(storage.folder), segment)
        self._lock = Lock()
        with self._reading():
            self._length = checked_length(self._file)
            self._reader = SegmentReader(storage, schema, segment)
            weakref.finalize(self, self._reader.close)
            self.size: int = self._reader.doc_count_all()
            self.numbers = np.fromiter(self._reader.column_reader("number", translate=False), np.int64, self.size)
            self.lengths = {part: self._lengths(part) for part in PARTS}
            self.languages = self._keys("language")
            self.keys = {field: self._keys(field) for field in KEY_FIELDS}
            self.dates = self._dates()

    def intact(self) -> bool:
        """Whether its file is still there, as long as when it was opened."""
        try:
            return self._file.stat().st_size == self._length
        except OSError:
            return False

    def postings(self, field: str, term: str) -> Postings:
        """Where ``term`` occurs in ``field``; empty where it doesn't."""
        docs: list[int] = []
        frequencies: list[float] = []
        with self._reading():
            matcher = self._matcher(field, term)
            while matcher is not None and matcher.is_active():
                docs.append(matcher.id())
                frequencies.append(matcher.weight())
                matcher.next()
        return Postings(np.array(docs, np.int64), np.array(frequencies, np.float64))

    def positions(self, field: str, term: str, within: Mask) -> Positions:
        """The positions of ``term`` in those documents of ``within`` that contain it."""
        docs: list[int] = []
        positions: list[int] = []
        with self._reading():
            matcher = self._matcher(field, term)
            while matcher is not None and matcher.is_active():
                doc = matcher.id()
                if within[doc]:
                    found = matcher.value_as("positions")
                    docs += [doc] * len(found)
                    positions += found
                matcher.next()
        return Positions(np.array(docs, np.int64), np.array(positions, np.int64))

    def terms(self, field: str, prefix: str = "") -> dict[str, int]:
        """The terms of ``field`` that begin with ``prefix``, and how many documents contain each, deleted ones included."""
        with self._reading():
            found = self._reader.iter_prefix(field, prefix.encode())
            return {term.decode(): info.doc_frequency() for term, info in found}

    def frequency(self, field: str, term: str) -> int:
        """How many documents contain ``term``, deleted ones included: an estimate, without reading its postings."""
        with self._reading():
            return int(self._reader.doc_frequency(field, term))

    def stored(self, doc: int) -> dict[str, Any]:
        """The stored fields of one document."""
        with self._reading():
            return dict(self._reader.stored_fields(doc))

    def _matcher(self, field: str, term: str) -> Any:
        return self._reader.postings(field, term) if (field, term) in self._reader else None

    def _lengths(self, part: str) -> Floats:
        """Words a document in ``part``. Whoosh keeps them in one byte, so long ones are near values."""
        lengths = (self._reader.doc_field_length(doc, part) or 0 for doc in range(self.size))
        return np.fromiter(lengths, np.float64, self.size)

    def _keys(self, field: str) -> KeyColumn:
        keys, docs = [], []
        for term in self._reader.lexicon(field):
            keys.append(term.decode())
            docs.append(np.fromiter(self._reader.postings(field, term).all_ids(), np.int64))
        ordinals = np.repeat(np.arange(len(keys)), [len(ids) for ids in docs])
        return KeyColumn(tuple(keys), np.concatenate([np.zeros(0, np.int64), *docs]), ordinals)

    def _dates(self) -> DateColumn:
        printed = self._keys("date")
        dates = DateColumn(*(np.zeros(self.size, np.int64) for _ in range(3)))
        for values, of_key in (
            (dates.first, [interval(key).first.toordinal() for key in printed.keys]),
            (dates.last, [interval(key).last.toordinal() for key in printed.keys]),
            (dates.precision, [int(interval(key).precision) for key in printed.keys]),
        ):
            values[printed.docs] = np.array(of_key, np.int64)[printed.ordinals]
        return dates

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One thread at a time, since Whoosh's readers share a file position; whatever they raise says that the files are damaged."""
        with self._lock:
            try:
                yield
            except Exception as error:
                raise IndexDamaged(f"The search index segment {self.id} can't be read ({error!r}): rebuild the index.") from error


def segment_file(folder: Path, segment: Any) -> Path:
    """The one (compound) file of a Whoosh segment."""
    return folder / str(segment.make_filename(segment.COMPOUND_EXT))


def checked_length(file: Path) -> int:
    """The size of a compound segment file. Its first twelve bytes say where its directory stands, at the very end; else ``EOFError``."""
    length = file.stat().st_size
    with file.open("rb") as opened:
        start, size = struct.unpack("!qi", opened.read(12))
    if start + size != length:
        raise EOFError(f"{file.name} is {length} bytes long instead of {start + size}")
    return length
