"""Runs: capital words that stand together, the stuff that unknown names are made of."""

from collections.abc import Iterator, Sequence

from archive.reading.tokens import Text, Token

LONGEST_RUN = 14
_WORDS = ("word", "dotted")
_BLANKS = " \u00a0\u202f\u2009"


def adjoining(body: str, left: Token, right: Token) -> bool:
    """Whether only one blank stands between two tokens, or nothing."""
    return right.start - left.end <= 1 and (right.start == left.end or body[left.end] in _BLANKS)


def capital_runs(text: Text, inner: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Spans ``(first, end)`` of tokens: capital words, hyphened ones and initials, with ``inner`` small words only between them.

    Headings are left out, for they may capitalise every word. A run has at most 14 tokens, so that hostile text stays cheap.
    """
    for block in text.blocks:
        if block.kind == "heading":
            continue
        first, stop = text.index_at(block.start), text.index_at(block.end)
        while first < stop:
            if not _opens(text.tokens[first]):
                first += 1
                continue
            end = _end_of_run(text, first, min(stop, first + LONGEST_RUN), inner)
            yield first, end
            first = end


def _opens(token: Token) -> bool:
    return token.text[0].isupper() and token.kind in _WORDS


def _end_of_run(text: Text, first: int, stop: int, inner: frozenset[str]) -> int:
    """One past the last token of the run that opens at ``first``; it always ends in a capital word or an initial's full stop."""
    tokens, body = text.tokens, text.body
    end = position = first + 1
    while position < stop and adjoining(body, tokens[position - 1], tokens[position]):
        token = tokens[position]
        if _opens(token) or token.text == "." and _takes_full_stop(tokens[position - 1]):
            end = position + 1
        elif not (token.text in ("-", "&") or token.low in inner and token.kind == "word"):
            break
        position += 1
    return end


def _takes_full_stop(token: Token) -> bool:
    return len(token.text) == 1 or token.low in (
        "dr",
        "dra",
        "prof",
        "mr",
        "mrs",
        "ms",
        "sen",
        "gen",
        "gov",
        "rep",
        "sr",
        "sra",
        "lt",
        "col",
        "st",
    )


def span_of(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int]:
    """The characters that the tokens ``first`` to ``end`` cover."""
    return tokens[first].start, tokens[end - 1].end
