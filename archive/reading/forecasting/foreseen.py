"""Foreseen: the words of a forecast alone, without what introduces it and what says whose it is.

*According to X, …*, *However, …*, *X suggests that …* before it, and *…, X said* behind it are left out.
"""

from collections.abc import Sequence

from archive.reading.forecasting.signs import sign_of_the_future
from archive.reading.lexicon.future import CITING, HAPPENED, INTRODUCTIONS, SAYING, STARTS
from archive.reading.tokens import Token

_LONGEST_TAIL = 24
_AFTER_VERB = 6
_LONGEST_LEAD = 14
_MOST_OPENERS = 3
_CLOSING = " .!?,;:…\"'”’»—–-"
_PAIRS = {")": "(", "]": "["}
_OPENING = " “\"«‘'*•—–-"


def clause_of(tokens: Sequence[Token], first: int, last: int, core: tuple[int, int], spanish: bool) -> tuple[int, int]:
    """The tokens of a forecast from ``first`` to ``last`` that holds its horizon and its sign in ``core``."""
    first = opening(tokens, first, last)
    first = max(first, _after_that(tokens, first, core[0]), _after_colon(tokens, first, core[0]))
    last = _tail(tokens, core[1], last)
    last = _colon(tokens, core[1], last, spanish)
    return first, max(last, first + 1)


def opening(tokens: Sequence[Token], first: int, last: int) -> int:
    """Past *However,*, *Third,* and *According to X, a miller,*."""
    for _ in range(_MOST_OPENERS):
        while first < last - 1 and tokens[first].text in _OPENING + "_":
            first += 1
        comma = next((index for index in range(first, min(first + _LONGEST_LEAD, last - 1)) if tokens[index].text == ","), None)
        if comma is None:
            return first
        opener = " ".join(token.low for token in tokens[first:comma])
        if opener.startswith(("according to", "segun", "de acuerdo con")):
            first = _after_source(tokens, comma, last)
        elif opener in INTRODUCTIONS or tokens[comma - 1].low == "that" and _cites(tokens, comma - 1):
            first = comma + 1
        else:
            return first
    return first


def _after_source(tokens: Sequence[Token], comma: int, last: int) -> int:
    """Past *According to X,* and, after a name, *a miller in Y,*."""
    after = comma + 1
    apposed = tokens[after].low in ("a", "an", "who", "which", "head", "director", "professor", "un", "una", "quien", "the")
    if apposed and (not tokens[after].low.startswith("the") or tokens[after + 1].low in ("group", "agency", "institute", "head", "chief")):
        closing = next((index for index in range(after, min(after + _LONGEST_LEAD, last - 1)) if tokens[index].text == ","), None)
        return closing + 1 if closing else after
    return after


def _cites(tokens: Sequence[Token], that: int) -> bool:
    before = that - 1 - (that > 1 and tokens[that - 1].low == "de")
    return that > 0 and tokens[before].low in CITING


def _after_that(tokens: Sequence[Token], first: int, core: int) -> int:
    """Past *Estimates suggest that*, *X expects that,*."""
    places = [index for index in range(first + 1, core) if tokens[index].low in ("that", "que") and _cites(tokens, index)]
    if not places:
        return first
    after = places[-1] + 1
    return after + 1 if tokens[after].text == "," and after < core else after


def _after_colon(tokens: Sequence[Token], first: int, core: int) -> int:
    """Past *Roe said:* where all that looks ahead comes after it."""
    return next((index + 1 for index in range(min(core, first + _LONGEST_LEAD) - 1, first, -1) if tokens[index].text == ":"), first)


def _tail(tokens: Sequence[Token], behind: int, last: int) -> int:
    """Before *, the board warned in September*, *, said Ada Roe, a miller*, *, according to X*, at the end."""
    for index in range(max(behind, last - _LONGEST_TAIL), last):
        if tokens[index].text in (",", "—", "–") and _is_attribution(tokens, index + 1, last):
            return index
    return last


def _is_attribution(tokens: Sequence[Token], first: int, last: int) -> bool:
    while first < last and tokens[first].text in "”\"»’' ":
        first += 1
    if first >= last or tokens[first].low in STARTS:
        return False
    verb = next((index for index in range(first, min(last, first + _LONGEST_LEAD)) if tokens[index].low in SAYING), None)
    if verb is None:
        return False
    rest = [token for token in tokens[verb + 1 : last] if token.text not in '.”"»’']
    if tokens[verb].low in ("according", "segun"):
        return verb == first
    if verb <= first + 1:
        return not rest or rest[0].low not in ("that", "que", "to")
    dated = not rest or rest[0].text == "," or rest[0].low in ("in", "on", "at", "this", "last", "during", "en", "el", "to")
    return dated and len(rest) <= _AFTER_VERB


def _colon(tokens: Sequence[Token], behind: int, last: int, spanish: bool) -> int:
    """Before a colon behind which something is told that was: *…: the valley lost four harvests*."""
    place = next((index for index in range(behind, last) if tokens[index].text == ":"), None)
    if place is None or sign_of_the_future(tokens, place, last, spanish):
        return last
    told = any(token.low in HAPPENED or token.low.endswith("ed") for token in tokens[place + 1 : last])
    return place if told else last


def stripped(body: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks, stops and quotation marks around it; a bracket stays with its other half."""
    while start < end and body[start] in _OPENING:
        start += 1
    while end > start and (body[end - 1] in _CLOSING or body[end - 1] in _PAIRS and _PAIRS[body[end - 1]] not in body[start:end]):
        end -= 1
    if end > start and body[start] == "(" and body.find(")", start, end) in (-1, end - 1):
        return stripped(body, start + 1, end - (body[end - 1] == ")"))
    return start, end
