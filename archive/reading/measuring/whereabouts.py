"""Whereabouts: the place that a figure is of. *In Ohio*, *across the northern states*, *Mexico spent*, *Mexican firms*.

A known state goes by its name; every other place as it is printed, without its article.
"""

from collections.abc import Collection, Sequence
from functools import cached_property

from archive.folding import fold
from archive.reading.lexicon.calendar import MONTHS, NUMBERS, WEEKDAYS
from archive.reading.lexicon.organisations import ENDINGS
from archive.reading.lexicon.places import LONG_PLACES, PLACES
from archive.reading.lexicon.quantities import ENDS_OF_PHRASE
from archive.reading.lexicon.verbs import CHANGED, HELPERS, PAST
from archive.reading.lexicon.whereabouts import ALONE, EVERYWHERE, GOES_INTO, LAND, LAND_FIRST, OPENERS, WEAK_OPENERS
from archive.reading.measuring.scenes import Scene, Where
from archive.reading.mentions import Mentions, Placed
from archive.reading.naming.runs import adjoining
from archive.reading.tokens import Text, Token, within

_ARTICLES = frozenset(("the", "el", "la", "los", "las", "whole", "most", "of", "all"))
_INNER = frozenset("of the de del la el los las".split())
_AND = frozenset(("and", "y", "e", "&"))
_LONGEST_NAME, _LONGEST, _LONGEST_TITLE = 6, 120, 60
_TERRITORIES = frozenset(("European Union",))
_THERE = frozenset(("in", "at", "within", "across", "en"))
_SAME = frozenset(("that", "this", "their", "its", "ese", "esa", "este", "esta"))
_OWN = 2
_LONG_OPENERS = frozenset(place.split()[0] for place in LONG_PLACES)
_TOLD_BY = OPENERS | EVERYWHERE | LAND_FIRST


class Whereabouts:
    """Finds the places of sentences. ``cited`` are spans whose capitals are titles and publishers, no places."""

    def __init__(self, text: Text, mentions: Mentions, cited: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._mentions = mentions
        self._cited = cited

    @cached_property
    def _places(self) -> frozenset[str]:
        """The words that stand behind *in* somewhere in the text, alone and with a capital: a town that no list has."""
        tokens = self._text.tokens
        found = set()
        for index in self._text.capitals:
            before = tokens[index - 1].low if index else ""
            if before in ("in", "en") and tokens[index].low not in MONTHS and self._mentions.at(tokens[index].start) is None:
                found.add(tokens[index].low)
        return frozenset(found)

    def within(self, span: tuple[int, int]) -> list[Where]:
        """The places named in a sentence, in order."""
        text, tokens, found = self._text, self._text.tokens, []
        start, stop = self._text.index_at(span[0]), self._text.index_at(span[1])
        cited = [one for one in self._cited if one[0] < span[1] and one[1] > span[0]]
        read_on = start
        for position in sorted({*within(text.capitals, start, stop), *text.places_between(_TOLD_BY, start, stop)}):
            where = self._at(position, start, stop) if position >= read_on else None
            if where and (where.how == "by" or not self._is_title(tokens[where.end - 1].start, cited)):
                found.append(where)
                read_on = where.end
        return found

    def _at(self, position: int, start: int, stop: int) -> Where | None:
        """The place that an opener or a capital word at ``position`` tells of."""
        token = self._text.tokens[position]
        if token.low in OPENERS:
            found = self._opened(position, stop)
            if found or not token.is_capital:
                return found
        if token.low in EVERYWHERE:
            return Where(position, position + 1, token.text, "in")
        if token.low in ENDS_OF_PHRASE:
            return None
        opener = position - 1 - (position > start and self._text.tokens[position - 1].low in _ARTICLES)
        weak = self._opened(opener, stop) if opener >= start and self._text.tokens[opener].low in WEAK_OPENERS else None
        return weak or (self._bare(position, start, stop) if token.is_capital else None)

    def _is_title(self, position: int, cited: Collection[tuple[int, int]]) -> bool:
        """Whether a source is named here; a state in it is none the less a state."""
        mention = self._mentions.at(position)
        if any(
            one.start <= position < one.end < one.start + _LONGEST_TITLE
            for one in self._text.quotes_within(position - _LONGEST_TITLE, position)
        ):
            return True
        return any(start <= position < end for start, end in cited) and not (mention and mention.actor.kind == "state")

    def _opened(self, opener: int, stop: int) -> Where | None:
        """The place behind *in*, *near the*, *across*; behind *of* and *from* only one that can be nothing else."""
        tokens = self._text.tokens
        first, low = opener + 1, tokens[opener].low
        while first < stop and first < opener + 4 and tokens[first].low in _ARTICLES:
            first += 1
        if first >= stop:
            return None
        if low in WEAK_OPENERS and not tokens[first].is_capital and tokens[first].low not in LAND_FIRST:
            return None
        named = self._named(first, stop) or (None if low in WEAK_OPENERS and low != "on" else self._land(first, stop))
        if named is None and low in _THERE and (tokens[first].low in LAND or tokens[first].low in _SAME):
            end = first + 1 + (tokens[first].low in _SAME)
            return Where(opener, min(end, stop), "", "there")
        if named is None or low in WEAK_OPENERS and not self._is_surely_place(first, named[0]):
            return None
        if low in WEAK_OPENERS and named[0] < stop and tokens[named[0]].kind == "possessive":
            return None
        end, name = self._with_others(first, named, stop)
        how = "of" if low in WEAK_OPENERS else "into" if low in GOES_INTO else "in"
        known = self._mentions.at(tokens[first].start)
        land = (tokens[end - 1].low in LAND or tokens[first].low in LAND_FIRST or fold(name) in LONG_PLACES) and not (
            known and _name(known)
        )
        return Where(opener, end, name, "in" if low == "on" else how, land)

    def _named(self, first: int, stop: int) -> tuple[int, str] | None:
        """Capital words that may be a place, and what land they name behind: *Rio Verde*, *U.S.-Mexico border*, *Darién jungle*."""
        tokens = self._text.tokens
        if not tokens[first].is_capital or tokens[first].low in MONTHS or tokens[first].low in WEEKDAYS:
            return self._land_named_behind(first, stop)
        end = self._run(first, stop)
        printed = self._text.body[tokens[first].start : tokens[end - 1].end]
        if len(printed) > _LONGEST or tokens[end - 1].low in ENDINGS:
            return None
        if end < stop and tokens[end].low in LAND and tokens[end].start - tokens[end - 1].end == 1:
            return end + 1, self._text.body[tokens[first].start : tokens[end].end]
        if end + 1 < stop and tokens[end].kind == "possessive" and tokens[end + 1].is_capital and tokens[end + 1].kind == "word":
            return self._named(end + 1, stop)
        mention = self._mentions.at(tokens[first].start)
        if mention is None:
            return (end, printed) if len(printed) > 1 else None
        name = _name(mention)
        ends = self._text.index_at(mention.end)
        if name and end > ends and tokens[ends].text == "-":
            return end, printed
        return (ends, name) if name else None

    def _run(self, first: int, stop: int) -> int:
        tokens, end = self._text.tokens, first + 1
        last = end
        while end < min(stop, first + _LONGEST_NAME) and adjoining(self._text.body, tokens[end - 1], tokens[end]):
            if tokens[end].is_capital and tokens[end].kind in ("word", "dotted"):
                last = end + 1
            elif tokens[end].low not in _INNER and tokens[end].text != "-":
                break
            end += 1
        return last

    def _land_named_behind(self, first: int, stop: int) -> tuple[int, str] | None:
        """*presa La Boquilla*, *río Bravo*."""
        tokens = self._text.tokens
        if tokens[first].low not in LAND_FIRST or first + 1 >= stop or not tokens[first + 1].is_capital:
            return None
        end = self._run(first + 1, stop)
        return end, self._text.body[tokens[first].start : tokens[end - 1].end]

    def _land(self, first: int, stop: int) -> tuple[int, str] | None:
        """*the northern states*, *the affected municipalities*, *the border*: land that words before it tell apart."""
        tokens = self._text.tokens
        for end in range(first, min(first + 3, stop)):
            token = tokens[end]
            if token.low in NUMBERS:
                return None
            if token.kind != "word" or token.is_capital or token.low in ENDS_OF_PHRASE:
                return None
            if token.low in LAND:
                behind = tokens[end + 1] if end + 1 < stop else None
                if behind is not None and behind.kind == "word" and behind.start - token.end == 1 and not _ends(behind):
                    continue
                apart = end > first or token.low in ALONE
                return (end + 1, self._text.body[tokens[first].start : token.end]) if apart else None
        return None

    def _with_others(self, first: int, named: tuple[int, str], stop: int) -> tuple[int, str]:
        """*Iguala, Guerrero*, *Estonia and Latvia*, *Spain, Portugal and Sweden*: as printed where there are several."""
        tokens, end = self._text.tokens, named[0]
        last = end
        while last + 2 < stop and (tokens[last].text == "," or tokens[last].low in _AND):
            opened = last + 1 + (tokens[last + 1].low in ("the", "el", "la", "los"))
            following = self._named(opened, stop) if tokens[opened].is_capital else None
            sure = following is not None and self._is_surely_place(opened, following[0])
            if following is None or not sure and not (tokens[last].low in _AND and tokens[first].low not in PLACES):
                break
            last = following[0]
        if last == end or not tokens[first].is_capital or tokens[end].text == "," and not self._closes(end, last):
            return named
        return last, self._text.body[tokens[first].start : tokens[last - 1].end]

    def _closes(self, comma: int, end: int) -> bool:
        """Whether a place after a comma is the first’s state or the last of a list, so that no clause begins with it."""
        tokens = self._text.tokens
        listed = any(token.low in _AND for token in tokens[comma:end])
        return listed or end >= len(tokens) or tokens[end].kind == "mark"

    def _is_surely_place(self, first: int, end: int) -> bool:
        tokens = self._text.tokens
        mention = self._mentions.at(tokens[first].start)
        if mention is not None:
            return _name(mention) is not None and (mention.strength == "name" or tokens[end - 1].low in LAND)
        if tokens[end - 1].low in LAND or tokens[first].low in LAND_FIRST:
            return True
        return _is_place(self._text, first, end)

    def _bare(self, position: int, start: int, stop: int) -> Where | None:
        """A place that does something, has it or qualifies it: *Mexico spent*, *Mexico’s rate*, *Mexican firms*, *Texas police*."""
        tokens = self._text.tokens
        mention = self._mentions.at(tokens[position].start)
        if mention is not None:
            end = min(max(self._text.index_at(mention.end), position + 1), stop)
            name = mention.actor.name if mention.actor.kind == "state" else None
            several = mention.strength == "name" and name is not None
            return (
                Where(position, *(self._with_others(position, (end, name or ""), stop) if several else (end, name)), "by") if name else None
            )
        if tokens[position].kind != "word" or position > start + 1 and tokens[position - 1].is_capital:
            return None
        known = tokens[position].low in PLACES or tokens[position].low in self._places
        if not known and tokens[position].low not in _LONG_OPENERS:
            return None
        end = self._run(position, stop)
        if _is_place(self._text, position, end):
            return Where(position, end, self._text.body[tokens[position].start : tokens[end - 1].end], "by")
        if known and not (position + 1 < stop and tokens[position + 1].is_capital):
            return Where(position, position + 1, tokens[position].text, "by")
        return None


def place_of(places: Sequence[Where], first: int, end: int, following: int, scene: Scene) -> str | None:
    """The place of the figure among the tokens ``first`` to ``end``, before the next figure at ``following``.

    It is what the figure’s own noun is of (*transits of the Verde canal*), else the first that an opener opens behind the figure, else one
    that stands in the figure’s own words, else the nearest opened before it, else the nearest that does or has what is told, else one that
    it may be of. Behind a mark at which another clause opens nothing counts.
    """
    high = next((one for one in scene.breaks if one >= end), scene.stop)
    if not places:
        return None
    low = max((one for one in scene.breaks if one < first and scene.tokens[one].text == ";"), default=-1)
    inside = [one for one in places if one.first < high and one.name]
    behind = [one for one in inside if end <= one.first < min(following, high)]
    before = [one for one in inside if one.first < first]
    touching = next((one for one in before if one.how == "by" and one.end == first), None)
    within = next((one for one in inside if one.how == "by" and first <= one.first < end), None)
    chosen = (
        touching
        or next((one for one in behind if one.how == "of" and one.first <= end + _OWN and one.land), None)
        or next((one for one in behind if one.how in ("in", "into")), None)
        or within
        or next((one for one in reversed(before) if one.how in ("in", "into")), None)
        or next((one for one in before if one.how == "by" and one.first > low), None)
        or next((one for one in behind if one.how == "of"), None)
        or next((one for one in reversed(before) if one.how == "of"), None)
        or next((one for one in inside if one.first >= following and one.how == "in"), None)
    )
    return chosen.name if chosen else None


def _ends(token: Token) -> bool:
    return token.low in ENDS_OF_PHRASE or token.low in PAST or token.low in CHANGED or token.low in HELPERS or token.low.endswith("ed")


def _is_place(text: Text, first: int, end: int) -> bool:
    tokens = text.tokens
    if end - first == 1:
        return tokens[first].low in PLACES
    return fold(text.body[tokens[first].start : tokens[end - 1].end]) in LONG_PLACES


def _name(mention: Placed) -> str | None:
    return mention.actor.name if mention.actor.kind == "state" or mention.actor.name in _TERRITORIES else None
