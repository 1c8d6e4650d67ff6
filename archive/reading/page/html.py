"""HTML pages: their text as lines, what they state, and what they show around the headline.

Our own reading of JSON-LD and meta beats the extractors on dates and titles (measured in reading-facts.md); trafilatura finds the text,
and an author where the page names one in no way that we know; htmldate is asked only of whole pages that carry no date of their own,
for on fragments it invents some.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any
from unicodedata import normalize

import htmldate
import trafilatura
from lxml import etree, html
from trafilatura.settings import Extractor

from archive.folding import fold
from archive.reading.lexicon.html import HEADLINE_CLASSES
from archive.reading.page import stated
from archive.reading.page.asides import Asides
from archive.reading.page.furniture import is_furniture
from archive.reading.page.headlines import Site, chosen_headline
from archive.reading.page.lines import Draft, Line, Meta
from archive.reading.page.linked_data import LinkedData
from archive.reading.page.site_names import is_sites_own, site_names
from archive.reading.page.stated import text_of
from archive.reading.page.stated_authors import authors_of
from archive.reading.record import Unreadable

_MARKUP = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*){0,5}"
    r"<(?:!doctype html|html|head|body|div|article|main|section|p|h[1-6]|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:p|div|html|article|body|h[1-6])>", re.IGNORECASE)
_BLOCKS = {"p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
_ASIDES = {"script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "figcaption"}
_UNSEEN = {"script", "style", "noscript", "template", "svg", "select", "iframe", "head", "button", "blockquote"}
_BREAKING = _BLOCKS | {"div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "td", "tr", "table", "br", "hr",
                       "figure", "figcaption", "address", "dl", "dt", "dd", "form", "body"}  # fmt: skip
_EXTRACTED = Extractor(output_format="xml", comments=False, tables=False, recall=True)
_MOST_SHOWN = 3_000
_MOST_HEADINGS = 20
_MOST_READ = 100
_FULL_WORDS = 4


def is_html(text: str) -> bool:
    """Whether a page is HTML: it opens with markup and closes some."""
    return bool(_MARKUP.match(text)) and bool(_CLOSED.search(text))


def draft_of_html(source: str) -> Draft:
    """An HTML page as a draft. Raises ``Unreadable`` where it has no text."""
    tree = _parsed(source)
    lines = tuple(_lines_by_trafilatura(source))
    if len(lines) < 2:  # nothing, or all of a short page in one lump
        lines = tuple(_lines_by_elements(tree)) or lines
    if not lines:
        raise Unreadable("The page has markup but no text.")
    asides = Asides(tree)
    meta = _meta_of(tree, asides)
    return Draft(lines=lines, meta=meta, shape="html", shown=tuple(_shown(tree, asides))[:_MOST_SHOWN], source=source)


def date_by_htmldate(source: str) -> str | None:
    """The day that htmldate finds on a whole page outside its asides; ``None`` for a fragment, which has no head of its own."""
    if "<head" not in source[:5000].lower() or "<title" not in source[:200_000].lower():
        return None
    tree = _parsed(source)
    asides = Asides(tree)
    for element in [element for element in tree.iter() if isinstance(element.tag, str) and asides.begin_at(element)]:
        if element.tag != "script" and element.getparent() is not None:
            element.drop_tree()
    found: str | None = htmldate.find_date(tree, original_date=True, extensive_search=False)
    return found


def author_by_trafilatura(source: str) -> str | None:
    """The author that trafilatura finds, several divided by semicolons."""
    found = trafilatura.extract_metadata(source, extensive=False)
    author: str | None = found.author if found else None
    return author


def _parsed(source: str) -> Any:
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError as error:
        raise Unreadable("The page has markup but no text.") from error


def _meta_of(tree: Any, asides: Asides) -> Meta:
    fields = stated.fields_of(tree)
    canonical = stated.address_of(tree, fields)
    scripts = [script.text_content() for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    data = LinkedData(scripts, canonical)
    address = canonical or stated.first_address(data.addresses())
    outlet = stated.outlet_of(data, fields)
    site = Site.of(outlet, address, site_names(tree))
    titles, named = stated.titles_of(data, fields), _named(tree)
    title, basis = chosen_headline(titles, _headings(tree, asides, [*titles, named]), named, site)
    language = data.text("inLanguage") or tree.get("lang") or next(iter(fields.get("og:locale", fields.get("language", []))), None)
    persons, organisations = authors_of(tree, asides, data, fields, site)
    return Meta(
        title=title,
        title_basis=basis,
        published=stated.published_of(tree, asides, data, fields, (language or "en")[:2].lower()),
        authors=persons,
        organisations=organisations,
        outlet=outlet,
        url=address,
        language=language,
    )


def _headings(tree: Any, asides: Asides, titles: Sequence[str]) -> list[str]:
    """The headings that may be the title: marked headlines, then those of the article, then others outside menus, the site's own last."""
    found: list[tuple[int, str]] = []
    others = tree.xpath("//*[@itemprop='headline' and not(self::h1) and not(self::meta)]")
    for element in [*islice(tree.iter("h1"), _MOST_READ), *others[:_MOST_READ], *_marked(tree), *_named_again(tree, titles)]:
        around = {ancestor.tag for ancestor in element.iterancestors()}
        if (text := text_of(element)) and not asides.hold(element):
            marked = "headline" in f"{element.get('itemprop')} {element.get('class')}".lower() or _is_headline(element)
            own = not marked and is_sites_own(element)
            named = element.tag in ("h2", "h3")
            found.append((3 if own else 0 if marked else 1 if named or around & {"article", "main"} else 2, text))
    sure = any(rank < 3 for rank, _ in found)
    return [text for rank, text in sorted(dict.fromkeys(found), key=lambda entry: entry[0]) if rank < 3 or not sure][:_MOST_HEADINGS]


def _marked(tree: Any) -> list[Any]:
    """The one heading below the first level that is marked as the headline; several of them are a list of articles."""
    found = [element for element in tree.iter("h2", "h3") if _is_headline(element)]
    return found if len(found) == 1 else []


def _named_again(tree: Any, titles: Sequence[str]) -> list[Any]:
    """The lower heading that says again what a stated title opens or ends with, as where the first level is the site's name."""
    folded = [fold(title) for title in titles[:_MOST_HEADINGS]]
    for element in islice(tree.iter("h2", "h3"), _MOST_HEADINGS):
        text = fold(text_of(element))
        if len(text.split()) >= _FULL_WORDS and any(title.startswith(text) or title.endswith(text) for title in folded):
            return [element]
    return []


def _is_headline(element: Any) -> bool:
    return not HEADLINE_CLASSES.isdisjoint((element.get("class") or "").lower().split())


def _named(tree: Any) -> str:
    title = tree.find(".//title")
    return text_of(title) if title is not None else ""


def _shown(tree: Any, asides: Asides) -> Iterator[Line]:
    """The lines that the page shows, menus and other articles left out: what stands around the headline tells day and author."""
    parts: list[str] = []
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        hidden = not isinstance(element.tag, str) or element.tag in _UNSEEN or asides.begin_at(element)
        if element.tag in _BREAKING:
            if line := " ".join("".join(parts).split()):
                yield Line(line, kind="paragraph")
            parts = []
        if event == "start" and hidden:
            walker.skip_subtree()
        elif text := element.tail if event == "end" else element.text:
            parts.append(_apart(parts, text))


def _apart(parts: list[str], text: str) -> str:
    """``text`` with a dot before it where a page glues a capital or figure of one element to the word of another."""
    glued = parts and parts[-1][-1].isalnum() and (text[0].isupper() or text[0].isdigit())
    return f" · {text}" if glued else text


def _lines_by_trafilatura(source: str) -> Iterator[Line]:
    found = trafilatura.bare_extraction(source, options=_EXTRACTED)
    for element in found.body.iter("head", "p", "quote", "item") if found is not None else ():
        nested = any(ancestor.tag in ("p", "quote", "item") for ancestor in element.iterancestors())
        text = _printable(text_of(element))
        if text and not nested and not (element.tag == "item" and is_furniture(text)):
            yield Line(text, kind=_KINDS[element.tag], level=_level(element))


def _printable(text: str) -> str:
    """A text in composed letters, without the marks of direction and width that pages hide in it."""
    text = normalize("NFC", text)
    return text if text.isprintable() else "".join(one for one in text if one.isprintable() or one.isspace()).strip()


_KINDS = {"head": "heading", "p": "paragraph", "quote": "quote", "item": "item"}


def _level(element: Any) -> int | None:
    rend = element.get("rend") or ""
    return int(rend[1]) if element.tag == "head" and rend[1:2].isdigit() else None


def _lines_by_elements(tree: Any) -> Iterator[Line]:
    """The text of a page that trafilatura makes nothing of: its block elements outside menus and forms."""
    for element in tree.iter(*_BLOCKS):
        if any(ancestor.tag in _ASIDES or ancestor.tag in _BLOCKS for ancestor in element.iterancestors()):
            continue
        if text := text_of(element):
            heading = element.tag[0] == "h" and element.tag[1:].isdigit()
            yield Line(text, kind="heading" if heading else "quote" if element.tag == "blockquote" else "paragraph",
                       level=int(element.tag[1]) if heading else None)  # fmt: skip
