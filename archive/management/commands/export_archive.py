"""Writes the whole archive into a folder of files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from archive.exchange.exporting import PASSES, Occupied, export
from archive.models import Article


class Command(BaseCommand):
    """``export_archive DIR``: the folder appears when it is whole, or not at all."""

    help = "Writes all that is public into DIR: articles as JSON Lines, tables as CSV and SQLite, and a manifest with checksums."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that does not exist yet, or is empty")

    def handle(self, *args: Any, folder: Path, verbosity: int, **options: Any) -> None:
        console = Console(file=self.stderr._out)
        columns = (*Progress.get_default_columns(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True, disable=not (console.is_terminal and verbosity)) as progress:
            task = progress.add_task("Exporting", total=PASSES * Article.objects.published().count())
            try:
                manifest = export(folder, lambda articles: progress.advance(task, articles))
            except Occupied as error:
                raise CommandError(str(error)) from error
            except OSError as error:
                raise CommandError(f"{folder} can't be written: {error.strerror or error}.") from error
        if verbosity:
            size = sum(file["bytes"] for file in manifest["files"])
            number = manifest["counts"]["articles"]
            self.stdout.write(f"{number} articles exported to {folder}: {len(manifest['files'])} files, {size:,} bytes")
