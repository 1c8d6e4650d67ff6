"""SQLite with waits that end: one connection at a time looks for the one writer's place, the others wait for their turn to look.

SQLite has no queue for its one writer. A connection that finds the database locked sleeps and looks again, up to 100 ms later
(``sqliteDefaultBusyCallback`` in SQLite's main.c), and whoever has just finished a transaction takes the place again before any sleeper
looks. With many writers some then wait until they give up. Here who wants the place first takes a lock beside the database, and keeps it
until its transaction has begun: who was there just now finds that lock taken, and comes later (the turnstile of Downey, "The Little Book
of Semaphores", 4.2).
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from search.engine.locking import held

PLACE = 0.002
"""Seconds between two looks for the place, of the one whose turn it is."""


def patience(waited: float) -> float:
    """Seconds between two looks for the turn: 30 ms at first, 2 ms from the third second of waiting on.

    Nobody hands the turn on, so who looks more often has it sooner: fifteen times as often as a newcomer is nearly a queue.
    """
    return max(0.03 / (1 + waited) ** 2, 0.002)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions take turns, and wait for theirs as long as the ``timeout`` of its options says."""

    def _start_transaction_under_autocommit(self) -> None:
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + timeout
        with ExitStack() as stack:
            if not self.is_in_memory_db():
                with suppress(OSError):  # a disk that takes no file: what SQLite says of it is said below
                    stack.enter_context(held(Path(f"{self.settings_dict['NAME']}-turn"), timeout, patience))
            stack.enter_context(self._awake(timeout))
            while not self._begun(last=time.monotonic() >= until):
                time.sleep(PLACE)

    @contextmanager
    def _awake(self, timeout: float) -> Iterator[None]:
        """SQLite answers at once whether the place is free, instead of sleeping."""
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")

    def _begun(self, last: bool) -> bool:
        """Whether the transaction began; the ``last`` try raises what it met."""
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except OperationalError as error:
            busy = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            if last or not busy:
                raise
            return False
        return True
