"""Points in time: dates, months, weekdays and parts of years as printed in a sentence, with the days that they cover.

Two rules read on from here: the periods of figures look back (*in May* is the nearest May), horizons look ahead (*by May* is the next one).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from archive.reading.dating.date import nearest_year
from archive.reading.dating.windows import Span, days_of
from archive.reading.lexicon.calendar import MONTHS, NUMBERS, WEEKDAYS
from archive.reading.tokens import Text, Token
from archive.reading.walking import Walk

_LONGEST_NUMBER = 3
_YEARS_AHEAD = 9
"""So far on there is a 29 February."""


class Point(NamedTuple):
    """A point without its preposition, up to the token ``end`` of its sentence; ``span`` is ``None`` where its days aren't known."""

    end: int
    span: Span | None = None
    part: str = ""
    """*early*, *start*, *mid* or *late*, where only that part of a year is meant."""
    loose: bool = False
    """Whether it is a bare month or weekday."""


class Points(Walk):
    """The tokens of one sentence, and the points that begin at each; ``today`` is when the article appeared, where that is known."""

    ahead = False
    """Whether a day without a year is the next to come rather than the nearest."""

    def __init__(self, text: Text, tokens: Sequence[Token], today: Span | None) -> None:
        super().__init__(text, tokens)
        self.today = today
        near = text.dates_near(tokens[0].start, tokens[-1].end) if tokens else ()
        self.dates = {printed.start: printed for printed in near}

    def number_at(self, index: int) -> int | None:
        """A small number in digits or words; *once* is eleven in Spanish alone."""
        low = self.low(index)
        if low.isdecimal():
            return int(low) if len(low) <= _LONGEST_NUMBER else None
        return NUMBERS.get(low) if low != "once" or self.spanish else None

    def date_at(self, index: int) -> Point | None:
        """A date as printed: *30 June*, *June 2027*."""
        printed = self.dates.get(self.tokens[index].start) if 0 <= index < len(self.tokens) else None
        if printed is None or printed.month is None:
            return None
        end = index + 1
        while end < len(self.tokens) and self.tokens[end].start < printed.end:
            end += 1
        days = days_of(printed.year, printed.month, printed.day) if printed.year else self._without_year(printed.month, printed.day)
        return Point(end, days)

    def month_at(self, index: int) -> Point | None:
        """*June*, *junio*."""
        month = MONTHS.get(self.low(index))
        return Point(index + 1, self._without_year(month), loose=True) if month else None

    def _without_year(self, month: int, day: int | None = None) -> Span | None:
        """The days of a month, or one of them, in the year that is meant."""
        if self.today is None:
            return None
        first = self.today.first
        if not self.ahead:
            return days_of(nearest_year(month, day, first), month, day)
        coming = (days_of(year, month, day) for year in range(first.year, first.year + _YEARS_AHEAD))
        return next((span for span in coming if span and span.last >= first), None)

    def weekday_at(self, index: int) -> Point | None:
        """*Friday*, *viernes*: the next such day, or the last before the article; none where the article's own day isn't known."""
        number = WEEKDAYS.get(self.low(index))
        if number is None:
            return None
        if self.today is None or self.today.first != self.today.last:
            return Point(index + 1, loose=True)
        today = self.today.first
        away = (number - today.weekday()) % 7 if self.ahead else -((today.weekday() - number) % 7)
        day = today + timedelta(days=away)
        return Point(index + 1, Span(day, day), loose=True)
