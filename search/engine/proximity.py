"""Words of a query that stand close together say more than the same words far apart: a bonus for the best documents.

For each pair of neighbouring words ``a``, ``b`` of the query, a document gets ``CLOSE * weight * (K1 + 1) * c / (c + K)``, where ``c`` is
how often ``b`` stands within ``REACH`` words of an ``a``, and ``K`` the document's length norm: a BM25 of the pair, as in the sequential
dependence model (Metzler & Croft, "A Markov random field model for term dependencies", 2005). The weight is the smaller ``idf`` of the two,
and never more than the log odds of finding both words apart among the candidates: pairs that always stand together tell nothing new.

Only the first documents are looked at (``ranking.WINDOW``). The numbers were chosen by ``benchmarks/results-relevance.md``.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import log

import numpy as np

from .analysis import stem
from .columns import Floats, Integers
from .leaves import surfaces_of
from .phrases import SHIFT, Occurring, occurring
from .ranking import Bonus
from .scoring import Scoring
from .snapshot import Snapshot
from .tree import Node, Word, wanted

CLOSE = 0.3
REACH = 2


def closeness(snapshot: Snapshot, scoring: Scoring, tree: Node | None) -> Bonus | None:
    """What gives the bonus of documents, ascending; ``None`` where the query has no neighbouring words."""
    pairs = _pairs(tree)
    return (lambda docs: _bonus(snapshot, scoring, pairs, docs)) if pairs else None


def _pairs(tree: Node | None) -> list[tuple[str, str]]:
    """The distinct pairs of neighbouring words, as folded; words of quotations and titles make none."""
    leaves = list(wanted(tree, title=False))
    words = [surfaces_of([leaf.text]) if isinstance(leaf, Word) else () for leaf in leaves]
    pairs = ((before[0], after[0]) for before, after in pairwise(words) if len(before) == len(after) == 1)
    return list(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))


def _bonus(snapshot: Snapshot, scoring: Scoring, pairs: Sequence[tuple[str, str]], docs: Integers) -> Floats:
    bonus = np.zeros(len(docs))
    for tongue, written in snapshot.tongues.items():
        places = np.arange(len(docs)) if written is None else np.flatnonzero(written[docs])
        if len(places):
            spoken = [(stem(before, tongue), stem(after, tongue)) for before, after in pairs]
            found = {term: occurring(snapshot, "text", term, docs[places]) for pair in spoken for term in pair}
            bonus[places] = _of_pairs(scoring, spoken, found, docs[places])
    return bonus


def _of_pairs(scoring: Scoring, pairs: Sequence[tuple[str, str]], found: dict[str, Occurring], docs: Integers) -> Floats:
    bonus = np.zeros(len(docs))
    for before, after in pairs:
        one, other = found[before], found[after]
        close = np.bincount(_near(one.places, other.places), minlength=len(docs)).astype(np.float64)
        both, near = np.count_nonzero(one.holding & other.holding), np.count_nonzero(close)
        weight = min(scoring.rarity(one.containing), scoring.rarity(other.containing), log((both - near + 0.5) / (near + 0.5)))
        if weight > 0 and near:
            bonus += CLOSE * weight * scoring.saturated("text", close, docs)
    return bonus


def _near(one: Integers, other: Integers) -> Integers:
    """The documents of those of ``other`` that are within ``REACH`` of one of ``one``; both are as ``Occurring.places``."""
    if not len(one) or not len(other):
        return np.zeros(0, np.int64)
    following = np.searchsorted(one, other)
    before = one[np.maximum(following - 1, 0)]
    after = one[np.minimum(following, len(one) - 1)]
    close = (np.abs(other - before) <= REACH) | (np.abs(after - other) <= REACH)
    return np.asarray(other[close] >> SHIFT)
