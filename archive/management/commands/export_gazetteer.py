"""Writes the gazetteer as a file."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.exchange.gazetteer_files import FORMS, written
from archive.gazetteer import entries_held


class Command(BaseCommand):
    """``export_gazetteer``: to standard output."""

    help = "Writes accepted actors with their names, and topics with their keywords, to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=list(FORMS), default="csv", dest="form", help="csv (a row a name) or json")

    def handle(self, *args: Any, form: str, **options: Any) -> None:
        self.stdout.write(written(form, entries_held()), ending="")
