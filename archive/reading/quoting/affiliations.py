"""Affiliations: the body that somebody speaks for, as printed behind a preposition, whether or not a list knows it.

*at the Toronto broker Larch Street*, *of the municipal council of Sisimiut*, *at Imaginaria’s Attorney General’s Office*.
"""

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from archive.reading.lexicon.organisations import HEADS
from archive.reading.lexicon.speech import SPEECH
from archive.reading.mentions import Mentions, Placed
from archive.reading.tokens import Text, Token

WHO = words("who quien whose que which whom where cuyo")
_LEADING = words("at for leads heads runs chairs led headed directs dirige")
_PARTS_OF_OFFICES = frozenset("State Staff Defense Defence Commerce Labor Education Energy Health Treasury Justice".split())
"""What offices are of: *Secretary of State*."""


def without_articles(tokens: list[Token]) -> list[Token]:
    """The tokens behind one or two determiners: *the other Institute* gives *Institute*."""
    index = 0
    while index < len(tokens) and index < 2 and tokens[index].low in DETERMINERS:
        index += 1
    return tokens[index:]


def body_from(text: Text, mentions: Mentions, tokens: list[Token]) -> Placed | None:
    """The body that opens within these tokens, after an article and adjectives alone."""
    for token in tokens:
        placed = mentions.at(token.start)
        if placed and placed.is_organised:
            return placed
        if placed and placed.strength != "weak" and (placed.end < len(text.body) and text.body[placed.end] not in "’'"):
            return None
        if token.kind == "mark" and token.text not in "’'" or token.low in PREPOSITIONS and token.kind == "word":
            return None
    return None


def as_printed(text: Text, mentions: Mentions, body: Placed) -> str:
    """The body as printed with what it owns or belongs to: *Institute’s Water Programme*, *Water Programme of the Institute*."""
    for between in (" of the ", " of ", "’s ", "'s ", "’ ", "' "):
        if text.body.startswith(between, body.end):
            other = mentions.at(body.end + len(between))
            if other and other.start == body.end + len(between) and other.is_organised and other.strength == "name":
                return text.body[body.start : other.end]
    return text.body[body.start : body.end]


def capital_words(text: Text, tokens: list[Token]) -> str | None:
    """*Larch Street* in *the Toronto broker Larch Street*: the last capital words of the group, without the article."""
    group: list[Token] = []
    best: list[Token] = []
    for token in tokens[:9]:
        if token.is_capital and token.kind in ("word", "dotted") or group and (token.text in "&-" or token.kind == "possessive"):
            group.append(token)
            continue
        if group:
            best, group = group, []
        if token.kind not in ("word", "possessive") or token.low in PREPOSITIONS or token.low in WHO or token.low in CONJUNCTIONS:
            break
    best = group or best
    while best and best[-1].kind == "possessive":
        best = best[:-1]
    return text.body[best[0].start : best[-1].end] if best else None


def long_name(text: Text, tokens: list[Token]) -> str | None:
    """Two capital words or an acronym; one capital word behind *for* is rather a person: *a lawyer for Roe*."""
    name = capital_words(text, tokens)
    return name if name and (" " in name or name.isupper()) else None


def named_body(text: Text, mentions: Mentions, tokens: list[Token], is_seat: bool) -> str | None:
    """*editor of the Monitor*, *founder of Quill*: capital words behind *of* that are no place; a mayor or a governor has one there."""
    group = without_articles(tokens)
    placed = mentions.at(group[0].start)
    if placed and not placed.is_organised:
        return None
    name = capital_words(text, tokens)
    is_organised = name and (not is_seat or tokens[0].low == "the" or any(word.lower() in HEADS for word in name.split()))
    return name if is_organised and name not in _PARTS_OF_OFFICES else None


def lower_case_body(text: Text, tokens: list[Token]) -> str | None:
    """*the municipal council of Sisimiut*, *Mexico’s health regulator*: a body without a name of its own, as printed."""
    group: list[Token] = []
    head: int | None = None
    if tokens[:1] and tokens[0].low in ("a", "an", "un", "una"):
        return None
    for token in without_articles(tokens)[:9]:
        if token.kind == "mark" and token.text not in "’'-" or token.low in WHO or token.low in CONJUNCTIONS or token.low in SPEECH:
            break
        if token.low in PREPOSITIONS and not (token.low == "of" and head is not None and head == len(group) - 1):
            break
        group.append(token)
        if token.low in HEADS and not token.is_capital or token.low in ("regulator", "section"):
            head = len(group) - 1
    if head is None or head == 0:
        return None
    named = head + 2 < len(group) and group[head + 1].low == "of" and group[head + 2].is_capital
    last = len(group) - 1 if named else head
    return text.body[group[0].start : group[last].end]


def _is_governed(before: list[Token]) -> bool:
    """Whether a preposition or a verb of leading stands before a body, over its article and adjectives."""
    word = next((token for token in reversed(before) if not (token.low in DETERMINERS or token.is_capital)), None)
    return word is not None and (word.low in PREPOSITIONS or word.low in _LEADING)


def where_somebody_works(text: Text, mentions: Mentions, inside: list[Token]) -> str | None:
    """*who leads the Imaginary Unit*, *who teaches at the Imaginary Academy*: the first body that a preposition or the verb governs."""
    for position, token in enumerate(inside[1:20], start=1):
        placed = mentions.at(token.start)
        if placed and placed.is_organised and placed.strength == "name" and _is_governed(inside[:position]):
            return as_printed(text, mentions, placed)
        if token.low in _LEADING:
            if printed := lower_case_body(text, inside[position + 1 :]):
                return printed
            following = without_articles(inside[position + 1 :])
            if token.low == "at" and following and following[0].is_capital and (name := capital_words(text, inside[position + 1 :])):
                return name
        following = inside[position + 1 : position + 3]
        if token.low in ("of", "for") and len(following) == 2 and following[0].low == "the" and following[1].is_capital:
            name = capital_words(text, inside[position + 1 :])
            if name and " " in name:
                return name
    return None
