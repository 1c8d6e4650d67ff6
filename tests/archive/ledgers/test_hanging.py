"""What hangs on the sentences of an article's page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.ledgers.settling import settle_articles
from archive.models import Article, Event, EventMention, Figure, Forecast, Measure, Quotation
from tests.archive.ledgers.test_compare import figure, texts
from tests.factories import make_actor, make_article, passage

BODY = "Rice costs 12 dollars. “Rice is very dear these days,” said Poe. It will rise by June. The Rice Treaty was signed in 2009."


def two() -> tuple[Article, Article]:
    return make_article("One", f"{BODY} One."), make_article("Two", f"{BODY} Two.")


def shown(client: Client, slug: str = "one") -> Any:
    return html.fromstring(client.get(f"/articles/{slug}/").content.decode())


def notices(root: Any, section: str) -> list[str]:
    return texts(root, f"//section[@aria-labelledby='{section}']//*[contains(@class, 'hangs')]")


def test_a_disputed_figure_says_so_in_the_text_and_beside_it_and_leads_to_its_ledger_row(db, client: Client) -> None:
    one, other = two()
    figure(one, "12 dollars", 12)
    figure(other, "12 dollars", 15)
    settle_articles([one.pk, other.pk])
    for slug in ("one", "two"):
        root = shown(client, slug)
        assert notices(root, "figures") == ["conflict No number is within what both allow, of one place and one time. See both"]
        assert root.xpath("//mark[contains(@class, 'disputed')]/text()") == ["12 dollars"]
        href = root.xpath("//section[@aria-labelledby='figures']//*[contains(@class, 'hangs')]//a/@href")[0]
        assert href.startswith(Measure.objects.get().get_absolute_url() + "#comparison-")


def test_every_figure_that_says_the_same_as_a_disputed_one_is_disputed(db, client: Client) -> None:
    one, other = two()
    for number in range(3):
        figure(make_article(f"Also {number}", f"{BODY} {number}"), "12 dollars", 12)
    figure(one, "12 dollars", 12)
    figure(other, "12 dollars", 15)
    settle_articles(list(Article.objects.values_list("pk", flat=True)))
    for slug in ("one", "also-0", "also-1", "also-2"):
        assert len(notices(shown(client, slug), "figures")) == 1, slug


def test_the_same_number_of_something_else_is_noted_and_is_no_conflict(db, client: Client) -> None:
    one, other = two()
    figure(one, "12 dollars", 140_000)
    figure(other, "12 dollars", 140_000, subject="stolen firearms")
    settle_articles([one.pk, other.pk])
    root = shown(client)
    assert notices(root, "figures")[0].startswith("same number, different meaning")
    assert not root.xpath("//mark[contains(@class, 'disputed')]")


@pytest.mark.parametrize("fields", [{"value": 12}, {"value": 15, "place": ""}, {"value": 15, "period_start": None, "period_end": None}])
def test_what_agrees_or_cant_be_compared_is_no_dispute(db, client: Client, fields: dict[str, Any]) -> None:
    one, other = two()
    figure(one, "12 dollars", 12)
    figure(other, "12 dollars", **fields)
    settle_articles([one.pk, other.pk])
    assert notices(shown(client), "figures") == []


def test_an_event_with_two_dates_says_so(db, client: Client) -> None:
    event = Event.objects.create(name="Rice Treaty", begins_once=True)
    for article, year in zip(two(), (2009, 2014), strict=True):
        days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        passage(EventMention, article, "2009", event=event, name=event.name, date=str(year), precision="year", **days)
    settle_articles(list(Article.objects.values_list("pk", flat=True)))
    root = shown(client)
    assert notices(root, "events")[0].startswith("conflict It began once, and two dates are given.")
    assert root.xpath("//span[contains(@class, 'eventmention') and contains(@class, 'disputed')]/text()") == ["2009"]


def test_words_under_two_speakers_say_under_whom_else(db, client: Client) -> None:
    one, other = two()
    words = "Rice is very dear these days,"
    poe, roe = make_actor("Ann Poe", "person"), make_actor("Ben Roe", "person")
    passage(Quotation, one, words, speaker=poe)
    twin = passage(Quotation, other, words, speaker=roe)
    root = shown(client)
    assert notices(root, "quotations") == ["two speakers The same words stand under another speaker. As Ben Roe’s"]
    assert f"/articles/two/#quotation-{twin.pk}" in root.xpath("//section[@aria-labelledby='quotations']//a/@href")
    roe.merged_into = poe
    roe.save()
    assert notices(shown(client), "quotations") == []


@pytest.mark.parametrize("fields", [{"state": "rejected"}, {"needs_review": True}, {"speaker": None}])
def test_words_that_are_not_shown_or_nobodys_are_nobody_elses(db, client: Client, fields: dict[str, Any]) -> None:
    one, other = two()
    words = "Rice is very dear these days,"
    passage(Quotation, one, words, speaker=make_actor("Ann Poe", "person"))
    twin = passage(Quotation, other, words, speaker=make_actor("Ben Roe", "person"))
    Quotation.objects.filter(pk=twin.pk).update(**fields)
    assert notices(shown(client), "quotations") == []


def test_a_few_words_are_the_same_by_chance(db, client: Client) -> None:
    for article, name in zip(two(), ("Ann Poe", "Ben Roe"), strict=True):
        passage(Quotation, article, "Rice is very dear", speaker=make_actor(name, "person"))
    assert notices(shown(client), "quotations") == []


def test_a_forecast_says_where_it_stands_today(db, client: Client) -> None:
    today = timezone.localdate()
    article = make_article("One", BODY)
    for exact, days in (("It will", -1), ("will rise", 30), ("rise by", 31)):
        passage(Forecast, article, exact, horizon="by June", ends_on=today + timedelta(days=days))
    passage(Forecast, article, "by June", horizon="by June")
    judged = {"verdict": "came true", "evidence": "https://example.org/rice", "judged_on": date(2025, 7, 1)}
    passage(Forecast, article, "June", horizon="by June", ends_on=today, **judged)
    assert notices(shown(client), "forecasts") == [
        "overdue its time is over, and nobody has judged it yet",
        "due its time ends within 30 days",
        "open its time isn’t over",
        "open it isn’t known when its time ends",
        "came true judged on 1 Jul 2025, evidence",
    ]


def test_evidence_that_is_no_address_is_no_link(db, client: Client) -> None:
    article = make_article("One", BODY)
    passage(Forecast, article, "It will", horizon="by June", verdict="partly", evidence="javascript:alert(1)", judged_on=date(2025, 7, 1))
    assert not shown(client).xpath("//a[starts-with(@href, 'javascript')]")


def test_an_article_offers_a_form_to_compare_it(db, client: Client) -> None:
    two()
    form = shown(client).xpath("//form[@action='/compare/']")[0]
    assert form.xpath(".//input[@name='one']/@value") == ["one"]


def test_the_page_costs_the_same_queries_for_two_disputes_as_for_twelve(db, client: Client, django_assert_num_queries: Any) -> None:
    body = " ".join(f"w{n}x of some words and more" for n in range(12))
    one, other = make_article("One", body), make_article("Two", body)
    made = 0
    for rows in (2, 12):
        for number in range(made, rows):
            words, event = f"w{number}x", Event.objects.create(name=f"Event {number}", begins_once=True)
            for offset, article in enumerate((one, other)):
                figure(article, words, 12 + number + offset * 100, subject=f"subject {'abcdefghijklm'[number]}")
                days = {"starts_on": date(2009 + offset, 1, 1), "ends_on": date(2009 + offset, 12, 31)}
                passage(EventMention, article, words, event=event, date=str(2009 + offset), precision="year", **days)
                passage(Quotation, article, f"{words} of some words and more", speaker=make_actor(f"Actor {number} {offset}"))
                passage(Forecast, article, words, horizon="by June")
        made = rows
        settle_articles([one.pk, other.pk])
        # the article; stakeholders, topics; six kinds of passages; figures of the same numbers, and disputes over
        # them; the same words elsewhere; what is near it
        with django_assert_num_queries(11):
            root = shown(client)
        assert len(notices(root, "figures")) == len(notices(root, "quotations")) == len(notices(root, "events")) == rows
    assert Figure.objects.count() == 24
