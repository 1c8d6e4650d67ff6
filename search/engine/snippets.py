"""What of a text to show for a query: the sentences that answer it, escaped, with the matching words marked.

Words match here exactly as in the executor: by the stem of the text's language, by the printed beginning, or by capitals.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from .analysis import Token, stem, tokens, tongue
from .tree import Capitals, Node, Phrase, Prefix, Word, wanted

LENGTH = 280
GAP = " … "

_GAP = re.compile(r"(?P<stop>(?:(?<!\b[^\W\d_])\.|[!?…])[\"'”\u2019»)\]]*)?(?P<space>\s+)")
"""Space between words, after the end of a sentence or not. The dot of an initial or acronym (U.S.) ends none."""
_FURNITURE = re.compile(r"(?:\s|#{1,6}(?=\s|$))*")


class Span(NamedTuple):
    """``text[start:end]`` matches the query's leaf number ``leaf``."""

    start: int
    end: int
    leaf: int


class Piece(NamedTuple):
    """A sentence, or a part of a long one."""

    start: int
    end: int


def highlight(text: str, tree: Node | None, language: str, title: bool = False) -> list[tuple[int, int]]:
    """The ``(start, end)`` of what matches in ``text``: in order, apart from each other, in time linear in the text.

    ``title`` tells that the text is a title, where ``title:word`` matches too.
    """
    return _merged(_spans(text, tree, language, title))


def mark(text: str, tree: Node | None, language: str, title: bool = False) -> str:
    """All of ``text`` as escaped HTML, what matches inside ``<mark>``."""
    return _marked(text, Piece(0, len(text)), highlight(text, tree, language, title))


def snippet(text: str, tree: Node | None, language: str, length: int = LENGTH) -> str:
    """The best sentences of ``text``, about ``length`` characters, as escaped HTML with ``<mark>`` around what matches.

    Sentences are chosen for what of the query they add; where nothing matches, the text's beginning is shown. What is left out shows
    as an ellipsis.
    """
    pieces = list(_pieces(text, length))
    if not pieces:
        return ""
    spans = _spans(text, tree, language, title=False)
    chosen = _extended(pieces, _chosen(pieces, spans, length), length)
    marks = _merged(spans)
    shown = GAP.join(_marked(text, run, marks) for run in _runs(text, pieces, chosen))
    before = "" if chosen[0] == 0 else GAP.lstrip()
    after = "" if chosen[-1] == len(pieces) - 1 else GAP.rstrip()
    return before + shown + after


def _spans(text: str, tree: Node | None, language: str, title: bool) -> list[Span]:
    leaves = _Leaves.of(tree, language, title)
    return sorted(leaves.spans(tokens(text))) if leaves else []


def _merged(spans: list[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end, _ in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@dataclass(frozen=True, slots=True)
class _Leaves:
    """The query's leaves, so arranged that a token finds those it matches at once."""

    language: str
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]]
    """By the first stem; a word is a phrase of one."""
    prefixes: dict[str, int]
    capitals: dict[str, int]

    @classmethod
    def of(cls, tree: Node | None, language: str, title: bool) -> "_Leaves | None":
        leaves = cls(language, {}, {}, {})
        for number, leaf in enumerate(wanted(tree, title)):
            match leaf:
                case Word(printed):
                    leaves._add(number, (printed,))
                case Phrase(printed_words):
                    leaves._add(number, printed_words)
                case Prefix(printed):
                    leaves.prefixes["".join(token.surface for token in tokens(printed))] = number
                case Capitals(printed):
                    leaves._add_capitals(number, printed)
        return leaves if leaves.phrases or leaves.prefixes or leaves.capitals else None

    def spans(self, found: list[Token]) -> Iterator[Span]:
        stems = [stem(token.surface, tongue(self.language)) for token in found]
        prefixes = tuple(prefix for prefix in self.prefixes if prefix)
        for place, token in enumerate(found):
            for leaf, phrase in self.phrases.get(stems[place], ()):
                if tuple(stems[place : place + len(phrase)]) == phrase:
                    yield Span(token.start, found[place + len(phrase) - 1].end, leaf)
            if prefixes and token.surface.startswith(prefixes):
                begun = next(prefix for prefix in prefixes if token.surface.startswith(prefix))
                yield Span(token.start, token.end, self.prefixes[begun])
            if token.capitals in self.capitals:
                yield Span(token.start, token.end, self.capitals[token.capitals])

    def _add(self, number: int, printed: tuple[str, ...]) -> None:
        stems = tuple(stem(token.surface, tongue(self.language)) for word in printed for token in tokens(word))
        if stems:
            self.phrases.setdefault(stems[0], []).append((number, stems))

    def _add_capitals(self, number: int, printed: str) -> None:
        surfaces = [token.surface for token in tokens(printed)]
        if len(surfaces) == 1:
            self.capitals[surfaces[0].upper()] = number
        else:
            self._add(number, (printed,))


def _pieces(text: str, length: int) -> Iterator[Piece]:
    """The sentences of ``text`` without the space and heading marks around them; longer ones than ``length`` in parts, cut at spaces."""
    start = 0
    gaps = (match for match in _GAP.finditer(text) if match["stop"] or "\n" in match["space"])
    for end, following in [*(match.span("space") for match in gaps), (len(text), len(text))]:
        begun = _FURNITURE.match(text, start, end)
        start = begun.end() if begun else start
        while end - start > length:
            cut = text.rfind(" ", start + 1, start + length + 1)
            cut = cut if cut > start else start + length
            yield Piece(start, cut)
            start = cut + (text[cut] == " ")
        if start < end:
            yield Piece(start, end)
        start = following


def _chosen(pieces: list[Piece], spans: list[Span], length: int) -> list[int]:
    """The numbers of the pieces that match most, in the order of the text; the first piece where none does."""
    leaves: list[set[int]] = [set() for _ in pieces]
    hits = [0] * len(pieces)
    place = 0
    for span in spans:
        while place < len(pieces) - 1 and pieces[place].end <= span.start:
            place += 1
        leaves[place].add(span.leaf)
        hits[place] += 1
    lengths = [piece.end - piece.start for piece in pieces]
    adding = [number for number, count in enumerate(hits) if count]
    chosen: list[int] = []
    room, covered = length, set[int]()
    while adding:
        best = max(adding, key=lambda number: (len(leaves[number] - covered), hits[number], -number))
        chosen.append(best)
        covered |= leaves[best]
        room -= lengths[best]
        adding = [number for number in adding if lengths[number] <= room and leaves[number] - covered]
    return sorted(chosen) or [0]


def _extended(pieces: list[Piece], chosen: list[int], length: int) -> list[int]:
    """``chosen``, with the sentences that follow them while there is room."""
    room = length - sum(pieces[number].end - pieces[number].start for number in chosen)
    taken = set(chosen)
    for number in chosen:
        following = number + 1
        while following < len(pieces) and following not in taken and pieces[following].end - pieces[following].start <= room:
            taken.add(following)
            room -= pieces[following].end - pieces[following].start
            following += 1
    return sorted(taken)


def _runs(text: str, pieces: list[Piece], chosen: list[int]) -> list[Piece]:
    """The chosen pieces; neighbours within one paragraph as one."""
    runs: list[Piece] = []
    for number in chosen:
        piece = pieces[number]
        if runs and number - 1 in chosen and "\n" not in text[runs[-1].end : piece.start]:
            runs[-1] = Piece(runs[-1].start, piece.end)
        else:
            runs.append(piece)
    return runs


def _marked(text: str, piece: Piece, marks: list[tuple[int, int]]) -> str:
    shown = []
    place = piece.start
    first = max(bisect_left(marks, (piece.start,)) - 1, 0)
    for start, end in marks[first : bisect_left(marks, (piece.end,))]:
        start, end = max(start, place), min(end, piece.end)
        if start < end:
            shown += [escape(text[place:start]), "<mark>", escape(text[start:end]), "</mark>"]
            place = end
    return "".join([*shown, escape(text[place : piece.end])])
