"""Querysets whose SQL is written once: for the rows of one page of hits, Django takes five times as long to write it as the database to
answer it.
"""

from typing import Any

from django.db import connections
from django.db.models import QuerySet

from search.forms import LARGEST_PAGE

_STAND_INS = range(-LARGEST_PAGE, 0)
"""Stand where the keys go. No key is negative, and nothing else that a statement is filled in with is."""


class Prepared:
    """``rows.filter(<lookup>=keys)`` as tuples, for up to ``LARGEST_PAGE`` keys; ``rows`` is a ``values_list``."""

    def __init__(self, rows: QuerySet[Any, Any], lookup: str) -> None:
        self._rows = rows
        self._lookup = lookup
        self._statements: dict[int, tuple[str, tuple[Any, ...]]] = {}

    def of(self, keys: list[int]) -> list[tuple[Any, ...]]:
        """The rows of ``keys``, in the order of the queryset."""
        if not keys:
            return []
        statement, values = self._statements.get(len(keys)) or self._written(len(keys))
        key = iter(keys)
        with connections[self._rows.db].cursor() as cursor:
            cursor.execute(statement, [next(key) if value in _STAND_INS else value for value in values])
            return cursor.fetchall()

    def _written(self, number: int) -> tuple[str, tuple[Any, ...]]:
        """The SQL for ``number`` keys, which are filled in later."""
        written = self._rows.filter(**{self._lookup: _STAND_INS[:number]}).query.sql_with_params()
        self._statements[number] = written
        return written
