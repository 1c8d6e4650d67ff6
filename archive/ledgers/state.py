"""The state of the archive: what is counted over many articles is made at the first view of it, and kept until the archive changes."""

import hashlib
from collections.abc import Callable
from functools import cache as once
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connections, router
from django.db.models import Model, TextField
from django.db.models.expressions import RawSQL

from archive.models import Actor, ActorName, Article, Event, Measure, Reply, Source, Stakeholder, Topic

Made = TypeVar("Made")
KEPT = 7 * 24 * 3600
"""Seconds for which is kept what no change makes anew."""
_MISSING: Any = object()


def kept(what: str, state: str, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, made once for each ``state`` of the archive; ``what`` tells it from all else that is kept."""
    key = hashlib.sha256(f"{what}, {state}".encode()).hexdigest()
    found: Made = cache.get(key, _MISSING)
    if found is _MISSING:
        found = make()
        cache.set(key, found, KEPT)
    return found


def current_state() -> str:
    """What changes whenever an article, a part of one, a thing that articles speak of or a reply does; in one query.

    Parts are written anew rather than changed, but by editors, who leave a line in the article's history; so do a publication, a merge and
    a new name. The time tells a line of history from that of another database (a restored backup) that has the same number. Whatever an
    article's index entry depends on dates the article anew.
    """
    with connections[router.db_for_read(Article)].cursor() as cursor:  # of the database that is read
        cursor.execute(f"SELECT {_parts()}")
        return str(cursor.fetchone()[0])


def with_state() -> RawSQL:
    """``current_state`` as a column beside a row that is asked for anyway."""
    return RawSQL(_parts(), (), output_field=TextField())  # noqa: S611


@once
def _parts() -> str:
    """The numbers and times of which the state is made, as one text; only names of our own tables stand in it."""
    parts = [f"(SELECT {number} FROM {Stakeholder._meta.db_table})" for number in ("COUNT(*)", "MAX(id)")]  # noqa: S608
    parts.append(f"(SELECT MAX(updated_at) FROM {Article._meta.db_table})")  # noqa: S608
    parts += [column for model in (Actor, ActorName, Article, Event, Measure, Reply, Source, Topic) for column in _newest(model)]
    return " || ' ' || ".join(f"COALESCE(CAST({part} AS VARCHAR(40)), '')" for part in parts)


def _newest(model: type[Model]) -> tuple[str, str, str]:
    history = model.history.model._meta.db_table  # type: ignore[attr-defined]
    newest = f"FROM {history} ORDER BY history_id DESC LIMIT 1"
    return f"(SELECT MAX(id) FROM {model._meta.db_table})", f"(SELECT history_id {newest})", f"(SELECT history_date {newest})"  # noqa: S608
