"""Builds the whole index beside the old one, then swaps them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from search.engine import IndexUnavailable
from search.outbox import drain, settle, waiting
from search.rebuilding import rebuild
from search.search_indexes import ArticleIndex


class Command(BaseCommand):
    """``rebuild_index``: takes Haystack's options and never asks, since the old index serves until the new one is whole."""

    help = "Builds a new search index beside the one that serves, then swaps them. Searches go on all the while."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--noinput", action="store_false", dest="interactive", help="accepted for Haystack's sake: it never asks")
        parser.add_argument("-u", "--using", action="append", default=[], help="the connection; there is one, default")
        parser.add_argument("-k", "--workers", type=int, default=0, help="processes that write; by default one a processor, if it pays")
        parser.add_argument(
            "--nocommit", action="store_false", dest="commit", help="accepted for Haystack's sake: a rebuild always commits"
        )
        parser.add_argument("-b", "--batch-size", dest="batchsize", type=int, default=0, help="accepted for Haystack's sake")
        parser.add_argument("-t", "--max-retries", type=int, default=0, help="accepted for Haystack's sake")

    def handle(self, *args: Any, using: list[str], workers: int, verbosity: int, **options: Any) -> None:
        unknown = set(using) - {"default"}
        if unknown:
            raise CommandError(f"There is no connection {', '.join(sorted(unknown))}; the only one is default.")
        rows = waiting()  # before the articles are read: what these rows tell of is in the new index
        console = Console(file=self.stderr._out)
        with Progress(console=console, transient=True, disable=not (console.is_terminal and verbosity)) as progress:
            task = progress.add_task("Indexing", total=ArticleIndex().index_queryset().count())
            try:
                number = rebuild(max(workers, 0), lambda done: progress.update(task, completed=done))
                settle(rows)
                drain()
            except IndexUnavailable as error:
                raise CommandError(str(error)) from error
        if verbosity:
            self.stdout.write(f"{number} articles indexed")
