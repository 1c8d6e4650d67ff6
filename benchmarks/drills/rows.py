"""A database in a few hashes: two archives with the same ones hold the same rows."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import connection

LEFT_OUT = ("search_outbox",)
"""Tables that empty themselves."""


def digests(upto: Mapping[str, int | None] | None = None) -> dict[str, str]:
    """The sha256 of all rows of each table in the order of their keys; of tables in ``upto`` the rows up to that key alone."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name not in LEFT_OUT]
        return {name: _digest(cursor, name, _where(name, upto or {})) for name in sorted(names)}


def last_keys() -> dict[str, int | None]:
    """The highest key of every table whose keys are numbers; ``None`` where a table is empty."""
    with connection.cursor() as cursor:
        highest = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT MAX({{key}}) FROM "{name}"'.format(key=_key(cursor, name)))
            highest[name] = cursor.fetchone()[0]
        return {name: key for name, key in highest.items() if key is None or isinstance(key, int)}


def _where(name: str, upto: Mapping[str, int | None]) -> str:
    if name not in upto:
        return "1 = 1"
    return "1 = 0" if upto[name] is None else f"{{key}} <= {upto[name]:d}"


def _key(cursor: Any, name: str) -> str:
    return f'"{connection.introspection.get_primary_key_column(cursor, name)}"'


def _digest(cursor: Any, name: str, where: str) -> str:
    hashed = hashlib.sha256()
    cursor.execute(f'SELECT * FROM "{name}" WHERE {where} ORDER BY {{key}}'.format(key=_key(cursor, name)))
    while rows := cursor.fetchmany(500):
        for row in rows:
            hashed.update(repr([bytes(value) if isinstance(value, memoryview) else value for value in row]).encode())
    return hashed.hexdigest()
