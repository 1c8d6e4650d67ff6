"""Paging by cursor: every row once, forwards and back, whatever the order, while rows come and go."""

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client

from archive.models import Article, Figure
from tests.archive.test_api import got, refused
from tests.factories import link, make_actor, make_article, make_source, make_topic, passage

pytestmark = pytest.mark.django_db


def walk(client: Client, first: str, way: str = "next") -> list[dict[str, Any]]:
    """The pages from ``first`` on."""
    pages = [got(client, first)]
    while address := pages[-1][way]:
        assert len(pages) < 50
        pages.append(got(client, address))
    return pages


def names(pages: list[dict[str, Any]]) -> list[str]:
    return [row["slug"] for page in pages for row in page["results"]]


@pytest.fixture
def archive() -> None:
    """Articles that share dates and lack them; actors, topics and sources that share their numbers of articles."""
    days = ["2025-11-10", "2025-11-10", "2025-11", None, "2026", None, "2025-11-10"]
    articles = [make_article(f"Rain {number}", published_on=day) for number, day in enumerate(days)]
    for number in range(5):
        linked = {"actor": make_actor(f"Actor {number}"), "topic": make_topic(f"Topic {number}"), "source": make_source(f"Report {number}")}
        for article in articles[: 1 + number % 2]:
            link(article, **linked)


@pytest.mark.parametrize("what", ["articles", "actors", "topics", "sources"])
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_a_cursor_meets_every_row_once_in_the_order_of_the_pages(archive: None, client: Client, what: str, size: int) -> None:
    whole = names([got(client, f"/api/v1/{what}?page_size=100")])
    forwards = walk(client, f"/api/v1/{what}?cursor=&page_size={size}")
    assert names(forwards) == whole
    assert {page["count"] for page in forwards} == {len(whole)}
    assert forwards[0]["previous"] is None
    last = got(client, forwards[-2]["next"]) if len(forwards) > 1 else forwards[0]
    backwards = [last, *(walk(client, last["previous"], "previous") if last["previous"] else [])]
    assert names(backwards[::-1]) == whole


def test_links_keep_the_style_and_the_filters_that_were_asked_for(archive: None, client: Client) -> None:
    for start, other in (("cursor=", "page"), ("page=1", "cursor")):
        address = got(client, f"/api/v1/articles?{start}&q=rain&page_size=2")["next"]
        asked = parse_qs(urlsplit(address).query)
        assert (asked["q"], asked["page_size"]) == (["rain"], ["2"])
        assert other not in asked


def test_rows_that_come_and_go_shift_nothing(archive: None, client: Client) -> None:
    first = got(client, "/api/v1/articles?cursor=&page_size=3")
    rest = names(walk(client, first["next"]))
    make_article("Newest of all", published_on="2027")
    Article.objects.filter(slug=first["results"][0]["slug"]).update(status="withdrawn")
    assert names(walk(client, first["next"])) == rest


def test_ledgers_page_by_cursor_too(client: Client) -> None:
    article = make_article(body="Five and six and seven.")
    for exact in ("Five", "six", "seven"):
        passage(Figure, article, exact, value=5)
    pages = walk(client, "/api/v1/claims?cursor=&page_size=1")
    assert [page["results"][0]["exact"] for page in pages] == ["Five", "six", "seven"]


@pytest.mark.parametrize("cursor", ["x", "abc:def", "-", "_" * 400])
def test_a_cursor_that_was_not_given_out_is_refused(archive: None, client: Client, cursor: str) -> None:
    assert "“cursor” is damaged" in refused(client, f"/api/v1/articles?{urlencode({'cursor': cursor})}", 422)


@pytest.mark.parametrize("cursor", ["\N{SNOWMAN} ☂", "a b", "x" * 501])
def test_a_cursor_of_other_characters_or_too_long_is_refused(client: Client, cursor: str) -> None:
    assert refused(client, f"/api/v1/articles?{urlencode({'cursor': cursor})}", 422).startswith("“cursor” can't be used")


def test_a_cursor_of_another_list_is_refused(archive: None, client: Client) -> None:
    query = urlsplit(got(client, "/api/v1/articles?cursor=&page_size=1")["next"]).query
    assert "of another list" in refused(client, f"/api/v1/actors?{query}", 422)


def test_page_and_cursor_together_are_refused_but_for_the_default(archive: None, client: Client) -> None:
    assert "leave out one of them" in refused(client, "/api/v1/articles?page=2&cursor=", 422)
    page = got(client, "/api/v1/articles?page=1&cursor=&page_size=2")
    assert "page=" not in page["next"].replace("page_size=", "")


@pytest.mark.parametrize(
    ("path", "field", "others"),
    [("/api/v1/articles", "slug", "title"), ("/api/v1/actors", "kind", "slug"), ("/api/v1/sources", "grade", "name")],
)
def test_fields_leaves_only_what_was_asked_for(archive: None, client: Client, path: str, field: str, others: str) -> None:
    whole = got(client, path)
    some = got(client, f"{path}?fields={field},{others}")
    assert some["results"] == [{name: value for name, value in row.items() if name in (field, others)} for row in whole["results"]]
    assert {name: some[name] for name in ("count", "previous")} == {name: whole[name] for name in ("count", "previous")}
    assert got(client, f"{path}?fields=") == whole


def test_fields_of_one_thing_leaves_only_what_was_asked_for(archive: None, client: Client) -> None:
    whole = got(client, "/api/v1/articles/rain-0")
    assert got(client, "/api/v1/articles/rain-0?fields=slug,%20passages") == {"slug": "rain-0", "passages": whole["passages"]}
    assert list(got(client, "/api/v1/actors/actor-0?fields=affiliations")) == ["affiliations"]


@pytest.mark.parametrize("path", ["/api/v1/articles", "/api/v1/articles/rain-0", "/api/v1/claims", "/api/v1/topics/topic-0"])
def test_a_field_that_isnt_there_is_refused(archive: None, client: Client, path: str) -> None:
    assert refused(client, f"{path}?fields=slug,colour", 422).startswith("There is no field “")
