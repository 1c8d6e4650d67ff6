"""SQLite, saved by VACUUM INTO and put back by its backup interface: both may be done while others read and write.

A live file is never copied, and never replaced under those who have it open: its journals beside it belong to that file alone.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]

from operating.backups.manifest import BackupError, State

FILE = "database.sqlite3"
PATIENCE = 60
"""Seconds that somebody else's transaction may take."""


def save(to: Path) -> State:
    """Writes one state of the database into the new file ``to``, looks it through, and gives what it holds. Raises ``BackupError``."""
    try:
        with _opened(_live(), "rw") as live:
            live.execute("VACUUM INTO ?", [str(to)])
    except sqlite3.Error as error:
        raise BackupError(f"The database can't be backed up: {error}.") from error
    return look(to)


def look(file: Path) -> State:
    """What a database that is at rest holds, once SQLite finds it sound. Raises ``BackupError``."""
    try:
        with _opened(file, "ro") as database:
            if (said := database.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
                raise BackupError(f"{file} is damaged: {said}.")
            if row := database.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupError(f"{file} is damaged: a row of {row[0]} refers to one of {row[2]} that is not there.")
            return _state(database)
    except sqlite3.Error as error:
        raise BackupError(f"{file} is damaged: {error}.") from error


def load(file: Path, state: State) -> None:
    """Puts the whole database in place of the live one, in one transaction; ``file`` must hold ``state``. Raises ``BackupError``."""
    if look(file) != state:
        raise BackupError(f"{file} does not hold what its manifest says; nothing was changed.")

    def give_up(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):  # after PATIENCE; Python would go on trying for ever
            raise BackupError(f"Somebody has been writing the database for {PATIENCE} seconds: stop the archive, then restore.")

    connection.close()
    try:
        with _opened(file, "ro") as saved, _opened(_live(), "rwc") as live:
            saved.backup(live, progress=give_up)
            live.execute("PRAGMA wal_checkpoint")  # as far as readers let it
    except sqlite3.Error as error:
        raise BackupError(f"The database can't be restored, and is as it was: {error}.") from error


def _live() -> Path:
    return Path(connection.settings_dict["NAME"]).absolute()


def _opened(file: Path, mode: str) -> "closing[sqlite3.Connection]":
    """A connection to a file, to read (``ro``), to write (``rw``), or to make it where it isn't there (``rwc``)."""
    opened = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None)
    register(opened)  # check constraints call Django's functions
    return closing(opened)


def _state(database: sqlite3.Connection) -> State:
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name").fetchall()
    tables = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608 - its own names
    migrations = database.execute("SELECT app || '.' || name FROM django_migrations").fetchall()
    return State(tables=tables, migrations=sorted(name for (name,) in migrations))
