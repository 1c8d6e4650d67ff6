"""Blocks: the body of an article, block after block with one blank line between, and what each of them is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.folding import fold
from archive.reading.lexicon.callouts import ANSWER_MARKS, CALLOUT_WORDS, CALLOUTS, QUESTION_MARKS
from archive.reading.page.bylines import read_byline
from archive.reading.page.interviews import turns_of
from archive.reading.page.lines import Line, holds_several_sentences, is_sentence
from archive.reading.record import Block

_LABEL = re.compile(r"[¿¡]?([^\n:?]{1,30})(?::|\?+:?|\.-)\s+\S")
_HEADING = re.compile(r"(#{1,6}) +\S")
_GAP = re.compile(r"\n[ \t]*\n\s*")
_LONGEST_HEADING = 110
_MOST_HEADING_WORDS = 14
_SPOKEN = ("plain", "paragraph")
_TAKING_TURNS = ("paragraph", "question", "answer")
_UNFINISHED = (",", ";", ":", "…", "-", "–", "—")
_SPEAKER = re.compile(r"[^\W\d_][^\n:]{1,40}: \S")
_SPACES = re.compile(r"[ \t]{2,}")
_CAPITAL_OR_FIGURE = re.compile(r"[\"“‘«'¿¡(]?[^\W_a-zß-ÿ]")


def build_body(lines: Sequence[Line], shape: str = "text") -> tuple[str, tuple[Block, ...]]:
    """The body and its blocks: ``build_body([Line("First."), Line("Second.")])`` has the body ``"First.\\n\\nSecond."``.

    A heading carries its ``#`` inside its span. In plain text a short line without a full stop between paragraphs is a heading of level
    2; in Markdown and HTML only marked headings are. A heading at the end, with nothing under it, is dropped.
    """
    spoken = turns_of([line.text if line.kind in _SPOKEN else None for line in lines]) if shape == "text" else {}
    last = len(lines) - 1
    plain = shape == "text"
    marked = [_as_heading(line, position == last) if plain and position not in spoken else line for position, line in enumerate(lines)]
    while marked and marked[-1].kind == "heading":
        marked.pop()
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for line in marked:
        text = _printed(line)
        parts.append(text)
        level = _level(line) if line.kind == "heading" else None
        blocks.append(Block(kind=_kind(line), start=start, end=start + len(text), level=level))
        start += len(text) + 2
    body = "\n\n".join(parts)
    return body, _in_turns(blocks, body)


def blocks_of(body: str) -> tuple[Block, ...]:
    """The blocks of a body as it stands: ``blocks_of("## Rain\\n\\nIt fell.")`` is a heading and a paragraph."""
    blocks: list[Block] = []
    start = 0
    for gap in [*_GAP.finditer(body), None]:
        end = gap.start() if gap else len(body.rstrip())
        if end > start:
            blocks.append(_block_at(body, start, end))
        start = gap.end() if gap else end
    return _in_turns(blocks, body)


def _block_at(body: str, start: int, end: int) -> Block:
    text = body[start:end]
    if (match := _HEADING.match(text)) and "\n" not in text:
        return Block(kind="heading", start=start, end=end, level=len(match[1]))
    return Block(kind=_labelled_kind(text), start=start, end=end)


def _as_heading(line: Line, is_last: bool) -> Line:
    if line.kind != "plain" or is_last or not looks_like_heading(line.text):
        return line
    return Line(line.text, kind="heading", level=2)


def looks_like_heading(text: str) -> bool:
    """Whether a plain line can be a heading: short, opening with a capital or a figure, not ending as sentences do (a ``?`` may end it)."""
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS or text.endswith(_UNFINISHED):
        return False
    if not _CAPITAL_OR_FIGURE.match(text) or _labelled_kind(text) != "paragraph" or text.startswith(("By ", "Por ")) and read_byline(text):
        return False
    if (_SPEAKER.match(text) and text.partition(":")[0].isupper()) or holds_several_sentences(text):
        return False
    return not is_sentence(text) or text.endswith("?")


def _printed(line: Line) -> str:
    text = _SPACES.sub(" ", line.text) if "  " in line.text or "\t" in line.text else line.text  # most lines have none
    return f"{'#' * _level(line)} {text}" if line.kind == "heading" else text


def _level(line: Line) -> int:
    return min(max(line.level or 2, 2), 6)


def _kind(line: Line) -> str:
    if line.kind in ("heading", "quote"):
        return line.kind
    return _labelled_kind(line.text)


def _labelled_kind(text: str) -> str:
    match = _LABEL.match(text)
    label = fold(match[1]).strip() if match else ""
    if label in CALLOUTS or label.split(" ")[-1] in CALLOUT_WORDS and label.count(" ") <= 2:
        return "callout"
    if match and ":" in match[0] or ".-" in (match[0] if match else ""):
        return "question" if label in QUESTION_MARKS else "answer" if label in ANSWER_MARKS else "paragraph"
    return "paragraph"


def _in_turns(blocks: Sequence[Block], body: str) -> tuple[Block, ...]:
    """The blocks with the questions and answers of an interview; where there is none, of a list of questions."""
    spoken = turns_of([body[block.start : block.end] if block.kind in _TAKING_TURNS else None for block in blocks])
    if not spoken:
        return tuple(_answered(blocks))
    return tuple(replace(block, kind=spoken.get(position, block.kind)) for position, block in enumerate(blocks))


def _answered(blocks: Iterable[Block]) -> list[Block]:
    """``A:`` or ``R:`` opens an answer only where a question came before."""
    answered: list[Block] = []
    asked = False
    for block in blocks:
        asked = asked or block.kind == "question"
        if block.kind == "answer" and not asked:
            block = Block(kind="paragraph", start=block.start, end=block.end)
        answered.append(block)
    return answered
