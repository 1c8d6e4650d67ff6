"""Compares the index with the database, entry by entry."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.checking import compare
from search.engine import IndexUnavailable
from search.outbox import write_entries


class Command(BaseCommand):
    """``check_index [--repair]``: names missing, stale and ghost entries; exit 1 if any is left."""

    help = "Finds published articles that the index lacks (missing) or holds in an old state (stale), and entries without one (ghost)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="write what is missing or stale, remove ghosts, and compare again")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        try:
            found = compare()
            self.stdout.write(str(found))
            if repair and found.ids:
                write_entries(found.ids)
                found = compare()
                self.stdout.write(f"after the repair: {found}")
        except IndexUnavailable as error:
            raise CommandError(str(error)) from error
        if found.ids:
            raise CommandError("The index and the database differ.")
