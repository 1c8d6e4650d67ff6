from datetime import UTC, datetime, timedelta, timezone

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from search.atom import ATOM, Entry, Feed, as_atom, clean
from tests.archive.test_views import HOSTILE

NOON = datetime(2026, 1, 16, 13, 0, 0, 999, tzinfo=timezone(timedelta(hours=1)))
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def entry(title: str = "A title", **fields: object) -> Entry:
    """An entry that says little."""
    defaults = {
        "id": "tag:example.org,2026:article/1",
        "url": "https://example.org/articles/a-title/",
        "published": NOON,
        "updated": NOON + timedelta(days=1),
        "date": "2025-11",
        "authors": ("A. Author", "B. Author"),
        "summary": "Rice is dear.",
        "topics": (("trade", "Trade & aid"),),
        "rights": "CC BY 4.0",
        "language": "es",
    }
    return Entry(title=title, **{**defaults, **fields})  # type: ignore[arg-type]


def feed(*entries: Entry) -> bytes:
    """A feed of these entries."""
    links = {"self": "https://example.org/feed?a=1&b=2", "next": "https://example.org/feed?page=2", "alternate": "https://example.org/"}
    return as_atom(Feed("tag:example.org,2026:all", "All <of> it", "Archive", links, entries))


def test_a_feed_reader_reads_all_that_an_entry_says() -> None:
    read = feedparser.parse(feed(entry()))
    assert not read.bozo
    assert (read.feed.id, read.feed.title, read.feed.updated) == ("tag:example.org,2026:all", "All <of> it", "2026-01-17T12:00:00Z")
    assert {link.rel: link.href for link in read.feed.links}["self"] == "https://example.org/feed?a=1&b=2"
    (one,) = read.entries
    assert (one.id, one.title, one.link) == ("tag:example.org,2026:article/1", "A title", "https://example.org/articles/a-title/")
    assert (one.published, one.updated) == ("2026-01-16T12:00:00Z", "2026-01-17T12:00:00Z")
    assert [author.name for author in one.authors] == ["A. Author", "B. Author"]
    assert [(tag.term, tag.label) for tag in one.tags] == [("trade", "Trade & aid")]
    assert (one.summary, one.rights, one.title_detail.language) == ("Rice is dear.", "CC BY 4.0", "es")


def test_the_articles_own_date_is_there_to_its_precision() -> None:
    assert b"<dcterms:date>2025-11</dcterms:date>" in feed(entry())
    assert b"<dcterms:date>" not in feed(entry(date=None))


@given(language=texts, date=texts)
def test_whatever_is_held_as_language_or_date_a_feed_is_xml(language: str, date: str) -> None:
    assert etree.fromstring(feed(entry(language=language, date=date))).tag == f"{{{ATOM}}}feed"


def test_a_feed_without_entries_has_a_moment_all_the_same() -> None:
    read = feedparser.parse(feed())
    assert (read.bozo, read.feed.updated, read.entries) == (False, "1970-01-01T00:00:00Z", [])


@given(texts, texts, texts)
def test_any_text_makes_a_sound_document_and_comes_back(title: str, summary: str, author: str) -> None:
    data = feed(entry(title, summary=summary, authors=(author,)))
    root = etree.fromstring(data)
    said = {name: root.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}{name}") for name in ("title", "summary")}
    newlines = {ord("\r"): "\r"}
    assert said["title"] == clean(title).translate(newlines)
    assert said["summary"] == clean(summary).translate(newlines)
    assert not feedparser.parse(data).bozo


def test_markup_in_a_title_is_text() -> None:
    assert etree.fromstring(feed(entry(HOSTILE))).findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == HOSTILE


def test_the_same_feed_is_the_same_bytes() -> None:
    assert feed(entry()) == feed(entry(published=NOON.astimezone(UTC)))
