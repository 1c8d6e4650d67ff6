"""Imports a gazetteer's file, with a row-by-row report."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.exchange.gazetteer_files import Unusable, read
from archive.importing.gazetteer import Outcome, carry_out, counts, plan


class Command(BaseCommand):
    """``import_gazetteer FILE``: adds and changes, takes nothing away, and leaves what editors decided."""

    help = "Adds and changes actors, names, topics and keywords from a file, all or nothing; says what each row does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV or JSON as export_gazetteer writes it, or of the shape of fixtures/gazetteer.json")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--overwrite", action="store_true", help="also what editors decided, but for merges")

    def handle(self, *args: Any, file: Path, dry_run: bool, overwrite: bool, **options: Any) -> None:
        try:
            lines = plan(read(file.read_bytes()), overwrite)
        except (OSError, Unusable) as error:
            raise CommandError(f"{file} can't be used, and nothing was imported: {error}") from error
        for line in lines:
            if line.outcome is not Outcome.SAME:
                said = f": {line.reason}" if line.reason else ""
                self.stdout.write(f"{line.entry.where}: {line.entry.type} {line.entry.slug} “{line.entry.name}” {line.outcome.value}{said}")
        self.stdout.write(", ".join(f"{number} {outcome}" for outcome, number in counts(lines).items()) or "The file has no rows.")
        if any(line.outcome is Outcome.REFUSED for line in lines):
            raise CommandError(f"Nothing was imported: correct what is refused in {file}, or take it out.")
        if not dry_run:
            carry_out(lines)
