"""HTML pages: what they say of themselves (JSON-LD, meta elements, headline, time), and their text as lines.

Our own reading of JSON-LD and meta beats the extractors on dates and titles (measured in reading-facts.md); trafilatura finds the text;
htmldate is asked only of whole pages that carry no date of their own, for on fragments it invents some.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import htmldate
import trafilatura
from lxml import etree, html

from archive.reading.bylines import is_name
from archive.reading.date import from_url
from archive.reading.furniture import is_furniture
from archive.reading.lines import Draft, Line, Meta
from archive.reading.record import Unreadable
from archive.reading.title import without_outlet

_MARKUP = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*){0,5}"
    r"<(?:!doctype html|html|head|body|div|article|main|section|p|h[1-6]|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:p|div|html|article|body|h[1-6])>", re.IGNORECASE)
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")
_TITLE_FIELDS = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_DATE_FIELDS = ("article:published_time", "og:published_time", "citation_publication_date", "citation_date", "parsely-pub-date", "dc.date",
                "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "datepublished", "date", "pubdate", "publish-date",
                "publish_date", "publication_date", "sailthru.date", "article.published")  # fmt: skip
_AUTHOR_FIELDS = (
    "citation_author",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_OUTLET_FIELDS = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_AUTHOR_ELEMENTS = "//*[@rel='author' or @itemprop='author' or contains(@class, 'author') or contains(@class, 'byline')]"
_SPACES = re.compile(r"\s+")
_BLOCKS = {"p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
_ASIDES = {"script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "figcaption"}


def is_html(text: str) -> bool:
    """Whether a page is HTML: it opens with markup and closes some."""
    return bool(_MARKUP.match(text)) and bool(_CLOSED.search(text))


def draft_of_html(source: str) -> Draft:
    """An HTML page as a draft. Raises ``Unreadable`` where it has no text."""
    tree = _parsed(source)
    everything = list(_linked_data(tree))
    data = [item for kind in _ARTICLE_TYPES for item in everything if _type_of(item).endswith(kind)]
    meta = _meta_of(tree, data, {item["@id"]: item for item in everything if isinstance(item.get("@id"), str) and "name" in item})
    lines = tuple(_lines_by_trafilatura(source))
    if len(lines) < 2:  # nothing, or all of a short page in one lump
        lines = tuple(_lines_by_elements(tree)) or lines
    if not lines:
        raise Unreadable("The page has markup but no text.")
    own = {heading for heading in map(_text_of, tree.iter("h1")) if heading}
    if meta.title and meta.title not in own and lines[0].text not in (meta.title, *own):
        meta.title = without_outlet(meta.title, meta.outlet, lambda title: title in own)
    if meta.published is None and from_url(meta.url) is None and tree.find("head/title") is not None:
        meta.published = htmldate.find_date(source, original_date=True, extensive_search=False)
    return Draft(lines=lines, meta=meta, shape="html")


def _parsed(source: str) -> Any:
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError as error:
        raise Unreadable("The page has markup but no text.") from error


def _text_of(element: Any) -> str:
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                pending = [json.loads(script.text_content(), strict=False)]
            except (ValueError, RecursionError):
                continue  # A page's own broken script says nothing; the rest of the page still does.
            while pending:
                item = pending.pop()
                if isinstance(item, list):
                    pending += item
                elif isinstance(item, dict):
                    pending += [item[key] for key in ("@graph", "mainEntity") if key in item]
                    yield item


def _type_of(item: dict[str, Any]) -> str:
    return str(item.get("@type", "")).lower().strip("[]'")


def _meta_of(tree: Any, data: list[dict[str, Any]], named: dict[str, dict[str, Any]]) -> Meta:
    fields = _meta_fields(tree)
    authors = next((names for item in data if (names := _names(item.get("author"), named))), ()) or _authors(tree, fields)
    outlet = next((names[0] for item in data if (names := _names(item.get("publisher"), named))), None) or _first(fields, _OUTLET_FIELDS)
    return Meta(
        title=_string(data, "headline") or _first(fields, _TITLE_FIELDS) or _headline(tree, outlet),
        published=_string(data, "datePublished", "dateCreated") or _first(fields, _DATE_FIELDS) or _time(tree),
        authors=authors,
        outlet=outlet,
        url=_address(tree, fields, data),
        language=_string(data, "inLanguage") or tree.get("lang") or _first(fields, ("og:locale", "language")),
    )


def _meta_fields(tree: Any) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = _SPACES.sub(" ", element.get("content") or "").strip()
        if name and content:
            fields.setdefault(name, []).append(content)
    return fields


def _first(fields: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((fields[name][0] for name in names if name in fields), None)


def _string(data: list[dict[str, Any]], *keys: str) -> str | None:
    values = (item.get(key) for key in keys for item in data)
    found = next((value for value in values if isinstance(value, str) and value.strip()), None)
    return _SPACES.sub(" ", unescape(found)).strip() if found else None


def _names(value: Any, named: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """Names in JSON-LD: a string, an object with a name or with the ``@id`` of one that has it, or a list of these."""
    items = value if isinstance(value, list) else [value]
    objects = [named.get(str(item.get("@id")), item) if isinstance(item, dict) and "name" not in item else item for item in items]
    names = [item.get("name") if isinstance(item, dict) else item for item in objects]
    return tuple(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip() and "://" not in name))


def _authors(tree: Any, fields: dict[str, list[str]]) -> tuple[str, ...]:
    for name in _AUTHOR_FIELDS:
        values = [value for value in fields.get(name, []) if "://" not in value]
        if values:
            return tuple(dict.fromkeys(part.strip() for value in values for part in re.split(r";|,| and | y ", value) if part.strip()))
    linked = [_text_of(element) for element in tree.xpath(_AUTHOR_ELEMENTS)[:5]]
    return tuple(dict.fromkeys(name for name in linked if is_name(name)))


def _headline(tree: Any, outlet: str | None) -> str | None:
    headings = [text for element in tree.iter("h1") if (text := _text_of(element)) and text != outlet]
    title = tree.find(".//title")
    named = _text_of(title) if title is not None else ""
    if len(headings) == 1 or headings and not named:
        return headings[0]
    return without_outlet(named, outlet, lambda start: start in headings) or None


def _time(tree: Any) -> str | None:
    for element in tree.iter("time"):
        if stamp := element.get("datetime"):
            return str(stamp)
    return None


def _address(tree: Any, fields: dict[str, list[str]], data: list[dict[str, Any]]) -> str | None:
    canonical = [element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    page = [item.get("mainEntityOfPage") for item in data]
    linked = [item.get("@id") if isinstance(item, dict) else item for item in page] + [item.get("url") for item in data]
    for address in (*canonical, *fields.get("og:url", []), *linked):
        if isinstance(address, str) and address.strip().startswith(("http://", "https://")):
            return address.strip()
    return None


def _lines_by_trafilatura(source: str) -> Iterator[Line]:
    extracted = trafilatura.extract(source, output_format="xml", include_comments=False, include_tables=False, favor_recall=True)
    main = etree.fromstring(extracted.encode("utf-8")).find("main") if extracted else None
    for element in main.iter("head", "p", "quote", "item") if main is not None else ():
        nested = any(ancestor.tag in ("p", "quote", "item") for ancestor in element.iterancestors())
        text = _text_of(element)
        if text and not nested and not (element.tag == "item" and is_furniture(text)):
            yield Line(text, kind=_KINDS[element.tag], level=_level(element))


_KINDS = {"head": "heading", "p": "paragraph", "quote": "quote", "item": "item"}


def _level(element: Any) -> int | None:
    rend = element.get("rend") or ""
    return int(rend[1]) if element.tag == "head" and rend[1:2].isdigit() else None


def _lines_by_elements(tree: Any) -> Iterator[Line]:
    """The text of a page that trafilatura makes nothing of: its block elements outside menus and forms."""
    for element in tree.iter(*_BLOCKS):
        if any(ancestor.tag in _ASIDES | _BLOCKS for ancestor in element.iterancestors()):
            continue
        if text := _text_of(element):
            heading = element.tag[0] == "h" and element.tag[1:].isdigit()
            yield Line(text, kind="heading" if heading else "quote" if element.tag == "blockquote" else "paragraph",
                       level=int(element.tag[1]) if heading else None)  # fmt: skip
