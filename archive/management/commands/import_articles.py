"""Imports raw pages: files, folders, standard input."""

import json
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from archive.gazetteer import current_gazetteer
from archive.importing import Outcome, import_page
from archive.reading import RawPage, read
from archive.reading.decoding import MAX_BYTES
from archive.reading.gazetteer import Gazetteer
from archive.reading.record import Unreadable

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")


class Command(BaseCommand):
    """``import_articles PATH… [--publish] [--dry-run] [--json]``: every page is tried; refused ones are reported and exit 1 follows."""

    help = "Reads raw pages (text, Markdown, HTML) and writes articles with their proposals. The same page twice is one article."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--publish", action="store_true", help="publish what is imported; without it articles are drafts")
        parser.add_argument("--dry-run", action="store_true", help="read, but write nothing")
        parser.add_argument("--json", action="store_true", help="print a record, or an outcome, as one JSON object a line")

    def handle(self, *args: Any, paths: list[str], publish: bool, dry_run: bool, json: bool, **options: Any) -> None:
        pages = [page for path in paths for page in _pages(path)]
        gazetteer = current_gazetteer()
        console = Console(file=self.stderr._out, force_terminal=None)
        outcomes: Counter[str] = Counter()
        refused: list[tuple[str, str]] = []
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            for name, data in progress.track(pages, description="Reading pages"):
                try:
                    raw = RawPage(Path(name).name if name else "standard input", _bytes(data))
                    outcome, line = self._one(raw, name, gazetteer, publish, dry_run)
                except (Unreadable, OSError, DatabaseError) as error:
                    reason = getattr(error, "strerror", None) or str(error)
                    outcome, line = "refused", {"file": name or "-", "outcome": "refused", "reason": reason}
                    refused.append((name or "standard input", reason))
                outcomes[outcome] += 1
                if json and not (dry_run and outcome == "refused"):
                    self.stdout.write(_as_line(line))
        self._report(console, outcomes, refused)

    def _one(self, raw: RawPage, name: str, gazetteer: Gazetteer, publish: bool, dry_run: bool) -> tuple[str, dict[str, Any]]:
        if dry_run:
            return "read", read(raw, gazetteer).as_json()
        imported = import_page(raw, gazetteer, path=name, publish=publish)
        return imported.outcome, {"file": raw.name, "outcome": imported.outcome, "slug": imported.article.slug}

    def _report(self, console: Console, outcomes: Counter[str], refused: list[tuple[str, str]]) -> None:
        table = Table("outcome", "pages")
        for outcome in ("read", *Outcome, "refused"):
            if outcomes[outcome]:
                table.add_row(str(outcome), str(outcomes[outcome]))
        console.print(table)
        for name, reason in refused:
            console.print(f"refused {name}: {reason}", markup=False, soft_wrap=True)
        if refused:
            raise CommandError(f"{len(refused)} of {outcomes.total()} pages could not be read; the others were.")


def _as_line(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False)


def _pages(path: str) -> Iterator[tuple[str, Path | None]]:
    """The pages that a path names, as ``(import path, file)``; standard input has neither."""
    if path == "-":
        yield "", None
        return
    found = Path(path)
    if found.is_dir():
        files = sorted(file for file in found.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        yield from ((_printable(file.resolve()), file) for file in files or [found])
    else:
        yield _printable(found.resolve()), found


def _printable(file: Path) -> str:
    """The path as text that can be stored and printed, also where the system's bytes are not UTF-8."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def _bytes(file: Path | None) -> bytes:
    """The page's bytes; no more than are needed to see that it is too long."""
    if file is None:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    if file.is_dir():
        raise Unreadable(f"The folder holds no page (looked for {', '.join(SUFFIXES)}).")
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)
