"""The engines that are measured: ours, and the peers that it is compared with.

Each is a module of the same shape (``Engine``), imported only in the process that measures it, so that none pays for another.
"""

import shutil
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from benchmarks.corpus import Row
    from benchmarks.questions import Question


class Answer(NamedTuple):
    """What an engine found. The keys of ``facets`` are the engine's own: numbers, or numbers written out."""

    total: int
    top: list[int]
    """The numbers of the best 20, best first."""
    facets: dict[str, dict[Any, int]]
    """All counts of ``actor``, ``topic``, ``source`` and ``year``."""
    snippets: list[str]
    """One for each of ``top``."""


class Index(Protocol):
    """An index, opened."""

    def __init__(self, path: Path) -> None:
        """The index that ``build`` made in ``path``."""
        ...

    def ask(self, question: "Question") -> Answer:
        """The whole answer."""
        ...

    def processes(self) -> list[int]:
        """The processes that hold this index open for the one that asks, itself included."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class Engine(Protocol):
    """What each module of this package has."""

    Index: type[Index]

    def build(self, path: Path, rows: "Iterable[Row]") -> None:
        """A new index of ``rows`` in ``path``, a folder that doesn't exist. Uses one process and one thread."""
        ...

    def settle(self, path: Path) -> None:
        """What the engine would do later by itself to a new index."""
        ...

    def serving(self, path: Path) -> AbstractContextManager[None]:
        """Whatever must run besides while the index in ``path`` is built or asked."""
        ...


@dataclass(frozen=True, slots=True)
class Contender:
    """An engine by name: how it is called in tables, what it needs, and how much of it is asked."""

    name: str
    title: str
    files: str = ""
    """The folder in its path whose files are the index; by default all are."""
    needs: tuple[str, ...] = ()
    """Packages that have to be installed."""
    largest: int | None = None
    """The largest corpus it is built with."""
    each: int | None = None
    """How many questions of a kind it is asked; ``None``: all."""
    repeats: int = 3
    """How often it is asked each again, warm."""

    def load(self) -> Engine:
        """Its module."""
        return cast(Engine, import_module(f"{__name__}.{self.name}"))

    def missing(self) -> str:
        """Why it can't be measured here; empty where it can."""
        absent = [package for package in self.needs if find_spec(package) is None]
        if absent:
            return f"{self.title} needs the package {' and '.join(absent)} (make install-bench)"
        if self.name == "postgres" and not postgres_programs():
            return "PostgreSQL needs its server's programs in /usr/lib/postgresql (Debian's package postgresql)"
        if self.name == "opensearch" and not shutil.which("javac"):
            return "OpenSearch needs Java (Debian's package openjdk-17-jdk-headless)"
        return ""


def postgres_programs() -> Path | None:
    """The folder of the newest PostgreSQL server's programs, where Debian puts them; ``None`` where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda program: int(program.parent.parent.name))
    return found[-1].parent if found else None


CONTENDERS = {
    contender.name: contender
    for contender in (
        Contender("ours", "this engine"),
        Contender("opensearch", "OpenSearch", files="node-1", needs=("opensearchpy",)),
        Contender("tantivy", "tantivy", needs=("tantivy",)),
        Contender("sqlite", "SQLite FTS5"),
        Contender("postgres", "PostgreSQL", files="base", needs=("psycopg",)),
        # It takes a second and more for each question, so it is asked fewer.
        Contender("stock", "Haystack + Whoosh", needs=("haystack", "whoosh"), largest=20_000, each=3, repeats=1),
    )
}
OURS = CONTENDERS["ours"]
PEERS = [contender for contender in CONTENDERS.values() if contender is not OURS]
