"""How well a document matches a term: BM25 in two profiles.

``plain`` gives exactly what stock Whoosh 2.7.4 gives (``whoosh.scoring.BM25F``): ``idf = ln(N / (n + 1)) + 1``, lengths rounded to one
byte, a phrase scored as its words.

``default`` is what people get: Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the ``idf``
of Lucene, ``ln(1 + (N - n + 0.5) / (n + 0.5))``, which is never negative; exact lengths; a word in all its languages, an acronym or a
phrase counted as one term; and words of the title counted ``TITLE`` times more (weighted fields with one saturation: Robertson, Zaragoza
& Taylor, "Simple BM25 extension to multiple weighted fields", 2004). Words that stand close together count more (see ``proximity``); a
single letter counts only in that way.

``N`` and ``n`` count deleted documents until they are merged away, as Whoosh and Lucene do.
"""

from math import log, log1p

import numpy as np

from .columns import Floats, Integers
from .query import Profile
from .snapshot import Snapshot
from .stock import byte_to_length

K1 = 1.2
B = 0.75
TITLE = 0.5
"""How much more a word counts in the title, where it counts once as part of the text already. Chosen by
``benchmarks/results-relevance.md``."""
CONSTANT = 1.0
"""The score of a word that is given by its beginning."""

_BYTES = np.array([byte_to_length(number) for number in range(256)], np.int64)


class Scoring:
    """The formula of a profile over one snapshot, with the lengths it needs prepared; kept with the snapshot."""

    def __init__(self, snapshot: Snapshot, profile: Profile) -> None:
        self.plain = profile == "plain"
        self._snapshot = snapshot
        self._norms: dict[str, Floats] = {}

    def scores(self, field: str, frequencies: Floats, docs: Integers, containing: int) -> Floats:
        """The score of each of ``docs`` for a term that occurs ``frequencies`` times in ``field``, and in ``containing`` documents."""
        return np.asarray(self.rarity(containing) * self.saturated(field, frequencies, docs))

    def saturated(self, field: str, frequencies: Floats, docs: Integers) -> Floats:
        """What ``frequencies`` are worth in documents of these lengths, up to ``K1 + 1``."""
        return np.asarray((frequencies * (K1 + 1)) / (frequencies + self._norm(field)[docs]))

    def rarity(self, containing: int) -> float:
        """The inverse document frequency."""
        size = self._snapshot.size
        return log(size / (containing + 1)) + 1 if self.plain else log1p((size - containing + 0.5) / (containing + 0.5))

    def _norm(self, field: str) -> Floats:
        """``K1 * (1 - B + B * length / average)`` for each document."""
        if not self.plain:
            field = _MEASURED_BY.get(field, field)
        norm = self._norms.get(field)
        if norm is None:
            lengths = self._snapshot.lengths(field)
            average = float(lengths.sum()) / max(len(lengths), 1) or 1.0
            if self.plain:
                lengths = _BYTES[np.minimum(np.searchsorted(_BYTES, lengths), 255)]
            norm = self._norms[field] = np.asarray(K1 * ((1 - B) + B * lengths / average), np.float64)
        return norm


_MEASURED_BY = {"capital": "text", "title_capital": "title"}
"""Acronyms are as telling as the text around them is short, however many acronyms it has."""
