"""Time points: when something was, as printed, with its first and last day: *end of 2023*, *Q3 2024*, *Tuesday*, *2010–11*."""

from archive.reading.dating.points import Point, Points
from archive.reading.dating.windows import part_of, years_of
from archive.reading.lexicon.horizons import QUARTERS
from archive.reading.lexicon.periods import ORDERED, PARTS, SHADES, SPANS

_OF = ("of", "de", "del")
_BEHIND_PARTS = ("-", *_OF)
_MONTHS_IN = {"quarter": 3, "half": 6, "month": 1}
_NO_PARTS = ("day", "week", "year", "decade")


class TimedPoints(Points):
    """The points of one sentence, looking back."""

    years = range(1800, 2101)

    def point(self, index: int, loose: bool = False) -> Point | None:
        """A year, month, day, quarter, half or season; *end of 2023* is of 2023."""
        if index >= len(self.tokens):
            return None
        low = self.low(index)
        if low in PARTS:
            inner = index + 1 + (self.low(index + 1) in _BEHIND_PARTS)
            inner += self.low(inner) in ("the", "del", "la", "el")
            return self.point(inner)
        if point := self.date_at(index) or self._years(index):
            return point
        if (low != "may" or loose or self.is_capital(index)) and (point := self.month_at(index)):
            return point
        return self.weekday_at(index) or self._fiscal(index) or self._part_of_year(index)

    def _years(self, index: int) -> Point | None:
        """*2010*, *2010-2020* and *2010-11*."""
        year = self.year_at(index)
        if year is None:
            return None
        last = self._closing_year(index + 2, year) if self.low(index + 1) == "-" else None
        return Point(index + 3, years_of(year, last)) if last else Point(index + 1, years_of(year, year))

    def _closing_year(self, index: int, first: int) -> int | None:
        if year := self.year_at(index):
            return year
        low = self.low(index)
        last = first // 100 * 100 + int(low) if len(low) == 2 and low.isdecimal() else 0
        return last if last > first else None

    def _fiscal(self, index: int) -> Point | None:
        """*fiscal year 2024*, *FY2024*, *año fiscal 2025*: no window, for fiscal years begin in many months."""
        low = self.low(index)
        if low in ("fiscal", "ano", "financial", "fy"):
            end = index + 1 + (self.low(index + 1) in ("year", "fiscal"))
            fiscal = low != "ano" or self.low(index + 1) == "fiscal"
            return Point(end + 1) if fiscal and self.year_at(end) else None
        return Point(index + 1) if low[:2] == "fy" and low[2:].isdecimal() else None

    def _part_of_year(self, index: int) -> Point | None:
        """*first half of 2025*, *first nine months of 2025*, *Q3 2024*, *summer of 2024*, *dry months of 2023*."""
        low = self.low(index)
        if low in QUARTERS:
            end = index + 1 + (self.low(index + 1) in _OF)
            year = self.year_at(end)
            return Point(end + 1, part_of(year, QUARTERS[low], 3)) if year else Point(index + 1)
        position = index
        while position < index + 3 and (self.low(position) in ORDERED or self.low(position) in SHADES or self.number_at(position)):
            position += 1
        unit = SPANS.get(self.low(position))
        if unit is None or unit in _NO_PARTS:
            return None
        end = position + 1 + (self.low(position + 1) in _OF)
        year = self.year_at(end)
        if year is None:
            return None
        order = ORDERED.get(low)
        months = _MONTHS_IN.get(unit, 0) * (self.number_at(index + 1) or 1)
        if order is None or not months:
            return Point(end + 1, years_of(year, year))
        return Point(end + 1, part_of(year, 12 // months if order < 0 else order, months))
