"""Reading lists live in their address: no account, no script."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from search import reading_list
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def shown(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).find(".//main")


@pytest.fixture(autouse=True)
def articles() -> None:
    """Three articles, one untitled, and a draft."""
    make_article("Rain in <May>", slug="rain", outlet="=Rice Times", authors=["Ann Poe", "Ben Roe"])
    make_article("", "First words of an untitled text.", None, slug="untitled")
    make_article("Rain again", slug="again")
    make_article("Hidden rain", slug="hidden", status="draft")


def test_a_list_is_shown_in_the_order_of_its_address_each_article_once(client: Client) -> None:
    main = shown(client, "/reading-list/?a=untitled&a=rain&a=untitled")
    assert main.xpath(".//h3/a/text()") == ["First words of an untitled text.", "Rain in <May>"]
    assert main.xpath("string(.//p[@class='meta']/span)") == "2 articles"


def test_an_article_is_added_and_removed_by_links_alone(client: Client) -> None:
    (link,) = shown(client, "/articles/rain/").xpath(".//a[.='Add to reading list']/@href")
    main = shown(client, link)
    (onwards,) = main.xpath(".//h3/a/@href")
    assert onwards == "/articles/rain/?a=rain"
    assert shown(client, onwards).xpath(".//a[.='On the reading list']/@href") == ["/reading-list/?a=rain"]
    (second,) = shown(client, "/articles/again/?a=rain").xpath(".//a[.='Add to reading list']/@href")
    assert second == "/reading-list/?a=rain&a=again"
    removing = shown(client, second).xpath(".//a[starts-with(., 'Remove')]/@href")
    assert removing == ["/reading-list/?a=again", "/reading-list/?a=rain"]


def test_more_articles_are_found_by_their_titles(client: Client) -> None:
    main = shown(client, "/reading-list/?a=rain&q=RAIN")
    assert main.xpath(".//ul//a[1]/text()") == ["Rain again"]
    assert main.xpath(".//ul//a[starts-with(., 'Add')]/@href") == ["/reading-list/?a=rain&a=again"]
    assert main.xpath(".//form//input[@type='hidden']/@value") == ["rain"]


def test_what_is_unknown_or_not_published_is_said_and_left_out(client: Client) -> None:
    main = shown(client, "/reading-list/?a=hidden&a=rain&a=%3Cb%3E")
    assert main.xpath(".//p[@role='status']/text()") == ["There is no article “hidden”.", "There is no article “<b>”."]
    assert len(main.xpath(".//h3")) == 1


def test_a_former_slug_still_leads_to_its_article(client: Client) -> None:
    article = reading_list.Article.objects.get(slug="rain")
    article.slug = "rain-in-may"
    article.save()
    assert shown(client, "/reading-list/?a=rain&a=rain-in-may").xpath(".//h3/a/text()") == ["Rain in <May>"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("&".join(f"a=x{n}" for n in range(101)), "A reading list holds 100 articles at most."),
        ("&".join(f"a={'x' * 98}{n}" for n in range(80)), "A reading list holds 100 articles at most."),
        ("b=rain", "There is no parameter “b”; the parameters are a, q."),
        ("a=%00", "“a” holds a NUL character."),
    ],
)
def test_a_bad_address_is_refused_in_a_sentence(client: Client, query: str, sentence: str) -> None:
    assert sentence in shown(client, f"/reading-list/?{query}").xpath("string(.//p[@role='alert'])")


def test_a_list_comes_as_csv_in_its_order(client: Client) -> None:
    response = client.get("/reading-list/export.csv?a=untitled&a=rain&a=hidden")
    assert "policy-archive-reading-list-" in response["Content-Disposition"]
    untitled, rain = csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode()))
    assert (rain["slug"], rain["outlet"], rain["authors"], rain["published_on"]) == (
        "rain",
        "'=Rice Times",
        "Ann Poe; Ben Roe",
        "2025-11-10",
    )
    assert (untitled["title"], untitled["published_on"], untitled["url"]) == ("", "", "http://127.0.0.1:8000/articles/untitled/")


@pytest.mark.parametrize("form", ["csv", "jsonl", "ris", "bib", "json"])
def test_a_lists_page_leads_to_each_of_its_files(client: Client, form: str) -> None:
    (path,) = shown(client, "/reading-list/?a=rain&a=untitled").xpath(f".//a[contains(@href, 'export.{form}?')]/@href")
    data = b"".join(client.get(path).streaming_content).decode()
    assert data.index("Rain in") < data.index("First words" if form not in ("csv", "jsonl") else "untitled")


def test_a_file_of_a_bad_list_is_refused_in_a_sentence(client: Client) -> None:
    refused = client.get("/reading-list/export.csv?b=rain")
    assert refused.status_code == 422
    assert refused.content.decode() == "There is no parameter “b”; the parameters are a, q.\n"


@pytest.mark.parametrize("query", ["", "?a=rain", "?a=rain&a=untitled&a=again"])
def test_the_queries_do_not_grow_with_the_list(client: Client, query: str, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        assert client.head(f"/reading-list/{query}").status_code == 200
    assert client.post("/reading-list/").status_code == 405


def test_script_and_page_agree_on_address_and_size() -> None:
    script = (Path(__file__).resolve().parents[2] / "static/js/reading-list.js").read_text(encoding="utf-8")
    assert re.search(r'MOST = (\d+), PAGE = "([^"]+)"', script).groups() == (str(reading_list.MOST), reading_list.address_of([]))  # type: ignore[union-attr]
