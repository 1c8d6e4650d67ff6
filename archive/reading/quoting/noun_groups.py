"""Noun groups: names and descriptions inside a clause, by which words a preposition governs and which say what somebody is.

*A spokesman for Ada Roe said* has a name that isn't the one who speaks; *President Quill* has one that no list knows.
"""

from collections.abc import Sequence
from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from archive.reading.lexicon.people import HONORIFICS, NOT_NAMES, PARTICLES
from archive.reading.lexicon.people import ROLES as OFFICES
from archive.reading.lexicon.roles import GROUPS, TRADES
from archive.reading.lexicon.speech import NOBODYS, PRONOUNS, SPEECH
from archive.reading.mentions import Mentions, Placed
from archive.reading.tokens import Text, Token

ROLES = OFFICES | TRADES
OPENING_VERBS = words("said says asked wrote dijo afirmo")
"""Verbs of speech that open a sentence: *Said Ada Roe: …*."""
_NEVER_NAMED = NOBODYS | OPENING_VERBS
_ALSO_NAMES = words("al may april june august will mark")
"""Words that open no name, yet stand in some."""
_LONGEST = 14
_ABBREVIATED = words("sen rep gov gen lt col capt dr mr mrs ms prof st sr sra jr")
_ROLE_ENDINGS = ("ologist", "nomist", "ologo", "ologa", "rapher", "grafo", "grafa", "woman")


class Subject(NamedTuple):
    """Who speaks, as tokens ``first`` to ``end``: ``kind`` is ``named``, ``pronoun`` or ``described`` (*a spokesman for X*)."""

    kind: str
    first: int
    end: int
    placed: Placed | None = None
    start: int = 0
    stop: int = 0

    @property
    def may_be_person(self) -> bool:
        """Whether it is a name, and not a body's or a state's that is known."""
        return self.kind == "named" and (self.placed is None or self.placed.is_person)


class NounGroups:
    """The names and descriptions in a list of tokens."""

    def __init__(self, text: Text, mentions: Mentions, tokens: Sequence[Token]) -> None:
        self.text = text
        self.mentions = mentions
        self.tokens = tokens

    def name_at_end(self, last: int) -> Subject | None:
        """The name whose last word is at ``last``, whatever stands before it."""
        if last < 0:
            return None
        token = self.tokens[last]
        placed = self.mentions.at(token.start)
        if placed:
            first = last
            while first and self.tokens[first - 1].start >= placed.start:
                first -= 1
            return Subject("named", first, last + 1, placed, placed.start, placed.end) if placed.end <= token.end else None
        return self._unknown_name(last)

    def _unknown_name(self, last: int) -> Subject | None:
        """Capital words that end at ``last``, without what says what the person is: *President Quill*."""
        tokens = self.tokens
        first = last + 1
        while first and last - first < 6 and self._can_be_named(tokens[first - 1]) and not self.mentions.at(tokens[first - 1].start):
            if first <= last and not self._adjoin(tokens[first - 1], tokens[first]):
                break
            first -= 1
        while first <= last and (tokens[first].low in PARTICLES and not tokens[first].is_capital or tokens[first].text == "."):
            first += 1
        while first < last and tokens[first].low in NOT_NAMES and tokens[first].low not in _ALSO_NAMES:
            first += 1
        opening = max((k + 1 for k in range(first, last + 1) if says_what(tokens[k])), default=first)
        if first == last and tokens[first].low in NOT_NAMES:
            return None
        while opening <= last and tokens[opening].text == ".":
            opening += 1
        if opening > last or not tokens[last].is_capital or tokens[last].kind != "word":
            return None
        if len(tokens[opening].text) == 1 and opening < last and tokens[opening + 1].text == "-":  # *R-Iowa*
            return None
        if opening == last and (tokens[last].low in GROUPS or tokens[last].low in self.text.small_words):
            return None
        if opening and (tokens[opening - 1].text in "-/@#&" or opening == last and tokens[opening - 1].low in ("a", "an", "un", "una")):
            return None
        return Subject("named", opening, last + 1, None, tokens[opening].start, tokens[last].end)

    def _adjoin(self, left: Token, right: Token) -> bool:
        """Whether two words stand side by side, or with the apostrophe of *Farmers’ Union* between."""
        gap = right.start - left.end
        return gap <= 1 or gap == 2 and self.text.body[left.end] in "’'"

    def _can_be_named(self, token: Token) -> bool:
        if token.kind != "word":
            return token.text in ".-"
        if token.low.partition("'")[0] in _NEVER_NAMED or "'" in token.low and token.low.partition("'")[0] in PRONOUNS:  # *We’d*
            return False
        return token.is_capital or token.low in PARTICLES and token.low not in ("y", "e", "la", "el", "los")

    def governing(self, first: int) -> int | None:
        """The preposition that governs a name that opens at ``first``, back over titles: *a spokesman for President Roe*."""
        for index in range(first - 1, max(first - 7, -1), -1):
            token = self.tokens[index]
            if token.low in PREPOSITIONS and token.kind == "word":
                if index and self._is_office(index):
                    continue
                return index
            if not (token.is_capital or token.low in ROLES or token.low in DETERMINERS or token.low in ("former", "exiled", "late") or (
                token.text == "." and index and self.tokens[index - 1].low in _ABBREVIATED
            )):  # fmt: skip
                return None
        return None

    def described(self, last: int, nearest: bool) -> Subject | None:
        """A noun group without a name of its own, back to its article or the clause's beginning."""
        tokens = self.tokens
        first = last
        for index in range(last, max(last - _LONGEST, -1), -1):
            token = tokens[index]
            if token.kind == "mark" and token.text not in "-.’'" or token.low in CONJUNCTIONS and token.kind == "word":
                break
            first = index
            if self._is_article(index) and (nearest or not (index and tokens[index - 1].low in PREPOSITIONS)):
                break
        if first > last or tokens[first].text == ".":
            return None
        return Subject("described", first, last + 1, None, tokens[first].start, tokens[last].end)

    def _is_article(self, index: int) -> bool:
        """Whether a determiner stands there, and not the capital one inside a name: *in El Paso*."""
        token = self.tokens[index]
        inside = index > 0 and token.is_capital and self.tokens[index - 1].kind == "word"
        return token.low in DETERMINERS and not inside

    def name_opening(self, index: int) -> Subject | None:
        """The name, or *he* or *she*, that opens at ``index``."""
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        if token.low in ("he", "she") and token.kind == "word":
            return Subject("pronoun", index, index + 1, None, token.start, token.end)
        placed = self.mentions.at(token.start)
        if placed and placed.start == token.start and (placed.strength == "name" or placed.is_person):
            end = index + 1
            while end < len(self.tokens) and self.tokens[end].start < placed.end:
                end += 1
            return Subject("named", index, end, placed, placed.start, placed.end)
        if placed is None and token.is_capital and token.low not in NOT_NAMES and token.kind == "word":
            end = index + 1
            while end < len(self.tokens) and end - index < 6 and self.tokens[end].is_capital and self.tokens[end].kind == "word":
                end += 1
            return self._unknown_name(end - 1)
        return None

    def name_within(self, first: int, end: int) -> Subject | None:
        """The first person, else the last name, between two places."""
        last: Subject | None = None
        for index in range(first, end):
            placed = self.mentions.at(self.tokens[index].start)
            if placed and placed.is_person:
                stop = index + 1
                while stop < len(self.tokens) and self.tokens[stop].start < placed.end:
                    stop += 1
                return Subject("named", index, stop, placed, placed.start, placed.end)
        for index in range(end - 1, first - 1, -1):
            if self.tokens[index].text not in ".'’" and (last := self.name_at_end(index)):
                return last if last.first >= first else None
            if self.tokens[index].kind == "word" and not self.tokens[index].is_capital:
                return None
        return last

    def noun_group(self, first: int) -> tuple[int, int | None]:
        """Where the noun group from ``first`` ends, and where its first preposition stands."""
        preposition: int | None = None
        end = first
        while end < min(len(self.tokens), first + _LONGEST):
            token = self.tokens[end]
            if token.kind == "mark" and token.text not in "-’'()" and not (token.text == "." and self._is_abbreviation(end - 1)):
                break
            if end > first and (token.low in CONJUNCTIONS or token.low in SPEECH and not token.is_capital):
                break
            if token.text == "(" and not (end + 1 < len(self.tokens) and self.tokens[end + 1].low == "ret"):
                break
            if preposition is None and token.low in PREPOSITIONS and end > first and not self.mentions.at(token.start):
                preposition = end if not self._is_office(end) else None
            end += 1
        return end, preposition

    def _is_office(self, index: int) -> bool:
        """*Secretary of State Ada Roe*: the preposition belongs to the office."""
        return self.tokens[index].low == "of" and self.tokens[index - 1].is_capital and self.tokens[index - 1].low in ROLES

    def _is_abbreviation(self, index: int) -> bool:
        token = self.tokens[index]
        return token.low in _ABBREVIATED or len(token.text) == 1 and token.is_capital or token.low == "ret"

    def has_role(self, first: int, end: int) -> bool:
        """Whether a word between two places says what somebody is."""
        return any(token.low in ROLES or looks_like_role(token.low) for token in self.tokens[first:end])


def looks_like_role(word: str) -> bool:
    """Whether a word ends as names of trades do: *hydrologist*, *geographer*, *hidróloga*."""
    return len(word) > 4 and word.endswith(_ROLE_ENDINGS)


def says_what(token: Token) -> bool:
    """Whether a capital word says what a person is: a title or a role."""
    return token.low in ROLES or token.low in HONORIFICS
