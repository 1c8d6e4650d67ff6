"""Runs: capital words that stand together, the stuff that unknown names are made of."""

from collections.abc import Iterator, Sequence

from archive.reading.lexicon import words
from archive.reading.lexicon.given_names import FAMILY_FIRST
from archive.reading.lexicon.organisations import ENDINGS, LEADING_HEADS, STOPPED_ENDINGS
from archive.reading.lexicon.people import SUFFIXES
from archive.reading.tokens import Text, Token

LONGEST_RUN = 14
_LIST_REACH = 9
_WORDS = ("word", "dotted")
_BLANKS = " \u00a0\u202f\u2009"
_HYPHENS = "-\u2010\u2011"
_AFTER_COMMA = ENDINGS | SUFFIXES
_STOPPED = STOPPED_ENDINGS | words("dr dra prof mr mrs ms sen gen gov rep sr sra jr lt col st capt sgt cmdr adm brig maj rev hon lic ing")
_LISTING = LEADING_HEADS - words("university universidad universite college bank banco school court academy library hospital")
_OF = words("of for on de para del")


def adjoining(body: str, left: Token, right: Token) -> bool:
    """Whether only one blank stands between two tokens, or nothing."""
    return right.start - left.end <= 1 and (right.start == left.end or body[left.end] in _BLANKS)


def capital_runs(text: Text, inner: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Spans ``(first, end)`` of tokens: capital words, hyphened ones and initials, with ``inner`` small words only between them.

    Headings that capitalise most words are left out. A run has at most 14 tokens, so that hostile text stays cheap.
    """
    free_from = 0
    for first, stop in text.capitals_outside_titles:
        if first >= free_from and text.tokens[first].kind in _WORDS:
            free_from = _end_of_run(text, first, min(stop, first + LONGEST_RUN), inner)
            yield first, free_from


def _end_of_run(text: Text, first: int, stop: int, inner: frozenset[str]) -> int:
    """One past the last token of the run that opens at ``first``; it always ends in a capital word or an initial's full stop."""
    tokens, body = text.tokens, text.body
    end = position = first + 1
    while position < stop and adjoining(body, tokens[position - 1], tokens[position]):
        token = tokens[position]
        if token.is_capital and token.kind in _WORDS or token.text == "." and _takes_full_stop(tokens, position - 1):
            end = position + 1
        elif token.text == ",":
            if not (_ends_a_name(tokens, position + 1, stop) or "of" in inner and _list_goes_on(tokens, first, position, stop)):
                break
        elif token.text in _HYPHENS:
            if body[token.end : token.end + 1].isspace() or tokens[position - 1].end != token.start:
                break
        elif tokens[position - 1].text in _HYPHENS and _is_second_syllable(tokens, first, position):
            end = position + 1
        elif not (token.text == "&" or token.low in inner and token.kind == "word"):
            break
        position += 1
    return end


def _takes_full_stop(tokens: Sequence[Token], index: int) -> bool:
    """*Mr.*, *Inc.*, *J.*"""
    token = tokens[index]
    return tokens[index + 1].start == token.end and (len(token.text) == 1 or token.low in _STOPPED)


def _ends_a_name(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """*, Jr.* and *, Inc.* go on with the name before the comma."""
    return index < stop and tokens[index].is_capital and tokens[index].low in _AFTER_COMMA


def _list_goes_on(tokens: Sequence[Token], first: int, comma: int, stop: int) -> bool:
    """*Center on Rivers, Lakes and Seas*: capitals up to an *and*, after a head with *on*."""
    if not any(tokens[index].low in _LISTING and tokens[index + 1].low in _OF for index in range(first, comma)):
        return False
    for index in range(comma + 1, min(stop, comma + _LIST_REACH)):
        token = tokens[index]
        if token.low in ("and", "y", "e") or token.text == "&":
            return (
                (index > comma + 1 or any(one.text == "," for one in tokens[first:comma]))
                and index + 1 < stop
                and (tokens[index + 1].is_capital or tokens[index + 1].low == "the")
            )
        if not (
            token.is_capital and token.kind == "word" and not token.text.isupper() and token.low not in LEADING_HEADS or token.text == ","
        ):
            return False
    return False


def _is_second_syllable(tokens: Sequence[Token], first: int, index: int) -> bool:
    """*Jae-rok* after a family name: a small syllable right behind the hyphen."""
    token = tokens[index]
    if not (token.kind == "word" and tokens[index - 1].end == token.start):
        return False
    return len(token.text) <= 6 and any(tokens[position].low in FAMILY_FIRST for position in (first, max(index - 3, first)))


def span_of(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int]:
    """The characters that the tokens ``first`` to ``end`` cover."""
    return tokens[first].start, tokens[end - 1].end
