"""Periods: the time that a figure covers, as printed and, where the article's date allows, as days."""

import re
from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from archive.reading.date import Published, interval
from archive.reading.forecasts import later
from archive.reading.lexicon.calendar import NUMBERS
from archive.reading.lexicon.documents import ISSUED
from archive.reading.tokens import Text

_FORMS = (
    re.compile(
        r"\b(?:past|last|previous|ultim[oa]s?) (?P<amount>[a-z]{2,8}|\d{1,3}) "
        r"(?P<unit>day|week|month|year|decade|dia|semana|mes|ano)(?:s|es)\b"
    ),
    re.compile(r"\b(?P<same>same period)(?: (?:last|the previous|a) year)?"),
    re.compile(r"\b(?:past|last|previous|ultimo) (?:fiscal |calendar )?(?P<unit>week|month|year|decade|mes|ano|quarter)\b"),
    re.compile(r"\b(?P<part>early|late|mid-|fiscal year|fiscal) ?(?P<year>(?:19|20)\d{2})\b"),
    re.compile(r"\b(?:in|during|for|of|since|en|durante) (?P<year>(?:19|20)\d{2})\b(?![-/]\d)"),
    re.compile(
        r"\b(?:annually|yearly|monthly|daily|anualmente|al ano|cada ano|per year|per month|a year|a month|a week|each year|every year)\b"
    ),
)
_OPENERS = frozenset("in during en durante the past last".split())
_REACH = 120
_OPENING = 8
_MOST_PERIODS = 50
_UNITS = {"dia": "day", "semana": "week", "mes": "month", "ano": "year"}


class Period(NamedTuple):
    """A period as printed, with its first and last day where they are known."""

    printed: str | None
    starts_on: date | None
    ends_on: date | None


NO_PERIOD = Period(None, None, None)


class Placed(NamedTuple):
    """A period at its place in a text."""

    start: int
    end: int
    period: Period


class Periods:
    """The periods of a text, found once a sentence."""

    def __init__(self, text: Text, published: Published) -> None:
        self._text = text
        self._published = published
        self._sentence: tuple[int, int] | None = None
        self._found: list[Placed] = []

    def of(self, span: tuple[int, int]) -> Period:
        """The period of the figure at ``span``: the nearest to its right, else the sentence's first, else the nearest to its left."""
        text, sentence = self._text, self._text.sentence_at(span[0])
        if sentence != self._sentence:
            self._sentence, self._found = sentence, _periods(text, sentence, self._published)
        starts = [placed.start for placed in self._found[:_MOST_PERIODS]]
        behind = bisect_left(starts, span[1])
        if behind < len(starts) and not _is_barred(text, span[1], starts[behind]):
            return self._found[behind].period
        before = [placed for placed in (*self._found[:1], *self._found[max(behind - 1, 0) : behind]) if placed.end <= span[0]]
        if before and before[0].start - sentence[0] <= _OPENING:
            return before[0].period
        return before[-1].period if before and _covers(text, before[-1], sentence[0]) else NO_PERIOD


def _covers(text: Text, found: Placed, start: int) -> bool:
    """*In December 2023* before a figure covers it; a day, or when a source was published, doesn't."""
    before = text.between(max(start, found.start - 30), found.start)[-2:]
    own = text.between(found.start, found.end)[:1]
    long = found.period.starts_on is None or found.period.starts_on != found.period.ends_on
    opened = any(token.low in _OPENERS for token in (*before[-1:], *own)) or found.start == start
    return long and opened and not any(token.low in ISSUED for token in before)


def _is_barred(text: Text, start: int, end: int) -> bool:
    """Another number between a figure and a period takes the period."""
    return end - start > _REACH or any(token.kind == "number" for token in text.between(start, end))


def _periods(text: Text, sentence: tuple[int, int], published: Published) -> list[Placed]:
    body, folded = text.body[sentence[0] : sentence[1]], text.shadow[sentence[0] : sentence[1]]
    found: list[Placed] = []
    for printed in text.dates_near(sentence[0], sentence[1]):
        if printed.year and printed.start >= sentence[0] and printed.end <= sentence[1]:
            first, last = interval(printed.printed or str(printed.year))
            found.append(Placed(printed.start, printed.end, Period(text.body[printed.start : printed.end], first, last)))
    taken = {position for placed in found for position in range(placed.start, placed.end)}
    for form in _FORMS:
        for match in form.finditer(folded):
            start, end = sentence[0] + match.start(), sentence[0] + match.end()
            if start in taken or end - 1 in taken:
                continue
            taken.update(range(start, end))
            if not match.groupdict().get("same"):
                found.append(Placed(start, end, _period(body[match.start() : match.end()], match, published)))
    return sorted(found, key=lambda placed: placed.start)


def _period(printed: str, match: re.Match[str], published: Published) -> Period:
    groups = match.groupdict()
    if groups.get("year"):
        year = int(groups["year"])
        known = not (groups.get("part") or "").startswith("fiscal") and not groups.get("part")
        name = printed if groups.get("part") else groups["year"]
        return Period(name, date(year, 1, 1) if known else None, date(year, 12, 31) if known else None)
    if not groups.get("unit") or published.value is None or "fiscal" in printed:
        return Period(printed, None, None)
    today = interval(published.value)[0]
    unit = _UNITS.get(groups["unit"], groups["unit"])
    amount = groups.get("amount") or "1"
    number = int(amount) if amount.isdigit() else NUMBERS.get(amount)
    if unit == "quarter" or number is None:
        return Period(printed, None, None)
    if printed.lower().startswith("last") and not groups.get("amount") and unit == "year":
        return Period(printed, date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    return Period(printed, later(today, -number, unit), today)
