from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.importing.storing import import_page
from archive.models import Article, Forecast
from archive.reading import RawPage
from tests.archive.importing.test_storing import NOTHING
from tests.archive.test_views import HOSTILE
from tests.conftest import PROJECT
from tests.factories import link, make_actor, make_article, make_topic, passage

TODAY = timezone.localdate()
FACTS = {
    ("2025-11-10", "2026-05-10"),
    ("2025-11-15", "2026-05-15"),
    ("2026-01-16", "2026-07-16"),
    ("2030-11-15", "2035-11-15"),
    ("2026-01-16", "2036-01-16"),
}
"""Windows that the five seeds give, and three pages of fixtures/articles that carry the same facts."""


def foresee(article: Article, exact: str = "body", days: int | None = 100, **fields: Any) -> Forecast:
    """A forecast whose window ends so many days from today."""
    ends_on = None if days is None else TODAY + timedelta(days=days)
    made: Forecast = passage(Forecast, article, exact, **{"horizon": "next year", "ends_on": ends_on} | fields)
    return made


def judged(**fields: Any) -> dict[str, Any]:
    """What a verdict needs."""
    return {"verdict": "partly", "evidence": "It was seen.", "judged_on": TODAY} | fields


def shown(client: Client, path: str = "/forecasts/") -> Any:
    """A page's main element."""
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).get_element_by_id("main")


def words(client: Client, path: str = "/forecasts/") -> list[str]:
    """The forecasts of a page, in order."""
    return [b.text for b in shown(client, path).xpath(".//blockquote//b")]


def rows(client: Client, query: str = "") -> list[dict[str, Any]]:
    """The forecasts of the JSON list."""
    answer = client.get(f"/api/v1/forecasts{query}")
    assert answer.status_code == 200, answer.content
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def test_forecasts_stand_by_due_day_and_those_without_one_last(db, client: Client) -> None:
    article = make_article(body="late soon never past")
    for exact, days in (("late", 900), ("never", None), ("soon", 3), ("past", -3)):
        foresee(article, exact, days)
    assert words(client) == ["past", "soon", "late", "never"]
    assert [row["exact"] for row in rows(client)] == ["past", "soon", "late", "never"]
    assert [caption.find_class("badge")[0].text for caption in shown(client).iter("figcaption")] == ["overdue", "due", "open", "open"]


def test_an_unknown_anchor_is_shown_as_such(db, client: Client) -> None:
    foresee(make_article("Dated", "body"), days=None, horizon="by spring")
    foresee(make_article("Undated", "body", None), days=None, horizon="next six months")
    text = " ".join(shown(client).text_content().split())
    assert "“by spring”: no day can be told" in text
    assert "“next six months” from an unknown date: the article is undated" in text


def test_a_verdict_is_shown_with_its_day_and_its_evidence_as_a_link_where_it_is_one(db, client: Client) -> None:
    article = make_article(body="one two three")
    foresee(article, "one", **judged(evidence="https://example.org/a?b=1&c=2", judged_on=date(2026, 5, 3)))
    foresee(article, "two", **judged(verdict="can't be judged", evidence="Table 3 of https://example.org/x"))
    foresee(article, "three", **judged(evidence="javascript:alert(1)"))
    verdicts = [" ".join(p.text_content().split()) for p in shown(client).find_class("verdict")]
    assert verdicts[0] == "Partly, judged on 3 May 2026. Evidence: https://example.org/a?b=1&c=2"
    assert verdicts[1].startswith("Can't be judged, judged on")
    assert shown(client).xpath(".//p[@class='verdict']//a/@href") == ["https://example.org/a?b=1&c=2"]


def test_only_what_published_articles_show_is_listed(db, client: Client) -> None:
    foresee(make_article("Draft", status="draft"))
    foresee(make_article("Rejected"), state="rejected")
    foresee(make_article("Lost"))
    Forecast.objects.filter(article__title="Lost").update(needs_review=True)
    assert (words(client), rows(client)) == ([], [])
    foresee(make_article("Shown"), state="proposed", origin="reader")
    assert words(client) == ["body"]
    assert "proposed" in shown(client).find_class("quoted")[0].text_content()


def archive_of_six() -> None:
    """Forecasts of all statuses in two articles, one about an actor and under a topic."""
    one, other = make_article("One", "rain fog snow", "2025"), make_article("Other", "Mérida hail wind")
    link(one, actor=make_actor("Ann Poe", "person"), topic=make_topic("Weather"))
    foresee(one, "rain", -20)
    foresee(one, "fog", 20)
    foresee(one, "snow", 200)
    foresee(other, "Mérida", None)
    foresee(other, "hail", -20, **judged())
    foresee(other, "wind", 5)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"rain", "fog", "snow", "Mérida", "hail", "wind"}),
        ("status=overdue", {"rain"}),
        ("status=due", {"fog", "wind"}),
        ("status=open", {"snow", "Mérida"}),
        ("status=judged", {"hail"}),
        ("actor=ann-poe", {"rain", "fog", "snow"}),
        ("topic=weather&status=due", {"fog"}),
        ("q=AI", {"rain", "hail"}),
        ("q=a+r", {"rain", "Mérida"}),
        (f"from={TODAY}", {"fog", "snow", "wind"}),
        (f"from={TODAY}&to={TODAY + timedelta(days=30)}", {"fog", "wind"}),
        ("actor=ann-poe&status=judged", set()),
    ],
)
def test_page_and_json_are_narrowed_alike(db, client: Client, query: str, found: set[str]) -> None:
    archive_of_six()
    assert set(words(client, f"/forecasts/?{query}")) == found
    assert {row["exact"] for row in rows(client, f"?{query}")} == found


def test_the_empty_choice_of_the_pages_form_chooses_nothing(db, client: Client) -> None:
    archive_of_six()
    assert words(client, "/forecasts/?status=") == words(client, "/forecasts/")
    assert client.get("/api/v1/forecasts?status=").status_code == 422


def test_each_status_says_how_many_a_click_shows(db, client: Client) -> None:
    archive_of_six()
    for query in ("", "?actor=ann-poe", "?q=i&status=due"):
        for link_ in shown(client, f"/forecasts/{query}").xpath(".//nav[@aria-label='Status']/a"):
            assert len(words(client, link_.get("href"))) == int(link_.text_content().split()[-1])


def test_what_links_narrowed_the_list_to_is_named_and_can_be_taken_away(db, client: Client) -> None:
    archive_of_six()
    make_actor("Ben Roe", "person")
    chips = shown(client, "/forecasts/?actor=ann-poe&actor=ben-roe&topic=weather&status=due").find_class("chip")
    assert [(chip.text_content().removeprefix("Remove filter "), chip.get("href")) for chip in chips] == [
        ("about Ann Poe", "/forecasts/?actor=ben-roe&topic=weather&status=due"),
        ("about Ben Roe", "/forecasts/?actor=ann-poe&topic=weather&status=due"),
        ("under Weather", "/forecasts/?actor=ann-poe&actor=ben-roe&status=due"),
    ]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("status=late", "“status” can't be used: input should be 'overdue', 'due', 'open' or 'judged'."),
        ("from=May", "“from” can't be used: write 2025, 2025-11 or 2025-11-10."),
        ("from=2026&to=2025", "“from” (2026) is later than “to” (2025)."),
        ("actor=nobody", "There is no actor “nobody”."),
        (
            "horizon=x",
            "There is no parameter “horizon”; the parameters are actor, cursor, fields, from, page, page_size, q, status, to, topic.",
        ),
        ("q=%00", "“q” holds a NUL character."),
    ],
)
def test_a_bad_request_is_refused_in_one_sentence_everywhere(db, client: Client, query: str, sentence: str) -> None:
    assert sentence in shown(client, f"/forecasts/?{query}").xpath("string(.//p[@role='alert'])")
    answer = client.get(f"/api/v1/forecasts?{query}")
    assert (answer.status_code, answer.json()) == (422, {"error": sentence})
    calendar = client.get(f"/forecasts.ics?{query}")
    assert (calendar.status_code, calendar.content.decode()) == (422, f"{sentence}\n")


def test_a_row_of_the_json_holds_what_the_contract_names(db, client: Client) -> None:
    article = make_article("Rain", "If it pours, it will rain by May.")
    foresee(article, "it will rain by May", 5, horizon="by May", condition="If it pours", starts_on=TODAY)
    foresee(article, "pours", None, **judged(evidence="https://example.org/", judged_on=date(2026, 5, 3)))
    assert rows(client) == [
        {
            "starts_on": TODAY.isoformat(),
            "ends_on": (TODAY + timedelta(days=5)).isoformat(),
            "horizon": "by May",
            "condition": "If it pours",
            "status": "due",
            "verdict": None,
            "evidence": None,
            "judged_on": None,
            "article": "rain",
            "start": 13,
            "end": 32,
            "exact": "it will rain by May",
        },
        {
            "starts_on": None,
            "ends_on": None,
            "horizon": "next year",
            "condition": None,
            "status": "judged",
            "verdict": "partly",
            "evidence": "https://example.org/",
            "judged_on": "2026-05-03",
            "article": "rain",
            "start": 6,
            "end": 11,
            "exact": "pours",
        },
    ]


@pytest.mark.parametrize("number", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_rows(db, client: Client, django_assert_num_queries: Any, number: int) -> None:
    ann = make_actor("Ann Poe", "person")
    for n in range(number):
        article = make_article(f"Article {n}")
        link(article, actor=ann)
        foresee(article, days=n)
    with django_assert_num_queries(3):  # a count a status, the rows, how many there are
        client.get("/forecasts/")
    with django_assert_num_queries(6):  # and the actor, who was merged into it, and its name
        client.get("/forecasts/?actor=ann-poe&status=due")
    with django_assert_num_queries(2):
        client.get("/api/v1/forecasts")


def test_a_long_list_is_met_row_by_row_forwards_and_back(db, client: Client) -> None:
    article = make_article(body="body")
    for n in range(70):
        foresee(article, days=None if n % 10 == 0 else n // 7)

    def walk(path: str, rel: str) -> Iterator[str]:
        while path:
            page = shown(client, path)
            yield from page.xpath(".//figure/@id") if rel == "next" else reversed(page.xpath(".//figure/@id"))
            last, path = path, next(iter(page.xpath(f".//a[@rel='{rel}']/@href")), "")
            walked.append(last)

    walked: list[str] = []
    forwards = list(walk("/forecasts/", "next"))
    assert len(set(forwards)) == len(forwards) == 70
    assert list(walk(walked[-1], "prev")) == forwards[::-1]


def test_hostile_words_stay_words(db, client: Client) -> None:
    article = make_article(HOSTILE, f"x {HOSTILE} y")
    foresee(article, HOSTILE, horizon=HOSTILE, condition=HOSTILE, **judged(evidence=HOSTILE))
    page = shown(client)
    assert not page.xpath(".//script | .//img | .//@onerror")
    assert page.text_content().count(HOSTILE) == 5
    assert HOSTILE in shown(client, "/forecasts/?q=%3Cscript%3Ealert(1)").xpath("string(.//blockquote)")


@pytest.mark.parametrize("path", ["/forecasts/", "/forecasts/?status=x", "/forecasts/tally/", "/forecasts.ics", "/api/v1/forecasts"])
def test_pages_answer_get_and_head_and_nothing_that_writes(db, client: Client, path: str) -> None:
    foresee(make_article())
    assert client.get(path).status_code == client.head(path).status_code == 200
    assert client.head(path).content == b""
    for write in (client.post, client.put, client.patch, client.delete):
        assert write(path).status_code == 405


def windows() -> set[tuple[str, str]]:
    """The windows that the archive holds."""
    return {(str(one.starts_on), str(one.ends_on)) for one in Forecast.objects.exclude(ends_on=None)}


def test_the_fixtures_give_the_windows_that_their_facts_demand(db, client: Client) -> None:
    for name in ("rio-grande-seizures.txt", "merida-promises.md", "january-reckoning.txt"):
        import_page(RawPage(name, (PROJECT / "fixtures" / "articles" / name).read_bytes()), NOTHING, publish=True)
    assert windows() >= FACTS
    assert {(row["starts_on"], row["ends_on"]) for row in rows(client)} >= FACTS


def test_the_seeds_give_the_windows_that_their_facts_demand(db, client: Client, seeds: Path) -> None:
    for file in sorted(seeds.glob("*.txt")):
        import_page(RawPage(file.name, file.read_bytes()), NOTHING, publish=True)
    assert windows() == FACTS
    undated = [row for row in rows(client) if row["ends_on"] is None]
    assert {row["horizon"] for row in undated} >= {"next 6 months", "5-10 years"}
