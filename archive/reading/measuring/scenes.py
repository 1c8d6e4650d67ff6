"""Scenes: a figure's sentence with the times and places that stand in it, found once for all of its figures."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import PREPOSITIONS
from archive.reading.tokens import Text, Token

LONGEST = 60
"""No rule looks farther than so many tokens from its figure."""


class Where(NamedTuple):
    """A place named among the tokens ``first`` (its opener) to ``end``.

    ``how`` is ``there`` where the place isn’t named (*in the port*), ``in`` behind an opener such as *in*, ``into`` behind one that belongs
    to what is told (*entering*), ``of`` behind *of* or *from*, ``by`` where the place is said to do something or to have it (*Mexico
    spent*, *Mexico’s rate*, *Mexican firms*). ``land`` says that it is a piece of land, no state: *the Verde canal*.
    """

    first: int
    end: int
    name: str
    how: str
    land: bool = False


def _first(where: Where) -> int:
    return where.first


class Scene(NamedTuple):
    """The sentence from the token ``start`` to ``stop``. ``times`` are the tokens at which phrases of time open, ``cuts`` those of places,
    too; ``ends`` tells where each ends. ``breaks`` are the marks at which another clause
    opens. Before ``floor`` stands the figure told before."""

    text: Text
    tokens: Sequence[Token]
    start: int
    stop: int
    places: tuple[Where, ...]
    times: frozenset[int]
    cuts: frozenset[int]
    ends: Mapping[int, int]
    breaks: Sequence[int]
    floor: int = 0

    def places_near(self, first: int, end: int) -> Sequence[Where]:
        """The places that open within sixty tokens of those from ``first`` to ``end``."""
        low = bisect_left(self.places, first - LONGEST, key=_first)
        return self.places[low : bisect_left(self.places, end + LONGEST, key=_first)]

    def cut(self, first: int, end: int) -> int:
        """The first time or place that opens behind ``first`` and before ``end``, else ``end``."""
        return self._first_of(self.cuts, first, end)

    def time(self, first: int, end: int) -> int:
        """The first time that opens behind ``first`` and before ``end``, else ``end``."""
        return self._first_of(self.times, first, end)

    def _first_of(self, opened: frozenset[int], first: int, end: int) -> int:
        return next((index for index in range(first + 1, min(end, first + LONGEST)) if index in opened), end) if opened else end

    def behind(self, position: int) -> int:
        """The first token from ``position`` on that is in no time or place."""
        while position in self.ends and self.ends[position] > position:
            position = self.ends[position]
        return position

    def printed(self, first: int, end: int) -> str | None:
        """The tokens as printed, on one line; none for none."""
        if first >= end:
            return None
        return " ".join(self.text.body[self.tokens[first].start : self.tokens[end - 1].end].split())


def scene_of(text: Text, span: tuple[int, int], periods: Sequence[tuple[int, int]], places: Sequence[Where]) -> Scene:
    """The scene of the sentence ``span`` whose times cover the characters ``periods``."""
    tokens, start, stop = text.tokens, text.index_at(span[0]), text.index_at(span[1])
    ends = {_opening(text, text.index_at(first), start): text.index_at(end) for first, end in periods}
    times = frozenset(ends)
    cut = ("in", "of", "there") if text.language == "es" else ("in", "there")
    ends.update((place.first, place.end) for place in places if place.how in cut)
    breaks = [index for index in range(start, stop) if tokens[index].text in ",;" and _opens_clause(tokens, index)] if places else ()
    return Scene(text, tokens, start, stop, tuple(places), times, frozenset(ends), ends, breaks)


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """A semicolon, or a comma before *most of them*, *and*, *but* or *which*."""
    return tokens[index].text == ";" or index + 1 < len(tokens) and tokens[index + 1].low in _OTHER_CLAUSE


def _opening(text: Text, position: int, start: int) -> int:
    """Where the phrase of a time begins: *in the* stands before *first half of 2023*."""
    tokens = text.tokens
    while position > start and tokens[position - 1].low in _BEFORE_TIMES:
        position -= 1
        if tokens[position].low in PREPOSITIONS:
            break
    return position


_OTHER_CLAUSE = words("most many some half and but which while who where whose as if y e pero mientras que aunque donde since because")
_BEFORE_TIMES = PREPOSITIONS | {"the", "el", "la", "los", "las", "a", "an", "un", "una", "its", "their", "su", "alone"}
