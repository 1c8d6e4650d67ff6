"""Numbers: what digits and words are worth: *3,500*, *1.2m*, *half a million*, *two hundred and ten*, *35 mil millones*.

English and Spanish print them differently: ``3.500`` is three and a half, or in Spanish three thousand five hundred.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.reading.lexicon.calendar import ENGLISH_NUMBERS, SPANISH_NUMBERS
from archive.reading.lexicon.quantities import DOZENS, ENDS_OF_PHRASE, MULTIPLIERS, NUMBERED, PARTS, SHORT_MULTIPLIERS
from archive.reading.lexicon.units import CURRENCY_SIGNS
from archive.reading.tokens import Text, Token

_NAMED = {
    "en": {word: number for word, number in ENGLISH_NUMBERS.items() if word != "hundred"},
    "es": SPANISH_NUMBERS,
}
_ARTICLES = {"en": ("a", "an"), "es": ("un", "una")}
_HALF = {"en": ("half",), "es": ("medio", "media")}
OPENERS = {
    language: frozenset(_NAMED[language]) | frozenset(_ARTICLES[language]) | frozenset(_HALF[language]) | frozenset(MULTIPLIERS[language])
    for language in _NAMED
}
_JOINS = {"en": "and", "es": "y"}
_LONGEST_DIGITS = 18
_MOST_WORDS = 12
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_THIN = ("\u00a0", "\u202f", "\u2009")
_AS_METRES = frozenset("from away long high wide deep tall off below above race sprint underground apart".split())
_SPACED_SHORT = frozenset("mn mln mdp mdd bn bln tn trn".split())
_COMPARING = frozenset("almost close unos unas casi alrededor".split())
_ONLY_MONEY = frozenset("b t mm".split())


class Number(NamedTuple):
    """A number among the tokens ``first`` to ``end``. ``scaled`` says that a word such as *million* multiplied it."""

    first: int
    end: int
    value: int | float
    spelled: bool = False
    scaled: bool = False


def may_open(token: Token, language: str) -> bool:
    """Whether a number may begin with ``token``: a quick look that spares most tokens all else."""
    return token.kind == "number" or token.low in OPENERS[language]


def number_at(text: Text, index: int) -> Number | None:
    """The number that begins at ``index``: *13 million* is 13,000,000 of two tokens."""
    if text.tokens[index].kind == "number":
        return _digits(text, index)
    return _words(text.tokens, index, text.language)


def whole(value: int | float) -> int | float:
    """The value without a needless fraction or a float's last digits: ``whole(2.5 * 10**6)`` is 2,500,000."""
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else rounded


def printed_value(printed: str, language: str) -> int | float | None:
    """``18,000`` and, in Spanish, ``18.000`` are eighteen thousand; ``3.5`` and ``3,5`` three and a half; ``1.2.3`` is none."""
    if len(printed) > _LONGEST_DIGITS:
        return None
    if _COMMAS.match(printed) and printed[0] != "0":
        printed = printed.replace(",", "")
    elif _POINTS.match(printed) and printed[0] != "0" and (language == "es" or printed.count(".") > 1 or "," in printed):
        printed = printed.replace(".", "").replace(",", ".")
    elif printed.count(",") == 1 and "." not in printed:
        printed = printed.replace(",", ".")
    if printed.count(".") > 1 or "," in printed:
        return None
    return float(printed) if "." in printed else int(printed)


def _digits(text: Text, index: int) -> Number | None:
    printed = text.tokens[index].text
    value = printed_value(printed, text.language)
    if value is None:
        return None
    number = Number(index, index + 1, value)
    if len(printed) <= 3:
        number = _groups(text, number)
    number = _multiplied(text.tokens, number, text.language)
    return _with_the_rest(text, number) if number.scaled and text.language == "es" else number


def _groups(text: Text, number: Number) -> Number:
    """``20 000`` with a thin or no-break space; a plain one joins before a word only: *14 000 people*, but *3 400 500 5*."""
    tokens, end, value = text.tokens, number.end, number.value
    plain = False
    while end < min(len(tokens), number.first + 5) and tokens[end].kind == "number" and tokens[number.first].text[0] != "0":
        token, gap = tokens[end], text.body[tokens[end - 1].end : tokens[end].start]
        if len(token.text) != 3 or not token.text.isdigit() or gap not in _THIN and gap != " ":
            break
        plain |= gap == " "
        value, end = value * 1000 + int(token.text), end + 1
    if end == number.end or plain and not _may_be_spaced(text, number.first, end):
        return number
    return number._replace(end=end, value=value)


def _may_be_spaced(text: Text, first: int, end: int) -> bool:
    """Whether groups with plain spaces are one number: a word follows, and no date and no name stands before (*Leopard 2 300 tanks*)."""
    tokens = text.tokens
    before, behind = tokens[first - 1] if first else None, tokens[end] if end < len(tokens) else None
    if behind is None or behind.kind != "word" or any(date.end >= tokens[first].start for date in text.dates_near(tokens[first].start)):
        return False
    if before is None or not before.is_capital:
        return before is None or before.kind != "number" and before.low not in NUMBERED
    return before.low in ENDS_OF_PHRASE or before.low in _COMPARING or before.low.endswith("ly")


def _with_the_rest(text: Text, number: Number) -> Number:
    """*34 mil 210* is 34,210, *1 millón 200 mil* is 1,200,000: as Mexican newspapers write them."""
    tokens, end = text.tokens, number.end
    factor = MULTIPLIERS["es"].get(tokens[end - 1].low)
    if factor is None or end >= len(tokens) or tokens[end].kind != "number" or tokens[end].start - tokens[end - 1].end != 1:
        return number
    rest = _digits(text, end) if len(tokens[end].text) <= 3 and tokens[end].text.isdigit() else None
    return number._replace(end=rest.end, value=number.value + rest.value) if rest and rest.value < factor else number


def _multiplied(tokens: Sequence[Token], number: Number, language: str) -> Number:
    """*13 million*, *35 mil millones*, *1.2m*, *1.2-million*, *2 and a half million*."""
    number = _and_a_half(tokens, number, language)
    end, value = number.end, number.value
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].start == tokens[end - 1].end + 1:  # *$1.2-million*
        factor = MULTIPLIERS[language].get(tokens[end + 1].low)
        return number._replace(end=end + 2, value=whole(value * factor), scaled=True) if factor else number
    while end < len(tokens) and end < number.end + 3 and tokens[end].start - tokens[end - 1].end <= 1:
        factor = MULTIPLIERS[language].get(tokens[end].low) or (_short(tokens, number, end) if end == number.end else None)
        if factor is None:
            break
        value, end = value * factor, end + 1
    return number._replace(end=end, value=whole(value), scaled=True) if end > number.end else number


def _and_a_half(tokens: Sequence[Token], number: Number, language: str) -> Number:
    low = [token.low for token in tokens[number.end : number.end + 4]]
    if language == "en" and low[:3] == ["and", "a", "half"] and len(low) == 4 and low[3].isalpha() and low[3] not in ENDS_OF_PHRASE:
        return number._replace(end=number.end + 3, value=number.value + 0.5)
    return number


def _short(tokens: Sequence[Token], number: Number, position: int) -> int | None:
    """What *m*, *bn* or *k* behind digits multiplies by; *500m from the border* are metres."""
    token, gap = tokens[position], tokens[position].start - tokens[position - 1].end
    factor = SHORT_MULTIPLIERS.get(token.low)
    if factor is None or gap and token.low not in _SPACED_SHORT:
        return None
    money = number.first > 0 and tokens[number.first - 1].text in CURRENCY_SIGNS
    if money:
        return factor
    following = tokens[position + 1].low if position + 1 < len(tokens) else ""
    return None if token.low in _ONLY_MONEY or token.low == "m" and following in _AS_METRES else factor


def _words(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    """A number in words; an article counts before *hundred*, *dozen* and *million* only, and *one* is left to the caller."""
    first = tokens[index].low
    if first in _HALF[language]:
        return _half_of(tokens, index, language)
    if part := _part_of_scale(tokens, index, language):
        return part
    article = first in _ARTICLES[language]
    if article:
        if index + 1 >= len(tokens) or not _is_scale(tokens[index + 1].low, language) or tokens[index + 1].start - tokens[index].end > 1:
            return None
    elif first not in _NAMED[language] and first != "mil":
        return None
    number = _sum(tokens, index, language)
    return number if number is None or number.scaled else _multiplied(tokens, number, language)


def _is_scale(low: str, language: str) -> bool:
    return low in MULTIPLIERS[language] or low in DOZENS or low == "hundred" and language == "en"


def _half_of(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    """*half a million*, *half a dozen*, *medio millón*."""
    position = index + 1 + (language == "en" and index + 1 < len(tokens) and tokens[index + 1].low == "a")
    if position >= len(tokens):
        return None
    factor = MULTIPLIERS[language].get(tokens[position].low) or DOZENS.get(tokens[position].low)
    return Number(index, position + 1, whole(factor / 2), spelled=True, scaled=True) if factor else None


def _part_of_scale(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    """*a quarter of a million*, *three quarters of a million*, *un cuarto de millón*."""
    low = [token.low for token in tokens[index : index + 5]]
    numerator = 1 if low[0] in _ARTICLES[language] else _NAMED[language].get(low[0], 0)
    part = PARTS[language].get(low[1].removesuffix("s")) if len(low) > 1 else None
    scale = 4 if low[2:4] == ["of", "a"] else 3 if low[2:3] == ["de"] else None
    if scale is None or part is None or len(low) <= scale or not 0 < numerator < part:
        return None
    factor = MULTIPLIERS[language].get(low[scale], 0)
    if factor < 10**6:
        return None
    return Number(index, index + scale + 1, whole(numerator * factor / part), spelled=True, scaled=True)


def _sum(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    """Adds and multiplies word by word: *two hundred and ten thousand*."""
    named, total, current, position, scaled = _NAMED[language], 0, 0, index, False
    while position < min(len(tokens), index + _MOST_WORDS) and (
        position == index or tokens[position].start - tokens[position - 1].end <= 1
    ):
        low = tokens[position].low
        if position == index and low in _ARTICLES[language]:
            current = 1
        elif low in named and _fits(current, named[low]):
            current += named[low]
        elif low == "hundred" and language == "en" and 0 < current < 100:
            current *= 100
        elif low in DOZENS and current:
            current, scaled = current * DOZENS[low], True
        elif low in MULTIPLIERS[language] and (current or total or low == "mil"):
            factor = MULTIPLIERS[language][low]
            total = (total + (current or (0 if total else 1))) * factor if total < factor else total + current * factor
            current, scaled = 0, True
        elif not _joins(tokens, position, language, current):
            break
        position += 1
    return Number(index, position, total + current, spelled=True, scaled=scaled) if total + current else None


def _fits(current: int, added: int) -> bool:
    """*Twenty* takes *five*, *two hundred* takes *ten*; *two* takes nothing."""
    return current == 0 or added < 10 and current % 100 >= 20 and current % 10 == 0 or added < 100 and current % 100 == 0


def _joins(tokens: Sequence[Token], position: int, language: str, current: int) -> bool:
    """The hyphen of *twenty-five*, the *and* of *two hundred and ten*, the *y* of *treinta y dos*."""
    if position + 1 >= len(tokens) or not current:
        return False
    following = _NAMED[language].get(tokens[position + 1].low, 0)
    if tokens[position].text == "-":
        return 0 < following < 10 and current % 100 >= 20 and tokens[position - 1].end == tokens[position].start
    joined = tokens[position].low == _JOINS[language] and following > 0
    return joined and (current % 100 == 0 if language == "en" else following < 10 and current % 100 >= 30 and current % 10 == 0)
