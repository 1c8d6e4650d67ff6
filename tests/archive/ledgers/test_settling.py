from itertools import permutations
from typing import Any

import pytest

from archive.gazetteer import current_gazetteer
from archive.importing.storing import import_page, reread
from archive.ledgers.labelling import MOST_STATEMENTS
from archive.ledgers.settling import settle_articles, settle_events, settle_measures
from archive.models import Article, Comparison, Event, EventMention, Figure, Measure, State
from archive.reading import RawPage
from tests.archive.ledgers.sayings import dating, labels, say, saying
from tests.factories import make_article

pytestmark = pytest.mark.django_db

FEW, MANY = {"place": "Ohio", "year": 2022}, {"place": "Ohio", "year": 2022}


def conflict() -> tuple[Figure, Figure]:
    """Two figures that can't both be true."""
    return saying("90 deaths", 90, **FEW), saying("400 deaths", 400, **MANY)


def test_two_articles_that_contradict_each_other_are_a_conflict_with_its_reason() -> None:
    one, other = conflict()
    found = Comparison.objects.get()
    assert (found.one, found.other, found.label, found.rank) == (one, other, "conflict", 0)
    assert found.measure == one.measure
    assert found.reason == "No number is within what both allow, of one place and one time."


def test_an_article_is_not_held_against_itself() -> None:
    article = make_article("Parts", "Of 400 deaths 90 deaths were early.")
    say(article, "400 deaths", 400, **MANY)
    say(article, "90 deaths", 90, **FEW)
    settle_articles([article.pk])
    assert labels() == []


def test_only_what_is_published_and_shown_is_compared() -> None:
    one, _ = conflict()
    article = Article.objects.get(pk=one.article_id)
    for status, number in (("withdrawn", 0), ("published", 1), ("draft", 0)):
        article.status = status
        article.save()
        assert Comparison.objects.count() == number
    article.status = "published"
    article.save()
    for fields in ({"state": "rejected"}, {"needs_review": True}):
        Figure.objects.filter(pk=one.pk).update(**fields)
        settle_articles([article.pk])
        assert Comparison.objects.count() == 0
        Figure.objects.filter(pk=one.pk).update(state="accepted", needs_review=False)


def test_a_deleted_article_takes_its_pairs_and_unused_measures_with_it() -> None:
    one, other = conflict()
    third = saying("17 boats", 17, "boat", subject="boats seized")
    Article.objects.get(pk=third.article_id).delete()
    assert set(Measure.objects.values_list("pk", flat=True)) == {one.measure_id}
    Article.objects.get(pk=other.article_id).delete()
    assert labels() == []
    assert Measure.objects.count() == 1


def test_the_same_statement_of_several_articles_stands_once() -> None:
    conflict()
    saying("90 people dead", 90, subject="overdose fatalities", **FEW)
    assert labels() == [("conflict", ["400 deaths", "90 deaths"])]
    assert Comparison.objects.get().one.exact == "90 deaths"


def test_a_statement_finds_another_article_that_makes_it_where_its_first_is_the_same() -> None:
    both = make_article("Both", "First 90 deaths, then 400 deaths, and again 90 lives lost.")
    say(both, "90 deaths", 90, **FEW)
    say(both, "400 deaths", 400, **MANY)
    settle_articles([both.pk])
    saying("90 fatalities", 90, **FEW)
    say(both, "90 lives lost", 90, **FEW)
    settle_articles([both.pk])
    assert labels() == [("conflict", ["400 deaths", "90 fatalities"])]


SAYINGS: list[tuple[str, float, dict[str, Any]]] = [
    ("90 deaths", 90, {"place": "Ohio", "year": 2022}),
    ("over 400 deaths", 400, {"place": "Ohio", "year": 2022, "comparator": ">"}),
    ("2,150 deaths", 2150, {"unit": "", "year": 2023}),
    ("2,150 arrests", 2150, {"unit": "", "subject": "arrests", "year": 2023}),
    ("300 deaths", 300, {"place": "Ohio"}),
]


@pytest.mark.slow
def test_the_order_in_which_articles_come_changes_no_label() -> None:
    found = []
    for order in list(permutations(SAYINGS))[::31]:
        for exact, value, fields in order:
            saying(exact, value, **fields)
        found.append(labels())
        Article.objects.all().delete()
        assert (Comparison.objects.count(), Measure.objects.count()) == (0, 0)
    assert len(found[0]) > 3
    assert all(one == found[0] for one in found)


def test_settling_again_changes_nothing() -> None:
    conflict()
    saying("2,150 deaths", 2150, year=2023)
    before = list(Comparison.objects.order_by("pk").values())
    settle_articles(list(Article.objects.values_list("pk", flat=True)))
    assert list(Comparison.objects.order_by("pk").values()) == before


def test_of_many_statements_the_latest_are_compared() -> None:
    for number in range(MOST_STATEMENTS + 3):
        article = make_article(f"Report {number}", f"There were {number} deaths.", f"2025-01-{number % 28 + 1:02}")
        say(article, f"{number} deaths", number, **FEW)
    settle_articles(list(Article.objects.values_list("pk", flat=True)))
    compared = {figure for pair in Comparison.objects.values_list("one", "other") for figure in pair}
    assert len(compared) == MOST_STATEMENTS
    assert Comparison.objects.count() == MOST_STATEMENTS * (MOST_STATEMENTS - 1) / 2


# measures ------------------------------------------------------------------------------------------------------------------------------


def test_a_measure_without_a_place_is_compared_with_those_of_its_head_and_never_in_conflict() -> None:
    saying("90 deaths", 90, **FEW)
    saying("400 deaths", 400, year=2022)
    found = Comparison.objects.get()
    assert (found.label, found.measure.place) == ("not comparable", "Ohio")
    assert found.reason == "The values differ, but one of them names no place."


def test_two_places_are_not_compared() -> None:
    saying("90 deaths", 90, **FEW)
    saying("400 deaths", 400, place="Texas", year=2022)
    assert labels() == []


def test_payments_of_unlike_amounts_may_all_be_true() -> None:
    saying("$5 million", 5e6, "USD", subject="aid", place="Haiti", year=2022)
    saying("$9 million", 9e6, "USD", subject="assistance", place="Haiti", year=2022)
    assert Comparison.objects.get().reason == "Each may be one payment of several."


def test_a_merge_compares_what_was_apart_and_taking_it_back_parts_it() -> None:
    one = saying("90 deaths", 90, subject="overdose deaths", **FEW)
    other = saying("400 funerals", 400, subject="funerals", **FEW)
    assert labels() == []
    other.measure.merged_into = one.measure
    other.measure.save()
    settle_measures([other.measure_id])
    assert [row.measure for row in Comparison.objects.all()] == [one.measure]
    late = saying("700 funerals", 700, subject="funerals", **FEW)
    assert late.measure == other.measure
    assert len(labels()) == 3
    other.measure.merged_into = None
    other.measure.save()
    settle_measures([other.measure_id, one.measure_id])
    assert labels() == [("conflict", ["400 funerals", "700 funerals"])]


def test_a_chain_of_merges_ends_in_one_measure() -> None:
    one, two, three = (saying(f"{n} {what}", n, what, subject=what, **FEW) for n, what in ((90, "crimes"), (400, "murders"), (7, "thefts")))
    for lower, upper in ((one, two), (two, three)):
        Measure.objects.filter(pk=lower.measure_id).update(merged_into=upper.measure)
        settle_measures([lower.measure_id])
    assert {row.measure_id for row in Comparison.objects.all()} == {three.measure_id}
    assert len(labels()) == 3
    saying("12 crimes", 12, "crimes", subject="crimes", **FEW)
    assert len(labels()) == 6


def test_a_rejected_measure_compares_nothing_and_is_not_proposed_again() -> None:
    one, _ = conflict()
    Measure.objects.filter(pk=one.measure_id).update(state=State.REJECTED)
    settle_measures([one.measure_id])
    assert labels() == []
    assert saying("5 deaths", 5, **FEW).measure_id == one.measure_id
    assert labels() == []


def test_a_single_valued_measure_takes_no_rounding() -> None:
    one, _ = saying("1,000 deaths", 1000, **FEW), saying("1,004 deaths", 1004, **FEW)
    assert [label for label, _ in labels()] == ["compatible"]
    Measure.objects.filter(pk=one.measure_id).update(single_valued=True)
    settle_measures([one.measure_id])
    assert [label for label, _ in labels()] == ["conflict"]


# numbers -------------------------------------------------------------------------------------------------------------------------------


def test_one_telling_number_said_of_two_things() -> None:
    saying("$35 billion", 35e9, "USD", subject="fentanyl trade", place="Mexico", comparator=">")
    saying("35 billion dollars", 35e9, "USD", subject="cartel profits", comparator=">")
    saying("35 billion euros", 35e9, "EUR", subject="tourism", comparator=">")
    saying("$35,000 million", 35e9, "USD", subject="", comparator=">")
    found = Comparison.objects.get()
    assert (found.label, found.measure) == ("same number, different meaning", None)


def test_a_pair_that_a_merge_turns_from_one_kind_into_the_other_stands_once() -> None:
    one = saying("2,150 funerals", 2150, "", subject="funerals", place="Ohio")
    other = saying("2,150 burials", 2150, "", subject="burials", place="Ohio", year=2022)
    assert [label for label, _ in labels()] == ["same number, different meaning"]
    for into, label in ((one.measure, "compatible"), (None, "same number, different meaning")):
        Measure.objects.filter(pk=other.measure_id).update(merged_into=into)
        settle_measures([one.measure_id, other.measure_id])
        assert [label for label, _ in labels()] == [label]


@pytest.mark.slow
def test_an_article_may_hold_more_numbers_than_a_query_takes() -> None:
    body = " ".join(f"{number:,} kinds{number}" for number in range(1000, 2200))
    article = make_article("Table", body)
    for number in range(1000, 2200):
        Figure.objects.bulk_create([_plain_figure(article, number)])
    settle_articles([article.pk])
    assert labels() == []


def _plain_figure(article: Article, number: int) -> Figure:
    figure = Figure(article=article, value=number, unit=f"kinds{number}", subject="kinds")
    start = article.body.index(f"{number:,}")
    figure.anchor_at(article.body, start, start + 5)
    figure.derive()
    return figure


# events --------------------------------------------------------------------------------------------------------------------------------


def test_two_dates_of_what_begins_once_are_a_conflict() -> None:
    one, other = dating("Mérida Initiative", 2009), dating("Merida Initiative", 2014)
    dating("Merida Initiative", 2014, starts_on=None, ends_on=None)
    found = Comparison.objects.get()
    assert (found.one_mention, found.other_mention, found.label, found.event) == (one, other, "conflict", one.event)


def test_dates_of_what_recurs_are_none() -> None:
    dating("Security Summit", 2009)
    dating("Security Summit", 2014)
    assert labels() == []


def test_joined_events_are_compared_and_parted_again_also_along_a_chain() -> None:
    one, two, three = dating("Ada Treaty", 2009), dating("Ada Accord", 2014), dating("Ada Pact", 2020)
    for lower, upper in ((one, two), (two, three)):
        Event.objects.filter(pk=lower.event_id).update(merged_into=upper.event)
        settle_events([lower.event_id])
    assert len(labels()) == 3
    settle_events([one.event_id])
    assert len(labels()) == 3
    assert {row.event_id for row in Comparison.objects.all()} == {three.event_id}
    Event.objects.filter(pk=one.event_id).update(merged_into=None)
    settle_events([one.event_id, two.event_id])
    assert labels() == [("conflict", ["2014", "2020"])]
    Event.objects.filter(pk=three.event_id).update(state=State.REJECTED)
    settle_events([three.event_id])
    assert labels() == []


# reading -------------------------------------------------------------------------------------------------------------------------------

PAGES = {
    "one.txt": "One\n\nNovember 10, 2025\n\nThe Bridge Accord was signed in 2009. Ohio counted 90 overdose deaths in 2022.\n",
    "two.txt": "Two\n\nNovember 12, 2025\n\nThe Bridge Accord was signed in 2014. Ohio counted 400 overdose deaths in 2022.\n",
}


@pytest.fixture
def imported() -> list[Article]:
    """Two pages read, stored and published."""
    return [import_page(RawPage(name, text.encode()), current_gazetteer(), path=name, publish=True).article for name, text in PAGES.items()]


def test_an_import_settles_what_pages_say(imported: list[Article]) -> None:
    assert ("conflict", ["2009", "2014"]) in labels()
    assert EventMention.objects.filter(event__isnull=True).count() == 0


def test_a_text_read_again_keeps_its_pairs_and_a_changed_one_changes_them(imported: list[Article]) -> None:
    before = list(Comparison.objects.order_by("pk").values())
    first, _ = imported
    reread(first, current_gazetteer())
    assert list(Comparison.objects.order_by("pk").values()) == before
    first.body = first.body.replace("2009", "2014")
    reread(first, current_gazetteer())
    assert ("conflict", ["2009", "2014"]) not in labels()
