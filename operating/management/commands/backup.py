"""Adds a backup of the database to a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operating.backups.making import back_up
from operating.backups.manifest import BackupError


class Command(BaseCommand):
    """``backup DIR [--keep N]``: a new folder in DIR that is whole, or none."""

    help = "Adds a backup to DIR: one state of the whole database, while the archive runs, with a manifest of checksums and row counts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="where backups are kept; made if it is not there")
        parser.add_argument("--keep", type=int, default=0, metavar="N", help="drop all but the N newest backups in DIR")

    def handle(self, *args: Any, folder: Path, keep: int, verbosity: int, **options: Any) -> None:
        if keep < 0:
            raise CommandError("--keep takes a number of backups, 1 or more.")
        try:
            made = back_up(folder, keep)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or folder} can't be written: {error.strerror or error}.") from error
        if verbosity:
            self.stdout.write(f"{made} holds the archive")
