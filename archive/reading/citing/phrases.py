"""Noun phrases around a citation: where they open, where they end, which body, date or pronoun stands in them.

Every walk is bounded, so that reading stays linear in the text.
"""

from functools import cached_property

from archive.reading.dating.date import PrintedDate
from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import DAYS
from archive.reading.lexicon.documents import (
    AUXILIARY,
    BLOCKING,
    DETERMINERS,
    DOCUMENTS,
    ISSUED,
    KINDS_OF_DOCUMENT,
    MODIFIERS,
    SHOWING,
)
from archive.reading.lexicon.people import OFFICES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.mentions import Mentions, Placed
from archive.reading.tokens import Text, Token
from archive.reading.walking import Walk

PREPOSITIONS = words("""
of in on by from to for with at into about per than through under over between among across against before after during within
de del en por para con sobre a al ante bajo desde entre hasta sin tras
""")
RELATIVE = words("that which who whom whose que quien quienes cuyo cuya")
CONJUNCTIONS = words("""
and but or while because although when if though despite where so as since whether than y pero o mientras porque aunque cuando si donde
""")
_PRONOUNS = words("he she it they we i you him her them us there here el ella ellos se lo le les esto eso")
_STOPS = (
    (
        PREPOSITIONS
        | RELATIVE
        | CONJUNCTIONS
        | _PRONOUNS
        | AUXILIARY
        | BLOCKING
        | SPEECH
        | SHOWING
        | ISSUED
        | words("according citing using")
    )
    - DETERMINERS
    - MODIFIERS
    - DOCUMENTS.keys()
    - OFFICES
) | {"ello"}
_BACK = 14
_PLAIN_START = 4
_LONGEST_NAME = 8
_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS


class Page(Walk):
    """A text with its mentions, and what rule after rule asks of both."""

    years = range(1900, 2100)

    def __init__(self, text: Text, mentions: Mentions, marked: frozenset[str] = frozenset()) -> None:
        super().__init__(text)
        self.mentions = mentions
        self.marks = text.places_of(marked)
        """Where the words stand at which a rule may begin."""

    @cached_property
    def bodies(self) -> list[Placed]:
        """The bodies named in the text, in order."""
        return [mention for mention in self.mentions.placed if mention.is_organised and mention.strength == "name"]

    def limit(self, index: int, most: int) -> int:
        """The position behind the last token of the sentence of ``index``, at most ``most`` tokens on."""
        behind = self.text.index_at(self.text.sentence_at(self.tokens[index].start)[1])
        return max(min(index + most, behind), index + 1)

    def opens_sentence(self, index: int) -> bool:
        """Whether nothing but quotation marks stands before ``index`` in its sentence."""
        start = self.text.sentence_at(self.tokens[index].start)[0]
        return self.tokens[index].start - start <= 1

    def body_at(self, index: int) -> Placed | None:
        """The named body that holds the token at ``index``."""
        mention = self.mentions.at(self.tokens[index].start) if index < len(self.tokens) else None
        return mention if mention and mention.is_organised and mention.strength == "name" else None

    def is_adjoining(self, index: int) -> bool:
        """Whether the token at ``index`` follows the one before it in the same block, with at most a blank between."""
        if index <= 0 or index >= len(self.tokens):
            return False
        before, token = self.tokens[index - 1], self.tokens[index]
        if token.start - before.end == 1 and self.text.body[before.end] == "\n":
            return self.text.block_at(before.start) is self.text.block_at(token.start)
        return token.start - before.end <= 1


def phrase_start(page: Page, index: int) -> int:
    """Where the noun phrase that ends with the noun at ``index`` opens.

    Back to an article or possessive; without one, over names and adjectives of the trade, or to a sentence's start near by:
    *the bureau’s latest* report, *Public opinion* polls.
    """
    first = plain = index
    while index - first < _BACK and page.is_adjoining(first):
        before = page.tokens[first - 1]
        mention = page.mentions.at(before.start)
        if mention:
            first = page.text.index_at(mention.start)
            plain = first if plain - first <= _LONGEST_NAME and _all_plain(page, first, plain) else plain
            continue
        if before.low == "that" and (first < index or page.low(first - 2) in SPEECH or page.low(index).endswith("s")):
            break
        if before.low in DETERMINERS:
            return first - 1
        if before.kind == "mark" and before.text not in "-’'&/()" or before.low in _STOPS or before.low in DAYS:
            break
        first -= 1
        if _is_plain(before) and plain == first + 1:
            plain = first
    opens = page.opens_sentence(first)
    start = first if opens and index - first <= _PLAIN_START else plain
    while page.tokens[start].text in "()’'-/&" or page.tokens[start].kind == "possessive":
        start += 1
    return min(start, index)


def _is_plain(token: Token) -> bool:
    return (
        token.low in MODIFIERS
        or token.low in KINDS_OF_DOCUMENT
        or token.is_capital
        or token.low == "e"
        or token.kind in ("possessive", "number", "dotted")
        or token.text in "-’'&/"
    )


def _all_plain(page: Page, first: int, end: int) -> bool:
    return all(page.mentions.at(token.start) or _is_plain(token) for token in page.tokens[first:end])


def phrase_end(page: Page, first: int, most: int = 24) -> int:
    """Behind the noun phrase that opens at ``first``: *two officials familiar with the matter*, *people who have seen the text*."""
    stop = page.limit(first, most)
    related = False
    index = first
    while index < stop:
        token = page.tokens[index]
        if index > first and not related and _opens_another(page, index):
            break
        if mention := page.mentions.at(token.start):
            index = max(page.text.index_at(mention.end), index + 1)
            continue
        if token.kind == "mark" and (token.text == "(" and (closed := brackets_end(page, index))):
            index = closed
            continue
        if token.kind == "mark" and not _joins(page, index):
            break
        related = related or token.low in RELATIVE
        if token.low in CONJUNCTIONS or not related and index > first and _is_verb(page, index):
            break
        index += 1
    return max(index, first + 1)


def _opens_another(page: Page, index: int) -> bool:
    """*according to many reports the port is shut*: an article or pronoun right behind a noun opens what they say."""
    before = page.tokens[index - 1]
    return (
        (page.low(index) in DETERMINERS or page.low(index) in _PRONOUNS)
        and not (
            before.low in PREPOSITIONS or before.low in CONJUNCTIONS or before.low in DETERMINERS or before.kind in ("mark", "possessive")
        )
        and page.low(index) not in ("her", "lo", "los", "las", "la", "el", "there")
    )


def _joins(page: Page, index: int) -> bool:
    """A hyphen, an apostrophe, the stop of an abbreviation or of a web address inside a phrase."""
    token = page.tokens[index]
    tight = index + 1 < len(page.tokens) and page.tokens[index + 1].start == token.end
    return token.text in "-’'&/%$€£" or token.text == "." and (tight or page.text.sentence_at(token.start)[1] > token.end + 1)


def _is_verb(page: Page, index: int) -> bool:
    token = page.tokens[index]
    return not token.is_capital and (
        token.low in BLOCKING
        or token.low in ("has", "have", "had", "will", "would", "could", "may", "might", "can", "did", "does", "ha", "han")
        or (token.low in SPEECH or token.low in SHOWING)
        and token.low not in ISSUED
        and token.low not in DOCUMENTS
        and page.low(index - 1) not in _BEFORE_NOUNS
    )


def is_participle(page: Page, position: int) -> bool:
    """*the complaint unsealed on Friday*: the noun stands before it."""
    token = page.tokens[position]
    following = page.low(position + 1)
    return token.low.endswith("ed") and not token.is_capital and (following in PREPOSITIONS or following in DAYS)


def brackets_end(page: Page, index: int) -> int | None:
    """Behind the bracket that closes the one at ``index``, if it closes within twelve tokens."""
    for position in range(index + 1, min(index + 13, len(page.tokens))):
        if page.tokens[position].text == ")":
            return position + 1
    return None


def date_within(page: Page, start: int, end: int) -> PrintedDate | None:
    """The first printed date with a year that begins within ``start`` and ``end`` (characters)."""
    return next((one for one in page.text.dates_near(start, end) if start <= one.start < end and one.year), None)
