"""Sentences: a passage in the whole sentence that it stands in, which is cut out of the text as the reader cuts it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from archive.marking import anchor_of
from archive.models import Article, Passage
from archive.reading.record import Block
from archive.reading.tokens import Text

LONGEST = 700
"""Characters on each side of the words: a text without stops is no sentence."""


class Sentence(NamedTuple):
    """A passage's words, and what its sentence says before and after them; ``is_cut`` where that goes on."""

    before: str
    exact: str
    after: str
    is_cut_before: bool = False
    is_cut_after: bool = False


def sentence_of(article: Article, start: int, end: int, longest: int = LONGEST) -> Sentence:
    """The sentences of ``article`` from the one that holds ``start`` to the one that holds ``end``, none of another block.

    Of what stands on either side whole words are left, ``longest`` characters at most.
    """
    block = _block_at(article, start, end)
    text = Text(article.body, [block], article.language)
    first, last = text.sentence_at(start)[0], text.sentence_at(max(start, end - 1))[1]
    first, last = min(first, start), max(last, end)
    body = article.body
    begin, stop = max(first, start - longest), min(last, end + longest)
    if begin > first:
        begin = body.find(" ", begin - 1, start) + 1 or begin
    if stop < last:
        stop = max(body.rfind(" ", end, stop + 1), end) if " " in body[end : stop + 1] else stop
    return Sentence(body[begin:start].lstrip("# "), body[start:end], body[end:stop], begin > first, stop < last)


def with_sentences(passages: Iterable[Passage]) -> list[Any]:
    """``passages``, each with its ``sentence`` and its ``anchor`` in the page; their articles have to be loaded with them."""
    rows = list(passages)
    for row in rows:
        vars(row).update(sentence=sentence_of(row.article, row.start, row.end), anchor=anchor_of(row))
    return rows


def _block_at(article: Article, start: int, end: int) -> Block:
    """The block of the text that holds these offsets; of an article without such a block, the lines around them."""
    for block in article.blocks:
        if block["start"] <= start and end <= block["end"]:
            return Block(kind=block["kind"], start=block["start"], end=block["end"])
    before, after = article.body.rfind("\n\n", 0, start), article.body.find("\n\n", end)
    return Block(kind="paragraph", start=before + 2 if before >= 0 else 0, end=after if after >= 0 else len(article.body))
