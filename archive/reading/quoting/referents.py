"""Referents: whom *he*, *she*, *it* or *the minister* means, as far as the article makes it certain.

A pronoun means whoever spoke or acted in the sentence before, going back sentence by sentence; a name that is known to be a woman's is
passed over for *he*. A description means the one person whom the article introduced by that word.
"""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from archive.folding import fold
from archive.reading.lexicon.documents import DOCUMENTS
from archive.reading.lexicon.genders import HE, SHE
from archive.reading.lexicon.grammar import PREPOSITIONS
from archive.reading.lexicon.organisations import HEADS
from archive.reading.lexicon.speech import WRITINGS
from archive.reading.mentions import Mentions, Placed
from archive.reading.quoting.noun_groups import ROLES
from archive.reading.quoting.roles import described_at
from archive.reading.quoting.subjects import Clause
from archive.reading.tokens import Text, Token

_SENTENCES_BACK = 5
_REACH = 1_500
_MOST_MENTIONS = 60
_THE = ("the", "el", "la")
_FEMININE = ("she", "her", "ella")
_MASCULINE = ("he", "his", "el")


class Referent(NamedTuple):
    """A name that is meant, and where it stands last; no name where it is somebody described: *a farmer*."""

    name: str
    start: int
    end: int


class Referents:
    """What a text's pronouns and descriptions mean; told of every speaker in turn."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        self.text = text
        self.mentions = mentions
        self.spoken: list[tuple[int, str]] = []
        """Places and names of those who spoke, in order."""

    @cached_property
    def _capitals(self) -> Counter[str]:
        """How often each capital word is printed: a single one must come again to be somebody's name."""
        return Counter(token.text for token in self.text.tokens if token.kind == "word" and token.is_capital)

    def spoke(self, place: int, name: str) -> None:
        """Remembers who spoke at a place."""
        self.spoken.append((place, name))

    def of_pronoun(self, word: Token) -> Referent | None:
        """Whom a pronoun means."""
        if word.low in ("they", "ellos", "ellas", "their"):
            return None
        organised = word.low in ("it", "its")
        start = word.start
        position = word.start
        for _ in range(_SENTENCES_BACK):
            opening = self.text.sentence_at(start)[0]
            if found := self._in_sentence(opening, position, word.low, organised):
                return found
            if opening <= 0 or word.start - opening > _REACH:
                break
            position = opening
            start = self._last_before(opening)
        return None

    def _last_before(self, position: int) -> int:
        index = self.text.index_at(position) - 1
        return self.text.tokens[index].start if index >= 0 else 0

    def _in_sentence(self, opening: int, end: int, pronoun: str, organised: bool) -> Referent | None:
        for place, name in reversed(self.spoken[-6:]):
            if opening <= place < end and _fits(name, pronoun) and (not organised or not self._is_person(name)):
                return self._last_mention(name, end)
        fitting = [one for one in self.mentions.between(opening, end) if self._can_be_meant(one, pronoun, organised)]
        chosen = next((one for one in fitting if self._is_subject(one)), None) or next(iter(fitting), None)
        if chosen is None and not organised:
            return self._unknown(opening, end, pronoun)
        return Referent(chosen.actor.name, chosen.start, chosen.end) if chosen else None

    def _unknown(self, opening: int, end: int, pronoun: str) -> Referent | None:
        """A sentence's subject that is two capital words and nobody's known name."""
        tokens = self.text.between(opening, min(end, opening + _REACH))[:_MOST_MENTIONS]
        named = Clause(self.text, self.mentions, tokens).main(len(tokens))
        if named and named.kind == "described" and named.first < 12 and not self._is_quoted(named.start):
            return Referent("", named.start, named.stop)
        if named is None or named.kind != "named" or named.placed or self._is_quoted(named.start):
            return None
        name = self.text.body[named.start : named.stop]
        if named.end - named.first < 2 and self._capitals[name] < 2:
            return None
        return Referent(name, named.start, named.stop) if _fits(name, pronoun) else None

    def _can_be_meant(self, one: Placed, pronoun: str, organised: bool) -> bool:
        if (one.is_person if organised else not one.is_person) or organised and one.strength == "weak":
            return False
        printed = self.text.body[one.start : one.end]
        return _fits(printed, pronoun) and _fits(one.actor.name, pronoun) and not self._is_quoted(one.start)

    def _is_person(self, name: str) -> bool:
        return any(one.actor.name == name and one.is_person for one in self.mentions.placed[:400])

    def _last_mention(self, name: str, before: int) -> Referent:
        for one in reversed(self.mentions.between(max(before - _REACH, 0), before)):
            if one.actor.name == name:
                return Referent(name, one.start, one.end)
        return Referent(name, before, before)

    def _is_quoted(self, position: int) -> bool:
        quotes = self.text.quotes_within(max(position - 1_200, 0), position + 1)
        return bool(quotes) and quotes[-1].end > position

    def _is_subject(self, one: Placed) -> bool:
        before = self.text.between(max(one.start - 30, 0), one.start)[-1:]
        after = self.text.between(one.end, one.end + 3)[:1]
        return not (before and before[0].low in PREPOSITIONS or after and after[0].kind == "possessive")

    def full_name(self, printed: str) -> str:
        """The name of who spoke before by the surname that is printed here, where only one did."""
        names = {name for _, name in self.spoken[-_MOST_MENTIONS:] if name.endswith(f" {printed}")}
        return names.pop() if len(names) == 1 else printed

    def described(self, named: Referent, place: int) -> tuple[str | None, str | None]:
        """Role and affiliation where the name stands in the same paragraph as the pronoun at ``place``."""
        block = self.text.block_at(place)
        if named.start < block.start:
            return None, None
        for one in self.mentions.between(block.start, named.end + 1):
            if one.actor.name == named.name and one.is_person:
                role, affiliation = described_at(self.text, self.mentions, one.start, one.end)
                if role or affiliation:
                    return role, affiliation
        return described_at(self.text, self.mentions, named.start, named.end) if named.end > named.start else (None, None)

    def of_description(self, group: list[Token]) -> Referent | None:
        """The person or body whom *the minister* or *the ministry* means, where only one has been introduced by that word."""
        if len(group) < 2 or group[0].low not in _THE:
            if len(group) > 1 and any(token.low in WRITINGS for token in group):
                return self._owner_within(group)
            return None
        head = group[-1]
        if any(token.low in PREPOSITIONS and token.kind == "word" for token in group):
            return self._owner_within(group) if any(token.low in WRITINGS for token in group[:4]) else None
        if head.low in WRITINGS or head.low in DOCUMENTS:
            return self._owner_within(group) or self._issuer(head)
        if len(group) > 3 or head.is_capital:
            return None
        before = self.mentions.between(max(head.start - 8 * _REACH, 0), head.start)[-_MOST_MENTIONS:]
        found = {one.actor.name: Referent(one.actor.name, one.start, one.end) for one in before if self._goes_by(one, head.low)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _goes_by(self, one: Placed, head: str) -> bool:
        """Whether a person was introduced by a role, or a body has the word in its name: *the ministry*."""
        if one.is_person:
            return head in ROLES and self._introduced_as(one, head)
        return one.is_organised and one.strength == "name" and head in HEADS and head in fold(one.actor.name).split()

    def _introduced_as(self, one: Placed, head: str) -> bool:
        before = self.text.between(max(one.start - 60, 0), one.start)[-4:]
        after = self.text.between(one.end, one.end + 80)[:9]
        titled = any(token.low == head for token in before) and not any(token.text in ".;" for token in before)
        return titled or bool(after) and after[0].text == "," and any(token.low == head for token in after)

    def _owner_within(self, group: list[Token]) -> Referent | None:
        for one in self.mentions.between(group[0].start, group[-1].end):
            if (one.is_organised or one.is_person) and one.strength == "name":
                return Referent(one.actor.name, one.start, one.end)
        return None

    def _issuer(self, document: Token) -> Referent | None:
        """*The document*: of the body whose document stands in the two sentences before, else of whoever spoke in this paragraph."""
        block = self.text.block_at(document.start)
        opening = self.text.sentence_at(document.start)[0]
        for _ in range(2):
            end = opening
            opening = self.text.sentence_at(self._last_before(end))[0]
            if end <= block.start or opening < block.start:
                break
            bodies = [one for one in self.mentions.between(opening, end) if one.is_organised and one.strength == "name"]
            if bodies and any(token.low in DOCUMENTS for token in self.text.between(opening, end)):
                return Referent(bodies[0].actor.name, bodies[0].start, bodies[0].end)
        for place, name in reversed(self.spoken[-2:]):
            if place >= block.start:
                return Referent(name, place, place)
        return None


def _fits(name: str, pronoun: str) -> bool:
    """Whether a name may be meant by *he* or *she*; names that say neither fit both."""
    names = fold(name).replace(".", " ").split()
    if pronoun in _FEMININE:
        return not any(one in HE and one not in SHE for one in names[:1])
    if pronoun in _MASCULINE:
        return not any(one in SHE and one not in HE for one in names[:1])
    return True
