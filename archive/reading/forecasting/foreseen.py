"""Foreseen: the words of a forecast alone, without what introduces it and what says whose it is.

*According to X, …*, *However, …*, *X suggests that …* before it, and *…, X said* behind it are left out.
"""

from archive.reading.forecasting.signs import sign_of_the_future
from archive.reading.lexicon.future import CITING, HAPPENED, INTRODUCTIONS, SAYING, STARTS
from archive.reading.walking import Walk

_LONGEST_TAIL = 24
_AFTER_VERB = 6
_LONGEST_LEAD = 14
_MOST_OPENERS = 3
_CLOSING = " .!?,;:…\"'”’»—–-"
_PAIRS = {")": "(", "]": "["}
_OPENING = " “\"«‘'*•—–-"


def clause_of(walk: Walk, first: int, last: int, core: tuple[int, int]) -> tuple[int, int]:
    """The places of a forecast between ``first`` and ``last`` that holds its horizon and its sign in ``core``."""
    first = opening(walk, first, last)
    first = max(first, _after_that(walk, first, core[0]), _after_colon(walk, first, core[0]))
    last = _tail(walk, core[1], last)
    last = _colon(walk, core[1], last)
    return first, max(last, first + 1)


def opening(walk: Walk, first: int, last: int) -> int:
    """Past *However,*, *Third,* and *According to X, a miller,*."""
    for _ in range(_MOST_OPENERS):
        while first < last - 1 and walk.tokens[first].text in _OPENING + "_":
            first += 1
        comma = walk.first_of(",", first, min(first + _LONGEST_LEAD, last - 1))
        if comma is None:
            return first
        opener = " ".join(walk.lows[first:comma])
        if opener.startswith(("according to", "segun", "de acuerdo con")):
            first = _after_source(walk, comma, last)
        elif opener in INTRODUCTIONS or walk.low(comma - 1) == "that" and _cites(walk, comma - 1):
            first = comma + 1
        else:
            return first
    return first


def _after_source(walk: Walk, comma: int, last: int) -> int:
    """Past *According to X,* and, after a name, *a miller in Y,*."""
    after = comma + 1
    apposed = walk.low(after) in ("a", "an", "who", "which", "head", "director", "professor", "un", "una", "quien", "the")
    if apposed and (not walk.low(after).startswith("the") or walk.low(after + 1) in ("group", "agency", "institute", "head", "chief")):
        closing = walk.first_of(",", after, min(after + _LONGEST_LEAD, last - 1))
        return closing + 1 if closing else after
    return after


def _cites(walk: Walk, that: int) -> bool:
    before = that - 1 - (that > 1 and walk.low(that - 1) == "de")
    return that > 0 and walk.low(before) in CITING


def _after_that(walk: Walk, first: int, core: int) -> int:
    """Past *Estimates suggest that*, *X expects that,*."""
    places = [index for index in range(first + 1, core) if walk.low(index) in ("that", "que") and _cites(walk, index)]
    if not places:
        return first
    after = places[-1] + 1
    return after + 1 if walk.tokens[after].text == "," and after < core else after


def _after_colon(walk: Walk, first: int, core: int) -> int:
    """Past *Roe said:* where all that looks ahead comes after it."""
    return next((index + 1 for index in range(min(core, first + _LONGEST_LEAD) - 1, first, -1) if walk.tokens[index].text == ":"), first)


def _tail(walk: Walk, behind: int, last: int) -> int:
    """Before *, the board warned in September*, *, said Ada Roe, a miller*, *, according to X*, at the end."""
    for index in range(max(behind, last - _LONGEST_TAIL), last):
        if walk.tokens[index].text in (",", "—", "–") and _is_attribution(walk, index + 1, last):
            return index
    return last


def _is_attribution(walk: Walk, first: int, last: int) -> bool:
    while first < last and walk.tokens[first].text in "”\"»’' ":
        first += 1
    if first >= last or walk.low(first) in STARTS:
        return False
    verb = walk.first_of(SAYING, first, min(last, first + _LONGEST_LEAD))
    if verb is None:
        return False
    rest = [token for token in walk.tokens[verb + 1 : last] if token.text not in '.”"»’']
    if walk.low(verb) in ("according", "segun"):
        return verb == first
    if verb <= first + 1:
        return not rest or rest[0].low not in ("that", "que", "to")
    dated = not rest or rest[0].text == "," or rest[0].low in ("in", "on", "at", "this", "last", "during", "en", "el", "to")
    return dated and len(rest) <= _AFTER_VERB


def _colon(walk: Walk, behind: int, last: int) -> int:
    """Before a colon behind which something is told that was: *…: the valley lost four harvests*."""
    place = walk.first_of(":", behind, last)
    if place is None or sign_of_the_future(walk, place, last):
        return last
    told = any(low in HAPPENED or low.endswith("ed") for low in walk.lows[place + 1 : last])
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
