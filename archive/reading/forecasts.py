"""Forecasts: a horizon and a word of the future in one sentence, as a window that counts from the article's date.

*Next six months* runs to the same day six months on; *5-10 years* from the fifth to the tenth year; *by 2030* to the end of that year.
Without an article's date there is no window. After the rules in features.md, *Forecast ledger*.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from archive.reading.date import Published, interval
from archive.reading.lexicon.calendar import NUMBERS
from archive.reading.lexicon.future import CITING, CONDITIONS, FUTURE_WORDS, INTRODUCTIONS
from archive.reading.record import Forecast
from archive.reading.tokens import Text

_AMOUNT = r"(?P<amount>\d{1,3}|[a-z]{2,8})(?:\s?(?:-|to|a|or|o)\s?(?P<more>\d{1,3}))?"
_UNIT = r"(?P<unit>day|week|month|year|decade|dia|semana|mes|ano|decada)(?:s|es)?"
_HORIZONS = (
    re.compile(rf"\b(?:next|coming|following|proxim[oa]s?) {_AMOUNT} {_UNIT}\b"),
    re.compile(rf"\b(?:next|coming|proxim[oa]) {_UNIT}\b"),
    re.compile(
        rf"\b(?:within|in|dentro de|en) (?:the next |los proximos )?{_AMOUNT} "
        r"(?P<unit>week|month|year|decade|semana|mes|ano|decada)(?:s|es)?\b"
        r"(?! (?:ago|after|alone|since|combined))"
    ),
    re.compile(rf"\((?:the )?(?:next )?{_AMOUNT} {_UNIT}\)"),
    re.compile(r"\b(?:another|otros) (?P<amount>\d{1,3})-(?P<more>\d{1,3}) (?P<unit>year)s"),
    re.compile(
        r"\b(?P<by>by|before|until|para|antes de|hasta)(?: the)? (?P<part>end of |mid-|finales de |fines de )?(?P<year>20\d{2})\b(?!-)"
    ),
)
_UNIT_NAMES = {"dia": "day", "semana": "week", "mes": "month", "ano": "year", "decada": "decade"}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LAST_YEAR = 9000


class Window(NamedTuple):
    """The days in which a forecast comes true or doesn't."""

    starts_on: date | None
    ends_on: date | None


def find_forecasts(text: Text, published: Published) -> tuple[Forecast, ...]:
    """The forecasts of a text in order, one a sentence: *“Prices will fall in the next six months.”* from 2026-03-03 runs to 2026-09-03."""
    today = interval(published.value)[0] if published.value else None
    return tuple(_forecasts(text, today))


def _forecasts(text: Text, today: date | None) -> Iterator[Forecast]:
    for start, end in text.sentences:
        if text.block_at(start).kind == "heading":
            continue
        sentence, folded = text.body[start:end], text.shadow[start:end]
        if not _looks_ahead(folded):
            continue
        found = next((match for form in _HORIZONS if (match := form.search(folded)) and _is_ahead(match, today)), None)
        if found is None:
            continue
        first, last = _clause(sentence, folded, found.start())
        window = window_of(found, today)
        yield Forecast(
            start=start + first,
            end=start + last,
            exact=sentence[first:last],
            rule="horizon",
            horizon=_printed_horizon(sentence, found),
            condition=_condition(sentence[first:last], folded[first:last]),
            starts_on=window.starts_on,
            ends_on=window.ends_on,
        )


def _looks_ahead(folded: str) -> bool:
    return any(word in FUTURE_WORDS for word in _WORD.findall(folded))


def _is_ahead(match: re.Match[str], today: date | None) -> bool:
    """A number must be one; a year must not lie behind the article."""
    groups = match.groupdict()
    if groups.get("year"):
        return today is not None and int(groups["year"]) >= today.year
    amount = groups.get("amount")
    return amount is None or amount.isdigit() or amount in NUMBERS


def _printed_horizon(sentence: str, match: re.Match[str]) -> str:
    printed = sentence[match.start() : match.end()].strip("()")
    return re.sub(r"^(?:within|in|dentro de|en) (?:the )?", "", printed, flags=re.IGNORECASE)


def window_of(match: re.Match[str], today: date | None) -> Window:
    """The window of a horizon that was found, counted from ``today``; empty without it."""
    if today is None:
        return Window(None, None)
    groups = match.groupdict()
    if groups.get("year"):
        return Window(today, _end_of(int(groups["year"]), groups["by"], groups.get("part") or ""))
    unit = _UNIT_NAMES.get(groups["unit"], groups["unit"])
    amount, more = _number(groups.get("amount")), groups.get("more")
    if groups.get("amount") is None and unit == "year":
        return Window(date(today.year + 1, 1, 1), date(today.year + 1, 12, 31))
    if more and int(more) > amount:
        return Window(later(today, amount, unit), later(today, int(more), unit))
    return Window(today, later(today, amount, unit))


def _number(printed: str | None) -> int:
    if printed is None:
        return 1
    return int(printed) if printed.isdigit() else NUMBERS.get(printed, 1)


def _end_of(year: int, by: str, part: str) -> date:
    if part == "mid-":
        return date(year, 6, 30)
    return date(year - 1, 12, 31) if by in ("before", "antes de") and not part else date(year, 12, 31)


def later(day: date, amount: int, unit: str) -> date | None:
    """``day`` and so many units on; the month's last day where the day is missing: 31 August and six months is 28 February."""
    if unit in _DAYS:
        return date.fromordinal(day.toordinal() + amount * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + amount * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not 0 < year < _LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _clause(sentence: str, folded: str, horizon: int) -> tuple[int, int]:
    """The forecast itself: without *Looking ahead,* or *X suggest that* before it and the full stop after it."""
    first = 0
    comma = folded.find(", ")
    if 0 < comma < horizon and folded[:comma] in INTRODUCTIONS:
        first = comma + 2
    that = max(folded.find(f" {word} ", first, max(horizon, 0)) for word in ("that", "que"))
    if that >= 0 and _cites(folded[first:that]):
        first = folded.index(" ", that + 1) + 1
    last = len(sentence.rstrip(' .!?"”’»)'))
    opening = len(sentence[first:last]) - len(sentence[first:last].lstrip(' “"«'))
    return first + opening, max(last, first + opening + 1)


def _cites(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1] in CITING


def _condition(clause: str, folded: str) -> str | None:
    """From *if*, *unless* or *without* up to the comma, or to the end."""
    for opening in CONDITIONS:
        match = re.search(rf"(?:^|(?<=[\s(])){opening} ", folded)
        if match and not (opening == "should" and match.start()):
            end = folded.find(",", match.end())
            if end < 0 and match.start() == 0:
                continue
            return clause[match.start() : end if end >= 0 else len(clause)].strip() or None
    return None
