"""Nothing found: what finds something, with true numbers."""

from typing import Any

import pytest
from django.test import Client

from search.loosening import looser, mended
from tests.factories import index_all, link, make_actor, make_article, make_topic
from tests.search.asking import ask, follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    bank, trade = make_actor("World Bank"), make_topic("Trade")
    make_actor("Fund")
    for number in range(5):
        article = make_article(f"Drought {number}", "Water in the valley.", "2025")
        link(article, actor=bank)
    link(make_article("Flood", "Rain.", "2024"), topic=trade)
    make_article("Hail", "Ice.", None)
    index_all()


def said(**asked: Any) -> dict[str, int]:
    found = ask(**asked)
    assert found.count == 0
    return {one.words: one.count for one in looser(found)}


def test_each_filter_is_left_out_once_and_counted(archive: None) -> None:
    assert said(q="drought", actor="fund", from_="2025") == {"without actor Fund": 5, "without any filter": 5}
    assert said(q="drought", actor="world-bank", topic="trade") == {"without topic Trade": 5, "without any filter": 5}
    assert said(q="drought", from_="2020", to="2021") == {"without 2020 to 2021": 5}


def test_filters_that_can_be_turned_around_are_said_so(archive: None) -> None:
    assert said(actor=["world-bank", "fund"], all="actor")["with any of the actors"] == 5
    assert said(q="drought", undated="only") == {"with dated articles too": 5}
    assert said(q="hail", undated="exclude") == {"with undated articles too": 1}


def test_words_are_left_out_one_by_one_where_they_are_plain(archive: None) -> None:
    assert said(q="drought rain") == {"with any of the words": 6, "without the word “rain”": 5, "without the word “drought”": 1}
    assert said(q='"drought rain" -valley') == {}
    assert said(q="drought rain", topic="trade") == {
        "with any of the words and without filters": 6,
        "with any of the words": 1,
        "without the word “drought”": 1,
    }


def test_the_most_comes_first_and_every_number_is_that_of_its_page(archive: None, client: Client) -> None:
    found = looser(ask(q="drought rain", topic="trade", from_="2024"))
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    assert [follow(client, one.url)["count"] for one in found] == [one.count for one in found]


def test_a_spelling_is_offered_where_it_finds_something_if_need_be_without_filters(archive: None) -> None:
    near = mended(ask(q="drougth"))
    assert near is not None
    assert (near.words, near.count, near.url) == ("drought", 5, "/search/?q=drought")
    far = mended(ask(q="drougth", topic="trade"))
    assert far is not None
    assert (far.count, far.url) == (5, "/search/?q=drought")
    assert mended(ask(q="hail", from_="1900", to="1901")) is None


def test_no_hits_cost_few_queries(archive: None, client: Client, django_assert_max_num_queries: Any) -> None:
    address = "/search/?q=drought+rain+valley&actor=fund&topic=trade&from=2025&undated=exclude"
    client.get(address)
    with django_assert_max_num_queries(12):
        shown = client.get(address).content.decode()
    assert "Without actor Fund" not in shown
    assert "With any of the words and without filters</a>: 6 articles" in shown
