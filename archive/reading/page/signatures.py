"""Signatures: the lines that say who wrote an article and when, in all the ways in which pages set them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.folding import fold
from archive.reading.dating.date import dates_in, is_date_line, is_dated_notice, unglued
from archive.reading.page.bylines import Byline, is_role_line, names_of, opens_a_byline, read_byline, without_by
from archive.reading.page.furniture import is_furniture, is_menu
from archive.reading.page.lines import Line, is_sentence
from archive.reading.page.printed_names import is_name, opens_with_a_given_name

_LONGEST_NAMES = 100
_LONGEST_NAME = 40
_LOOKED_AT = 12
_DATE_BELOW = 5
_LONGEST_DAY = 60
_CONTACTS = ("contact", "contacts", "contacto", "contactos", "enquiries", "inquiries")
_PLACE_AND_DAY = re.compile(r"[^,\d]{2,40}, (?:an? |el |on |le |am )?\w{1,9} ?[^,]{0,20},?[^,]{0,6}\d$")
_JOINING = (",", "and", "y", "&", "e", ", and")


@lru_cache(maxsize=4096)
def is_signature(text: str) -> bool:
    """Whether a line is a byline, a date or a *Published* notice."""
    return is_date_line(text) or is_dated_notice(text) or read_byline(text) is not None


def bylines(lines: Sequence[Line], language: str = "en") -> Iterator[Byline]:
    """The bylines among ``lines``, in order: each on one line, or *By* on one and the names on the next ones."""
    for position, line in enumerate(lines):
        if byline := read_byline(line.text, language):
            yield byline
        elif opens_a_byline(line.text):
            yield from filter(None, [_on_the_next(lines[position + 1 : position + 8])])


def _on_the_next(lines: Sequence[Line]) -> Byline | None:
    names: list[str] = []
    joined = True
    for line in lines:
        if fold(line.text).strip() in _JOINING:
            joined = True
            continue
        found = names_of(line.text, organisations=True) if len(line.text) <= _LONGEST_NAMES and not is_furniture(line.text) else ()
        if not found or not (joined or is_name(line.text)):
            break
        names += found
        joined = False
    return Byline(tuple(dict.fromkeys(names)), signed=True) if names else None


def lone_names(lines: Sequence[Line]) -> tuple[str, ...]:
    """Names that stand under a title without *By*: beside a date or a role, or opening with a common given name."""
    for position, line in enumerate(lines[:_LOOKED_AT]):
        names = _only_names(line.text)
        if not names or position and fold(lines[position - 1].text).rstrip(": ").endswith(_CONTACTS):
            continue
        before, after = [other.text for other in lines[max(position - 1, 0) : position]], [other.text for other in lines[position + 1 :]]
        dated = any(tells_a_day(text) for text in before + after[:_DATE_BELOW])
        if dated or any(is_role_line(text) for text in before + after[:2]) or opens_with_a_given_name(names[0]):
            return names
    return ()


@lru_cache(maxsize=4096)
def is_lone_name(text: str) -> bool:
    """Whether a line is a name that opens with a common given name, and nothing else: ``"Clara Roe"``."""
    return len(text) <= _LONGEST_NAME and is_name(text) and opens_with_a_given_name(text) and not is_furniture(text)


def is_name_with_role(text: str) -> bool:
    """Whether a line is a name with a role after a comma: ``"Kavita Roe, Professor of Rivers"``."""
    return len(text) <= _LONGEST_NAMES and is_name(name := text.partition(",")[0]) and _is_role(text[len(name) :])


def is_name_in_place(text: str) -> bool:
    """Whether a line is a name and the place it reports from: ``"Kavita Roe in Sur Ghani"``."""
    name, _, place = text.partition(" in ")
    return bool(place) and len(text) <= _LONGEST_NAME and is_name(name) and all(word[0].isupper() for word in place.split())


def tells_a_day(text: str) -> bool:
    """Whether a short line that is no sentence tells a day of a year, alone or with a place: ``"Madrid - 3 mar. 2026"``."""
    return len(text) <= _LONGEST_DAY and not is_sentence(text) and any(printed.year and printed.day for printed in dates_in(unglued(text)))


def _only_names(text: str) -> tuple[str, ...]:
    """The names of a line that holds names, a role or place after them, and nothing else: ``"Ada Roe in Rome"``, ``"Ada Roe | Rome"``."""
    first, _, second = text[: _LONGEST_NAMES + 1].partition(" | ")
    text = (second if second and is_menu(first) else first).strip()
    if len(text) > _LONGEST_NAMES or is_furniture(text) or text.endswith((".", "?", "!", ":")) and not text.endswith("Jr."):
        return ()
    text = own if opens_with_a_given_name(own := without_by(text)) else text
    names = names_of(text)
    if not names or not text.startswith(names[0]):
        return ()
    rest = text[len(names[0]) :]
    return (
        names
        if not rest
        or len(names) > 1
        or is_role_line(text)
        or rest.startswith((" in ", " en ", ", in "))
        or _is_city(rest)
        or _is_role(rest)
        else ()
    )


def _is_role(rest: str) -> bool:
    """What stands after a name, where it opens as a role does: ``", Professor of Rivers, University of the Valley"``."""
    return rest.startswith(", ") and is_role_line(" ".join(rest[2:].split()[:3]))


def _is_city(rest: str) -> bool:
    """What stands after a name, where it is a place and nothing else: ``", Berlin"``."""
    words = rest[1:].split()
    return rest[0] == "," and 1 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words)


def is_place_and_day(text: str) -> bool:
    """Whether a line is a place and a day, as letters and statements open or close: ``"Rome, 3 March 2026"``."""
    return bool(_PLACE_AND_DAY.match(text)) and tells_a_day(text)
