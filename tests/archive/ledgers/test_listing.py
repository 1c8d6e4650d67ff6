from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from ninja import Field, Schema

from archive.ledgers.listing import LATEST_ARTICLE, CursorPage, Order, asked, cursor_page, of_articles
from archive.models import Article, Figure
from archive.refusals import Refused
from tests.factories import link, make_actor, make_article, make_topic, passage

DAYS = [None, None, "2025", "2025-01-01", "2025-01-01", "2024-05-06", "2023-01-31"]
OLDEST_FIRST = Order("article__published_on", descending=False, read=date.fromisoformat)
LATEST_KEY_FIRST = Order("article__published_on", descending=True, read=date.fromisoformat, latest_first=True)


def turn(order: Order, address: str, size: int) -> CursorPage:
    """The page at an address."""
    query = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    return cursor_page(RequestFactory().get("/claims/", query), Figure.objects.select_related("article"), order, size)


class Walking(TestCase):
    """Pages met by their links."""

    @settings(deadline=None, max_examples=25)
    @given(
        st.lists(st.sampled_from(DAYS), min_size=1, max_size=9),
        st.integers(1, 4),
        st.sampled_from([LATEST_ARTICLE, OLDEST_FIRST, LATEST_KEY_FIRST]),
    )
    def test_links_forwards_and_backwards_meet_every_row_once(self, days: list[str | None], size: int, order: Order) -> None:
        for number, day in enumerate(days):
            article = make_article(f"Report {number}", "There were 5 deaths.", day)
            passage(Figure, article, "5 deaths", value=5)
        whole = [row.pk for row in order.of(Figure.objects.all())]
        page, met, addresses = turn(order, "/", size), [], ["/"]
        while True:
            met.append([row.pk for row in page.rows])
            assert page.count == len(days)
            assert (page.previous is None) == (len(met) == 1)
            if page.next is None:
                break
            addresses.append(page.next)
            page = turn(order, page.next, size)
        assert [pk for rows in met for pk in rows] == whole
        for rows in reversed(met[:-1]):
            assert page.previous is not None
            page = turn(order, page.previous, size)
            assert [row.pk for row in page.rows] == rows
            assert page.next is not None
        undated = [row.article.published_on is None for row in order.of(Figure.objects.select_related("article"))]
        assert undated == sorted(undated)


@pytest.mark.parametrize("query", ["after=", "after=~", "after=2025-01-01", "after=2025-13-01~5", "after=x~5", "after=~-5", "before=~5.0",
                                   "after=~٥", f"after=~{'9' * 40}", "after=%00~5", "before=2025-01-01~5~"])  # fmt: skip
def test_a_damaged_cursor_is_refused_in_a_sentence(query: str) -> None:
    with pytest.raises(Refused, match="address is damaged") as refusal:
        turn(LATEST_ARTICLE, f"/?{query}", 3)
    assert refusal.value.status == 422


@pytest.mark.django_db
def test_the_row_that_a_cursor_names_may_be_gone() -> None:
    rows = [passage(Figure, make_article(f"R{n}", "There were 5 deaths."), "5 deaths", value=5) for n in range(3)]
    address = f"/?after=2025-11-10~{rows[0].pk}"
    rows[0].delete()
    assert [row.pk for row in turn(LATEST_ARTICLE, address, 3).rows] == [rows[1].pk, rows[2].pk]


class Params(Schema):
    """Parameters of a made-up page."""

    q: str = Field("", max_length=3)
    actor: list[str] = Field([])
    page: int = Field(1, ge=1)


def ask(query: str) -> Any:
    """What a query string asks for."""
    return asked(RequestFactory().get(f"/claims/?{query}"), Params)


def test_a_page_reads_its_query_string() -> None:
    assert ask("q=abc&actor=a&actor=b&actor=&after=~1") == Params(q="abc", actor=["a", "b"])


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("colour=red", "There is no parameter “colour”; the parameters are actor, page, q."),
        ("q=abcd", "“q” can't be used: "),
        ("page=0", "“page” can't"),
        ("q=%00", "NUL"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(query: str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        ask(query)
    assert sentence in str(refusal.value)


@pytest.mark.django_db
def test_rows_are_of_published_articles_that_any_of_the_actors_and_topics_has() -> None:
    bank, court, trade = make_actor("Bank"), make_actor("Court"), make_topic("Trade")
    articles = [make_article(f"A{n}", "There were 5 deaths.") for n in range(4)]
    rows = [passage(Figure, article, "5 deaths", value=5) for article in articles]
    link(articles[0], actor=bank, topic=trade)
    link(articles[1], actor=court)
    link(articles[2], actor=bank)
    Article.objects.filter(pk=articles[2].pk).update(status="withdrawn")

    def of(*asked_for: Any) -> list[int]:
        return sorted(of_articles(Figure.objects.all(), *asked_for).values_list("pk", flat=True))

    assert of() == [rows[0].pk, rows[1].pk, rows[3].pk]
    assert of(["bank", "court"]) == [rows[0].pk, rows[1].pk]
    assert of(["bank", "court"], ["trade"]) == [rows[0].pk]
    with pytest.raises(Refused, match="There is no actor “nobody”"):
        of(["nobody"])
