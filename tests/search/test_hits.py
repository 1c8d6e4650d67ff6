"""The hit is still marked after the click."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import ActorName, Article
from search.answer import answer
from search.hits import MOST, marking
from tests.factories import index_all, link, make_actor, make_article
from tests.search.asking import request

pytestmark = pytest.mark.django_db
MARK = re.compile(r'<mark(?: id="([^"]+)")? class="match">([^<]*)</mark>')


@pytest.fixture
def article() -> Article:
    jalisco = make_actor("Jalisco Cartel")
    ActorName.objects.create(actor=jalisco, name="CJNG", kind="acronym")
    made = make_article(
        "Droughts & floods", "## A drought\n\nDroughts <b>hurt</b> CJNG.\n\nThe Jalisco Cartel waters nothing.", "2025-01-01"
    )
    link(made, actor=jalisco)
    index_all()
    return made


def shown(client: Client, article: Article, query: str) -> str:
    answered = client.get(article.get_absolute_url() + query)
    assert answered.status_code == 200
    return answered.content.decode()


def marks(client: Client, article: Article, query: str) -> list[tuple[str, str]]:
    return MARK.findall(shown(client, article, query))


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ({}, ""),
        ({"actor": "jalisco-cartel"}, ""),
        ({"q": "drought & rain", "from_": "2025", "page": 2}, "?q=drought+%26+rain"),
        ({"q": "drought", "match": "any", "exact": 1}, "?q=drought&match=any&exact=1"),
    ],
)
def test_a_hits_link_repeats_what_its_words_match(asked: dict[str, Any], address: str) -> None:
    assert marking(request(**asked)) == address


def test_the_links_of_hits_lead_to_marked_articles_and_those_of_the_api_to_plain_ones(article: Article, client: Client) -> None:
    assert f'href="{article.get_absolute_url()}?q=drought">' in client.get("/search/?q=drought").content.decode()
    assert answer(request(q="drought")).results[0].url == article.get_absolute_url()


def test_every_matched_form_is_marked_and_numbered(article: Article, client: Client) -> None:
    assert marks(client, article, "?q=drought") == [("hit-1", "drought"), ("hit-2", "Droughts")]
    page = shown(client, article, "?q=drought")
    assert "<mark>Droughts</mark> &amp; floods" in page
    assert "&lt;b&gt;hurt&lt;/b&gt;" in page
    assert 'href="#hit-2"' in page
    assert "Clear marks" in page


def test_other_names_of_an_actor_are_marked_unless_the_exact_words_were_asked_for(article: Article, client: Client) -> None:
    assert [words for _, words in marks(client, article, "?q=CJNG")] == ["CJNG", "Jalisco Cartel"]
    assert [words for _, words in marks(client, article, "?q=CJNG&exact=1")] == ["CJNG"]


def test_what_was_not_to_be_found_is_not_marked(article: Article, client: Client) -> None:
    assert [words for _, words in marks(client, article, "?q=drought+-hurt")] == ["drought", "Droughts"]


def test_the_page_stays_canonical(article: Article, client: Client) -> None:
    canonical = re.compile(r'<link rel="canonical" href="([^"]+)">')
    assert canonical.findall(shown(client, article, "?q=drought")) == canonical.findall(shown(client, article, ""))


@pytest.mark.parametrize(
    "query", ["?q=", "?q=%00", "?q=zebra&match=none", "?q=%22", "?match=any", "?q=-drought", "?other=drought", "?q=" + "(" * 900]
)
def test_a_search_that_matches_nothing_or_is_none_marks_nothing(article: Article, client: Client, query: str) -> None:
    assert marks(client, article, query) == []


@pytest.mark.folder
def test_without_an_index_a_page_is_shown_without_marks(client: Client) -> None:
    assert marks(client, make_article("Drought", "Drought."), "?q=drought") == []


def test_marks_are_bounded(client: Client) -> None:
    made = make_article("Rain", "rain " * (MOST + 100))
    index_all()
    page = shown(client, made, "?q=rain")
    assert len(MARK.findall(page)) == MOST
    assert page.count('href="#hit-') == 40


def test_marking_costs_one_query_more(article: Article, client: Client, django_assert_num_queries: Any) -> None:
    for query in ("", "?q=CJNG"):  # names and labels are read once
        shown(client, article, query)
    with CaptureQueriesContext(connection) as plain:
        shown(client, article, "?unknown=parameter")  # so that it is no kept page
    with django_assert_num_queries(len(plain) + 1):  # the versions of names
        shown(client, article, "?q=CJNG+drought")
