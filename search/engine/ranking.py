"""The best documents in a total order, so that any slice of it is exact, without sorting the rest."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from .columns import Floats, Integers
from .matches import Matches
from .snapshot import Snapshot

DECIMALS = 9
"""Scores are compared rounded, so that sums which differ only in the order of their terms are a tie."""
_NEAR = 2 * 10.0**-DECIMALS

WINDOW = 200
"""Documents that a bonus can move. They stay ahead of all others, since a bonus is never negative: so pages stay consistent."""

Bonus: TypeAlias = Callable[[Integers], Floats]
"""What is added to the scores of documents, ascending: 0 or more."""


def best(snapshot: Snapshot, matches: Matches, sort: str, stop: int, bonus: Bonus | None = None) -> tuple[Integers, Floats]:
    """The first ``stop`` documents, and their scores: by score (``relevance``) or by date (``newest``, ``oldest``).

    Ties of the score are newest first; undated last; then by ``django_id``. ``ValueError`` for another order.
    """
    if sort not in ("relevance", "newest", "oldest"):
        raise ValueError(f"There is no order {sort!r}.")
    stop = min(stop, len(matches.docs))
    if sort == "relevance" and matches.scorer is not None and stop:
        return _by_score(snapshot, matches, stop, bonus)
    places = _lowest((snapshot.oldest if sort == "oldest" else snapshot.newest)[matches.docs], stop)
    ascending = np.argsort(places)
    scores = np.empty(len(places))
    scores[ascending] = matches.scores(places[ascending])
    return matches.docs[places], scores


def _by_score(snapshot: Snapshot, matches: Matches, stop: int, bonus: Bonus | None) -> tuple[Integers, Floats]:
    scores, order = matches.scores(), snapshot.newest[matches.docs]
    places = highest(scores, order, max(stop, WINDOW) if bonus else stop)
    docs, found = matches.docs[places], scores[places]
    if bonus:
        window = np.argsort(docs[:WINDOW])
        found[window] += bonus(docs[window])
        again = np.lexsort((order[places], -np.round(found, DECIMALS)))
        docs, found = docs[again], found[again]
    return docs[:stop], found[:stop]


def _lowest(values: Integers, number: int) -> Integers:
    """The places of the ``number`` lowest values, in their order; no two are equal."""
    if not number:
        return np.zeros(0, np.int64)
    if number < len(values):
        places = np.argpartition(values, number - 1)[:number]
        return places[np.argsort(values[places])]
    return np.argsort(values)


def highest(scores: Floats, order: Integers, number: int) -> Integers:
    """The places of the ``number`` highest scores, in their order; ties by the lower value of ``order``."""
    if number >= len(scores):
        return np.lexsort((order, -np.round(scores, DECIMALS)))
    last = np.partition(scores, len(scores) - number)[len(scores) - number]
    near = np.flatnonzero(scores >= last - _NEAR)
    rounded, level = np.round(scores[near], DECIMALS), np.round(last, DECIMALS)
    above, ties = near[rounded > level], near[rounded == level]
    above = above[np.lexsort((order[above], -np.round(scores[above], DECIMALS)))]
    return np.concatenate([above, ties[_lowest(order[ties], number - len(above))]])
