"""The gazetteer as the reader sees it: known actors with all their names, and topics with their keywords."""

from collections.abc import Iterable
from functools import cached_property

from archive.reading.known import KnownActor, KnownTopic
from archive.reading.naming.matching import KnownNames
from archive.reading.topics import Keywords


class Gazetteer:
    """Known actors and topics, compiled once for finding them in texts (see ``matching`` and ``topics``)."""

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
