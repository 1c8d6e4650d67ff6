"""The names that searches know, from the database, kept in the process until one of them changes."""

from collections import defaultdict
from functools import lru_cache

from django.db.models import Count, Max

from archive.models import Actor, ActorName, State
from search.expansion import NamedActor, Names

WEAK = (ActorName.Kind.DEMONYM, ActorName.Kind.METONYM)


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
    aliases: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for actor_id, name, kind in ActorName.objects.exclude(kind__in=WEAK).order_by("pk").values_list("actor_id", "name", "kind"):
        aliases[actor_id].append((name, kind == ActorName.Kind.ACRONYM))
    known = Actor.objects.standing().filter(state=State.ACCEPTED).order_by("pk").values_list("pk", "slug", "name")
    return Names.of(
        NamedActor(slug, name, (name, *(a for a, _ in aliases[pk])), frozenset(a for a, acronym in aliases[pk] if acronym))
        for pk, slug, name in known
    )
