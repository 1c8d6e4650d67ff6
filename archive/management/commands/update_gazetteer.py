"""Adds a gazetteer's actors, names and topics that the archive lacks."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.gazetteer import add_from_fixture


class Command(BaseCommand):
    """``update_gazetteer FILE``: adds, never overwrites."""

    help = "Adds the actors, names and topics of a gazetteer file that the archive lacks; what it holds is never changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file of the shape of fixtures/gazetteer.json")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            added = add_from_fixture(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{file} can't be used, and nothing was added: {error}") from error
        for model, number in added.items():
            self.stdout.write(f"{number} rows of {model} added")
