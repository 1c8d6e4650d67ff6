"""The measures, against examples worked out by hand and rules that hold for any ranking."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.relevance.measures import average_precision, chance, ndcg, recall

IDS = [f"d{number}" for number in range(12)]
RANKED = st.permutations(IDS).flatmap(lambda ids: st.integers(0, len(ids)).map(lambda n: ids[:n]))
GRADES = st.dictionaries(st.sampled_from([*IDS, "absent"]), st.integers(-1, 3), max_size=8)


def test_ndcg_of_an_example_worked_out_by_hand() -> None:
    grades = {"a": 3, "b": 2, "c": 1}
    # c, x, a: 1/log2(2) + 0 + 3/log2(4) = 1 + 1.5; the best is a, b, c: 3 + 2/log2(3) + 1/2.
    assert ndcg(["c", "x", "a"], grades) == pytest.approx(2.5 / (3 + 2 / log2(3) + 0.5))


def test_the_gain_is_the_grade_itself() -> None:
    assert ndcg(["low", "high"], {"low": 1, "high": 3}) == pytest.approx((1 + 3 / log2(3)) / (3 + 1 / log2(3)))


def test_ndcg_looks_no_deeper_than_it_is_told() -> None:
    ranked = [*"xxxxxxxxxx", "a"]
    assert ndcg(ranked, {"a": 1}) == 0
    assert ndcg(ranked, {"a": 1}, depth=11) == pytest.approx(1 / log2(12))


def test_the_best_possible_ranking_is_cut_at_the_same_depth() -> None:
    grades = {f"d{number}": 1 for number in range(30)}
    assert ndcg([f"d{number}" for number in range(10)], grades) == 1


def test_average_precision_of_an_example_worked_out_by_hand() -> None:
    # Found at ranks 1, 3 and 6, a fourth is never found: (1/1 + 2/3 + 3/6 + 0) / 4.
    grades = {"a": 1, "b": 2, "c": 3, "d": 1, "e": 0, "f": -1}
    assert average_precision(["a", "e", "b", "x", "f", "c"], grades) == pytest.approx((1 + 2 / 3 + 1 / 2) / 4)


def test_recall_counts_the_relevant_ones_of_the_first_hundred() -> None:
    grades = {"a": 1, "b": 3, "c": 2, "d": 0}
    assert recall(["a", "d", *["x"] * 98, "b"], grades) == pytest.approx(1 / 3)
    assert recall(["a", "d", "b"], grades) == pytest.approx(2 / 3)


@pytest.mark.parametrize("measure", [ndcg, average_precision, recall])
def test_where_nothing_is_relevant_nothing_is_reached(measure) -> None:
    assert measure(["a"], {"a": 0, "b": -1}) == 0
    assert measure([], {"a": 2}) == 0


@pytest.mark.parametrize("measure", [ndcg, average_precision, recall])
@given(ranked=RANKED, grades=GRADES)
def test_a_measure_lies_between_nothing_and_one(measure, ranked, grades) -> None:
    assert 0 <= measure(ranked, grades) <= 1 + 1e-12


@given(ranked=st.permutations(IDS), grades=st.dictionaries(st.sampled_from(IDS), st.integers(0, 3), min_size=1))
def test_the_order_of_the_grades_is_the_best_order(ranked, grades) -> None:
    best = sorted(ranked, key=lambda id_: -grades.get(id_, 0))
    for measure in (ndcg, average_precision):
        assert measure(best, grades) >= measure(ranked, grades) - 1e-12
        assert measure(best, grades) == pytest.approx(1.0 if any(grades.values()) else 0.0)


@given(ranked=st.permutations(IDS), place=st.integers(0, len(IDS) - 2), grades=GRADES)
def test_moving_the_better_of_two_neighbours_up_never_hurts(ranked, place, grades) -> None:
    one, two = ranked[place : place + 2]
    if grades.get(one, 0) < grades.get(two, 0):
        swapped = [*ranked[:place], two, one, *ranked[place + 2 :]]
        assert ndcg(swapped, grades) >= ndcg(ranked, grades) - 1e-12
        assert average_precision(swapped, grades) >= average_precision(ranked, grades) - 1e-12


@given(ranked=RANKED, grades=GRADES, depth=st.integers(1, 12))
def test_recall_never_falls_with_depth(ranked, grades, depth) -> None:
    assert recall(ranked, grades, depth) <= recall(ranked, grades, depth + 1)


def test_equal_rankings_differ_by_chance_alone() -> None:
    assert chance([0.2, 0.7, 1.0], [0.2, 0.7, 1.0]) == 1


def test_chance_agrees_with_counting_all_assignments() -> None:
    # Three differences of one sign: 2 of the 8 assignments of signs are as extreme.
    assert chance([0.3, 0.5, 0.9], [0.1, 0.1, 0.1], rounds=20_000) == pytest.approx(2 / 8, abs=0.02)
    # 4, 1, -1: the sum is 4, and the sums ±6, ±4, ±4, ±2 are at least as large in 6 of 8.
    assert chance([4, 1, 0], [0, 0, 1], rounds=20_000) == pytest.approx(6 / 8, abs=0.02)


def test_chance_hardly_ever_makes_a_hundred_queries_all_better() -> None:
    assert chance([0.6] * 100, [0.5] * 100, rounds=999) == pytest.approx(1 / 1000)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=20))
def test_chance_has_no_favourite(pairs) -> None:
    ours, theirs = zip(*pairs, strict=True)
    assert chance(ours, theirs, rounds=50) == chance(theirs, ours, rounds=50)
