"""What is read off the machine and its processes. Linux's ``/proc`` is needed; nothing else but the standard library is imported."""

import math
import os
import platform
import resource
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

MEGABYTE = 1_000_000


class Spread(NamedTuple):
    """Of many times: the middle one, the one that 95 of 100 don't exceed, and the longest."""

    median: float
    p95: float
    longest: float


class Memory(NamedTuple):
    """Megabytes that processes have for themselves."""

    anonymous: float
    """What they allocated. Pages of mapped files are not in it: the system takes those back when it needs room."""
    private: float
    """All pages that no other process maps, those of files included (the unique set size)."""


def spread(values: Iterable[float]) -> Spread:
    """The percentile by the nearest rank. ``ValueError`` where there are none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("There is nothing to take a median of.")
    return Spread(median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1], ordered[-1])


def memory(processes: Sequence[int]) -> Memory:
    """Of all ``processes`` together, now."""
    anonymous = private = 0
    for process in processes:
        pages = _fields(Path(f"/proc/{process}/smaps_rollup"))
        anonymous += pages["Anonymous"]
        private += pages["Private_Clean"] + pages["Private_Dirty"]
    return Memory(anonymous * 1024 / MEGABYTE, private * 1024 / MEGABYTE)


def peak(process: int | None = None) -> float:
    """The most memory in megabytes that a process ever had resident; without one: this process, or any that it started and outlived."""
    if process is not None:
        return _fields(Path(f"/proc/{process}/status"))["VmHWM"] * 1024 / MEGABYTE
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return most * 1024 / MEGABYTE


def sizes(path: Path) -> dict[str, int]:
    """The bytes of the files below ``path`` by the ends of their names; files without one are together under the empty name."""
    total: dict[str, int] = {}
    for file in files(path):
        total[file.suffix] = total.get(file.suffix, 0) + file.stat().st_size
    return total


def files(path: Path) -> list[Path]:
    """All files below ``path``."""
    return [file for file in path.rglob("*") if file.is_file()]


def read_once(path: Path) -> None:
    """Read all files below ``path``, so that the system has them in memory."""
    for file in files(path):
        with file.open("rb") as content:
            while content.read(1 << 24):
                pass


def machine() -> str:
    """Processor, cores, memory and Python in one line."""
    processor = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")),
        platform.machine(),
    )
    gigabytes = _fields(Path("/proc/meminfo"))["MemTotal"] * 1024 / 1e9
    return f"{processor}, {os.cpu_count()} cores, {gigabytes:.0f} GB, {platform.system()}, Python {platform.python_version()}"


def _fields(file: Path) -> dict[str, int]:
    """The lines ``Name:  123 kB`` of a file of ``/proc``."""
    pairs = (line.split(":", 1) for line in file.read_text().splitlines() if ":" in line)
    return {name.strip(): int(value.split()[0]) for name, value in pairs if value.split() and value.split()[0].isdigit()}
