"""Points in time after a preposition: *(by) the end of 2027*, *(before) the first quarter of next year*, *(para) mediados de 2026*.

A point is read word by word from a place in a sentence and gives where it ends and the days that it covers; a season or an election is
a point whose days nobody knows.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from archive.reading.dating.windows import Span, months_of, unit_around, years_of
from archive.reading.lexicon.calendar import MONTHS
from archive.reading.lexicon.horizons import (
    ARTICLES,
    CALENDAR_NEXT,
    HALF_YEARS,
    HALVES,
    ORDINALS,
    PARTS,
    QUARTERS,
    RECESSES,
    SEASONS,
    THIS,
    UNITS,
)
from archive.reading.tokens import Text, Token

_OF = ("of", "de", "del", "in")
_THIRDS = {"early": (1, 4), "start": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PART_LENGTH = 4
_DAYS_OF_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
_ENDING = ("acabe", "termine", "finalice", "concluya")
_SATURDAY = 5
_CENTURY = range(1900, 2200)


class Point(NamedTuple):
    """A point that ends before the token ``end``; ``span`` is ``None`` where its days aren't known."""

    end: int
    span: Span | None
    part: str = ""
    loose: bool = False
    """Whether it is a bare month or weekday, whose year is the next to come."""


class Points:
    """Reads points in one sentence, counted from ``today`` where that is known."""

    def __init__(self, text: Text, tokens: Sequence[Token], today: Span | None) -> None:
        self.text, self.tokens, self.today = text, tokens, today
        self.lows = [token.low for token in tokens]

    def low(self, index: int) -> str:
        """The folded word at ``index``, empty beyond the sentence."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def at(self, index: int) -> Point | None:
        """The point that begins at ``index``: *the end of 2027*."""
        start = index + (self.low(index) in ARTICLES)
        return (
            self._part(start)
            or self._of_the_year(start)
            or self._base(start)
            or self._possessive(start)
            or self._ending(index)
            or self._unknown(index, start)
        )

    def year_at(self, index: int) -> int | None:
        """The year printed at ``index``: *2027*, not *2,027* or *2027-28*."""
        token = self.tokens[index] if 0 <= index < len(self.tokens) else None
        if token is None or token.kind != "number" or len(token.text) != 4 or not token.text.isdecimal() or int(token.text) not in _CENTURY:
            return None
        return None if self.low(index + 1) == "-" and self.low(index + 2).isdecimal() else int(token.text)

    def _part(self, index: int) -> Point | None:
        """*End of 2027*, *mid-2026*, *finales de año*."""
        part = PARTS.get(self.low(index))
        if part is None:
            return None
        after = index + 1
        while self.low(after) in _OF or self.low(after) in ARTICLES or self.low(after) == "-":
            after += 1
        if after - index > _PART_LENGTH:
            return None
        if self.low(after) == "century" and part == "mid" and self.today:
            year = self.today.first.year // 100 * 100 + 50
            return Point(after + 1, years_of(year, year), "")
        base = self._base(after, bare=True)
        if base is None:
            return Point(after + 1, None) if self.low(after) in SEASONS else None
        return Point(base.end, _cut(base.span, part), part) if base.span else base

    def _of_the_year(self, index: int) -> Point | None:
        """*First quarter of 2027*, *second half of next year*, *Q3 2026*."""
        low, after = self.low(index), index + 1
        number, length = (QUARTERS[low], 3) if low in QUARTERS else (HALF_YEARS.get(low, 0), 6)
        if not number and low in ORDINALS and self.low(after) in ("quarter", "trimestre", *HALVES):
            number, length = ORDINALS[low], 6 if self.low(after) in HALVES else 3
            after += 1
        if not number:
            return None
        bare = Point(after, self._months(self.today.first.year, number, length) if self.today else None)
        while self.low(after) in _OF or self.low(after) in ARTICLES:
            after += 1
        base = self._base(after, bare=True)
        if base is None:
            return bare if self.low(bare.end) not in _OF else None
        return Point(base.end, self._months(base.span.first.year, number, length) if base.span else None)

    @staticmethod
    def _months(year: int, number: int, length: int) -> Span | None:
        last = number * length
        return months_of(year, last - length + 1, last) if last <= 12 else None

    def _base(self, index: int, bare: bool = False) -> Point | None:
        """A year, a date, a month, *next year*, *the decade*."""
        year = self.year_at(index)
        if year:
            decade = self.low(index + 1) == "s" and self.tokens[index + 1].start == self.tokens[index].end and year % 10 == 0
            return Point(index + 1 + decade, years_of(year, year + 9 if decade else year))
        return self._dated(index) or self._month(index) or self._relative(index, bare)

    def _dated(self, index: int) -> Point | None:
        """A date as printed: *30 June*, *June 2027*."""
        if index >= len(self.tokens) or self.low(index) not in MONTHS and self.tokens[index].kind != "number":
            return None
        start = self.tokens[index].start
        printed = next((one for one in self.text.dates_near(start) if one.start == start), None)
        if printed is None:
            return None
        end = index + 1
        while end < len(self.tokens) and self.tokens[end].start < printed.end:
            end += 1
        year, month = printed.year, printed.month or 1
        if year is None:
            return Point(end, self._coming(month, printed.day))
        if printed.day:
            day = date(year, month, printed.day)
            return Point(end, Span(day, day))
        return Point(end, months_of(year, month, month) if printed.month else years_of(year, year))

    def _coming(self, month: int, day: int | None) -> Span | None:
        """The next month, or day of one, from today on."""
        if self.today is None:
            return None
        for year in range(self.today.first.year, self.today.first.year + 9):
            whole = months_of(year, month, month)
            if day and day > whole.last.day:
                continue
            span = Span(whole.first.replace(day=day), whole.first.replace(day=day)) if day else whole
            if span.last >= self.today.first:
                return span
        return None

    def _month(self, index: int) -> Point | None:
        """*June*, *junio*: the next to come."""
        month = MONTHS.get(self.low(index))
        if self.low(index + 1) in ("of", "de") and self.low(index + 2) in ("last", "this"):
            return None
        if month is None or not (self.tokens[index].is_capital or self.text.language == "es"):
            return None
        return Point(index + 1, self._coming(month, None), loose=True)

    def _relative(self, index: int, bare: bool) -> Point | None:
        """*Next year*, *this month*, *(the end of) the decade*, *el próximo año*, *the weekend*, *Friday*."""
        low, unit = self.low(index), UNITS.get(self.low(index + 1))
        if low in (*THIS, *CALENDAR_NEXT) and unit not in (None, "day") and not (unit == "decade" and low in CALENDAR_NEXT):
            return Point(index + 2, self._around(unit or "year", low in CALENDAR_NEXT))
        if UNITS.get(low, "day") != "day" and (bare or self.low(index + 1) == "-" and self.low(index + 2) == "end"):
            return Point(index + 1, self._around(UNITS[low])) if bare else Point(index + 3, self._around(UNITS[low]), "late")
        if low == "weekend" and self.today:
            saturday = self.today.first + timedelta(days=(_SATURDAY - self.today.first.weekday()) % 7)
            return Point(index + 1, Span(saturday, saturday + timedelta(days=1)))
        if low in _DAYS_OF_WEEK and self.today:
            day = self.today.first + timedelta(days=(_DAYS_OF_WEEK.index(low) - self.today.first.weekday()) % 7)
            return Point(index + 1, Span(day, day), loose=True)
        return None

    def _around(self, unit: str, on: int = 0) -> Span | None:
        return unit_around(self.today.first, unit, on) if self.today else None

    def _possessive(self, index: int) -> Point | None:
        """*Year’s end*, *midyear*."""
        unit = UNITS.get(self.low(index))
        if unit and self.low(index + 1) == "'s" and self.low(index + 2) in ("end", "close"):
            span = self._around(unit)
            return Point(index + 3, _cut(span, "late") if span else None, "late")
        if self.low(index) in ("yearend", "midyear"):
            part, span = "late" if self.low(index) == "yearend" else "mid", self._around("year")
            return Point(index + 1, _cut(span, part) if span else None, part)
        return None

    def _ending(self, index: int) -> Point | None:
        """*(Antes de) que acabe el año*, *que termine junio*."""
        if self.low(index) != "que" or self.low(index + 1) not in _ENDING:
            return None
        base = self._base(index + 2 + (self.low(index + 2) in ARTICLES), bare=True)
        return base._replace(part="late", loose=False) if base else None

    def _unknown(self, index: int, start: int) -> Point | None:
        """*Spring*, *next summer*, *the summer recess*, *the time of the election*."""
        if start > index and self.low(start) == "time" and self.low(start + 1) == "of":
            end = start + 2 + (self.low(start + 2) in ARTICLES)
            return Point(end + 1, None) if self.low(end).isalpha() else None
        start += self.low(start) in (*CALENDAR_NEXT, *THIS, "coming")
        if self.low(start) in SEASONS:
            end = start + 1 + (self.low(start + 1) in RECESSES)
            end += 1 + (self.low(end) in _OF) if self.year_at(end + (self.low(end) in _OF)) else 0
            return Point(end, None)
        if start > index and self.low(start) in RECESSES:
            return Point(start + 1, None)
        if start > index and self.low(start + 1) in RECESSES and self.low(start).isalpha():
            return Point(start + 2, None)
        return None


def _cut(span: Span, part: str) -> Span:
    """The part of a span: thirds of a year or of many; of a month or a quarter the whole."""
    if (span.first.year, span.first.month, span.last.month) == (span.last.year, 1, 12):
        return months_of(span.first.year, *_THIRDS[part])
    if span.last.year > span.first.year:
        third = (span.last.year - span.first.year + 1) // 3
        early, late = span.first.year + third, span.last.year - third
        first, last = {"mid": (early, late), "late": (late, span.last.year)}.get(part, (span.first.year, early))
        return years_of(first, last)
    return span
