"""What the head of an article's page says to programs: DCTERMS, Highwire's ``citation_*``, OpenGraph, and COinS in its body. Pure.

Zotero takes unAPI's RIS first (``unapi``); without it, DCTERMS with the type below make a newspaper article, which is why the others name
no journal: a journal's title would make a journal article of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from archive.exchange.references import ARCHIVE, Reference

ZOTERO_TYPE = "newspaperArticle"


@dataclass(frozen=True, slots=True)
class Tag:
    """A ``meta`` element: ``attribute`` is ``name``, or ``property`` as OpenGraph wants it."""

    attribute: str
    key: str
    content: str


def tags_of(reference: Reference) -> list[Tag]:
    """All ``meta`` elements of a reference; what is not known has none."""
    named = (Tag("name", key, content) for key, content in (*_dcterms(reference), *_highwire(reference)) if content)
    return [*named, *(Tag("property", key, content) for key, content in _open_graph(reference) if content)]


def _dcterms(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "DCTERMS.title", reference.title
    yield "DCTERMS.type", ZOTERO_TYPE
    for author in reference.authors:
        yield "DCTERMS.creator", author.inverted
    yield "DCTERMS.issued", reference.date
    yield "DCTERMS.available", reference.accessed.isoformat() if reference.accessed else ""
    yield "DCTERMS.publisher", reference.outlet
    yield "DCTERMS.identifier", reference.archive_url
    yield "DCTERMS.source", reference.url
    yield "DCTERMS.language", reference.language
    yield "DCTERMS.rights", reference.rights
    for keyword in reference.keywords:
        yield "DCTERMS.subject", keyword


def _highwire(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "citation_title", reference.title
    for author in reference.authors:
        yield "citation_author", author.inverted
    yield "citation_publication_date", reference.date.replace("-", "/")
    yield "citation_publisher", reference.outlet
    yield "citation_language", reference.language
    yield "citation_public_url", reference.archive_url


def _open_graph(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", reference.title
    yield "og:url", reference.archive_url
    yield "og:site_name", ARCHIVE
    if len(reference.date_parts) == 3:  # a moment in time: a month or a year is none
        yield "article:published_time", reference.date
    for author in reference.authors:
        yield "article:author", author.printed


def coins_of(reference: Reference) -> str:
    """The context object of a COinS span (OpenURL 1.0, in its Dublin Core format)."""
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rfr_id", f"info:sid/{ARCHIVE}"),
        ("rft.type", ZOTERO_TYPE),
        ("rft.title", reference.title),
        *(("rft.creator", author.inverted) for author in reference.authors),
        ("rft.date", reference.date),
        ("rft.source", reference.outlet),
        ("rft.identifier", reference.url or reference.archive_url),
        ("rft.language", reference.language),
        ("rft.rights", reference.rights),
    ]
    return urlencode([(key, value) for key, value in pairs if value])
