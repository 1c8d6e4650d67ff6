"""Looks at the index's files, and compares its entries with the database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from haystack import connections

from search.checking import compare
from search.contract import Index
from search.engine import IndexUnavailable
from search.outbox import write_entries


class Command(BaseCommand):
    """``check_index [--repair]``: names damaged files and missing, stale and ghost entries; exit 1 if any is left."""

    help = (
        "Finds damaged files of the index, published articles that it lacks (missing) or holds in an old state (stale), "
        "and entries without one (ghost)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="make damaged array files anew, write what is missing or stale, remove ghosts"
        )

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        index: Index = connections["default"].get_backend().index
        try:
            damaged = index.verify()
            self._say(damaged)
            if repair and damaged:
                self._say(index.repair())
                damaged = index.verify()
            found = compare()
            self.stdout.write(str(found))
            if repair and found.ids:
                write_entries(found.ids)
                found = compare()
                self.stdout.write(f"after the repair: {found}")
        except IndexUnavailable as error:
            raise CommandError(str(error)) from error
        if damaged:
            raise CommandError("Files of the index are damaged.")
        if found.ids:
            raise CommandError("The index and the database differ.")

    def _say(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self.stdout.write(sentence)
