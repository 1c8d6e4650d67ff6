"""Windows: days counted on from an article's date, and the spans of years, quarters and months.

An article's date may itself be a month or a year; then windows stay open at both ends: *within a year*, printed in November 2025, ends on
30 November 2026.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from archive.reading.dating.date import Published, interval

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7}
_LAST_YEAR = 9000
_YEARS = range(1000, _LAST_YEAR)
_FAR = 4_000_000
_SPANS_KEPT = 4096


class Window(NamedTuple):
    """The days in which a forecast comes true or doesn't, as far as they are known."""

    starts_on: date | None = None
    ends_on: date | None = None


class Span(NamedTuple):
    """First and last day of a stretch of the calendar."""

    first: date
    last: date


@lru_cache(maxsize=_SPANS_KEPT)
def day_of(published: Published) -> Span | None:
    """The days on which an article may have appeared: one, or those of its month or year; none in a year that no page is of."""
    if published.value is None or int(published.value[:4]) not in _YEARS:
        return None
    return Span(*interval(published.value))


def later(day: date, amount: int, unit: str) -> date | None:
    """``day`` and so many units on; the month's last day where the day is missing: 31 August and six months is 28 February."""
    if abs(amount) > _FAR:
        return None
    if unit in _DAYS:
        ordinal = day.toordinal() + amount * _DAYS[unit]
        return date.fromordinal(ordinal) if 0 < ordinal < _LAST_YEAR * 365 else None
    months = day.year * 12 + day.month - 1 + amount * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not 0 < year < _LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def counted(today: Span | None, least: int, most: int | None, unit: str) -> Window:
    """*Six months* from today until then; *5-10 years* from the fifth to the tenth."""
    if today is None:
        return Window()
    if most is None or most <= least:
        ends_on = later(today.last, least, unit)
        return Window(today.first, ends_on) if ends_on else Window()
    first, last = later(today.first, least, unit), later(today.last, most, unit)
    return Window(first, last) if first and last else Window()


def months_of(year: int, first: int, last: int) -> Span:
    """A year from one month to another: ``months_of(2026, 7, 9)`` is its third quarter."""
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def days_of(year: int, month: int, day: int | None = None) -> Span | None:
    """The days of a month, or one of them; ``None`` for one that it doesn't have: ``days_of(2026, 2, 29)``."""
    whole = months_of(year, month, month)
    if not day:
        return whole
    return Span(whole.first.replace(day=day), whole.first.replace(day=day)) if day <= whole.last.day else None


def part_of(year: int, number: int, length: int) -> Span | None:
    """So many months of a year as a part of it: ``part_of(2026, 3, 3)`` is its third quarter; none where the year is over before."""
    last = number * length
    return months_of(year, last - length + 1, last) if 0 < last - length + 1 <= last <= 12 else None


def years_of(first: int, last: int) -> Span:
    """Whole years: ``years_of(2030, 2039)`` are the 2030s."""
    return Span(date(first, 1, 1), date(last, 12, 31))


def unit_around(day: date, unit: str, on: int = 0) -> Span:
    """The calendar's unit that holds ``day``, or the one so many units on: ``unit_around(day, "year", 1)`` is the next year."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday() - 7 * on)
        return Span(monday, monday + timedelta(days=6))
    if unit == "month":
        moved = later(day.replace(day=1), on, "month") or day
        return months_of(moved.year, moved.month, moved.month)
    if unit == "quarter":
        moved = later(day.replace(day=1), 3 * on, "month") or day
        opening = 3 * ((moved.month - 1) // 3) + 1
        return months_of(moved.year, opening, opening + 2)
    if unit == "decade":
        opening = day.year // 10 * 10 + 10 * on
        return years_of(opening, opening + 9)
    if unit == "century":
        opening = (day.year - 1) // 100 * 100 + 100 * on + 1
        return years_of(opening, opening + 99)
    return years_of(day.year + on, day.year + on)
