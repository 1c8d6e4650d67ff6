"""The board of gaps: each count leads to a list of exactly so many rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.ledgers.gaps import GAPS
from archive.models import Citation, EventMention, Figure, Forecast, Measure, Quotation
from tests.factories import link, make_actor, make_article, make_source, make_topic, passage

BODY = "Rice costs 12 dollars in May, it said last month, and will rise by June. “Rice is very dear,” was heard. Officials agree."


def make_gaps(number: int = 1) -> None:
    """``number`` articles that lack everything, and as many that lack nothing."""
    today = timezone.localdate()
    topic, measure = make_topic(f"Topic {number}"), Measure.objects.create(name=f"rice {number}")
    source, actor = make_source(f"Report {number}"), make_actor(f"Actor {number}")
    for n in range(number):
        bare = make_article("", f"{BODY} {n}", None)
        passage(Figure, bare, "12 dollars", value=12)
        passage(Quotation, bare, "Rice is very dear,")
        passage(Forecast, bare, "will rise by June", horizon="by June", ends_on=today - timedelta(days=1))
        passage(EventMention, bare, "last month", date="last month", precision="month")
        passage(Citation, bare, "Officials", source=make_source("", None, name="officials", article=bare))
        passage(Figure, bare, "May", value=1, source=source, measure=measure, needs_review=True)
        Figure.objects.filter(article=bare, exact="May").update(needs_review=True)
        full = make_article(f"Whole {n}", f"{BODY} whole {n}")
        link(full, topic=topic, source=source)
        passage(Figure, full, "12 dollars", value=12, source=source, measure=measure)
        passage(Quotation, full, "Rice is very dear,", speaker=actor)
        passage(Forecast, full, "will rise by June", horizon="by June", ends_on=today)
        passage(
            Forecast, full, "rise", horizon="by June", ends_on=today - timedelta(days=9), verdict="partly", evidence="e", judged_on=today
        )
        passage(EventMention, full, "May", date="2025-05", precision="month", starts_on="2025-05-01", ends_on="2025-05-31")
        for state in ("rejected", "accepted"):
            passage(Figure, full if state == "rejected" else make_article(f"Draft {n}", BODY, status="draft"), "12", value=12, state=state)


def board(client: Client) -> dict[str, tuple[int, str | None]]:
    root = html.fromstring(client.get("/gaps/").content.decode())
    return {
        (row.xpath("./th/a/text()") or row.xpath("./th/text()"))[0].strip(): (
            int(row.xpath("./td")[0].text_content()),
            next(iter(row.xpath("./th/a/@href")), None),
        )
        for row in root.xpath("//tbody/tr")
    }


def test_each_gap_is_counted(db, client: Client) -> None:
    make_gaps(3)
    counts = {title: count for title, (count, _) in board(client).items()}
    assert counts == {gap.title: 3 for gap in GAPS} | {"Passages that need review": 3}


def test_each_count_leads_to_a_list_of_exactly_so_many_rows(db, client: Client) -> None:
    make_gaps(33)
    for title, (count, url) in board(client).items():
        if title == "Passages that need review":
            assert url is None
            continue
        listed, following = 0, url
        while following:
            response = client.get(following)
            assert response.status_code == 200
            root = html.fromstring(response.content.decode())
            listed += len(root.xpath("//main//article[@class='hit'] | //main//figure[contains(@class, 'quoted')]"))
            href = next(iter(root.xpath("//a[@rel='next']/@href")), None)
            following = href and (response.request["PATH_INFO"] + href if href.startswith("?") else href)
        assert (title, listed) == (title, count)


def test_an_archive_without_gaps_says_so_without_links(db, client: Client) -> None:
    assert all(count == 0 and url is None for count, url in board(client).values())
    assert "There is none." in client.get("/gaps/untitled/").content.decode()


def test_a_row_leads_to_its_sentence(db, client: Client) -> None:
    make_gaps()
    figure = Figure.objects.get(source=None, state="accepted", article__status="published")
    root = html.fromstring(client.get("/gaps/unsourced-figures/").content.decode())
    assert root.xpath("//figcaption//a/@href") == [f"{figure.article.get_absolute_url()}#figure-{figure.pk}"]
    assert "Rice costs 12 dollars in May" in root.xpath("//blockquote")[0].text_content()
    assert root.xpath("//blockquote//b/text()") == ["12 dollars"]


def test_editors_get_the_way_to_the_desk_and_nobody_else(db, client: Client, admin_client: Client) -> None:
    make_gaps(2)
    assert b"/admin/archive" not in client.get("/gaps/").content + client.get("/gaps/unsourced-figures/").content
    root = html.fromstring(admin_client.get("/gaps/").content.decode())
    link_ = root.xpath("//tbody//a[starts-with(@href, '/admin/')]")[0]
    assert " ".join(link_.text_content().split()) == "Their 2 articles on the desk"
    desk = html.fromstring(admin_client.get(link_.get("href")).content.decode())
    assert len(desk.xpath("//table[@id='result_list']/tbody/tr")) == 2
    assert b"/admin/archive/article/" in admin_client.get("/gaps/unsourced-figures/").content


@pytest.mark.parametrize(
    ("path", "status"), [("/gaps/?q=x", 200), ("/gaps/untitled/?page=2", 200), ("/gaps/nothing/", 404), ("/gaps/undated/", 404)]
)
def test_what_is_not_there_is_refused_in_a_sentence(db, client: Client, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    if status == 200:
        assert "There is no parameter" in response.content.decode()
    assert client.post("/gaps/").status_code == 405
    assert client.head("/gaps/").status_code == 200


def test_it_costs_the_same_queries_for_two_rows_as_for_twelve(db, client: Client, django_assert_num_queries: Any) -> None:
    for number in (2, 10):
        make_gaps(number)
        # nine gaps, the passages that need review, whether there is an article at all
        with django_assert_num_queries(11):
            client.get("/gaps/")
        # the rows and their number
        with django_assert_num_queries(2):
            client.get("/gaps/unsourced-figures/")
        # the articles with two prefetches, and their number
        with django_assert_num_queries(4):
            client.get("/gaps/untitled/")
