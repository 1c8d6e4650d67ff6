"""Quotation marks: which open, which close, and the spans between them.

A mark's place says more than its form: one after a blank and before a word opens, one after a word or a stop closes. Double marks that
nothing closes run to the end of their paragraph; single ones count only where another closes them, for most are apostrophes.
"""

import re
from typing import NamedTuple

from archive.reading.lexicon import words

_MARK = re.compile(
    r"""
    ["“”„‟«»‘’'‚`]                      # one class first, so that a text is scanned for it at once
    (?:
        (?<=')' | (?<=`)`               # doubled
      | (?<=["“”„‟«»])
      | (?<=[‘’'‚])                     # no apostrophe inside a word
        (?: (?![^\W_]) | (?<![^\W_].) )
    )
    """,
    re.VERBOSE,
)
_CLOSES = {"“": "”“", "”": "”“", "„": "”“", "‟": "”“", '"': '"”“', "«": "»", "``": "''"}
_SINGLE = "‘’'‚"
_LONGEST_SINGLE = 2_500
_MOST_MARKS = 120
_OPENERS = "([{—–-/:¿¡"
_STOPS = ".!?…"
_ELISIONS = words("em til tis twas cause n s round bout abd ali amr umar uthman ain id")
"""Words before which a single mark stands for a letter: *’em*, *‘Abd*."""


class Quoted(NamedTuple):
    """A span between quotation marks, without them. ``closed`` is false where the mark that ends it is missing."""

    start: int
    end: int
    closed: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def quoted_spans(body: str, start: int, end: int) -> list[Quoted]:
    """The quoted spans of one block, in order, none inside another: ``said “no” twice`` gives that of *no*."""
    marks = [_mark(body, match, start, end) for match in _MARK.finditer(body, start, end)]
    spans: list[Quoted] = []
    index = 0
    while index < len(marks):
        mark = marks[index]
        if not mark.opens:
            index += 1
        elif mark.text in _SINGLE:
            closing = _closing_single(body, marks, index)
            if closing is not None:
                spans.append(Quoted(mark.end, marks[closing].start))
            index = index + 1 if closing is None else closing + 1
        else:
            quoted, index = _double(body, marks, index, end)
            spans.append(quoted)
    return [quoted for quoted in spans if quoted.start < quoted.end]


def _mark(body: str, match: "re.Match[str]", start: int, end: int) -> _Mark:
    """A mark with what its neighbours let it do."""
    before = body[match.start() - 1] if match.start() > start else " "
    after = body[match.end()] if match.end() < end else " "
    text = match[0]
    opens = not after.isspace() and (before.isspace() or before in _OPENERS or before in "\"“«‘'")
    closes = not before.isspace() and not after.isalnum()
    if text in "“«„‟‘‚":
        opens = text in "“«„" and not (closes and not opens) or text in "‘‚‟" and opens
        closes = closes and not opens
    elif text in "»’":
        opens, closes = False, closes or text == "»"
    elif text == "”":
        opens, closes = opens and after.isalnum(), closes or not opens or not after.isalnum()
    elif text == '"' and not opens and not closes:
        opens, closes = not before.isalnum(), True
    elif text in ("``", "''"):
        opens, closes = text == "``", text == "''"
    if opens and text in _SINGLE:
        opens = not after.isdigit() and _first_word(body, match.end()) not in _ELISIONS
    return _Mark(match.start(), match.end(), text, opens, closes)


def _first_word(body: str, start: int) -> str:
    end = start
    while end < len(body) and end - start < 9 and body[end].isalpha():
        end += 1
    return body[start:end].lower()


def _double(body: str, marks: list[_Mark], index: int, end: int) -> tuple[Quoted, int]:
    """The span that the double mark at ``index`` opens, and where to go on.

    Marks of the same kind inside are counted, *“He said “no” to me”*; one that opens a new sentence shows that a closing one is missing.
    """
    first = marks[index]
    depth = 1
    last = min(len(marks), index + _MOST_MARKS)
    for position in range(index + 1, last):
        mark = marks[position]
        if mark.text in _SINGLE:
            continue
        if mark.opens and not mark.closes and mark.text != "«" and first.text not in ("«", "``"):
            gap = body[max(mark.start - 8, first.end) : mark.start]
            if gap.rstrip()[-1:] and gap.rstrip()[-1] in _STOPS:
                return Quoted(first.end, mark.start - len(gap) + len(gap.rstrip()), closed=False), position
            depth += 1
        elif mark.closes and mark.text in _CLOSES.get(first.text, mark.text):
            depth -= 1
            if not depth:
                return Quoted(first.end, mark.start), position + 1
    closing = next((p for p in range(index + 1, last) if marks[p].closes and marks[p].text in _CLOSES.get(first.text, "")), None)
    if depth > 1 and closing is not None:
        return Quoted(first.end, marks[closing].start), closing + 1
    return Quoted(first.end, end, closed=False), len(marks)


def _closing_single(body: str, marks: list[_Mark], index: int) -> int | None:
    """Where a single mark closes: at a mark beside a stop rather than at the apostrophe of *the millers’ union*."""
    first = marks[index]
    doubtful: int | None = None
    inside_double = False
    for position in range(index + 1, min(len(marks), index + _MOST_MARKS)):
        mark = marks[position]
        if mark.start - first.end > _LONGEST_SINGLE:
            break
        if mark.text not in _SINGLE:
            inside_double = mark.opens and not (inside_double and mark.closes)
        elif inside_double:
            continue
        elif mark.closes:
            before, after = body[mark.start - 1], body[mark.end : mark.end + 1]
            if before != "s" or after in ",.;:!?)—" or before in ",.!?…":
                return position
            doubtful = position if doubtful is None else doubtful
        elif mark.opens and doubtful is not None:
            return doubtful
    return doubtful
