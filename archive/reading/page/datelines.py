"""Datelines: place, day and agency before a report's first words; and days on which a text says that it was finished."""

import re

from archive.folding import fold
from archive.reading.dating.date import PrintedDate, dates_in
from archive.reading.lexicon.bylines import AGENCIES
from archive.reading.lexicon.people import PARTICLES

_LOOKED_AT = 120
_MOST_WORDS = 6
_DASH = re.compile(r"\s{0,3}(?:—|–|--)\s{0,3}|\s-\s|\s?\.[-—–]\s?|(?<=\.)\s-")
_BRACKET = re.compile(r"\(([^()]{2,40})\)|/[^/]{2,40}/")
_PLACE_WORDS = PARTICLES | {"and", "of", "the"}
_FINISHED = re.compile(
    r"(?:this \w{4,12} (?:was|is) |est[ae] \w{4,12} (?:se|fue) )?(?:last )?"
    r"(?:recorded|finished|written|completed|closed|filed|revised|updated|grabad[oa]|terminad[oa]|cerrad[oa]|escrit[oa]|termino|cerro) "
    r"(?:on|in|el|en)"
)


def dateline(paragraph: str, language: str = "en") -> PrintedDate | None:
    """The date in a paragraph's dateline: ``"GENEVA, Nov. 3 — The council …"``. Its year may be missing."""
    head = _head(paragraph, language)
    found = dates_in(head, language) if head else []
    return found[0] if found and found[0].day else None


def without_dateline(paragraph: str, language: str = "en") -> str:
    """The paragraph after its dateline: ``"ROME, Nov. 3 (Reuters) - It rained."`` becomes ``"It rained."``."""
    return paragraph[dateline_end(paragraph, language) :]


def dateline_end(paragraph: str, language: str = "en") -> int:
    """Where a paragraph's own words begin, behind its dateline: 7 for ``"ROME — It rained."``; 0 where it has none."""
    head = _head(paragraph, language)
    dash = _DASH.match(paragraph, len(head)) if head else None
    return len(paragraph) - len(paragraph[dash.end() :].lstrip()) if dash else 0


def _head(paragraph: str, language: str) -> str:
    """What stands before the first dash, where it is a place (in capitals, or with a day or an agency); else nothing."""
    dash = _DASH.search(paragraph[:_LOOKED_AT])
    if not dash or not (paragraph[:1].isupper() or paragraph[:1] == "(") or paragraph[dash.end() : dash.end() + 1].islower():
        return ""
    head = paragraph[: dash.start()]
    place, agency = head, False
    for match in reversed(list(_BRACKET.finditer(head))):
        named = not match[1] or fold(match[1]).strip(" .") in AGENCIES or match[1].isupper()
        if not named and not dates_in(match[1], language):
            return ""
        agency = agency or named
        place = place[: match.start()] + " " + ("" if named else match[1]) + place[match.end() :]
    found = dates_in(place, language)
    for printed in reversed(found):
        place = place[: printed.start] + " " + place[printed.end :]
    return head if _is_place(place, bool(found), agency) else ""


def _is_place(place: str, dated: bool, agency: bool) -> bool:
    words = place.replace(",", " ").replace(".", " ").split()
    if len(words) >= 2 and fold(words[-1]) in AGENCIES:
        words, agency = words[:-1], True
    if len(words) > _MOST_WORDS or not words:
        return agency and not words
    capital = all(word[0].isupper() or fold(word) in _PLACE_WORDS for word in words)
    return capital and (dated or agency or len(words[0]) >= 3 and words[0].isupper())


def closing_date(paragraph: str, language: str = "en") -> PrintedDate | None:
    """The day on which a text says that it was finished or recorded: ``"This note was finished on 3 March 2026; …"``."""
    match = _FINISHED.match(fold(paragraph[:_LOOKED_AT]))
    found = [printed for printed in dates_in(paragraph[:_LOOKED_AT], language) if printed.year and printed.day] if match else []
    return found[0] if match and found and found[0].start - match.end() in range(4) else None
