"""Reads articles again, after the rules or the gazetteer improved."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress
from rich.table import Table

from archive.gazetteer import current_gazetteer
from archive.importing.rereading import ReadAgain, Rule, read_again
from archive.models import Article
from archive.reading.record import Unreadable

BATCH = 500
"""Articles whose keys are fetched at a time."""
STOPPED = 130
"""The exit code of what Ctrl-C stopped: 128 and the signal's number."""


@dataclass(slots=True)
class Summary:
    """What came of the articles so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    new: Counter[Rule] = field(default_factory=Counter)
    gone: Counter[Rule] = field(default_factory=Counter)
    same: Counter[Rule] = field(default_factory=Counter)
    refused: list[tuple[str, str]] = field(default_factory=list)
    last: str = ""

    def count(self, slug: str, done: ReadAgain | str) -> dict[str, Any]:
        """Takes one article in, or the reason why it can't be read; what is printed of it."""
        self.last = slug
        if isinstance(done, str):
            self.refused.append((slug, done))
            self.outcomes["refused"] += 1
            return {"slug": slug, "outcome": "refused", "reason": done}
        outcome = "changed" if done.written else "same"
        self.outcomes[outcome] += 1
        for mine, theirs in ((self.new, done.new), (self.gone, done.gone), (self.same, done.same)):
            mine.update(theirs)
        numbers = {"new": done.new.total(), "gone": done.gone.total(), "same": done.same.total()}
        return {"slug": slug, "outcome": outcome, "text_changed": done.text_changed, **numbers}


class Command(BaseCommand):
    """``read_again [--all | SLUG…] [--after SLUG] [--json]``: an article a transaction, so that it may be stopped anywhere."""

    help = "Reads raw pages again by today's rules and gazetteer. New proposals appear, vanished ones go, what editors decided stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="articles to read again")
        parser.add_argument("--all", action="store_true", help="all articles, in the order in which they came")
        parser.add_argument("--after", metavar="SLUG", help="with --all: only those that came after this one")
        parser.add_argument("--json", action="store_true", help="print what came of each article as one JSON object a line")

    def handle(self, *args: Any, slugs: list[str], after: str | None, **options: Any) -> None:
        if bool(slugs) == options["all"] or (after and slugs):
            raise CommandError("Name the articles by their slugs, or give --all (with --after SLUG to go on from there).")
        summary, stopped = Summary(), False
        console = Console(file=self.stderr._out)
        gazetteer = current_gazetteer()
        start = _key_of(after) if after else 0
        number = Article.objects.with_text().filter(pk__gt=start).count() if options["all"] else len(slugs)
        columns = (*Progress.get_default_columns(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            try:
                pairs = _all_after(start) if options["all"] else _named(slugs)
                for key, slug in progress.track(pairs, total=number, description="Reading again"):
                    try:
                        done: ReadAgain | str = read_again(key, gazetteer) if key else f"There is no article “{slug}”."
                    except (Unreadable, DatabaseError, Article.DoesNotExist) as error:
                        done = str(error)
                    line = summary.count(slug, done)
                    if options["json"]:
                        self.stdout.write(json.dumps(line, ensure_ascii=False))
            except KeyboardInterrupt:
                stopped = True
        _report(console, summary)
        if stopped:
            go_on = f"; --all --after {summary.last} goes on from there" if options["all"] and summary.last else ""
            raise CommandError(f"Stopped after {summary.outcomes.total()} articles{go_on}.", returncode=STOPPED)
        if summary.refused:
            raise CommandError(f"{len(summary.refused)} of {summary.outcomes.total()} articles could not be read; the others were.")


def _key_of(slug: str) -> int:
    article = Article.by_slug(slug)
    if article is None:
        raise CommandError(f"There is no article “{slug}”.")
    return int(article.pk)


def _named(slugs: list[str]) -> Iterator[tuple[int, str]]:
    """The keys of the articles of those slugs, former ones too; 0 where there is none."""
    for slug in slugs:
        article = Article.by_slug(slug)
        yield (article.pk, article.slug) if article else (0, slug)


def _all_after(start: int) -> Iterator[tuple[int, str]]:
    """The keys and slugs of all articles after that key, in the order of the keys, a batch at a time."""
    while batch := list(Article.objects.with_text().filter(pk__gt=start).order_by("pk").values_list("pk", "slug")[:BATCH]):
        yield from batch
        start = batch[-1][0]


def _report(console: Console, summary: Summary) -> None:
    table = Table("articles", "number")
    for outcome, number in summary.outcomes.items():
        table.add_row(outcome, str(number))
    console.print(table)
    rules = sorted({*summary.new, *summary.gone, *summary.same})
    if rules:
        table = Table("kind", "rule", "new", "gone", "same")
        for rule in rules:
            table.add_row(*rule, str(summary.new[rule]), str(summary.gone[rule]), str(summary.same[rule]))
        console.print(table)
    for slug, reason in summary.refused:
        console.print(f"refused {slug}: {reason}", markup=False, soft_wrap=True)
