"""Sources that stand by themselves: *“Leaf and Paste” (Imaginary Press, July 2025)*, a footnote, a line that begins with *Source:*."""

from collections.abc import Iterator

from archive.reading.citing.evidence import speaking_verb
from archive.reading.citing.naming import Source, cite, is_title, issued_of, shown
from archive.reading.citing.phrases import Page, brackets_end, date_within
from archive.reading.citing.publishers import last_body_before
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import DOCUMENTS, ISSUED
from archive.reading.marks import Quoted
from archive.reading.mentions import Placed
from archive.reading.record import Citation

_LABELS = words("source sources fuente fuentes footnote")
_NOTES = _LABELS | {"["}
_LONGEST_NOTE = 60
_FEWEST_WORDS = 2


def by_titles(page: Page) -> Iterator[Citation]:
    """Titles with their imprint in brackets, and notes."""
    for quoted in page.text.quotes:
        if (found := _with_imprint(page, quoted)) or (found := _followed(page, quoted)):
            yield found
    for body in page.bodies:
        if found := _owned(page, body):
            yield found
    for index in page.text.places_of(_NOTES):
        if found := _note(page, index):
            yield found


def _with_imprint(page: Page, quoted: Quoted) -> Citation | None:
    """*“Title” (Publisher, July 2025)*."""
    index = page.text.index_at(quoted.end + 1)
    if not quoted.closed or page.low(index) != "(" or page.tokens[index].start - quoted.end > 2:
        return None
    end = brackets_end(page, index)
    title = page.text.body[quoted.start : quoted.end].rstrip(",.;")
    dated = date_within(page, page.tokens[index].start, page.tokens[end - 1].start) if end else None
    year = _year_within(page, index, end or index)
    if end is None or not (dated or year) or not is_title(title):
        return None
    publisher = _imprint(page, index, end)
    span = quoted.start - 1, page.tokens[end - 1].end
    nouns = [page.low(at) for at in range(max(page.text.index_at(quoted.start - 1) - 2, 0), index) if page.low(at) in DOCUMENTS]
    source = Source(title, publisher, DOCUMENTS[nouns[0]] if nouns else "report", dated.printed if dated else year)
    return cite(page, span, source, "imprint", f"title in quotation marks before the imprint {shown(page.printed(index, end))}")


def _followed(page: Page, quoted: Quoted) -> Citation | None:
    """*Its “Wet and Wetter 2025”, released in May, notes*: a title behind a possessive, and a verb by which it speaks."""
    opening = page.text.index_at(quoted.start - 1)
    title = page.text.body[quoted.start : quoted.end].rstrip(",.;")
    possessive = opening > 0 and (page.tokens[opening - 1].kind == "possessive" or page.low(opening - 1) in ("its", "su"))
    if not possessive or not quoted.closed or len(title.split()) < _FEWEST_WORDS or not is_title(title):
        return None
    at = page.text.index_at(quoted.end + 1)
    verb = speaking_verb(page, at - 1, closes=True)
    if verb is None:
        return None
    owner = page.body_at(opening - 2) if page.tokens[opening - 1].kind == "possessive" else last_body_before(page, quoted.start, reach=500)
    span = owner.start if owner and owner.end >= page.tokens[opening - 2].start else page.tokens[opening - 1].start, quoted.end + 1
    source = Source(title, owner.actor.name if owner else None, "report", issued_of(page, at - 1, at - 1, at))
    return cite(page, span, source, "titled", f"title in quotation marks with the verb {shown(verb.text)}")


def _owned(page: Page, body: Placed) -> Citation | None:
    """*X’s Hunger and Mobility in Dry Lands, published in May, found*: capitals behind a possessive, issued, with a verb."""
    first = page.text.index_at(body.end) + 1
    if first >= len(page.tokens) or page.tokens[first - 1].kind != "possessive" or not page.tokens[first].is_capital:
        return None
    comma = next((at for at in range(first + 1, page.limit(first, 14)) if page.tokens[at].kind == "mark"), None)
    if comma is None or page.tokens[comma].text != "," or page.low(comma + 1) not in ISSUED or comma - first < _FEWEST_WORDS + 1:
        return None
    title = page.printed(first, comma)
    verb = speaking_verb(page, comma - 1)
    if verb is None or not is_title(title) or page.mentions.at(page.tokens[comma - 1].start):
        return None
    source = Source(title, body.actor.name, "report", issued_of(page, comma - 1, comma - 1, comma))
    return cite(page, (body.start, page.tokens[comma - 1].end), source, "titled", f"title {shown(title)} with the verb {shown(verb.text)}")


def _imprint(page: Page, first: int, end: int) -> str | None:
    """The publisher before the comma in the brackets."""
    body = next((found for position in range(first + 1, end) if (found := page.body_at(position))), None)
    if body:
        return body.actor.name
    comma = next((position for position in range(first + 1, end) if page.tokens[position].text == ","), None)
    return page.printed(first + 1, comma) if comma and comma > first + 1 and page.tokens[first + 1].is_capital else None


def _year_within(page: Page, first: int, end: int) -> str | None:
    return next((str(year) for position in range(end - 1, first - 1, -1) if (year := page.year_at(position))), None)


def _note(page: Page, first: int) -> Citation | None:
    """*Source: Imaginary Bureau*, *[3] Ada Roe, Wet and Wetter, 2021.*: a paragraph of its own that opens at ``first``."""
    block = page.text.block_at(page.tokens[first].start)
    if block.kind != "paragraph" or page.text.index_at(block.start) != first:
        return None
    end = page.text.index_at(block.end)
    if end - first > _LONGEST_NOTE or end - first < _FEWEST_WORDS:
        return None
    if page.low(first) in _LABELS and page.tokens[first].is_capital:
        colon = next((position for position in range(first + 1, min(first + 3, end)) if page.tokens[position].text == ":"), None)
        return _labelled(page, first, colon + 1, end) if colon and colon + 1 < end else None
    if page.tokens[first].text == "[" and page.low(first + 2) == "]" and page.tokens[first + 1].kind == "number":
        return _footnote(page, first + 3, end, f"footnote mark {shown(page.printed(first, first + 3))}")
    return None


def _labelled(page: Page, label: int, first: int, end: int) -> Citation | None:
    why = f"the line opens with {shown(page.printed(label, first))}"
    if footnote := _footnote(page, first, end, why):
        return footnote
    stop = end - 1 if page.tokens[end - 1].text == "." else end
    if stop <= first or not page.tokens[first].is_capital:
        return None
    body = next((found for position in range(first, stop) if (found := page.body_at(position))), None)
    printed = page.printed(first, stop)
    year = _year_within(page, first, stop)
    source = Source(printed[:300], body.actor.name if body else None, "report", year)
    return cite(page, (page.tokens[first].start, page.tokens[stop - 1].end), source, "note", why)


def _footnote(page: Page, first: int, end: int, why: str) -> Citation | None:
    """*Author, Title, year*: the title in quotation marks, or between the first comma and the next."""
    if first >= end:
        return None
    year = _year_within(page, first, end)
    stop = end - 1 if page.tokens[end - 1].text == "." else end
    quoted = next(iter(page.text.quotes_within(page.tokens[first].start, page.tokens[end - 1].end)), None)
    title = page.text.body[quoted.start : quoted.end].rstrip(",.") if quoted else None
    commas = [position for position in range(first, stop) if page.tokens[position].text == ","]
    if title is None and len(commas) > 1 and year and commas[1] > commas[0] + 1:
        title = page.printed(commas[0] + 1, commas[1])
    if title is None or not is_title(title) or not year and not quoted:
        return None
    body = next((found for position in range(first, stop) if (found := page.body_at(position))), None)
    dated = date_within(page, page.tokens[first].start, page.tokens[end - 1].end)
    source = Source(title, body.actor.name if body else None, "report", dated.printed if dated else year)
    return cite(page, (page.tokens[first].start, page.tokens[stop - 1].end), source, "note", why)
