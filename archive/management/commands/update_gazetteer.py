"""Adds a gazetteer's actors, names and topics that the archive lacks."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.exchange.gazetteer_files import ACTOR, KEYWORD, NAME, TOPIC, Unusable, read
from archive.importing.gazetteer import Line, Outcome, carry_out, plan

MODELS = {TOPIC: "archive.topic", ACTOR: "archive.actor", NAME: "archive.actorname"}


class Command(BaseCommand):
    """``update_gazetteer FILE``: adds, never overwrites."""

    help = "Adds the actors, names and topics of a gazetteer file that the archive lacks; what it holds is never changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file of the shape of fixtures/gazetteer.json, or that export_gazetteer wrote")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            lines = plan(read(file.read_bytes()))
        except (OSError, Unusable) as error:
            raise CommandError(f"{file} can't be used, and nothing was added: {error}") from error
        for line in lines:
            if line.outcome is Outcome.REFUSED:
                raise CommandError(f"{file} can't be used, and nothing was added: {line.entry.where}: {line.reason}")
        added = _lacking(lines)
        carry_out(added)
        for type_, number in Counter(line.entry.type for line in added if line.entry.type in MODELS).items():
            self.stdout.write(f"{number} rows of {MODELS[type_]} added")


def _lacking(lines: list[Line]) -> list[Line]:
    """What the archive lacks; a topic that it holds keeps its keywords."""
    new = {line.entry.slug for line in lines if line.entry.type == TOPIC and line.outcome is Outcome.CREATED}
    created = (line for line in lines if line.outcome is Outcome.CREATED)
    return [line for line in created if line.entry.type != KEYWORD or line.entry.slug in new]
