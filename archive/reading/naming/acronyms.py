"""Acronyms: which words they are the initials of."""

import re

from archive.folding import fold
from archive.reading.tokens import Token

_BRACKETED = re.compile(r" [(\[][\"“]?([^\W\d_](?:[^\W_]|[.&-]){1,11})[\"”]?[)\]]")
_DIVIDED = re.compile(r"[\s,&-]+")
_SMALL = frozenset("of for the and on in de del la las los y e a to".split())


def is_initials(acronym: str, name: str) -> bool:
    """``is_initials("ICU", "Imaginary Cases Unit")``; small words may count or not, and a leading *U.S.* may be left out."""
    letters = [letter for letter in fold(acronym) if letter.isalnum()]
    words = [word for word in _DIVIDED.split(fold(name)) if word]
    for start in (0, 1) if words and words[0] in ("us", "u.s.") else (0,):
        every = [word[0] for word in words[start:]]
        large = [word[0] for word in words[start:] if word not in _SMALL]
        if letters in (every, large) or len(letters) >= 3 and "".join(letters) in ("".join(every), "".join(large)[: len(letters)]):
            return True
    return False


def bracketed_acronym(body: str, end: int) -> str | None:
    """The acronym in brackets right behind ``end``: *Imaginary Cases Unit (ICU)*."""
    match = _BRACKETED.match(body, end)
    return match[1] if match else None


def initials_start(body: str, tokens: list[Token], first: int, end: int, acronym: str) -> int | None:
    """The token between ``first`` and ``end`` from which the words up to ``end`` spell ``acronym``; the longest such name."""
    for index in range(first, end - 1):
        if tokens[index].is_capital and is_initials(acronym, body[tokens[index].start : tokens[end - 1].end]):
            return index
    return None
