"""Bylines: who wrote an article, and what else stands on the line that says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.folding import fold
from archive.reading.dating.date import YEARS, PrintedDate, dates_in, is_date_line, is_dated_notice, unglued
from archive.reading.lexicon.bylines import (
    AFFILIATIONS,
    AGENCIES,
    FOREIGN_BY,
    LABELS,
    NO_AUTHORS,
    NOBODY,
    OPENING_VERBS,
    OPENINGS,
    OUTLETS,
    ROLES,
    SUFFIXES,
    SURE_LABELS,
)
from archive.reading.lexicon.calendar import CLOCK_WORDS, PUBLISHED, WEEKDAYS
from archive.reading.lexicon.people import HONORIFICS, PARTICLES
from archive.reading.lexicon.people import ROLES as ROLE_NOUNS
from archive.reading.page.offices import is_office
from archive.reading.page.printed_names import is_name, leaving, name_of, opens_with_a_given_name

_PARTS = re.compile(r"\s*[|•·—–\t/]\s*|\s+-\s+|\s{3,}")
_NAMES = re.compile(r",?\s+(?:and|y|e|&|with|con|und|et|och)\s+|\s*[,;/]\s*", re.IGNORECASE)
_LONE_YEAR = re.compile(r"[|•·—–,]\s*(\d{4})[*_\s]*$")
_SIGNED_PART = re.compile(r"[|•·—–/]\s*(?:By|BY|Por|POR):? [A-ZÀ-Þ]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TRIMMED = " ,.*_()[]"
_OPENERS = "*_ [—–-―"
_FOOTNOTED = re.compile(r"(?<=[^\W\d_])[\d*†‡]{1,3}$")
_BYS = ("by ", "por ", "by: ", "por: ")
_MOST_PARTS = 5
_ATTRIBUTING = tuple("—–-―")
_MAX_LENGTH = 200
_MOST_SMALL_WORDS = 12
_NOTICES = frozenset(word for notice in PUBLISHED for word in notice.split())


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says; any of its parts may be missing."""

    authors: tuple[str, ...]
    date: PrintedDate | None = None
    outlet: str | None = None
    signed: bool = False
    """Whether it says *By*."""


@lru_cache(maxsize=4096)
def read_byline(text: str, language: str = "en") -> Byline | None:
    """``read_byline("By Ada Roe | 3 March 2026")``; without *By* a line must be names and a date. ``None`` where it is no byline."""
    if len(text) > _MAX_LENGTH or is_date_line(text) or is_dated_notice(text):
        return None
    text = unglued(text)
    if text.startswith("by ") and (small := _in_small_letters(text)):
        return small
    opened = _opening(text)
    divided = not opened and bool(_SIGNED_PART.search(text))
    found = [printed for printed in dates_in(text, language) if printed.year] or _lone_year(text)
    if not opened and not found and not divided:
        return None
    rest = text
    for printed in reversed(found):
        rest = rest[: printed.start] + " | " + rest[printed.end :]
    if not opened and text[:1] in _ATTRIBUTING:
        return None
    parts = [_trimmed(part) for part in _PARTS.split(rest[opened:])]
    parts = [part for part in parts if part and not is_clock(part)]
    if found and not opened and parts and (opened := _opening(parts[0])):
        parts[0] = parts[0][opened:]
    if not opened and (signed := _signed_part(parts)):
        opened, parts = 1, [signed, *parts]
    authors, outlet = _authors(parts[0], signed=bool(opened)) if parts else ((), None)
    if not authors and not (opened and len(text) <= 80 and _is_nobody(parts)):
        return None
    outlet = outlet or next((part for part in parts[1:] if is_outlet_like(part)), None)
    return Byline(authors, found[0] if found else None, outlet, signed=bool(opened))


def _signed_part(parts: Sequence[str]) -> str:
    """What follows *By* in a further part of a line: ``"Rivers · By Ada Roe · 3 March 2026"`` has ``"Ada Roe"``."""
    return next((part[_opening(part) :] for part in parts[1:_MOST_PARTS] if fold(part).startswith(_BYS)), "")


def _trimmed(part: str) -> str:
    """A part without marks at its ends, but with the full stop of *Jr.*"""
    bare = part.strip(_TRIMMED)
    return f"{bare}." if bare.endswith((" Jr", " Sr")) and f"{bare}." in part else bare


def _opening(text: str) -> int:
    """Where the names begin after *By*, *Written by*, *Por*, *Authors:* …; 0 where the line doesn't open so."""
    words = text[:60].lstrip(_OPENERS).split(maxsplit=3)
    start = len(text) - len(text.lstrip(_OPENERS))
    for position, word in enumerate(words[:2]):
        end = text.index(word, start) + len(word)
        low = fold(word).rstrip(":")
        labelled = word.endswith(":") or low in ("by", "por") or low == "de" and position == 1
        if labelled and (low == "de" or low in OPENINGS) and text[end:].strip(" *_"):
            return len(text) - len(text[end:].lstrip(" *_"))
        if position == 0 and word.endswith(":") and low in LABELS and _names_after(text[end:], low):
            return len(text) - len(text[end:].lstrip(" *_"))
        if low not in OPENING_VERBS or low in NO_AUTHORS:
            return 0
        start = end
    return 0


def _names_after(rest: str, label: str) -> bool:
    """Whether names follow a label: ``Words: Ada Roe``; after one that opens titles too (``Report: …``) a common given name must."""
    first = next(iter(_NAMES.split(rest.strip(_TRIMMED))), "")
    return is_name(name_of(first)) and (label in SURE_LABELS or opens_with_a_given_name(first.split()[0])) if first else False


def _in_small_letters(text: str) -> Byline | None:
    """A byline that a page sets in small letters: ``"by ada roe and ben doe"``; its first name must be a common one."""
    if text != text.lower() or len(text.split()) > _MOST_SMALL_WORDS or text.endswith((".", "?", "!", ":")):
        return None
    found = read_byline(text.title())
    if not found or not found.authors or not all(opens_with_a_given_name(name.split()[0]) for name in found.authors):
        return None
    return replace(found, authors=tuple(name.lower() for name in found.authors))


def opens_a_byline(text: str) -> bool:
    """Whether a line is *By* and nothing else, so that the names stand on the next: ``opens_a_byline("By")``."""
    return len(text) <= 14 and fold(text).strip(" :*_").removeprefix("written ").removeprefix("escrito ") in OPENINGS


def _lone_year(text: str) -> list[PrintedDate]:
    """A part of the line that is a year and nothing else."""
    match = _LONE_YEAR.search(text)
    return [PrintedDate(match.start(1), match.end(1), int(match[1]))] if match and int(match[1]) in YEARS else []


def is_clock(part: str) -> bool:
    """Whether a part of a byline only tells a time, or *Published* or *min read*."""
    return all(word in CLOCK_WORDS or word in WEEKDAYS or word in _NOTICES for word in _LETTERS.findall(fold(part)))


def _authors(printed: str, signed: bool) -> tuple[tuple[str, ...], str | None]:
    """The names of a byline's first part, and the outlet they write for. Unsigned, its first word must open a name."""
    outlet = None
    left = leaving(printed)
    if left and left[0].strip() in ("for", "For", "para") and _is_outlet(printed[left.end() :]):
        outlet = printed[left.end() :]
    names = names_of(printed, organisations=signed)
    if not outlet and names:
        outlet = next((part.strip(_TRIMMED) for part in _NAMES.split(printed)[1:] if is_outlet_like(part.strip(_TRIMMED))), None)
    first = next(iter(_NAMES.split(printed)), "").strip(_TRIMMED)
    if not signed and not (names and first.startswith(names[0]) and fold(names[0].split()[0]) not in ROLE_NOUNS):
        return (), None
    return names, outlet if outlet not in names else None


def names_of(printed: str, organisations: bool = False) -> tuple[str, ...]:
    """The persons (or, where there is none, the ``organisations`` known to sign) of a byline, their roles and places cut off.

    ``names_of("By Ada Roe, Ben Doe and Cy Poe, staff writers in Rome")`` is ``("Ada Roe", "Ben Doe", "Cy Poe")``.
    """
    printed = without_by(printed)
    if is_office(printed):
        return (printed.strip(_TRIMMED).removeprefix("the "),) if organisations else ()
    names: list[str] = []
    agencies: list[str] = []
    parts = _parted(printed[:500])
    employed = False
    for printed_part, joint in parts:
        part = _FOOTNOTED.sub("", printed_part)
        if names and joint == "," and _is_affiliation(part, sole=len(parts) == 2):
            employed = True
            continue
        if employed and "," not in joint and not opens_with_a_given_name(part):
            continue
        if names and fold(part).strip(".") in SUFFIXES:
            names[-1] += f", {part}"
        elif fold(part).strip(".") in AGENCIES:
            agencies.append(part)
        elif is_name(name := name_of(part)):
            names.append(name)
    return tuple(dict.fromkeys(names or (agencies if organisations else ())))


def _parted(printed: str) -> list[tuple[str, str]]:
    """The parts of a byline's names, each with the comma or *and* before it."""
    parts, start, joint = [], 0, ""
    for match in _NAMES.finditer(printed):
        parts.append((printed[start : match.start()].strip(" ,*_"), joint))
        start, joint = match.end(), match[0].strip()
    return [*parts, (printed[start:].strip(" ,*_"), joint)]


def _is_affiliation(part: str, sole: bool) -> bool:
    """Whether what follows a name and a comma is no further author: ``Valley Business School``, or alone, ``Carnegie Endowment``."""
    if opens_with_a_given_name(part):
        return False
    words = [fold(word).strip(".") for word in part.split()]
    if words and (words[0] in ROLES or words[0] in ROLE_NOUNS):
        return True
    return any(word in AFFILIATIONS for word in words) or sole and is_name(part) and fold(part.split()[0]) not in HONORIFICS


def without_by(printed: str) -> str:
    """A byline without *By*, *Por* or what other languages say before a name: ``without_by("Von Ada Roe")`` is ``"Ada Roe"``."""
    printed = printed[_opening(printed) :].strip()
    first, _, rest = printed.partition(" ")
    return rest.lstrip() if fold(first).strip(":") in FOREIGN_BY and rest.count(" ") else printed


def is_role_line(text: str) -> bool:
    """Whether a short line tells what somebody is: ``"Senior Correspondent"``, ``"Political editor, Brussels"``."""
    words = [fold(word).strip(".,") for word in text.split()]
    return 1 <= len(words) <= 8 and not text.endswith((".", "?", "!")) and any(word in ROLE_NOUNS or word in NOBODY for word in words[:4])


def _is_outlet(text: str) -> bool:
    parts = text.split()
    return 1 <= len(parts) <= 7 and text[:1].isupper() and (is_outlet_like(text) or not is_name(text))


def is_outlet_like(text: str) -> bool:
    """Whether a short line of capitals holds a word that outlets are called by: ``is_outlet_like("The Harbour Gazette")``."""
    parts = text.split()
    if not 2 <= len(parts) <= 7 or not text[0].isupper():
        return False
    capitals = all(part[0].isupper() or fold(part) in PARTICLES or part in ("of", "on", "for", "and", "&", "the") for part in parts)
    return capitals and any(fold(part).strip(".,") in OUTLETS for part in parts[1:])


def _is_nobody(parts: Sequence[str]) -> bool:
    return bool(parts) and any(fold(word) in NOBODY for word in parts[0].split())
