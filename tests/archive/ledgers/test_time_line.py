"""Lines of time: every span within the picture, in its order, with few ticks."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ledgers.time_line import APART, MOST_TICKS, Span, line_of

DAYS = st.dates()
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: Span(min(pair), max(pair)))
THINGS = st.lists(st.lists(SPANS, min_size=1, max_size=3), min_size=1, max_size=12)


def year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31))


def day(text: str) -> Span:
    return Span(date.fromisoformat(text), date.fromisoformat(text))


def test_a_year_is_a_bar_of_its_width_and_a_day_a_point():
    line = line_of([[year(1980)], [day("1985-01-01")], [year(1989)]])
    assert [tick.label for tick in line.ticks] == ["1980", "1982", "1984", "1986", "1988", "1990"]
    bar, point, last = (row.marks[0] for row in line.rows)
    assert (bar.left, bar.right, bar.is_point) == (0, 10.02, False)
    assert (point.left, point.right, point.is_point) == (50.03, 50.03, True)
    assert last.right == 100


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2025-11-15", "2025-11-15", ["Nov 2025", "Dec 2025"]),
        ("2025-11-15", "2026-01-16", ["Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026"]),
        ("2024-02-01", "2025-01-31", ["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025"]),
        ("1801-01-01", "2026-01-01", ["1800", "1850", "1900", "1950", "2000", "2050"]),
        ("0001-01-01", "9999-12-31", ["0", "5000", "10000"]),
    ],
)
def test_ticks_are_few_and_round(first, last, labels):
    assert [tick.label for tick in line_of([[day(first)], [day(last)]]).ticks] == labels


def test_the_outermost_labels_stay_inside():
    ticks = line_of([[year(1980)], [year(1989)]]).ticks
    assert [tick.anchor for tick in ticks] == ["start", *["middle"] * 4, "end"]


def test_what_two_articles_date_apart_is_one_row_with_two_marks():
    (row,) = line_of([[year(2009), year(2014)]]).rows
    assert row.joined
    assert row.left < row.marks[0].right < row.marks[1].left < row.right
    (same,) = line_of([[year(2009), year(2009)]]).rows
    assert not same.joined


def test_things_that_leave_room_share_a_lane():
    line = line_of([[year(1980)], [year(1980)], [year(1989)]])
    assert [row.y for row in line.rows] == [10, 28, 10]
    assert line.height == 10 + 2 * 18 + 24


def test_things_of_a_given_height_share_none():
    line = line_of([[year(1980)], [year(1989)]], height=40)
    assert [row.y for row in line.rows] == [32, 72]
    assert line.rows[1].middle < line.floor < line.label_at < line.height


def test_nothing_dated_has_no_line():
    assert line_of([]) is None


@given(THINGS)
def test_everything_is_inside_and_nothing_covers_another(things):
    line = line_of(things)
    assert len(line.rows) == len(things)
    assert 2 <= len(line.ticks) <= MOST_TICKS + 1
    lanes: dict[int, list[tuple[float, float]]] = {}
    for thing, row in zip(things, line.rows, strict=True):
        assert [mark.is_point for mark in row.marks] == [span.first == span.last for span in thing]
        assert 0 <= row.left <= row.right <= 100
        assert row.y + 10 < line.floor
        lanes.setdefault(row.y, []).append((row.left, row.right))
    for spans in lanes.values():
        assert all(one[1] + APART <= other[0] for one, other in pairwise(spans))


@given(SPANS, SPANS)
def test_an_earlier_day_is_further_left(one, other):
    first, second = (row.marks[0] for row in line_of([[one], [other]]).rows)
    if one.last < other.first:
        assert first.right <= second.left
