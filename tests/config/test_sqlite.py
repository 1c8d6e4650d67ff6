"""Who waits for SQLite's one writer: until there is room, by turns that end, and no longer than was said."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.utils import OperationalError

from config.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db  # so that they run with the tests that have a database, before any browser has an event loop


class Connection(DatabaseWrapper):
    """One that begins and ends transactions as ``atomic`` does."""

    def begin(self) -> None:
        self.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    def end(self) -> None:
        self.commit()
        self.set_autocommit(True)


def connection_to(file: Path, timeout: float = 20) -> Connection:
    """A connection of this thread, with the options of the settings."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": timeout, "init_command": "PRAGMA journal_mode=WAL;"}
    rest = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None, "TEST": {}}
    return Connection({"NAME": str(file), "OPTIONS": options, **rest}, alias="tried")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / "waits.sqlite3") as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE marks (one)")
    made.close()
    return tmp_path / "waits.sqlite3"


@pytest.fixture
def holder(file: Path) -> Iterator[sqlite3.Connection]:
    """Another connection, with the writer's place."""
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def busy_timeout(connection: Connection) -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        return int(cursor.fetchone()[0])


def test_a_transaction_waits_until_the_writer_before_it_is_done(file: Path, holder: sqlite3.Connection) -> None:
    threading.Timer(0.3, lambda: holder.execute("COMMIT")).start()
    connection = connection_to(file)
    began = time.monotonic()
    connection.begin()
    assert time.monotonic() - began >= 0.25
    connection.end()
    assert busy_timeout(connection) == 20_000
    connection.close()


def test_after_the_time_that_was_said_it_gives_up(file: Path, holder: sqlite3.Connection) -> None:
    connection = connection_to(file, timeout=0.2)
    began = time.monotonic()
    with pytest.raises(OperationalError, match="locked"):
        connection.begin()
    assert time.monotonic() - began >= 0.2
    assert busy_timeout(connection) == 200
    connection.close()


def test_another_trouble_is_told_at_once(file: Path) -> None:
    connection = connection_to(file)
    connection.ensure_connection()
    connection.connection.execute("BEGIN")
    with pytest.raises(OperationalError, match="within a transaction"):
        connection._start_transaction_under_autocommit()
    connection.close()


def test_writers_who_never_pause_take_turns(file: Path) -> None:
    written: list[int] = []
    until = time.monotonic() + 4

    def write() -> None:
        connection, number = connection_to(file), 0
        while time.monotonic() < until:
            connection.begin()
            connection.cursor().execute("INSERT INTO marks VALUES (1)")
            time.sleep(0.02)
            connection.end()
            number += 1
        written.append(number)
        connection.close()

    writers = [threading.Thread(target=write) for _ in range(12)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(written) == 12
    assert max(written) < 10 * min(written)  # by SQLite alone some have one turn while others have dozens
