"""What a run has measured, as plain data that goes through JSON unchanged."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .measure import Spread, spread


@dataclass(frozen=True, slots=True)
class Built:
    """One index, built."""

    engine: str
    size: int
    """Articles."""
    processes: int
    seconds: float
    peak: float
    """Megabytes of the largest process."""
    settled: float = 0.0
    """Seconds of merging that an indexing process does later, when nothing waits for it."""
    settled_peak: float = 0.0
    """Megabytes of the largest process after that."""
    bytes: dict[str, int] = field(default_factory=dict)
    """By the ends of file names, as it is asked."""

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.size / self.seconds

    @property
    def megabytes(self) -> float:
        """On disk."""
        return sum(self.bytes.values()) / 1e6


@dataclass(frozen=True, slots=True)
class Timed:
    """One question in one process, in milliseconds."""

    kind: str
    first: float
    warm: list[float]
    total: int
    """How many articles it found."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One fresh process that opened an index and was asked everything."""

    engine: str
    size: int
    imported: float
    """Milliseconds to import the engine; then to open the index; then to answer the first question."""
    opened: float
    answered: float
    memory: dict[str, list[float]]
    """Megabytes, anonymous and private: ``bare``, ``imported``, ``opened`` and ``asked``."""
    load: float
    """The machine's load of the last minute when it ended."""
    timed: list[Timed]


@dataclass(frozen=True, slots=True)
class Updated:
    """Single articles, written into the index of ``size`` one after the other."""

    size: int
    milliseconds: list[float]
    """From the writing of each until a process sees it."""
    segments: list[int]
    """After each."""


@dataclass(slots=True)
class Record:
    """All that one run has measured."""

    size: int
    machine: str
    date: str
    versions: dict[str, str]
    left_out: list[str] = field(default_factory=list)
    """Why an engine is missing, one sentence each."""
    built: list[Built] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    updated: Updated | None = None

    def write(self, file: Path) -> None:
        """As JSON."""
        file.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def read(cls, file: Path) -> "Record":
        """What ``write`` wrote."""
        values: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        values["built"] = [Built(**built) for built in values["built"]]
        values["asked"] = [Asked(**asked | {"timed": [Timed(**timed) for timed in asked["timed"]]}) for asked in values["asked"]]
        values["updated"] = Updated(**values["updated"]) if values["updated"] else None
        return cls(**values)

    def sizes(self, engine: str) -> list[int]:
        """The sizes that an engine was asked at, largest first."""
        return sorted({asked.size for asked in self.asked if asked.engine == engine}, reverse=True)

    def processes(self, engine: str, size: int) -> list[Asked]:
        """Of one engine at one size, in the order they ran."""
        return [asked for asked in self.asked if (asked.engine, asked.size) == (engine, size)]

    def building(self, engine: str, size: int, processes: int = 1) -> Built | None:
        """How an index was built, if it was."""
        found = (built for built in self.built if (built.engine, built.size, built.processes) == (engine, size, processes))
        return next(found, None)

    def first(self, engine: str, size: int, kind: str | None = None) -> Spread | None:
        """The times of questions that a process sees for the first time; of all kinds where none is named; ``None`` where none were."""
        return _spread(timed.first for timed in self._timed(engine, size, kind))

    def warm(self, engine: str, size: int, kind: str | None = None) -> Spread | None:
        """The times of questions that a process has seen before."""
        return _spread(time for timed in self._timed(engine, size, kind) for time in timed.warm)

    def found(self, engine: str, size: int, kind: str) -> list[int]:
        """How many articles each question of a kind found, in the order they were asked."""
        processes = self.processes(engine, size)
        return [timed.total for timed in processes[0].timed if timed.kind == kind] if processes else []

    def _timed(self, engine: str, size: int, kind: str | None) -> Iterator[Timed]:
        for asked in self.processes(engine, size):
            yield from (timed for timed in asked.timed if kind is None or timed.kind == kind)


def _spread(times: Iterator[float]) -> Spread | None:
    taken = list(times)
    return spread(taken) if taken else None
