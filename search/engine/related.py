"""Documents about the same things as another one, and why."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log, log1p
from typing import Any

import numpy as np

from .analysis import stem, tokens, tongue
from .columns import Floats, Integers, mask_of
from .executor import Evaluation, hit
from .matches import scored
from .query import Hit
from .ranking import best
from .schema import PARTS
from .snapshot import Snapshot
from .tree import Node, Word

TERMS = 24
"""The document's most telling words, by which others are found."""
TITLE = 2
"""What an occurrence in the title counts."""
SHARED = 0.5
"""How much of the highest word score sharing all actors adds."""
REASONS = 3
"""Words and keys named as the reason at most, of each."""


@dataclass(frozen=True, slots=True)
class Related:
    """A document near another one. ``words`` (as printed in the other) and ``actors`` (keys) are what both have, most telling first."""

    hit: Hit
    words: tuple[str, ...]
    actors: tuple[str, ...]


def related(snapshot: Snapshot, id_: str, limit: int = 5, within: Node | None = None) -> tuple[Related, ...]:
    """The documents that share the most telling words and actors of the document ``id_``, best first; none where it isn't indexed.

    ``within``, where it is given, is what they must match besides.

    Telling is the frequency, saturated by a logarithm, times ``ln(N / n)`` (TF-IDF: Salton & Buckley 1988). A document scores the BM25 of
    each of the words, weighted by how telling the word is; and for shared actors up to ``SHARED`` of the highest such score, in proportion
    to how telling they are: ``ln(N / n)`` of those shared over that of all.
    """
    doc = snapshot.find(id_)
    if doc is None:
        return ()
    evaluation = Evaluation(snapshot)
    words = telling_words(snapshot.stored(doc), snapshot.size, lambda root: snapshot.frequency("text", root))
    found = {word: evaluation.matches(Word(word)) for word in words}
    scores = np.zeros(snapshot.size)
    for word, weight in words.items():
        scores[found[word].docs] += weight * found[word].scores()
    actors = telling_actors({key: snapshot.frequency("actor", key) for key in snapshot.keys["actor"].of(doc)}, snapshot.size)
    others = snapshot.live.copy()
    others[doc] = False
    scores += SHARED * scores.max(initial=0.0, where=others) * _shared(snapshot, actors)
    scores[~others] = 0.0
    if within is not None:
        scores[~mask_of(evaluation.matches(within).docs, snapshot.size)] = 0.0
    docs = np.flatnonzero(scores)
    nearest, closeness = best(snapshot, scored(docs, scores[docs]), "relevance", limit)
    return tuple(
        Related(
            hit(snapshot, other, score),
            tuple(word for word in words if _has(found[word].docs, other))[:REASONS],
            tuple(actor for actor in actors if actor in snapshot.keys["actor"].of(other))[:REASONS],
        )
        for other, score in zip(nearest.tolist(), closeness.tolist(), strict=True)
    )


def telling_words(stored: Mapping[str, Any], size: int, often: Callable[[str], int], most: int = TERMS) -> dict[str, float]:
    """A document's most telling words, one printed form a stem, with their weights, highest first.

    ``often`` tells how many of the ``size`` documents have a stem.
    """
    language = tongue(stored["language"])
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for part in PARTS:
        for token in tokens(stored[part]):
            root = stem(token.surface, language)
            counts[root] += TITLE if part == "title" else 1
            printed.setdefault(root, token.surface)
    weights = {}
    for root, count in counts.items():
        containing = 0 if root.isdigit() else often(root)
        if containing > 1:
            weights[root] = log1p(count) * log(size / containing)
    telling = sorted(weights, key=lambda root: (-weights[root], root))[:most]
    return {printed[root]: weights[root] for root in telling if weights[root] > 0}


def telling_actors(often: Mapping[str, int], size: int) -> dict[str, float]:
    """Those of a document's actors that another one has too, and how telling each is, highest first.

    ``often`` is how many of the ``size`` documents have each.
    """
    weights = {key: log(size / containing) for key, containing in often.items() if 1 < containing < size}
    return {key: weights[key] for key in sorted(weights, key=lambda key: (-weights[key], key))}


def _shared(snapshot: Snapshot, actors: dict[str, float]) -> Floats:
    """How much of the telling of ``actors`` each document shares, 0 to 1."""
    shared = np.zeros(snapshot.size)
    for key, weight in actors.items():
        shared[snapshot.docs(snapshot.postings("actor", key))] += weight / sum(actors.values())
    return shared


def _has(docs: Integers, doc: int) -> bool:
    place = int(np.searchsorted(docs, doc))
    return place < len(docs) and int(docs[place]) == doc
