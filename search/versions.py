"""Which state the names in the database are in: what is kept in the process is kept for one version of them."""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db import connections, router
from django.db.models import Model

from archive.models import Actor, ActorName, Source, Topic

Version = tuple[int | None, int | None, datetime | str | None]
"""The newest row of a table, and the newest line of its history with its time."""


class Versions(NamedTuple):
    """A version a table; one changes with every row of it that is added, changed or deleted."""

    actor: Version
    actor_name: Version
    topic: Version
    source: Version


def current_versions() -> Versions:
    """The versions of this moment, in one query that reads the last entry of eight indexes.

    Every save and every deletion leaves a line of history; a fixture, which leaves none, adds rows. The time tells a line from that of
    another database (a restored backup, the next test) that has the same number.
    """
    with connections[router.db_for_read(Actor)].cursor() as cursor:  # of the database that is read
        cursor.execute(_asking())
        row = cursor.fetchone()
    return Versions(row[0:3], row[3:6], row[6:9], row[9:12])


@cache
def _asking() -> str:
    """The query; only names of our own tables stand in it."""
    return f"SELECT {', '.join(column for model in (Actor, ActorName, Topic, Source) for column in _columns(model))}"


def _columns(model: type[Model]) -> tuple[str, str, str]:
    table, history = model._meta.db_table, model.history.model._meta.db_table  # type: ignore[attr-defined]
    newest = f"FROM {history} ORDER BY history_id DESC LIMIT 1"
    return f"(SELECT MAX(id) FROM {table})", f"(SELECT history_id {newest})", f"(SELECT history_date {newest})"  # noqa: S608
