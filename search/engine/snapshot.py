"""The index as it stood after one commit: what a search reads, whatever is written meanwhile.

A snapshot never changes. A process keeps one and replaces it whole when the index has moved on, keeping the segments that both have;
searches that still use the old one finish on it, and its files are closed when the last of them lets go.
"""

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from threading import Lock
from typing import Any, NamedTuple

import numpy as np

from .analysis import TONGUES, Tongue, stem, words
from .cache import Cache
from .columns import Dates, Integers, Mask
from .commit import Commit
from .document import KEY_FIELDS
from .errors import IndexUnavailable
from .folder import IndexFolder
from .keys import Found, KeyColumn, Keys
from .segment import Field, Segment, joined
from .tallies import Tally
from .watching import Watched

LEAVES, ANSWERS = 14 * 2**20, 12 * 2**20
"""Bytes that a snapshot keeps of what single words found, and of whole answers."""


class Postings(NamedTuple):
    """Where a term of a field stands in one segment."""

    segment: int
    """The segment's place in the snapshot."""
    field: Field
    term: int
    start: int
    stop: int


class Snapshot:
    """One commit, opened. Documents are numbered from 0 to ``size`` over all segments, deleted ones included.

    ``live`` masks the documents that are not deleted; ``numbers`` are their ``django_id``; ``dates`` and ``keys`` what to filter, count
    and sort by. Arrays that only some searches need are made when the first one asks.
    """

    def __init__(self, state: Commit, former: "Snapshot | None" = None) -> None:
        self.state = state
        self._toc = Watched([state.toc])
        self._next = str(state.next().toc)
        toc = state.read()
        known = {segment.id: segment for segment in former.segments} if former else {}
        self.segments: list[Segment] = [_sound(known.get(entry.segment_id())) or Segment(state.build, entry) for entry in toc.segments]
        self.bases = [0, *accumulate(segment.size for segment in self.segments)]
        """The number of each segment's first document, and at last ``size``."""
        self.size = self.bases[-1]
        self.live = np.ones(self.size, bool)
        for base, entry in zip(self.bases, toc.segments, strict=False):
            self.live[[base + doc for doc in entry.deleted_docs()]] = False
        self.whole = bool(self.live.all())
        """Whether no document is deleted."""
        self.numbers: Integers = joined([segment.column("number") for segment in self.segments], np.int64)
        self.dates = Dates(self.segments, self.numbers)
        self._known_keys: dict[str, Keys] = former._known_keys if former else {field: Keys() for field in KEY_FIELDS}
        self.keys = {field: KeyColumn(field, self.segments, keys) for field, keys in self._known_keys.items()}
        for keys in self._known_keys.values():
            keys.forget(self.segments)
        self.leaves: Cache[Any] = Cache(LEAVES)
        self.answers: Cache[Any] = Cache(ANSWERS)

    @cached_property
    def everything(self) -> Integers:
        """All live documents."""
        return np.flatnonzero(self.live)

    @cached_property
    def totals(self) -> dict[str, Tally]:
        """How many live documents have each key."""
        return {field: column.tally(Found(self.everything, self.size)) for field, column in self.keys.items()}

    def total(self, field: str, key: str) -> int:
        """How many live documents have one key."""
        number = self.keys[field].keys.number(key)
        return 0 if number is None else self.totals[field].of(number)

    @cached_property
    def tongues(self) -> dict[Tongue, Mask | None]:
        """The languages that documents are written in, with a mask each; ``None`` where all are in that one."""
        written: Any = joined([segment.column("tongue") for segment in self.segments], np.uint8)
        present = np.flatnonzero(np.bincount(written, minlength=len(TONGUES))).tolist()
        return {TONGUES[number]: written == number if len(present) > 1 else None for number in present}

    @cached_property
    def newest(self) -> Integers:
        """What sorts the newest first: see ``Dates.order``."""
        return self.dates.order(newest=True)

    @cached_property
    def oldest(self) -> Integers:
        """What sorts the oldest first."""
        return self.dates.order(newest=False)

    @cached_property
    def years(self) -> Integers:
        """See ``Dates.years``."""
        return self.dates.years()

    @cached_property
    def months(self) -> Integers:
        """See ``Dates.months``."""
        return self.dates.months()

    def lengths(self, field: str) -> Integers:
        """Words (or acronyms) of each document in a field."""
        return joined([segment.column(f"{field}/lengths") for segment in self.segments], np.int64)

    def postings(self, field: str, term: str) -> list[Postings]:
        """Where the postings of ``term`` stand, a segment that has it; nothing of them is read yet."""
        return self.leaves.get((field, term), lambda: self._looked_up(field, term.encode()), lambda found: 200 * (len(found) + 1))

    def _looked_up(self, field: str, term: bytes) -> list[Postings]:
        found = []
        for place, segment in enumerate(self.segments):
            inverted = segment.field(field)
            bounds = inverted.bounds(term)
            if bounds:
                found.append(Postings(place, inverted, *bounds))
        return found

    def docs(self, postings: Iterable[Postings]) -> Integers:
        """The documents of postings, ascending."""
        parts = [(self.bases[one.segment], one.field.docs[one.start : one.stop]) for one in postings]
        docs = np.empty(sum(len(part) for _, part in parts), np.int64)
        place = 0
        for base, part in parts:
            np.add(part, base, out=docs[place : place + len(part)], dtype=np.int64)
            place += len(part)
        return docs

    def frequencies(self, postings: Iterable[Postings]) -> Integers:
        """How often the term occurs in each document of ``docs(postings)``."""
        return joined([one.field.frequencies[one.start : one.stop] for one in postings], np.int64)

    def frequency(self, field: str, term: str) -> int:
        """In how many documents ``term`` occurs, deleted ones included until they are merged away."""
        return sum(one.stop - one.start for one in self.postings(field, term))

    def containing(self, word: str) -> int:
        """About how many documents have a word as printed, in any of its forms."""
        return max((self.frequency("text", stem(surface, name)) for surface in words(word) for name in self.tongues), default=0)

    def terms(self, field: str, prefix: str = "") -> Counter[str]:
        """The terms of ``field`` that begin with ``prefix``, and how many documents contain each; see ``frequency``."""
        total: Counter[str] = Counter()
        for segment in self.segments:
            inverted = segment.field(field)
            start, stop = inverted.lexicon.prefixed(prefix.encode())
            often = np.diff(inverted.starts[start : stop + 1].astype(np.int64)).tolist()
            for term, number in zip(inverted.lexicon.between(start, stop), often, strict=True):
                total[term.decode()] += number
        return total

    def place(self, doc: int) -> tuple[Segment, int]:
        """The segment of a document, and its number in it."""
        place = bisect_right(self.bases, doc) - 1
        return self.segments[place], doc - self.bases[place]

    def stored(self, doc: int) -> dict[str, Any]:
        """The stored fields of a document."""
        segment, number = self.place(doc)
        return segment.stored[number]

    def find(self, id_: str) -> int | None:
        """The number of the live document with this id, if there is one."""
        docs = self.docs(self.postings("id", id_))
        live = docs[self.live[docs]]
        return int(live[0]) if len(live) else None

    def entries(self) -> dict[str, str]:
        """The id and the stamp of every live document: what is indexed, to be compared with what should be."""
        stored = (self.stored(doc) for doc in self.everything.tolist())
        return {fields["id"]: fields["stamp"] for fields in stored}

    def intact(self) -> bool:
        """Whether its files are still there, as long as they were when they were opened."""
        return self._toc.unchanged() and all(segment.intact() for segment in self.segments)

    def latest(self) -> bool:
        """Whether it is intact, and no commit followed in its folder."""
        return self.intact() and not os.path.exists(self._next)


class Snapshots:
    """The one current snapshot of an index folder, for all threads of a process."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = Lock()
        self._kept: Snapshot | None = None
        self._pointer = Watched([])
        self._process = os.getpid()

    def current(self) -> Snapshot:
        """The index after its last commit; opened again only when there was one since.

        ``IndexMissing`` or ``IndexDamaged`` where the index is gone or broken, even if an earlier call could still open it.
        """
        with self._lock:
            if self._process != os.getpid():
                self._kept, self._process = None, os.getpid()
            if self._kept is None or not self._pointer.unchanged() or not self._kept.latest():
                self._kept, self._pointer = self._opened(self._kept)
            return self._kept

    def _opened(self, former: Snapshot | None) -> tuple[Snapshot, Watched]:
        """The index after its last commit, and the pointer that led there."""
        while True:
            pointer = Watched([self._folder.pointer])
            state = self._folder.state()
            related = former if former and former.state.build == state.build and former.state != state else None
            try:
                return Snapshot(state, related), pointer
            except IndexUnavailable:
                # A writer may have removed what its new commit replaced while we were opening it: then there is a newer state.
                if self._folder.state() == state:
                    raise


def _sound(segment: Segment | None) -> Segment | None:
    return segment if segment and segment.intact() else None
