"""Two articles side by side."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.ledgers.compare import labelled, parted
from archive.ledgers.settling import propose_measures, settle_articles
from archive.models import Article, Comparison, Event, EventMention, Figure, Forecast, Measure, Quotation
from tests.factories import link, make_actor, make_article, make_source, make_topic, passage

BODY = "Rice costs 12 dollars. “Rice is very dear these days,” said Poe. It will rise by June. The Rice Treaty was signed in 2009."


def figure(article: Article, exact: str, value: float, **fields: Any) -> Figure:
    """A figure under the measure that the rule gives it."""
    period = {"period": "2024", "period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
    made = Figure(article=article, value=value, **{"subject": "overdose deaths", "place": "Ohio"} | period | fields)
    start = article.body.index(exact)
    made.anchor_at(article.body, start, start + len(exact))
    propose_measures([made])
    made.save()
    return made


def two() -> tuple[Article, Article]:
    return make_article("One", f"{BODY} One."), make_article("Two", f"{BODY} Two.", None)


def shown(client: Client, path: str = "/compare/one/two/") -> Any:
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def texts(root: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in root.xpath(path)]


def test_what_both_have_and_what_one_has_alone_stand_apart_each_once() -> None:
    assert parted("abca", "cdb") == (["b", "c"], ["a"], ["d"])
    assert parted([], []) == ([], [], [])


def test_actors_sources_and_topics_are_shared_or_sole(db, client: Client) -> None:
    one, other = two()
    merged = make_actor("Old Board", merged_into=make_actor("Rice Board"))
    for article, actor in ((one, merged), (other, merged.merged_into), (one, make_actor("Ann Poe", "person"))):
        link(article, actor=actor)
    source = make_source()
    for article in (one, other):
        link(article, source=source, topic=make_topic(f"Topic of {article.title}"))
    root = shown(client)
    assert texts(root, "//section[@aria-labelledby='actors']//h3") == ["In both 1", "Only in One 1", "Only in Two 0"]
    assert texts(root, "//section[@aria-labelledby='actors']//li") == ["Rice Board", "Ann Poe"]
    assert texts(root, "//section[@aria-labelledby='sources']//h3") == ["In both 1", "Only in One 0", "Only in Two 0"]
    assert texts(root, "//section[@aria-labelledby='topics']//h3") == ["In both 0", "Only in One 1", "Only in Two 1"]


def test_dates_stand_with_their_basis(db, client: Client) -> None:
    two()
    dates = texts(shown(client), "//*[contains(@class, 'date')]")
    assert dates == ["10 November 2025 · from the masthead", "undated"]


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"value": 15}, "Conflict"),
        ({"value": 12}, "Compatible"),
        ({"value": 15, "period_start": date(2020, 1, 1), "period_end": date(2020, 12, 31)}, "Different period"),
        ({"value": 15, "unit": "%"}, "Not comparable"),
        ({"value": 15, "place": ""}, "Not comparable"),
    ],
)
def test_figures_of_one_measure_are_labelled(db, client: Client, fields: dict[str, Any], label: str) -> None:
    one, other = two()
    figure(one, "12 dollars", 12)
    figure(other, "12 dollars", **fields)
    root = shown(client)
    assert texts(root, "//section[@aria-labelledby='claims']//h3") == [f"{label} 1"]
    assert texts(root, "//section[@aria-labelledby='claims']//blockquote") == ["Rice costs 12 dollars."] * 2


def test_the_same_number_of_two_subjects_has_its_own_label(db, client: Client) -> None:
    one, other = two()
    figure(one, "12 dollars", 140_000, subject="overdose deaths")
    figure(other, "12 dollars", 140_000, subject="stolen firearms")
    figure(other, "June", 77_000, subject="exported tonnes of rice")
    assert texts(shown(client), "//section[@aria-labelledby='claims']//h3") == ["Same number, different meaning 1"]


def test_the_labels_are_those_that_the_ledger_stores(db) -> None:
    one, other = two()
    for number, value in enumerate((12, 15, 140_000)):
        figure(one, BODY.split()[number], value)
        figure(other, BODY.split()[number], value * 2, subject="overdose deaths" if number else "stolen firearms")
    settle_articles([one.pk, other.pk])
    stored = {(frozenset((row.one_id, row.other_id)), row.label, row.reason) for row in Comparison.objects.all()}
    assert stored
    figures = [list(Figure.objects.filter(article=article).select_related("measure__merged_into")) for article in (one, other)]
    for sides in (figures, reversed(figures)):
        assert {(frozenset((pair.one.pk, pair.other.pk)), pair.label, pair.reason) for pair in labelled(*sides)} == stored


def test_conflicts_lead_and_what_is_said_twice_is_compared_once(db, client: Client) -> None:
    one, other = two()
    for exact in ("12 dollars", "Rice"):
        figure(one, exact, 12)
    figure(other, "12 dollars", 12)
    figure(other, "June", 15)
    assert texts(shown(client), "//section[@aria-labelledby='claims']//h3") == ["Conflict 1", "Compatible 1"]


def test_rejected_measures_and_passages_are_left_out(db, client: Client) -> None:
    one, other = two()
    figure(one, "12 dollars", 12)
    figure(other, "12 dollars", 15)
    Measure.objects.update(state="rejected")
    assert "No figure of one is of a measure" in shown(client).text_content()
    Measure.objects.update(state="proposed")
    Figure.objects.filter(article=other).update(state="rejected")
    assert "No figure of one is of a measure" in shown(client).text_content()


def test_events_that_both_date_agree_or_carry_two_dates(db, client: Client) -> None:
    one, other = two()
    treaty, summit = Event.objects.create(name="Rice Treaty", begins_once=True), Event.objects.create(name="Rice Summit")
    years = {2009: "2009", 2014: "2014"}
    for article, event, year in ((one, treaty, 2009), (other, treaty, 2014), (one, summit, 2009), (other, summit, 2009)):
        days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        exact = "2009" if event == treaty else "signed"
        passage(EventMention, article, exact, event=event, name=event.name, date=years[year], precision="year", **days)
    rows = texts(shown(client), "//section[@aria-labelledby='events']//tbody/tr")
    assert rows == ["Rice Summit 2009 2009 agree", "Rice Treaty 2009 2014 two dates"]


def test_forecasts_and_quotations_stand_beside_each_other_with_their_status_and_speaker(db, client: Client) -> None:
    one, other = two()
    yesterday = timezone.localdate() - timedelta(days=1)
    passage(Forecast, one, "It will rise by June", horizon="by June", ends_on=yesterday)
    passage(Quotation, one, "Rice is very dear these days,", speaker=make_actor("Ann Poe", "person"))
    passage(Quotation, other, "Rice is very dear these days,")
    root = shown(client)
    assert "overdue" in texts(root, "//section[@aria-labelledby='forecasts']//li")[0]
    assert [text.split(" “")[0] for text in texts(root, "//section[@aria-labelledby='quotations']//li")] == ["Ann Poe", "unattributed"]
    hrefs = root.xpath("//section[@aria-labelledby='quotations']//a[contains(@class, 'words')]/@href")
    assert [href.partition("#quotation")[0] for href in hrefs] == ["/articles/one/", "/articles/two/"]


def test_an_article_beside_itself_and_an_unknown_one_are_refused_in_a_sentence(db, client: Client) -> None:
    two()
    same = client.get("/compare/one/one/")
    assert (same.status_code, "compared with itself" in same.content.decode()) == (200, True)
    unknown = client.get("/compare/one/nothing/")
    assert (unknown.status_code, "There is no article “nothing”." in unknown.content.decode()) == (404, True)
    make_article("Draft", BODY, status="draft")
    assert client.get("/compare/one/draft/").status_code == 404
    assert "There is no parameter" in client.get("/compare/one/two/?q=x").content.decode()
    assert client.post("/compare/one/two/").status_code == 405
    assert client.head("/compare/one/two/").status_code == 200


def test_former_slugs_lead_on_and_both_orders_are_one_page_for_machines(db, client: Client) -> None:
    one, _ = two()
    one.slug = "first"
    one.save()
    for path, target in (("/compare/one/two/", "/compare/first/two/"), ("/compare/two/one/", "/compare/two/first/")):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, target)
    canonical = {shown(client, path).xpath("//link[@rel='canonical']/@href")[0] for path in ("/compare/first/two/", "/compare/two/first/")}
    assert len(canonical) == 1


@pytest.mark.parametrize("given", ["two", "/articles/two/", "https://archive.example.org/articles/two/?q=x#p3", " two "])
def test_the_form_takes_a_slug_or_an_address(db, client: Client, given: str) -> None:
    two()
    response = client.get("/compare/", {"one": "one", "other": given})
    assert (response.status_code, response["Location"]) == (302, "/compare/one/two/")


@pytest.mark.parametrize("given", ["http://[", "https://]/x", "//[::1/"])
def test_the_form_refuses_a_broken_address_as_one(db, client: Client, given: str) -> None:
    response = client.get("/compare/", {"one": given, "other": "two"})
    assert (response.status_code, "is no article’s address" in response.content.decode()) == (200, True)


def test_the_form_refuses_what_is_no_address_and_keeps_what_was_typed(db, client: Client) -> None:
    root = html.fromstring(client.get("/compare/", {"one": "one", "other": "two & three"}).content.decode())
    assert "is no article’s address" in texts(root, "//p[@role='alert']")[0]
    assert root.xpath("//input[@name='other']/@value") == ["two & three"]
    assert "no parameter" in client.get("/compare/?q=x").content.decode()


def test_an_address_longer_than_any_slug_is_refused_in_a_sentence(db, client: Client) -> None:
    response = client.get(f"/compare/{'a' * 600}/two/")
    assert (response.status_code, "There is no article" in response.content.decode()) == (404, True)


def test_hostile_words_are_escaped(db, client: Client) -> None:
    hostile = '"><script>alert(1)</script>'
    articles = [make_article(hostile, f"{hostile} costs 12.", slug=slug) for slug in ("one", "two")]
    for value, article in enumerate(articles):
        figure(article, "12", value, subject=hostile, denominator=hostile, period=hostile)
        passage(Quotation, article, hostile, role=hostile, affiliation=hostile, speaker_name=hostile)
        passage(Forecast, article, hostile, horizon=hostile, verdict="partly", evidence=f"http://x/{hostile}", judged_on=date(2025, 1, 1))
    assert b"<script>alert" not in client.get("/compare/one/two/").content
    assert b"<script>alert" not in client.get("/compare/", {"one": "one", "other": hostile}).content


def test_it_costs_the_same_queries_for_two_rows_as_for_twelve(db, client: Client, django_assert_num_queries: Any) -> None:
    body = " ".join(f"w{n}x" for n in range(20))
    one, other = make_article("One", body), make_article("Two", body)
    made = 0
    for rows in (2, 12):
        for number in range(made, rows):
            event, actor = Event.objects.create(name=f"Event {number}"), make_actor(f"Actor {number}")
            for article in (one, other):
                words = f"w{number}x"
                figure(article, words, number, source=make_source(f"Report {number} {article}"))
                link(article, actor=actor, topic=make_topic(f"Topic {number} {article}"), source=make_source(f"Study {number} {article}"))
                passage(Quotation, article, words, speaker=actor)
                passage(Forecast, article, words, horizon="by June")
                passage(EventMention, article, words, event=event, date="2009", precision="year")
        made = rows
        # the articles with three prefetches; figures, quotations, forecasts, events of both
        with django_assert_num_queries(8):
            client.get("/compare/one/two/")
