"""Sources inside the words that follow them: *in the bureau’s telling*, *in Ada Roe’s words*, *as the clerk put it*."""

from collections.abc import Iterator

from archive.reading.citing.followed import Followed, by_name, by_words, is_people
from archive.reading.citing.phrases import Page
from archive.reading.lexicon import words
from archive.reading.record import Citation

VIEWS = words("view words telling estimation opinion judgment judgement eyes reckoning")
"""Nouns for what somebody thinks, behind their possessive."""
_PUTTING = words("put puts")
FRAMES = VIEWS | _PUTTING
"""The words by which the frames are found."""
_REACH = 9
_NOBODY = words("i we you he she they it one my our your his her their its who that")


def by_frames(page: Page) -> Iterator[Citation]:
    """One citation for each frame around a source."""
    for index in page.marks:
        low = page.lows[index]
        if low in VIEWS and index > 2 and page.tokens[index - 1].kind == "possessive":
            span = _behind(page, index - 1, ("in", "to"))
        elif low in _PUTTING and page.low(index + 1) == "it":
            span = _behind(page, index, ("as",))
        else:
            continue
        if span and (found := _cited(page, *span, index)):
            yield found


def _behind(page: Page, end: int, openers: tuple[str, ...]) -> tuple[int, int] | None:
    """The words between an opener, at a sentence's start or behind a mark, and ``end``."""
    for position in range(end - 1, max(end - _REACH, -1), -1):
        token = page.tokens[position]
        if token.low in openers:
            before = page.tokens[position - 1] if position else None
            opens = before is None or before.kind == "mark" or page.opens_sentence(position) or page.low(end + 1) in (",", ".")
            return (position + 1, end) if opens and position + 1 < end else None
        if token.text in ",;:":
            return None
    return None


def _cited(page: Page, start: int, end: int, index: int) -> Citation | None:
    """A name or people; *in his words* and *as she put it* go on from a source named before."""
    if page.low(start) in _NOBODY:
        return None
    opener = f"{page.tokens[start - 1].text} … {page.tokens[index].text}"
    followed = Followed(start - 1, start, end, end, opener)
    mention = page.mentions.at(page.tokens[end - 1].start)
    if mention and mention.strength == "name" and mention.end >= page.tokens[end - 1].end:
        return by_name(page, followed, mention)
    return by_words(page, followed) if page.tokens[start].is_capital or is_people(page, followed) else None
