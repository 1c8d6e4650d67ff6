"""Where the index lives, who may write it, and how a new one takes its place.

::

    <path>/            mode 0700: a Whoosh table of contents is a pickle, so who can write here can run code
        write.lock     held (flock) by the one writer
        CURRENT        the name of the build folder that serves with its checksum, replaced atomically
        build-000007/  a Whoosh index
        build-000006/  the one before, kept until the next rebuild for readers that still have it open
"""

import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

from . import bulk, repairing, writer
from .commit import Commit, last_commit
from .document import Document
from .errors import IndexDamaged, IndexLocked, IndexMissing
from .locking import held

Task = TypeVar("Task")
_BUILD = re.compile(r"build-(\d{6,})")
_POINTER = re.compile(r"(build-\d{6,})(?: ([0-9a-f]{8}))?")
"""A build folder's name and its checksum, without which one changed bit would name the build before. Old indexes have none."""


class IndexFolder:
    """The index below ``path``. Reading never makes or removes a file; writers wait ``timeout`` seconds for each other."""

    def __init__(self, path: Path | str, timeout: float = 10.0) -> None:
        self.path = Path(path)
        self.timeout = timeout
        self.pointer = self.path / "CURRENT"
        """The file that names the build folder that serves."""

    def state(self) -> Commit:
        """The commit that serves now. ``IndexMissing`` or ``IndexDamaged`` where there is none."""
        return last_commit(self._current())

    def draining(self) -> AbstractContextManager[bool]:
        """The lock of the one process that drains into this index; ``with`` gives whether it was free. Beside the folder, which may be
        replaced."""
        return held(self.path.with_name(f"{self.path.name}.drain.lock"))

    def exists(self) -> bool:
        """Whether an index was ever made here. It may still be damaged: only opening it tells."""
        return self.pointer.exists()

    def create(self) -> None:
        """An empty index where there is none. One that is there is left as it is."""
        self._make(self.path)
        with self._locked():
            if not self.exists():
                self._build(lambda build: None)

    def write(self, update: Iterable[Document], delete: Iterable[str] = ()) -> None:
        """Delete, then add or replace, in one commit; all or nothing.

        ``IndexLocked`` when another writer doesn't finish in time, ``IndexMissing`` or ``IndexDamaged`` when there is nothing to write to.
        """
        with self._writing() as build:
            writer.replace(build, update, delete)

    def merge(self) -> bool:
        """One step of the merging that is too much for a commit; whether there was anything to do.

        Takes up to a minute for the largest segments. Meanwhile searches go on, and other writers wait for the lock.
        """
        with self._writing() as build:
            return writer.merge(build)

    def purge(self) -> None:
        """Removes from the disk what deleted documents said: they are merged out of their segments, and builds that no longer serve go.

        Takes up to a minute for the largest segments, like ``merge``.
        """
        with self._writing() as build:
            writer.purge(build)
            for old in self._builds():
                if old != build:
                    shutil.rmtree(old)

    def verify(self) -> list[str]:
        """What is damaged, a sentence each. Reads every file whole."""
        return repairing.faults(self._current())

    def warning(self) -> str:
        """Nothing: a folder is sound or it isn't."""
        return ""

    def repair(self) -> list[str]:
        """Makes damaged array files anew from Whoosh's own files; what was done, a sentence each.

        ``IndexDamaged`` where those are damaged too: then only rebuilding helps.
        """
        with self._writing() as build:
            return writer.repair(build)

    def rebuild(self, documents: Iterable[Document], progress: Callable[[int], None] | None = None) -> None:
        """A new index of ``documents`` (each id once), built beside the old one, which serves until the new one is complete.

        ``progress`` is called with the number of documents written so far. An error leaves the old index as it was.
        """
        self._make(self.path)
        with self._locked():
            self._build(lambda build: writer.fill(build, documents, progress))

    def rebuild_from(
        self,
        tasks: Sequence[Task],
        documents_of: Callable[[Task], Iterable[Document]],
        processes: int = 1,
        initializer: Callable[[], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """``rebuild`` of what ``documents_of`` makes of each task.

        Each process takes one task after another and writes the documents that ``documents_of`` makes of it. Where there are several they
        are new ones (spawned), so ``documents_of`` and ``initializer``, which each of them calls first, are functions of a module.
        ``progress`` is called with the number of documents written so far.
        """
        if processes == 1:
            self.rebuild((document for task in tasks for document in documents_of(task)), progress)
            return
        self._make(self.path)
        with self._locked():
            self._build(lambda build: bulk.fill(build, tasks, documents_of, processes, initializer, progress))

    def _build(self, fill: Callable[[Path], None]) -> None:
        builds = self._builds()
        serving = self.pointer.read_text("ascii", "replace").split(" ")[0].strip() if self.pointer.is_file() else None
        build = self.path / f"build-{max(builds.values(), default=0) + 1:06}"
        self._make(build)
        try:
            writer.create(build)
            fill(build)
            self._point_to(build)
        except BaseException:
            shutil.rmtree(build)
            raise
        for old in builds:
            if old.name != serving:
                shutil.rmtree(old)

    def _make(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=folder == self.path, exist_ok=True)
        folder.chmod(0o700)

    def _builds(self) -> dict[Path, int]:
        return {entry: int(match[1]) for entry in self.path.iterdir() if (match := _BUILD.fullmatch(entry.name))}

    def _current(self) -> Path:
        try:
            found = _POINTER.fullmatch(self.pointer.read_text("ascii").strip())
        except FileNotFoundError as error:
            raise IndexMissing(f"There is no search index in {self.path}: rebuild it.") from error
        except (OSError, UnicodeDecodeError) as error:
            raise IndexDamaged(f"{self.pointer} can't be read: rebuild the search index.") from error
        if not found or found[2] not in (None, _checksum(found[1])):
            raise IndexDamaged(f"{self.pointer} doesn't name a search index: rebuild it.")
        return self.path / found[1]

    def _point_to(self, build: Path) -> None:
        fresh = self.path / "CURRENT.new"
        with fresh.open("w", encoding="ascii") as file:
            file.write(f"{build.name} {_checksum(build.name)}\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self.pointer)

    @contextmanager
    def _writing(self) -> Iterator[Path]:
        """The build folder that serves, locked."""
        if not self.exists():
            raise IndexMissing(f"There is no search index in {self.path}: rebuild it.")
        with self._locked():
            yield self.state().build

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with held(self.path / "write.lock", self.timeout) as taken:
            if not taken:
                raise IndexLocked(f"Another program has been writing the search index in {self.path} for {self.timeout:g} seconds.")
            yield


def _checksum(name: str) -> str:
    return f"{zlib.crc32(name.encode()):08x}"
