"""Points in time: what a date, a month or a weekday without a year means, looking back and ahead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.dating.date import Published
from archive.reading.dating.points import Points
from archive.reading.dating.windows import day_of, days_of, part_of
from archive.reading.page.blocks import blocks_of
from archive.reading.tokens import Text
from tests.archive.reading.made_up import body


class Ahead(Points):
    """Points that look ahead."""

    ahead = True


def days(printed: str, today: str | None, ahead: bool = False) -> str:
    """The days of the point that a text opens with, ``first last``; empty where they aren't known."""
    text = Text(printed, blocks_of(printed))
    points = (Ahead if ahead else Points)(text, text.tokens, day_of(Published(today)))
    point = points.date_at(0) or points.month_at(0) or points.weekday_at(0)
    assert point is not None
    assert point.end == len(text.tokens)
    return f"{point.span.first} {point.span.last}" if point.span else ""


@pytest.mark.parametrize(
    ("printed", "back", "ahead"),
    [
        ("3 March 2024", "2024-03-03 2024-03-03", "2024-03-03 2024-03-03"),
        ("March 2024", "2024-03-01 2024-03-31", "2024-03-01 2024-03-31"),
        ("5 March", "2026-03-05 2026-03-05", "2026-03-05 2026-03-05"),
        ("2 March", "2026-03-02 2026-03-02", "2027-03-02 2027-03-02"),
        ("November", "2025-11-01 2025-11-30", "2026-11-01 2026-11-30"),
        ("marzo", "2026-03-01 2026-03-31", "2026-03-01 2026-03-31"),
        ("Tuesday", "2026-03-03 2026-03-03", "2026-03-03 2026-03-03"),
        ("Wednesday", "2026-02-25 2026-02-25", "2026-03-04 2026-03-04"),
        ("lunes", "2026-03-02 2026-03-02", "2026-03-09 2026-03-09"),
    ],
)
def test_what_prints_no_year_is_the_nearest_or_the_next_to_come(printed, back, ahead):
    assert days(printed, "2026-03-03") == back
    assert days(printed, "2026-03-03", ahead=True) == ahead


@pytest.mark.parametrize("printed", ["5 March", "November", "Wednesday"])
def test_without_an_article_s_date_nothing_is_guessed(printed):
    assert days(printed, None) == days(printed, None, ahead=True) == ""


@pytest.mark.parametrize("today", ["2026-03", "2026"])
def test_a_weekday_has_a_day_only_where_the_article_s_own_is_known(today):
    assert days("Wednesday", today) == days("Wednesday", today, ahead=True) == ""


def test_the_29th_of_february_is_that_of_a_leap_year():
    assert days("29 February", "2026-03-03", ahead=True) == "2028-02-29 2028-02-29"
    assert days("29 February", "2025-01-03") == "2024-02-29 2024-02-29"


def test_a_29th_of_february_without_a_leap_year_near_has_no_days():
    assert days("29 February", "2026-03-03") == ""
    (figure,) = body("They took 18 boats on 29 February.", published_on="2026-03-03").figures
    assert (figure.period, figure.period_start) == ("29 February", None)


@pytest.mark.parametrize(("language", "number"), [("en", None), ("es", 11)])
def test_once_is_eleven_in_spanish_alone(language, number):
    text = Text("once", blocks_of("once"), language)
    assert Points(text, text.tokens, None).number_at(0) == number


def test_no_tokens_hold_no_points():
    assert Points(Text("", ()), [], None).date_at(0) is None
    assert Points(Text("", ()), [], None).month_at(0) is None


@given(st.integers(1000, 8999), st.integers(1, 12), st.integers(0, 31))
def test_the_days_of_a_date_are_those_of_the_calendar(year, month, day):
    try:
        expected = date(year, month, day or 1)
    except ValueError:
        assert days_of(year, month, day) is None
        return
    found = days_of(year, month, day)
    assert found is not None
    assert found.first == expected
    assert found.last == expected if day else found.last.month == month


@given(st.integers(-9, 20), st.sampled_from([1, 3, 6, 9]))
def test_a_part_of_a_year_lies_within_it(number, length):
    found = part_of(2025, number, length)
    assert (found is None) == (not 1 <= number * length <= 12 or number * length - length < 0)
    assert found is None or (found.last.month - found.first.month, found.last.month) == (length - 1, number * length)


def test_figures_of_an_old_article_have_days_as_well():
    (figure,) = body("They took 18 boats in November.", published_on="1776-07-04").figures
    assert figure.period_start == date(1776, 11, 1)
