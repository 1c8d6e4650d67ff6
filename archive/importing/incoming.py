"""What comes to be imported: the pages of files, folders and standard input, and the lines of files of records."""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from archive.importing.records import LONGEST_LINE, SUFFIX
from archive.reading import RawPage
from archive.reading.page.decoding import MAX_BYTES

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", SUFFIX)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page as it came, or the reason why it can't be had.

    ``name`` is what reports call it, and ``path`` what it is known by in the archive: its file's, and for a line of records its file's
    with the name that the record gives itself. Standard input has none.
    """

    name: str
    path: str
    page: RawPage | None
    reason: str = ""


def files_at(path: str) -> list[Path | None]:
    """The files that a path names, in order: those of a folder and of the folders in it; ``None`` for ``-``, standard input."""
    if path == "-":
        return [None]
    found = Path(path)
    if not found.is_dir():
        return [found]
    return [*sorted(file for file in found.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())] or [found]


def number_of(files: Iterable[Path | None]) -> int:
    """How many pages ``files`` hold; a file of records is read through to count its lines."""
    return sum(_lines_in(file) if file and _holds_records(file) else 1 for file in files)


def _lines_in(file: Path) -> int:
    try:
        with file.open("rb") as opened:
            return sum(block.count(b"\n") for block in iter(lambda: opened.read(1 << 20), b""))
    except OSError:
        return 1


def incoming(files: Iterable[Path | None]) -> Iterator[Incoming]:
    """The pages of ``files``, one at a time in memory."""
    for file in files:
        if file is None:
            yield Incoming("standard input", "", RawPage("standard input", sys.stdin.buffer.read(MAX_BYTES + 1)))
            continue
        name = printable(file.resolve())
        try:
            if file.is_dir():
                yield Incoming(name, name, None, f"The folder holds no page (looked for {', '.join(SUFFIXES)}).")
            elif _holds_records(file):
                yield from _lines(file, name)
            else:
                with file.open("rb") as opened:
                    page = RawPage(printable(Path(file.name)), opened.read(MAX_BYTES + 1))
                yield Incoming(name, name, page)
        except OSError as error:
            yield Incoming(name, name, None, f"{error.strerror or error}.")


def printable(file: Path) -> str:
    """The path as text that can be stored and printed, also where the system's bytes are not UTF-8."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def _holds_records(file: Path) -> bool:
    return file.suffix.lower() == SUFFIX


def _lines(file: Path, name: str) -> Iterator[Incoming]:
    """The lines of a file of records that hold something. Of several records of one name, each after the first is known by its turn."""
    seen: Counter[str] = Counter()
    with file.open("rb") as opened:
        number = 0
        while line := opened.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                _skip_rest(line, opened)
            if line.strip():
                own = _named(line) or f"line {number}"
                seen[own] += 1
                turn = f" ({seen[own]})" if seen[own] > 1 else ""
                yield Incoming(f"{name} line {number}", f"{name}#{own}{turn}", RawPage(printable(Path(file.name)), line.rstrip(b"\r\n")))


def _skip_rest(line: bytes, opened: BinaryIO) -> None:
    """Of a line that is refused for its length no more is kept than shows it."""
    while line and not line.endswith(b"\n"):
        line = opened.readline(1 << 20)


def _named(line: bytes) -> str:
    """The name of the page that a record was made from; none where the line is broken."""
    try:
        name = json.loads(line)["file"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return name.replace("\0", "").encode("utf-8", "backslashreplace").decode() if isinstance(name, str) else ""
