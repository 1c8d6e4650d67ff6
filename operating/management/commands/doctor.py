"""Says how the archive is, and what to do."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operating.doctor import examine
from operating.parts import Health


class Command(BaseCommand):
    """``doctor [--backups DIR]``: a line a check; exit 1 if a part is ill."""

    help = "Looks at settings, secrets, database, index, outbox and disk, and says what to do; exit 1 if anything is ill."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--backups", type=Path, metavar="DIR", help="also look whether the newest backup in DIR is of last night")

    def handle(self, *args: Any, backups: Path | None, **options: Any) -> None:
        ill = 0
        for finding in examine(backups):
            ill += finding.health == Health.ILL
            self.stdout.write(f"{finding.health:<8} {finding.part:<9} {finding.sentence} {finding.remedy}".rstrip())
        if ill:
            raise CommandError(f"{ill} of these must be mended.")
