"""Dates: finding them as printed, and deciding which one is the article's.

A date is kept to the precision it is printed to. A date that can't be (31 February, month 13, a year out of reach) is no date.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.folding import fold, fold_same_length
from archive.reading.lexicon.calendar import MONTHS, PUBLISHED, WEEKDAYS

YEARS = range(1800, 2101)

_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|o|º|°)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/]|[.-]\d)")
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
        rf"(?P<name>{_MONTH})\.? {_DAY}(?:,| of|,? de)? {_YEAR}",
        rf"{_DAY} (?:de |of )?(?P<name>{_MONTH})\.?,?(?: de| del)? {_YEAR}",
        r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})",
        rf"(?P<name>{_MONTH})\.?,?(?: de| del| of)? {_YEAR}",
        rf"(?P<name>{_MONTH})\.? {_DAY}(?! (?:million|billion|percent|%)|,? \d{{4}})",
        rf"{_DAY} (?:de |of )?(?P<name>{_MONTH})",
    )
)
_DIGIT = re.compile(r"\d")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?=[/_.-]|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(\d{2})(?=/)")
_STAMP = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?=$|[T\s])")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s?(?:[A-Z]{2,4}|GMT[+-]\d+|hrs?|h))?", re.IGNORECASE)
_FINISHED = re.compile(
    r"(?:this \w{4,12} (?:was|is) |est[ae] \w{4,12} (?:se|fue) )?(?:last )?"
    r"(?:recorded|finished|written|completed|closed|filed|revised|updated|grabad[oa]|terminad[oa]|cerrad[oa]|escrit[oa]|termino|cerro) "
    r"(?:on|in|el|en)"
)
_DATELINE = re.compile(r"(?P<place>[A-ZÀ-Þ][\w.À-ÿ' ,]{1,60}?)[,(] ?(?P<when>[^\n—–]{3,30}?)\)? ?(?:\([^()]{1,30}\) ?)?(?:—|–|--| - )")


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
    taken = bytearray(len(shadow) + 1)
    found: list[PrintedDate] = []
    for form in _FORMS:
        for match in form.finditer(shadow):
            printed = None if any(taken[match.start() : match.end()]) else _read(match, language)
            if printed:
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                found.append(printed)
    return sorted(found, key=lambda printed: printed.start)


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
    return PrintedDate(match.start(), match.end(), year, month, day, swapped=readings[1] if unclear else None)


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    try:
        date(2024 if year is None else year, month or 1, 1 if day is None else day)
    except ValueError:
        return False
    return True


def from_stamp(stamp: str | None) -> PrintedDate | None:
    """A machine's date (``2026-03-03T10:00:00Z``, ``20260303``) or, where it is none, a printed one."""
    text = (stamp or "").strip()[:60]
    match = _STAMP.match(text)
    if not match:
        return next((found for found in dates_in(text) if found.year), None)
    year, month, day = (int(part) if part else None for part in match.groups())
    return PrintedDate(0, len(text), year, month, day) if year in YEARS and _possible(year, month, day) else None


def from_url(url: str | None) -> PrintedDate | None:
    """The date in an address: ``from_url("https://a.example/2026/03/03/title")``."""
    for form in (_URL_DAY, _URL_MONTH):
        match = form.search(url or "")
        if match and _possible(*(numbers := [int(part) for part in match.groups()] + [None])[:3]):
            return PrintedDate(match.start(), match.end(), *numbers[:3])  # type: ignore[arg-type]
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else but weekday, clock and *Published*: ``"Monday, March 3, 2026 | 10:40 EST"``."""
    return len(text) <= 100 and bool(found := dates_in(text)) and found[0].year is not None and _is_bare(text, found)


def is_dated_notice(text: str) -> bool:
    """Whether a line says *Published*, *Updated* or *As of* and a date: ``"Updated: 3 March 2026"``."""
    folded = fold(text).lstrip("*_( ")
    return len(text) <= 120 and folded.startswith(PUBLISHED) and bool(dates_in(text)) and _is_bare(text, dates_in(text))


def _is_bare(text: str, found: Iterable[PrintedDate]) -> bool:
    for printed in reversed(list(found)):
        text = text[: printed.start] + " " + text[printed.end :]
    rest = fold(_CLOCK.sub(" ", text))
    for notice in sorted(PUBLISHED, key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){notice}(?!\w)", " ", rest)
    return all(word in WEEKDAYS or word in ("at", "on", "el", "a", "las", "de", "del") for word in re.findall(r"[^\W\d_]+", rest))


def closing_date(paragraph: str, language: str = "en") -> PrintedDate | None:
    """The day on which a text says that it was finished or recorded: ``"This note was finished on 3 March 2026; …"``."""
    match = _FINISHED.match(fold(paragraph[:120]))
    found = [printed for printed in dates_in(paragraph[:120], language) if printed.year and printed.day] if match else []
    return found[0] if match and found and found[0].start - match.end() in range(4) else None


def dateline(paragraph: str, language: str = "en") -> PrintedDate | None:
    """The date in a paragraph's dateline: ``"GENEVA, Nov. 3 — The council …"``. Its year may be missing."""
    match = _DATELINE.match(paragraph[:120])
    if not match:
        return None
    capitals = sum(character.isupper() for character in match["place"])
    found = dates_in(match["when"], language)
    return found[0] if found and (capitals >= 3 or found[0].year) and found[0].day else None


def published(candidates: Iterable[tuple[str, PrintedDate | None]], others: Sequence[PrintedDate]) -> Published:
    """The first candidate that has a year, with its basis; ``others`` decide an ambiguous one and lend a dateline its year."""
    for basis, printed in candidates:
        if printed is None:
            continue
        complete = printed if printed.year else _completed(printed, others)
        if complete:
            settled = _settled(complete, others)
            return Published(settled.printed, settled.precision, basis)
    return Published()


def _completed(printed: PrintedDate, others: Iterable[PrintedDate]) -> PrintedDate | None:
    years = {other.year for other in others if other.year}
    if len(years) != 1 or not _possible(year := years.pop(), printed.month, printed.day):
        return None
    return PrintedDate(printed.start, printed.end, year, printed.month, printed.day)


def _settled(printed: PrintedDate, others: Iterable[PrintedDate]) -> PrintedDate:
    """02/11/2025 is the reading that another date confirms, else only the year."""
    if printed.swapped is None:
        return printed
    sure = {(other.month, other.day) for other in others if other.swapped is None}
    for month, day in ((printed.month, printed.day), printed.swapped):
        if (month, day) in sure:
            return PrintedDate(printed.start, printed.end, printed.year, month, day)
    return PrintedDate(printed.start, printed.end, printed.year)


def nearest_year(month: int, day: int | None, reference: date) -> int:
    """The year that brings a yearless date nearest to ``reference``."""
    years = [year for year in (reference.year - 1, reference.year, reference.year + 1) if _possible(year, month, day)]
    return min(years, key=lambda year: (abs((date(year, month, day or 15) - reference).days), year), default=reference.year)
