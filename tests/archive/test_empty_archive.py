"""An archive of no article and of one: every list says what will stand there, and no page breaks."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic

pytestmark = pytest.mark.django_db
LISTS = [
    *("/", "/articles/", "/articles/undated/", "/actors/", "/topics/", "/sources/", "/sources/unnamed/"),
    *("/claims/", "/claims/disagreements/", "/forecasts/", "/forecasts/tally/", "/events/", "/gaps/", "/compare/"),
    *("/quotations/", "/quotations/speakers/", "/quotations/affiliations/", "/quotations/never/", "/quotations/same/"),
]
ENTITIES = ["/actors/mexico/", "/topics/trade/", "/sources/annual-report/"]


def root_of(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_list_says_in_a_sentence_what_will_stand_there(client: Client, path: str) -> None:
    (main,) = root_of(client, path).xpath("//main")
    sentences = [" ".join(p.text_content().split()) for p in main.xpath(".//p")]
    assert [words for words in sentences if " will " in words or "As soon as" in words], sentences


@pytest.mark.parametrize("path", ENTITIES)
def test_an_entity_without_articles_says_what_will_stand_there(client: Client, path: str) -> None:
    make_actor("Mexico", "state")
    make_topic()
    make_source()
    (main,) = root_of(client, path).xpath("//main")
    assert "No published article" in main.text_content()
    assert not main.xpath(".//*[name()='svg']")


@pytest.mark.parametrize("path", LISTS + ENTITIES)
def test_one_article_is_enough_for_every_page(client: Client, path: str) -> None:
    article = make_article()
    link(article, actor=make_actor("Mexico", "state"), topic=make_topic(), source=make_source())
    index_all()
    root_of(client, path)


@pytest.mark.parametrize("path", ["/claims/?q=rice", "/forecasts/?q=rice", "/quotations/?q=rice", "/events/?q=rice", "/actors/?q=rice"])
def test_a_filter_that_nothing_answers_to_can_be_dropped(client: Client, path: str) -> None:
    (main,) = root_of(client, path).xpath("//main")
    assert "answers to this" in main.text_content()
    assert path.partition("?")[0] in main.xpath(".//form//a/@href")


def test_a_long_list_of_names_is_folded(client: Client) -> None:
    make_actor("Ministry", "agency", tuple((f"Office {number:02}", "alias") for number in range(40)))
    root = root_of(client, "/actors/ministry/")
    assert len(root.xpath("//p[@class='also']/bdi")) == 8
    (folded,) = root.xpath("//details[@class='also']")
    assert (folded.xpath("string(summary)"), len(folded.xpath("p/bdi"))) == ("32 more", 32)


@pytest.mark.parametrize("path", ["/actors/", "/topics/", "/sources/", "/articles/", *ENTITIES])
def test_a_name_written_from_right_to_left_stands_for_itself(client: Client, path: str) -> None:
    name = "تقرير (2023)"
    actor, topic, source = make_actor("Mexico"), make_topic(), make_source()
    other, under, cited = make_actor(name), make_topic(name), make_source(name, issued="2023")
    article = make_article()
    for who, what, whence in ((actor, topic, source), (other, under, cited)):
        link(article, actor=who, topic=what, source=whence)
    places = root_of(client, path).xpath("//main//a[.//text()=$name]", name=name)
    assert places
    assert [place for place in places if place.xpath("string(bdi)") != name and not place.xpath("ancestor-or-self::*[name()='svg']")] == []
