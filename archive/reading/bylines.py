"""Bylines: who wrote an article, and what else stands on the line that says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.folding import fold
from archive.reading.date import YEARS, PrintedDate, dates_in, is_date_line, is_dated_notice
from archive.reading.lexicon import words
from archive.reading.lexicon.people import HONORIFICS, NOT_NAMES, PARTICLES

_BY = re.compile(r"[*_]{0,2}(?:(?:[a-z]{3,12} )?by|authors?:|byline:|por|escrito por|texto de|texto:|autor:|autora:|autores:)\s+",
                 re.IGNORECASE)  # fmt: skip
_PARTS = re.compile(r"\s*[|•·—–\t/]\s*|\s+-\s+|\s{3,}")
_NAMES = re.compile(r",\s*(?:and|y|&)\s+|,\s*|\s+(?:and|y|e|&|with|con)\s+")
_NOBODY = words(
    """
    staff editor editors editorial admin administrator newsroom redaccion desk team board contributor correspondent reporter reporters
    writer updated published publicado actualizado
    """
)
_OUTLET = re.compile(r"\s(?:for|para|of|de)\s(?=[A-ZÀ-Þ])")
_OUTLET_WORDS = words(
    """
    times post journal review institute news gazette daily diario el la observatory observatorio monitor bulletin herald tribune
    centre center ledger dispatch magazine report brief policy watch network press agencia revista the chronicle quarterly forum
    council foundation instituto centro semanario gaceta courier register outlook digest weekly
    """
)
_LONE_YEAR = re.compile(r"[|•·—–,]\s*(\d{4})[*_\s]*$")
_MAX_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says; any of its parts may be missing."""

    authors: tuple[str, ...]
    date: PrintedDate | None = None
    outlet: str | None = None
    signed: bool = False
    """Whether it says *By*."""


def read_byline(text: str, language: str = "en") -> Byline | None:
    """``read_byline("By Ada Roe | 3 March 2026")``; without *By* a line must be names and a date. ``None`` where it is no byline."""
    if len(text) > _MAX_LENGTH or is_date_line(text) or is_dated_notice(text):
        return None
    opened = _BY.match(text)
    found = [printed for printed in dates_in(text, language) if printed.year] or _lone_year(text)
    if not opened and not found:
        return None
    rest = text
    for printed in reversed(found):
        rest = rest[: printed.start] + " | " + rest[printed.end :]
    parts = [part.strip(" ,.*_()") for part in _PARTS.split(rest[opened.end() if opened else 0 :])]
    parts = [part for part in parts if part and not is_clock(part)]
    authors, outlet = _authors(parts[0]) if parts else ((), None)
    if not authors and not (opened and len(text) <= 80 and _is_nobody(parts)):
        return None
    return Byline(
        authors,
        found[0] if found else None,
        outlet or next((part for part in parts[1:] if is_outlet_like(part)), None),
        signed=bool(opened),
    )


def _lone_year(text: str) -> list[PrintedDate]:
    """A part of the line that is a year and nothing else."""
    match = _LONE_YEAR.search(text)
    return [PrintedDate(match.start(1), match.end(1), int(match[1]))] if match and int(match[1]) in YEARS else []


def is_clock(part: str) -> bool:
    """Whether a part of a byline only tells a time, or *Published* or *min read*."""
    letters = re.findall(r"[^\W\d_]+", fold(part))
    return all(word in words(
    """
    am pm est edt gmt utc et pt hrs h min read minutes minutos lectura de published updated publicado actualizado on el at monday
    tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo
    """
)
               for word in letters)  # fmt: skip


def _authors(printed: str) -> tuple[tuple[str, ...], str | None]:
    outlet = None
    if (
        (split := _OUTLET.search(printed))
        and _is_outlet(printed[split.end() :])
        and printed[split.start() : split.end()].strip() in ("for", "para")
    ):
        printed, outlet = printed[: split.start()], printed[split.end() :]
    names: list[str] = []
    for name in _NAMES.split(printed):
        name = name.strip(" ,.*_")
        if is_name(name):
            names.append(name)
        elif names and is_outlet_like(name):
            outlet = name
        elif names and name[:1].islower() or names and not name:
            continue
        elif not names:
            return (), None
    return tuple(dict.fromkeys(names)), outlet


def is_name(text: str) -> bool:
    """Whether ``text`` can be a person's name: two to six words, capitals but for particles: ``is_name("Ana de la Cruz")``."""
    parts = text.split()
    if not 2 <= len(parts) <= 6 or any(character.isdigit() for character in text):
        return False
    folded = [fold(part).strip(".") for part in parts]
    if folded[0] in NOT_NAMES or any(part in _NOBODY for part in folded):
        return False
    own = [part for part, low in zip(parts, folded, strict=True) if low not in PARTICLES and low not in HONORIFICS]
    return bool(own) and all(part[0].isupper() and part.strip(".'’-").replace("-", "").replace("’", "").replace("'", "").isalpha() or
                             len(part) <= 3 and part[0].isupper() for part in own)  # fmt: skip


def _is_outlet(text: str) -> bool:
    parts = text.split()
    return 1 <= len(parts) <= 7 and text[:1].isupper() and (is_outlet_like(text) or not is_name(text))


def is_outlet_like(text: str) -> bool:
    """Whether a short line of capitals holds a word that outlets are called by: ``is_outlet_like("The Harbour Gazette")``."""
    parts = text.split()
    if not 2 <= len(parts) <= 7 or not text[0].isupper():
        return False
    capitals = all(part[0].isupper() or fold(part) in PARTICLES or part in ("of", "on", "for", "and", "&", "the") for part in parts)
    return capitals and any(fold(part).strip(".,") in _OUTLET_WORDS for part in parts[1:])


def _is_nobody(parts: Sequence[str]) -> bool:
    return bool(parts) and any(fold(word) in _NOBODY for word in parts[0].split())
