"""Furniture: menus, share buttons, teasers, comment forms, cookie lines, copyright. Known by their words, and by where and how they stand.

A page is a head (up to the first prose line), a text, and a tail (after the last). In the head and the tail a short line that is no
sentence is furniture whatever it says; inside the text only what the lexicon names is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from archive.folding import fold
from archive.reading.lexicon.furniture import COMMENT_FORMS, CREDITS, LINES, MENU_WORDS, OPENINGS, SECTIONS, TELLTALES
from archive.reading.page.lines import Line, holds_several_sentences, is_sentence

_COUNTED = re.compile(
    r"(?:\d{1,5} (?:comments?|comentarios?|shares?|views?|replies|likes?|min(?:ute)?s?(?: read)?|minutos? de lectura|min de lectura)"
    r"|(?:comments?|comentarios?|shares?|views?) ?[:(]? ?\d{1,5}\)?"
    r"|(?:(?:last )?updated|published|posted|publicado|actualizado|hace)?:? ?(?:\d{1,3}|an?|one|una?) (?:seconds?|min(?:ute)?s?|hours?|hrs?"
    r"|days?|weeks?|months?|years?|segundos?|minutos?|horas?|dias?|semanas?|mes(?:es)?|anos?)(?: ago)?"
    r"|top \d{1,2}\b.{0,30}|(?:reading time|tiempo de lectura|lectura):? .{1,20}|\d{1,2} of \d{1,3})$"
)
_SEPARATED = re.compile(r"\s{1,20}[|>»›•·/—–-]\s{1,20}|\s{3,20}|[|\t]")
_TRIMMED = " \t.:!\"'¡¿?*»«›>→←+-–—|•·()[]…↓↑✕×"
_MENU_LENGTH = 6
_PROSE_LENGTH = 200
_LONG_TEASER = 260
_LONGEST_ROW = 400
_LONGEST_CAPTION = 280
_LONGEST_NOTICE = 320
_LONGEST_SECTION = 80


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether the words of ``text`` are furniture wherever they stand: ``is_furniture("Related Posts")``."""
    if len(text) > _LONGEST_ROW:
        return False
    folded = fold(text).strip()
    bare = folded.strip(_TRIMMED)
    if not bare or folded in LINES or bare in LINES or _COUNTED.match(bare):
        return True
    return _opens_as_furniture(folded) or is_caption(text) or is_menu(text)


@lru_cache(maxsize=4096)
def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption with its credit: ``"The mill in May. Photograph: Pat Lens/Agency"``."""
    if len(text) > _LONGEST_CAPTION:
        return False
    folded = fold(text)
    return any(credit in folded for credit in CREDITS)


def _opens_as_furniture(folded: str) -> bool:
    return len(folded) <= _PROSE_LENGTH and folded.lstrip("[(*").startswith(OPENINGS)


def segments(text: str) -> list[str]:
    """The parts of a line that bars, dots, arrows or wide gaps divide: ``segments("Rain | Wind")`` is ``["Rain", "Wind"]``."""
    return [part.strip() for part in _SEPARATED.split(text[:400]) if part and part.strip()]


@lru_cache(maxsize=4096)
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


def text_lines(lines: Sequence[Line], main: int | None = None) -> tuple[Line, ...]:
    """The lines of the article's own text, given everything after its title and byline; no running text behind ``main`` is its."""
    prose = [position for position, line in enumerate(lines[:main]) if is_prose(line)]
    end = _comment_form(lines, prose)
    end = _closing_rule(lines[:end], prose)
    end = _closing_section(lines[:end], prose)
    last = prose[bisect_left(prose, end) - 1] if prose and prose[0] < end else -1
    if last < 0:
        return tuple(line for line in lines[:end] if line.kind != "rule" and not is_furniture(line.text))
    text = [line for line in lines[: last + 1] if line.kind != "rule" and not is_furniture(line.text)]
    return (*_without_menus(text), *_closing_sentences([line for line in lines[last + 1 : end] if line.kind != "rule"]))


def _comment_form(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Where the comment form begins, past half of the running text: what follows it are readers' words and menus."""
    half = prose[(len(prose) + 1) // 2 - 1] if prose else len(lines)
    for position in range(half + 1, len(lines)):
        text = lines[position].text
        if len(text) <= _LONGEST_SECTION and fold(text).strip(_TRIMMED + "0123456789") in COMMENT_FORMS:
            return position
    return len(lines)


def _closing_rule(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Where a drawn rule (``---``, ``# # #``) closes the text: only notes on the author and the site follow it."""
    first = prose[0] if prose and prose[0] < len(lines) else first_prose(lines)
    long = next((position for position in reversed(range(len(lines))) if len(lines[position].text) > _LONG_TEASER), -1)
    return next((position for position in range(max(first, long) + 1, len(lines)) if lines[position].kind == "rule"), len(lines))


def _closing_section(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Where a section of teasers opens that no full paragraph follows."""
    within = prose[: bisect_left(prose, len(lines))]
    solid = next((position for position in reversed(within) if _is_solid(lines[position].text)), within[0] if within else len(lines))
    for position in range(solid + 1, len(lines)):
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
        if line.kind == "plain" and len(line.text.split(None, 4)) <= 4 and not is_sentence(line.text) and not line.text.endswith(":"):
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
