"""Stretches: what changed between two texts, cut up by the lines that didn't. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product

from archive.anchoring.aligning import Alignment
from archive.anchoring.harmless import WORD, Wording

Span = tuple[int, int]

_TELLING = 40
"""A line of so many characters that stands once in each of two texts is the same line."""
_SHARED = 3
"""So many words that stand once in each of two texts, in one line of each, say that it is the same line, edited."""
_LONG = 100
"""Words from which on two texts that don't share half of them are no edits of each other; the commonest words alone make a quarter."""
_MOST_TWINS = 100_000
"""Pairs of places of the same words in one stretch that are looked at."""
_MOST_CELLS = 200_000_000
"""Words of one text times words of the other, beyond which they aren't laid beside each other: some tenths of a second."""


@dataclass(frozen=True)
class Kept:
    """A line that stands once in each text, word for word: where it stands in the old and in the new one."""

    old: Span
    new: Span


class Words:
    """The words of a part of a text, without those of its ``holes``, cut also wherever a passage may begin or end."""

    def __init__(self, text: str, span: Span, holes: Sequence[Span], cuts: Sequence[int]) -> None:
        self.span, self.holes, self._text = span, holes, text
        self.starts: list[int] = []
        self.words: list[str] = []
        for found in WORD.finditer(text, *span):
            start, end = found.span()
            if _within(holes, start):
                continue
            inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
            for begin, close in zip((start, *inside), (*inside, end), strict=True):
                self.starts.append(begin)
                self.words.append(text[begin:close])

    def indices(self, span: Span) -> Span:
        """How many words begin before a span, and how many before its end."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    @cached_property
    def wording(self) -> Wording:
        """This part folded."""
        return Wording(self._text[slice(*self.span)])

    def holds(self, position: int) -> bool:
        """Whether a position of this part is in no hole."""
        return not _within(self.holes, position)

    def contains(self, span: Span) -> bool:
        """Whether a span lies here, and in no hole."""
        return self.span[0] <= span[0] and span[1] <= self.span[1] and self.holds(span[0])


class Stretch:
    """A part of the old text and the part of the new one that stands between the same kept lines."""

    def __init__(self, old: Words, new: Words) -> None:
        self.old, self.new = old, new

    @property
    def is_small(self) -> bool:
        """Whether both parts can be laid beside each other in time."""
        return len(self.old.words) * len(self.new.words) <= _MOST_CELLS

    @property
    def is_another(self) -> bool:
        """Whether this is rather another text than an edited one: long, and not half of its words were there before."""
        least = min(len(self.old.words), len(self.new.words))
        return least >= _LONG and 2 * self._alignment.whole < least

    @property
    def is_alike(self) -> bool:
        """Whether two of three words stayed."""
        return 3 * self._alignment.whole >= 2 * max(len(self.old.words), len(self.new.words))

    @cached_property
    def _alignment(self) -> Alignment:
        return Alignment(self.old.words, self.new.words)

    def lost(self, was: Span, now: Span, matched: bool) -> int:
        """How many words fewer the two parts have in common if ``was`` is to stand at ``now``; none where that costs nothing.

        ``matched`` where both say the same words, which then count as kept.
        """
        first, last = self.old.indices(was)
        begin, close = self.new.indices(now)
        kept = last - first if matched else 0
        return self._alignment.whole - self._alignment.before(first, begin) - kept - self._alignment.after(last, close)

    def twins(self, ours: Sequence[int], theirs: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
        """Which of ``ours``, places of the same ``size`` characters in the old part, can stand at which of ``theirs`` without a loss.

        Pairs of a new and an old place; all of them where there are too many to be told apart.
        """
        if not self.is_small or len(ours) * len(theirs) > _MOST_TWINS:
            yield from product(theirs, ours)
            return
        stood = [(start, *self.old.indices((start, start + size))) for start in ours]
        for place in theirs:
            begin, close = self.new.indices((place, place + size))
            rest = len(self.new.words) - close
            for start, first, last in stood:
                needed = self._alignment.whole - (last - first)
                if min(first, begin) + min(len(self.old.words) - last, rest) < needed:
                    continue  # so much they can't have in common, whatever they say
                if self._alignment.before(first, begin) + self._alignment.after(last, close) >= needed:
                    yield place, start


def kept_lines(old: str, new: str, spans: Collection[Span]) -> list[Kept]:
    """The telling lines that stand once in each text, by their place in the old one; none that a span crosses the end of."""
    ours, theirs = list(_lines(old)), list(_lines(new))
    counted = Counter(old[slice(*line)] for line in ours), Counter(new[slice(*line)] for line in theirs)
    where = {new[slice(*line)]: line for line in theirs}
    crossed = _crossed(ours, spans)
    found = ((line, old[slice(*line)]) for line in ours if line[1] - line[0] >= _TELLING and line not in crossed)
    return [Kept(line, where[text]) for line, text in found if all(count[text] == 1 for count in counted)]


def stretches(old: str, new: str, kept: Sequence[Kept], cuts: tuple[Sequence[int], Sequence[int]]) -> list[Stretch]:
    """The texts between those kept lines that are in the same order in both; the others, which moved, are holes in them."""
    standing = in_order(kept)
    moved = set(kept) - set(standing)
    holes = sorted(line.old for line in moved), sorted(line.new for line in moved)
    edges = [Kept((0, 0), (0, 0)), *standing, Kept((len(old), len(old)), (len(new), len(new)))]
    return [
        Stretch(
            Words(old, (one.old[1], next_one.old[0]), holes[0], cuts[0]),
            Words(new, (one.new[1], next_one.new[0]), holes[1], cuts[1]),
        )
        for one, next_one in pairwise(edges)
    ]


def like_lines(old: str, new: str, spans: Collection[Span], cuts: tuple[Sequence[int], Sequence[int]]) -> list[Stretch]:
    """Lines that were edited, each with what became of it: they share words which stand once in each text, with no other line, and most
    of all their words; a line that was cut in two is none of them.
    """
    ours, theirs = list(_lines(old)), list(_lines(new))
    if len(ours) == 1 or len(theirs) == 1:
        return []
    crossed = _crossed(ours, spans)
    met: Counter[tuple[Span, Span]] = Counter()
    where = _once(new, theirs)
    for word, line in _once(old, ours).items():
        if word in where:
            met[line, where[word]] += 1
    lines = Counter(line for line, _ in met), Counter(line for _, line in met)
    pairs = [pair for pair, shared in met.items() if shared >= _SHARED and lines[0][pair[0]] == lines[1][pair[1]] == 1]
    edited = [(line, other) for line, other in pairs if line not in crossed and old[slice(*line)] != new[slice(*other)]]
    laid = [Stretch(Words(old, line, (), cuts[0]), Words(new, other, (), cuts[1])) for line, other in edited]
    return [stretch for stretch in laid if stretch.is_small and stretch.is_alike]


def _once(text: str, lines: Iterable[Span]) -> dict[str, Span]:
    """The words that a text has once, each with its line."""
    found = [(word, line) for line in lines for word in WORD.findall(text, *line)]
    counted = Counter(word for word, _ in found)
    return {word: line for word, line in found if counted[word] == 1}


def in_order(kept: Sequence[Kept]) -> list[Kept]:
    """As many of the lines as are in the same order in both texts: the longest increasing subsequence, by patience sorting."""
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for number, line in enumerate(kept):
        pile = bisect_left(tops, line.new[0])
        below.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1], piles[pile : pile + 1] = [line.new[0]], [number]
    chain = []
    number = piles[-1] if piles else -1
    while number >= 0:
        chain.append(kept[number])
        number = below[number]
    return chain[::-1]


def _lines(text: str) -> Iterator[Span]:
    return (found.span() for found in re.finditer(r"[^\n]+", text))


def _crossed(lines: Sequence[Span], spans: Collection[Span]) -> set[Span]:
    """The lines that a span lies in, but not all of it."""
    ends = [end for _, end in lines]
    crossed = set()
    for start, end in spans:
        touched = lines[bisect_right(ends, start) :]
        for line in touched:
            if line[0] >= end:
                break
            if not (line[0] <= start and end <= line[1]):
                crossed.add(line)
    return crossed


def _within(spans: Sequence[Span], position: int) -> bool:
    number = bisect_right(spans, (position, float("inf"))) - 1
    return number >= 0 and position < spans[number][1]
