"""Names of authors: which part of a printed name a list sorts by, and which names are not a person's. Pure.

Particles go with the surname (*de la Fuente, Juan Ramón*; *Van Dyke, Dick*), as catalogues and citation styles sort them. Of a Spanish name
two surnames are one family name (*García Márquez, Gabriel*). What is no person's name beyond doubt stays as it is printed.
"""

import re
from dataclasses import dataclass

from archive.exchange.single_lines import one_line
from archive.folding import fold
from archive.reading.lexicon.bylines import AGENCIES, NOBODY
from archive.reading.lexicon.given_names import ENGLISH_GIVEN_NAMES, GIVEN_NAMES, SPANISH_GIVEN_NAMES
from archive.reading.lexicon.organisations import ENDINGS, LAST_WORDS, LEADING_HEADS, NEVER_ALONE, WEAK_HEADS
from archive.reading.lexicon.people import HONORIFICS, PARTICLES, SUFFIXES

_JOINING = frozenset(("y", "e", "i"))
"""Between two surnames: *Ortega y Gasset*."""
_ARTICLES = frozenset("the el la los las".split())
_PREFIXES = frozenset("al el ul ad as ash an d l o".split())
"""Before a hyphen."""
_DEVOTIONS = frozenset("carmen pilar rosario socorro refugio consuelo mar angeles jesus luz paz rocio lourdes guadalupe soledad".split())
"""After a particle these go on with the given name: *María del Carmen Pérez*."""
_GROUPS = frozenset("staff editors desk newsroom redaccion editorial correspondents reporters".split())


@dataclass(frozen=True, slots=True)
class Name:
    """An author. ``printed`` is the whole name; without a ``family`` it is a body's, or one that can't be taken apart."""

    printed: str
    family: str = ""
    given: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """As lists sort it: ``Roe, Ben, Jr.``, or as it is printed."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix))) or self.printed


def name_of(printed: str, language: str = "en") -> Name:
    """The name of an author as an article of ``language`` prints it: ``Ben Roe``, ``Roe, Ben``, ``Dr. Ben Roe Jr.`` or ``Rice Board``."""
    printed = one_line(printed)
    words, suffix = _without_suffix(printed)
    before, comma, after = words.partition(", ")
    if comma and after and "," not in after and _is_person(f"{after} {before}") and _opens_given(after):
        return Name(printed, before, after, suffix)
    parts = words.split()
    while len(parts) > 2 and _key(parts[0]) in HONORIFICS:
        del parts[0]
    if comma or not _is_person(" ".join(parts)):
        return Name(printed)
    first = _first_of_family(parts, language)
    return Name(printed, " ".join(parts[first:]), " ".join(parts[:first]), suffix)


def _key(word: str) -> str:
    return fold(word).strip(".,")


def _opens_given(words: str) -> bool:
    """Whether words can be given names: initials, or a given name before all."""
    first = words.split()[0]
    return _key(first) in GIVEN_NAMES or len(first.strip(".")) == 1 or first.endswith(".")


def _without_suffix(printed: str) -> tuple[str, str]:
    """The name without what stands after the surname, and that: ``Ben Roe, Jr.`` gives ``Ben Roe`` and ``Jr.``."""
    before, _, last = printed.rpartition(" ")
    if " " in before.strip(",") and _key(last) in SUFFIXES:
        return before.rstrip(","), last
    return printed, ""


def _is_person(words: str) -> bool:
    """Whether it is shaped like a person's name and says nothing of a body: ``Charlotte Church``, not ``Rice Board`` or ``Reuters``."""
    parts = words.split()
    keys = [_key(part) for part in parts]
    shaped = 2 <= len(parts) <= 6 and all(map(_is_name_word, parts)) and any(part[0].isupper() for part in parts)
    if not shaped or keys[0] in _ARTICLES or " ".join(keys) in AGENCIES:
        return False
    heads = {keys[-1]} & LAST_WORDS.keys() | {keys[0]} & LEADING_HEADS | set(keys) & (ENDINGS | _GROUPS | NOBODY)
    return not heads or keys[0] in GIVEN_NAMES and heads <= WEAK_HEADS | NEVER_ALONE


def _is_name_word(part: str) -> bool:
    """A word of letters with a capital, as ``O’Neil``, ``Jean-Luc`` and ``J.R.`` are, or a particle, as ``de`` and ``al-Assad`` are."""
    letters = re.sub("[-.'’‘ʼ·]", "", part)
    low = fold(part)
    return letters.isalpha() and (part[0].isupper() or low in PARTICLES or low.partition("-")[0] in _PREFIXES)


def _first_of_family(parts: list[str], language: str) -> int:
    """Which word the family name begins with."""
    last = len(parts) - 1
    for position in range(1, last):
        key = _key(parts[position])
        if key in _JOINING and parts[position].islower():
            return max(1, position - 1)
        if key in PARTICLES and len(parts[position].strip(".")) > 1:
            return _after_devotion(parts, position) or position
    given = 1
    while given < last and (_key(parts[given]) in GIVEN_NAMES or len(parts[given].strip(".")) == 1):
        given += 1
    opens = _key(parts[0])
    is_spanish = opens in SPANISH_GIVEN_NAMES and (opens not in ENGLISH_GIVEN_NAMES or not " ".join(parts).isascii())
    return max(given, last - 1) if is_spanish or language[:2] == "es" else last


def _after_devotion(parts: list[str], particle: int) -> int:
    """Where the family name begins behind ``del Carmen`` or ``de los Ángeles``; 0 where no such words stand there."""
    end = particle
    while end < len(parts) and _key(parts[end]) in PARTICLES:
        end += 1
    return end + 1 if end + 1 < len(parts) and _key(parts[end]) in _DEVOTIONS else 0
