"""Who stands in the same articles: the pairs, the picture, and that it is made once for each state of the archive."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from archive.ledgers.appearances import around, of_all
from archive.models import Actor, Article
from tests.factories import link, make_actor, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


def make_archive() -> dict[str, Actor]:
    """Mexico stands in three articles, with Rubio in two of them and with the Rice Board in one."""
    actors = {name: make_actor(name, kind) for name, kind in (("Mexico", "state"), ("Ada Roe", "person"), ("Rice Board", "agency"))}
    for title, names in (("One", ("Mexico", "Ada Roe", "Rice Board")), ("Two", ("Mexico", "Ada Roe")), ("Three", ("Mexico",))):
        article = make_article(title)
        for name in names:
            link(article, actor=actors[name])
    return actors


def told(together: Any) -> list[tuple[str, str, int]]:
    return [(pair.one.name, pair.other.name, pair.count) for pair in (*together.pairs, *together.others)]


def test_pairs_are_counted_by_shared_articles_the_most_frequent_first() -> None:
    make_archive()
    assert told(of_all()) == [("Mexico", "Ada Roe", 2), ("Mexico", "Rice Board", 1), ("Ada Roe", "Rice Board", 1)]


def test_around_an_actor_stand_its_companions_and_their_pairs_in_its_articles() -> None:
    actors = make_archive()
    together = around(actors["Ada Roe"])
    assert told(together) == [("Ada Roe", "Mexico", 2), ("Ada Roe", "Rice Board", 1), ("Mexico", "Rice Board", 1)]
    assert {standing.name: standing.article_count for _, standing in together.points} == {"Ada Roe": 2, "Mexico": 2, "Rice Board": 1}


def test_who_stands_alone_has_no_picture(client: Client) -> None:
    link(make_article(), actor=make_actor("Mexico", "state"))
    assert of_all() is None
    assert around(Actor.objects.get()) is None
    for path in ("/actors/", "/actors/mexico/"):
        assert b'<svg class="net"' not in client.get(path).content


@pytest.mark.parametrize(("path", "rows"), [("/actors/", 3), ("/actors/ada-roe/", 3)])
def test_the_page_shows_the_picture_and_the_same_pairs_in_a_table(client: Client, path: str, rows: int) -> None:
    make_archive()
    page = html.fromstring(client.get(path).content)
    (picture,) = page.xpath("//*[name()='svg'][@class='net']")
    assert picture.xpath("*[name()='title']")
    assert sorted(picture.xpath("*[name()='a']/@href")) == ["/actors/ada-roe/", "/actors/mexico/", "/actors/rice-board/"]
    assert len(picture.xpath("*[name()='path']")) == len(page.xpath("//div[@class='together']//tbody/tr")) == rows


def test_a_second_view_asks_for_the_state_alone_until_it_changes() -> None:
    actors = make_archive()
    first = around(actors["Ada Roe"])
    with CaptureQueriesContext(connection) as queries:
        assert around(actors["Ada Roe"]) == first
    assert len(queries) == 1
    link(Article.objects.get(slug="three"), actor=actors["Ada Roe"])
    assert told(around(actors["Ada Roe"]))[0] == ("Ada Roe", "Mexico", 3)
    withdrawn = Article.objects.get(slug="one")
    withdrawn.status = "withdrawn"
    withdrawn.save()
    assert told(around(actors["Ada Roe"])) == [("Ada Roe", "Mexico", 2)]
    renamed = actors["Mexico"]
    renamed.name = "Estados Unidos Mexicanos"
    renamed.save()
    assert told(around(actors["Ada Roe"])) == [("Ada Roe", "Estados Unidos Mexicanos", 2)]


def test_a_filtered_list_has_no_picture(client: Client) -> None:
    make_archive()
    assert b'<svg class="net"' not in client.get("/actors/?kind=state").content
