"""Did you mean: for a word that the archive never prints, the nearest one that it does."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

import numpy as np

from .analysis import words
from .executor import Evaluation
from .schema import PARTS
from .snapshot import Snapshot
from .tree import Word

SHORT = 5
"""Words shorter than this may differ in one letter, others in two."""
SHORTEST = 3
MOST_WORDS = 8
CANDIDATES = 500
"""Words that are compared letter by letter at most: the nearest in length and letters."""


def did_you_mean(printed: Iterable[str], snapshot: Snapshot) -> dict[str, str]:
    """For each of ``printed`` that finds nothing, the nearest indexed word (folded), if there is one near enough.

    Nearest is the Damerau-Levenshtein distance (restricted: no letter is edited twice), then the same first letter, then how many
    documents have it. Looks at the first ``MOST_WORDS`` words that find nothing.
    """
    evaluation = Evaluation(snapshot)

    def finds(word: str) -> bool:
        return bool(evaluation.matches(Word(word)).mask.any())

    def rank(candidate: tuple[int, str], word: str) -> tuple[int, bool, int, str]:
        edits, term = candidate
        return edits, term[0] != word[0], -_lexicon(snapshot).frequencies[term], term

    single = {word: "".join(words(word)) for word in printed if len(words(word)) == 1}
    unknown = [(word, folded) for word, folded in single.items() if _correctable(folded) and not finds(word)][:MOST_WORDS]
    suggestions = {}
    for word, folded in unknown:
        ranked = sorted(rank(candidate, folded) for candidate in _lexicon(snapshot).near(folded))
        found = next((term for *_, term in ranked if finds(term)), None)
        if found:
            suggestions[word] = found
    return suggestions


def distance(one: str, other: str, most: int) -> int:
    """The Damerau-Levenshtein distance (optimal string alignment), or ``most + 1`` where it is more than ``most``.

    Looks only ``most`` columns to either side of the diagonal, so its time is linear in the length (Ukkonen 1985).
    """
    far = most + 1
    before, above = [far] * (len(other) + 1), [min(column, far) for column in range(len(other) + 1)]
    for row, letter in enumerate(one, start=1):
        here = [far] * (len(other) + 1)
        here[0] = min(row, far)
        for column in range(max(1, row - most), min(len(other), row + most) + 1):
            opposite = other[column - 1]
            best = min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                best = min(best, before[column - 2] + 1)
            here[column] = best
        before, above = above, here
    return min(above[-1], far)


def _correctable(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


class _Lexicon:
    """All printed words of a snapshot, with what tells most of them from a given word at once: their length and their set of letters."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.frequencies = snapshot.terms(f"{part}_word" for part in PARTS)
        self._terms = sorted(term for term in self.frequencies if _correctable(term))
        self._lengths = np.array([len(term) for term in self._terms], np.int64)
        self._letters = np.array([_letters(term) for term in self._terms], np.uint64)

    def near(self, word: str) -> list[tuple[int, str]]:
        """The words within as many edits as ``word`` allows, with their distance."""
        most = 1 if len(word) < SHORT else 2
        different = np.bitwise_count(self._letters ^ np.uint64(_letters(word)))
        lengths = np.abs(self._lengths - len(word))
        possible = np.flatnonzero((lengths <= most) & (different <= 2 * most))
        possible = possible[np.argsort(different[possible], kind="stable")][:CANDIDATES]
        near = ((distance(word, self._terms[place], most), self._terms[place]) for place in possible.tolist())
        return [(edits, term) for edits, term in near if edits <= most]


_LEXICONS: WeakKeyDictionary[Snapshot, _Lexicon] = WeakKeyDictionary()


def _lexicon(snapshot: Snapshot) -> _Lexicon:
    """The words of ``snapshot``, read when they are first asked for and kept as long as it is."""
    found = _LEXICONS.get(snapshot)
    if found is None:
        found = _LEXICONS[snapshot] = _Lexicon(snapshot)
    return found


def _letters(word: str) -> int:
    """The set of a word's letters as bits; letters 64 apart share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
