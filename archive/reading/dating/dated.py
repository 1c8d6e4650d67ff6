"""Dated: every date that a text prints, at its precision: days and ranges of days, months, years, decades and centuries.

A bare month needs *in*, *since*, *last* … before it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from archive.reading.dating.date import PrintedDate, iso
from archive.reading.dating.when import JOINS, When, Years
from archive.reading.dating.windows import Span, days_of, months_of, years_of
from archive.reading.lexicon.calendar import MONTHS
from archive.reading.lexicon.happenings import CENTURIES, DECADES, MONTH_OPENERS, SAME_YEAR
from archive.reading.tokens import Text

_THIS_CENTURY = 21
_PARTS = ("early", "late", "mid", "principios", "finales", "mediados")
_OPENERS = MONTHS.keys() | DECADES.keys() | {"century", "siglo"}
_NUMBERED = 20
"""No event is named by days farther apart than this in a range's short form."""


def dates_of(text: Text, today: Span | None) -> list[When]:
    """All dates of a text in order, none inside another."""
    found: list[When] = []
    calendar = _Calendar(text, today)
    for index, end in _printed_places(text):
        when = calendar.of(index, end, found[-1] if found else None)
        if when:
            found.append(when)
    taken = sorted((when.first, when.last) for when in found)
    found += calendar.others(taken, {when.first: when for when in found})
    found.sort(key=lambda when: when.start)
    return [when for place, when in enumerate(found) if not place or when.start >= found[place - 1].end]


def _printed_places(text: Text) -> Iterator[tuple[int, PrintedDate]]:
    for printed in text.dates:
        yield text.index_at(printed.start), printed


class _Calendar(Years):
    """Reads the dates of one text."""

    def of(self, index: int, printed: PrintedDate, before: When | None) -> When | None:
        """A date with a day or a month, as ``archive.reading.dating.date`` found it, with the days of its range."""
        last = self.text.index_at(printed.end)
        if index >= len(self.tokens) or last <= index:
            return None
        year, resolved = printed.year, printed.year is None
        if printed.swapped:
            return self._made(index, last, iso(year), "year", years_of(year, year)) if year else None
        if year is None:
            last, year = self._year_of(index, last, printed, before)
        if year is None or printed.month is None:
            return None
        days = days_of(year, printed.month, printed.day)
        if days is None:
            return None
        first_day, last_day = days
        opening = self._range_before(index) if printed.day and self.tokens[index].kind == "number" else None
        if opening is not None and int(self.low(opening)) < first_day.day:
            first_day = first_day.replace(day=int(self.low(opening)))
            index = opening
        closing = self._range_after(last, last_day) if printed.day and printed.year is None else None
        if closing:
            last, last_day = last + 2, last_day.replace(day=closing)
        value = iso(year, printed.month, first_day.day if printed.day else None)
        return self._made(index, last, value, printed.precision, Span(first_day, last_day), resolved)

    def _made(self, first: int, last: int, value: str, precision: str, span: Span, resolved: bool = False, told: bool = True) -> When:
        return When(self.tokens[first].start, self.tokens[last - 1].end, first, last, value, precision, span, resolved, told)

    def _range_before(self, index: int) -> int | None:
        """The first day of *3 to 5 May*."""
        number = self.low(index - 2)
        if self.low(index - 1) in JOINS and number.isdecimal() and len(number) <= 2 and 0 < int(number) <= 31:
            return index - 2 if self.low(index - 3) not in ("$", "€", "£", ".", "no") else None
        return None

    def _range_after(self, last: int, day: date) -> int | None:
        """The last day of *June 13 to 15*."""
        number = self.low(last + 1)
        if (
            self.low(last) not in JOINS
            or not number.isdecimal()
            or len(number) > 2
            or self.low(last + 2) in MONTHS
            or self.low(last + 2) == "%"
        ):
            return None
        return int(number) if day.day < int(number) <= months_of(day.year, day.month, day.month).last.day else None

    def _year_of(self, index: int, last: int, printed: PrintedDate, before: When | None) -> tuple[int, int | None]:
        """The year of a date that prints none, and where the date ends with *of the same year*."""
        for phrase in SAME_YEAR:
            if before and tuple(self.low(last + place) for place in range(len(phrase))) == phrase:
                return last + len(phrase), before.year
        if self.today and self.low(last) in ("of", "de", "del") and self.low(last + 2) in ("year", "ano"):
            on = {"last": -1, "this": 0, "next": 1, "este": 0}.get(self.low(last + 1))
            if on is not None:
                return last + 3, self.today.first.year + on
        if printed.month is None:
            return last, None
        near = self.from_neighbours(index, last, printed.month, before)
        return last, near or (self.nearest(printed.month, printed.day, self.tense(index)) if self.today else None)

    def others(self, taken: Sequence[tuple[int, int]], known: dict[int, When]) -> Iterator[When]:
        """What is no printed date: bare months and years, ranges (*May 3-5, 2024*), decades and centuries."""
        place, before = 0, None
        for index in sorted((*self.text.numbers, *self.text.places_of(_OPENERS))):
            token = self.tokens[index]
            while place < len(taken) and taken[place][1] <= index:
                before = known[taken[place][0]]
                place += 1
            if place < len(taken) and taken[place][0] <= index:
                continue
            if token.kind == "number":
                when = self._decade(index) or self._year(index)
            elif token.low in MONTHS:
                when = self._days(index) or self._month(index, before)
            elif token.low in ("century", "siglo"):
                when = self._century(index)
            elif token.low in DECADES:
                when = self._spelled_decade(index)
            else:
                when = None
            if when:
                yield when

    def _days(self, index: int) -> When | None:
        """*May 3-5, 2024*, *May 3 and 5*."""
        numbers = [self.low(index + 1), self.low(index + 3)]
        if self.low(index + 2) not in JOINS or not all(number.isdecimal() and len(number) < 3 for number in numbers):
            return None
        month, first, second = MONTHS[self.low(index)], int(numbers[0]), int(numbers[1])
        comma = self.low(index + 4) == ","
        year, last = self.year_at(index + 4 + comma), index + 4
        if year:
            last += 1 + comma
        year = year or self.nearest(month, first, self.tense(index))
        if year is None or not 0 < first < second <= months_of(year, month, month).last.day:
            return None
        return self._made(index, last, iso(year, month, first), "day", Span(date(year, month, first), date(year, month, second)))

    def _month(self, index: int, before: When | None) -> When | None:
        """*In January*, *last October*, *the February ministerial*: past without more, to come only with a name."""
        token, opener = self.tokens[index], self.low(index - 1)
        if self.today is None and before is None or not (token.is_capital or self.text.language == "es"):
            return None
        opened = (
            opener == "-"
            and self.low(index - 2) == "mid"
            or opener in MONTH_OPENERS
            and not (opener in ("of", "de") and not self.low(index - 2).isalpha())
        )
        if token.low == "may" and (not opened or opener in ("of", "de", "from")) or self.low(index + 1).isdecimal():
            return None
        month, tense = MONTHS[token.low], self.tense(index)
        year = self.from_neighbours(index, index + 1, month, before)
        if year is None:
            year = self.last(month) if opener == "last" or self.low(index + 1) == "pasado" else self.nearest(month, None, tense)
        if year is None:
            return None
        if opener == "last" or self.low(index + 1) == "pasado":
            first, last = index - (opener == "last"), index + 1 + (opener != "last")
            return self._made(first, last, iso(year, month), "month", months_of(year, month, month), True)
        told = opened and opener != "from" and (tense == "past" or bool(before and year == before.year))
        first = index - 2 if opener == "-" and self.low(index - 2) == "mid" else index
        return self._made(first, index + 1, iso(year, month), "month", months_of(year, month, month), True, told)

    def _year(self, index: int) -> When | None:
        """*2014*, *early 2025*, *1936–1939*; no event unless something is named by it."""
        year = self.year_at(index)
        if year is None or self.low(index - 1) in ("$", "€", "£", "/") or self.low(index + 1) in ("/", "%"):
            return None
        first, last, until = index, index + 1, year
        until_year = self.year_at(index + 2)
        if self.low(index + 1) in ("-", "to", "a") and until_year and year < until_year:
            last, until = index + 3, until_year
        elif self.low(index - 1) == "-" and self.year_at(index - 2):
            return None
        if self.low(index - 1) in _PARTS:
            first = index - 1
        elif self.low(index - 1) == "-" and self.low(index - 2) == "mid":
            first = index - 2
        return self._made(first, last, iso(year), "year", years_of(year, until), told=False)

    def _opened(self, index: int) -> int:
        """Where *the early 2000s* begins."""
        first = index
        if self.low(first - 1) == "-" and self.low(first - 2) == "mid":
            first -= 2
        elif self.low(first - 1) in ("early", "late", "mid"):
            first -= 1
        return first - (self.low(first - 1) in ("the", "los", "el"))

    def _decade(self, index: int) -> When | None:
        """*The 1990s*, *the ’90s*, *la década de 1990*, *los años 80*."""
        token, behind = self.tokens[index], self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if not token.text.isdecimal() or not token.text.endswith("0"):
            return None
        plural = behind is not None and behind.start == token.end and behind.low in ("s", "'s")
        if len(token.text) == 4 and plural and int(token.text) in self.years:
            return self._of_decade(self._opened(index), index + 2, int(token.text))
        spanish = self.low(index - 1) == "anos" or self.low(index - 1) == "de" and self.low(index - 2) == "decada"
        if spanish and not plural and len(token.text) in (2, 4):
            number = int(token.text) + (1900 if len(token.text) == 2 else 0)
            first = index - 1 - (self.low(index - 1) == "de")
            return self._of_decade(first - (self.low(first - 1) in ("los", "la")), index + 1, number) if number in self.years else None
        if len(token.text) == 2 and plural and self.low(index - 1) == "'" and int(token.text) >= _NUMBERED:
            first = index - 1
            return self._of_decade(first - (self.low(first - 1) == "the"), index + 2, 1900 + int(token.text))
        return None

    def _spelled_decade(self, index: int) -> When | None:
        """*The nineties*, *los años noventa*."""
        if self.low(index - 1) == "los" and self.low(index - 2) == "de" and self.low(index - 3) == "decada":
            return self._of_decade(index - 3 - (self.low(index - 4) == "la"), index + 1, 1900 + DECADES[self.low(index)])
        if self.low(index - 1) == "anos":
            return self._of_decade(index - 1 - (self.low(index - 2) == "los"), index + 1, 1900 + DECADES[self.low(index)])
        spelled = self.low(index).endswith("ties") and self.low(self._opened(index)) == "the"
        return self._of_decade(self._opened(index), index + 1, 1900 + DECADES[self.low(index)]) if spelled else None

    def _of_decade(self, first: int, last: int, number: int) -> When:
        return self._made(first, last, f"{number}s", "decade", years_of(number, number + 9))

    def _century(self, index: int) -> When | None:
        """*The 19th century*, *the nineteenth century*, *el siglo XIX*; not this one, nor *a 19th-century mill*."""
        if self.low(index) == "siglo":
            number, first, last = CENTURIES.get(self.low(index + 1)), index, index + 2
        elif self.low(index - 1) in ("th", "st") and self.low(index - 2).isdecimal():
            number, first, last = int(self.low(index - 2)[:2]), index - 2, index + 1
        else:
            number, first, last = CENTURIES.get(self.low(index - 1)), index - 1, index + 1
        if number is None or not 10 < number < _THIS_CENTURY:
            return None
        value = f"{number}{'th' if number != _THIS_CENTURY else 'st'} century"
        return self._made(self._opened(first), last, value, "century", years_of(number * 100 - 99, number * 100))
