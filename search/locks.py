"""Locks that every host sees which shares the database: in PostgreSQL itself, or in a file where the database is one."""

import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.conf import settings
from django.db import connection

from search.engine import held
from search.engine.locking import had


def shared_lock(name: str, timeout: float = 0.0) -> AbstractContextManager[bool]:
    """Holds the lock ``name`` while the block runs, and gives whether it could be had within ``timeout`` seconds.

    One whose holder died is free.
    """
    if connection.vendor == "postgresql":
        return _advisory(zlib.crc32(f"policy archive {name}".encode()), timeout)
    return held(settings.DATA_DIR / f"search.{name}.lock", timeout)


@contextmanager
def _advisory(key: int, timeout: float) -> Iterator[bool]:
    """An advisory lock of PostgreSQL, on a connection of its own: that of the thread may be given back meanwhile."""
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            taken = had(lambda: _taken(cursor, key), timeout)
        try:
            yield taken
        finally:
            if taken:  # its connection goes back to the pool, and would take the lock along
                with own.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
    finally:
        own.close()


def _taken(cursor: object, key: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])  # type: ignore[attr-defined]
    return bool(cursor.fetchone()[0])  # type: ignore[attr-defined]
