"""The search page: hits, filters and chart in words, links for everything, and a sentence for what can't be answered."""

import re
from html import unescape

import pytest
from django.test import Client

from archive.models import Article
from search.views import chips, date_bars
from tests.factories import index_all, link, make_actor, make_article, make_topic
from tests.search.asking import ask, follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    bank, trade = make_actor("World Bank"), make_topic("Trade")
    for number in range(25):
        article = make_article(f"Drought {number}", "Water & <b>drought</b>.", f"20{number:02}" if number else None)
        link(article, actor=bank)
        link(article, topic=trade)
    index_all()


def page(client: Client, query: str = "") -> str:
    answered = client.get(f"/search/{query}")
    assert answered.status_code == 200
    return unescape(answered.content.decode())


def test_an_empty_search_shows_everything(archive: None, client: Client) -> None:
    shown = page(client)
    assert "<h1>25 articles</h1>" in shown
    assert len(re.findall('<article class="hit">', shown)) == 20
    assert client.get("/search/").context["found"].request.order == "newest"


def test_hits_are_escaped_and_marked(archive: None, client: Client) -> None:
    answered = client.get("/search/?q=drought").content.decode()
    assert "Water &amp; &lt;b&gt;<mark>drought</mark>&lt;/b&gt;." in answered
    assert "<b>drought</b>" not in answered


def test_a_hit_shows_its_date_its_outlet_and_the_first_of_its_actors(client: Client) -> None:
    article = make_article("Drought", published_on="2025-11-10", outlet="R&D <Weekly>")
    for number in range(8):
        link(article, actor=make_actor(f"Actor <{number}>", "armed-force"))
    index_all()
    hit = client.get("/search/").content.decode().split('<article class="hit">')[1].split("</article>")[0]
    assert '<time datetime="2025-11-10">' in hit
    assert "10 November 2025" in " ".join(hit.split())
    assert "<span>R&amp;D &lt;Weekly&gt;</span>" in hit
    assert hit.count('class="actor armed-force"') == 6
    assert 'title="armed force"><bdi>Actor &lt;0&gt;</bdi></a>' in hit
    assert "+2<span" in hit
    assert "&lt;span" not in hit


def test_a_facets_value_is_an_escaped_link_that_says_whether_it_is_selected(client: Client) -> None:
    article = make_article("Drought")
    link(article, actor=make_actor("R&D <Board>", "criminal-organisation"))
    link(article, topic=make_topic("Trade & aid"))
    index_all()
    shown = client.get("/search/?q=drought").content.decode()
    assert (
        '<li><a id="by-actor-rd-board" href="/search/?q=drought&amp;actor=rd-board"'
        ' class="actor criminal-organisation" title="criminal organisation">'
        "R&amp;D &lt;Board&gt;</a><b>1</b></li>"
    ) in shown
    assert '<li><a id="by-topic-trade-aid" href="/search/?q=drought&amp;topic=trade-aid">Trade &amp; aid</a><b>1</b></li>' in shown
    chosen = client.get("/search/?q=drought&topic=trade-aid").content.decode()
    assert (
        '<li><a id="by-topic-trade-aid" href="/search/?q=drought" aria-current="true">Trade &amp; aid'
        '<span class="hidden"> (selected)</span></a><b>1</b></li>'
    ) in chosen


def test_what_was_typed_stands_in_the_box_and_runs_nowhere(archive: None, client: Client) -> None:
    answered = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in answered
    assert "&quot;&gt;&lt;script&gt;" in answered


def test_pages_link_to_each_other_and_past_the_end_is_404(archive: None, client: Client) -> None:
    assert 'href="/search/?q=drought&page=2"' in page(client, "?q=drought")
    second = page(client, "?q=drought&page=2")
    assert 'rel="prev" href="/search/?q=drought"' in second
    assert 'rel="next"' not in second
    missing = client.get("/search/?q=drought&page=3")
    assert (missing.status_code, "<h1" in missing.content.decode()) == (404, True)


def test_what_is_selected_is_said_in_words_and_each_can_be_dropped(archive: None, client: Client) -> None:
    found = ask(q="drought", actor="world-bank", topic="trade", from_="2010", to="2012", match="any", exact="1")
    assert [words for words, _ in chips(found)] == [
        "actor World Bank",
        "topic Trade",
        "2010 to 2012",
        "any of the words",
        "only the exact words",
    ]
    counts = [follow(client, url)["count"] for _, url in chips(found)]
    assert counts == [3, 3, 25, 3, 3]
    assert [words for words, _ in chips(ask(undated="only"))] == ["undated articles only"]
    assert chips(ask(q="drought")) == []


def test_the_order_can_be_chosen_and_the_current_one_is_said(archive: None, client: Client) -> None:
    answered = client.get("/search/?q=drought&sort=oldest&page=2")
    sorts = answered.context["sorts"]
    assert [(sort, current) for sort, _, _, current in sorts] == [("relevance", False), ("newest", False), ("oldest", True)]
    assert [url for _, _, url, _ in sorts] == [f"/search/?q=drought&sort={sort}" for sort in ("relevance", "newest", "oldest")]


def test_the_same_search_as_json_is_a_link(archive: None, client: Client) -> None:
    assert 'href="/api/v1/search?q=drought&actor=world-bank"' in page(client, "?q=drought&actor=world-bank")


def test_nothing_found_says_so_and_offers_a_way_on(archive: None, client: Client) -> None:
    shown = page(client, "?q=drougth")
    assert "<h1>0 articles for “drougth”</h1>" in shown
    assert 'Did you mean <a href="/search/?q=drought">drought</a>?' in shown
    assert "Nothing found" in shown


def test_a_refused_search_keeps_the_words_and_says_why(archive: None, client: Client) -> None:
    shown = page(client, "?q=drought&from=2025-13&actor=world-bank")
    assert "“2025-13” is not a date; write 2025, 2025-11 or 2025-11-10." in shown
    assert 'value="drought"' in shown
    assert 'value="2025-13"' in shown
    assert shown.count("<h1") == 1


def test_pages_other_than_get_are_refused(archive: None, client: Client) -> None:
    assert client.post("/search/").status_code == 405
    assert client.head("/search/?q=drought").status_code == 200


def test_nothing_found_is_followed_but_not_taken_along(archive: None, client: Client) -> None:
    nothing, something = page(client, "?q=zzzqqq"), page(client, "?q=drought")
    assert "export.csv" not in nothing
    assert "export.csv" in something
    assert all("/search/feed.atom" in shown for shown in (nothing, something))


def test_a_search_writes_nothing(archive: None, client: Client) -> None:
    before = list(Article.objects.values())
    client.get("/search/?q=drought")
    assert list(Article.objects.values()) == before
    assert "sessionid" not in client.cookies


def partial(client: Client, query: str) -> str:
    return client.get(f"/search/{query}", headers={"HX-Request": "true"}).content.decode()


def test_a_script_gets_the_answer_and_what_depends_on_it_alone(archive: None, client: Client) -> None:
    swapped, whole = partial(client, "?q=drought&topic=trade"), client.get("/search/?q=drought&topic=trade").content.decode()
    assert "<html" not in swapped
    assert "<title>drought · Search · Policy Archive</title>" in swapped
    assert set(re.findall(r'id="([\w-]+)"[^>]* hx-swap-oob', swapped)) == {"feed", "find-form", "said"}
    assert "hx-swap-oob" not in whole
    answers = [page[page.index('<div id="answer">') :] for page in (swapped, whole)]
    assert answers[1].startswith(answers[0].rstrip())


def test_a_partial_answer_says_its_address_and_is_never_taken_for_the_page(archive: None, client: Client) -> None:
    swapped = client.get("/search/?from=&q=drought&match=&to=2020", headers={"HX-Request": "true"})
    assert swapped.headers["HX-Push-Url"] == "/search/?q=drought&to=2020"
    whole = client.get("/search/?q=drought")
    assert all("HX-Request" in answered.headers["Vary"] for answered in (swapped, whole))
    assert "HX-Push-Url" not in whole.headers
    restored = client.get("/search/?q=drought", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert b"<html" in restored.content


def test_a_refused_search_is_swapped_in_like_any_other(archive: None, client: Client) -> None:
    swapped = partial(client, "?q=drought&from=2025-13")
    assert "<html" not in swapped
    assert "“2025-13” is not a date" in unescape(swapped)


def test_the_sentence_is_in_the_page(archive: None, client: Client) -> None:
    assert '<p id="said" class="hidden" role="status">25 articles for “drought”, topic Trade</p>' in page(client, "?q=drought&topic=trade")


@pytest.mark.parametrize(
    ("bounds", "chosen"),
    [
        ({}, []),
        ({"from_": "2022"}, ["2022", "2023", "2024"]),
        ({"from_": "2003-05", "to": "2004-02-10"}, ["2003", "2004"]),
        ({"to": "2001-01"}, ["2001"]),
    ],
)
def test_the_bars_that_the_chosen_dates_touch_are_drawn_as_chosen(archive: None, bounds: dict[str, str], chosen: list[str]) -> None:
    found = ask(**bounds)
    assert [bar.label for bar in date_bars(found.years, found.request) if bar.chosen] == chosen
