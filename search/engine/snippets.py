"""What of a text to show for a query: the sentences that answer it, escaped, with the matching words marked.

Only the neighbourhood of what matches is split into sentences, so the work hardly grows with the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from .matching import Span, matcher
from .tree import Node

LENGTH = 280
GAP = " … "
MOST = 4000
"""Places of a text that a snippet chooses among, shared by the query's words. An article of 800 words has a few dozen."""

_STOP = re.compile(
    r"""[.!?…\n](?:
      (?<=\n) (?![a-zß-ÿ])
    | (?<!\b[^\W\d_]\.) (?<!\.[A-Z]{2}\.)                                         # U.S. and EE.UU.
      (?<!\b(?:Dr|Mr|Ms|St|Sr|Jr|Lt|vs)\.) (?<!\b(?:Mrs|Sra|Dra|Lic|Ing|Gen|Gov|Sen|Rep|Col|Sgt|Hon)\.) (?<!\b(?:Prof|Capt|Srta)\.)
      (?! (?<=\b(?:No|pp)\.) \s\d | (?<=\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec|art|núm)\.) \s\d | (?<=\bSept\.) \s\d )
      (?P<closed>["'”\u2019»)\]]*+) (?! \s{1,3} [a-zß-ÿ] ) (?=\s)
    )""",
    re.VERBOSE,
)
"""Where a sentence ends: at a line's end or a stop before a space; not within an abbreviation, nor where a small letter goes on."""
_AHEAD = 8
"""Characters that ``_STOP`` may look at behind a stop, closing marks included; more of them are no prose."""
_FIRST, _NEAR, _ENOUGH = 2, 100, 6
"""Matches of each leaf, characters between matches, and matches in all, among which the best sentences are looked for."""
_FURNITURE = re.compile(r"(?:\s++|#{1,6}(?=\s|$))*+")
"""Space and the marks of headings."""


class Passage(NamedTuple):
    """A sentence ``text[start:end]``, or a part of a long one."""

    start: int
    end: int


@dataclass(slots=True)
class _Matching:
    """A passage in which something matches."""

    passage: Passage
    leaves: int = 0
    """A bit for each of the query's leaves."""
    hits: int = 0


def highlight(text: str, tree: Node | None, language: str, title: bool = False) -> list[tuple[int, int]]:
    """The ``(start, end)`` of what matches in ``text``: in order, apart from each other, in time linear in the text.

    ``title`` tells that the text is a title, where ``title:word`` matches too.
    """
    return _merged(matcher(tree, language, title).spans(text))


def mark(text: str, tree: Node | None, language: str, title: bool = False) -> str:
    """All of ``text`` as escaped HTML, what matches inside ``<mark>``."""
    return _marked(text, Passage(0, len(text)), highlight(text, tree, language, title))


def snippet(text: str, tree: Node | None, language: str, length: int = LENGTH) -> str:
    """The best sentences of ``text``, about ``length`` characters, as escaped HTML with ``<mark>`` around what matches.

    Sentences are chosen for what of the query they add; where nothing matches, the text's beginning is shown. What is left out shows
    as an ellipsis. Not every sentence is weighed: see ``_promising``. In a text with more than ``MOST`` matches some of the last may be
    passed over.
    """
    opening = _bare(text, 0)
    if opening == len(text):
        return ""
    spans = matcher(tree, language, False).spans(text, MOST)
    chosen = _chosen(_matching(text, _promising(spans), length), length) or [_sentence(text, opening, opening, length)]
    runs = _runs(text, _extended(text, chosen, length))
    marks = _merged(spans)
    shown = GAP.join([_marked(text, run, marks) for run in runs])
    before = GAP.lstrip() if runs[0].start > opening else ""
    after = GAP.rstrip() if _bare(text, runs[-1].end) < len(text) else ""
    return before + shown + after


def _promising(spans: list[Span]) -> list[Span]:
    """The spans whose sentences may be the best: the first of each leaf, and those near another one. The others add nothing."""
    kept: list[Span] = []
    often: dict[int, int] = {}
    before = -_NEAR
    for place, span in enumerate(spans):
        start, end, leaf = span
        often[leaf] = often.get(leaf, 0) + 1
        near = start - before < _NEAR or (place + 1 < len(spans) and spans[place + 1][0] - end < _NEAR)
        if often[leaf] <= _FIRST or (near and len(kept) < _ENOUGH):
            kept.append(span)
        before = end
    return kept


def _merged(spans: list[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end, _ in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _bare(text: str, place: int) -> int:
    """Where after ``place`` something begins that is neither space nor the mark of a heading."""
    furniture = _FURNITURE.match(text, place)
    return furniture.end() if furniture else place


def _sentence(text: str, start: int, within: int, length: int) -> Passage:
    """The sentence that starts at ``start``, to the stop after ``within``; cut at a space where it is longer than ``length``."""
    limit = start + length
    stop = _STOP.search(text, min(within, limit), limit + _AHEAD)
    end = _ending(stop) if stop else len(text)
    if end > limit:
        end = text.rfind(" ", within + 1, limit + 1)
        end = end if end > 0 else limit
    return Passage(start, start + len(text[start:end].rstrip()))


def _ending(stop: re.Match[str]) -> int:
    return stop.start() if stop["closed"] is None else stop.end()


def _matching(text: str, spans: list[Span], length: int) -> list[_Matching]:
    """The sentences in which something matches, in order; of a sentence longer than ``length`` the parts around what does."""
    found: list[_Matching] = []
    end = 0
    for start, stop, leaf in spans:
        if start >= end:
            passage = _sentence(text, _beginning(text, start, end, length), stop, length)
            found.append(_Matching(passage))
            end = max(passage.end, start + 1)
        latest = found[-1]
        latest.leaves |= 1 << leaf
        latest.hits += 1
    return found


def _beginning(text: str, place: int, floor: int, length: int) -> int:
    """Where the sentence of ``place`` starts, not before ``floor``. Of a long one a third of ``length`` is shown before ``place``."""
    start = -1
    for reach in (length // 3, length):
        nearest = max(place - reach, floor)
        for stop in _STOP.finditer(text, nearest, place + _AHEAD):
            if stop.end() > place:
                break
            start = stop.end()
        if start >= 0 or nearest == floor:
            return min(_bare(text, max(start, nearest)), place)
    third = place - length // 3
    return text.find(" ", third, place) + 1 or third


def _chosen(found: list[_Matching], length: int) -> list[Passage]:
    """The passages that match most: first those of more new leaves, then of more hits, then the earliest; in the order of the text."""
    chosen: list[Passage] = []
    room, covered = length, 0
    while found:
        best = max(found, key=lambda one: ((one.leaves & ~covered).bit_count(), one.hits, -one.passage.start))
        chosen.append(best.passage)
        covered |= best.leaves
        room -= best.passage.end - best.passage.start
        found = [one for one in found if one.passage.end - one.passage.start <= room and one.leaves & ~covered]
    return sorted(chosen)


def _extended(text: str, chosen: list[Passage], length: int) -> list[Passage]:
    """``chosen``, with the sentences that follow while there is room; where that gives little, also what stands before, or a part."""
    room = length - sum(end - start for start, end in chosen)
    taken: list[Passage] = []
    for number, passage in enumerate(chosen):
        ceiling = chosen[number + 1].start if number + 1 < len(chosen) else len(text)
        taken.append(passage)
        for following in _following(text, passage.end, ceiling, room):
            taken.append(following)
            room -= following.end - following.start
    if room > length // 2 and (before := _preceding(text, taken[0].start, room)) is not None:
        taken.insert(0, before)
        room -= before.end - before.start
    if room > length // 2 and (start := _bare(text, taken[-1].end)) < len(text):
        taken.append(_sentence(text, start, start, room))
    return taken


def _following(text: str, place: int, ceiling: int, room: int) -> Iterator[Passage]:
    """The sentences after ``place`` and before ``ceiling`` that fit in ``room`` whole."""
    while room > 0:
        start = _bare(text, place)
        stop = _STOP.search(text, start, start + room + _AHEAD)
        end = _ending(stop) if stop else len(text)
        if start >= ceiling or end > ceiling or end - start > room:
            return
        place = start + len(text[start:end].rstrip())
        yield Passage(start, place)
        room -= place - start


def _preceding(text: str, place: int, room: int) -> Passage | None:
    """The sentences before ``place`` that fit in ``room``, as one passage of one paragraph; ``None`` where there are none."""
    floor = max(place - room, 0)
    end = floor + len(text[floor:place].rstrip())
    starts = [0] if floor == 0 else []
    starts += [stop.end() for stop in _STOP.finditer(text, floor, end)]
    paragraph = text.rfind("\n\n", floor, end) + 1
    fitting = [start for start in (_bare(text, start) for start in starts) if paragraph <= start < end]
    return Passage(fitting[0], end) if fitting else None


def _runs(text: str, passages: list[Passage]) -> list[Passage]:
    """The passages; neighbours within one line as one."""
    runs: list[Passage] = []
    for passage in passages:
        between = text[runs[-1].end : passage.start] if runs else "\n"
        if "\n" not in between and not between.strip():
            runs[-1] = Passage(runs[-1].start, passage.end)
        else:
            runs.append(passage)
    return runs


def _marked(text: str, passage: Passage, marks: list[tuple[int, int]]) -> str:
    shown = []
    place, close = passage
    first = max(bisect_left(marks, (place,)) - 1, 0)
    for start, end in marks[first : bisect_left(marks, (close,))]:
        start, end = max(start, place), min(end, close)
        if start < end:
            shown += [escape(text[place:start]), "<mark>", escape(text[start:end]), "</mark>"]
            place = end
    return "".join([*shown, escape(text[place:close])])
