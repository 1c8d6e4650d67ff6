from typing import Any

import pytest
from django.test import Client

from archive.ledgers.tally import FEWEST, NOBODY, Maker, verdicts_by_maker
from archive.models import Article, Citation, Forecast, Quotation
from tests.archive.ledgers.test_forecasts import foresee, judged, shown
from tests.archive.test_views import HOSTILE
from tests.factories import make_actor, make_article, make_source, passage


def by_maker() -> dict[Maker, dict[str, int]]:
    """The verdicts as plain numbers."""
    return {maker: dict(counts) for maker, counts in verdicts_by_maker().items()}


def test_a_forecast_within_a_quotation_is_its_speakers(db) -> None:
    ann = make_actor("Ann Poe", "person")
    article = make_article(body="“It will rain by May,” says Ann Poe of the Rice Board.", outlet="The Rice Times")
    foresee(article, "It will rain by May", **judged())
    passage(Quotation, article, "It will rain by May,", speaker=ann)
    passage(Citation, article, "Rice Board", source=make_source("Report"))
    assert by_maker() == {Maker("speaker", ann.pk): {"partly": 1}}


def test_a_merged_speaker_counts_as_the_one_it_became_and_a_rejected_one_as_none(db) -> None:
    ann = make_actor("Ann Poe", "person")
    short, wrong = make_actor("A. Poe", "person", merged_into=ann), make_actor("May", "person", state="rejected")
    for n, speaker in enumerate((short, ann, wrong)):
        article = make_article(f"Article {n}", "It will rain by May, and hail.", outlet="The Rice Times")
        foresee(article, "It will rain by May", **judged())
        passage(Quotation, article, "It will rain by May, and hail.", speaker=speaker)
    assert by_maker() == {Maker("speaker", ann.pk): {"partly": 2}, Maker("outlet", "The Rice Times"): {"partly": 1}}


@pytest.mark.parametrize(
    ("body", "is_the_sources"),
    [
        ("The Rice Board expects rain by May.", True),
        ("If it pours, rain by May is likely, the Rice Board says.", True),
        ("The Rice Board suggests that rain by May is likely.", True),
        ("So says the Rice Board. But expect rain by May.", False),
        ("Expect rain by May. So says the Rice Board.", False),
        ("The Rice Board\n\nExpect rain by May.", False),
        ("The Rice Board, of which it has often been said that it says little at all, knows of rain by May.", False),
        ("Rain by May, others say.", False),
    ],
)
def test_else_it_is_the_sources_that_its_sentence_cites(db, body: str, is_the_sources: bool) -> None:
    report = make_source("Report")
    article = make_article(body=body, outlet="The Rice Times")
    start, end = body.lower().index("rain by may"), body.lower().index("rain by may") + len("rain by May")
    foresee(article, body[start:end], **judged())
    if "Rice Board" in body:
        passage(Citation, article, "Rice Board", source=report)
    assert list(by_maker()) == [Maker("source", report.pk) if is_the_sources else Maker("outlet", "The Rice Times")]


def test_what_nobody_is_known_to_have_foreseen_is_nobodys(db, client: Client) -> None:
    article = make_article()
    for _ in range(FEWEST):
        foresee(article, **judged())
    assert by_maker() == {NOBODY: {"partly": FEWEST}}
    text = " ".join(shown(client, "/forecasts/tally/").text_content().split())
    assert "5 judged forecasts name neither speaker nor source, in articles without an outlet" in text


def test_a_tally_is_shown_from_five_on_and_below_it_is_said_why_not(db, client: Client) -> None:
    article = make_article(outlet="The Rice Times")
    for verdict in ("came true", "came true", "did not", "can't be judged"):
        foresee(article, **judged(verdict=verdict))
    before = shown(client, "/forecasts/tally/")
    assert not before.xpath(".//table")
    assert "No source has 5 judged forecasts yet" in before.text_content()
    foresee(article, **judged())
    foresee(make_article("Other", outlet="The Wheat Times"), **judged())
    after = shown(client, "/forecasts/tally/")
    cells = [" ".join(cell.text_content().split()) for cell in after.xpath(".//tbody/tr/*")]
    assert cells == ["The Rice Times outlet", "5 judged", "2 came true", "1 partly", "1 did not", "1 can't be judged"]
    assert "1 more source has fewer than 5" in " ".join(after.text_content().split())


def test_only_judged_forecasts_that_the_ledger_shows_count(db) -> None:
    article = make_article(outlet="The Rice Times")
    foresee(article)
    foresee(article, state="rejected", **judged())
    foresee(make_article("Draft", status=Article.Status.DRAFT, outlet="The Rice Times"), **judged())
    assert by_maker() == {}
    Forecast.objects.update(state="accepted")
    assert by_maker() == {Maker("outlet", "The Rice Times"): {"partly": 1}}


@pytest.mark.parametrize("number", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_makers(db, client: Client, django_assert_num_queries: Any, number: int) -> None:
    for n in range(number):
        article = make_article(f"Article {n}", "Rain by May, says Ann. Fog by June, the Board says.")
        for _ in range(FEWEST):
            foresee(article, "Rain by May", **judged())
            foresee(article, "Fog by June", **judged())
        passage(Quotation, article, "Rain by May", speaker=make_actor(f"Ann {n}", "person"))
        passage(Citation, article, "the Board", source=make_source(f"Report {n}"))
    with django_assert_num_queries(6):  # forecasts, quotations, citations, merges; then the names of speakers and of sources
        response = client.get("/forecasts/tally/")
    assert len(response.context["tallies"]) == 2 * number


def test_hostile_names_stay_words(db, client: Client) -> None:
    article = make_article(outlet=HOSTILE)
    for _ in range(FEWEST):
        foresee(article, **judged())
    page = shown(client, "/forecasts/tally/")
    assert not page.xpath(".//script | .//img")
    assert HOSTILE in page.text_content()
