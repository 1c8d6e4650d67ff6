"""Reading: what a raw page says, as a record. Pure functions; nothing here knows of a database.

``read`` takes a page as it came; ``read_text`` takes an article's own text, from an editor or after a change of the body. Both give the
same ``Record``; ``Unreadable`` is the only exception, with one clear sentence.
"""

from dataclasses import dataclass

from archive.reading.dating.date import Published
from archive.reading.gazetteer import Gazetteer
from archive.reading.known import KnownActor, KnownName, KnownTopic
from archive.reading.page.blocks import blocks_of
from archive.reading.page.decoding import MAX_TEXT
from archive.reading.page.language import language_of
from archive.reading.page.pages import Page, read_page
from archive.reading.passages import Passages, find_passages
from archive.reading.record import Record, Unreadable
from archive.reading.topics import propose_topics

__all__ = ["Gazetteer", "KnownActor", "KnownName", "KnownTopic", "RawPage", "Record", "Unreadable", "propose_topics", "read", "read_text"]


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as it came: its name and its bytes, ``RawPage("rain.txt", b"Rain in May\\n\\nIt rained for …")``."""

    name: str
    data: bytes


def read(page: RawPage, gazetteer: Gazetteer) -> Record:
    """The record of a raw page; raises ``Unreadable`` where it is empty, binary, too long, or holds no text."""
    parts = read_page(page.data)
    return _record(page.name, parts, find_passages(parts.title, parts.body, parts.blocks, parts.published, parts.language, gazetteer))


def read_text(
    title: str | None,
    body: str,
    gazetteer: Gazetteer,
    *,
    published_on: str | None = None,
    language: str | None = None,
    file: str = "",
) -> Record:
    """The record of a text that an editor typed or changed: blocks and passages of ``body`` as it stands, title and date as given.

    ``published_on`` is printed to its precision (``2026``, ``2026-03``, ``2026-03-03``). Line ends become Unix ones; nothing else of the
    body changes, so that reading a record's body again finds the same passages. Raises ``Unreadable`` where there is no text.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not body.strip():
        raise Unreadable("The text is empty.")
    if "\x00" in body:
        raise Unreadable("The text holds NUL characters.")
    if len(body) > MAX_TEXT:
        raise Unreadable(f"The text is longer than {MAX_TEXT // 1_000_000} MB.")
    precision = ("none", "year", "month", "day")[published_on.count("-") + 1 if published_on else 0]
    published = Published(published_on, precision, "editor" if published_on else "none")
    language = language or language_of(body)
    parts = Page(title=title, title_basis="editor" if title else "none", published=published, authors=(), outlet=None, url=None,
                 language=language, body=body, blocks=blocks_of(body))  # fmt: skip
    return _record(file, parts, find_passages(title, body, parts.blocks, published, language, gazetteer))


def _record(file: str, parts: Page, passages: Passages) -> Record:
    return Record(
        file=file,
        title=parts.title,
        title_basis=parts.title_basis,
        published_on=parts.published.value,
        date_precision=parts.published.precision,
        date_basis=parts.published.basis,
        authors=parts.authors,
        outlet=parts.outlet,
        url=parts.url,
        language=parts.language,
        body=parts.body,
        blocks=parts.blocks,
        actors=passages.actors,
        quotations=passages.quotations,
        citations=passages.citations,
        figures=passages.figures,
        forecasts=passages.forecasts,
        events=passages.events,
        warnings=(*parts.warnings, *passages.warnings),
    )
