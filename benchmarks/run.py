"""One run: the same corpus built in every engine, then every engine asked the same questions in turn, each time in a fresh process."""

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from . import corpus, measure, queries
from .engines import CONTENDERS, OURS, Contender, postgres_programs
from .questions import KINDS
from .record import Asked, Built, Record, Updated

STOCK_SIZE = 20_000
"""Where the corpus is larger, stock Haystack and ours are compared at this size besides."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Engines that are asked in turn, with one size of corpus."""

    size: int
    contenders: tuple[Contender, ...]


class Run:
    """One run with ``size`` articles, in ``folder``. Indexes that are there already, whole, are not built again."""

    def __init__(self, folder: Path, size: int, rounds: int, engines: tuple[str, ...]) -> None:
        self.folder = folder
        self.rounds = rounds
        self._engines = [CONTENDERS[name] for name in engines]
        self.record = Record(size, measure.machine(), f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", versions())
        self.record.left_out += [reason for contender in self._engines if (reason := contender.missing())]

    def measure(self) -> Record:
        """Everything."""
        self.prepare()
        full, *others = self.comparisons()
        self.compare(full)
        self._build_in_parallel()
        self._update()
        self._keep()
        for comparison in reversed(others):
            self.compare(comparison)
            self._keep()
        return self.record

    def _keep(self) -> None:
        """What is measured so far, for ``--record``, should the rest come to nothing."""
        self.record.write(self.folder / f"record-{self.record.size}.json")

    def comparisons(self) -> list[Comparison]:
        """All engines at the full size, ours at a tenth of it, and ours beside those that can't be built so large."""
        size = self.record.size
        present = [contender for contender in self._engines if not contender.missing()]
        full = tuple(contender for contender in present if contender.largest is None or contender.largest >= size)
        small = tuple(contender for contender in present if contender not in full)
        compared = [Comparison(size, full)]
        if small:
            compared.append(Comparison(STOCK_SIZE, (OURS, *small)))
        return [*compared, Comparison(size // 10, (OURS,))]

    def prepare(self) -> None:
        """Corpus and questions, in the folder."""
        say(f"{self.record.size:,} articles in {self.folder}")
        if not self._corpus.exists():
            corpus.write(self._corpus, self.record.size)
        known = corpus.Corpus()
        self._questions(queries.EACH).write_bytes(pickle.dumps((queries.opening(known), queries.questions(known))))
        for contender in self._engines:
            if contender.each:
                fewer = queries.questions(known)[: len(KINDS) * contender.each]
                self._questions(contender.each).write_bytes(pickle.dumps((queries.opening(known), fewer)))

    def compare(self, comparison: Comparison) -> None:
        """Builds what is not there yet, and asks it."""
        with ExitStack() as servers:
            for contender in comparison.contenders:
                self._build(contender, comparison.size, servers)
            for contender in comparison.contenders:
                self._warm_up(contender, comparison.size)
            for number in range(self.rounds):
                for contender in comparison.contenders:
                    asked = self._ask(contender, comparison.size)
                    self.record.asked.append(asked)
                    say(f"round {number + 1}: {contender.title} at {comparison.size:,}, load {asked.load:.1f}")

    def _build(self, contender: Contender, size: int, servers: ExitStack) -> None:
        path, whole = self._path(contender, size), self._path(contender, size).with_suffix(".built")
        if not whole.exists():
            shutil.rmtree(path, ignore_errors=True)
        servers.enter_context(contender.load().serving(path))
        if not whole.exists():
            built: Built = self._task("build", contender.name, path, self._corpus, size, 1)
            whole.write_bytes(pickle.dumps(built))
            say(f"{contender.title}: {size:,} articles in {built.seconds:.0f} s")
        self.record.built.append(pickle.loads(whole.read_bytes()))

    def _warm_up(self, contender: Contender, size: int) -> None:
        """Whatever is measured later finds its files in memory: PostgreSQL in its own, which takes being asked."""
        measure.read_once(self._path(contender, size))
        if contender.name == "postgres":
            self._ask(contender, size)

    def _ask(self, contender: Contender, size: int) -> Asked:
        questions = self._questions(contender.each or queries.EACH)
        asked: Asked = self._task("ask", contender.name, self._path(contender, size), size, questions, contender.repeats)
        return asked

    def _build_in_parallel(self) -> None:
        size = self.record.size
        path = self.folder / "ours-by-two"
        shutil.rmtree(path, ignore_errors=True)
        self.record.built.append(self._task("build", OURS.name, path, self._corpus, size, 2))
        shutil.rmtree(path)

    def _update(self) -> None:
        """In a copy, so that the index itself stays as it was built."""
        size = self.record.size
        path = self.folder / "ours-updated"
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self._path(OURS, size), path)
        updated: Updated = self._task("update", path, self._corpus, size)
        self.record.updated = updated
        shutil.rmtree(path)

    def _task(self, name: str, *arguments: Any) -> Any:
        """The outcome of one of the tasks of ``worker``, done in a process of its own."""
        file = self.folder / f"task-{os.getpid()}.pickle"
        try:
            file.write_bytes(pickle.dumps(arguments))
            subprocess.run([sys.executable, "-m", "benchmarks.worker", name, str(file)], check=True)
            return pickle.loads(file.read_bytes())
        finally:
            file.unlink()

    @property
    def _corpus(self) -> Path:
        return self.folder / f"corpus-{self.record.size}.jsonl"

    def _questions(self, each: int) -> Path:
        return self.folder / f"questions-{each}.pickle"

    def _path(self, contender: Contender, size: int) -> Path:
        return self.folder / f"{contender.name}-{size}"


@contextmanager
def work_folder(given: str) -> Iterator[Path]:
    """The folder ``given``, which is kept; or, where it is empty, a temporary one, which is removed."""
    folder = Path(given).resolve() if given else Path(tempfile.mkdtemp(prefix="bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)  # PostgreSQL's server may run as another user, who has to reach its own folder in here
    try:
        yield folder
    finally:
        if not given:
            shutil.rmtree(folder)


def versions() -> dict[str, str]:
    """Of everything that is measured."""
    found = {name: version(name) for name in ("numpy", "Whoosh", "django-haystack")}
    found |= {name: version(name) for name in ("tantivy",) if not CONTENDERS[name].missing()}
    found["SQLite"] = sqlite3.sqlite_version
    programs = postgres_programs()
    if programs:
        printed = subprocess.run([programs / "postgres", "--version"], check=True, capture_output=True, text=True).stdout
        found["PostgreSQL"] = printed.split()[2]
    return found


_STARTED = perf_counter()


def say(sentence: str) -> None:
    """One line of progress, with the seconds since the start."""
    print(f"{perf_counter() - _STARTED:7.0f} s  {sentence}", flush=True)
