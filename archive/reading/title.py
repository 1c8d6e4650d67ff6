"""The title: which of the lines before the text it is."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from archive.folding import fold
from archive.reading.bylines import read_byline
from archive.reading.date import is_date_line, is_dated_notice
from archive.reading.furniture import is_furniture, segments, tells_of_the_site
from archive.reading.lines import Line, holds_several_sentences, is_sentence

_LONGEST = 220
_FULL_WORDS = 4
_SUFFIX_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " » ", " · ")


def find_title(head: Sequence[Line], following: Sequence[Line] = ()) -> int | None:
    """The position of the title among the lines of the ``head`` (all before the text), or ``None``: the page has none.

    A Markdown or HTML heading of the first level is the title; else the line that a byline or a date stands under; else the first full
    line after the last furniture. Rows of several parts and the outlet's name, which stands at the page's foot again, are no title. A
    single sentence that stands alone over a text is one too, even with a full stop; its position is then the first after the head.
    """
    allowed = [position for position, line in enumerate(head) if _may_be_title(line)]
    if not allowed and _is_highest_heading(head, following):
        return 0
    if not allowed:
        return _lone_sentence(head, following)
    for position in allowed:
        if head[position].kind == "heading" and head[position].level == 1:
            return position
    candidates = [position for position in allowed if not _is_masthead(head[position], following)] or allowed
    signed = next(
        (position for position, line in enumerate(head) if is_signature(line.text) and _full_before(head, candidates, position)), None
    )
    if signed is not None:
        candidates = [position for position in candidates if position < signed]
    return _first_full(head, _after_furniture(head, candidates, signed))


def _is_highest_heading(head: Sequence[Line], following: Sequence[Line]) -> bool:
    """A fragment may open with a heading of the second level, over headings that are all lower."""
    others = [line for line in (*head[1:], *following) if line.kind == "heading"]
    return bool(head and others) and head[0].kind == "heading" and all((line.level or 6) > (head[0].level or 6) for line in others)


def _may_be_title(line: Line) -> bool:
    if len(line.text) > _LONGEST or line.kind not in ("plain", "heading") or line.level not in (None, 1):
        return False
    return not (is_signature(line.text) or is_furniture(line.text) or tells_of_the_site(line.text))


def _is_masthead(line: Line, following: Sequence[Line]) -> bool:
    """A row of several parts, or a line that opens with a name that the page's foot repeats."""
    parts = segments(line.text)
    return len(parts) > 1 and (not _is_dashed(line.text) or stands_at_the_foot(parts[0], following))


def _is_dashed(text: str) -> bool:
    """Two parts with a long dash between them can be a title."""
    return len(segments(text)) == 2 and any(dash in text for dash in (" – ", " — ", " - "))


def stands_at_the_foot(name: str, following: Sequence[Line]) -> bool:
    """Whether the page's last short lines name ``name`` again, as they do the outlet's."""
    folded = fold(name)
    return len(folded) >= 5 and any(folded in fold(line.text) for line in following[-10:] if len(line.text) <= _LONGEST)


@lru_cache(maxsize=4096)
def is_signature(text: str) -> bool:
    """Whether a line is a byline, a date or a *Published* notice."""
    return is_date_line(text) or is_dated_notice(text) or read_byline(text) is not None


def _full_before(head: Sequence[Line], candidates: Sequence[int], position: int) -> bool:
    return any(candidate < position and _is_full(head[candidate].text) for candidate in candidates)


def _is_full(text: str) -> bool:
    return len(text.split()) >= _FULL_WORDS


def _after_furniture(head: Sequence[Line], candidates: Sequence[int], signed: int | None) -> list[int]:
    """The candidates after the last line of furniture, or date above the title, that still leaves one."""
    end = len(head) if signed is None else signed
    barriers = [position for position in range(end) if position not in candidates]
    for barrier in reversed(barriers):
        later = [candidate for candidate in candidates if candidate > barrier]
        if any(_is_full(head[candidate].text) for candidate in later) and not _opens_the_page(head, candidates, barrier):
            return later
    return list(candidates)


def _opens_the_page(head: Sequence[Line], candidates: Sequence[int], barrier: int) -> bool:
    """A full line right at the page's head, before any furniture, is the title, and what follows the furniture is a heading."""
    return 0 < barrier <= 3 and 0 in candidates and _is_full(head[0].text)


def _first_full(head: Sequence[Line], candidates: Sequence[int]) -> int | None:
    full = [position for position in candidates if _is_full(head[position].text)]
    return next(iter(full or candidates), None)


def _lone_sentence(head: Sequence[Line], following: Sequence[Line]) -> int | None:
    if len(following) < 2 or following[0].kind != "plain":
        return None
    first, second = following[0].text, following[1].text
    short = len(first.split()) <= 20 and len(first) <= _LONGEST and not holds_several_sentences(first) and first[:1] not in "“\"«‘'"
    return len(head) if short and is_sentence(first) and len(second) > 2 * len(first) else None


def without_outlet(title: str, outlet: str | None, elsewhere: Callable[[str], bool]) -> str:
    """A ``<title>`` without the outlet's name at its end: ``without_outlet("Rain | The Gazette", "The Gazette", …)`` is ``"Rain"``.

    A suffix goes when it is the outlet, or when what is left stands ``elsewhere`` on the page, or when it is short after a long title.
    """
    for separator in _SUFFIX_SEPARATORS:
        start, found, suffix = title.rpartition(separator)
        if found and start and (suffix.strip() == outlet or elsewhere(start.strip()) or len(suffix.split()) <= 4 < len(start.split())):
            return start.strip()
    return title
