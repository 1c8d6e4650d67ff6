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
from .spelling import MOST_WORDS, allowed, correctable, nearest, single_words
from .tree import All, InTitle, Node, Prefix, Word

CANDIDATES = 500
"""Words of a segment that are compared letter by letter at most: the nearest in length and letters."""


def did_you_mean(printed: Iterable[str], snapshot: Snapshot) -> dict[str, str]:
    """For each of ``printed`` that finds nothing, the nearest indexed word (folded), if there is one near enough: see ``spelling.nearest``.

    Looks at the first ``MOST_WORDS`` words that find nothing.
    """

    def finds(word: str) -> bool:
        docs = Evaluation(snapshot).matches(Word(word)).docs
        return bool(snapshot.live[docs].any())

    unknown = [(word, folded) for word, folded in single_words(printed).items() if not finds(folded)][:MOST_WORDS]
    suggestions = {}
    for word, folded in unknown:
        often: Counter[str] = Counter()
        for segment in snapshot.segments:
            often.update(_lexicon(segment).like(folded))
        found = next((term for term in nearest(folded, often) if finds(term)), None)
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
    tree = begun_title(typed)
    if tree is None:
        return ()
    matches = Evaluation(snapshot).matches(tree)
    live = matches.only(np.flatnonzero(snapshot.live[matches.docs]))
    docs, _ = best(snapshot, live, "newest", limit)
    return tuple(hit(snapshot, doc, 0.0) for doc in docs.tolist())


def begun_title(typed: str) -> Node | None:
    """What matches the titles that ``titles`` gives; ``None`` where no word was typed."""
    *whole, last = words(typed) or ("",)
    return InTitle(All((*(Word(word) for word in whole), Prefix(last)))) if last else None


class _Lexicon:
    """The printed words of a segment, with what tells most of them from a given word at once: their length and their set of letters."""

    def __init__(self, segment: Segment) -> None:
        field = segment.field("word")
        terms = [term.decode() for term in field.lexicon.between(0, len(field.lexicon))]
        kept = [number for number, term in enumerate(terms) if correctable(term)]
        self._terms = [terms[number] for number in kept]
        self._containing = np.diff(field.starts.astype(np.int64))[kept]
        self._lengths = np.array([len(term) for term in self._terms], np.int64)
        self._letters = np.array([_letters(term) for term in self._terms], np.uint64)

    def like(self, word: str) -> dict[str, int]:
        """The words that may be within as many edits as ``word`` allows, and how many documents of the segment have each."""
        most = allowed(word)
        different = np.bitwise_count(self._letters ^ np.uint64(_letters(word)))
        lengths = np.abs(self._lengths - len(word))
        possible = np.flatnonzero((lengths <= most) & (different <= 2 * most))
        possible = possible[np.argsort(different[possible], kind="stable")][:CANDIDATES]
        return {self._terms[place]: int(self._containing[place]) for place in possible.tolist()}


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
