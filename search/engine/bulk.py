"""A new index written by several processes: each writes whole segments, and one commit lists them all.

The parent hands out tasks one by one over a pipe to each process; a process that asks for the next one says how many documents the last one
had. When there are no more, it completes its segment and sends the list of those it wrote.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import numpy as np

from . import writer
from .document import Document
from .written import WrittenSegment

Task = TypeVar("Task")
_Pipe: TypeAlias = "Connection[Any, Any]"


class WorkerFailed(Exception):
    """A process could not do its task; the message is that of its error."""


def fill(
    build: Path,
    tasks: Sequence[Task],
    documents_of: Callable[[Task], Iterable[Document]],
    processes: int,
    initializer: Callable[[], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Puts the documents of all ``tasks`` into a new index, in one commit; see ``IndexFolder.rebuild_from``.

    ``ValueError`` for an id that comes twice, ``WorkerFailed`` where a process fails.
    """
    with _started(max(1, min(processes, len(tasks))), build, documents_of, initializer) as workers:
        segments = _segments(workers, iter(tasks), progress or (lambda done: None))
    _check_unique(build, segments)
    writer.commit_new(build, segments)


def _segments(workers: dict[_Pipe, SpawnProcess], tasks: Iterator[Any], progress: Callable[[int], None]) -> list[Any]:
    """Hands out ``tasks``; gives the segments of all workers when each has sent its own."""
    segments: list[Any] = []
    busy, total = dict(workers), 0
    while busy:
        for pipe in [one for one in wait(list(busy)) if isinstance(one, Connection)]:
            try:
                message = pipe.recv()
            except EOFError:
                process = busy[pipe]
                process.join()
                raise WorkerFailed(f"A process that was writing the search index died (exit code {process.exitcode}).") from None
            match message:
                case int():
                    total += message
                    if message:
                        progress(total)
                    pipe.send(list(islice(tasks, 1)))
                case str():
                    raise WorkerFailed(message)
                case _:
                    segments += message
                    del busy[pipe]
    return segments


@contextmanager
def _started(
    processes: int, build: Path, documents_of: Callable[[Any], Iterable[Document]], initializer: Callable[[], None] | None
) -> Iterator[dict[_Pipe, SpawnProcess]]:
    """The worker processes by the parent's end of their pipes. None is left running."""
    context = multiprocessing.get_context("spawn")
    workers: dict[_Pipe, SpawnProcess] = {}
    try:
        for _ in range(processes):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, build, documents_of, initializer), daemon=True)
            workers[ours] = process
            process.start()
            theirs.close()
        yield workers
    finally:
        for pipe, process in workers.items():
            pipe.close()
            if process.pid:
                process.terminate()
                process.join()


def _work(pipe: _Pipe, build: Path, documents_of: Callable[[Any], Iterable[Document]], initializer: Callable[[], None] | None) -> None:
    """What a worker does: asks for tasks until there are none, and writes their documents."""

    def documents() -> Iterator[Document]:
        done = 0
        while True:
            pipe.send(done)
            received = pipe.recv()
            if not received:
                return
            done = 0
            for done, document in enumerate(documents_of(received[0]), 1):  # noqa: B007 - the count is what the parent is told
                yield document

    try:
        if initializer:
            initializer()
        pipe.send(list(writer.written(build, documents())))
    except Exception as error:
        pipe.send(f"{type(error).__name__}: {error}")


def _check_unique(build: Path, segments: Iterable[Any]) -> None:
    seen: set[bytes] = set()
    for entry in segments:
        ids = WrittenSegment(build, entry).postings("id")
        for id_, count in zip(ids.terms, np.diff(ids.starts).tolist(), strict=True):
            if count > 1 or id_ in seen:
                raise ValueError(f"The document {id_.decode()!r} was given twice.")
            seen.add(id_)
