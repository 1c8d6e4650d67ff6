"""Counting right and wrong, and the measures made of them."""

import pytest

from benchmarks.reading.measures import Miss, Tally, total, worst

WRONG = Miss("unit", "mill.txt", "tonne", "boat")
MISSING = Miss("unit", "mill.txt", "tonne", None)
EXTRA = Miss("unit", "mill.txt", None, "boat")


def test_a_wrong_one_counts_against_precision_and_recall() -> None:
    tally = Tally(right=3, misses=(WRONG,))
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.75, 0.75)


def test_a_missing_one_counts_against_recall_alone() -> None:
    tally = Tally(right=3, misses=(MISSING,))
    assert (tally.precision, tally.recall) == (1.0, 0.75)
    assert tally.f1 == pytest.approx(6 / 7)


def test_an_extra_one_counts_against_precision_alone() -> None:
    tally = Tally(right=3, misses=(EXTRA,))
    assert (tally.precision, tally.recall) == (0.75, 1.0)
    assert tally.f1 == pytest.approx(6 / 7)


def test_silence_on_both_sides_counts_for_agreement_alone() -> None:
    tally = Tally(right=1, silent=2, misses=(MISSING,))
    assert tally.agreement == 0.75
    assert tally.recall == 0.5


def test_where_there_is_nothing_nothing_is_wrong() -> None:
    tally = Tally(silent=4)
    assert not tally.is_measured
    assert (tally.precision, tally.recall, tally.f1, tally.agreement) == (1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("miss", "better"),
    [(WRONG, Tally(4, 0, (MISSING, EXTRA))), (MISSING, Tally(4, 0, (WRONG, EXTRA))), (EXTRA, Tally(3, 0, (WRONG, MISSING)))],
)
def test_the_gain_of_a_miss_is_what_f1_rises_by_when_it_is_put_right(miss: Miss, better: Tally) -> None:
    tally = Tally(right=3, misses=(WRONG, MISSING, EXTRA))
    assert tally.gain(miss.how) == pytest.approx(better.f1 - tally.f1)
    assert tally.gain(miss.how) > 0


def test_the_last_extra_of_a_kind_gains_all() -> None:
    assert Tally(misses=(EXTRA,)).gain("extra") == 1.0


def test_pages_add_up_kind_by_kind() -> None:
    pages = [{"unit": Tally(1, 2, (WRONG,)), "title": Tally(1)}, {"unit": Tally(3, 1, (EXTRA,))}]
    assert total(pages) == {"unit": Tally(4, 3, (WRONG, EXTRA)), "title": Tally(1)}


def test_the_worst_misses_are_those_of_rare_things() -> None:
    title = Miss("title", "mill.txt", "The mill", None)
    tallies = {"unit": Tally(30, 0, (MISSING, WRONG)), "title": Tally(1, 0, (title,))}
    assert worst(tallies, 2) == [title, WRONG]


def test_a_difference_that_two_kinds_miss_is_listed_once() -> None:
    person = Miss("persons", "mill.txt", "Adela", None, "said [Adela]")
    mention = Miss("mentions", "mill.txt", "Adela", None, "said [Adela]")
    assert worst({"mentions": Tally(5, 0, (mention,)), "persons": Tally(1, 0, (person,))}, 9) == [person]
