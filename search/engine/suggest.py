"""What a visitor may have meant, from the words that the archive prints: the nearest ones, and those that begin as typed."""

from collections import Counter
from collections.abc import Iterable
from weakref import WeakKeyDictionary

import numpy as np

from .analysis import words
from .executor import Evaluation, hit
from .query import Hit
from .ranking import best
from .segment import Segment
from .snapshot import Snapshot
from .tree import All, InTitle, Prefix, Word

SHORT = 5
"""Words shorter than this may differ in one letter, others in two."""
SHORTEST = 3
MOST_WORDS = 8
CANDIDATES = 500
"""Words of a segment that are compared letter by letter at most: the nearest in length and letters."""


def did_you_mean(printed: Iterable[str], snapshot: Snapshot) -> dict[str, str]:
    """For each of ``printed`` that finds nothing, the nearest indexed word (folded), if there is one near enough.

    Nearest is the Damerau-Levenshtein distance (restricted: no letter is edited twice), then the same first letter, then how many
    documents have it. Looks at the first ``MOST_WORDS`` words that find nothing.
    """

    def finds(word: str) -> bool:
        docs = Evaluation(snapshot).matches(Word(word)).docs
        return bool(snapshot.live[docs].any())

    single = {word: "".join(words(word)) for word in printed if len(words(word)) == 1}
    unknown = [(word, folded) for word, folded in single.items() if _correctable(folded) and not finds(word)][:MOST_WORDS]
    suggestions = {}
    for word, folded in unknown:
        edits: dict[str, int] = {}
        often: Counter[str] = Counter()
        for segment in snapshot.segments:
            for term, distance_, containing in _lexicon(segment).near(folded):
                edits[term] = distance_
                often[term] += containing
        ranked = sorted((edits[term], term[0] != folded[0], -often[term], term) for term in edits)
        found = next((term for *_, term in ranked if finds(term)), None)
        if found:
            suggestions[word] = found
    return suggestions


def completions(beginning: str, snapshot: Snapshot, limit: int = 5) -> list[str]:
    """The printed words (folded) that begin so, those in most documents first."""
    begun = "".join(words(beginning))
    if not begun:
        return []
    often = snapshot.terms("word", begun)
    return sorted(often, key=lambda term: (-often[term], term))[:limit]


def titles(typed: str, snapshot: Snapshot, limit: int = 5) -> tuple[Hit, ...]:
    """The documents whose title has all the words typed, the last of them perhaps only begun; newest first."""
    *whole, last = words(typed) or ("",)
    if not last:
        return ()
    matches = Evaluation(snapshot).matches(InTitle(All((*(Word(word) for word in whole), Prefix(last)))))
    live = matches.only(np.flatnonzero(snapshot.live[matches.docs]))
    docs, _ = best(snapshot, live, "newest", limit)
    return tuple(hit(snapshot, doc, 0.0) for doc in docs.tolist())


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
            nearest = min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                nearest = min(nearest, before[column - 2] + 1)
            here[column] = nearest
        before, above = above, here
    return min(above[-1], far)


def _correctable(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


class _Lexicon:
    """The printed words of a segment, with what tells most of them from a given word at once: their length and their set of letters."""

    def __init__(self, segment: Segment) -> None:
        field = segment.field("word")
        terms = [term.decode() for term in field.lexicon.between(0, len(field.lexicon))]
        kept = [number for number, term in enumerate(terms) if _correctable(term)]
        self._terms = [terms[number] for number in kept]
        self._containing = np.diff(field.starts.astype(np.int64))[kept]
        self._lengths = np.array([len(term) for term in self._terms], np.int64)
        self._letters = np.array([_letters(term) for term in self._terms], np.uint64)

    def near(self, word: str) -> list[tuple[str, int, int]]:
        """The words within as many edits as ``word`` allows: the word, its distance, and how many documents of the segment have it."""
        most = 1 if len(word) < SHORT else 2
        different = np.bitwise_count(self._letters ^ np.uint64(_letters(word)))
        lengths = np.abs(self._lengths - len(word))
        possible = np.flatnonzero((lengths <= most) & (different <= 2 * most))
        possible = possible[np.argsort(different[possible], kind="stable")][:CANDIDATES]
        near = ((self._terms[place], distance(word, self._terms[place], most), int(self._containing[place])) for place in possible.tolist())
        return [found for found in near if found[1] <= most]


_LEXICONS: WeakKeyDictionary[Segment, _Lexicon] = WeakKeyDictionary()


def _lexicon(segment: Segment) -> _Lexicon:
    """The words of ``segment``, read when they are first asked for and kept as long as it is."""
    found = _LEXICONS.get(segment)
    if found is None:
        found = _LEXICONS[segment] = _Lexicon(segment)
    return found


def _letters(word: str) -> int:
    """The set of a word's letters as bits; letters 64 apart share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
