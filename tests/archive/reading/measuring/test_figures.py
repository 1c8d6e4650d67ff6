"""Figures: value, unit, comparator, range, period; and what is no figure."""

from datetime import date

import pytest

from tests.archive.reading.made_up import body


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit", "comparator"),
    [
        ("They took 18,000 kilograms of sand.", "18,000 kilograms", 18_000, "kilogram", "="),
        ("It is worth over $35 billion a year.", "over $35 billion", 35_000_000_000, "USD", ">"),
        ("About 93% of it is wet.", "About 93%", 93, "%", "~"),
        ("At least 43 students left.", "At least 43 students", 43, "student", "≥"),
        ("Fewer than 2.5 per cent came.", "Fewer than 2.5 per cent", 2.5, "%", "<"),
        ("Deaths last year reached over 140,000 in all.", "over 140,000", 140_000, "death", ">"),
        ("Half a million people came.", "Half a million people", 500_000, "person", "="),
        ("Up to €1,000 was paid.", "Up to €1,000", 1_000, "EUR", "≤"),
        ("Fueron más de 2.500.000 toneladas.", "más de 2.500.000 toneladas", 2_500_000, "tonne", ">"),
        ("Unos 35 mil millones de dólares.", "Unos 35 mil millones de dólares", 35_000_000_000, "USD", "~"),
        ("Ten tonnes of sand fell.", "Ten tonnes", 10, "tonne", "="),
        ("Some 14 000 people came.", "Some 14 000 people", 14_000, "person", "~"),
        ("Officially 62 boats sank.", "62 boats", 62, "boat", "="),
        ("They trained 40 young and able divers.", "40 young and able divers", 40, "diver", "="),
        ("El plan costó 800 mdp.", "800 mdp", 800_000_000, "MXN", "="),
    ],
)
def test_a_figure_has_value_unit_and_comparator(text, exact, value, unit, comparator):
    found = body(text).figures
    assert [(one.exact, one.value, one.unit, one.comparator) for one in found] == [(exact, value, unit, comparator)]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 61 per cent, up from 58 in May.",
        "Turnout fell to 61%, against 58.",
        "La participación fue de 61 por ciento, frente a 58 en mayo.",
    ],
)
def test_what_a_share_was_before_is_a_share_too(text):
    assert [(one.value, one.unit) for one in body(text).figures] == [(61, "%"), (58, "%")]


def test_in_spanish_the_half_of_a_unit_stands_behind_it():
    found = body("La arena pesa 2 toneladas y media.", language="es").figures
    assert [(one.exact, one.value, one.unit) for one in found] == [("2 toneladas y media", 2.5, "tonne")]


def test_of_adjectives_that_are_joined_both_are_of_the_subject():
    assert [one.subject for one in body("They trained 40 young and able divers.").figures] == ["young and able divers trained"]


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("It takes 10-15% of all.", 10, 15, "%"),
        ("Between 10 and 15 million people came.", 10_000_000, 15_000_000, "person"),
        ("Some 200 to 300 boats sank.", 200, 300, "boat"),
    ],
)
def test_a_range_has_two_ends(text, value, high, unit):
    found = body(text).figures[0]
    assert (found.value, found.high, found.unit) == (value, high, unit)
    assert found.why.startswith("two ends of a range: “")


def test_from_one_number_to_another_is_two_figures_with_their_own_periods():
    found = body("Drowning deaths rose from about 14,500 in 2014 to over 23,000 in 2021.").figures
    assert [(one.value, one.period, one.unit) for one in found] == [(14_500, "2014", "death"), (23_000, "2021", "death")]


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 it rained.",
        "On 3 March 2026 it rained.",
        "Article 5 holds.",
        "It rained for the past six months and 12 years.",
        "The 21st storm.",
        "the 1990s",
        "at 9:15 sharp",
        "Chapter 12 and No. 7",
        "9" * 20_000,
    ],
)
def test_years_dates_ordinals_and_durations_are_no_figures(text):
    assert body(text).figures == ()


def test_relative_periods_are_counted_from_the_articles_date():
    found = body("They took 18 tonnes in the past year.").figures[0]
    assert (found.period, found.period_start, found.period_end) == ("past year", date(2025, 3, 3), date(2026, 3, 3))
    assert body("They took 18 tonnes in the past year.", published_on=None).figures[0].period_start is None


def test_a_sentences_first_date_holds_for_all_its_figures():
    assert [one.period for one in body("In 2016 they took 18 tonnes, and lost 4 tonnes.").figures] == ["2016", "2016"]


def test_shares_and_rates_say_of_what():
    assert body("They lost 60% of the boats entering the harbour.").figures[0].denominator == "boats entering the harbour"
    assert body("There were 6 deaths per 100,000 people.").figures[0].denominator == "100,000 people"


def test_a_change_is_the_subject():
    assert (
        body("There was a 78% increase in boat thefts compared to the same period last year.").figures[0].subject
        == "increase in boat thefts"
    )


def test_the_source_of_the_sentence_is_the_figures_source():
    assert body("A report by the Imaginary Institute of Water counts 40 boats.").figures[0].source == "Imaginary Institute of Water report"
