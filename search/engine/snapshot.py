"""The index as it stood after one commit: what a search reads, whatever is written meanwhile.

A snapshot never changes. A process keeps one and replaces it whole when the index has moved on; searches that still use the old one
finish on it, and it is closed when the last of them lets go.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from .analysis import TONGUES, Tongue, tongue
from .columns import Integers, Mask, bases, join_dates, join_keys
from .commit import Commit, storage
from .document import KEY_FIELDS
from .errors import IndexUnavailable
from .folder import IndexFolder
from .schema import PARTS
from .segment import Positions, Postings, Segment


class Snapshot:
    """One commit, opened. Documents are numbered from 0 to ``size`` over all segments, deleted ones included.

    ``live`` masks the documents that are not deleted; ``numbers`` are their ``django_id``; ``lengths`` the words of each part;
    ``written_in`` a mask a stemmer; ``keys`` and ``dates`` the values to filter, count and sort by.
    """

    def __init__(self, state: Commit, known: Mapping[str, Segment] | None = None) -> None:
        self.state = state
        toc = state.read()
        self._toc_length = _length(state.toc)
        store = storage(state.build)
        self.segments = [(known or {}).get(entry.segment_id()) or Segment(store, toc.schema, entry) for entry in toc.segments]
        sizes = [segment.size for segment in self.segments]
        self._bases = bases(sizes)
        self.size = sum(sizes)
        self.live = np.ones(self.size, bool)
        for base, entry in zip(self._bases, toc.segments, strict=True):
            self.live[[base + doc for doc in entry.deleted_docs()]] = False
        none = np.zeros(0, np.int64)
        self.numbers: Integers = np.concatenate([none, *(segment.numbers for segment in self.segments)])
        self.lengths = {part: np.concatenate([none, *(segment.lengths[part] for segment in self.segments)]) for part in PARTS}
        self.keys = {field: join_keys([segment.keys[field] for segment in self.segments], sizes) for field in KEY_FIELDS}
        self.dates = join_dates([segment.dates for segment in self.segments])
        languages = join_keys([segment.languages for segment in self.segments], sizes)
        spoken = {name: [key for key in languages.keys if tongue(key) == name] for name in TONGUES}
        self.written_in: dict[Tongue, Mask] = {name: languages.any_of(keys, self.size) for name, keys in spoken.items()}

    def postings(self, field: str, term: str) -> Postings:
        """Where ``term`` occurs in ``field``, over all segments."""
        found = [(base, segment.postings(field, term)) for base, segment in self._based()]
        return Postings(
            np.concatenate([np.zeros(0, np.int64), *(base + postings.docs for base, postings in found)]),
            np.concatenate([np.zeros(0), *(postings.frequencies for _, postings in found)]),
        )

    def positions(self, field: str, term: str, within: Mask) -> Positions:
        """The positions of ``term`` in the documents of ``within``, over all segments."""
        found = [(base, segment.positions(field, term, within[base : base + segment.size])) for base, segment in self._based()]
        none = np.zeros(0, np.int64)
        return Positions(
            np.concatenate([none, *(base + positions.docs for base, positions in found)]),
            np.concatenate([none, *(positions.positions for _, positions in found)]),
        )

    def terms(self, fields: Iterable[str], prefix: str = "") -> Counter[str]:
        """The terms of any of ``fields`` that begin with ``prefix``, and about how many documents contain each; see ``frequency``."""
        total: Counter[str] = Counter()
        for field in fields:
            for segment in self.segments:
                total.update(segment.terms(field, prefix))
        return total

    def frequency(self, field: str, term: str) -> int:
        """About how many documents contain ``term``: deleted ones that were not merged away yet are counted."""
        return sum(segment.frequency(field, term) for segment in self.segments)

    def stored(self, doc: int) -> dict[str, Any]:
        """The stored fields of document number ``doc``."""
        segment = int(np.searchsorted(self._bases, doc, side="right")) - 1
        return self.segments[segment].stored(doc - self._bases[segment])

    def find(self, id_: str) -> int | None:
        """The number of the live document with this id, if there is one."""
        docs = self.postings("id", id_).docs
        live = docs[self.live[docs]]
        return int(live[0]) if len(live) else None

    def entries(self) -> dict[str, str]:
        """The id and the stamp of every live document: what is indexed, to be compared with what should be."""
        stored = (self.stored(int(doc)) for doc in np.flatnonzero(self.live))
        return {fields["id"]: fields["stamp"] for fields in stored}

    def intact(self) -> bool:
        """Whether its files are still there, as long as they were when they were opened."""
        return self._toc_length == _length(self.state.toc) and all(segment.intact() for segment in self.segments)

    def _based(self) -> Iterator[tuple[int, Segment]]:
        return zip(self._bases, self.segments, strict=True)


class Snapshots:
    """The one current snapshot of an index folder, for all threads of a process.

    A forked process opens its own: files that were open before the fork share one position with the parent.
    """

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = Lock()
        self._kept: Snapshot | None = None
        self._process = os.getpid()

    def current(self) -> Snapshot:
        """The index after its last commit; opened again only when there was one since.

        ``IndexMissing`` or ``IndexDamaged`` where the index is gone or broken, even if an earlier call could still open it.
        """
        with self._lock:
            if self._process != os.getpid():
                self._kept, self._process = None, os.getpid()
            while True:
                state = self._folder.state()
                if self._kept and self._kept.state == state and self._kept.intact():
                    return self._kept
                try:
                    self._kept = Snapshot(state, self._known(state))
                except IndexUnavailable:
                    # A writer may have removed what its new commit replaced while we were opening it: then there is a newer state.
                    if self._folder.state() == state:
                        raise

    def _known(self, state: Commit) -> dict[str, Segment]:
        """Segments that are open already and still sound."""
        kept = self._kept
        if kept is None or kept.state.build != state.build or kept.state == state:
            return {}
        return {segment.id: segment for segment in kept.segments if segment.intact()}


def _length(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None
