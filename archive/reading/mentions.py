"""Mentions by place: which actor stands where, for the rules that ask who speaks or who publishes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from archive.reading.record import FoundActor

ORGANISED = frozenset("agency court legislature party armed-force criminal-organisation institute international-body company media".split())


class Placed(NamedTuple):
    """One mention and its actor."""

    start: int
    end: int
    actor: FoundActor
    strength: str

    @property
    def is_person(self) -> bool:
        """Whether a person stands here."""
        return self.actor.kind == "person"

    @property
    def is_organised(self) -> bool:
        """Whether a body that people work for or that publishes stands here."""
        return self.actor.kind in ORGANISED


class Mentions:
    """All mentions of a text in order."""

    def __init__(self, actors: Sequence[FoundActor]) -> None:
        placed = [Placed(m.start, m.end, actor, m.strength) for actor in actors for m in actor.mentions]
        self.placed = sorted(placed, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.placed]

    def between(self, start: int, end: int) -> list[Placed]:
        """The mentions that start within ``start`` and ``end``."""
        return self.placed[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, position: int) -> Placed | None:
        """The mention that holds ``position``."""
        index = bisect_right(self._starts, position) - 1
        return self.placed[index] if index >= 0 and self.placed[index].end > position else None

    def last_person_before(self, position: int, reach: int = 1500) -> Placed | None:
        """The person mentioned last before ``position``, not farther back than ``reach`` characters."""
        for mention in reversed(self.between(max(position - reach, 0), position)):
            if mention.is_person:
                return mention
        return None
