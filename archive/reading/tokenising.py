"""Tokenising: a text cut into words, numbers and marks, each with its offsets.

Linear by construction: one pass of one regular expression without nested repetition.
"""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from archive.folding import fold

_TOKEN = re.compile(  # each branch opens with one class or letter, so that a glance rules it out; an empty branch costs less than a ?
    r"[^\W\d_a-z]\.[^\W\d_a-z]\.(?:[^\W\d_a-z]\.){0,10}"
    r"|[^\W\d_][\w\u0300-\u036f]{0,79}(?:['’](?!s\b)[^\W\d_][\w\u0300-\u036f]{0,79}|)"
    r"|\d{1,40}(?:[.,]\d{1,40}){0,12}"
    r"|['’]s\b"
    r"|\S"
)
_WORDS_KEPT = 16_384


class Token(NamedTuple):
    """A piece of a text, ``low`` its folded form, never empty; ``kind``: ``word``, ``dotted``, ``number``, ``possessive`` or ``mark``.

    ``is_capital`` where it opens with a capital letter.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    is_capital: bool


def tokenise(body: str, start: int, end: int) -> list[Token]:
    """The tokens of ``body[start:end]``, with offsets into ``body``."""
    make: Any = tuple.__new__  # twice as fast as Token(…), and there are some eight hundred in an article
    return [make(Token, match.span() + _read(match[0])) for match in _TOKEN.finditer(body, start, end)]


@lru_cache(maxsize=_WORDS_KEPT)
def _read(text: str) -> tuple[str, str, str, bool]:
    """What a token says wherever it stands: its text, folded form and kind, and whether it opens with a capital."""
    low = text.lower() if text.isascii() else fold(text) or text
    return text, low, _kind(text), text[0].isupper()


def _kind(text: str) -> str:
    if text[0].isdecimal():
        return "number"
    if text[0].isalnum():
        return "dotted" if "." in text else "word"
    return "possessive" if len(text) > 1 else "mark"
