"""Verdicts on forecasts: given with evidence and a day, in the article's form or in the list of forecasts, and kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.gazetteer import current_gazetteer
from archive.importing.storing import import_page, reread
from archive.models import Article, Forecast
from tests.archive.desk.test_articles import address, errors, fields, saved
from tests.archive.importing.test_storing import NOTHING, page
from tests.archive.ledgers.test_forecasts import TODAY, foresee, judged
from tests.factories import make_article

LIST = "/admin/archive/forecast/"
PAGE = """Rain in May

May 3, 2025

Prices will probably fall in the next six months, since nobody buys rice any longer in the towns of Sonora.

Nobody tends the fields of Sonora any longer, and the bank knows of no way to tend them in the year that is left.
"""
VERDICT = {"verdict": "did not", "evidence": "https://example.org/prices", "judged_on": "2026-01-02"}
REFUSED = "A verdict needs evidence and the day of judging."


def form_of(forecast: Forecast) -> str:
    """Where an editor judges ``forecast``."""
    return reverse("admin:archive_forecast_change", args=[forecast.pk])


def inline(client: Client, article: Article, **verdict: str) -> dict[str, Any]:
    """The article's form with a verdict typed into the row of its one forecast."""
    sent = fields(client, article)
    prefix = next(name for name in sent if name.startswith("forecast") and name.endswith("-0-exact")).removesuffix("exact")
    return sent | {f"{prefix}{name}": value for name, value in verdict.items()}


@pytest.fixture
def read(db: None) -> Forecast:
    """A forecast as the reader proposes it from a published page."""
    import_page(page(PAGE), NOTHING, path="/rain.txt", publish=True)
    return Forecast.objects.get()


@pytest.mark.slow
def test_a_verdict_in_the_articles_form_accepts_the_forecast(admin_client: Client, read: Forecast) -> None:
    assert (read.state, read.origin) == ("proposed", "reader")
    assert admin_client.post(address(read.article), inline(admin_client, read.article, **VERDICT)).status_code == 302
    read.refresh_from_db()
    assert (read.state, read.verdict, read.evidence, str(read.judged_on)) == ("accepted", *VERDICT.values())


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["evidence", "judged_on"])
def test_a_verdict_without_evidence_or_day_is_refused_in_both_forms(admin_client: Client, read: Forecast, missing: str) -> None:
    typed = VERDICT | {missing: " " if missing == "evidence" else ""}
    for response in (
        admin_client.post(address(read.article), inline(admin_client, read.article, **typed)),
        admin_client.post(form_of(read), typed),
    ):
        assert response.status_code == 200
        assert REFUSED in errors(response)
    read.refresh_from_db()
    assert (read.verdict, read.state) == ("", "proposed")


@pytest.mark.slow
def test_nobody_judges_tomorrow(admin_client: Client, read: Forecast) -> None:
    typed = VERDICT | {"judged_on": str(TODAY + timedelta(days=1))}
    for response in (
        admin_client.post(address(read.article), inline(admin_client, read.article, **typed)),
        admin_client.post(form_of(read), typed),
    ):
        assert "This day has not come yet." in errors(response)
    assert admin_client.post(form_of(read), typed | {"judged_on": str(TODAY)}).status_code == 302


def test_the_list_holds_overdue_ones_first_and_judged_ones_last(admin_client: Client) -> None:
    article = make_article(body="unknown open due overdue older judged rejected")
    for exact, days in (("unknown", None), ("open", 90), ("due", 9), ("overdue", -9), ("older", -90)):
        foresee(article, exact, days)
    foresee(article, "judged", -400, **judged())
    foresee(article, "rejected", -400, state="rejected")

    def listed(query: str = "") -> list[str]:
        found = html.fromstring(admin_client.get(LIST + query).content.decode()).xpath("//tbody//th[@class='field-exact']/a/text()")
        return [str(exact) for exact in found]

    assert listed() == ["older", "overdue", "due", "open", "unknown", "judged"]
    for status, found in (
        ("overdue", ["older", "overdue"]),
        ("due", ["due"]),
        ("open", ["open", "unknown"]),
        ("judged", ["judged"]),
    ):
        assert listed(f"?status={status}") == found
    assert listed("?q=older") == ["older"]


def test_in_the_list_of_forecasts_nothing_but_the_verdict_is_changed(admin_client: Client, read: Forecast) -> None:
    form = html.fromstring(admin_client.get(form_of(read)).content.decode()).get_element_by_id("forecast_form")
    offered = {name for name in form.fields if not name.startswith(("_", "csrf"))}
    assert offered == {"verdict", "evidence", "judged_on"}
    before = Forecast.objects.values().get()
    sent = VERDICT | {"exact": "else", "horizon": "else", "ends_on": "2030-01-01", "state": "rejected"}
    assert admin_client.post(form_of(read), sent).status_code == 302
    after = Forecast.objects.values().get()
    assert {name for name in after if after[name] != before[name]} == {"verdict", "evidence", "judged_on", "state"}
    assert after["state"] == "accepted"


def test_forecasts_are_neither_added_nor_deleted_there(admin_client: Client, read: Forecast) -> None:
    assert admin_client.get(f"{LIST}add/").status_code == 403
    assert admin_client.post(reverse("admin:archive_forecast_delete", args=[read.pk]), {"post": "yes"}).status_code == 403
    assert admin_client.get(reverse("admin:archive_forecast_history", args=[read.pk])).status_code == 200
    assert Forecast.objects.exists()


def test_the_form_shows_the_words_in_their_place_and_the_way_to_the_article(admin_client: Client) -> None:
    article = make_article("<b>Rain</b>", "x <i>it</i> will rain\n\n## Next", "2025-11")
    forecast = foresee(article, "will rain", None, horizon="by <u>May</u>")
    shown = html.fromstring(admin_client.get(form_of(forecast)).content.decode()).get_element_by_id("forecast_form")
    text = " ".join(shown.text_content().split())
    assert "x <i>it</i> will rain" in text
    assert "## Next" not in text
    assert "“by <u>May</u>”: its end is not known" in text
    assert "<b>Rain</b>, 2025-11" in text
    assert shown.xpath(f".//a[@href='{address(article)}']")


@pytest.mark.slow
def test_a_form_of_the_article_opened_before_is_refused_and_leaves_the_verdict(admin_client: Client, read: Forecast) -> None:
    opened = fields(admin_client, read.article)
    assert admin_client.post(form_of(read), VERDICT).status_code == 302
    response = admin_client.post(address(read.article), opened | {"rights": "free"})
    assert "Somebody saved version 2" in errors(response)
    assert Forecast.objects.get().verdict == "did not"
    unchanged = Article.objects.get().version
    admin_client.post(form_of(read), VERDICT)
    assert Article.objects.get().version == unchanged


def test_a_verdict_survives_reading_again_and_a_changed_page(admin_client: Client, read: Forecast) -> None:
    admin_client.post(form_of(read), VERDICT)
    reread(Article.objects.get(), current_gazetteer())
    changed = PAGE.replace("Nobody tends", "Rain came late this year to all of the north.\n\nNobody tends")
    import_page(page(changed), NOTHING, path="/rain.txt")
    forecast = Forecast.objects.get()
    assert (forecast.pk, forecast.verdict, forecast.state, forecast.needs_review) == (read.pk, "did not", "accepted", False)
    assert "Rain came late" in forecast.article.body


@pytest.mark.slow
def test_a_verdict_survives_an_edit_of_the_text_wherever_its_words_go(admin_client: Client, read: Forecast) -> None:
    admin_client.post(form_of(read), VERDICT)
    article = saved(admin_client, read.article, body="A new opening.\n\n" + read.article.body)
    forecast = Forecast.objects.get()
    assert (forecast.pk, forecast.verdict, forecast.start) == (read.pk, "did not", read.start + len("A new opening.\n\n"))
    assert article.body[forecast.start : forecast.end] == forecast.exact
    saved(admin_client, article, body="Nothing of it is left.")
    forecast = Forecast.objects.get()
    assert (forecast.verdict, forecast.evidence, forecast.needs_review) == ("did not", VERDICT["evidence"], True)


@pytest.mark.slow
def test_a_verdict_is_taken_back_by_emptying_it(admin_client: Client, read: Forecast) -> None:
    admin_client.post(form_of(read), VERDICT)
    assert admin_client.post(form_of(read), {"verdict": "", "evidence": "", "judged_on": ""}).status_code == 302
    forecast = Forecast.objects.get()
    assert (forecast.verdict, forecast.judged_on, forecast.state) == ("", None, "accepted")
