"""The imprint: when an article appeared, where and by whom, from all the places of a page that say so.

For the date the order is: what the page states for machines, the byline, the dateline, a notice (*Updated …*), the address, and last the
masthead, which may show the day on which the page was read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.reading import date as dates
from archive.reading.bylines import Byline, is_name, is_outlet_like, read_byline
from archive.reading.furniture import is_furniture, segments, tells_of_the_site
from archive.reading.lines import Line, Meta, is_sentence
from archive.reading.title import stands_at_the_foot

MASTHEAD_WARNING = "The date stands in the page's masthead: it may be the day the page was read."

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s?)?(\d{4})?(?:[-–]\d{4})?,?\s{0,2}([^.|·•\n,]{0,60})", re.IGNORECASE)
_OPENED = re.compile(r"^(?:by|por)\s+", re.IGNORECASE)
_FOOT = 12
_SHORT = 100
_SMALL_WORDS = frozenset("of the and for on in de del la las los y".split())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A page's lines around its title: those above it, those under it up to the first running text, and all of them."""

    above: Sequence[Line]
    under: Sequence[Line]
    lines: Sequence[Line]
    body: str
    language: str

    @property
    def foot(self) -> Sequence[Line]:
        """The page's last lines."""
        return self.lines[-_FOOT:]

    def byline(self) -> Byline | None:
        """The byline under the title, or else above it, where only a line that says *By* is one."""
        under = (read_byline(line.text, self.language) for line in self.under)
        above = (byline for line in self.above if (byline := read_byline(line.text, self.language)) and byline.signed)
        return next((byline for byline in (*under, *above) if byline and byline.authors), None)


def published_of(meta: Meta, around: Surroundings) -> dates.Published:
    """When the article appeared, and what says so; nothing where nothing says so."""
    language = around.language
    byline = around.byline()
    address = dates.from_url(meta.url)
    stated = dates.from_stamp(meta.published)
    shifted = _is_a_day_off(stated, address)
    candidates = [
        ("url" if shifted else "meta", address if shifted else stated),
        ("byline", byline.date if byline else None),
        ("byline", _first(line.text for line in around.under if _is_dated(line.text) and not _is_revision(line.text))),
        ("dateline", dates.dateline(around.body, language)),
        ("text", _first(line.text for line in (*around.under, *around.foot) if dates.is_dated_notice(line.text))),
        ("text", _finished(around, language)),
        ("url", address),
        ("masthead", _first(line.text for line in around.above if is_masthead_date(line.text))),
    ]
    return dates.published(candidates, [*_other_dates(around), *([address] if address else [])])


def is_masthead_date(text: str) -> bool:
    """Whether a line above the title tells the day, alone or beside the outlet's name: ``"The Gazette | 3 March 2026"``."""
    return len(text) <= _SHORT and not is_sentence(text) and any(printed.year for printed in dates.dates_in(text))


def _is_dated(text: str) -> bool:
    return dates.is_date_line(text) or dates.is_dated_notice(text)


def _is_revision(text: str) -> bool:
    return text.lower().lstrip("*_( ").startswith(("updated", "last ", "as of", "revised", "actualizad", "última", "ultima", "al "))


def _first(texts: Iterable[str]) -> dates.PrintedDate | None:
    return next((printed for text in texts for printed in dates.dates_in(text) if printed.year), None)


def _finished(around: Surroundings, language: str) -> dates.PrintedDate | None:
    paragraphs = around.body.split("\n\n")
    found = (dates.closing_date(paragraph, language) for paragraph in (paragraphs[0], paragraphs[-1]))
    return next((printed for printed in found if printed), None)


def _is_a_day_off(stated: dates.PrintedDate | None, address: dates.PrintedDate | None) -> bool:
    """A stamp in universal time may be one day off the local day, which the address carries."""
    if not (stated and address and stated.day and address.day and stated.printed and address.printed):
        return False
    return abs((dates.interval(stated.printed)[0] - dates.interval(address.printed)[0]).days) == 1


def _other_dates(around: Surroundings) -> list[dates.PrintedDate]:
    """Dates that stand apart from the text: they settle an ambiguous date, and lend their year to a dateline."""
    apart = [line.text for line in around.lines if _is_dated(line.text)] + [
        line.text for line in around.above if is_masthead_date(line.text)
    ]
    found = [printed for text in apart for printed in dates.dates_in(text, around.language) if printed.year]
    for line in around.foot:
        match = _COPYRIGHT.search(line.text) if len(line.text) <= 200 else None
        if match and match[1] and int(match[1]) in dates.YEARS:
            found.append(dates.PrintedDate(0, 4, int(match[1])))
    return found


def authors_of(meta: Meta, around: Surroundings, shape: str) -> tuple[str, ...]:
    """The authors that the page states or its byline names, as printed."""
    stated = [_OPENED.sub("", name.strip()) for name in meta.authors]
    named = tuple(dict.fromkeys(name for name in stated if is_name(name) or len(name.split()) >= 2 and name[:1].isupper()))
    byline = around.byline()
    if named or byline:
        return named or (byline.authors if byline else ())
    return tuple(line.text for line in around.under[:2] if shape == "html" and line.kind == "paragraph" and is_name(line.text))[:1]


def outlet_of(meta: Meta, around: Surroundings) -> str | None:
    """The outlet where it is evident: stated, in the byline, first in the masthead, or holder of the copyright."""
    byline = around.byline()
    if meta.outlet or (byline and byline.outlet):
        return meta.outlet or (byline.outlet if byline else None)
    for line in around.above[:6]:
        name = (segments(line.text) or [""])[0]
        if _may_be_outlet(name, line.text, around):
            return _in_title_case(name)
    for line in around.foot:
        match = _COPYRIGHT.search(line.text) if len(line.text) < 200 else None
        if match and is_outlet_like(match[2].strip()):
            return match[2].strip()
    return None


def _may_be_outlet(name: str, text: str, around: Surroundings) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or is_furniture(text) or _is_dated(name) or tells_of_the_site(name) or len(segments(text)) > 3:
        return False
    capitals = all(word[0].isupper() or word in _SMALL_WORDS or word == "&" for word in words)
    return capitals and (is_outlet_like(name) or len(segments(text)) > 1 or stands_at_the_foot(name, around.lines) or len(words) <= 4)


def _in_title_case(name: str) -> str:
    if not name.isupper():
        return name
    return " ".join(
        word.lower() if position and word.lower() in _SMALL_WORDS else word.capitalize() for position, word in enumerate(name.split())
    )
