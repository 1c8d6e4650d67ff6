"""The gazetteer as the reader sees it: known actors with all their names. Built from plain data, so that it needs no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from archive.reading.known import KnownNames
from archive.reading.topics import Keywords


@dataclass(frozen=True, slots=True)
class KnownName:
    """One way to print an actor. ``kind`` is ``name`` (the actor's own), ``alias``, ``acronym``, ``demonym`` or ``metonym``."""

    text: str
    kind: str = "name"
    case_sensitive: bool = False

    @property
    def strength(self) -> str:
        """``weak`` for a demonym or a metonym (*Mexican*, *Washington*), else ``name``."""
        return "weak" if self.kind in ("demonym", "metonym") else "name"


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the archive holds; its own name is the first of ``names``."""

    slug: str
    name: str
    kind: str
    names: tuple[KnownName, ...]


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic and the words and phrases that, found in a text, propose it."""

    slug: str
    keywords: tuple[str, ...]


class Gazetteer:
    """Known actors and topics, compiled once for finding them in texts (see ``names`` and ``topics``)."""

    def __init__(self, actors: Iterable[KnownActor] = (), topics: Iterable[KnownTopic] = ()) -> None:
        self.actors = tuple(sorted(actors, key=lambda actor: actor.slug))
        self.topics = tuple(sorted(topics, key=lambda topic: topic.slug))
        self.by_slug = {actor.slug: actor for actor in self.actors}

    @cached_property
    def known_names(self) -> KnownNames:
        """All names of all actors, compiled at first use."""
        return KnownNames(self.actors)

    @cached_property
    def keywords(self) -> Keywords:
        """All keywords of all topics, compiled at first use."""
        return Keywords(self.topics)
