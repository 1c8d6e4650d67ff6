"""Points ahead: times after a preposition: *(by) the end of 2027*, *(before) the first quarter of next year*, *(para) mediados de 2026*.

A point is read word by word from a place in a sentence and gives where it ends and the days that it covers; a season or an election is
a point whose days nobody knows.
"""

from datetime import timedelta

from archive.reading.dating.points import Point, Points
from archive.reading.dating.windows import Span, months_of, part_of, unit_around, years_of
from archive.reading.lexicon.calendar import DAYS
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

_OF = ("of", "de", "del", "in")
_THIRDS = {"early": (1, 4), "start": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PART_LENGTH = 4
_ENDING = ("acabe", "termine", "finalice", "concluya")
_SATURDAY = 5


class PointsAhead(Points):
    """The points of one sentence, looking ahead."""

    years = range(1900, 2200)
    ahead = True

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
        ranged = self.low(index + 1) == "-" and self.low(index + 2).isdecimal()
        return None if ranged else super().year_at(index)

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
        if not number and low in ORDINALS and (self.low(after) in HALVES or self.low(after) in ("quarter", "trimestre")):
            number, length = ORDINALS[low], 6 if self.low(after) in HALVES else 3
            after += 1
        if not number:
            return None
        bare = Point(after, part_of(self.today.first.year, number, length) if self.today else None)
        while self.low(after) in _OF or self.low(after) in ARTICLES:
            after += 1
        base = self._base(after, bare=True)
        if base is None:
            return bare if self.low(bare.end) not in _OF else None
        return Point(base.end, part_of(base.span.first.year, number, length) if base.span else None)

    def _base(self, index: int, bare: bool = False) -> Point | None:
        """A year, a date, a month, *next year*, *the decade*."""
        if dated := self.date_at(index):
            return dated
        year = self.year_at(index)
        if year:
            decade = self.low(index + 1) == "s" and self.tokens[index + 1].start == self.tokens[index].end and year % 10 == 0
            return Point(index + 1 + decade, years_of(year, year + 9 if decade else year))
        return self._month(index) or self._relative(index, bare)

    def _month(self, index: int) -> Point | None:
        """*June*, *junio*: the next to come."""
        if self.low(index + 1) in ("of", "de") and self.low(index + 2) in ("last", "this"):
            return None
        return self.month_at(index) if self.spanish or self.is_capital(index) else None

    def _relative(self, index: int, bare: bool) -> Point | None:
        """*Next year*, *this month*, *(the end of) the decade*, *el próximo año*, *the weekend*, *Friday*."""
        low, unit = self.low(index), UNITS.get(self.low(index + 1))
        if (low in THIS or low in CALENDAR_NEXT) and unit not in (None, "day") and not (unit == "decade" and low in CALENDAR_NEXT):
            return Point(index + 2, self._around(unit or "year", low in CALENDAR_NEXT))
        if UNITS.get(low, "day") != "day" and (bare or self.low(index + 1) == "-" and self.low(index + 2) == "end"):
            return Point(index + 1, self._around(UNITS[low])) if bare else Point(index + 3, self._around(UNITS[low]), "late")
        if low == "weekend" and self.today:
            saturday = self.today.first + timedelta(days=(_SATURDAY - self.today.first.weekday()) % 7)
            return Point(index + 1, Span(saturday, saturday + timedelta(days=1)))
        return self.weekday_at(index) if low in DAYS else None

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
        start += self.low(start) in CALENDAR_NEXT or self.low(start) in THIS or self.low(start) == "coming"
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
