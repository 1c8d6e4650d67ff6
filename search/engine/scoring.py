"""How well a document matches a term: BM25F.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6: the frequencies of a term in title and
text are normalised by the length of each, weighted, added, and saturated once. A word's stems in several languages, a phrase, or a
prefix's expansions count as one term.
"""

from collections.abc import Mapping

import numpy as np

from .columns import Floats, Mask
from .snapshot import Snapshot

K1 = 1.2
B = 0.75
WEIGHTS: Mapping[str, float] = {"title": 2.0, "text": 1.0}


def normalisers(snapshot: Snapshot) -> dict[str, Floats]:
    """For each part, what a document's frequencies are multiplied by: its weight over ``1 - b + b * length / average``."""
    live = snapshot.live
    factors = {}
    for part, weight in WEIGHTS.items():
        lengths = snapshot.lengths[part]
        average = lengths[live].mean() if live.any() else 0.0
        factors[part] = weight / (1 - B + B * lengths / (average or 1.0))
    return factors


def bm25f(frequencies: Mapping[str, Floats], factors: Mapping[str, Floats], live: Mask) -> Floats:
    """The score of each document for one term, 0 where it doesn't occur; only live documents count as containing it.

    The inverse document frequency is ``ln(1 + (N - n + 0.5) / (n + 0.5))``, which is never negative.
    """
    weighted = np.where(live, sum(frequency * factors[part] for part, frequency in frequencies.items()), 0.0)
    total, containing = int(live.sum()), int(np.count_nonzero(weighted))
    rarity = np.log1p((total - containing + 0.5) / (containing + 0.5))
    return np.asarray(rarity * weighted / (K1 + weighted), np.float64)
