"""Dates: finding them as printed, and deciding which one is the article's.

A date is kept to the precision it is printed to. A date that can't be (31 February, month 13, a year out of reach) is no date.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from archive.folding import fold, fold_same_length
from archive.reading.lexicon.calendar import CLOCK_WORDS, DAY_FIRST, FOREIGN_DAYS, MONTH_FIRST, MONTHS, PUBLISHED, REVISED, WEEKDAYS
from archive.reading.page.date_lines import plain_dates

YEARS = range(1800, 2101)

_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|o|º|°)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    (opens, re.compile(rf"(?<![\w/.-]){form}(?:(?=\d{{1,2}}(?::\d\d| [a-z]{{3}})|(?<=\d)t\d\d:)|(?![\w/]|[.-]\d))"))
    for opens, form in (
        ("marked", r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
        ("marked", r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})"),
        ("month", rf"(?P<name>{_MONTH})\.? {_DAY}(?:,| of|,? de)? {_YEAR}"),
        ("day", rf"{_DAY}[ /-](?:de |of )?(?P<name>{_MONTH})\.?,?(?: de| del)?[ /-]{_YEAR}"),
        ("marked", r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})"),
        ("month", rf"(?P<name>{_MONTH})\.?,?(?: de| del| of)? {_YEAR}"),
        ("month", rf"(?P<name>{_MONTH})\.? {_DAY}(?! (?:million|billion|percent|%)|,? \d{{4}})"),
        ("day", rf"{_DAY} (?:de |of )?(?P<name>{_MONTH})"),
    )
)
"""Each form of a date, by what it opens with: a number with a mark behind it, a month's name, or a day before one."""
_APPEARED = ("published", "posted", "publicado", "publie", "veroffentlicht", "erschienen", "pubblicat", "gepubliceerd")
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Published|Updated|Posted|First |January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?:? ?(?:on )?(?:[A-Z]\w{2,8}\.? )?\d)|(?<=(?:19|20)\d\d)(?=[A-Z])"
)
_LONGEST_GLUED = 160
_ZONES = MONTH_FIRST | DAY_FIRST
_LONGEST_LINE = 120
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(r"\d{1,2}(?!\d)|[^\W\d_]{3,}")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_REACH = 17
"""How far a month's name stands before its day or year at the most, with its own letters: *septiembre., del 2026*."""
_DAY_DIGITS = 2
_MARKS = frozenset("-/.")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?=[/_.-]|$)|[_-]((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/_.-]|$)")
_URL_NAMED = re.compile(r"/((?:19|20)\d{2})/([a-z]{3,10})/(\d{1,2})(?=/|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(\d{2})(?=/)")
_STAMP = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?=$|[TZ\s+]|-\d\d:)")
_ZONE = re.compile(r"[, ]{0,2}(?:[-|–@]|at)? ?\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)? ?[(]?([a-z]{2,7})\b")
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?$")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date at ``start``…``end`` of a text. ``year`` is ``None`` where none is printed; ``swapped`` is the other reading of 02/11."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    swapped: tuple[int, int] | None = None

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def printed(self) -> str | None:
        """The date to its precision (``2025-11-10``, ``2025-11``), or ``None`` without a year."""
        return iso(self.year, self.month, self.day) if self.year else None


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared, to its precision, and what says so."""

    value: str | None = None
    precision: str = "none"
    basis: str = "none"


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """A date to its precision: ``iso(2025, 11)`` is ``"2025-11"``."""
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    return "-".join(parts)


def interval(printed: str) -> tuple[date, date]:
    """First and last day of a printed date: ``interval("2024-02")`` is 1 to 29 February 2024."""
    numbers = [int(part) for part in printed.split("-")]
    if len(numbers) == 3:
        day = date(*numbers)
        return day, day
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    year, month = numbers
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def dates_in(text: str, language: str = "en", shadow: str | None = None) -> list[PrintedDate]:
    """All dates printed in ``text``, left to right, none inside another: ``dates_in("on 3 March 2026")``.

    ``shadow`` is the text folded to the same length, where the caller has it already.
    """
    if not _DIGIT.search(text):
        return []
    shadow = fold_same_length(text) if shadow is None else shadow
    places = _places_of_dates(shadow)
    taken = bytearray(len(shadow))
    found: list[PrintedDate] = []
    for opens, form in _FORMS:
        reached = 0
        for place in places[opens]:
            match = form.match(shadow, place) if place >= reached else None
            if match is None:
                continue
            start, reached = match.span()
            printed = _read(match, language) if taken.find(1, start, reached) < 0 else None
            if printed:
                taken[start:reached] = b"\1" * (reached - start)
                found.append(printed)
    return sorted(found, key=lambda printed: printed.start)


def _places_of_dates(shadow: str) -> dict[str, list[int]]:
    """Where each form may open, in order. Texts are full of words and short of numbers, so months are looked for before those alone."""
    marked: list[int] = []
    days: list[int] = []
    months: set[int] = set()
    for number in _DIGITS.finditer(shadow):
        start, end = number.span()
        if shadow[end : end + 1] in _MARKS:
            marked.append(start)
        if end - start <= _DAY_DIGITS:
            days.append(start)
        before = max(start - _REACH, 0)
        if shadow[start - 1 : start] == " " and not MONTHS.keys().isdisjoint(_WORD.findall(shadow[before:start])):
            months.update(word.start() for word in _WORD.finditer(shadow, before, start) if word[0] in MONTHS)
    return {"marked": marked, "day": days, "month": sorted(months)}


def _read(match: re.Match[str], language: str) -> PrintedDate | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if year is not None and year not in YEARS:
        return None
    if "first" in groups:
        return _numeric(match, int(groups["first"]), int(groups["second"]), year, language)
    month = MONTHS[groups["name"]] if groups.get("name") else int(groups["month"])
    day = int(groups["day"]) if groups.get("day") else None
    if groups.get("name") == "may" and day is None and year is None:
        return None
    return PrintedDate(match.start(), match.end(), year, month, day) if _possible(year, month, day) else None


def _numeric(match: re.Match[str], first: int, second: int, year: int | None, language: str) -> PrintedDate | None:
    """03/11/2025: what only fits one way is read that way; in Spanish the day comes first; else both readings are kept."""
    readings = [(month, day) for month, day in ((second, first), (first, second)) if _possible(year, month, day)]
    if not readings:
        return None
    month, day = readings[0]
    unclear = len(readings) == 2 and first != second and language != "es" and "." not in match[0]
    if unclear and (zone := _ZONE.match(match.string, match.end())) and zone[1] in _ZONES:
        month, day = readings[zone[1] in MONTH_FIRST]
        unclear = False
    return PrintedDate(match.start(), match.end(), year, month, day, swapped=readings[1] if unclear else None)


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    try:
        date(2024 if year is None else year, month or 1, 1 if day is None else day)
    except ValueError:
        return False
    return True


def from_stamp(stamp: str | None, language: str = "en") -> PrintedDate | None:
    """A machine's date (``2026-03-03T10:00:00Z``, ``20260303``) or, where it is none, a printed one."""
    text = (stamp or "").strip()[:60]
    if epoch := _EPOCH.match(text):
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        return PrintedDate(0, len(text), moment.year, moment.month, moment.day)
    match = _STAMP.match(text)
    if not match:
        return next((found for found in dates_in(text, language) if found.year), None)
    year, month, day = (int(part) if part else None for part in match.groups())
    return PrintedDate(0, len(text), year, month, day) if year in YEARS and _possible(year, month, day) else None


def from_url(url: str | None) -> PrintedDate | None:
    """The date in an address: ``from_url("https://a.example/2026/03/03/title")``; its month may be a name (``/2026/mar/03/``)."""
    for form in (_URL_DAY, _URL_NAMED, _URL_MONTH):
        match = form.search((url or "")[:2000].lower())
        year, month, day = ([part for part in match.groups() if part] + [None])[:3] if match else (None, None, None)
        number = MONTHS.get(month or "") or (int(month) if month and month.isdigit() else None)
        if match and year and number and _possible(int(year), number, int(day) if day else None):
            return PrintedDate(match.start(), match.end(), int(year), number, int(day) if day else None)
    return None


def unglued(text: str) -> str:
    """A line whose parts a page set side by side without a blank, apart: ``"Ada RoeMarch 3, 2026"`` is ``"Ada Roe · March 3, 2026"``.

    Its dates are put into English words and whole years (see ``plain_dates``).
    """
    return plain_dates(_GLUED.sub(" · ", text)) if len(text) <= _LONGEST_GLUED and _DIGIT.search(text) else text


@lru_cache(maxsize=4096)
def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else but weekday, clock and *Published*: ``"Monday, March 3, 2026 | 10:40 EST"``."""
    if len(text) > _LONGEST_LINE or not _DIGIT.search(text):
        return False
    text = unglued(text)
    return bool(found := dates_in(text)) and any(one.year for one in found) and _is_bare(text, found)


@lru_cache(maxsize=4096)
def is_dated_notice(text: str) -> bool:
    """Whether a line says *Published*, *Updated* or *As of* and a date: ``"Updated: 3 March 2026"``."""
    if len(text) > _LONGEST_LINE or not _DIGIT.search(text):
        return False
    text = unglued(text)
    return fold(text).lstrip("*_( ").startswith(PUBLISHED) and bool(found := dates_in(text)) and _is_bare(text, found)


def is_revision(text: str) -> bool:
    """Whether a dated line opens as a notice of a revision, and tells of no first appearance: ``"Updated 3 March 2026"``."""
    folded = fold(text).lstrip("*_( ")
    return folded.startswith(REVISED) and not any(word in folded for word in _APPEARED)


def _is_bare(text: str, found: Sequence[PrintedDate]) -> bool:
    for printed in reversed(found):
        text = text[: printed.start] + " " + text[printed.end :]
    rest = fold(text)
    for notice in PUBLISHED:
        if notice in rest:
            rest = re.sub(rf"(?<!\w){notice}(?!\w)", " ", rest)
    return all(word in WEEKDAYS or word in CLOCK_WORDS or word in FOREIGN_DAYS for word in _WORD.findall(rest))


def appeared(text: str, language: str = "en") -> PrintedDate | None:
    """The date with a year on which a dated line says that the page appeared, a revision's only where there is no other.

    ``appeared("Updated 4 March 2026, first published 3 March 2026")`` is 3 March.
    """
    text = unglued(text)
    found = [printed for printed in dates_in(text, language) if printed.year]
    folded = fold_same_length(text)
    after = max((folded.rfind(word) for word in _APPEARED), default=-1)
    return next((printed for printed in found if printed.start > after), found[0] if found else None)


def published(
    candidates: Iterable[tuple[str, PrintedDate | None]],
    others: Sequence[PrintedDate],
    lent: Sequence[PrintedDate],
    month_first: bool | None = None,
) -> Published:
    """The first candidate that has a year, with its basis.

    ``others`` decide an ambiguous one, else the site's own way (``month_first``); ``lent`` give a dateline its year.
    A stated month or year gives way to a day in it that the page prints.
    """
    found: Published | None = None
    for basis, printed in candidates:
        complete = printed if printed is None or printed.year else _completed(printed, lent)
        if complete is None:
            continue
        sure = settled(complete, others, month_first)
        if found is None:
            found = Published(sure.printed, sure.precision, basis)
            if basis != "meta" or sure.day or complete.swapped:
                break
        elif basis != "masthead" and sure.day and (sure.printed or "").startswith(found.value or ""):
            return Published(sure.printed, sure.precision, basis)
    return found or Published()


def _completed(printed: PrintedDate, others: Iterable[PrintedDate]) -> PrintedDate | None:
    years = {other.year for other in others if other.year}
    if len(years) != 1 or not _possible(year := years.pop(), printed.month, printed.day):
        return None
    return PrintedDate(printed.start, printed.end, year, printed.month, printed.day)


def settled(printed: PrintedDate, others: Iterable[PrintedDate], month_first: bool | None = None) -> PrintedDate:
    """02/11/2025 is the reading that another date confirms, else the site's own, else only the year."""
    if printed.swapped is None:
        return printed
    sure = {(other.month, other.day) for other in others if other.swapped is None and other.year in (None, printed.year)}
    readings = [(printed.month, printed.day), printed.swapped]
    confirmed = [reading for reading in readings if reading in sure]
    if not confirmed and month_first is not None:
        confirmed = [readings[month_first]]
    month, day = confirmed[0] if confirmed else (None, None)
    return PrintedDate(printed.start, printed.end, printed.year, month, day)


def months_first(text: str, language: str = "en") -> list[bool]:
    """Of each date with a year that shows it, whether its month comes first: ``months_first("23/02/2026")`` is ``[False]``."""
    text = unglued(text)
    shown = [printed for printed in dates_in(text, language) if printed.year and printed.day and not printed.swapped]
    printed_first = [(_FIRST.match(text, printed.start), printed) for printed in shown if printed.day != printed.month]
    return [first[0].isalpha() or int(first[0]) == printed.month for first, printed in printed_first if first]


def nearest_year(month: int, day: int | None, reference: date) -> int:
    """The year that brings a yearless date nearest to ``reference``."""
    years = [year for year in (reference.year - 1, reference.year, reference.year + 1) if _possible(year, month, day)]
    return min(years, key=lambda year: (abs((date(year, month, day or 15) - reference).days), year), default=reference.year)
