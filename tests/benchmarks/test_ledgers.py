"""The measurement of the ledgers: what it asks, and what it says of it."""

import pytest
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404

from archive.ledgers.settling import settle_articles
from archive.models import Article, Event
from benchmarks.ledgers import ADDRESSES, Asked, as_markdown, ask, known_of
from tests.archive.ledgers.test_compare import figure
from tests.factories import link, make_actor, make_article, make_source, make_topic

KNOWN = {"topic": "t", "actor": "a", "source": "s", "measure": "m", "event": 1, "article": "x", "other": "y", "day": "2025-11-10"}


def asked(milliseconds: float, queries: int = 4, status: int = 200) -> Asked:
    return Asked(status, queries, [milliseconds] * 3, 20.0)


def small_archive() -> None:
    source, topic, actor = make_source(), make_topic(), make_actor()
    Event.objects.create(name="Rice Treaty")
    for title, value in (("One", 12), ("Two", 15)):
        article = make_article(title, "Rice costs 12 dollars.")
        figure(article, "12 dollars", value, source=source)
        link(article, actor=actor, topic=topic, source=source)
    settle_articles(list(Article.objects.values_list("pk", flat=True)))


def test_every_ledger_of_the_archive_is_asked() -> None:
    asked_for = {view_of(path.format(**KNOWN)) for path in ADDRESSES.values()}
    assert {"claims", "sources", "source", "unnamed-sources", "compare", "gaps", "gap", "article"} <= asked_for
    assert reverse("claims") in ADDRESSES.values()


def view_of(path: str) -> str | None:
    """The name of an address; none for one that isn't there."""
    try:
        return resolve(path.partition("?")[0]).url_name
    except Resolver404:
        return None


def test_the_rows_it_asks_for_are_those_that_the_archive_holds(db: None) -> None:
    small_archive()
    known = known_of()
    assert {known["article"], known["other"]} == {"one", "two"}
    assert known["source"] == "annual-report"


def test_it_counts_queries_and_takes_the_time_of_what_answers(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    small_archive()
    addresses = {"sources": "/sources/", "nothing": "/nothing/", "two articles": "/compare/{article}/{other}/"}
    monkeypatch.setattr("benchmarks.ledgers.ADDRESSES", addresses)
    found = ask(3)
    assert (found["sources"].status, found["sources"].queries, len(found["sources"].times)) == (200, 4, 3)
    assert (found["nothing"].status, found["nothing"].times) == (404, [])
    assert len(found["two articles"].times) == 3


def test_the_report_says_queries_medians_growth_and_what_is_not_there() -> None:
    small = {name: asked(10.0) for name in ADDRESSES}
    large = {name: asked(20.0) for name in ADDRESSES} | {"gaps": asked(301.0), "claims": asked(20.0, 11), "events": asked(1.0, status=404)}
    report = as_markdown({1000: small, 10_000: large}, 3, [0.5, 0.75])
    assert "| sources `/sources/` | 4 | 10.0 | 10.0 | 20.0 | 20.0 | 2.0× | 20 | yes |" in report
    assert "| gaps `/gaps/` | 4 | 10.0 | 10.0 | 301.0 | 301.0 | 30.1× | 20 | no |" in report
    assert "| claims `/claims/` | 4–11 |" in report
    assert "| an article `/articles/{article}/` | 4 | 10.0 | 10.0 | 20.0 | 20.0 | 2.0× | 20 | – |" in report
    assert "Not there: events (404)." in report
    assert "0.5 · 0.8" in report
