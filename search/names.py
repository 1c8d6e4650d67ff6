"""The names that searches know, from the database, kept in the process until one of them changes."""

from functools import lru_cache

from archive.gazetteer import current_gazetteer
from archive.reading.known import KnownActor
from search.expansion import NamedActor, Names
from search.versions import Version, Versions, current_versions


def current_names(versions: Versions | None = None) -> Names:
    """The names of all accepted actors; live at once, since their version is asked at every search (one small query)."""
    versions = versions or current_versions()
    return _names(versions.actor, versions.actor_name)


@lru_cache(maxsize=1)
def _names(actors: Version, names: Version) -> Names:
    return Names.of(_without_weak_names(actor) for actor in current_gazetteer().actors)


def _without_weak_names(actor: KnownActor) -> NamedActor:
    """Demonyms and metonyms stand for more than their actor, so they widen no query."""
    names = [name for name in actor.names if name.strength == "name"]
    acronyms = frozenset(name.text for name in names if name.kind == "acronym")
    return NamedActor(actor.slug, actor.name, tuple(name.text for name in names), acronyms)
