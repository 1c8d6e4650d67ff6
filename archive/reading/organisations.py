"""Organisations the gazetteer doesn't know: capital words around a head such as *Institute*, *Commission* or *Universidad*."""

from typing import NamedTuple

from archive.reading.lexicon.organisations import HEADS, INNER, INTERNATIONAL, LEADING_HEADS, WEAK_HEADS
from archive.reading.lexicon.people import HONORIFICS, NOT_NAMES, OFFICES
from archive.reading.runs import capital_runs, span_of
from archive.reading.tokens import Text, Token

_OF = frozenset("of for on de del para".split())
_ARTICLES = frozenset("the la el los las".split())
_TITLES = HONORIFICS | OFFICES
_NOT_FIRST = NOT_NAMES - INTERNATIONAL - {"national", "latin", "new", "central"}
_SECOND_NAMES = LEADING_HEADS | {"the", "la", "el"}
_CUTS = frozenset(("in", "en", "against"))


class Organisation(NamedTuple):
    """An organisation's name in a text and its kind, read from its head."""

    start: int
    end: int
    name: str
    kind: str


def find_organisations(text: Text, taken: set[int]) -> list[Organisation]:
    """The unknown organisations of a text, in order. A known name may lie inside one (*University of Mexico*), not at its end alone."""
    return [found for first, end in capital_runs(text, INNER) for found in _in_run(text, first, end, taken)]


def _in_run(text: Text, first: int, end: int, taken: set[int]) -> list[Organisation]:
    tokens = text.tokens
    found = []
    for begin, stop in _parts(tokens, first, end, taken):
        begin = _begin(tokens, begin, stop)
        head = _head(tokens, begin, stop, _has_acronym(text, stop))
        if head is None:
            continue
        if not _is_followed_by_of(tokens, head, stop) or _is_part_of_known(tokens, begin, head, stop, taken):
            stop = head + 1
        words = [token for token in tokens[begin:stop] if token.is_capital]
        start, after = span_of(tokens, begin, stop)
        if len(words) >= 2 and (head == begin or not all(token.start in taken or token.low in HEADS for token in words)):
            found.append(Organisation(start, after, text.body[start:after], _kind(tokens[head].low, words)))
    return found


def _is_part_of_known(tokens: list[Token], begin: int, head: int, stop: int, taken: set[int]) -> bool:
    """*Imaginary Cases Initiative of the Known Institute*: the part and the whole are two."""
    return head - begin >= 2 and all(token.start in taken for token in tokens[head:stop] if token.is_capital and token is not tokens[head])


def _parts(tokens: list[Token], first: int, end: int, taken: set[int]) -> list[tuple[int, int]]:
    """A run cut before *in* and a city, at *of* after a person (*Ada Roe of the …*), before a second name's head, and at *and the*."""
    parts = []
    begin = first
    for index in range(first + 1, end - 1):
        if _divides(tokens, begin, index, end, taken):
            parts.append((begin, index))
            begin = index + 1
    return [*parts, (begin, end)]


def _divides(tokens: list[Token], begin: int, index: int, end: int, taken: set[int]) -> bool:
    """Whether the small word at ``index`` divides two names instead of joining words of one."""
    word, before, following = tokens[index].low, tokens[index - 1], tokens[index + 1]
    if word in ("and", "y", "e"):
        both_known = following.start in taken and before.start in taken
        return both_known or following.low in _SECOND_NAMES or not _is_list_inside(tokens, begin, index, end)
    if word in _ARTICLES:
        return before.low not in _OF
    if word in ("of", "de"):
        return not any(token.low in HEADS for token in tokens[begin:index])
    if word == "on":
        return following.low in _NOT_FIRST and following.low not in _ARTICLES
    return word in _CUTS


def _is_list_inside(tokens: list[Token], begin: int, index: int, end: int) -> bool:
    """Whether *and* joins words of one name: after *Center for*, or before a head that closes the run."""
    return (
        any(token.low in _OF for token in tokens[begin:index])
        or tokens[end - 1].low in HEADS
        or any(token.low in _OF for token in tokens[index + 1 : end])
    )


def _begin(tokens: list[Token], begin: int, stop: int) -> int:
    """A name opens after articles, prepositions and titles: *The*, *As Dr.*"""
    for index in range(begin, stop):
        if tokens[index].low in _TITLES and tokens[index].is_capital and index + 1 < stop and tokens[index + 1].low not in _OF:
            begin = index + 1
    while begin < stop and (tokens[begin].low in _NOT_FIRST or not tokens[begin].is_capital):
        begin += 1
    return begin


def _head(tokens: list[Token], begin: int, stop: int, acronym: bool) -> int | None:
    """The head's position: an opening one with *of*, else the last one of the run."""
    if (
        begin < stop
        and tokens[begin].low in LEADING_HEADS
        and (_is_followed_by_of(tokens, begin, stop) or begin + 1 < stop and _is_spanish(tokens[begin]))
    ):
        return begin
    heads = [index for index in range(begin, stop) if tokens[index].low in HEADS and tokens[index].is_capital]
    if not heads:
        return None
    head = next((index for index in heads if _is_followed_by_of(tokens, index, stop)), heads[-1])
    before = sum(token.is_capital for token in tokens[begin:head])
    needed = 1 if acronym or tokens[head].low not in WEAK_HEADS or _is_followed_by_of(tokens, head, stop) else 2
    return head if before >= needed else None


def _is_spanish(token: Token) -> bool:
    return token.low in (
        "universidad",
        "instituto",
        "centro",
        "secretaria",
        "comision",
        "fiscalia",
        "fundacion",
        "consejo",
        "observatorio",
        "tribunal",
    )


def _is_followed_by_of(tokens: list[Token], head: int, stop: int) -> bool:
    return head + 1 < stop and tokens[head + 1].low in _OF


def _has_acronym(text: Text, stop: int) -> bool:
    after = text.tokens[stop : stop + 3]
    return len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].text.isupper()


def _kind(head: str, words: list[Token]) -> str:
    kind = HEADS[head]
    if kind in ("agency", "court", "legislature", "armed-force") and words[0].low in INTERNATIONAL:
        return "international-body"
    return kind
