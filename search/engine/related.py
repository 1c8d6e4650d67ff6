"""Documents about the same things as another one."""

from collections import Counter

import numpy as np

from .analysis import stem, tokens, tongue
from .executor import Evaluation, hit, order
from .query import Hit
from .schema import PARTS
from .scoring import WEIGHTS
from .snapshot import Snapshot
from .tree import Node, Word

TERMS = 24
"""The document's most telling words, by which others are found."""


def related(snapshot: Snapshot, id_: str, limit: int = 5, within: Node | None = None) -> tuple[Hit, ...]:
    """The documents that share the most telling words of the document ``id_``, best first; none where it isn't indexed.

    ``within``, where it is given, is what they must match besides.

    Telling is the frequency, saturated by a logarithm, times ``ln(N / n)`` (TF-IDF: Salton & Buckley 1988), with words of the title
    counting double. A document scores the BM25F of each of the words, weighted by how telling the word is.
    """
    doc = snapshot.find(id_)
    if doc is None:
        return ()
    evaluation = Evaluation(snapshot)
    score = np.zeros(snapshot.size)
    for word, weight in _telling(snapshot, doc):
        score += weight * evaluation.matches(Word(word)).score
    score[doc] = 0.0
    if within is not None:
        score = np.where(evaluation.matches(within).mask, score, 0.0)
    best = order(snapshot, np.flatnonzero(score > 0), score, "relevance")[:limit]
    return tuple(hit(snapshot, int(other), float(score[other])) for other in best)


def _telling(snapshot: Snapshot, doc: int) -> list[tuple[str, float]]:
    """The document's most telling words, one printed form a stem, with their weights."""
    stored = snapshot.stored(doc)
    language = tongue(stored["language"])
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for part in PARTS:
        for token in tokens(stored[part]):
            root = stem(token.surface, language)
            counts[root] += int(WEIGHTS[part])
            printed.setdefault(root, token.surface)
    total = snapshot.size  # with deleted ones, as the frequencies below
    weights = {}
    for root, count in counts.items():
        containing = max(snapshot.frequency(part, root) for part in PARTS)
        if containing > 1 and not root.isdigit():
            weights[root] = np.log1p(count) * np.log(max(total / containing, 1.0))
    best = sorted(weights, key=lambda root: (-weights[root], root))[:TERMS]
    return [(printed[root], float(weights[root])) for root in best]
