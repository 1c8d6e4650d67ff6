"""Publication: when an article appeared, from all the places of a page that say so.

The order is: what the page states for machines, the byline, the dateline, a notice (*Updated …*), the address, and last the masthead,
which may show the day on which the page was read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from archive.folding import fold
from archive.reading.dating import date as dates
from archive.reading.lexicon.calendar import DAY_FIRST_LOCALES, DAY_FIRST_SITES, MONTH_FIRST_LOCALES, MONTH_FIRST_SITES
from archive.reading.page.bylines import read_byline
from archive.reading.page.datelines import closing_date, dateline
from archive.reading.page.furniture import is_furniture
from archive.reading.page.lines import Meta, is_sentence
from archive.reading.page.signatures import is_place_and_day
from archive.reading.page.surroundings import NEAR, Surroundings, texts_of

MASTHEAD_WARNING = "The date stands in the page's masthead: it may be the day the page was read."

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s?)?(\d{4})?(?:[-–]\d{4})?,?\s{0,2}([^.|·•\n,]{0,60})", re.IGNORECASE)
_AGED = re.compile(
    r"(?:more than|hace(?: mas de)?|over) (?:\d{1,2}|an?|one|two|three|un|dos) (?:years?|months?|anos?|mes(?:es)?)\b"
    r"|\b\d{1,2} (?:years?|months?) (?:ago|old)\b"
)
_WEATHER = re.compile(r"-?\b\d{1,3}\s?°\s?[CF]?(?![\w°])")
_A_YEAR = re.compile(r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_LONG_PAST = 6
_MASTHEAD = 12
"""How many lines above the title a masthead's date may stand: farther up it is the day on which the page was read."""
_RIGHT_OVER = 2
_APART = 6
_SIGNED_BELOW = 2
_NEARLY_BARE = 6
_WEATHER_ALONE = 25
"""How long a line of nothing but a place and its weather may be."""
_PICTURED = frozenset("""
photo photos photograph image picture file credit getty reuters/ ap foto imagen archivo in on since until
due deadline closes closing expires valid register review reviewed
""".split())  # fmt: skip
"""Words of lines with a date that is not the article's."""
_SHORT = 100


def published_of(meta: Meta, around: Surroundings) -> dates.Published:
    """When the article appeared, and what says so; nothing where nothing says so."""
    language = around.language
    address = dates.from_url(meta.url)
    stated = dates.from_stamp(meta.published, language)
    shifted = _is_a_day_off(stated, address)
    under = texts_of(around.under[-NEAR:])
    notices = [text for text in (*under, *texts_of(around.foot)) if dates.is_dated_notice(text)]
    revised = _first(notices, language)
    over = _dates_over(around)
    candidates = [
        ("url" if shifted else "meta", address if shifted else stated),
        ("byline", next(_signed_dates(under, language), None)),
        ("byline", around.byline.date if around.byline else None),
        ("dateline", dateline(around.opening or around.body, language)),
        ("text", _first((text for text in notices if not dates.is_revision(text)), language)),
        ("masthead", _over_a_revision(over, revised)),
        ("text", revised),
        ("byline", _first((text for text in under if _is_nearly_bare(text)), language)),
        ("text", _finished(around, language)),
        ("url", address),
        ("text", _told_below(around)),
        ("byline", _posted_below(around)),
        ("masthead", _masthead(around, over)),
    ]
    lent = [*_copyright_years(around), *([address] if address else []), *_mastheads(around)]
    others = [*(printed for _, printed in candidates if printed), *_other_dates(around), *lent]
    told = month_first(meta)
    unclear = told is None and any(printed and printed.swapped for _, printed in candidates)
    return dates.published(candidates, others, lent, _month_first_here(around) if unclear else told)


def _month_first_here(around: Surroundings) -> bool | None:
    """Whether days in a page's short lines have their month first, where all that show it agree: ``"01/23/2026"``, ``"3 March 2026"``."""
    orders = {order for line in around.lines if len(line.text) <= _SHORT for order in dates.months_first(line.text, around.language)}
    return orders.pop() if len(orders) == 1 else None


def month_first(meta: Meta) -> bool | None:
    """Whether a site writes 02/11/2026 for 11 February, told by its address and then by its language; ``None`` where neither says so."""
    host = (meta.url or "").partition("://")[2].split("/")[0].split(":")[0].lower()
    ending = host.rpartition(".")[2]
    if ending in MONTH_FIRST_SITES:
        return True
    if ending in DAY_FIRST_SITES:
        return False
    locale = (meta.language or "").lower().replace("_", "-")
    return True if locale in MONTH_FIRST_LOCALES else False if locale.startswith(DAY_FIRST_LOCALES) else None


def _signed_dates(texts: Iterable[str], language: str) -> Iterator[dates.PrintedDate]:
    """The dates of date lines, bylines and *Published* notices, in order; those of revisions not."""
    for text in texts:
        if _is_dated(text):
            printed = None if dates.is_revision(text) else dates.appeared(text, language)
        else:
            byline = read_byline(text, language)
            printed = byline.date if byline else None
        if printed:
            yield printed


@lru_cache(maxsize=4096)
def _dates_of(text: str, language: str) -> tuple[dates.PrintedDate, ...]:
    """The dates with a year of a short line."""
    return tuple(printed for printed in dates.dates_in(text, language) if printed.year)


@lru_cache(maxsize=4096)
def is_masthead_date(text: str) -> bool:
    """Whether a line above the title tells the day, alone or beside the outlet's name: ``"The Gazette | 3 March 2026"``."""
    return len(text) <= _SHORT and not is_sentence(text) and any(printed.year for printed in dates.dates_in(dates.unglued(text)))


def _is_nearly_bare(text: str) -> bool:
    """Whether a line under the title is a date with a place, a desk or an outlet: ``"3 March 2026 Brussels"``, no picture's caption."""
    if not is_masthead_date(text) or is_furniture(text):
        return False
    rest = dates.unglued(text)
    for printed in reversed(dates.dates_in(rest)):
        rest = rest[: printed.start] + " " + rest[printed.end :]
    words = rest.replace("|", " ").replace("/", " ").split()
    return len(words) <= _NEARLY_BARE and not any(word.strip(".,:()").lower() in _PICTURED for word in words)


def _is_dated(text: str) -> bool:
    return dates.is_date_line(text) or dates.is_dated_notice(text)


def _first(texts: Iterable[str], language: str) -> dates.PrintedDate | None:
    return next((printed for text in texts if (printed := dates.appeared(text, language))), None)


def _masthead(around: Surroundings, found: Sequence[tuple[int, dates.PrintedDate]]) -> dates.PrintedDate | None:
    """The date over the title, unless the page shows that its article is older than the day of reading, or lists other articles there."""
    if not found or len({printed.printed for _, printed in found}) > 1 and (found[0][0] > _RIGHT_OVER or found[1][0] < _APART):
        return None
    printed = found[0][1]
    return None if printed.year and _is_older(around, printed.year) else printed


def _dates_over(around: Surroundings) -> list[tuple[int, dates.PrintedDate]]:
    """The dates over the title, each with how many lines above it stands, the nearest first; not the day that the weather is of."""
    texts = list(reversed(texts_of(around.above[-_MASTHEAD:])))
    dated = [(height, text) for height, text in enumerate(texts, 1) if is_masthead_date(text)]
    read = [(height, dates.appeared(text, around.language)) for height, text in dated if not _is_beside_weather(texts, height - 1)]
    return [(height, printed) for height, printed in read if printed]


def _is_beside_weather(texts: Sequence[str], position: int) -> bool:
    """Whether a line, or a short one next to it, tells how warm it is: ``"Thursday, March 5, 2026 | 78°F"``. That is the day of reading."""
    near = (texts[position], *(text for text in texts[max(position - 1, 0) : position + 2] if len(text) <= _WEATHER_ALONE))
    return any(_WEATHER.search(text) for text in near)


def _over_a_revision(found: Sequence[tuple[int, dates.PrintedDate]], revised: dates.PrintedDate | None) -> dates.PrintedDate | None:
    """The date right over the title of a page that tells under it only a later revision."""
    over = next((printed for height, printed in found if height <= _RIGHT_OVER), None)
    earlier = over and revised and over.printed and revised.printed and over.printed <= revised.printed
    return over if earlier else None


def _posted_below(around: Surroundings) -> dates.PrintedDate | None:
    """The date of a byline right under the text, or of its place: ``"Posted by Ada Roe on March 3, 2026"``, ``"Rome, 3 March 2026"``."""
    placed = next((text for text in texts_of(around.below)[:_SIGNED_BELOW] if is_place_and_day(text)), None)
    if placed:
        return dates.appeared(placed, around.language)
    signed = (read_byline(text, around.language) for text in texts_of(around.below))
    return next((byline.date for byline in signed if byline and byline.signed and byline.date and byline.date.day), None)


def _is_older(around: Surroundings, year: int) -> bool:
    """Whether a page calls its article old (*more than 3 years old*, *2 years ago*), or all the years that its text names are long past.

    Said in one line with a date (*May 29, 2019 / 7 years ago*) it is the age of that date, not of the article beside a day of reading.
    """
    short = [line.text for line in (*around.above, *around.under) if len(line.text) <= _SHORT]
    if any(_AGED.search(fold(text)) and not is_masthead_date(text) for text in short):
        return True
    named = [int(match) for match in _A_YEAR.findall(around.body)]
    return len(named) >= 3 and max(named) <= year - _LONG_PAST


def _told_below(around: Surroundings) -> dates.PrintedDate | None:
    """The only *Published* notice of a page, wherever it stands: ``"First published in May 2021"``."""
    notices = [line.text for line in around.lines if dates.is_dated_notice(line.text) and not dates.is_revision(line.text)]
    return dates.appeared(notices[0], around.language) if len(notices) == 1 else None


def _finished(around: Surroundings, language: str) -> dates.PrintedDate | None:
    paragraphs = around.body.split("\n\n")
    found = (closing_date(paragraph, language) for paragraph in (paragraphs[0], paragraphs[-1]))
    return next((printed for printed in found if printed), None)


def _is_a_day_off(stated: dates.PrintedDate | None, address: dates.PrintedDate | None) -> bool:
    """A stamp in universal time may be one day off the local day, which the address carries."""
    if not (stated and address and stated.day and address.day and stated.printed and address.printed):
        return False
    return abs((dates.interval(stated.printed)[0] - dates.interval(address.printed)[0]).days) == 1


def _other_dates(around: Surroundings) -> Iterator[dates.PrintedDate]:
    """Dates that stand apart from the text, wherever: they settle which of its two readings an ambiguous date has."""
    for line in around.lines:
        if _is_dated(line.text):
            yield from _dates_of(line.text, around.language)


def _mastheads(around: Surroundings) -> Iterator[dates.PrintedDate]:
    """Dates over the title. Like the copyright's they lend a dateline its year; those of teasers under the text don't."""
    for line in around.above:
        if is_masthead_date(line.text):
            yield from _dates_of(line.text, around.language)


def _copyright_years(around: Surroundings) -> Iterator[dates.PrintedDate]:
    for line in around.foot:
        match = _COPYRIGHT.search(line.text) if len(line.text) <= 200 else None
        if match and match[1] and int(match[1]) in dates.YEARS:
            yield dates.PrintedDate(0, 4, int(match[1]))
