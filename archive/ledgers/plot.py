"""Plots: where the values of a measure stand over time, ready to draw as SVG. Layout alone: numbers in, places and labels out, these in
the page's language.

The time runs to the right, values run upwards, in units of the drawing. A value whose time is unknown stands in a column of its own.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext_lazy

from archive.printed_amounts import grouped

WIDTH, HEIGHT = 600, 300
"""Of the whole drawing."""
LEFT, RIGHT, TOP, BOTTOM = 96, 16, 16, 34
"""Room around the plot, for the labels of its axes."""
UNDATED = 70
"""Width of the column of values whose time is unknown."""
OPEN = 26
"""Length of a whisker without an end."""
LOG_FROM = 100
"""Times that the highest value is the lowest from which the scale is logarithmic: two magnitudes."""
MOST_TICKS = 6
_LARGE = {
    1e12: ngettext_lazy("%(number)s trillion", "%(number)s trillion", "amount"),
    1e9: ngettext_lazy("%(number)s billion", "%(number)s billion", "amount"),
    1e6: ngettext_lazy("%(number)s million", "%(number)s million", "amount"),
}
"""Words for large numbers, the largest first; ``amount`` is 1 or more than that."""
LEAST = 1e-9
"""Values are stored to nine decimals: less is nothing."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is drawn: a number, or a range ``value`` to ``high``, of a time or of none, with the sign it is compared by.

    ``key`` names its row in the table, ``says`` is what it says in words. ``by_article`` tells that the time is only its article's.
    """

    key: str
    says: str
    value: float
    high: float | None
    comparator: str
    first: date | None
    last: date | None
    by_article: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: its place and its words."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn value. Its whisker runs from ``low`` to ``top``; ``up`` and ``down`` tell that it has no end there."""

    value: Value
    x: float
    y: float
    low: float
    top: float
    up: bool
    down: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that a template draws."""

    dots: list[Dot]
    across: list[Tick]
    upwards: list[Tick]
    is_log: bool
    undated_at: float | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def plot(values: Sequence[Value]) -> Plot:
    """The layout of one value or more of one unit."""
    dated = [value for value in values if value.first and value.last]
    undated = len(dated) < len(values)
    right = WIDTH - RIGHT - (UNDATED if undated else 0)
    across = _Days([_middle(value) for value in dated], LEFT, right)
    upwards = _Values([end for value in values for end in _ends(value)])
    undated_at = right + UNDATED / 2 if undated else None
    dots = [_dot(value, across.at(_middle(value)) if value.first and value.last else undated_at or 0, upwards) for value in values]
    return Plot(dots, list(across.ticks()), list(upwards.ticks()), upwards.is_log, undated_at)


def _ends(value: Value) -> tuple[float, float]:
    """The lowest and the highest number that a value's drawing reaches; *about* is drawn a tenth wide to both sides."""
    if value.high is not None:
        return value.value, value.high
    reach = abs(value.value) / 10 if value.comparator == "~" else 0
    return value.value - reach, value.value + reach


def _dot(value: Value, x: float, scale: "_Values") -> Dot:
    low, high = (scale.at(end) for end in _ends(value))
    y = (low + high) / 2 if value.high is not None else scale.at(value.value)
    up, down = value.comparator in (">", "≥"), value.comparator in ("<", "≤")
    return Dot(value, x, y, min(low + OPEN * down, HEIGHT - BOTTOM + 8), max(high - OPEN * up, 0), up, down)


def _middle(value: Value) -> float:
    """The day in the middle of what a value speaks of, counted from the year 1."""
    first, last = (day.toordinal() if day else 0 for day in (value.first, value.last))
    return (first + last) / 2


class _Days:
    """The scale of time: years, or months where there are few."""

    def __init__(self, days: list[float], left: float, right: float) -> None:
        low, high = (min(days), max(days)) if days else (0.0, 0.0)
        spare = max((high - low) / 20, 45)
        self.low, self.high, self.left, self.right, self.empty = low - spare, high + spare, left, right, not days

    def at(self, day: float) -> float:
        """Where a day stands."""
        return round(self.left + (day - self.low) / (self.high - self.low) * (self.right - self.left), 1)

    def ticks(self) -> Iterator[Tick]:
        """The first days of years, or of months, a few of them."""
        if self.empty:
            return
        first, last = (date.fromordinal(min(max(1, round(day)), date.max.toordinal())) for day in (self.low, self.high))
        years = last.year - first.year
        if years > 2:
            step = _step(years / (MOST_TICKS - 1), (1, 2, 5, 10))
            marks = [(date(year, 1, 1), f"{year}") for year in range(max(1, first.year), last.year + 1) if year % step == 0]
        else:
            months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
            step = next(step for step in (1, 2, 3, 6, 12) if len(months) / step <= MOST_TICKS)
            marks = [(date(m // 12, m % 12 + 1, 1), f"{m // 12:04}-{m % 12 + 1:02}") for m in months if m % step == 0]
        yield from (Tick(self.at(day.toordinal()), label) for day, label in marks if self.low <= day.toordinal() <= self.high)


class _Values:
    """The scale of values: straight, or logarithmic where they differ by more than two magnitudes."""

    def __init__(self, ends: Iterable[float]) -> None:
        found = list(ends)
        low, high = min(found), max(found)
        self.is_log = low >= LEAST and high / low > LOG_FROM
        if self.is_log:
            self.low, self.high = float(math.floor(math.log10(low))), float(math.ceil(math.log10(high)))
            self.step = float(math.ceil((self.high - self.low) / (MOST_TICKS - 1)))
        else:
            low, high = min(low, 0.0), max(high, 0.0)
            self.step = _step((high - low if high - low >= LEAST else 1) / (MOST_TICKS - 1))
            self.low = math.floor(low / self.step) * self.step
            self.high = max(math.ceil(high / self.step), math.floor(low / self.step) + 1) * self.step

    def at(self, value: float) -> float:
        """Where a value stands."""
        placed = math.log10(value) if self.is_log else value
        room = HEIGHT - BOTTOM - TOP - OPEN
        return round(HEIGHT - BOTTOM - (placed - self.low) / (self.high - self.low) * room, 1)

    def ticks(self) -> Iterator[Tick]:
        """Round values from the lowest to the highest."""
        for number in range(round((self.high - self.low) / self.step) + 1):
            mark = self.low + number * self.step
            value = 10.0**mark if self.is_log else mark
            yield Tick(self.at(value), short(value))


def _step(least: float, steps: Sequence[float] = (1, 2, 5, 10)) -> float:
    """The smallest round step, 1, 2 or 5 with zeros, that is no smaller than ``least``."""
    magnitude = 10.0 ** math.floor(math.log10(least))
    return next((step * magnitude for step in steps if step * magnitude >= least * (1 - 1e-9)), steps[-1] * magnitude)


def short(value: float) -> str:
    """A round number in few characters: ``140,000``, ``13 million``, ``0.05``."""
    for size, words in _LARGE.items():
        if abs(value) >= size * (1 - 1e-9):
            number = f"{value / size:,.6g}"
            return words % {"number": grouped(number), "amount": 1 if number == "1" else 2}
    return grouped(f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.4g}")
