"""Puts the archive into the state of a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operating.backups.manifest import BackupError
from operating.backups.restoring import chosen, fit, restore


class Command(BaseCommand):
    """``restore DIR [--replace] [--check]``: all of a backup, or nothing."""

    help = "Restores a backup: verifies it, replaces the database in one transaction, migrates, and builds the search index anew."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="a backup, or a folder of backups, of which the newest is taken")
        parser.add_argument("--replace", action="store_true", help="replace an archive that is not empty")
        parser.add_argument("--check", action="store_true", help="only say whether the backup could be restored; change nothing")

    def handle(self, *args: Any, folder: Path, replace: bool, check: bool, verbosity: int, **options: Any) -> None:
        try:
            backup = chosen(folder)
            manifest = fit(backup) if check else restore(backup, replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        if verbosity:
            done = "is whole" if check else "is restored"
            self.stdout.write(f"{backup} of {manifest.made_at} {done}: {sum(manifest.state.tables.values()):,} rows")
