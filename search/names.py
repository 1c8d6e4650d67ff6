"""The names that searches know, from the database, kept in the process until one of them changes."""

from functools import lru_cache

from django.db.models import Count, Max

from archive.gazetteer import current_gazetteer
from archive.models import Actor, ActorName
from archive.reading.known import KnownActor
from search.expansion import NamedActor, Names


def current_names() -> Names:
    """The names of all accepted actors; live at once, since their version is asked at every search (four small queries)."""
    return _names(_version())


def _version() -> tuple[object, ...]:
    """Changes with every added, changed or deleted actor or name: rows are counted, and each save leaves a row of history."""
    rows = {"rows": Count("pk"), "last": Max("pk")}
    changes = {"changed": Max("history_id")}
    asked = (
        Actor.objects.aggregate(**rows),
        ActorName.objects.aggregate(**rows),
        Actor.history.aggregate(**changes),
        ActorName.history.aggregate(**changes),
    )
    return tuple(value for answer in asked for value in answer.values())


@lru_cache(maxsize=1)
def _names(version: tuple[object, ...]) -> Names:
    return Names.of(_without_weak_names(actor) for actor in current_gazetteer().actors)


def _without_weak_names(actor: KnownActor) -> NamedActor:
    """Demonyms and metonyms stand for more than their actor, so they widen no query."""
    names = [name for name in actor.names if name.strength == "name"]
    acronyms = frozenset(name.text for name in names if name.kind == "acronym")
    return NamedActor(actor.slug, actor.name, tuple(name.text for name in names), acronyms)
