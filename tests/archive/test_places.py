"""Details of actors, topics and sources."""

import pytest
from django.test import Client

from archive.models import Mention, Quotation
from tests.archive.test_api import got, refused
from tests.factories import link, make_actor, make_article, make_source, make_topic, mention, passage

pytestmark = pytest.mark.django_db


def test_an_actor_says_where_articles_place_it(client: Client) -> None:
    ann, namesake = make_actor("Ann Poe", "person"), make_actor("A. Poe", "person")
    namesake.merged_into = ann
    namesake.save()
    early, late, undated = (make_article(f"Rain {day}", "Poe says rice is dear.", day) for day in ("2025", "2026-02", None))
    printed = {"role": "economist", "affiliation": "Rice Board"}
    mention(early, ann, "Poe", **printed)
    passage(Quotation, early, "rice is dear", speaker=ann, **printed)
    mention(late, namesake, "Poe", **printed)
    mention(undated, ann, "Poe", affiliation="Corn Board")
    passage(Mention, late, "Poe", actor=ann, role="rejected", state="rejected")
    draft = make_article("Draft", "Poe is here.", status="draft")
    mention(draft, ann, "Poe", role="hidden")
    assert got(client, "/api/v1/actors/ann-poe")["affiliations"] == [
        printed | {"article_count": 2, "first_on": "2025", "last_on": "2026-02"},
        {"role": None, "affiliation": "Corn Board", "article_count": 1, "first_on": None, "last_on": None},
    ]


def test_a_topic_comes_with_those_around_it(client: Client) -> None:
    trade = make_topic("Trade", parent=make_topic("Economy"))
    make_topic("Tariffs", parent=trade)
    link(make_article(), topic=trade)
    whole = got(client, "/api/v1/topics/trade")
    assert (whole["parent"], whole["children"], whole["article_count"]) == ("economy", [{"slug": "tariffs", "name": "Tariffs"}], 1)
    assert got(client, "/api/v1/topics/economy")["article_count"] == 1
    assert refused(client, "/api/v1/topics/nothing", 404) == "There is no topic “nothing”."


def test_a_source_says_how_far_it_can_be_traced(client: Client) -> None:
    source = make_source("Annual Report", make_actor("RAND"), issued="2023", url="https://example.org/r", doi="10.1/x")
    link(make_article(), source=source)
    whole = got(client, "/api/v1/sources/annual-report")
    assert {name: whole[name] for name in ("title", "address", "doi", "grade", "article_count", "article")} == {
        "title": "Annual Report", "address": "https://example.org/r", "doi": "10.1/x", "grade": "A", "article_count": 1, "article": None
    }  # fmt: skip


def test_an_unnamed_source_belongs_to_its_article_and_hides_with_it(client: Client) -> None:
    article = make_article("Rain")
    unnamed = make_source("", name="leaked documents", article=article)
    assert got(client, f"/api/v1/sources/{unnamed.slug}")["article"] == "rain"
    article.status = "withdrawn"
    article.save()
    refused(client, f"/api/v1/sources/{unnamed.slug}", 404)
