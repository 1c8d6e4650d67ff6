"""The event line: order, filters, badges, events told once, JSON."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from archive.ledgers.settling import propose_events
from archive.models import Article, Event, EventMention
from tests.factories import link, make_actor, make_article, make_topic

DAYS = {4: ("-01-01", "-12-31"), 7: ("-01", "-28"), 10: ("", "")}
HOSTILE = "<script>alert(1)</script>\"'"


def tell(article: Article, printed: str | None, name: str = "", exact: str = "", **fields: Any) -> EventMention:
    """A dated mention; ``printed`` is 2009, 2009-05 or 2009-05-03, ``None`` for a day that can't be known."""
    first, last = (None, None) if printed is None else (printed + DAYS[len(printed)][0], printed + DAYS[len(printed)][1])
    precision = {4: "year", 7: "month", 10: "day"}[len(printed or "2009")]
    fields = {"date": printed or "last May", "precision": precision, "starts_on": first, "ends_on": last, "told_as_past": True} | fields
    made = EventMention(article=article, name=name, **fields)
    start = article.body.index(exact or "It rained")
    made.anchor_at(article.body, start, start + len(exact or "It rained"))
    propose_events([made])
    made.save()
    return made


def rain(title: str = "Rain", published_on: str | None = "2025-11-10") -> Article:
    return make_article(title, "It rained and snowed then.", published_on)


def listed(client: Client, query: str = "") -> list[tuple[str, ...]]:
    """Each entry of the page: its name, the dates of its mentions, its badges."""
    page = html.fromstring(client.get(f"/events/{query}").content)
    return [
        (
            " ".join(entry.xpath("string(h2//bdi)").split()),
            *(" ".join(when.text_content().split()) for when in entry.xpath(".//p[@class='when']/b")),
            *entry.xpath(".//span[contains(@class, 'badge')]/text()"),
        )
        for entry in page.xpath("//ol[@class='happenings']/li")
    ]


def refusal(client: Client, query: str) -> str:
    response = client.get(f"/events/{query}")
    assert response.status_code == 200
    assert client.get(f"/api/v1/events{query}").status_code == 422
    return str(html.fromstring(response.content).xpath("string(//p[@role='alert']/text())")).strip()


@pytest.mark.django_db
class TestTheLine:
    """What stands on it."""

    def test_mentions_stand_in_the_order_of_time_those_of_no_known_day_last(self, client: Client) -> None:
        for printed in ("2014", None, "2009-05", "2009-05-03"):
            tell(rain(f"Rain {printed}"), printed)
        assert [entry[1] for entry in listed(client)] == ["May 2009", "3 May 2009", "2014", "last May"]

    def test_an_event_that_articles_tell_of_stands_once_with_all_its_mentions(self, client: Client) -> None:
        for title, printed in (("One", "2009"), ("Two", "2014"), ("Three", "2009")):
            tell(rain(title), printed, "Water Initiative")
        tell(rain("Four"), "2011", "Rise of the Millers")
        assert listed(client) == [("Water Initiative", "2009", "2009", "2014", "two dates"), ("Rise of the Millers", "2011")]
        drawn = html.fromstring(client.get("/events/").content).xpath("//figure//*[name()='svg']")[0]
        assert len(drawn.xpath(".//*[name()='rect']")) == 4
        assert drawn.xpath(".//*[name()='line'][@class='joins']")

    def test_a_day_is_drawn_as_a_point(self, client: Client) -> None:
        tell(rain(), "2009-05-03")
        drawn = html.fromstring(client.get("/events/").content).xpath("//*[name()='svg']//*[name()='circle']")
        assert len(drawn) == 1
        assert drawn[0].getparent().get("href") == f"#eventmention-{EventMention.objects.get().pk}"

    def test_only_what_published_articles_show_stands_on_it(self, client: Client) -> None:
        draft = rain("Draft")
        Article.objects.filter(pk=draft.pk).update(status="draft")
        tell(draft, "2009")
        tell(rain("Rejected"), "2010", state="rejected")
        EventMention.objects.filter(pk=tell(rain("Lost"), "2011").pk).update(needs_review=True)
        assert listed(client) == []
        assert client.get("/api/v1/events").json()["count"] == 0

    def test_what_nobody_accepted_is_visibly_proposed(self, client: Client) -> None:
        tell(rain(), "2009", state="proposed")
        assert html.fromstring(client.get("/events/").content).xpath("//figure[@class='quoted proposed']")

    def test_mentions_of_a_rejected_event_stand_alone(self, client: Client) -> None:
        for title, printed in (("One", "2009"), ("Two", "2014")):
            tell(rain(title), printed, "Water Initiative")
        Event.objects.update(state="rejected")
        assert listed(client) == [("Water Initiative", "2009"), ("Water Initiative", "2014")]

    def test_pages_by_cursor_meet_every_entry_once(self, client: Client) -> None:
        for number in range(70):
            tell(rain(f"Rain {number}"), None if number % 9 == 0 else f"{2000 + number % 5}", "Water Initiative" if number % 7 == 1 else "")
        met, address = [], "/events/"
        while address:
            page = html.fromstring(client.get(address).content)
            met.append([figure.get("id") for figure in page.xpath("//ol[@class='happenings']/li/figure[1]")])
            address = next(iter(page.xpath("//a[@rel='next']/@href")), None)
        assert [len(ids) for ids in met] == [30, 30, 1]
        assert len({one for ids in met for one in ids}) == 61
        back = html.fromstring(client.get(page.xpath("//a[@rel='prev']/@href")[0]).content)
        assert [figure.get("id") for figure in back.xpath("//ol[@class='happenings']/li/figure[1]")] == met[1]

    def test_hostile_names_are_text(self, client: Client) -> None:
        tell(rain(HOSTILE), "2009", HOSTILE)
        for query in ("", f"?event={Event.objects.get().pk}", "?q=%3Cscript%3E"):
            assert b"<script>" not in client.get(f"/events/{query}").content

    def test_an_empty_archive_has_an_empty_line(self, client: Client) -> None:
        assert b"No dated event" in client.get("/events/").content


@pytest.mark.django_db
class TestBadges:
    """What is strange about a date."""

    def test_two_dates_need_an_event_that_begins_once_or_an_editor(self, client: Client) -> None:
        one, other = tell(rain("One"), "2009", "rain talks"), tell(rain("Two"), "2014", "rain talks")
        event = Event.objects.create(name="Rain talks")
        EventMention.objects.filter(pk__in=(one.pk, other.pk)).update(event=event)
        assert listed(client) == [("Rain talks", "2009", "2014")]
        assert listed(client, "?badge=two+dates") == []
        for fields in ({"begins_once": True}, {"begins_once": False, "state": "accepted"}):
            Event.objects.filter(pk=event.pk).update(**fields)
            assert listed(client) == listed(client, "?badge=two+dates") == [("Rain talks", "2009", "2014", "two dates")]

    def test_dates_with_a_common_day_are_not_two(self, client: Client) -> None:
        for title, printed in (("One", "2009"), ("Two", "2009-05"), ("Three", "2009-05-03")):
            tell(rain(title), printed, "Water Initiative")
        assert [entry[-1] for entry in listed(client)] == ["3 May 2009"]

    @pytest.mark.parametrize(
        ("published_on", "printed", "later"),
        [
            ("2026-01-16", "2026-01-23", True),
            ("2026-01-16", "2026-01-16", False),
            ("2026-01", "2026-01-23", False),
            ("2026-01", "2026-02-01", True),
            ("2026", "2026-12-31", False),
            ("2026", "2027", True),
            ("2025-12", "2026-12-01", True),
            ("2026-01-16", "2026", False),
            (None, "2026-01-23", False),
        ],
    )
    def test_what_is_told_as_past_is_not_later_than_its_article(self, client: Client, published_on, printed, later) -> None:
        tell(rain("Past", published_on), printed)
        tell(rain("To come", published_on), printed, told_as_past=False)
        assert [entry[2:] for entry in listed(client)] == [("later than its own article",) if later else (), ()]
        assert len(listed(client, "?badge=later+than+its+own+article")) == later

    def test_a_date_that_hangs_on_an_unknown_one_is_unresolved(self, client: Client) -> None:
        tell(rain("Undated", None), None)
        tell(rain(), "2009")
        assert listed(client, "?badge=relative+date+unresolved") == [("", "last May", "relative date unresolved")]


@pytest.mark.django_db
class TestFilters:
    """What it is narrowed to."""

    def test_name_actor_topic_and_days(self, client: Client) -> None:
        wet, dry = rain("Wet"), rain("Dry")
        link(wet, actor=make_actor("Ada Roe", "person"), topic=make_topic("Water"))
        tell(wet, "2009", "Pácto Initiative")
        tell(dry, "2014-05", "Rise of the Millers")
        first, second = ("Pácto Initiative", "2009"), ("Rise of the Millers", "May 2014")
        expected = {
            "?q=MILLERS": [second], "?q=pacto": [first], "?actor=ada-roe": [first], "?topic=water": [first],
            "?from=2010": [second], "?to=2009": [first], "?from=2009&to=2014-05": [first, second], "?from=2009-02": [second],
            "?to=2014-04": [first], "?from=&to=&badge=&q=": [first, second], "?from=2020": [],
        }  # fmt: skip
        assert {query: listed(client, query) for query in expected} == expected

    def test_bad_values_are_refused_in_a_sentence(self, client: Client) -> None:
        assert "no actor “nobody”" in refusal(client, "?actor=nobody")
        assert "write 2025, 2025-11 or 2025-11-10" in refusal(client, "?from=soon")
        assert "later than" in refusal(client, "?from=2015&to=2014")
        assert "two dates" in refusal(client, "?badge=odd")
        assert "There is no event 999" in refusal(client, "?event=999")
        assert "“event” can't be used" in refusal(client, "?event=x")
        assert "There is no parameter “colour”" in refusal(client, "?colour=red")

    def test_a_filtered_event_still_shows_all_its_mentions(self, client: Client) -> None:
        for title, printed in (("One", "2009"), ("Two", "2014")):
            tell(rain(title), printed, "Water Initiative")
        assert listed(client, "?from=2014") == [("Water Initiative", "2009", "2014", "two dates")]

    def test_an_event_has_a_page_of_its_own(self, client: Client) -> None:
        for number in range(14):
            tell(rain(f"Rain {number}"), "2009", "Water Initiative")
        event = Event.objects.get()
        (entry,) = listed(client)
        assert len(entry) == 7
        assert f'href="{event.get_absolute_url()}">8 more mentions'.encode() in client.get("/events/").content
        page = html.fromstring(client.get(event.get_absolute_url()).content)
        assert page.xpath("string(//h1)") == "Water Initiative"
        assert len(page.xpath("//ol[@class='happenings']/li")) == 14

    def test_a_merged_event_is_the_one_it_became(self, client: Client) -> None:
        for title, printed, name in (
            ("One", "2009", "Water Initiative"),
            ("Two", "2014", "Rain Initiative"),
            ("Three", "2011", "Mud Treaty"),
        ):
            tell(rain(title), printed, name)
        water, wet, mud = (Event.objects.get(name=name) for name in ("Water Initiative", "Rain Initiative", "Mud Treaty"))
        Event.objects.filter(pk=mud.pk).update(merged_into=wet)
        Event.objects.filter(pk=wet.pk).update(merged_into=water)
        merged = ("Water Initiative", "2009", "2011", "2014", "two dates")
        assert listed(client) == listed(client, "?badge=two+dates") == [merged]
        for event in (water, wet, mud):
            assert [entry[1] for entry in listed(client, f"?event={event.pk}")] == ["2009", "2011", "2014"]
        Event.objects.update(merged_into=None)
        assert [entry[0] for entry in listed(client)] == ["Water Initiative", "Mud Treaty", "Rain Initiative"]
        Event.objects.filter(pk=mud.pk).update(merged_into=wet)
        Event.objects.filter(pk=wet.pk).update(state="rejected")
        assert [entry[0] for entry in listed(client)] == ["Water Initiative", "Mud Treaty", "Rain Initiative"]


@pytest.mark.django_db
class TestJson:
    """The same as JSON."""

    def test_a_row_holds_the_mention_its_badges_and_its_event(self, client: Client) -> None:
        tell(rain("One"), "2009", "Water Initiative")
        tell(rain("Two"), "2014", "Water Initiative")
        answer = client.get("/api/v1/events?page_size=1").json()
        assert (answer["count"], answer["next"], answer["previous"]) == (2, "/api/v1/events?page_size=1&page=2", None)
        assert answer["results"] == [
            {
                "name": "Water Initiative",
                "date": "2009",
                "precision": "year",
                "starts_on": "2009-01-01",
                "ends_on": "2009-12-31",
                "badges": ["two dates"],
                "event": {"id": Event.objects.get().pk, "name": "Water Initiative"},
                "article": "one",
                "start": 0,
                "end": 9,
                "exact": "It rained",
            }
        ]

    def test_what_is_unknown_is_null(self, client: Client) -> None:
        tell(rain("One", None), None)
        (row,) = client.get("/api/v1/events").json()["results"]
        assert (row["name"], row["starts_on"], row["ends_on"], row["event"]) == (None, None, None, None)
        assert row["badges"] == ["relative date unresolved"]

    def test_it_is_read_only(self, client: Client) -> None:
        for path in ("/events/", "/api/v1/events"):
            assert client.head(path).status_code == 200
            assert client.post(path).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/events/", "/api/v1/events", "/events/?badge=two+dates", "/events/?actor=ada-roe&from=2000"])
def test_the_line_costs_the_same_queries_for_two_articles_as_for_twelve(client: Client, path: str) -> None:
    roe = make_actor("Ada Roe", "person")
    other = Event.objects.create(name="Other")
    for number in range(12):
        article = rain(f"Rain {number}")
        link(article, actor=roe)
        tell(article, f"{2000 + number}", "Water Initiative")
        tell(article, f"{2001 + number}", f"Pact Initiative {'ABCDEFGHIJKL'[number]}", exact="snowed")
        if number == 1:
            Event.objects.filter(name="Pact Initiative A").update(merged_into=other)
            few = queries(client, path)
    assert queries(client, path) == few <= 10


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)
