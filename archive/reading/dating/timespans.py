"""Time spans: the periods that a sentence prints: *in 2016*, *between 2010 and 2020*, *last year*, *a year*, *en mayo*.

One walk over the sentence's tokens. A window is given where the calendar settles it: fiscal years, seasons and *within a month* have none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from archive.reading.dating.date import Published
from archive.reading.dating.points import Point
from archive.reading.dating.timed_points import TimedPoints
from archive.reading.dating.windows import Window, day_of, later, unit_around
from archive.reading.lexicon.calendar import MONTHS, NUMBERS, WEEKDAYS
from archive.reading.lexicon.periods import (
    AGO,
    KEPT,
    OFTEN,
    ORDERED,
    PARTS,
    RATE_OPENERS,
    RELATIVE,
    SHADES,
    SPANS,
    YEAR_AFTER,
)
from archive.reading.tokens import Text, within

_MOST_LOOKED_AT = 6
_MOST_TOKENS = 1_200
_LONGEST = 120
_MONTH_AFTER = frozenset(
    "in since by until last this of through during from late early mid and to between en desde hasta de entre y".split()
)
_NEXT_WORDS = ("next", "coming", "proximo", "proximos", "proxima", "proximas")
_PAST_WORDS = ("past", "last", "previous", "ultimo", "ultimos", "ultima", "ultimas")
_THIS = ("this", "current", "este", "esta")
_AND = {"between": ("and",), "entre": ("y", "e"), "from": ("to", "through", "until"), "de": ("a",)}


_Days = tuple[date | None, date | None]
"""First and last day, as far as they are known."""
_OPEN = Window()


class Period(NamedTuple):
    """A period as printed, with its first and last day where they are known."""

    printed: str | None
    starts_on: date | None = None
    ends_on: date | None = None


NO_PERIOD = Period(None)


class Placed(NamedTuple):
    """A period at its place. ``often`` is *a year*, ``limits`` *by 2030*, ``weak`` *in five weeks*.

    *Between X and Y* knows its ``first`` and ``last``, too.
    """

    start: int
    end: int
    period: Period
    often: bool = False
    limits: bool = False
    weak: bool = False
    first: Period | None = None
    last: Period | None = None


def openers_of(text: Text) -> list[int]:
    """A quick look: the tokens of a text with which a period may begin, in order."""
    openers = {low for low in text.places if low in _OPENERS or low in _SHORT_OPENERS or low[:2] in _SHORT_YEARS}
    return sorted({*text.places_of(openers), *text.numbers, *(text.index_at(printed.start) for printed in text.dates)})


def find_periods(
    text: Text, sentence: tuple[int, int], figures: Sequence[tuple[int, int]], published: Published, openers: Sequence[int]
) -> list[Placed]:
    """The periods of the sentence in order, none inside one of its ``figures``; ``openers`` are those of the text."""
    walk = _Spans(text, sentence, figures, published)
    found: list[Placed] = []
    first, read_on = text.index_at(sentence[0]), 0
    for place in within(openers, first, first + len(walk.tokens)):
        index = place - first
        taken = walk.at(index, found) if index >= read_on and walk.may_open(index) and not walk.is_figure(index) else None
        if taken is None:
            continue
        read_on, placed = taken
        if placed is not None:
            found.append(placed)
    return found


class _Spans(TimedPoints):
    """The tokens of one sentence and the rules that look at one of them and those behind it."""

    def __init__(self, text: Text, sentence: tuple[int, int], figures: Sequence[tuple[int, int]], published: Published) -> None:
        super().__init__(text, text.between(*sentence)[:_MOST_TOKENS], day_of(published))
        self.figures = figures
        self._figure_starts = [start for start, _ in figures]

    def may_open(self, index: int) -> bool:
        """A second look: behind a short opener stands what it counts or a year."""
        token, low = self.tokens[index], self.lows[index]
        short = low in _SHORT_OPENERS and (self.low(index + 1) in _COUNTED or self.year_at(index + 1) is not None)
        return short or low in _OPENERS or token.kind == "number" or token.start in self.dates or low[:2] in _SHORT_YEARS

    def is_figure(self, index: int) -> bool:
        """Whether a figure holds the token."""
        start = self.tokens[index].start
        position = bisect_right(self._figure_starts, start) - 1
        return position >= 0 and self.figures[position][1] > start

    def at(self, index: int, found: Sequence[Placed]) -> tuple[int, Placed | None] | None:
        """What begins at ``index``: where it ends, and the period, or ``None`` for what only looks like one."""
        low = self.tokens[index].low
        if low == "same" and self.low(index + 1) in ("period", "periodo"):
            return self._same(index)
        if low in _AND and (placed := self._between(index)):
            return placed
        if low in KEPT and (point := self.point(self._past_article(index + 1))):
            return point.end, self._placed(index, point.end, self._limited(low, point), limits=low not in ("since", "desde"))
        if self._is_read_as_point(index) and (point := self.point(index)):
            return point.end, self._placed(index, point.end, point.span or _OPEN)
        return self._often(index) or self._relative(index) or self._counted(index, found)

    def _past_article(self, index: int) -> int:
        """Past *the* and *at least*; *before the 2016 election* tells no period."""
        if self.low(index) == "at":
            return index + 2
        return index + (self.low(index) in ("the", "el", "la", "los") and not self.year_at(index + 1))

    def _placed(self, first: int, end: int, days: _Days = _OPEN, often: bool = False, limits: bool = False) -> Placed:
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        starts_on, ends_on = days
        if starts_on and ends_on and starts_on > ends_on:
            starts_on = ends_on = None
        return Placed(start, stop, Period(self.text.body[start : min(stop, start + _LONGEST)], starts_on, ends_on), often, limits)

    def _same(self, index: int) -> tuple[int, Placed | None]:
        """*in the same period* is one; *compared to the same period last year* is what a share is compared with."""
        compared = self.low(index - 2) in ("to", "with", "than", "from", "a", "con") or self.low(index - 3) in ("than", "compared")
        end = index + 2
        while self.low(end) in ("last", "year", "of", "the", "previous", "a", "in") or compared and self.year_at(end):
            end += 1
        return end, None if compared else self._placed(index, index + 2)

    def _between(self, index: int) -> tuple[int, Placed] | None:
        """*between 2010 and 2020*, *from January to August 2025*, *entre 2019 y 2022*."""
        first = self.point(index + 1, loose=True)
        if first is None or self.low(first.end) not in _AND[self.tokens[index].low]:
            return None
        last = self.point(first.end + 1, loose=True)
        if last is None:
            return None
        opens, closes = first.span or _OPEN, last.span or _OPEN
        if first.span and last.span and not self._has_year(index + 1, first.end) and self._has_year(first.end + 1, last.end):
            opens = unit_around(first.span.first.replace(day=1, year=last.span.first.year), "month")
        placed = self._placed(index, last.end, (opens[0], closes[1]))
        ends = Period(self.printed(index + 1, first.end), *opens), Period(self.printed(first.end + 1, last.end), *closes)
        return last.end, placed._replace(first=ends[0], last=ends[1])

    def _has_year(self, first: int, end: int) -> bool:
        return any(self.year_at(index) for index in range(first, end))

    def _limited(self, low: str, point: Point) -> _Days:
        """*since 2006* has a first day, *by 2030* a last."""
        starts_on, ends_on = point.span or _OPEN
        return (starts_on, None) if low in ("since", "desde") else (None, ends_on)

    def _is_read_as_point(self, index: int) -> bool:
        """A year needs a word before it that makes it a period, a month too; *March* may be a name or a verb."""
        before, low = self.low(index - 1), self.low(index)
        if self.tokens[index].start in self.dates:
            return True
        if self.year_at(index):
            return before in YEAR_AFTER or index == 0
        if low in MONTHS:
            return before in _MONTH_AFTER and (self.tokens[index].is_capital or self.text.language == "es")
        if low in WEEKDAYS:
            return before not in ("said", "told", "added") and (self.tokens[index].is_capital or before in ("el", "este"))
        return True

    def _often(self, index: int) -> tuple[int, Placed] | None:
        """*a year*, *per day*, *every five years*, *annually*."""
        low = self.low(index)
        if low in OFTEN:
            return index + 1, self._placed(index, index + 1, often=True)
        if low not in RATE_OPENERS or self.low(index - 1) in ("in", "within", "for", "of", "over", "than", "en", "hace", "such"):
            return None
        end = index + 1
        if low in ("every", "cada", "each") and (self.number_at(end) or self.low(end) == "single"):
            end += 1
        if SPANS.get(self.low(end)) in (None, "season", "half") or self.low(end + 1) in AGO:
            return None
        return end + 1, self._placed(index, end + 1, often=True)

    def _relative(self, index: int) -> tuple[int, Placed] | None:
        """*last year*, *past six months*, *third quarter*, *next decade*, *año pasado*, *last fiscal year*."""
        low = self.low(index)
        if low in SPANS and self.low(index + 1) in ("pasado", "pasada", "anterior"):
            days = self._days(("last", SPANS[low], None)) if self.low(index + 1) != "anterior" else _OPEN
            return index + 2, self._placed(index, index + 2, days)
        if low not in RELATIVE and low not in ORDERED:
            return None
        position, number = index + 1, self.number_at(index + 1)
        position += number is not None or self.low(position) in ("few", "several", "couple")
        shaded = False
        while position < index + 4 and self.low(position) in SHADES:
            shaded, position = True, position + 1
        unit = SPANS.get(self.low(position))
        if unit is None or low in ORDERED and low not in RELATIVE and unit not in ("quarter", "half"):
            return None
        return position + 1, self._placed(index, position + 1, _OPEN if shaded else self._days((low, unit, number)))

    def _days(self, printed: tuple[str, str, int | None]) -> _Days:
        """The days of *last year*, *this month*, *past six months*, *next decade*, counted from the article's date."""
        word, unit, number = printed
        if self.today is None or unit in ("quarter", "half", "season"):
            return _OPEN
        first, last = self.today
        one = number is None and unit in ("year", "month")
        if one and word in (*_THIS, "last", "previous"):
            return unit_around(first, unit, 0 if word in _THIS else -1)
        if word in _PAST_WORDS:
            return later(first, -(number or 1), unit), last
        return (first, later(last, number or 1, unit)) if word in _NEXT_WORDS else _OPEN

    def _counted(self, index: int, found: Sequence[Placed]) -> tuple[int, Placed | None] | None:
        """*a year earlier*, *seven years* behind *in*, *twelve months to September 2024*."""
        number = self.number_at(index)
        position = index + 1 + (self.low(index + 1) in SHADES)
        if self.low(index) == "year" and self.low(index + 1) in ("before", "earlier"):
            number, position = 1, index
        unit = SPANS.get(self.low(position))
        if number is None or unit is None or unit in ("season", "half"):
            return None
        behind = self.low(position + 1)
        if behind in AGO:
            return position + 2, self._placed(index, position + 2, self._year_before(found, number, unit))
        if (
            unit == "month"
            and behind in ("to", "through", "ended", "ending", "until")
            and (point := self.point(self._past_in(position + 2)))
        ):
            return point.end, self._placed(index, point.end, self._months_to(point, number))
        if self.low(index - 1) in ("in", "within", "over", "en", "durante", "during") and self.low(position + 1) != "after":
            return position + 1, self._placed(index, position + 1)._replace(weak=True)
        return None

    def _past_in(self, index: int) -> int:
        return index + (self.low(index) in ("in", "on", "the"))

    def _months_to(self, point: Point, months: int) -> _Days:
        if point.span is None:
            return _OPEN
        return later(point.span.last.replace(day=1), 1 - months, "month"), point.span.last

    def _year_before(self, found: Sequence[Placed], number: int, unit: str) -> _Days:
        """The year before the one that the sentence speaks of."""
        spoken = next(
            (one.period.starts_on for one in reversed(found[-_MOST_LOOKED_AT:]) if one.period.starts_on and one.period.ends_on), None
        )
        if spoken is None or unit != "year" or number != 1:
            return _OPEN
        return unit_around(spoken, "year", -1)


_SHORT_OPENERS = frozenset(("a", "an", "un", "una", "al", "la", "el", "de", "from"))
_SHORT_YEARS = frozenset(("q1", "q2", "q3", "q4", "fy"))
_COUNTED = frozenset(SPANS) | SHADES | RELATIVE | PARTS | frozenset(MONTHS) | frozenset(ORDERED) | frozenset("a the".split())
_OPENERS = (
    frozenset(MONTHS)
    | WEEKDAYS.keys()
    | KEPT
    | RELATIVE
    | RATE_OPENERS
    | OFTEN
    | PARTS
    | SHADES
    | frozenset(ORDERED)
    | frozenset(SPANS)
    | frozenset(_AND)
    | frozenset(NUMBERS)
    | frozenset(("same", "fy", "ano"))
) - _SHORT_OPENERS
