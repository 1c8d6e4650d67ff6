"""Furniture: menus, share buttons, teasers, comment forms, cookie lines, copyright. Known by their words, and by where and how they stand.

A page is a head (up to the first prose line), a text, and a tail (after the last). In the head and the tail a short line that is no
sentence is furniture whatever it says; inside the text only what the lexicon names is.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.folding import fold
from archive.reading.lexicon.furniture import COMMENT_FORMS, LINES, MENU_WORDS, OPENINGS, SECTIONS, TELLTALES
from archive.reading.lines import Line, holds_several_sentences, is_sentence

_COUNTED = re.compile(
    r"(?:\d{1,5} (?:comments?|comentarios?|shares?|views?|replies|likes?|min(?:ute)?s?(?: read)?|minutos? de lectura|min de lectura)"
    r"|(?:comments?|comentarios?|shares?|views?) ?[:(]? ?\d{1,5}\)?"
    r"|top \d{1,2}\b.{0,30}|(?:reading time|tiempo de lectura|lectura):? .{1,20}|\d{1,2} of \d{1,3})$"
)
_SEPARATED = re.compile(r"\s{1,20}[|>»›•·/—–-]\s{1,20}|\s{3,20}|[|\t]")
_TRIMMED = " \t.:!\"'¡¿?*»«›>→←+-–—|•·()[]…↓↑✕×"
_MENU_LENGTH = 6
_PROSE_LENGTH = 200
_LONG_TEASER = 260
_LONGEST_ROW = 400
_LONGEST_NOTICE = 320
_LONGEST_SECTION = 80


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether the words of ``text`` are furniture wherever they stand: ``is_furniture("Related Posts")``."""
    if len(text) > _LONGEST_ROW:
        return False
    folded = fold(text).strip()
    bare = folded.strip(_TRIMMED)
    return not bare or folded in LINES or bare in LINES or bool(_COUNTED.match(bare)) or _opens_as_furniture(folded) or is_menu(text)


def _opens_as_furniture(folded: str) -> bool:
    return len(folded) <= _PROSE_LENGTH and folded.lstrip("[(*").startswith(OPENINGS)


def segments(text: str) -> list[str]:
    """The parts of a line that bars, dots, arrows or wide gaps divide: ``segments("Rain | Wind")`` is ``["Rain", "Wind"]``."""
    return [part.strip() for part in _SEPARATED.split(text[:400]) if part and part.strip()]


def is_menu(text: str) -> bool:
    """Whether ``text`` is a row of a menu or a trail of crumbs: ``is_menu("Home | World | Opinion")``."""
    parts = segments(text)
    known = sum(fold(part).strip(_TRIMMED) in MENU_WORDS for part in parts)
    if len(parts) >= 2 and max(len(part.split()) for part in parts) <= _MENU_LENGTH:
        return known >= 1 and known * 3 >= len(parts) or len(parts) >= 4
    words = fold(text[:400]).split()
    return 1 <= len(words) <= 20 and all(word.strip(_TRIMMED) in MENU_WORDS for word in words)


def is_prose(line: Line) -> bool:
    """Whether a line is running text: long, or several sentences, or one sentence of a dozen words and more; never furniture."""
    if line.kind in ("heading", "rule") or is_furniture(line.text) or tells_of_the_site(line.text):
        return False
    words = line.text.count(" ") + 1
    if len(line.text) > _PROSE_LENGTH:
        return True
    return is_sentence(line.text) and (words >= 16 or words >= 8 and holds_several_sentences(line.text))


@lru_cache(maxsize=4096)
def tells_of_the_site(text: str) -> bool:
    """Whether a shortish line speaks of the site rather than of the world: newsletters, cookies, log-ins, copyright."""
    if len(text) > _LONGEST_NOTICE:
        return False
    folded = fold(text)
    return any(telltale in folded for telltale in TELLTALES)


def first_prose(lines: Sequence[Line]) -> int:
    """The position of the first line of running text, else of the first full sentence, else the number of lines."""
    prose = next((position for position, line in enumerate(lines) if is_prose(line)), None)
    if prose is not None:
        return prose
    return next((position for position, line in enumerate(lines) if _is_short_prose(line)), len(lines))


def _is_short_prose(line: Line) -> bool:
    """A sentence of a page that has no longer ones: ``"It rained in May."``."""
    if line.kind in ("heading", "rule") or is_furniture(line.text) or tells_of_the_site(line.text):
        return False
    return is_sentence(line.text) and line.text.count(" ") >= 3


def text_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the article's own text, given everything after its title and byline."""
    lines = lines[: _comment_form(lines)]
    lines = lines[: _closing_rule(lines)]
    lines = [line for line in lines[: _closing_section(lines)] if line.kind != "rule"]
    last = max((position for position, line in enumerate(lines) if is_prose(line)), default=-1)
    if last < 0:
        return tuple(line for line in lines if not is_furniture(line.text))
    text = [line for line in lines[: last + 1] if not is_furniture(line.text)]
    return (*_without_menus(text), *_closing_sentences(lines[last + 1 :]))


def _comment_form(lines: Sequence[Line]) -> int:
    """Where the comment form begins: what follows it are readers' words and menus."""
    prose = [position for position, line in enumerate(lines) if is_prose(line)]
    for position, line in enumerate(lines):
        if (
            len(line.text) <= _LONGEST_SECTION
            and fold(line.text).strip(_TRIMMED + "0123456789") in COMMENT_FORMS
            and prose
            and position > prose[0]
            and _past_half(position, prose)
        ):
            return position
    return len(lines)


def _past_half(position: int, prose: list[int]) -> bool:
    return sum(before < position for before in prose) * 2 >= len(prose)


def _closing_rule(lines: Sequence[Line]) -> int:
    """Where a drawn rule (``---``, ``# # #``) closes the text: only notes on the author and the site follow it."""
    for position, line in enumerate(lines):
        if line.kind == "rule" and first_prose(lines) < position and max(map(_length, lines[position + 1 :]), default=0) <= _LONG_TEASER:
            return position
    return len(lines)


def _length(line: Line) -> int:
    return len(line.text)


def _closing_section(lines: Sequence[Line]) -> int:
    """Where a section of teasers opens that no full paragraph follows."""
    solid = [position for position, line in enumerate(lines) if is_prose(line) and _is_solid(line.text)]
    prose = [position for position, line in enumerate(lines) if is_prose(line)]
    after = solid[-1] if solid else prose[0] if prose else len(lines)
    for position in range(after + 1, len(lines)):
        if opens_a_section(lines[position].text) or _is_row(lines[position].text):
            return position
    return len(lines)


def _is_solid(text: str) -> bool:
    return len(text) > _LONG_TEASER or len(text) > _LONG_TEASER // 2 and holds_several_sentences(text)


def _is_row(text: str) -> bool:
    """A row of several short parts, as pages have at their foot."""
    return len(segments(text)) >= 2 and not is_sentence(text) and len(text) <= _PROSE_LENGTH


def opens_a_section(text: str) -> bool:
    """Whether a furniture line opens a list of other things: ``opens_a_section("Related Posts")``, not ``"Advertisement"``."""
    if len(text) > _LONGEST_SECTION:
        return False
    folded = fold(text)
    return not is_sentence(text) and is_furniture(text) and any(word in folded for word in SECTIONS)


def _without_menus(lines: list[Line]) -> list[Line]:
    """Runs of three and more very short lines inside the text (a list of links) are no headings."""
    kept: list[Line] = []
    run: list[Line] = []
    for line in [*lines, Line("", kind="end")]:
        if line.kind == "plain" and len(line.text.split()) <= 4 and not is_sentence(line.text) and not line.text.endswith(":"):
            run.append(line)
            continue
        kept += run if len(run) < 3 else []
        run = []
        kept.append(line)
    return kept[:-1]


def _closing_sentences(tail: Sequence[Line]) -> list[Line]:
    """Short sentences right after the text still belong to it, up to the first line that is none."""
    kept: list[Line] = []
    for line in tail:
        closes = is_sentence(line.text) and len(line.text.split()) >= 3 or line.kind in ("quote", "item") and not is_furniture(line.text)
        if line.kind == "heading" or not closes or is_furniture(line.text) or tells_of_the_site(line.text):
            break
        kept.append(line)
    return kept
