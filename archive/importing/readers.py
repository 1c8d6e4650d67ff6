"""Processes that read pages side by side and hand the records back in the order of the pages.

The processes know of no database: they get the gazetteer's rows when they are started, and pages as bytes. They are new ones (spawned),
so that what this process has opened stays its own. Each has a page or none: memory holds a few pages a process and no more.
"""

import gc
import logging
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Generic, Self, TypeAlias, TypeVar

from archive.importing.records import record_of
from archive.importing.resembling import sketch
from archive.reading import Gazetteer, RawPage, Record
from archive.reading.record import Unreadable

logger = logging.getLogger(__name__)

AHEAD = 4
"""Pages a process that are read ahead of the one whose turn it is."""

Key = TypeVar("Key")
_Pipe: TypeAlias = "Connection[Any, Any]"


class ReadersFailed(Exception):
    """Processes that read can't be started."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a page gave: its record and the sketch of its text (see ``resembling``), or the reason why there is none."""

    record: Record | None
    sketch: bytes = b""
    reason: str = ""


def reading_of(page: RawPage, gazetteer: Gazetteer) -> Reading:
    """Reads one page. A mistake in a rule refuses the page on which it shows, and is logged; it never stops an import."""
    try:
        record = record_of(page, gazetteer)
    except Unreadable as error:
        return Reading(None, reason=str(error))
    except Exception as error:
        logger.exception("The reader failed on %s", page.name)
        return Reading(None, reason=f"The reader made a mistake on this page ({type(error).__name__}: {error}).")
    return Reading(record, sketch(record.body))


@dataclass(slots=True)
class _Waiting(Generic[Key]):
    """A page in its place in the row: not handed out, handed out, or read."""

    key: Key
    page: RawPage | None
    reading: Reading | None = None


class Readers:
    """``with Readers(gazetteer, 2) as readers: for key, reading in readers.read(pairs)``. With no processes it reads by itself."""

    def __init__(self, gazetteer: Gazetteer, processes: int) -> None:
        self._gazetteer, self._number = gazetteer, processes
        self._processes: dict[_Pipe, SpawnProcess] = {}
        self._busy: dict[_Pipe, _Waiting[Any]] = {}
        self._starting: set[_Pipe] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        for pipe, process in self._processes.items():
            pipe.close()
            process.terminate()
            process.join()

    def read(self, pages: Iterable[tuple[Key, RawPage | None]]) -> Iterator[tuple[Key, Reading | None]]:
        """Reads pages, given each with a key, and yields the readings in the pages' order.

        A key without a page keeps its place in the row and has no reading. A page on which a process dies is refused, and another
        process goes on. Processes start with the first page that is to be read. Raises ``ReadersFailed`` where none can be started.
        """
        if not self._number:
            for key, page in pages:
                yield key, reading_of(page, self._gazetteer) if page else None
            return
        coming, row = iter(pages), deque[_Waiting[Key]]()
        while True:
            self._fill(row, coming)
            if not row:
                return
            if row[0].page is None or row[0].reading:
                done = row.popleft()
                yield done.key, done.reading
            else:
                self._collect(None)

    def _fill(self, row: "deque[_Waiting[Key]]", coming: Iterator[tuple[Key, RawPage | None]]) -> None:
        """Takes what is read already, draws pages up to the most that may wait, and hands them to whoever is free."""
        self._collect(0)
        while len(row) < AHEAD * self._number and (drawn := next(coming, None)):
            row.append(_Waiting(*drawn))
        given = {id(waiting) for waiting in self._busy.values()}
        unread = [one for one in row if one.page and not one.reading and id(one) not in given]
        for _ in range(min(len(unread), self._number - len(self._processes))):
            self._start()
        free = [pipe for pipe in self._processes if pipe not in self._busy and pipe not in self._starting]
        for pipe, waiting in zip(free, unread, strict=False):
            with suppress(ConnectionError):  # it died while it had nothing to do: collecting finds out, and the page goes to another one
                pipe.send(waiting.page)
                self._busy[pipe] = waiting

    def _collect(self, seconds: float | None) -> None:
        """Takes what the processes have to say, waiting for as long as it may take."""
        for pipe in wait(list(self._processes), seconds):
            assert isinstance(pipe, Connection)  # noqa: S101 - `wait` gives what it was given
            try:
                reading = pipe.recv()
            except (EOFError, ConnectionError):
                self._bury(pipe)
                continue
            if pipe in self._starting:
                self._starting.discard(pipe)
            else:
                self._busy.pop(pipe).reading = reading

    def _bury(self, pipe: _Pipe) -> None:
        """After a process died: its page is refused; another one is started for the next."""
        process = self._processes.pop(pipe)
        pipe.close()
        process.join()
        if pipe in self._starting:
            raise ReadersFailed(f"A process that reads can't be started: it {_ended(process.exitcode)}.")
        if waiting := self._busy.pop(pipe, None):
            waiting.reading = Reading(None, reason=f"The process that read this page {_ended(process.exitcode)}.")

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._gazetteer.actors, self._gazetteer.topics), daemon=True)
        process.start()
        theirs.close()
        self._processes[ours] = process
        self._starting.add(ours)


def _ended(exit_code: int | None) -> str:
    return f"was killed by signal {-exit_code}" if exit_code and exit_code < 0 else f"ended with exit code {exit_code}"


def _work(pipe: _Pipe, actors: Any, topics: Any) -> None:
    """What a process does: says that it is there, then answers each page with its reading until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that imports; when it ends, so does the pipe
    gazetteer = Gazetteer(actors, topics)
    gc.freeze()  # words and names stay for good: collecting garbage need not go through them again and again
    with suppress(EOFError, ConnectionError):
        pipe.send(None)
        while True:
            pipe.send(reading_of(pipe.recv(), gazetteer))
