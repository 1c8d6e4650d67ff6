"""Clauses: the words around a quotation in its own sentence, without what is quoted.

*Ada Roe said the mill was “finished” and “beyond repair”* has, before its second quotation, *Ada Roe said the mill was and*: verbs and
who goes with them are looked for there. All windows are bounded, so that a huge sentence stays cheap.
"""

from collections.abc import Sequence
from typing import NamedTuple

from archive.reading.marks import Quoted
from archive.reading.record import Block
from archive.reading.tokens import Text, Token

_QUOTE_MARKS = frozenset("\"“”„‟«»‘’'‚`")
_REACH = 640
_MOST_BEFORE = 64
_MOST_AFTER = 44
_GOES_ON = ",?!…—–-"


class Around(NamedTuple):
    """What stands around a quotation: ``before`` and ``near`` in its sentence up to the next quoted words, ``far`` up to its end.

    ``tail`` is the sentence after it where its own is over. ``is_said`` tells whether the marks leave it open who speaks: *…,” said X*.
    """

    before: list[Token]
    near: list[Token]
    far: list[Token]
    tail: list[Token]
    is_said: bool
    is_marked: bool
    """Whether a comma, a dash or a question mark leaves it open, and not only a small letter behind."""
    chained: bool
    """Whether the quotation before stands in the same sentence."""


def around(text: Text, quotes: Sequence[Quoted], position: int, block: Block) -> Around:
    """The words around the quotation at ``position`` of a block's."""
    quoted = quotes[position]
    before, chained = _before(text, quotes, position, block)
    sentence_end = min(text.sentence_at(quoted.end)[1], block.end, quoted.end + _REACH)
    following = quotes[position + 1].start if position + 1 < len(quotes) else block.end
    near = _narrative(text, quoted.end, min(sentence_end, following))
    far = list(near)
    for index in range(position + 1, min(len(quotes), position + 6)):
        if quotes[index].end >= sentence_end or len(far) >= _MOST_AFTER:
            break
        stop = quotes[index + 1].start if index + 1 < len(quotes) else block.end
        far += _narrative(text, quotes[index].end, min(sentence_end, stop))
    tail: list[Token] = []
    if not near and quoted.closed:
        start = next((token.start for token in text.between(quoted.end, quoted.end + 12) if token.text not in _QUOTE_MARKS), following)
        if start < following:
            tail = _narrative(text, start, min(text.sentence_at(start)[1], following, start + _REACH))[:_MOST_AFTER]
    last = text.body[max(quoted.end - 3, quoted.start) : quoted.end].rstrip("'’\"”")[-1:] or " "
    is_marked = last in _GOES_ON or bool(near) and near[0].text in ",—–-"
    is_said = is_marked or bool(near) and near[0].text[0].islower()
    return Around(_without_dateline(before)[-_MOST_BEFORE:], near[:_MOST_AFTER], far[:_MOST_AFTER], tail, is_said, is_marked, chained)


def sentence_before(text: Text, quotes: Sequence[Quoted], position: int, block: Block) -> list[Token]:
    """The words of the sentence that ends right before a quotation with a sentence of its own, in the same block."""
    quoted = quotes[position]
    opening = text.sentence_at(quoted.start - (text.body[quoted.start - 1] in _QUOTE_MARKS))[0]
    floor = quotes[position - 1].end if position else block.start
    if opening <= floor:
        return []
    last = max(opening - 2, floor)
    return _without_dateline(_narrative(text, max(text.sentence_at(last)[0], floor, last - _REACH), opening))[-_MOST_BEFORE:]


def _before(text: Text, quotes: Sequence[Quoted], position: int, block: Block) -> tuple[list[Token], bool]:
    """The words from the sentence's beginning, back over quotations that stand in it."""
    found: list[Token] = []
    index = position
    while True:
        end = quotes[index].start
        floor = quotes[index - 1].end if index else block.start
        anchor = end - 1 if text.body[end - 1] in _QUOTE_MARKS else end
        start = max(floor, text.sentence_at(anchor)[0], end - _REACH)
        found = _narrative(text, start, end) + _comma_of(text, quotes[index], index < position) + found
        if start > floor or not index or len(found) >= _MOST_BEFORE or position - index >= 6:
            return found, index < position or start == floor and index > 0
        index -= 1


def _comma_of(text: Text, quoted: Quoted, is_passed: bool) -> list[Token]:
    """The comma that American style puts inside the marks of a quotation that is passed over, for it divides the clause."""
    if not is_passed or text.body[quoted.end - 1] != ",":
        return []
    return text.between(quoted.end - 1, quoted.end)


def _without_dateline(tokens: list[Token]) -> list[Token]:
    """*ROME (AP) — Ada Roe said* begins behind its dash."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return tokens
    dash = next((k for k, token in enumerate(tokens[:10]) if token.text in "—–-"), None)
    return tokens if dash is None else tokens[dash + 1 :]


def _narrative(text: Text, start: int, end: int) -> list[Token]:
    return [token for token in text.between(start, end) if token.text not in _QUOTE_MARKS]
