"""The pages of kept searches: keeping is one press, opening shows then and now, and nobody else is told the address."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html

from archive.models import Article
from search import kept
from search.models import Receipt
from tests.factories import index_all, make_actor, make_article
from tests.search.asking import follow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def articles() -> list[Article]:
    """Two articles; nothing is counted yet."""
    cache.clear()
    made = [make_article(f"Drought <{n}>", "Drought.", f"2025-11-0{n}", rights="=1+1") for n in (1, 2)]
    index_all()
    return made


def keep(client: Client, **params: Any) -> str:
    """Keeps a search; gives the address of its receipt."""
    response = client.post("/search/keep/", params)
    assert response.status_code == 303, response.content
    return str(response["Location"])


def shown(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).find(".//main")


def test_a_search_is_kept_from_its_page_with_two_presses(client: Client) -> None:
    search = html.fromstring(client.get("/search/?q=drought&from=2025&page=1&page_size=1").content.decode())
    (link,) = search.xpath("//a[.='Keep this search']")
    page = html.fromstring(client.get(link.get("href")).content.decode())
    (form,) = page.xpath("//main//form[@method='post']")
    assert dict(form.form_values())["q"] == "drought"
    strict = Client(enforce_csrf_checks=True)
    token = html.fromstring(strict.get(link.get("href")).content.decode()).xpath("//main//form[@method='post']")[0].form_values()
    response = strict.post(form.action, dict(token))
    assert response.status_code == 303
    receipt = Receipt.objects.get()
    assert response["Location"] == f"/search/kept/{receipt.key}/"
    assert receipt.pairs == [("q", "drought"), ("from", "2025")]


def test_keeping_needs_the_forms_token(client: Client) -> None:
    assert Client(enforce_csrf_checks=True).post("/search/keep/", {"q": "drought"}).status_code == 403
    assert not Receipt.objects.exists()


def test_looking_keeps_nothing(client: Client) -> None:
    assert client.get("/search/keep/?q=drought").status_code == 200
    assert client.head("/search/keep/?q=drought").status_code == 200
    assert client.put("/search/keep/").status_code == 405
    assert not Receipt.objects.exists()


def test_a_receipt_shows_then_and_now(client: Client, articles: list[Article]) -> None:
    address = keep(client, q="drought")
    main = shown(client, address)
    assert "Nothing has changed" in main.text_content()
    assert [link.text for link in main.xpath(".//ol//a")] == ["Drought <2>", "Drought <1>"]
    articles[0].status = "withdrawn"
    articles[1].version += 1
    for article in articles:
        article.save()
    make_article("New drought")
    index_all()
    main = shown(client, address)
    assert [group.text for group in main.xpath(".//summary")] == ["1 new", "1 withdrawn or deleted", "1 changed"]
    assert "Drought <1>" not in main.text_content()  # a withdrawn article's title is withdrawn with it
    assert main.xpath("string(.//ol/li[1]//*[@class='badge'])") == "now version 2"
    assert main.xpath("string(.//ol/li[2]//*[@class='badge'])") == "gone"
    call = main.xpath("string(.//code[starts-with(., 'curl')])")
    assert follow(client, call.split("'")[1].removeprefix("http://127.0.0.1:8000"))["count"] == 2


def test_a_receipts_address_stays_between_its_readers(client: Client) -> None:
    address = keep(client, q="drought")
    for path in (address, f"{address}export.csv", f"{address}export.ris", f"{address}?format=x"):
        response = client.get(path)
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == "no-referrer"
    assert client.post(address).status_code == 405
    assert client.get("/search/kept/nobody-knows/").status_code == 404


def test_the_kept_set_comes_as_csv_and_json_lines(client: Client, articles: list[Article]) -> None:
    address = keep(client, q="drought")
    articles[0].status = "withdrawn"
    articles[0].save()
    data = b"".join(client.get(f"{address}export.csv").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(data)))
    assert [(row["position"], row["slug"], row["title"], row["state"]) for row in rows] == [
        ("1", "drought-2", "Drought <2>", "as kept"),
        ("2", "drought-1", "", "gone"),
    ]
    assert rows[0]["rights"] == "'=1+1"
    assert rows[0]["url"] == "http://127.0.0.1:8000/articles/drought-2/"
    lines = [json.loads(line) for line in b"".join(client.get(f"{address}export.jsonl").streaming_content).splitlines()]
    assert [(line["position"], line["slug"], line["version_kept"], line["rights"]) for line in lines] == [
        (1, "drought-2", 1, "=1+1"),
        (2, "drought-1", 1, None),
    ]
    references = b"".join(client.get(f"{address}export.ris").streaming_content).decode()
    assert [title for title in ("<1>", "<2>") if title in references] == ["<2>"]


def test_a_long_receipt_is_turned_page_by_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PER_PAGE", 1)
    address = keep(client)
    first, second = shown(client, address), shown(client, f"{address}?page=2")
    assert first.xpath("string(.//ol//a)") != second.xpath("string(.//ol//a)")
    assert second.xpath("string(.//ol/@start)") == "2"
    assert first.xpath("string(.//a[@rel='next']/@href)") == "?page=2"
    assert client.get(f"{address}?page=3").status_code == 404


def test_one_address_keeps_twenty_searches_an_hour(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "RATE", kept.Rate(1, 3600))
    keep(client, q="drought")
    refused = client.post("/search/keep/", {"q": "drought"})
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert "can be kept in" in refused.content.decode()
    assert Receipt.objects.count() == 1
    assert client.post("/search/keep/", {"q": "drought"}, REMOTE_ADDR="10.1.1.1").status_code == 303


@pytest.mark.parametrize("params", [{"foo": "bar"}, {"from": "x"}, {"actor": "nobody"}, {"q": "\0"}, {"actor": ["x" * 90] * 100}])
def test_what_cannot_be_searched_is_not_kept(client: Client, params: dict[str, Any]) -> None:
    refused = client.post("/search/keep/", params)
    assert refused.status_code == 422
    assert html.fromstring(refused.content.decode()).xpath("string(//*[@role='alert'])").endswith(".")
    assert client.get("/search/keep/", params).status_code == 200
    assert not Receipt.objects.exists()


def test_keeping_can_be_turned_off_and_old_receipts_open_still(client: Client, settings: Any) -> None:
    address = keep(client, q="drought")
    settings.KEEP_SEARCHES = False
    assert client.get("/search/keep/?q=drought").status_code == client.post("/search/keep/").status_code == 404
    assert "Keep this search" not in client.get("/search/?q=drought").content.decode()
    assert client.get(address).status_code == 200


def test_hostile_words_stay_words(client: Client) -> None:
    make_actor("<script>alert(1)</script>", slug="bad")
    address = keep(client, q="<script>alert(1)</script>", actor="bad")
    assert "<script>alert" not in client.get(address).content.decode()


@pytest.mark.parametrize("number", [2, 12])
def test_the_queries_do_not_grow_with_the_hits(client: Client, number: int, django_assert_max_num_queries: Any) -> None:
    for n in range(number - 2):
        make_article(f"Drought again {n}", "Drought.")
    index_all()
    address = keep(client, q="drought")
    with django_assert_max_num_queries(5):  # the receipt; the states of its hits; the versions of names; the hits of the page
        assert len(shown(client, address).xpath(".//ol/li")) == number
