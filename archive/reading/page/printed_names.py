"""Printed names: whether words of a byline can be a person's name, and where the name ends among roles, places and agencies."""

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.folding import fold
from archive.reading.lexicon.bylines import AGENCIES, NO_NAMES, NOBODY, OFFICES, OUTLETS, ROLES
from archive.reading.lexicon.calendar import WEEKDAYS
from archive.reading.lexicon.given_names import GIVEN_NAMES
from archive.reading.lexicon.people import HONORIFICS, NOT_NAMES, PARTICLES
from archive.reading.lexicon.people import ROLES as ROLE_NOUNS

_LEAVING = re.compile(r"\s(?:[Ff]or|para|of|de|at|[Ii]n|en|[Ff]rom|desde)\s(?=[A-ZÀ-Þ])|\s[@(<\[]|\s+https?:")
_TELLING = re.compile(r"\s(?:in|en|at|is|has|was)\s")
_QUOTES = "“”\"‘’'()"
_NO_END = frozenset("the of by for in at and el la los las de del por y en para".split())
_RANKS = frozenset(("sgt", "sergeant"))
_ARTICLES = frozenset(("al", "el", "ul", "ad", "as", "ash", "an"))


def leaving(part: str) -> re.Match[str] | None:
    """Where a part of a byline goes over to a place, an outlet or an address: `` in Rome``, `` for The Gazette``, `` @ada``."""
    return _LEAVING.search(part)


def _is_particle(low: str) -> bool:
    return low in PARTICLES or low.partition("-")[0] in _ARTICLES and "-" in low


def name_of(part: str) -> str:
    """A part of a byline up to a role, a place, an agency or an address: ``"Ada Roe Staff Writer"`` is ``"Ada Roe"``."""
    left = leaving(part) or _TELLING.search(part)
    words = part[: left.start() if left else None].split()
    for position in range(1, len(words)):
        low = fold(words[position]).strip(".,:")
        rest = fold(" ".join(words[position:])).strip(" .")
        ends = (
            low in ROLES
            or low in ROLE_NOUNS
            or low in WEEKDAYS
            or rest in AGENCIES
            or words[position][0].islower()
            and not _is_particle(low)
        )
        if ends and low == "staff" and position + 1 == len(words) and not opens_with_a_given_name(part):
            return ""
        if position >= 2 and (ends or _roles_follow(words, position)):
            words = words[:position]
            break
    while len(words) > 2 and words[-1].islower() and "-" not in words[-1]:
        words.pop()
    return " ".join(words).strip(" ,*_")


def _roles_follow(words: Sequence[str], position: int) -> bool:
    """Whether a word starts a place's or desk's role: ``Washington correspondent`` after a name."""
    following = fold(words[position + 1]).strip(".,") if position + 1 < len(words) else ""
    return following in ("correspondent", "editor", "bureau", "reporter", "corresponsal")


@lru_cache(maxsize=8192)
def is_name(text: str) -> bool:
    """Whether ``text`` can be a person's name: two to six words, capitals but for particles: ``is_name("Ana de la Cruz")``."""
    parts = text.split()
    if not 2 <= len(parts) <= 6 or any(character.isdigit() for character in text):
        return False
    folded = [fold(part).strip(".,") for part in parts]
    titled = folded[0] in HONORIFICS
    first = folded[titled] if titled < len(folded) else ""
    if folded[0] == "staff" and folded[1] in _RANKS:
        folded, parts = folded[1:], parts[1:]
    unnamed = first in NOT_NAMES and not (len(first) == 1 and parts[titled].endswith(".")) or first in NO_NAMES
    if unnamed or any(part in NOBODY or part in NO_NAMES for part in folded[1:]):
        return False
    if folded[0] in NOBODY or folded[0] in OFFICES or any(part in OUTLETS for part in folded[1:]) or folded[-1] in _NO_END:
        return False
    if fold(text).strip(".") in AGENCIES:
        return False
    own = [part for part, low in zip(parts, folded, strict=True) if not _is_particle(low) and low not in HONORIFICS]
    return bool(own) and all(_is_name_word(part) for part in own)


def _is_name_word(part: str) -> bool:
    part = part.strip(_QUOTES) or part
    letters = part.strip(".,'’-").replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    return (part[0].isupper() and letters.isalpha()) or (len(part) <= 3 and part[0].isupper())


def opens_with_a_given_name(text: str) -> bool:
    """Whether the first word (after a title) is a common given name: ``opens_with_a_given_name("Dr. John Poe")``."""
    return any(fold(word).strip(".") in GIVEN_NAMES for word in text.split()[:2])


def is_single_name(text: str) -> bool:
    """Whether one word can be the whole name of a person: ``"Nadar"``, not ``"Reuters"`` or ``"AFP"``."""
    low = fold(text)
    nobody = low in NOBODY or low in AGENCIES or low in NO_NAMES
    return text[:1].isupper() and not text.isupper() and text.isalpha() and not nobody
