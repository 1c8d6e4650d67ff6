"""Sets of documents with scores that are worked out late: only for the documents that are still in when somebody asks.

A phrase or an AND throws most documents away; scoring what is left is then the smaller part of the work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from .columns import Floats, Integers, Mask, located, mask_of

Scorer: TypeAlias = Callable[[Integers], Floats]
"""Takes places in ``Matches.docs``, ascending, and gives the scores of the documents there."""


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """``docs``, ascending, and how well each matches; without a ``scorer`` all score 0."""

    docs: Integers
    scorer: Scorer | None = None

    def scores(self, places: Integers | None = None) -> Floats:
        """The scores of ``docs[places]``, of all documents by default."""
        if self.scorer is None:
            return np.zeros(len(self.docs) if places is None else len(places))
        return self.scorer(np.arange(len(self.docs)) if places is None else places)

    def only(self, places: Integers) -> "Matches":
        """The documents at ``places``."""
        return Matches(self.docs[places], self._moved(places))

    def _moved(self, places: Integers) -> Scorer | None:
        scorer = self.scorer
        return None if scorer is None else lambda at: scorer(places[at])


NOTHING = Matches(np.zeros(0, np.int64))


def scored(docs: Integers, scores: Floats) -> Matches:
    """Documents whose scores are known."""
    return Matches(docs, lambda places: scores[places])


def added(scorers: Sequence[Scorer]) -> Scorer | None:
    """The sum of scorers of the same documents."""
    if len(scorers) < 2:
        return scorers[0] if scorers else None

    def total(places: Integers) -> Floats:
        sum_ = scorers[0](places).copy()
        for scorer in scorers[1:]:
            sum_ += scorer(places)
        return sum_

    return total


def find(docs: Integers, among: Integers, size: int) -> tuple[Integers, Mask]:
    """For each of ``docs`` its place in ``among`` if it is there, and whether it is; both are ascending and below ``size``."""
    if len(docs) * 12 < len(among) or len(among) * 12 < size:
        return located(docs, among)
    # As many lookups as that are cheaper in a table of all documents.
    table = np.full(size, -1, np.int64)
    table[among] = np.arange(len(among))
    places = table[docs]
    return places, places >= 0


def all_of(parts: Sequence[Matches], size: int) -> Matches:
    """The documents that are in every part; their scores added. ``parts`` is not empty."""
    shortest, *others = sorted(parts, key=lambda part: len(part.docs))
    docs = shortest.docs
    places: list[tuple[Scorer | None, Integers]] = [(shortest.scorer, np.arange(len(docs)))]
    for part in others:
        if not len(docs):
            return NOTHING
        found, there = find(docs, part.docs, size)
        if not there.all():
            docs, found = docs[there], found[there]
            places = [(scorer, kept[there]) for scorer, kept in places]
        places.append((part.scorer, found))
    return Matches(docs, added([_at(scorer, kept) for scorer, kept in places if scorer is not None]))


def any_of(parts: Sequence[Matches], size: int) -> Matches:
    """The documents that are in at least one part; the scores of those that they are in added."""
    parts = [part for part in parts if len(part.docs)]
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    mask = np.zeros(size, bool)
    for part in parts:
        mask[part.docs] = True
    docs = np.flatnonzero(mask)
    scored_parts = [part for part in parts if part.scorer is not None]
    return Matches(docs, _over(docs, scored_parts, size) if scored_parts else None)


def without(matches: Matches, docs: Integers, size: int) -> Matches:
    """``matches`` less ``docs``."""
    if not len(docs) or not len(matches.docs):
        return matches
    return matches.only(np.flatnonzero(~find(matches.docs, docs, size)[1]))


def complement(docs: Integers, size: int) -> Matches:
    """All documents but ``docs``."""
    return Matches(np.flatnonzero(~mask_of(docs, size)))


def _at(scorer: Scorer, kept: Integers) -> Scorer:
    return lambda places: scorer(kept[places])


def _over(docs: Integers, parts: Sequence[Matches], size: int) -> Scorer:
    """The sum of the scores that parts of ``docs`` have in each."""

    def scores(places: Integers) -> Floats:
        wanted = docs[places]
        if len(wanted) * 4 > len(docs):
            table = np.zeros(size)
            for part in parts:
                table[part.docs] += part.scores()
            return table[wanted]
        total = np.zeros(len(wanted))
        for part in parts:
            found, there = find(wanted, part.docs, size)
            total[there] += part.scores(found[there])
        return total

    return scores
