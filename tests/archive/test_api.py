from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Actor, Article, ArticleTopic, EventMention, Forecast, Quotation, Source, Topic
from tests.archive.test_views import fill, make_archive
from tests.factories import link, make_actor, make_article, passage

LISTS = ["/api/v1/articles", "/api/v1/actors", "/api/v1/topics", "/api/v1/sources"]
ADDRESSES = [*LISTS, "/api/v1/articles/rain-in-may", "/api/v1/actors/ann-poe"]


def got(client: Client, path: str) -> Any:
    """The JSON at ``path``, which must be there."""
    response = client.get(path)
    assert response.status_code == 200, response.content
    assert response["Content-Type"].startswith("application/json")
    return response.json()


def refused(client: Client, path: str, status: int) -> str:
    """The one sentence with which ``path`` is refused."""
    response = client.get(path)
    assert response.status_code == status, response.content
    body = response.json()
    assert list(body) == ["error"]
    sentence: str = body["error"]
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("path", LISTS)
def test_a_list_says_how_many_and_where_the_rest_is(db, client: Client, path: str) -> None:
    make_archive()
    body = got(client, path)
    assert list(body) == ["count", "next", "previous", "results"]
    assert body["count"] == len(body["results"]) > 0
    assert body["next"] is None
    assert body["previous"] is None


def test_articles_are_listed_newest_first_with_what_they_are_about(db, client: Client) -> None:
    make_archive()
    first, undated = got(client, "/api/v1/articles")["results"]
    assert first == {
        "slug": "rain-in-may",
        "title": "Rain in May",
        "published_on": "2025-11-10",
        "date_precision": "day",
        "date_basis": "masthead",
        "outlet": "The Rice Times",
        "language": "en",
        "url": "/articles/rain-in-may/",
        "actors": [
            {"slug": "ann-poe", "name": "Ann Poe", "kind": "person"},
            {"slug": "rice-board", "name": "Rice Board", "kind": "agency"},
        ],
        "topics": [{"slug": "tariffs", "name": "Tariffs"}],
        "sources": [{"slug": "annual-report", "name": "Annual Report"}],
    }
    assert (undated["published_on"], undated["date_precision"], undated["date_basis"]) == (None, "none", "none")


@pytest.mark.parametrize("day", ["2025", "2025-11", "2025-11-10"])
def test_a_date_is_printed_to_its_precision(db, client: Client, day: str) -> None:
    make_article(published_on=day)
    assert got(client, "/api/v1/articles")["results"][0]["published_on"] == day


def test_an_untitled_article_has_no_title(db, client: Client) -> None:
    article = make_article("")
    assert got(client, "/api/v1/articles")["results"][0]["title"] is None
    assert got(client, f"/api/v1/articles/{article.slug}")["title_basis"] == "none"


def test_an_article_comes_with_its_text_and_all_its_passages(db, client: Client) -> None:
    article = make_archive()
    actor = Actor.objects.get(slug="ann-poe")
    passage(Forecast, article, "It rose", horizon="2023", condition="if it rains", ends_on=date(2026, 5, 10))
    passage(EventMention, article, "2023", name="A year", date="2023", precision="year", starts_on=date(2023, 1, 1))
    passage(Quotation, article, "It", state="rejected")
    passage(Quotation, article, "Rice", speaker_name="Somebody")
    body = got(client, "/api/v1/articles/rain-in-may")
    assert body["body"] == article.body
    assert body["blocks"] == [{"kind": "paragraph", "start": 0, "end": len(article.body)}]
    assert (body["version"], body["authors"], body["source_url"]) == (1, ["Ben Roe"], "")
    assert {kind: len(rows) for kind, rows in body["passages"].items()} == {
        "mentions": 2, "quotations": 2, "citations": 1, "figures": 1, "forecasts": 1, "events": 1
    }  # fmt: skip
    for rows in body["passages"].values():
        for row in rows:
            assert article.body[row["start"] : row["end"]] == row["exact"]
            assert row["state"] in ("accepted", "proposed")
            assert row["origin"] in ("reader", "editor")
    assert body["passages"]["mentions"][0]["actor"] == actor.slug
    quotation = next(row for row in body["passages"]["quotations"] if row["exact"] == "rice is dear")
    assert (quotation["speaker"], quotation["role"], quotation["affiliation"]) == ("ann-poe", "economist", "Rice Board")
    figure = body["passages"]["figures"][0]
    assert (figure["value"], figure["high"], figure["comparator"], figure["unit"], figure["source"]) == (5, None, "=", "%", "annual-report")
    forecast = body["passages"]["forecasts"][0]
    assert (forecast["condition"], forecast["starts_on"], forecast["ends_on"]) == ("if it rains", None, "2026-05-10")


def test_a_proposal_says_which_rule_made_it_and_why_and_an_editors_row_says_neither(db, client: Client) -> None:
    article = make_archive()
    said = {"rule": "inverted", "why": "speech verb “says” right after the quotation", "origin": "reader", "state": "proposed"}
    passage(Quotation, article, "Rice", **said)
    ArticleTopic.objects.create(article=article, topic=Topic.objects.get(slug="trade"), origin="reader", state="proposed", rule="rice")
    body = got(client, "/api/v1/articles/rain-in-may")
    rows = {row["exact"]: row for row in body["passages"]["quotations"]}
    assert {name: rows["Rice"][name] for name in said} == said
    assert (rows["rice is dear"]["rule"], rows["rice is dear"]["why"]) == (None, None)
    assert body["topics"] == [
        {"slug": "tariffs", "name": "Tariffs", "origin": "editor", "state": "accepted", "keyword": None},
        {"slug": "trade", "name": "Trade", "origin": "reader", "state": "proposed", "keyword": "rice"},
    ]


def test_a_merged_actor_is_named_as_what_it_became(db, client: Client) -> None:
    article = make_archive()
    whole = make_actor("Ann Poe Roe", "person")
    Actor.objects.filter(slug="ann-poe").update(merged_into=whole)
    body = got(client, f"/api/v1/articles/{article.slug}")
    assert [actor["slug"] for actor in body["actors"]] == ["ann-poe-roe", "rice-board"]
    assert {row["actor"] for row in body["passages"]["mentions"]} == {"ann-poe-roe", "rice-board"}
    assert {row["speaker"] for row in body["passages"]["quotations"]} == {"ann-poe-roe"}
    assert got(client, "/api/v1/actors/ann-poe")["merged_into"] == "ann-poe-roe"


def test_actors_are_listed_with_their_numbers_of_articles(db, client: Client) -> None:
    make_archive()
    link(make_article(), actor=Actor.objects.get(slug="rice-board"))
    assert [(row["slug"], row["kind"], row["article_count"]) for row in got(client, "/api/v1/actors")["results"]] == [
        ("rice-board", "agency", 2),
        ("ann-poe", "person", 1),
    ]


def test_an_actor_comes_with_its_names(db, client: Client) -> None:
    make_actor("United States", "state", (("US", "acronym"), ("American", "demonym")))
    body = got(client, "/api/v1/actors/united-states")
    assert (body["name"], body["kind"], body["state"], body["url"]) == ("United States", "state", "accepted", "/actors/united-states/")
    assert body["names"] == [
        {"name": "US", "kind": "acronym", "case_sensitive": True},
        {"name": "American", "kind": "demonym", "case_sensitive": False},
    ]


def test_topics_say_what_they_stand_below_and_sources_how_far_they_can_be_traced(db, client: Client) -> None:
    make_archive()
    topics = got(client, "/api/v1/topics")["results"]
    assert [(row["slug"], row["parent"], row["url"]) for row in topics] == [
        ("tariffs", "trade", "/topics/tariffs/"),
        ("trade", None, "/topics/trade/"),
    ]
    source = got(client, "/api/v1/sources")["results"][0]
    assert source == {
        "slug": "annual-report",
        "name": "Annual Report",
        "kind": "report",
        "issued": "2023",
        "grade": "A",
        "publisher": {"slug": "rice-board", "name": "Rice Board", "kind": "agency"},
        "article_count": 1,
        "url": "/sources/annual-report/",
    }


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_an_unpublished_article_is_nowhere(db, client: Client, status: str) -> None:
    make_archive()
    Article.objects.filter(slug="rain-in-may").update(status=status)
    assert [row["title"] for row in got(client, "/api/v1/articles")["results"]] == ["Undated"]
    assert got(client, "/api/v1/actors")["count"] == got(client, "/api/v1/sources")["count"] == 0
    refused(client, "/api/v1/articles/rain-in-may", 410 if status == "withdrawn" else 404)


def test_a_list_goes_on_at_relative_addresses_that_keep_what_was_asked(db, client: Client) -> None:
    for number in range(5):
        make_article(f"Rain {number}")
    make_article("Snow")
    seen, path = [], "/api/v1/articles?q=rain&page_size=2"
    while path:
        body = got(client, path)
        assert body["count"] == 5
        seen += [row["title"] for row in body["results"]]
        path = body["next"]
        assert path is None or path.startswith("/api/v1/articles?q=rain&page_size=2&page=")
    assert seen == [f"Rain {number}" for number in range(5)]
    assert got(client, body["previous"])["previous"] == "/api/v1/articles?q=rain&page_size=2&page=1"


def test_q_finds_what_a_name_contains_accents_and_case_aside(db, client: Client) -> None:
    article = make_article("Rain")
    link(article, actor=make_actor("José Ruiz", names=(("El Niño", "alias"),)))
    for q in ("JOSE", "josé", "nino"):
        assert got(client, f"/api/v1/actors?q={q}")["count"] == 1
    assert got(client, "/api/v1/actors?q=nobody")["count"] == 0
    assert got(client, "/api/v1/articles?q=rAIN")["count"] == 1


def test_q_finds_what_a_title_contains_accents_aside(db, client: Client) -> None:
    make_article("Mérida’s promises")
    assert got(client, "/api/v1/articles?q=MERIDA")["count"] == 1


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("foo=bar", "foo"), ("page=0", "page"), ("page=x", "page"), ("page=-1", "page"), ("page_size=0", "page_size"),
        ("page_size=101", "page_size"), ("page=100000000000000000000", "page"), ("q=%00", "q"), ("q=" + "a" * 201, "q"), ("page=", "page"),
    ],
)  # fmt: skip
def test_a_bad_or_unknown_parameter_is_refused_by_its_name(db, client: Client, path: str, query: str, names: str) -> None:
    assert f"“{names}”" in refused(client, f"{path}?{query}", 422)


@pytest.mark.parametrize("path", ["/api/v1/articles/rain-in-may", "/api/v1/actors/ann-poe"])
def test_an_address_without_parameters_takes_none(db, client: Client, path: str) -> None:
    make_archive()
    assert "“page”" in refused(client, f"{path}?page=1", 422)


@pytest.mark.parametrize("path", LISTS)
def test_a_page_past_the_end_is_not_there(db, client: Client, path: str) -> None:
    refused(client, f"{path}?page=2", 404)
    assert got(client, f"{path}?page=1")["results"] == []


@pytest.mark.parametrize("path", ["/api/v1/articles/none", "/api/v1/actors/none", "/api/v1/articles/a%00b", "/api/v1/actors/%00"])
def test_an_unknown_slug_is_not_there(db, client: Client, path: str) -> None:
    refused(client, path, 404)


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_api_is_read_only_and_answers_head(db, client: Client, path: str) -> None:
    make_archive()
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    for write in (client.post, client.put, client.patch, client.delete):
        assert write(path).status_code == 405
    assert client.get(path)["Content-Security-Policy"]


def test_a_rejected_actor_is_not_there(db, client: Client) -> None:
    make_archive()
    Actor.objects.filter(slug="ann-poe").update(state="rejected")
    refused(client, "/api/v1/actors/ann-poe", 404)
    body = client.get("/api/v1/articles/rain-in-may").content
    assert b'"ann-poe"' not in body


COUNTS = {
    # the count; the page; its stakeholders, topics and citations
    "/api/v1/articles": 5,
    # the article with those three and its corrections; six kinds of passages
    "/api/v1/articles/article-0": 11,
    # the count and the page
    "/api/v1/actors": 2,
    # the actor, those merged into it, the count of articles, its names, and where mentions and quotations place it
    "/api/v1/actors/actor-0-poe": 6,
    "/api/v1/topics": 2,
    "/api/v1/sources": 2,
}


def test_an_answer_costs_the_same_queries_for_two_articles_as_for_twelve(db, client: Client) -> None:
    for articles in (2, 12):
        for rows in (Article.objects, Source.objects, Actor.objects, Topic.objects.filter(parent__isnull=False), Topic.objects):
            rows.all().delete()
        fill(articles)
        counts = {}
        for path in COUNTS:
            with CaptureQueriesContext(connection) as queries:
                got(client, path)
            counts[path] = len(queries)
        assert counts == COUNTS


def test_a_former_slug_still_answers(db, client: Client) -> None:
    make_archive()
    actor = Actor.objects.get(slug="ann-poe")
    actor.slug = "ann-maria-poe"
    actor.save()
    assert got(client, "/api/v1/actors/ann-poe")["slug"] == "ann-maria-poe"
