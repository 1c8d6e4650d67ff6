"""The state of the archive: what is counted over many articles is made at the first view of it, and kept until the archive changes."""

import hashlib
from collections.abc import Callable
from functools import cache as once
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection
from django.db.models import Model

from archive.models import Actor, Article, Source, Stakeholder, Topic

Made = TypeVar("Made")
KEPT = 7 * 24 * 3600
"""Seconds for which is kept what no change makes anew."""
_MISSING: Any = object()


def kept(what: str, state: tuple[Any, ...], make: Callable[[], Made]) -> Made:
    """What ``make`` gives, made once for each ``state`` of the archive; ``what`` tells it from all else that is kept."""
    key = hashlib.sha256(f"{what}, {state}".encode()).hexdigest()
    found: Made = cache.get(key, _MISSING)
    if found is _MISSING:
        found = make()
        cache.set(key, found, KEPT)
    return found


def current_state() -> tuple[Any, ...]:
    """What changes whenever an article, or a part of an actor, topic or source in one, does; in one query.

    Parts are written anew rather than changed, but by editors, who leave a line in the article's history; so do a publication, a merge and
    a new name. The time tells a line of history from that of another database (a restored backup) that has the same number. Whatever an
    article's index entry depends on dates the article anew.
    """
    with connection.cursor() as cursor:
        cursor.execute(_asking())
        return tuple(cursor.fetchone())


@once
def _asking() -> str:
    """The query; only names of our own tables stand in it."""
    parts = [f"(SELECT {number} FROM {Stakeholder._meta.db_table})" for number in ("COUNT(*)", "MAX(id)")]  # noqa: S608
    parts.append(f"(SELECT MAX(updated_at) FROM {Article._meta.db_table})")  # noqa: S608
    parts += [column for model in (Actor, Article, Topic, Source) for column in _newest(model)]
    return f"SELECT {', '.join(parts)}"


def _newest(model: type[Model]) -> tuple[str, str, str]:
    history = model.history.model._meta.db_table  # type: ignore[attr-defined]
    newest = f"FROM {history} ORDER BY history_id DESC LIMIT 1"
    return f"(SELECT MAX(id) FROM {model._meta.db_table})", f"(SELECT history_id {newest})", f"(SELECT history_date {newest})"  # noqa: S608
