"""Atom (RFC 4287): a page of a feed as XML, with links to the other pages (RFC 5005). Knows neither Django nor the archive."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
DCTERMS = "http://purl.org/dc/terms/"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold, however they are escaped."""
_PREFIXES: Any = {None: ATOM, "dcterms": DCTERMS}
"""``Any``, since the stubs know no namespace without a prefix."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed that has no entry yet was updated: the standard asks for a moment, and this one never changes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed; ``date`` is its own date, printed to its precision."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    date: str | None
    authors: tuple[str, ...]
    summary: str
    topics: tuple[tuple[str, str], ...]
    """Slugs and names."""
    rights: str
    language: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed; ``links`` are absolute addresses by relation."""

    id: str
    title: str
    author: str
    links: Mapping[str, str]
    entries: tuple[Entry, ...]


def as_atom(feed: Feed) -> bytes:
    """The page as a document of XML: the same bytes for the same feed."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_PREFIXES)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(max((entry.updated for entry in feed.entries), default=NEVER)))
    _person(root, feed.author)
    for relation, address in feed.links.items():
        _link(root, relation, address)
    for entry in feed.entries:
        _entry(root, entry)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(root: etree._Element, entry: Entry) -> None:
    one = etree.SubElement(root, f"{{{ATOM}}}entry", {_LANGUAGE: clean(entry.language)})
    _text(one, "id", entry.id)
    _text(one, "title", entry.title)
    _link(one, "alternate", entry.url)
    _text(one, "published", _moment(entry.published))
    _text(one, "updated", _moment(entry.updated))
    if entry.date:
        etree.SubElement(one, f"{{{DCTERMS}}}date").text = clean(entry.date)
    for author in entry.authors:
        _person(one, author)
    for slug, name in entry.topics:
        etree.SubElement(one, f"{{{ATOM}}}category", {"term": slug, "label": clean(name)})
    _text(one, "summary", entry.summary)
    if entry.rights:
        _text(one, "rights", entry.rights)


def clean(text: str) -> str:
    """``text`` without the characters that XML can't hold."""
    return _FORBIDDEN.sub("", text)


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = clean(text)


def _person(parent: etree._Element, name: str) -> None:
    _text(etree.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _link(parent: etree._Element, relation: str, address: str) -> None:
    kind = "text/html" if relation == "alternate" else "application/atom+xml"
    etree.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "type": kind, "href": clean(address)})


def _moment(moment: datetime) -> str:
    """RFC 3339, to the second, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
