"""Shares in words: *half of the boats*, *two-thirds*, *about a third*, *la mitad*; and *one in five*, *seis de cada diez*.

A share of a whole is a percentage; *one in five* stays one, of five. *The third quarter* and *the first half* are no shares.
"""

from collections.abc import Sequence
from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import ENGLISH_NUMBERS, SPANISH_NUMBERS
from archive.reading.lexicon.quantities import ENDS_OF_PHRASE, PARTS
from archive.reading.lexicon.units import TIMES
from archive.reading.measuring.numbers import Number, number_at
from archive.reading.measuring.numbers import whole as whole_number
from archive.reading.tokens import Text, Token

_NUMERATORS = {"en": ENGLISH_NUMBERS | {"a": 1}, "es": SPANISH_NUMBERS | {"la": 1}}
_NO_HALF_AFTER = words("first second latter other former each last early late better the this next and third another a same every")
_HALF_BEFORE = words(
    "of the its their his her our my your all were are was is had have has said say as or that what want wants also now do did "
    "believe believed support supported think thought live lived came come went were favor favour oppose opposed approve approved "
    "disapprove disapproved voted vote remain remained trust expect fear go goes comes"
)
_SHARE_AFTER = words("by to about nearly almost roughly than over around some at only just barely under of up approximately another every")
_MORE = words("more less fewer higher lower larger smaller as the its their that what")
_NO_SHARE_AFTER = words("the first second third fourth this that last each every per")
_OUT_OF = (("out", "of", "every"), ("out", "of"), ("in", "every"), ("of", "every"), ("for", "every"), ("de", "cada"), ("in",), ("of",))
_OUT_OF_FIRST = frozenset(phrase[0] for phrase in _OUT_OF)
_A_WHOLE = frozenset(range(2, 13)) | {15, 20, 25, 30, 40, 50, 60, 100, 200, 300, 400, 500, 1_000, 10_000, 100_000, 1_000_000}


class Ratio(NamedTuple):
    """*out of ten drivers*: from the token ``first`` (the number *ten*) to ``end``, with the noun before it if it stands there."""

    first: int
    end: int
    noun: int | None
    value: int | float


def share_at(text: Text, index: int) -> Number | None:
    """The share that begins at ``index``, as a percentage: *two-thirds* is 66.7."""
    parts = PARTS[text.language]
    low = text.tokens[index].low
    if low == "half" and text.language == "en":
        return Number(index, index + 1, 50, spelled=True) if _is_half(text.tokens, index) else None
    numerator = _NUMERATORS[text.language].get(low)
    if numerator is None or index + 1 >= len(text.tokens):
        return None
    position = index + 1 + (text.tokens[index + 1].text == "-")
    if position >= len(text.tokens) or text.tokens[position].start - text.tokens[index].end > 1:
        return None
    part = text.tokens[position].low
    whole = parts.get(part) or parts.get(part.removesuffix("s") if numerator > 1 else "")
    if whole is None or whole <= numerator:
        return None
    share = Number(index, position + 1, whole_number(round(100 * numerator / whole, 1)), spelled=True)
    return _spanish(text, share, part) if text.language == "es" else _english(text, share, part, numerator)


def _english(text: Text, share: Number, part: str, numerator: int) -> Number | None:
    """*a third* needs *of*, *more* or a word before it that takes shares: *a third man* is a man."""
    tokens = text.tokens
    following = tokens[share.end] if share.end < len(tokens) else None
    if part in ("half", "halves") or part == "quarters" and numerator != 3 or tokens[share.end - 1].end - tokens[share.first].start > 20:
        return None
    if following and (following.text == "-" or following.low in TIMES or following.low == "century" or _is_of_that(tokens, share.end)):
        return None
    joined = tokens[share.first + 1].text == "-"
    before = tokens[share.first - 1].low if share.first else ""
    if following and (following.low == "of" or following.low in _MORE) or joined and numerator <= 9 and before not in _NO_SHARE_AFTER:
        return share
    if following and following.low in _HALF_BEFORE and following.low not in ENDS_OF_PHRASE:
        return share
    ended = following is None or following.kind == "mark" or following.low in ENDS_OF_PHRASE
    if numerator > 1 and before not in ("in", "of", "for"):
        return share
    return share if ended and before in _SHARE_AFTER else None


def _spanish(text: Text, share: Number, part: str) -> Number | None:
    """*un tercio*, *la mitad*, *una cuarta parte*, *tres cuartas partes*."""
    tokens = text.tokens
    following = tokens[share.end].low if share.end < len(tokens) else ""
    if part.rstrip("s").endswith("a"):
        return share._replace(end=share.end + 1) if following in ("parte", "partes") else None
    if tokens[share.first].low == "la":
        return None
    of_time = following == "de" and share.end + 1 < len(tokens) and tokens[share.end + 1].low in ("hora", "final", "finales", "siglo")
    return None if of_time or part.startswith(("cuarto", "quinto")) and following != "de" else share


def _is_half(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and (before.text == "-" or before.low in _NO_HALF_AFTER or before.low == "in"):
        return False
    if following is None or following.kind == "mark":
        return before is not None and before.low in _SHARE_AFTER and (following is None or following.text != "-")
    return following.low in _HALF_BEFORE and not _is_of_that(tokens, index + 1)


def _is_of_that(tokens: Sequence[Token], position: int) -> bool:
    """*a third of that* is of something that its words don't tell."""
    low = [token.low for token in tokens[position : position + 3]]
    return low[:2] in (["of", "that"], ["of", "this"]) and (len(low) < 3 or low[2] in (".", ",", ";", "in"))


def half_in_spanish(text: Text, index: int) -> Number | None:
    """*la mitad*, and *mitad de* without its article."""
    tokens = text.tokens
    if tokens[index].low != "mitad" or text.language != "es":
        return None
    before = tokens[index - 1].low if index else ""
    return (
        Number(index, index + 1, 50, spelled=True) if before == "la" and (index < 2 or tokens[index - 2].low not in ("a", "en")) else None
    )


def ratio_behind(text: Text, number: Number) -> Ratio | None:
    """What a number is out of: *in five*, *de cada diez*, *of 574*, *in a hundred*; *12 in 2019* is out of nothing."""
    tokens = text.tokens
    for noun in (None, number.end, number.end + 1):
        position = number.end if noun is None else noun + 1
        if noun is not None and (noun >= len(tokens) or tokens[noun].kind != "word" or tokens[noun].low in ENDS_OF_PHRASE):
            return None
        if position >= len(tokens) or tokens[position].low not in _OUT_OF_FIRST:
            continue
        low = tuple(token.low for token in tokens[position : position + 3])
        opener = next((phrase for phrase in _OUT_OF if low[: len(phrase)] == phrase), None)
        if opener and not (noun is not None and opener == ("of",)):
            return _ratio(text, number, position + len(opener), noun, opener)
    return None


def _ratio(text: Text, number: Number, position: int, noun: int | None, opener: tuple[str, ...]) -> Ratio | None:
    tokens = text.tokens
    if opener == ("of",) and number.value == 1:
        return None
    position += opener == ("of",) and position < len(tokens) and tokens[position].low in ("the", "its", "their", "his", "our")
    position += position < len(tokens) and tokens[position].text == "$"
    whole = number_at(text, position) if position < len(tokens) else None
    if whole is None or whole.value <= number.value or number.scaled:
        return None
    behind = tokens[whole.end] if whole.end < len(tokens) else None
    if behind and (behind.low in TIMES or behind.text in "%:/-" or behind.low in ("percent", "per", "million", "billion")):
        return None
    if opener == ("in",) and (whole.value not in _A_WHOLE and whole.value % 10 or noun is not None and whole.value < 100):
        return None
    year = 1500 <= whole.value <= 2100 and tokens[position].text.isdigit()
    return None if year and opener in (("in",), ("of",)) else Ratio(position, whole.end, noun, whole.value)
