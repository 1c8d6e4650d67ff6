"""Labels: numbers that only name something or tell the time. *Article 5*, *F-16*, *10:30*, *555-0143*, *1600 Example Avenue*, *Roe, 34,*.

A year is one of them: four digits between 1500 and 2100 that no sign, multiplier or known unit makes an amount.
"""

from collections.abc import Sequence

from archive.reading.lexicon import words
from archive.reading.lexicon.quantities import (
    CLOCK,
    CODES,
    CONTESTS,
    ENDS_OF_PHRASE,
    NUMBERED,
    NUMBERED_CAPITALS,
    SHORT_MULTIPLIERS,
    STREETS,
    YEAR_OPENERS,
)
from archive.reading.lexicon.units import CURRENCY_SIGNS, HYPHENATED, UNITS
from archive.reading.measuring.numbers import Number
from archive.reading.tokens import Text, Token

_YEARS = range(1500, 2101)
_OPENING_MARKS = frozenset([*CURRENCY_SIGNS, "(", "“", '"', "[", "~", "≈", "<", ">", "≤", "≥", "‘", "'", "¿", "¡", "«", "—", "–", "−", "+"])
_ATTACHED = UNITS.keys() | SHORT_MULTIPLIERS.keys() | words("c f usd eur gbp euros")
_ATTACHED_TO_DIGITS = HYPHENATED | {"plus", "odd", "$"}
_ATTACHED_TO_WORDS = HYPHENATED & UNITS.keys() | {"plus", "odd", "$"}
_CLOCK_MARKS = (":", "/", "º", "_", "@", "=", "#", "\\")
_STARTERS = words(
    "almost only just police authorities troops officials yet however meanwhile overall altogether perhaps today instead solo casi cerca"
)


def is_label(text: Text, number: Number) -> bool:
    """Whether the number only names something, from what stands right before and right behind it."""
    tokens, index = text.tokens, number.first
    token = tokens[index]
    before = tokens[index - 1] if index else None
    behind = tokens[number.end] if number.end < len(tokens) else None
    if any(printed.start <= token.start < printed.end for printed in text.dates_near(token.start)):
        return True
    if before and (_is_joined_before(tokens, index) or _is_numbered(tokens, index)):
        return True
    if behind and (_is_joined_behind(tokens, number, behind) or _is_followed(tokens, number, behind)):
        return True
    return number.end - index == 1 and not number.spelled and (_is_age(tokens, index) or _is_enumerator(text, index))


def _is_joined_before(tokens: Sequence[Token], index: int) -> bool:
    """What stands right before without a blank makes it a part of something: ``F-16``, ``24/7``, ``#5``, ``.50``."""
    token, before = tokens[index], tokens[index - 1]
    if before.end != token.start:
        return before.text in ("#", "§", "№")
    if before.text == "-":
        return index > 1 and tokens[index - 2].end == before.start
    if before.text in ("—", "–"):
        return False
    if before.text == "+":
        return index > 1 and tokens[index - 2].end == before.start
    return before.text not in _OPENING_MARKS and not (before.low == "usd" or before.low == "eur")


def _is_joined_behind(tokens: Sequence[Token], number: Number, behind: Token) -> bool:
    """What stands right behind without a blank: ``10:30``, ``5th``, ``1990s``, ``15-year``."""
    if behind.start != tokens[number.end - 1].end:
        return False
    following = tokens[number.end + 1] if number.end + 1 < len(tokens) else None
    if behind.text in _CLOCK_MARKS:
        return True
    if behind.text == "-":
        attached = following is not None and following.start == behind.end
        if not attached or following is None or following.kind == "number":
            return False
        return following.low not in (_ATTACHED_TO_WORDS if number.spelled else _ATTACHED_TO_DIGITS)
    if behind.low in CURRENCY_SIGNS or behind.kind != "word":
        return False
    return behind.low not in _ATTACHED


def _is_followed(tokens: Sequence[Token], number: Number, behind: Token) -> bool:
    """A clock, a code of laws, a street or a contest: *5 p.m.*, *8 U.S.C.*, *1600 Example Avenue*."""
    if behind.low in CLOCK or behind.low in CODES and behind.kind == "dotted":
        return behind.low != "h" or behind.start - tokens[number.end - 1].end <= 1
    if behind.low in ("a", "p") and [token.low for token in tokens[number.end + 1 : number.end + 3]] == [".", "m"]:
        return True
    if behind.is_capital and behind.kind == "word":
        return any(token.low in STREETS and token.is_capital for token in tokens[number.end + 1 : number.end + 4])
    return behind.low == "and" and [token.low for token in tokens[number.end + 1 : number.end + 2]] in (["older"], ["over"], ["under"])


def _is_numbered(tokens: Sequence[Token], index: int) -> bool:
    """*Article 5*, *No. 7*, *H.R. 4521*, *Leopard 2*, *aged 34*; a place before a number is none: *In Ohio 34 boats*."""
    before = tokens[index - 1]
    if before.text in (".", "§") and index > 1:
        return tokens[index - 2].low in NUMBERED and tokens[index - 2].end == before.start or before.text == "§"
    if tokens[index].start - before.end > 2:
        return False
    if before.kind == "dotted" and len(before.text) <= 6 and before.low not in ("u.s.", "d.c.", "u.k.", "u.n.", "e.u."):
        return True
    if before.low in ("per", "every", "cada"):
        return True
    numbered = before.low in NUMBERED or before.low in NUMBERED_CAPITALS and before.is_capital
    return numbered and before.kind == "word" and not _counts_its_noun(tokens, index)


def _counts_its_noun(tokens: Sequence[Token], index: int) -> bool:
    """*The law 300 deputies wrote* isn't numbered: only capitals and what stands without an article are."""
    before = tokens[index - 1]
    two = tokens[index - 2] if index > 1 else None
    return not before.is_capital and two is not None and two.low in ("the", "a", "an", "this", "that", "each", "every", "per")


def is_name(text: Text, number: Number, has_place: bool) -> bool:
    """*Leopard 2 tanks*, *Boeing 737*: a small bare number behind a capital word that no preposition opens, and that is no place."""
    tokens, index = text.tokens, number.first
    if number.spelled or number.scaled or not index or has_place or not tokens[index].text.isdigit() or len(tokens[index].text) > 3:
        return False
    before, two = tokens[index - 1], tokens[index - 2] if index > 1 else None
    if not before.is_capital or before.kind != "word" or tokens[index].start - before.end != 1:
        return False
    first = text.sentence_at(tokens[index].start)[0] >= before.start
    if first:
        opens = before.low in ENDS_OF_PHRASE or before.low in _STARTERS or before.low.endswith(("ed", "ly"))
        return text.language == "en" and not opens
    return not (two is not None and two.low in ("in", "at", "from", "near", "en", "de", "to"))


def _is_age(tokens: Sequence[Token], index: int) -> bool:
    """*Ada Roe, 34, lives here*; *the driver (34)*."""
    if not 0 < index < len(tokens) - 1 or not tokens[index].text.isdigit() or not 1 <= int(tokens[index].text) <= 119:
        return False
    before, behind = tokens[index - 1], tokens[index + 1]
    named = index > 1 and tokens[index - 2].kind == "word"
    return named and (before.text, behind.text) in ((",", ","), (",", "."), ("(", ")"), (",", ";")) and not _is_listed(tokens, index)


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether another number stands two tokens off: *3, 4, 5* are a list."""
    return any(tokens[near].kind == "number" for near in (index - 2, index + 2) if 0 <= near < len(tokens))


def _is_enumerator(text: Text, index: int) -> bool:
    """*1) Read this*, *2. Sign it*, *(3) Go*."""
    tokens = text.tokens
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is None or behind.start != tokens[index].end or not tokens[index].text.isdigit():
        return False
    opened = index > 0 and tokens[index - 1].text == "("
    if behind.text == ")" and len(tokens[index].text) <= 3:
        numbered = opened or text.sentence_at(tokens[index].start)[0] == tokens[index].start
        return numbered and (not opened or behind.end - tokens[index - 1].start <= 5)
    return behind.text == "." and text.block_at(tokens[index].start).start == tokens[index].start


def is_contest(tokens: Sequence[Token], first: int, end: int) -> bool:
    """*52-47*, *a 5-4 ruling*, *by 3-1*: two numbers with a hyphen that are no range."""
    return any(token.low in CONTESTS for token in tokens[end : end + 2])


def is_year(text: Text, number: Number) -> bool:
    """Whether bare digits look like a year."""
    printed = text.tokens[number.first].text
    return number.end - number.first == 1 and printed.isdigit() and len(printed) == 4 and int(printed) in _YEARS


def opens_year(tokens: Sequence[Token], first: int) -> bool:
    """Whether the word before makes four digits a year: *in 2000 people danced*."""
    return first == 0 or tokens[first - 1].low in YEAR_OPENERS or tokens[first - 1].low in (",", ";", "(")
