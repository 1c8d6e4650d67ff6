"""What the articles of an actor, a topic or a source are: every count leads to just as many hits."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html

from archive.ledgers.profile import SHOWN, profile_of
from archive.ledgers.state import current_state
from archive.models import Actor, Article, Topic
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic

pytestmark = pytest.mark.django_db
PAGES = ["/actors/rice-board/", "/topics/trade/", "/sources/annual-report/"]


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


def make_archive() -> None:
    """Four articles, dated to the day, the month and the year and not at all; one actor became another, a topic stands below another."""
    board, poe = make_actor("Rice Board", "agency"), make_actor("Ann Poe", "person")
    former = make_actor("Dr Poe", "person", merged_into=poe)
    trade = make_topic("Trade")
    tariffs = make_topic("Tariffs", trade)
    report, law = make_source("Annual Report", board, issued="2023"), make_source("Rice Law")
    for number, day in enumerate(("2025-11-10", "2026-01", "2025", None)):
        article = make_article(f"Rice {number}", published_on=day)
        link(article, actor=board, topic=tariffs if number else trade, source=report)
        link(article, actor=former if number else poe, source=law if number == 1 else None)
    link(make_article("Another"), actor=poe)
    link(make_article("A draft", status="draft"), actor=board, topic=trade, source=report)


def root_of(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def number_in(words: str) -> int:
    found = re.search(r"(\d+)(?: articles?)?\s*$", words.strip())
    assert found, words
    return int(found[1])


@pytest.mark.parametrize("path", PAGES)
def test_every_count_is_the_number_of_hits_of_the_search_it_leads_to(client: Client, path: str) -> None:
    make_archive()
    index_all()
    root = root_of(client, path)
    counts = [(a.get("href"), number_in(a.text_content())) for a in root.xpath("//ol[@class='shares']//a[@class='n']")]
    counts += [(a.get("href"), number_in(a.text_content())) for a in root.xpath("//ol[starts-with(@class, 'bars')]//a")]
    counts += [(a.get("href"), number_in(a.text_content().partition(" article")[0])) for a in root.xpath("//td[@class='n']/a")]
    assert len(counts) >= 6
    for address, count in counts:
        assert client.get(address.replace("/search/", "/api/v1/search")).json()["count"] == count, address


def test_a_merged_actor_counts_as_the_one_it_became(client: Client) -> None:
    make_archive()
    shares = profile_of("topic", Topic.objects.get(slug="trade"), Article.objects.published(), current_state()).actors
    assert [(share.name, share.count) for share in shares.shown] == [("Ann Poe", 5), ("Rice Board", 4)]


@pytest.mark.parametrize(("last", "by", "bars"), [("2027-12", "month", 36), ("2028-01", "year", 4)])
def test_three_years_are_drawn_by_month_and_a_longer_time_by_year(last: str, by: str, bars: int) -> None:
    trade = make_topic()
    for day in ("2025-01-10", last):
        link(make_article(published_on=day), topic=trade)
    profile = profile_of("topic", trade, Article.objects.published(), current_state())
    assert (profile.by, len(profile.bars)) == (by, bars)


def test_articles_dated_by_the_year_alone_are_named_where_months_are_drawn(client: Client) -> None:
    make_archive()
    assert "1 dated by the year alone is in no month." in root_of(client, "/topics/trade/").text_content()


def test_the_commonest_stand_open_and_the_others_in_the_search(client: Client) -> None:
    article, trade = make_article(), make_topic()
    link(article, topic=trade)
    for number in range(SHOWN + 3):
        link(article, actor=make_actor(f"Actor {number:02}"))
    root = root_of(client, "/topics/trade/")
    assert len(root.xpath("//ol[@class='shares']/li")) == SHOWN
    (more,) = root.xpath("//p[@class='more']/a")
    assert (more.text, more.get("href")) == ("3 more in the search", "/search/?topic=trade")


def test_a_change_is_seen_at_once(client: Client) -> None:
    make_archive()
    root_of(client, "/actors/rice-board/")
    tariffs = Topic.objects.get(slug="tariffs")
    tariffs.name = "Duties"
    tariffs.save()
    make = make_article("Rice 5", published_on=None)
    link(make, actor=Actor.objects.get(slug="rice-board"), topic=tariffs)
    root = root_of(client, "/actors/rice-board/")
    shares = [" ".join(li.text_content().split()) for li in root.xpath("//section[@aria-labelledby='topics']//li")]
    assert shares == ["Trade Trade: 5 articles", "Duties Duties: 4 articles"]


@pytest.mark.parametrize("path", PAGES)
def test_pictures_have_words_beside_them(client: Client, path: str) -> None:
    make_archive()
    root = root_of(client, path)
    pictures = root.xpath("//main//*[name()='svg']")
    assert pictures
    assert all(picture.get("aria-hidden") == "true" or picture.get("aria-labelledby") for picture in pictures)
    assert all(a.text_content().strip() for a in root.xpath("//main//a"))


def test_an_unnamed_source_has_no_profile(client: Client) -> None:
    article = make_article()
    source = make_source("", None, name="leaked papers", article=article)
    link(article, source=source)
    assert not root_of(client, source.get_absolute_url()).xpath("//ol")
