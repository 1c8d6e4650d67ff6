from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Event

from archive.ledgers.calendar import LONGEST_LINE
from archive.models import Article, Forecast
from tests.archive.ledgers.test_forecasts import TODAY, archive_of_six, foresee, judged
from tests.archive.test_views import HOSTILE
from tests.factories import make_article

ADDRESS = "/forecasts.ics"


def events(client: Client, query: str = "") -> list[Event]:
    """The entries of the calendar, as another library reads them."""
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).events)


def test_the_calendar_holds_what_waits_for_a_verdict_and_has_an_end(db, client: Client) -> None:
    archive_of_six()
    ends = [event["DTSTART"].dt for event in events(client)]
    assert ends == [TODAY + timedelta(days=days) for days in (-20, 5, 20, 200)]
    assert len(events(client, "?status=judged")) == 0


def test_an_entry_is_an_all_day_one_that_leads_to_the_words(db, client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://archive.example.org"
    article = make_article("Rain in May", "If it pours, it will rain; by May.", "2025-11")
    forecast = foresee(article, "it will rain; by May", horizon="by May", condition="If it pours", ends_on=date(2026, 5, 31))
    (event,) = events(client)
    assert event["DTSTART"].to_ical() == b"20260531"
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert "DTEND" not in event
    assert str(event["SUMMARY"]) == "Forecast due: it will rain; by May"
    said = ["“it will rain; by May”", "Horizon as printed: by May", "Condition: If it pours", "Rain in May, 2025-11"]
    assert str(event["DESCRIPTION"]).split("\n") == said
    assert str(event["URL"]) == f"https://archive.example.org/articles/rain-in-may/#forecast-{forecast.pk}"
    assert str(event["UID"]).endswith("@archive.example.org")
    assert event["DTSTAMP"].dt == Article.objects.get().updated_at.replace(microsecond=0)


def test_lines_end_and_fold_as_the_standard_says(db, client: Client) -> None:
    long = "Über die nächsten Jahre " * 20
    foresee(make_article(HOSTILE, f"{long}."), long)
    data = client.get(ADDRESS).content
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= LONGEST_LINE
    assert HOSTILE in str(events(client)[0]["DESCRIPTION"])


def test_the_calendar_bears_a_name(db, client: Client) -> None:
    assert "\r\nX-WR-CALNAME:Forecasts · Policy Archive\r\n" in client.get(ADDRESS).content.decode()


def test_an_entry_keeps_its_identifier_when_its_row_is_written_anew(db, client: Client) -> None:
    article = make_article(body="rain body rain")
    foresee(article, "rain")
    before = events(client)[0]["UID"]
    Forecast.objects.all().delete()
    foresee(article, "body")
    foresee(article, "rain")
    assert before in {event["UID"] for event in events(client)}
    assert len({event["UID"] for event in events(client)}) == 2


def test_the_same_words_twice_in_one_article_are_one_entry(db, client: Client) -> None:
    article, other = make_article(body="rain rain"), make_article("Other", "rain")
    for _ in range(2):
        foresee(article, "rain")
    foresee(other, "rain")
    assert len(events(client)) == 2


def test_the_same_archive_gives_the_same_bytes_and_a_known_calendar_is_not_sent_again(db, client: Client) -> None:
    article = make_article()
    foresee(article)
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    assert first.content == second.content
    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(ADDRESS, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    assert client.head(ADDRESS)["ETag"] == first["ETag"]
    Forecast.objects.update(ends_on=date(2031, 1, 1))
    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_last_modified_is_when_an_article_was_last_written(db, client: Client) -> None:
    written = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.get_default_timezone())
    make_article()
    Article.objects.update(updated_at=written)
    assert client.get(ADDRESS)["Last-Modified"] == "Fri, 02 Jan 2026 03:04:05 GMT"


def test_the_page_leads_to_the_calendar_of_what_it_shows(db, client: Client) -> None:
    archive_of_six()
    response = client.get("/forecasts/?actor=ann-poe&status=due")
    assert response.context["calendar"] == f"{ADDRESS}?actor=ann-poe&status=due"
    assert len(events(client, "?actor=ann-poe&status=due")) == 1


@pytest.mark.parametrize("number", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_entries(db, client: Client, django_assert_num_queries: Any, number: int) -> None:
    for n in range(number):
        foresee(make_article(f"Article {n}"))
    foresee(make_article("Judged"), **judged())
    with django_assert_num_queries(2):  # the forecasts with what they need of their articles, and when anything was last written
        assert len(events(client)) == number
