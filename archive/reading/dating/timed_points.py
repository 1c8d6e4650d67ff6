"""Time points: a year, month, day, quarter, half or season as printed, with its first and last day: *end of 2023*, *Q3 2024*, *Tuesday*."""

from datetime import date, timedelta
from typing import NamedTuple

from archive.reading.dating.date import PrintedDate, Published, interval, iso, nearest_year
from archive.reading.lexicon.calendar import MONTHS, NUMBERS, WEEKDAYS
from archive.reading.lexicon.periods import ORDERED, PARTS, SHADES, SPANS
from archive.reading.tokens import Text

_YEARS = range(1800, 2101)
_MOST_TOKENS = 1_200
_DAYS = (
    "monday lunes mon",
    "tuesday martes tue tues",
    "wednesday miercoles wed",
    "thursday jueves thu thur thurs",
    "friday viernes fri",
    "saturday sabado sat",
    "sunday domingo sun",
)
_WEEKDAY = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
_OF = ("of", "de", "del")
_MONTHS_IN = {"quarter": 3, "half": 6, "month": 1}


class Point(NamedTuple):
    """A time without its preposition, up to the token ``end`` of its sentence."""

    end: int
    starts_on: date | None = None
    ends_on: date | None = None


class Points:
    """The tokens of one sentence, and the times that begin at each; days without a year are counted from the article's date."""

    def __init__(self, text: Text, sentence: tuple[int, int], published: Published) -> None:
        self.text = text
        self.tokens = text.between(*sentence)[:_MOST_TOKENS]
        self.dates = {printed.start: printed for printed in text.dates_near(*sentence)}
        today = interval(published.value) if published.value else None
        self.today = today if today and _YEARS.start <= today[0].year < _YEARS.stop else None

    def low(self, index: int) -> str:
        """The folded word at ``index``, empty outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_year(self, index: int) -> bool:
        """Whether four digits stand there that may be a year."""
        if not 0 <= index < len(self.tokens):
            return False
        printed = self.tokens[index].text
        return len(printed) == 4 and printed.isdecimal() and printed.isascii() and int(printed) in _YEARS

    def point(self, index: int, loose: bool = False) -> Point | None:
        """A year, month, day, quarter, half or season; *end of 2023* is of 2023."""
        if index >= len(self.tokens):
            return None
        low = self.low(index)
        if low in PARTS:
            inner = index + 1 + (self.low(index + 1) in ("-", *_OF))
            inner += self.low(inner) in ("the", "del", "la", "el")
            return self.point(inner)
        if printed := self.dates.get(self.tokens[index].start):
            return self._dated(index, printed)
        if self.is_year(index):
            year = int(self.tokens[index].text)
            if self.low(index + 1) == "-" and (last := self._closing_year(index + 2, year)):
                return Point(index + 3, date(year, 1, 1), date(last, 12, 31))
            return Point(index + 1, date(year, 1, 1), date(year, 12, 31))
        if low in MONTHS and (low != "may" or loose or self.tokens[index].is_capital):
            return self._month(index)
        if low in WEEKDAYS:
            return self._weekday(index)
        return self._fiscal(index) or self._part_of_year(index)

    def _closing_year(self, index: int, first: int) -> int | None:
        """The second year of *2010-2020* and *2010-11*."""
        if self.is_year(index):
            return int(self.tokens[index].text)
        low = self.low(index)
        last = first // 100 * 100 + int(low) if len(low) == 2 and low.isascii() and low.isdecimal() else 0
        return last if last > first else None

    def _dated(self, index: int, printed: PrintedDate) -> Point:
        end = index
        while end < len(self.tokens) and self.tokens[end].start < printed.end:
            end += 1
        year = printed.year or self._nearest(printed.month, printed.day)
        if year is None:
            return Point(end)
        return Point(end, *interval(iso(year, printed.month, printed.day)))

    def _nearest(self, month: int | None, day: int | None = None) -> int | None:
        return nearest_year(month, day, self.today[0]) if self.today and month else None

    def _month(self, index: int) -> Point:
        month = MONTHS[self.low(index)]
        year = self._nearest(month)
        return Point(index + 1, *interval(iso(year, month))) if year else Point(index + 1)

    def _weekday(self, index: int) -> Point:
        """The last such day before the article, if its own day is known."""
        if self.today is None or self.today[0] != self.today[1]:
            return Point(index + 1)
        back = (self.today[0].weekday() - _WEEKDAY[self.low(index)]) % 7
        day = self.today[0] - timedelta(days=back)
        return Point(index + 1, day, day)

    def _fiscal(self, index: int) -> Point | None:
        """*fiscal year 2024*, *FY2024*, *año fiscal 2025*: no window, for fiscal years begin in many months."""
        low = self.low(index)
        if low in ("fiscal", "ano", "financial", "fy"):
            end = index + 1 + (self.low(index + 1) in ("year", "fiscal"))
            fiscal = low != "ano" or self.low(index + 1) == "fiscal"
            return Point(end + 1) if fiscal and self.is_year(end) else None
        return Point(index + 1) if low[:2] == "fy" and low[2:].isdecimal() else None

    def _part_of_year(self, index: int) -> Point | None:
        """*first half of 2025*, *first nine months of 2025*, *Q3 2024*, *summer of 2024*, *dry months of 2023*."""
        low = self.low(index)
        if len(low) == 2 and low[0] == "q" and low[1] in "1234":
            end = index + 1 + (self.low(index + 1) in _OF)
            return self._part(end, int(low[1]), 3) if self.is_year(end) else Point(index + 1)
        position = index
        while position < index + 3 and (self.low(position) in ORDERED or self.low(position) in SHADES or self.number(position)):
            position += 1
        unit = SPANS.get(self.low(position))
        end = position + 1 + (self.low(position + 1) in _OF)
        if unit is None or unit in ("day", "week", "year", "decade") or not self.is_year(end):
            return None
        order = ORDERED.get(low)
        months = _MONTHS_IN.get(unit, 0) * (self.number(index + 1) or 1)
        if order is None or not months:
            year = int(self.tokens[end].text)
            return Point(end + 1, date(year, 1, 1), date(year, 12, 31))
        return self._part(end, 12 // months if order < 0 else order, months)

    def _part(self, end: int, order: int, months: int) -> Point:
        year, first = int(self.tokens[end].text), (order - 1) * months + 1
        last = first + months - 1
        if not 1 <= first <= last <= 12:
            return Point(end + 1)
        return Point(end + 1, date(year, first, 1), interval(iso(year, last))[1])

    def number(self, index: int) -> int | None:
        """A small number in digits or words."""
        low = self.low(index)
        if low.isdecimal() and len(low) <= 3:
            return int(low)
        return NUMBERS.get(low) if low not in ("once",) else None
