"""Pages: from bytes to the article's own parts: title, imprint and body, with everything around them left behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.folding import fold
from archive.reading.dating.date import Published, from_stamp
from archive.reading.page.blocks import build_body, looks_like_heading
from archive.reading.page.bylines import names_of, opens_a_byline
from archive.reading.page.closing_notes import introduced
from archive.reading.page.datelines import without_dateline
from archive.reading.page.decoding import MAX_TEXT, decode
from archive.reading.page.furniture import first_prose, is_furniture, segments, tells_of_the_site, text_lines
from archive.reading.page.headlines import without_site
from archive.reading.page.html import author_by_trafilatura, date_by_htmldate, draft_of_html, is_html
from archive.reading.page.imprint import authors_of, outlet_of
from archive.reading.page.language import language_of
from archive.reading.page.lines import Draft, Line, draft_of_text, is_sentence
from archive.reading.page.main_text import main_end, main_start
from archive.reading.page.printed_names import is_name, opens_with_a_given_name
from archive.reading.page.publication import MASTHEAD_WARNING, published_of
from archive.reading.page.signatures import is_signature
from archive.reading.page.surroundings import Surroundings
from archive.reading.page.title import find_title
from archive.reading.record import Block, Unreadable

_LOOKED_AT = 40
_LONGEST_HEAD = 200
"""Lines between the title and the text at most."""
_UNDER_HEADLINE = 30
_UNDER_TEXT = 3
_OPENING_WORDS = 4
_LONGEST_SIGNED = 120
_RIGHT_ABOVE = 2
_HEADLINE_LINES = 5
"""Lines over an HTML page's headline in which a signed byline may stand."""


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
    position, end = _title_and_text(draft)
    start = 0 if position is None else position + 1
    untitled = position is None and draft.shape != "html"
    above: Sequence[Line]
    under: Sequence[Line]
    above, under = (lines[:end], ()) if untitled else (lines[: start - 1] if start else (), lines[start:end])
    own = [*_own_lines(above if untitled else under, draft.shape, untitled), *lines[end:]]
    texts: Sequence[Line] = text_lines(own, main_end(own))
    opening = next((line.text for line in texts if line.kind != "heading"), "")
    if draft.shape == "html":
        above, under = _around_headline(draft)
    texts = _without_notes(_without_datelines(texts, language), [*meta.authors, *(line.text for line in under)])
    body, blocks = build_body(texts, draft.shape)
    below = _under_text(draft.shown if draft.shape == "html" else lines, texts)
    around = Surroundings(above=above, under=under, lines=lines, body=body, language=language, below=below, opening=opening)
    outlet = outlet_of(meta, around)
    title = meta.title or (_printed_title(lines, position, outlet) if position is not None else None)
    published = published_of(meta, around)
    if published.value is None and draft.shape == "html":
        published = _dated_by_htmldate(draft)
    return Page(
        title=title,
        title_basis="none" if not title else meta.title_basis if meta.title else "text",
        published=published,
        authors=authors_of(meta, around, draft.shape) or _authors_by_trafilatura(draft),
        outlet=outlet,
        url=meta.url if (meta.url or "").startswith(("http://", "https://")) else None,
        language=language,
        body=body,
        blocks=blocks,
        warnings=(MASTHEAD_WARNING,) if published.basis == "masthead" else (),
    )


def _title_and_text(draft: Draft) -> tuple[int | None, int]:
    """Where the title stands among the lines, if it does, and where the text begins."""
    lines, html = draft.lines, draft.shape == "html"
    begins = first_prose(lines) if html else main_start(lines)
    position = _position_of_stated(draft)
    if position is None and not (html and draft.meta.title):
        position = find_title(lines[:begins], lines[begins:])
    start = 0 if position is None else position + 1
    if begins < start:
        begins = start + (first_prose(lines[start:]) if html else main_start(lines[start:]))
    if begins < len(lines):
        begins = min(begins, start + _LONGEST_HEAD)
    return position, max(begins, start)


def _printed_title(lines: Sequence[Line], position: int, outlet: str | None) -> str:
    """The title's line; a page's first line may be its ``<title>`` with the site's name behind it."""
    text = lines[position].text
    return without_site(text, outlet) if position == 0 and " | " in text else text


def _position_of_stated(draft: Draft) -> int | None:
    """Where the title that a page states outside its text stands in it too."""
    folded = fold(draft.meta.title or "")
    return next((position for position, line in enumerate(draft.lines[:_LOOKED_AT]) if folded and fold(line.text) == folded), None)


def _around_headline(draft: Draft) -> tuple[Sequence[Line], Sequence[Line]]:
    """What an HTML page shows above and under its headline, up to its text."""
    shown, folded = draft.shown, fold(draft.meta.title or "")
    position = next((position for position, line in enumerate(shown) if folded and fold(line.text) == folded), None)
    if position is None:
        return (), ()
    under = shown[position + 1 : position + 1 + _UNDER_HEADLINE]
    above = max(position - _HEADLINE_LINES, min(_HEADLINE_LINES, max(position - _RIGHT_ABOVE, 0)))
    return shown[above:position], under[: main_start(under)]


def _under_text(lines: Sequence[Line], texts: Sequence[Line]) -> Sequence[Line]:
    """The first lines that a page shows behind its text's last one."""
    last = texts[-1].text if texts else ""
    position = next((position for position in reversed(range(len(lines))) if lines[position].text == last), len(lines))
    return lines[position + 1 : position + 1 + _UNDER_TEXT]


def _dated_by_htmldate(draft: Draft) -> Published:
    found = from_stamp(date_by_htmldate(draft.source))
    return Published(found.printed, found.precision, "meta") if found else Published()


def _authors_by_trafilatura(draft: Draft) -> tuple[str, ...]:
    """Names that trafilatura finds and that a short line of the page shows: those of quotations and other articles sign nothing."""
    stated = author_by_trafilatura(draft.source) if draft.shape == "html" else None
    names = dict.fromkeys(name for part in (stated or "").split(";") for name in names_of(part))
    lines = [fold(line.text) for line in draft.shown if len(line.text) <= _LONGEST_SIGNED] if names else []
    return tuple(name for name in names if any(fold(name) in line for line in lines))


def _without_notes(lines: Sequence[Line], signed: Sequence[str]) -> Sequence[Line]:
    """The text's lines without closing notes on who signed over it: ``"Ada Roe is a contributing editor."``."""
    kept = len(lines)
    while kept > 1 and any(name in text for name in introduced([lines[kept - 1].text]) for text in signed):
        kept -= 1
    return lines[:kept]


def _without_datelines(lines: Sequence[Line], language: str) -> list[Line]:
    """The text's lines, the first paragraph without its dateline."""
    kept = list(lines)
    first = next((position for position, line in enumerate(kept) if line.kind in ("plain", "paragraph")), None)
    if first is not None:
        kept[first] = replace(kept[first], text=without_dateline(kept[first].text, language))
    return kept


def _own_lines(head: Sequence[Line], shape: str, untitled: bool) -> list[Line]:
    """What of the lines before the running text is text: a deck (sentences), a marked heading, and right above the text a plain heading.

    A line with a colon there is text too: *The following is attributable to the ministry:*.
    """
    kept = []
    for position, line in enumerate(head):
        if is_signature(line.text) or is_furniture(line.text) or tells_of_the_site(line.text):
            continue
        last = position == len(head) - 1
        heading = line.kind == "heading" or shape == "text" and last and not untitled and looks_like_heading(line.text)
        signed = position > 0 and opens_a_byline(head[position - 1].text)
        name = signed or is_name(line.text) and (line.kind == "paragraph" or opens_with_a_given_name(line.text))
        opening = last and line.text.endswith(":") and line.text.count(" ") >= _OPENING_WORDS
        if len(segments(line.text)) == 1 and not name and (heading or opening or is_sentence(line.text)):
            kept.append(line)
    return kept
