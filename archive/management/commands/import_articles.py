"""Imports raw pages and records: files, folders, standard input."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress
from rich.table import Table

from archive.importing.incoming import files_at, incoming, number_of
from archive.importing.readers import ReadersFailed
from archive.importing.runs import READ, REFUSED, Imported, Run, processes_for
from archive.importing.storing import Outcome

MOST_PAIRS = 50
"""Near-duplicates that are printed; of those beyond, the number."""
STOPPED = 130
"""The exit code of what Ctrl-C stopped: 128 and the signal's number."""


@dataclass(slots=True)
class Tally:
    """What became of the pages so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str, float]] = field(default_factory=list)
    alike: int = 0

    def count(self, done: Imported) -> None:
        """Takes one page in."""
        self.outcomes[done.outcome] += 1
        if done.outcome == REFUSED:
            self.refused.append((done.incoming.name, done.reason))
        self.alike += bool(done.like)
        if len(self.pairs) < MOST_PAIRS:
            self.pairs += [(done.slug or done.incoming.name, other, resemblance) for other, resemblance in done.like]


class Command(BaseCommand):
    """``import_articles PATH… [--publish] [--dry-run] [--json] [--processes N]``: every page is tried; exit 1 where one was refused."""

    help = (
        "Reads raw pages (text, Markdown, HTML) and lines of records (.jsonl), and writes articles with their proposals. "
        "The same page twice is one article; stopped and started again, it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--publish", action="store_true", help="publish what is imported; without it articles are drafts")
        parser.add_argument("--dry-run", action="store_true", help="read, but write nothing")
        parser.add_argument("--json", action="store_true", help="print a record, or an outcome, as one JSON object a line")
        parser.add_argument(
            "--processes", type=_number, metavar="N", help="processes that read; by default one a processor, where that pays; 0: none"
        )

    def handle(self, *args: Any, paths: list[str], publish: bool, dry_run: bool, processes: int | None, **options: Any) -> None:
        files = [file for path in paths for file in files_at(path)]
        console = Console(file=self.stderr._out)
        number = number_of(files)
        tally, stopped = Tally(), False
        columns = (*Progress.get_default_columns(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("Importing", total=number)
            run = Run(
                publish=publish,
                dry=dry_run,
                processes=processes_for(number) if processes is None else processes,
                comparing=lambda done, of: progress.update(task, description=f"Comparing with the archive, {done} of {of}"),
            )
            try:
                with closing(run.of(incoming(files))) as pages:
                    for done in pages:
                        tally.count(done)
                        if options["json"] and (line := _line(done, dry_run)):
                            self.stdout.write(json.dumps(line, ensure_ascii=False))
                        progress.update(task, advance=1, description="Importing")
            except KeyboardInterrupt:
                stopped = True
            except ReadersFailed as error:
                raise CommandError(f"{error} With --processes 0 none is needed.") from error
        _report(console, tally)
        if stopped:
            raise CommandError(f"Stopped after {tally.outcomes.total()} pages; the same command goes on from there.", returncode=STOPPED)
        if tally.refused:
            raise CommandError(f"{len(tally.refused)} of {tally.outcomes.total()} pages could not be read; the others were.")


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) > 64:
        raise ArgumentTypeError("N must be a whole number from 0 to 64")
    return int(text)


def _line(done: Imported, dry: bool) -> dict[str, Any] | None:
    """What is printed of a page: of a dry run its record and nothing else, else what became of it."""
    if dry:
        return done.record.as_json() if done.record else None
    if done.outcome == REFUSED:
        return {"file": done.incoming.name, "outcome": REFUSED, "reason": done.reason}
    name = done.incoming.page.name if done.incoming.page else done.incoming.name
    like = {"like": [{"slug": slug, "resemblance": resemblance} for slug, resemblance in done.like]} if done.like else {}
    return {"file": name, "outcome": done.outcome, "slug": done.slug, **like}


def _report(console: Console, tally: Tally) -> None:
    table = Table("outcome", "pages")
    for outcome in (READ, *Outcome, REFUSED):
        if tally.outcomes[outcome]:
            table.add_row(str(outcome), str(tally.outcomes[outcome]))
    for reason, number in Counter(reason for _, reason in tally.refused).most_common(10):
        table.add_row(f"  {reason}", str(number))
    if tally.alike:
        table.add_row("near-duplicates of others", str(tally.alike))
    console.print(table, markup=False)
    for name, reason in tally.refused:
        console.print(f"refused {name}: {reason}", markup=False, soft_wrap=True)
    for one, other, resemblance in tally.pairs:
        console.print(f"alike ({resemblance:.2f}) {one}: {other}", markup=False, soft_wrap=True)
    if tally.alike and len(tally.pairs) >= MOST_PAIRS:
        console.print(f"… and others: {tally.alike} pages are near-duplicates.", markup=False)
