"""One page's record beside its gold record."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from archive.reading.record import Figure, Quotation, Record
from benchmarks.reading.comparing import as_printed, compare, same
from benchmarks.reading.measures import Tally

from .made_up import BODY, actor, full, place, record, records

ITEMS = {
    "quotations": "quotations",
    "citations": "citations",
    "figures": "figures",
    "forecasts": "forecasts",
    "events": "events",
    "authors": "authors",
}
"""Kinds of things in a list, and the list."""


def emptied(field: str) -> dict[str, Any]:
    return {field: ()}


def lowered(tallies: dict[str, Tally], measure: Callable[[Tally], float]) -> set[str]:
    return {kind for kind, tally in tallies.items() if measure(tally) < 1}


@given(records())
def test_a_record_agrees_with_itself_in_everything(one: Record) -> None:
    for kind, tally in compare("mill.txt", one, one).items():
        assert (tally.precision, tally.recall, tally.f1, tally.agreement, tally.misses) == (1, 1, 1, 1, ()), kind


@given(records(), records())
def test_what_one_lacks_the_other_has_too_much(one: Record, other: Record) -> None:
    other = replace(other, body=one.body, blocks=one.blocks)
    there, back = compare("mill.txt", one, other), compare("mill.txt", other, one)
    for kind in ("authors", "actors", "citations", "forecasts", "events"):
        assert (there[kind].precision, there[kind].recall) == (back[kind].recall, back[kind].precision)


@pytest.mark.parametrize(("kind", "field"), ITEMS.items())
def test_one_that_we_miss_lowers_the_recall_of_its_kind_alone(kind: str, field: str) -> None:
    tallies = compare("mill.txt", full(), replace(full(), **emptied(field)))
    also = {"quotations with speaker"} if kind == "quotations" else {"citations with source"} if kind == "citations" else set()
    assert lowered(tallies, lambda tally: tally.recall) == {kind} | also
    assert lowered(tallies, lambda tally: tally.precision) == set()


@pytest.mark.parametrize(("kind", "field"), ITEMS.items())
def test_one_too_many_lowers_the_precision_of_its_kind_alone(kind: str, field: str) -> None:
    tallies = compare("mill.txt", replace(full(), **emptied(field)), full())
    also = {"quotations with speaker"} if kind == "quotations" else {"citations with source"} if kind == "citations" else set()
    assert lowered(tallies, lambda tally: tally.precision) == {kind} | also
    assert lowered(tallies, lambda tally: tally.recall) == set()


@pytest.mark.parametrize(
    ("fields", "kind", "expected", "got"),
    [
        ({"title": "The mills"}, "title", "The mill", "The mills"),
        ({"title": None}, "title", "The mill", None),
        ({"title_basis": "meta"}, "title basis", "text", "meta"),
        ({"published_on": "2026-03", "date_precision": "month"}, "date", "2026-03-03 (day)", "2026-03 (month)"),
        ({"published_on": None, "date_precision": "none"}, "date", "2026-03-03 (day)", None),
        ({"date_basis": "none"}, "date basis", "byline", None),
        ({"authors": ("Bo Lee",)}, "authors", "Bo Li", None),
        ({"outlet": None}, "outlet", "The Weir", None),
        ({"language": "es"}, "language", "en", "es"),
    ],
)
def test_a_field_of_the_page_is_right_wrong_or_missing(fields: dict[str, Any], kind: str, expected: str, got: str | None) -> None:
    tallies = compare("mill.txt", full(), replace(full(), **fields))
    assert lowered(tallies, lambda tally: tally.recall) == {kind}
    assert next((miss.expected, miss.got) for miss in tallies[kind].misses) == (expected, got)


def test_a_date_where_gold_has_none_is_one_too_many() -> None:
    undated = replace(full(), published_on=None, date_precision="none", date_basis="none")
    tallies = compare("mill.txt", undated, full())
    assert lowered(tallies, lambda tally: tally.precision) == {"date", "date basis"}


@pytest.mark.parametrize(
    ("change", "kind", "expected", "got"),
    [
        ({"unit": "boat"}, "figure unit", "tonne", "boat"),
        ({"unit": None}, "figure unit", "tonne", None),
        ({"comparator": ">"}, "figure comparator", "=", ">"),
        ({"source": "Water Board"}, "figure source", None, "Water Board"),
        ({"high": 50}, "figure high", None, "50.0"),
        ({"period": "2018"}, "figure period", "2019", "2018"),
    ],
)
def test_a_field_of_a_figure_is_compared_where_the_figure_was_found(
    change: dict[str, Any], kind: str, expected: str | None, got: str | None
) -> None:
    ours = replace(full(), figures=(replace(full().figures[0], **change),))
    tallies = compare("mill.txt", full(), ours)
    assert {kind for kind, tally in tallies.items() if tally.misses} == {kind}
    assert [(miss.expected, miss.got) for miss in tallies[kind].misses] == [(expected, got)]
    assert "burned [40 tonnes] of wood" in tallies[kind].misses[0].around


def test_a_figure_with_another_value_is_wrong_and_its_fields_are_not_compared() -> None:
    tallies = compare("mill.txt", full(), replace(full(), figures=(replace(full().figures[0], value=41, unit="boat"),)))
    assert [miss.how for miss in tallies["figures"].misses] == ["wrong"]
    assert not tallies["figure unit"].is_measured


def test_a_figure_may_be_printed_longer_or_shorter() -> None:
    short = (Figure(**place(BODY, "40"), value=40.0, unit="tonne", period="2019"),)
    assert not any(tally.misses for tally in compare("mill.txt", full(), replace(full(), figures=short)).values())


def test_a_quotation_is_the_same_words_and_its_speaker_counts_even_where_they_differ() -> None:
    shorter = (Quotation(**place(BODY, "rebuild it"), speaker="Bo Li"),)
    tallies = compare("mill.txt", full(), replace(full(), quotations=shorter))
    assert [miss.how for miss in tallies["quotations"].misses] == ["wrong"]
    assert [miss.how for miss in tallies["quotations with speaker"].misses] == ["wrong"]
    assert [(miss.expected, miss.got) for miss in tallies["quotation speaker"].misses] == [("Adela Ruiz", "Bo Li")]


def test_a_quotation_with_another_speaker_is_found_but_not_with_its_speaker() -> None:
    other = (replace(full().quotations[0], speaker=None),)
    tallies = compare("mill.txt", full(), replace(full(), quotations=other))
    assert lowered(tallies, lambda tally: tally.recall) == {"quotations with speaker", "quotation speaker"}


def test_known_and_unknown_actors_are_counted_apart_by_kind() -> None:
    ours = replace(full(), actors=full().actors[:1])
    tallies = compare("mill.txt", full(), ours)
    assert lowered(tallies, lambda tally: tally.recall) == {
        "actors",
        "known actors",
        "mentions",
        "organisations",
        "known organisations",
    }
    assert tallies["unknown persons"].right == 2


def test_a_missed_mention_of_a_found_actor_is_a_mention_alone() -> None:
    board = full().actors[1]
    ours = replace(full(), actors=(actor(BODY, "Adela Ruiz", "Adela Ruiz"), board))
    tallies = compare("mill.txt", full(), ours)
    assert lowered(tallies, lambda tally: tally.recall) == {"mentions", "persons", "unknown persons"}


def test_a_mention_joined_to_another_actor_is_no_missed_mention() -> None:
    ours = replace(full(), actors=(replace(full().actors[0], name="Bo Li"), full().actors[1]))
    tallies = compare("mill.txt", full(), ours)
    assert tallies["mentions"].recall == 1
    assert len(tallies["mention actor"].misses) == 2


def test_states_are_neither_persons_nor_organisations() -> None:
    state = record(actors=(actor(BODY, "Mill", "mill", kind="state"),))
    tallies = compare("mill.txt", state, state)
    assert tallies["mentions"].right == 1
    assert not tallies["persons"].is_measured
    assert not tallies["organisations"].is_measured


@pytest.mark.parametrize("swapped", [False, True])
def test_an_optional_actor_may_be_there_or_not(swapped: bool) -> None:
    fewer = replace(full(), actors=full().actors[:1])
    one, other = (fewer, full()) if swapped else (full(), fewer)
    assert not any(tally.misses for tally in compare("mill.txt", one, other, ["water board"]).values())


def test_furniture_that_was_kept_is_a_line_too_many_and_nothing_else_but_a_paragraph() -> None:
    tallies = compare("mill.txt", full(), full("Menu | Boats | Mills\n\n" + BODY))
    assert lowered(tallies, lambda tally: tally.precision) == {"lines", "paragraphs"}
    assert lowered(tallies, lambda tally: tally.recall) == set()


def test_a_lost_line_loses_itself_alone() -> None:
    longer = BODY + "\n\nShare your thoughts with the mill."
    tallies = compare("mill.txt", full(longer), full())
    assert lowered(tallies, lambda tally: tally.recall) == {"lines", "paragraphs"}
    assert lowered(tallies, lambda tally: tally.precision) == set()


def test_a_heading_taken_for_a_paragraph_is_missed_as_one_and_too_many_as_the_other() -> None:
    tallies = compare("mill.txt", full(), full(BODY.replace("## What comes", "What comes")))
    assert [miss.how for miss in tallies["headings"].misses] == ["missing"]
    assert [miss.how for miss in tallies["paragraphs"].misses] == ["extra"]
    assert tallies["lines"].f1 == 1


def test_a_heading_of_another_level_is_a_heading() -> None:
    tallies = compare("mill.txt", full(), full(BODY.replace("## What", "### What")))
    assert tallies["headings"].f1 == 1
    assert [(miss.expected, miss.got) for miss in tallies["heading level"].misses] == [("2", "3")]


def test_a_line_with_another_end_is_wrong_rather_than_missing_and_extra() -> None:
    tallies = compare("mill.txt", full(), full(BODY + " Follow us"))
    assert [miss.how for miss in tallies["lines"].misses] == ["wrong"]


def test_names_compare_folded_and_texts_as_printed() -> None:
    assert same("Adela  RUÍZ", "Adela Rui\u0301z")
    assert as_printed("El\u00a0ri\u0301o", "El río")
    assert not as_printed("the river", "The River")
