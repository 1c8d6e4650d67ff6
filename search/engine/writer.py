"""Writing one batch into a Whoosh index: one writer, one commit, all or nothing."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .commit import last_commit, storage
from .document import Document
from .errors import IndexDamaged, IndexLocked
from .schema import fields, schema
from .segment import checked_length, segment_file
from .stock import FileIndex, LockError, W3Codec

MEMORY = 256
"""Megabytes of postings that Whoosh collects before it sorts them on disk."""


def create(build: Path) -> None:
    """An empty index in a folder that exists."""
    FileIndex.create(storage(build), schema())


def replace(build: Path, update: Iterable[Document], delete: Iterable[str]) -> None:
    """Take out the documents with the ids in ``delete``, then put in those of ``update``, in one commit.

    The last of several documents with one id counts. The caller holds the folder's lock; ``IndexDamaged`` where the index can't be read.
    """
    latest = {document.id: document for document in update}
    gone = sorted(set(delete) | set(latest))
    if not gone:
        return
    with _writer(build) as writer:
        with writer.searcher() as searcher:
            for id_ in gone:
                writer.delete_by_term("id", id_, searcher=searcher)
        for document in latest.values():
            writer.add_document(**fields(document))


def fill(build: Path, documents: Iterable[Document], progress: Callable[[int], None] | None = None) -> None:
    """Put documents into a new index, in one commit; ``progress`` is called with the number written so far.

    ``ValueError`` for an id that comes twice: the index would count that article twice.
    """
    seen: set[str] = set()
    with _writer(build) as writer:
        for document in documents:
            if document.id in seen:
                raise ValueError(f"The document {document.id!r} was given twice.")
            seen.add(document.id)
            writer.add_document(**fields(document))
            if progress:
                progress(len(seen))


@contextmanager
def _writer(build: Path) -> Iterator[Any]:
    """A Whoosh writer that commits at the end, or takes everything back and lets the error through."""
    contents = last_commit(build).read()
    try:
        for segment in contents.segments:
            checked_length(segment_file(build, segment))
        writer = FileIndex(storage(build)).writer(codec=W3Codec(), limitmb=MEMORY)
    except LockError as error:
        raise IndexLocked(f"The search index in {build} is being written by a program that doesn't know its lock.") from error
    except Exception as error:
        raise IndexDamaged(f"The search index in {build} can't be opened for writing ({error}): rebuild it.") from error
    try:
        yield writer
        writer.commit()
    except BaseException:
        writer.cancel()
        raise
