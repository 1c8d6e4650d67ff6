"""Writing into the index of one build folder: one writer, one commit, all or nothing.

The caller holds the folder's lock. Everything here raises ``IndexDamaged`` where the index can't be read.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .commit import last_commit, publish, storage
from .document import Document
from .errors import IndexDamaged, IndexLocked
from .forms import Forms
from .merging import YOUNG, foldable, worthwhile
from .repairing import make_arrays, opened, sound
from .schema import schema
from .segment_writer import SegmentWriter
from .stock import FileIndex
from .written import WrittenSegment, array_file

_FORMS = Forms()
"""The table of this process: words recur from one commit to the next."""


def create(build: Path) -> None:
    """An empty index in a folder that exists."""
    FileIndex.create(storage(build), schema())


def replace(build: Path, update: Iterable[Document], delete: Iterable[str]) -> None:
    """Take out the documents with the ids in ``delete``, then put in those of ``update``, in one commit.

    The last of several documents with one id counts. Small segments are merged on the way.
    """
    latest = {document.id: document for document in update}
    gone = sorted(id_.encode() for id_ in {*delete, *latest})
    if not gone:
        return
    with _writing(build) as toc:
        segments = [_sound(build, entry) for entry in toc.segments]
        for segment in segments:
            segment.delete(gone)
        segments = [segment for segment in segments if segment.entry.doc_count()]
        folded = [segments[place] for place in foldable([segment.entry.doc_count() for segment in segments], len(latest))]
        fresh = _filled(build, latest.values(), folded)
        publish(build, toc, [segment.entry for segment in segments if segment not in folded] + fresh)


def merge(build: Path) -> bool:
    """Merges what is most worth merging, in one commit; whether there was something. Readers go on, other writers wait."""
    with _writing(build) as toc:
        entries = toc.segments
        places = worthwhile([entry.doc_count() for entry in entries], [entry.deleted_count() for entry in entries])
        if not places:
            return False
        chosen = [_sound(build, entries[place]) for place in places]
        fresh = _filled(build, (), chosen)
        publish(build, toc, [entry for place, entry in enumerate(entries) if place not in places] + fresh)
        return True


def purge(build: Path) -> None:
    """Writes segments that hold deleted documents anew without them, in one commit: no file has anything of those any longer."""
    with _writing(build) as toc:
        kept = [entry for entry in toc.segments if not entry.deleted_count()]
        spoilt = [entry for entry in toc.segments if entry.deleted_count()]
        fresh = [new for entry in spoilt for new in _filled(build, (), [_sound(build, entry)])]
        publish(build, toc, kept + fresh)


def fill(build: Path, documents: Iterable[Document], progress: Callable[[int], None] | None = None) -> None:
    """Put documents into a new index, in one commit; ``progress`` is called with the number written so far.

    ``ValueError`` for an id that comes twice: the index would count that article twice.
    """
    commit_new(build, written(build, _unique(documents, progress)))


def commit_new(build: Path, segments: Iterable[Any]) -> None:
    """Makes ``segments`` the contents of a new index, merged until there are few enough for an index that begins its life."""
    with _writing(build) as toc:
        publish(build, toc, list(segments))
    while len(last_commit(build).read().segments) > YOUNG and merge(build):
        pass


def repair(build: Path) -> list[str]:
    """Makes damaged array files anew and lists what was done, a sentence each. ``IndexDamaged`` where only rebuilding helps."""
    done = []
    with _writing(build) as toc:
        packed = any(entry.is_compound() for entry in toc.segments)
        for entry in toc.segments:
            if sound(build, entry, verify=True) is None:
                _refuse_changes(build, entry)
                make_arrays(build, entry)
                done.append(f"{array_file(build, entry)} was made anew.")
            _sound(build, entry)
        if packed:
            publish(build, toc, toc.segments)
    return done


def written(build: Path, documents: Iterable[Document]) -> Iterator[Any]:
    """Writes ``documents`` into as many segments as the writer's memory asks for; gives each when it is complete."""
    segment = None
    try:
        for document in documents:
            if segment is None:
                segment = SegmentWriter(build, _FORMS)
            segment.add(document)
            if segment.full:
                yield segment.finish()
                segment = None
        if segment is not None:
            yield segment.finish()
    except BaseException:
        if segment is not None:
            segment.discard()
        raise


def _unique(documents: Iterable[Document], progress: Callable[[int], None] | None) -> Iterator[Document]:
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise ValueError(f"The document {document.id!r} was given twice.")
        seen.add(document.id)
        yield document
        if progress:
            progress(len(seen))


def _filled(build: Path, documents: Iterable[Document], old: Iterable[WrittenSegment]) -> list[Any]:
    """One new segment of ``old`` ones and ``documents``; none of nothing."""
    segment = SegmentWriter(build, _FORMS)
    try:
        for one in old:
            one.verify()
            segment.add_segment(one)
        for document in documents:
            segment.add(document)
        if not len(segment):
            segment.discard()
            return []
        return [segment.finish()]
    except BaseException:
        segment.discard()
        raise


def _sound(build: Path, entry: Any) -> WrittenSegment:
    """The segment, its array file made anew where it is damaged; ``IndexDamaged`` where Whoosh's own files are."""
    segment = opened(build, entry)
    if damage := segment.damage():
        raise IndexDamaged(f"{', '.join(damage)} of the search index in {build} are missing or cut off: rebuild it.")
    return segment


def _refuse_changes(build: Path, entry: Any) -> None:
    """No arrays are made from files of Whoosh's that changed themselves, as far as the damaged array file can still tell."""
    known = sound(build, entry)
    if known and (changes := known.changes()):
        raise IndexDamaged(f"{', '.join(changes)} of the search index in {build} are missing, cut off or changed: rebuild it.")


@contextmanager
def _writing(build: Path) -> Iterator[Any]:
    """The table of contents, while Whoosh's own lock keeps other programs from writing."""
    toc = last_commit(build).read()
    lock = storage(build).lock("MAIN_WRITELOCK")
    if not lock.acquire():
        raise IndexLocked(f"The search index in {build} is being written by a program that doesn't know its lock.")
    try:
        yield toc
    finally:
        lock.release()
