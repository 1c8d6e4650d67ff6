"""Differences: two texts side by side, paragraph by paragraph, with the words that went and the words that came. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.anchoring.aligning import matched

_MOST_CELLS = 20_000_000
"""Units of one text times units of the other, beyond which they are not laid beside each other but shown as gone and come."""
_AROUND = 1
"""Unchanged paragraphs that stay open on either side of a change."""
_LEAST_FOLDED = 2
_UNITS = (re.compile(r"[^\n]*\n*"), re.compile(r"(?:[^.!?…\n]|[.!?…](?!\s))*(?:[.!?…]\s|\n|$)\s*"), re.compile(r"\w+\s*|[^\w\s]\s*|\s+"))
"""Paragraphs, sentences and words, each with the white space behind it: nothing of a text is in none of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; ``changed`` where the other text lacks them."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: pieces of the old text and of the new one; ``folded`` paragraphs that both have, far from any change."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    changed: bool = False
    folded: int = 0


def side_by_side(old: str, new: str) -> list[Row]:
    """All of both texts in rows: paragraphs that both have, and between them what differs, to the word.

    Texts are cut into paragraphs, what differs of these into sentences and then words. What is too much to be compared so, twenty million
    pairs, is shown as gone and come whole: the work is bounded, whatever the texts are.
    """
    rows: list[Row] = []
    parts = list(_parts(_split(old, 0), _split(new, 0)))
    for number, (same, ours, theirs) in enumerate(parts):
        if same:
            rows += _unchanged(ours, theirs, after=number > 0, before=number + 1 < len(parts))
        else:
            rows.append(Row(*_compared("".join(ours), "".join(theirs), 1), changed=True))
    return rows


def _unchanged(ours: Sequence[str], theirs: Sequence[str], after: bool, before: bool) -> Iterator[Row]:
    """Paragraphs that both texts have: a row each right ``after`` and ``before`` a change, the others folded into one."""
    first, last = _AROUND * after, len(ours) - _AROUND * before
    if last - first < _LEAST_FOLDED:
        first = last = len(ours)
    for start, end in (*((n, n + 1) for n in range(first)), (first, last), *((n, n + 1) for n in range(last, len(ours)))):
        if start < end:
            folded = end - start if start == first and end == last else 0
            yield Row((Piece("".join(ours[start:end])),), (Piece("".join(theirs[start:end])),), folded=folded)


def _compared(old: str, new: str, level: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, by the units of a level and of those below it."""
    gone: list[Piece] = []
    come: list[Piece] = []
    for same, ours, theirs in _parts(_split(old, level), _split(new, level)):
        before, after = "".join(ours), "".join(theirs)
        if same:
            gone.append(Piece(before))
            come.append(Piece(after))
        elif before and after and level + 1 < len(_UNITS):
            left, right = _compared(before, after, level + 1)
            gone += left
            come += right
        else:
            gone += [Piece(before, changed=True)] if before else []
            come += [Piece(after, changed=True)] if after else []
    return _joined(gone), _joined(come)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    runs = groupby(pieces, key=lambda piece: piece.changed)
    return tuple(Piece("".join(piece.text for piece in run), changed) for changed, run in runs)


def _split(text: str, level: int) -> list[str]:
    return [unit for unit in _UNITS[level].findall(text) if unit]


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Both sequences in parts that they have in common, and parts that they don't; units are the same but for white space behind them."""
    ours, theirs = [unit.rstrip() for unit in old], [unit.rstrip() for unit in new]
    head = _in_common(ours, theirs)
    tail = _in_common(ours[head:][::-1], theirs[head:][::-1])
    last, final = len(old) - tail, len(new) - tail
    pairs = [(n, n) for n in range(head)]
    if (last - head) * (final - head) <= _MOST_CELLS:
        pairs += [(head + i, head + j) for i, j in matched(ours[head:last], theirs[head:final])]
    pairs += [(last + n, final + n) for n in range(tail)]
    i = j = 0
    for _, numbered in groupby(enumerate(pairs), key=lambda pair: (pair[1][0] - pair[0], pair[1][1] - pair[0])):
        run = [pair for _, pair in numbered]
        first, begin = run[0]
        if (first, begin) != (i, j):
            yield False, old[i:first], new[j:begin]
        i, j = first + len(run), begin + len(run)
        yield True, old[first:i], new[begin:j]
    if (i, j) != (len(old), len(new)):
        yield False, old[i:], new[j:]


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many first units two sequences share."""
    shared = next((n for n, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    return min(len(one), len(other)) if shared is None else shared
