"""Pages: from bytes to the article's own parts: title, imprint and body, with everything around them left behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.folding import fold
from archive.reading.blocks import build_body, looks_like_heading
from archive.reading.bylines import is_name
from archive.reading.date import Published
from archive.reading.decoding import MAX_TEXT, decode
from archive.reading.furniture import first_prose, is_furniture, segments, tells_of_the_site, text_lines
from archive.reading.html import draft_of_html, is_html
from archive.reading.imprint import MASTHEAD_WARNING, Surroundings, authors_of, outlet_of, published_of
from archive.reading.language import language_of
from archive.reading.lines import Draft, Line, draft_of_text, is_sentence
from archive.reading.record import Block, Unreadable
from archive.reading.title import find_title, is_signature

_LOOKED_AT = 40
_LONGEST_HEAD = 200
"""Lines above the text among which a title is sought."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article's own parts, before any passage is sought in its body."""

    title: str | None
    title_basis: str
    published: Published
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    language: str
    body: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()


def read_page(data: bytes) -> Page:
    """A page's bytes as its article's parts; raises ``Unreadable`` with one clear sentence."""
    text = decode(data)
    markup = is_html(text)
    if not markup:
        _refuse_too_long(text)
    page = _assembled(draft_of_html(text) if markup else draft_of_text(text))
    if not page.body.strip():
        raise Unreadable("The page has no text besides menus and headings.")
    _refuse_too_long(page.body)
    return page


def _refuse_too_long(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise Unreadable(f"The page has more than {MAX_TEXT // 1_000_000} MB of text.")


def _assembled(draft: Draft) -> Page:
    lines, meta = draft.lines, draft.meta
    language = language_of(" ".join(line.text for line in lines[:200]), meta.language)
    position = _position_of_title(draft)
    start = 0 if position is None else position + 1
    untitled = position is None and draft.shape != "html"
    end = max(min(first_prose(lines), start + _LONGEST_HEAD), start)
    above, under = (lines[:end], ()) if untitled else (lines[: start - 1] if start else (), lines[start:end])
    kept = [*_own_lines(above if untitled else under, draft.shape, untitled), *lines[end:]]
    body, blocks = build_body(text_lines(kept), draft.shape)
    around = Surroundings(above=above, under=under, lines=lines, body=body, language=language)
    title = meta.title or (lines[position].text if position is not None else None)
    published = published_of(meta, around)
    return Page(
        title=title,
        title_basis="none" if not title else "meta" if meta.title else "text",
        published=published,
        authors=authors_of(meta, around, draft.shape),
        outlet=outlet_of(meta, around),
        url=meta.url if (meta.url or "").startswith(("http://", "https://")) else None,
        language=language,
        body=body,
        blocks=blocks,
        warnings=(MASTHEAD_WARNING,) if published.basis == "masthead" else (),
    )


def _position_of_title(draft: Draft) -> int | None:
    """Where the title stands among the lines; a title that the page states outside its text may stand in it too."""
    lines, title = draft.lines, draft.meta.title
    if title:
        folded = fold(title)
        stated = [position for position, line in enumerate(lines[:_LOOKED_AT]) if fold(line.text) == folded]
        if stated or draft.shape == "html":
            return stated[0] if stated else None
    prose = min(first_prose(lines), _LONGEST_HEAD)
    return find_title(lines[:prose], lines[prose:])


def _own_lines(head: Sequence[Line], shape: str, untitled: bool) -> list[Line]:
    """What of the lines before the running text is text: a deck (sentences), a marked heading, a plain heading right above the text."""
    kept = []
    for position, line in enumerate(head):
        if is_signature(line.text) or is_furniture(line.text) or tells_of_the_site(line.text):
            continue
        last = position == len(head) - 1
        heading = line.kind == "heading" or shape == "text" and last and not untitled and looks_like_heading(line.text)
        name = line.kind == "paragraph" and is_name(line.text)
        if len(segments(line.text)) == 1 and not name and (heading or is_sentence(line.text)):
            kept.append(line)
    return kept
