from datetime import UTC, datetime
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client
from lxml import etree

from archive.exchange import sitemaps
from archive.models import Article
from tests.factories import link, make_actor, make_article, make_source, make_topic

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ORIGIN = "https://archive.example.org"


@pytest.fixture(autouse=True)
def _origin(settings: Any) -> None:
    settings.SITE_URL = ORIGIN


def entries(client: Client, address: str = "/sitemap.xml") -> dict[str, str]:
    """What a sitemap, or an index of them, names: address and day or moment of the last change."""
    response = client.get(address.removeprefix(ORIGIN))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    root = etree.fromstring(response.content)
    return {entry.findtext("s:loc", namespaces=NAMES): entry.findtext("s:lastmod", "", NAMES) for entry in root}


def test_every_public_page_is_named_at_the_public_origin_and_exists(db, client: Client) -> None:
    article = make_article("Rain in May")
    link(article, actor=make_actor("World Bank"), topic=make_topic("Weather"), source=make_source("Annual Report"))
    Article.objects.update(updated_at=datetime(2026, 3, 4, tzinfo=UTC))
    found = entries(client)
    paths = {"/articles/rain-in-may/", "/actors/world-bank/", "/topics/weather/", "/sources/annual-report/", "/", "/claims/"}
    assert {f"{ORIGIN}{path}" for path in paths} <= set(found)
    assert found[f"{ORIGIN}/articles/rain-in-may/"] == "2026-03-04"
    assert {client.get(address.removeprefix(ORIGIN)).status_code for address in found} == {200}


def test_what_the_public_does_not_see_is_not_named(db, client: Client) -> None:
    draft = make_article("Draft", status="draft")
    link(draft, actor=make_actor("Unseen"), source=make_source("Unseen report"))
    assert not [address for address in entries(client) if "draft" in address or "unseen" in address]


def test_above_its_limit_it_is_an_index_of_files_of_which_each_address_is_in_one(
    db, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "PER_FILE", 4)
    monkeypatch.setattr(sitemaps._Section, "limit", 4)
    slugs = [make_article(f"Title {number}").slug for number in range(9)]
    index = entries(client)
    files = [f"{ORIGIN}/sitemap-articles.xml{query}" for query in ("", "?p=2", "?p=3")]
    assert set(files) <= set(index)
    assert datetime.fromisoformat(index[files[0]]).date() == datetime.now(UTC).date()
    named = [address for file in files for address in entries(client, file)]
    assert named == [f"{ORIGIN}/articles/{slug}/" for slug in slugs]
    assert all(len(entries(client, file)) <= 4 for file in index)


@pytest.mark.parametrize(
    "address", ["/sitemap-nothing.xml", "/sitemap-articles.xml?p=2", "/sitemap-articles.xml?p=x", "/sitemap-lists.xml?p=0"]
)
def test_a_file_that_is_none_is_not_found(db, client: Client, address: str) -> None:
    assert client.get(f"/sitemap{address}").status_code == 404


def test_robots_may_read_all_but_exports_and_the_desk_behind_its_log_in_and_learn_of_the_sitemap(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert robots.site_maps() == [f"{ORIGIN}/sitemap.xml"]
    asked = ("/", "/search/?q=rain", "/oai", "/admin/login/", "/search/export.csv?q=rain", "/admin/")
    assert [robots.can_fetch("Anybot", path) for path in asked] == [True, True, True, True, False, False]


def test_they_are_only_read(db, client: Client) -> None:
    assert client.post("/sitemap.xml").status_code == client.post("/robots.txt").status_code == 405
