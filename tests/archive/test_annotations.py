"""W3C Web Annotations: the shape of the Recommendation, and words that stand where the selectors say."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from archive import annotations
from archive.models import Article, Citation, EventMention, Figure, Forecast, Mention, Quotation, Source
from tests.archive.test_api import refused
from tests.archive.test_views import make_archive
from tests.factories import make_actor, make_article, passage

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/articles/rain-in-may/annotations"
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying"),
    *("linking", "moderating", "questioning", "replying", "tagging"),
}
"""Of the Vocabulary, section 3.3; they serve as purposes as well."""


@pytest.fixture
def article() -> Article:
    """An article with each kind of passage."""
    found = make_archive()
    passage(
        Forecast,
        found,
        "It rose",
        horizon="2027",
        ends_on=date(2027, 12, 31),
        verdict="partly",
        evidence="A count",
        judged_on=date(2026, 1, 1),
    )
    passage(EventMention, found, "2023", name="A year", date="2023", precision="year")
    return found


def items(client: Client, address: str = ADDRESS) -> list[dict[str, Any]]:
    return list(client.get(address).json()["first"]["items"])


def test_the_collection_and_its_page_have_what_the_recommendation_demands(article: Article, client: Client) -> None:
    response = client.get(ADDRESS)
    assert response["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    collection = response.json()
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["id"], collection["type"]) == (f"http://127.0.0.1:8000{ADDRESS}", "AnnotationCollection")
    page = collection["first"]
    assert "@context" not in page  # one context, at the top, is what JSON-LD reads
    assert (page["type"], page["partOf"]["id"], page["startIndex"]) == ("AnnotationPage", collection["id"], 0)
    assert collection["total"] == len(page["items"]) == 7
    alone = client.get(collection["last"].removeprefix("http://127.0.0.1:8000")).json()
    assert alone == {"@context": collection["@context"]} | page


def test_each_annotation_points_at_its_words_twice(article: Article, client: Client) -> None:
    for item in items(client):
        assert item["type"] == "Annotation"
        assert item["id"].startswith(f"http://127.0.0.1:8000{ADDRESS}#")
        assert item["target"]["source"] == "http://127.0.0.1:8000/articles/rain-in-may/"
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        start, end = position["start"], position["end"]
        assert article.body[start:end] == quote["exact"]
        assert article.body[:start].endswith(quote["prefix"])
        assert article.body[end:].startswith(quote["suffix"])
        assert item["motivation"] in MOTIVATIONS
        assert {body["purpose"] for body in item["body"]} <= MOTIVATIONS
        assert all(body["value"] if body["type"] == "TextualBody" else body["source"] for body in item["body"])


def test_each_kind_says_what_it_is_read_as(article: Article, client: Client) -> None:
    said = {}
    for item in items(client):
        values = [body.get("value") or body["source"] for body in item["body"]]
        said.setdefault(item["id"].partition("#")[2].partition("-")[0], (item["motivation"], values))
    assert said["citation"] == ("linking", ["http://127.0.0.1:8000/sources/annual-report/", "Annual Report", "citation", "accepted"])
    assert said["figure"][0] == "describing"
    assert said["figure"][1][0].startswith("5 %")
    assert said["forecast"] == ("describing", ["Forecast, 2027; …/2027-12-31", "partly (2026-01-01): A count", "forecast", "accepted"])
    assert said["eventmention"][1][0] == "2023: A year"
    assert said["quotation"][1][:3] == ["http://127.0.0.1:8000/actors/ann-poe/", "Ann Poe", "Said by Ann Poe, economist, Rice Board"]


def test_a_proposal_says_so_and_which_rule_made_it(client: Client) -> None:
    article = make_article("Rain", "Rice is dear.")
    passage(Mention, article, "Rice", actor=make_actor("Rice"), origin="reader", state="proposed", rule="gazetteer")
    passage(Quotation, article, "dear", state="rejected")
    (item,) = items(client, "/api/v1/articles/rain/annotations")
    assert item["generator"] == {"type": "Software", "name": "Policy Archive’s reader, rule “gazetteer”"}
    assert item["body"][-1] == {"type": "TextualBody", "value": "proposed", "format": "text/plain", "purpose": "moderating"}


def test_many_passages_are_paged_and_each_is_met_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotations, "PER_PAGE", 2)
    article = make_article("Rain", "one two three four five")
    for word in article.body.split():
        passage(Figure, article, word, value=1)
    page, met = client.get("/api/v1/articles/rain/annotations").json()["first"], []
    while True:
        assert page["startIndex"] == len(met)
        met += [item["target"]["selector"][0]["exact"] for item in page["items"]]
        if "next" not in page:
            break
        page = client.get(page["next"].removeprefix("http://127.0.0.1:8000")).json()
    assert met == article.body.split()
    assert page["prev"].endswith("?page=2")
    assert refused(client, "/api/v1/articles/rain/annotations?page=4", 404) == "There are not so many pages."


def test_plain_json_is_given_to_those_who_ask_for_it(article: Article, client: Client) -> None:
    plain = client.get(ADDRESS, headers={"Accept": "application/json"})
    assert plain["Content-Type"] == "application/json"
    assert "Accept" in plain["Vary"]
    assert plain.json() == client.get(ADDRESS).json()


def test_an_unpublished_article_has_no_annotations(client: Client) -> None:
    make_article("Rain", status="draft")
    assert refused(client, "/api/v1/articles/rain/annotations", 404) == "There is no article “rain”."
    assert Source.objects.count() == Citation.objects.count() == 0
