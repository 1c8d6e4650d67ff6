"""Feeds of searches, actors, topics and sources, as a feed reader reads them."""

from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from archive.models import Article, State
from search import feeds
from tests.archive.test_views import HOSTILE
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic

pytestmark = pytest.mark.django_db
FEED = "/search/feed.atom"


def read(client: Client, address: str = FEED, **params: Any) -> Any:
    """The feed as a feed reader takes it; a sound one."""
    response = client.get(address, params)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8"), response.content
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def links(parsed: Any) -> dict[str, str]:
    """The addresses of a feed by relation."""
    return {one.rel: one.href for one in parsed.feed.links}


def titles(parsed: Any) -> list[str]:
    """The titles of a page."""
    return [entry.title for entry in parsed.entries]


def archive_of(number: int) -> list[Article]:
    """Articles of one day's import, dated a day apart."""
    made = [make_article(f"Article {n}", f"Rice is dear, number {n}.", f"2025-11-{n:02}") for n in range(1, number + 1)]
    index_all()
    return made


def test_a_search_is_a_feed_of_its_hits_the_newest_first(client: Client) -> None:
    archive_of(3)
    make_article("Undated", "Rice again.", None)
    make_article("Gold", "No grain.")
    index_all()
    parsed = read(client, q="rice", sort="relevance")
    assert titles(parsed) == ["Article 3", "Article 2", "Article 1", "Undated"]
    assert parsed.feed.title == "q: rice · Search · Policy Archive"
    assert links(parsed)["self"] == "http://127.0.0.1:8000/search/feed.atom?q=rice"
    assert links(parsed)["alternate"] == "http://127.0.0.1:8000/search/?q=rice"


def test_filters_of_the_search_hold(client: Client) -> None:
    archive_of(3)
    assert titles(read(client, **{"from": "2025-11-02", "to": "2025-11-02"})) == ["Article 2"]


def test_what_comes_in_later_stands_first_however_old_it_is(client: Client) -> None:
    Article.objects.filter(pk__in=[a.pk for a in archive_of(3)]).update(first_published_at=timezone.now() - timedelta(days=2))
    make_article("From the attic", "Rice was dear.", "1999")
    index_all()
    assert titles(read(client, q="rice"))[0] == "From the attic"


def test_the_order_is_the_same_however_many_hits_there_are(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    archive_of(5)
    few = titles(read(client, q="rice"))
    monkeypatch.setattr(feeds, "FEW", 2)
    assert titles(read(client, q="rice")) == few


def test_pages_lead_through_every_article_once(client: Client) -> None:
    archive_of(7)
    address, seen, pages = f"{FEED}?page_size=3", [], 0
    while address:
        parsed = read(client, address)
        seen += titles(parsed)
        pages += 1
        here = links(parsed)
        assert here["self"] == f"http://127.0.0.1:8000{address}"
        assert here["first"].endswith("feed.atom?page_size=3")
        assert here["last"].endswith("feed.atom?page=3&page_size=3")
        assert ("previous" in here) == (pages > 1)
        address = here.get("next", "").removeprefix("http://127.0.0.1:8000")
    assert (pages, seen) == (3, [f"Article {n}" for n in range(7, 0, -1)])
    assert client.get(f"{FEED}?page_size=3&page=4").status_code == 404


def test_an_entry_keeps_its_identifier_when_slug_and_title_change(client: Client) -> None:
    (article,) = archive_of(1)
    before = read(client).entries[0]
    article.title, article.slug = "Renamed", "renamed"
    article.save()
    index_all()
    after = read(client).entries[0]
    assert before.id == after.id == f"tag:127.0.0.1,{article.created_at:%Y-%m-%d}:article/{article.pk}"
    assert after.link == "http://127.0.0.1:8000/articles/renamed/"
    assert after.updated >= before.updated


def test_an_entry_says_who_wrote_what_about_what(client: Client) -> None:
    article = make_article("Rice", "# Prices\n\nRice is dear. " + "word " * 300, "2025-11", authors=["A. Author"], rights="CC BY")
    link(article, topic=make_topic("Trade"))
    make_article("", "Nobody signed this page, which has no title at all.", outlet="The Daily")
    make_article("Alone", "No author, no outlet.")
    index_all()
    by_title = {entry.title: entry for entry in read(client).entries}
    rice = by_title["Rice"]
    assert rice.author == "A. Author"
    assert [tag.label for tag in rice.tags] == ["Trade"]
    assert rice.summary.startswith("Rice is dear. word")
    assert rice.summary.endswith("word…")
    assert len(rice.summary) <= 401
    assert rice.dcterms_date == "2025-11"
    assert by_title["Nobody signed this page, which has no title at…"].author == "The Daily"
    assert by_title["Alone"].author == "Author unknown"


def test_hostile_words_are_text(client: Client) -> None:
    make_article(HOSTILE, f"{HOSTILE} \x0b\x1b", authors=[HOSTILE])
    index_all()
    data = client.get(FEED).content
    assert b"<script" not in data
    assert not feedparser.parse(data).bozo


def test_actors_topics_and_sources_have_a_feed_each(client: Client) -> None:
    articles = archive_of(3)
    link(articles[0], actor=make_actor("World Bank"), topic=make_topic("Trade"), source=make_source("Rice Report"))
    index_all()
    for address, name in (
        ("/actors/world-bank/", "World Bank"),
        ("/topics/trade/", "Trade"),
        ("/sources/rice-report/", "Rice Report"),
    ):
        parsed = read(client, f"{address}feed.atom")
        assert (titles(parsed), parsed.feed.title) == (["Article 1"], f"{name} · Policy Archive")
        assert links(parsed)["alternate"] == f"http://127.0.0.1:8000{address}"
        page = client.get(address).content.decode()
        assert page.count(f'type="application/atom+xml" title="{name}" href="{address}feed.atom"') == 1
        assert page.count(f'href="{address}feed.atom"') == 2
        assert "/search/export.csv?" in page


def test_a_feeds_identifier_outlives_the_slug_and_a_former_slug_leads_on(client: Client) -> None:
    actor = make_actor("World Bank")
    index_all()
    before = read(client, "/actors/world-bank/feed.atom").feed.id
    actor = type(actor).objects.get(pk=actor.pk)
    actor.slug = "the-world-bank"
    actor.save()
    moved = client.get("/actors/world-bank/feed.atom?page_size=5")
    assert (moved.status_code, moved["Location"]) == (301, "/actors/the-world-bank/feed.atom?page_size=5")
    assert read(client, moved["Location"]).feed.id == before


def test_what_is_merged_leads_on_and_what_is_rejected_or_unknown_is_not_found(client: Client) -> None:
    index_all()
    standing = make_actor("World Bank")
    make_actor("Bank of the World", merged_into=standing)
    make_actor("No Bank", state=State.REJECTED)
    assert client.get("/actors/bank-of-the-world/feed.atom")["Location"] == "/actors/world-bank/feed.atom"
    for address in ("/actors/no-bank/", "/actors/nobody/", "/topics/none/", "/sources/none/"):
        assert client.get(f"{address}feed.atom").status_code == 404


def test_a_source_of_one_article_alone_has_no_feed_and_its_page_no_link_to_one(client: Client) -> None:
    index_all()
    source = make_source("Leaked papers", article=make_article())
    assert client.get(f"/sources/{source.slug}/feed.atom").status_code == 404
    assert "feed.atom" not in client.get(f"/sources/{source.slug}/").content.decode()


@pytest.mark.parametrize("address", [f"{FEED}?nonsense=1", f"{FEED}?actor=nobody", "/topics/trade/feed.atom?q=x", f"{FEED}?page=0"])
def test_what_cant_be_answered_gets_a_sentence(client: Client, address: str) -> None:
    make_topic("Trade")
    index_all()
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert response.content.decode().strip().endswith(".")


def test_a_reader_that_has_it_is_told_so(client: Client) -> None:
    (article,) = archive_of(1)
    first = client.get(FEED)
    assert client.get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(FEED, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    assert client.head(FEED)["ETag"] == first["ETag"]
    article.status = Article.Status.WITHDRAWN
    article.save()
    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, feedparser.parse(again.content).entries) == (200, [])


def test_the_search_page_names_its_feed(client: Client) -> None:
    archive_of(1)
    page = client.get("/search/", {"q": "rice", "sort": "oldest", "page_size": 5}).content.decode()
    assert 'type="application/atom+xml" title="This search" href="/search/feed.atom?q=rice"' in page


def test_feeds_are_read_only(client: Client) -> None:
    assert client.post(FEED).status_code == 405
