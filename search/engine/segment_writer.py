"""One new segment: ordinary files of Whoosh's W3 codec, and the array file that this engine searches.

Documents are collected in batches that are inverted at once; each gives a run of postings a field. ``finish`` merges the runs field by
field and writes both kinds of files from the same arrays. What stock Whoosh would read from the pickled table of contents is Whoosh's own
segment class and codec, so nothing of this module is needed to open the index.
"""

import pickle
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from .arrays import EXTENSION, ArrayFile, ArrayWriter
from .blocks import TermFiles, length_bytes
from .commit import storage
from .document import Document
from .forms import Forms
from .inverting import Batch
from .merging import LARGEST
from .postings import Array, Postings, field_lengths, merged, surviving
from .schema import INDEXED, SCORED, stored
from .segment_arrays import put_segment
from .stock import VarBytesColumn, W3Codec
from .written import WrittenSegment, checksums, segment_files

BATCH = 600_000
"""Words that are inverted at once."""
FULL = 14_000_000
"""Words after which a segment should be finished: what bounds the writer's memory."""
_COMPRESSION = 5
"""Of stored fields. Whoosh's own writer has 3; this takes a third longer and leaves 2 % less."""


class SegmentWriter:
    """Writes one segment into a build folder. It is part of the index when a commit lists it; ``discard`` takes its files away."""

    def __init__(self, build: Path, forms: Forms) -> None:
        self._build = build
        self._storage = storage(build)
        self._segment = W3Codec().new_segment(self._storage, "MAIN")
        self._forms = forms
        self._batch = Batch(forms)
        self._runs: list[_Run] = []
        self._numbers: list[int] = []
        self._words = 0
        self._stored_file = self._create("_stored")
        self._stored = VarBytesColumn().writer(self._stored_file)

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def full(self) -> bool:
        """Whether it is time for the next segment."""
        return self._words + self._batch.words >= FULL or len(self) >= LARGEST

    def add(self, document: Document) -> None:
        """Adds one document."""
        if self._batch.words >= BATCH:
            self._invert()
        # Protocol 2 is what stock Whoosh writes; any pickle would be read.
        self._stored.add(len(self), zlib.compress(pickle.dumps(stored(document), 2), _COMPRESSION))
        self._batch.add(document)
        self._numbers.append(document.django_id)

    def add_segment(self, old: WrittenSegment) -> None:
        """Adds the documents of another segment that are not deleted; stored fields are copied as they are."""
        self._invert()
        alive = old.alive()
        numbers = np.where(alive, np.cumsum(alive) - 1 + len(self), -1).astype(np.int32)
        self._runs.append(_Survivors(old, numbers))
        for place, stored_bytes in enumerate(old.stored(np.flatnonzero(alive)), len(self)):
            self._stored.add(place, stored_bytes)
        self._numbers += old.arrays.array("number")[alive].tolist()
        self._words += int(old.arrays.array("text/lengths")[alive].sum())

    def finish(self) -> Any:
        """Completes all files; gives Whoosh's segment, for the table of contents."""
        self._invert()
        size = len(self)
        self._stored.finish(size)
        self._stored_file.close()
        self._segment.set_doc_count(size)
        self._segment._fieldlengths = {}
        numbers = np.array(self._numbers, np.int64)
        self._put_column("number", numbers.astype(">i8"))
        path = self._build / self._segment.make_filename(EXTENSION)
        arrays = ArrayWriter(path, self._segment.segment_id(), size)
        try:
            terms = TermFiles(self._storage, self._segment)
            put_segment(arrays, numbers, self._fields(terms))
            terms.close()
            files = segment_files(self._build, self._segment)
            arrays.close(files, checksums(self._build, files))
        except BaseException:
            arrays.discard()
            raise
        ArrayFile(path, self._segment.segment_id(), size).verify()
        return self._segment

    def discard(self) -> None:
        """Removes all its files."""
        if not self._stored_file.is_closed:
            self._stored_file.close()
        for file in self._build.glob(f"{self._segment.segment_id()}.*"):
            file.unlink()

    def _invert(self) -> None:
        if len(self._batch):
            self._runs.append(self._batch.inverted(len(self) - len(self._batch)))
            self._words += self._batch.words
        if self._forms.full:
            self._forms.empty()
        self._batch = Batch(self._forms)

    def _fields(self, terms: TermFiles) -> Iterator[tuple[str, Postings]]:
        """The finished postings of each field, which are in Whoosh's files by then."""
        for field in INDEXED:
            postings = merged([run.pop(field) for run in self._runs])
            lengths = None
            if field in SCORED:
                exact = field_lengths(postings, len(self))
                lengths = length_bytes(exact)
                if total := int(exact.sum()):
                    self._segment._fieldlengths[field] = total
                    self._put_column(f"_{field}_len", lengths)
            terms.add(field, postings, lengths)
            yield field, postings

    def _put_column(self, name: str, values: Array) -> None:
        """A column of numbers. Like Whoosh's, it ends with the last document whose value isn't zero."""
        last = np.flatnonzero(values)[-1] + 1 if values.any() else 0
        file = self._create(name)
        file.write(values[:last].tobytes())
        file.close()

    def _create(self, column: str) -> Any:
        return self._storage.create_file(W3Codec.column_filename(self._segment, column))


class _Run(Protocol):
    """Postings of consecutive documents, each field taken once."""

    def pop(self, field: str) -> Postings: ...


class _Survivors:
    """What is left of a segment. Each field is made when it is taken, so that one at a time is in memory."""

    def __init__(self, old: WrittenSegment, numbers: Array) -> None:
        self._old = old
        self._numbers = numbers

    def pop(self, field: str) -> Postings:
        return surviving(self._old.postings(field), self._numbers)
