from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ledgers.plot import BOTTOM, HEIGHT, LEFT, MOST_TICKS, RIGHT, WIDTH, Value, plot, short

days = st.none() | st.dates(date(1600, 1, 1), date(2300, 1, 1))


def value(number: float, day: date | None = date(2022, 1, 1), **fields: Any) -> Value:
    """A value of one day."""
    return Value(
        key="row", says=str(number), value=number, high=fields.pop("high", None), first=day, last=day, **{"comparator": "="} | fields
    )


@given(st.lists(st.tuples(st.floats(-1e12, 1e15), days, st.sampled_from("=>≥<≤~")), min_size=1, max_size=12))
def test_every_value_stands_within_the_drawing_and_ticks_are_few(drawn: list[tuple[float, date | None, str]]) -> None:
    made = plot([value(number, day, comparator=comparator) for number, day, comparator in drawn])
    assert len(made.dots) == len(drawn)
    for dot in made.dots:
        assert LEFT <= dot.x <= WIDTH - RIGHT
        assert 0 <= dot.top <= dot.y + 0.1
        assert dot.y - 0.1 <= dot.low <= HEIGHT
    for ticks in (made.across, made.upwards):
        assert len(ticks) <= MOST_TICKS + 2
        assert len({tick.label for tick in ticks}) == len(ticks)
    assert all(LEFT <= tick.at <= WIDTH - RIGHT for tick in made.across)
    assert all(0 <= tick.at <= HEIGHT - BOTTOM + 0.1 for tick in made.upwards)


@given(st.lists(st.tuples(st.floats(0.001, 1e9), st.dates(date(1990, 1, 1), date(2030, 1, 1))), min_size=2, max_size=8))
def test_later_is_further_right_and_more_is_further_up(drawn: list[tuple[float, date]]) -> None:
    dots = plot([value(number, day) for number, day in drawn]).dots
    assert [dot.x for dot in sorted(dots, key=lambda dot: dot.value.first or date.min)] == sorted(dot.x for dot in dots)
    assert [dot.y for dot in sorted(dots, key=lambda dot: dot.value.value)] == sorted((dot.y for dot in dots), reverse=True)


@pytest.mark.parametrize(
    ("comparator", "high", "up", "down", "is_wide"),
    [("=", None, False, False, False), (">", None, True, False, True), ("≥", None, True, False, True), ("<", None, False, True, True),
     ("≤", None, False, True, True), ("~", None, False, False, True), ("=", 80.0, False, False, True)],
)  # fmt: skip
def test_whiskers_open_where_a_value_has_no_end(comparator: str, high: float | None, up: bool, down: bool, is_wide: bool) -> None:
    (dot,) = plot([value(50, comparator=comparator, high=high)]).dots
    assert (dot.up, dot.down) == (up, down)
    assert (dot.top < dot.low) == is_wide
    assert (dot.top < dot.y) == (is_wide and not down)
    assert (dot.low > dot.y) == (is_wide and not up)


def test_values_of_more_than_two_magnitudes_get_a_logarithmic_scale() -> None:
    assert plot([value(5), value(501)]).is_log
    assert not plot([value(5), value(499)]).is_log
    assert not plot([value(0), value(5e6)]).is_log
    assert [tick.label for tick in plot([value(5), value(5e6)]).upwards] == ["1", "100", "10,000", "1 million", "100 million"]


def test_a_straight_scale_begins_at_nothing_and_its_marks_are_round() -> None:
    assert [tick.label for tick in plot([value(12_600), value(107_000)]).upwards] == ["0", "50,000", "100,000", "150,000"]


def test_what_has_no_time_stands_in_a_column_of_its_own() -> None:
    made = plot([value(5, None), value(7), value(9, date(2024, 1, 1))])
    undated, *dated = made.dots
    assert undated.x == made.undated_at
    assert undated.x > max(dot.x for dot in dated)
    assert plot([value(5)]).undated_at is None


def test_few_months_are_marked_as_months_and_many_years_as_years() -> None:
    assert [tick.label for tick in plot([value(5, date(2022, 1, 5)), value(6, date(2022, 4, 5))]).across] == [
        "2022-01",
        "2022-03",
        "2022-05",
    ]
    assert [tick.label for tick in plot([value(5, date(2010, 1, 5)), value(6, date(2022, 4, 5))]).across] == ["2010", "2015", "2020"]


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (140_000, "140,000"),
        (13e6, "13 million"),
        (3.5e10, "35 billion"),
        (2e12, "2 trillion"),
        (0.05, "0.05"),
        (0, "0"),
        (-1.5e6, "-1.5 million"),
    ],
)
def test_numbers_on_the_axis_are_short(number: float, printed: str) -> None:
    assert short(number) == printed
