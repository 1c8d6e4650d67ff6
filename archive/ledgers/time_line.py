"""A line of time: spans of days laid out side by side. Pure but for the names of months, which are in the page's language.

Horizontal places are hundredths of the width, which a picture may use as they are: so a line fits every screen, and its letters keep
their size. Vertical places are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import pgettext

STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)
"""Months from one tick to the next."""
MOST_TICKS = 5
"""Steps of a line: more labels would not stand beside each other on a narrow screen."""
LANE, TOP, AXIS, BAR = 18, 10, 24, 10
"""Heights: of a lane, above the first one, of the axis with its labels, and of a bar."""
APART = 2.5
"""What is left free between two spans of a lane."""


class Span(NamedTuple):
    """From a first day to a last one, both included; one day is a point."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across with its label; ``anchor`` keeps the outermost labels inside the picture."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span as drawn: a point at ``left`` where ``is_point``, else a bar from there to ``right``."""

    left: float
    right: float
    is_point: bool

    @property
    def width(self) -> float:
        """How wide a bar is."""
        return round(self.right - self.left, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """The marks of one thing, in the order of its spans, on the height of its lane."""

    y: int
    marks: tuple[Mark, ...]

    @property
    def middle(self) -> int:
        """The height of a point, or of the middle of a bar."""
        return self.y + BAR // 2

    @property
    def above(self) -> int:
        """The height of words above a bar."""
        return self.y - BAR // 2

    @property
    def left(self) -> float:
        """Where the first of its marks begins."""
        return min(mark.left for mark in self.marks)

    @property
    def right(self) -> float:
        """Where the last of its marks ends."""
        return max(mark.right for mark in self.marks)

    @property
    def joined(self) -> bool:
        """Whether it is told of more than one time."""
        return len({(mark.left, mark.right) for mark in self.marks}) > 1


@dataclass(frozen=True, slots=True)
class Line:
    """A picture of a given height: rows in the order asked for, ticks from left to right."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    height: int

    @property
    def floor(self) -> int:
        """The height of the axis."""
        return self.height - AXIS

    @property
    def label_at(self) -> int:
        """The height on which the labels stand."""
        return self.height - AXIS // 4


def line_of(things: Sequence[Sequence[Span]], height: int = 0) -> Line | None:
    """The line of so many things, each told of by one or more spans; ``None`` where there are none.

    Things share lanes where they leave room; with a ``height`` each has a lane of its own, so high, its bar at the bottom.
    """
    spans = [span for thing in things for span in thing]
    if not spans:
        return None
    axis = _Axis(min(span.first for span in spans), max(span.last for span in spans))
    rows, ends, high = [], list[float](), height or LANE
    for thing in things:
        marks = tuple(axis.mark(span) for span in thing)
        left, right = min(mark.left for mark in marks), max(mark.right for mark in marks)
        lane = next((lane for lane, end in enumerate(ends) if not height and end + APART <= left), len(ends))
        ends[lane : lane + 1] = [right]
        rows.append(Row(TOP + lane * high + high - LANE, marks))
    return Line(tuple(rows), axis.ticks(), TOP + len(ends) * high + AXIS)


class _Axis:
    """Months from a tick to a tick, around all days between ``first`` and ``last``."""

    def __init__(self, first: date, last: date) -> None:
        begin, end = _month(first), _month(last) + 1
        self.step = next(step for step in STEPS if -(-end // step) - begin // step <= MOST_TICKS or step == STEPS[-1])
        self.begin, self.end = begin // self.step * self.step, -(-end // self.step) * self.step
        self.first, self.days = _day(self.begin), _day(self.end) - _day(self.begin)

    def mark(self, span: Span) -> Mark:
        if span.first == span.last:
            middle = self._at(span.first.toordinal() + 0.5)
            return Mark(middle, middle, is_point=True)
        return Mark(self._at(span.first.toordinal()), self._at(span.last.toordinal() + 1), is_point=False)

    def ticks(self) -> tuple[Tick, ...]:
        anchors = {self.begin: "start", self.end: "end"}
        months = range(self.begin, self.end + 1, self.step)
        return tuple(Tick(self._at(_day(month)), self._label(month), anchors.get(month, "middle")) for month in months)

    def _at(self, day: float) -> float:
        return round(100 * (day - self.first) / self.days, 2)

    def _label(self, month: int) -> str:
        return str(month // 12) if self.step >= 12 else short_month(date.fromordinal(min(_day(month), date.max.toordinal())))


def short_month(day: date) -> str:
    """The month of a day in few letters: *Jan 2026*."""
    return str(date_format(day, pgettext("date format", "M Y")))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day(month: int) -> int:
    """The ordinal of a month's first day; months outside the calendar begin at its ends."""
    if month < 12:
        return 1
    return date.max.toordinal() + 1 if month // 12 > date.max.year else date(month // 12, month % 12 + 1, 1).toordinal()
