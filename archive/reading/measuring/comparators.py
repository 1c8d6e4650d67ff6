"""Comparators: *over*, *at least*, *some* before a number and *or more* behind it, as one of ``= > ≥ < ≤ ~``."""

from typing import NamedTuple

from archive.reading.lexicon.quantities import BETWEEN_COMPARATOR_AND_NUMBER, COMPARATORS, COMPARED_BEHIND
from archive.reading.tokens import Text

_SIGNS = {"~": "~", "≈": "~", "<": "<", ">": ">", "≤": "≤", "≥": "≥"}
_BEFORE = {tuple(phrase.split()): sign for sign, phrases in COMPARATORS.items() for phrase in phrases}
_BEHIND = {tuple(phrase.split()): sign for sign, phrases in COMPARED_BEHIND.items() for phrase in phrases}
_LAST = frozenset(phrase[-1] for phrase in _BEFORE)
_FIRST_BEHIND = frozenset(phrase[0] for phrase in _BEHIND)
_LONGEST = max(map(len, _BEFORE))
_WENT = frozenset("went go goes gone going got gets add adds added end ended sum come comes came".split())


class Compared(NamedTuple):
    """A comparator at the token ``position``: where a figure begins with it, or ends."""

    sign: str
    position: int


def comparator_before(text: Text, first: int) -> Compared | None:
    """The comparator that ends right before the token ``first``: *at least*, *casi el*."""
    tokens = text.tokens
    stop = first
    if stop and tokens[stop - 1].text in _SIGNS:
        return Compared(_SIGNS[tokens[stop - 1].text], stop - 1)
    for _ in range(2):
        if stop and tokens[stop - 1].low in _LAST and (found := _phrase_before(text, stop)):
            return found
        if not stop or tokens[stop - 1].low not in BETWEEN_COMPARATOR_AND_NUMBER:
            return None
        stop -= 1
    return None


def _phrase_before(text: Text, stop: int) -> Compared | None:
    tokens = text.tokens
    if stop < len(tokens) and tokens[stop].start - tokens[stop - 1].end > 2:
        return None
    low = tuple(token.low for token in tokens[max(stop - _LONGEST, 0) : stop])
    for length in range(min(_LONGEST, len(low)), 0, -1):
        sign = _BEFORE.get(low[len(low) - length :])
        if sign and not (low[-2:] == ("up", "to") and len(low) > 2 and low[-3] in _WENT):
            return Compared(sign, stop - length)
    return None


def comparator_behind(text: Text, end: int) -> Compared | None:
    """The comparator that begins at the token ``end``: *or more*; or a plus sign, *100+* and *2,000-plus*."""
    tokens = text.tokens
    if end >= len(tokens):
        return None
    attached = end > 0 and tokens[end].start == tokens[end - 1].end
    if attached and tokens[end].text == "+":
        return Compared("≥", end + 1)
    if attached and tokens[end].text == "-" and end + 1 < len(tokens) and tokens[end + 1].low in ("plus", "odd"):
        return Compared("≥" if tokens[end + 1].low == "plus" else "~", end + 2)
    if tokens[end].low not in _FIRST_BEHIND:
        return None
    for length in (2, 1):
        sign = _BEHIND.get(tuple(token.low for token in tokens[end : end + length]))
        if sign:
            return Compared(sign, end + length)
    return None
