"""Drains the outbox into the index."""

import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections
from haystack import connections

from archive.models import Article
from search.contract import Index
from search.engine import IndexUnavailable
from search.models import Outbox
from search.outbox import drain, drain_held, drainers_lock

PAUSE = 0.5
"""Seconds between two looks into an empty outbox."""


class Command(BaseCommand):
    """``index_articles [--follow]``: writes what waits; with ``--follow`` goes on as the worker until it is told to stop.

    The worker also publishes drafts whose moment has come.
    """

    help = "Writes the index entries of all changed articles; --follow goes on as a worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--follow", action="store_true", help="go on until SIGTERM or SIGINT")

    def handle(self, *args: Any, follow: bool, **options: Any) -> None:
        if follow:
            self._follow()
            return
        try:
            done = drain()
        except IndexUnavailable as error:
            raise CommandError(str(error)) from error
        waiting = Outbox.objects.count()
        self.stdout.write(f"{done} articles indexed" + (f", {waiting} left to the process that is indexing" if waiting else ""))

    def _follow(self) -> None:
        self.stopped = False
        self.tidied: object = None
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        said = ""
        with drainers_lock() as free:
            if not free:
                raise CommandError("Another worker is indexing already.")
            while not self.stopped:
                trouble = self._drain_once()
                if trouble and trouble != said:
                    self.stderr.write(trouble)
                said = trouble
                time.sleep(PAUSE)

    def _drain_once(self) -> str:
        """Trouble in a sentence, said once; the rows wait until it is over."""
        close_old_connections()
        try:
            if due := Article.objects.publish_due():
                self.stdout.write(f"{due} articles published by schedule")
            done = drain_held()
            if not done:
                self._tidy()
        except (IndexUnavailable, DatabaseError) as error:
            return f"Waiting, the outbox keeps its rows: {error}"
        if done:
            self.stdout.write(f"{done} articles indexed")
        return ""

    def _tidy(self) -> None:
        """What nobody waits for, when nothing waits: merges large segments, one step at a time, until a commit has nothing to merge."""
        index: Index = connections["default"].get_backend().index
        if index.exists() and (before := index.state()) != self.tidied:
            self.tidied = None if index.merge() else before

    def _stop(self, *args: Any) -> None:
        self.stopped = True
