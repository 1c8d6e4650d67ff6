"""The imprint: when an article appeared, where and by whom, from all the places of a page that say so.

For the date the order is: what the page states for machines, the byline, the dateline, a notice (*Updated …*), the address, and last the
masthead, which may show the day on which the page was read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.folding import fold
from archive.reading.dating import date as dates
from archive.reading.lexicon.calendar import DAY_FIRST_LOCALES, DAY_FIRST_SITES, MONTH_FIRST_LOCALES, MONTH_FIRST_SITES
from archive.reading.page.bylines import Byline, is_outlet_like, names_of, read_byline
from archive.reading.page.closing_notes import credited, introduced, signed_below
from archive.reading.page.datelines import closing_date, dateline
from archive.reading.page.furniture import is_furniture, segments, tells_of_the_site
from archive.reading.page.lines import Line, Meta, is_sentence
from archive.reading.page.printed_names import is_name, opens_with_a_given_name
from archive.reading.page.signatures import bylines, is_lone_name, lone_names
from archive.reading.page.title import stands_at_the_foot

MASTHEAD_WARNING = "The date stands in the page's masthead: it may be the day the page was read."

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s?)?(\d{4})?(?:[-–]\d{4})?,?\s{0,2}([^.|·•\n,]{0,60})", re.IGNORECASE)
_FOR = re.compile(r" (?:for|at) ((?:[Tt]he )?[A-ZÀ-Þ][\w’'&.-]*(?: (?:[A-ZÀ-Þ][\w’'&.-]*|of|on|and|&)){0,5})$")
_AGED = re.compile(
    r"(?:more than|hace(?: mas de)?|over) (?:\d{1,2}|an?|one|two|three|un|dos) (?:years?|months?|anos?|mes(?:es)?)\b"
    r"|\b\d{1,2} (?:years?|months?) (?:ago|old)\b"
)
_A_YEAR = re.compile(r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_LONG_PAST = 6
_FOOT = 12
_MASTHEAD = 12
"""How many lines above the title a masthead's date may stand: farther up it is the day on which the page was read."""
_NEAR = 25
_NEARLY_BARE = 6
_MOST_NOTED = 3
_PICTURED = frozenset("photo photos photograph image picture file credit getty reuters/ ap foto imagen archivo in on since until".split())
_SHORT = 100
_SMALL_WORDS = frozenset("of the and for on in de del la las los y".split())


@dataclass(frozen=True)
class Surroundings:
    """A page's lines around its title: those above it, those under it up to the first running text, and all of them."""

    above: Sequence[Line]
    under: Sequence[Line]
    lines: Sequence[Line]
    body: str
    language: str
    below: Sequence[Line] = ()
    """The first lines under the text."""
    opening: str = ""
    """The text's first paragraph as printed, with its dateline."""

    @property
    def foot(self) -> Sequence[Line]:
        """The page's last lines."""
        return self.lines[-_FOOT:]

    @cached_property
    def byline(self) -> Byline | None:
        """The byline under the title, or else above it, where only a line that says *By* is one; else one without names."""
        under = list(bylines(self.under[:_NEAR], self.language))
        above = [byline for byline in bylines(self.above[-_NEAR:], self.language) if byline.signed]
        return next((byline for byline in (*under, *above) if byline.authors), None)


def published_of(meta: Meta, around: Surroundings) -> dates.Published:
    """When the article appeared, and what says so; nothing where nothing says so."""
    language = around.language
    address = dates.from_url(meta.url)
    stated = dates.from_stamp(meta.published, language)
    shifted = _is_a_day_off(stated, address)
    under = _texts(around.under[-_NEAR:])
    candidates = [
        ("url" if shifted else "meta", address if shifted else stated),
        ("byline", next(_signed_dates(under, language), None)),
        ("byline", around.byline.date if around.byline else None),
        ("dateline", dateline(around.opening or around.body, language)),
        ("text", _first((text for text in (*under, *_texts(around.foot)) if dates.is_dated_notice(text)), language)),
        ("byline", _first((text for text in under if _is_nearly_bare(text)), language)),
        ("text", _finished(around, language)),
        ("url", address),
        ("text", _told_below(around)),
        ("masthead", _masthead(around)),
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


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


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


def _masthead(around: Surroundings) -> dates.PrintedDate | None:
    """The date over the title, unless the page shows that its article is older than the day of reading."""
    texts = reversed(_texts(around.above[-_MASTHEAD:]))
    printed = _first((text for text in texts if is_masthead_date(text)), around.language)
    return None if printed and printed.year and _is_older(around, printed.year) else printed


def _is_older(around: Surroundings, year: int) -> bool:
    """Whether a page calls its article old (*more than 3 years old*, *2 years ago*), or all the years that its text names are long past."""
    if any(_AGED.search(fold(line.text)) for line in (*around.above, *around.under) if len(line.text) <= _SHORT):
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
            yield from (printed for printed in dates.dates_in(line.text, around.language) if printed.year)


def _mastheads(around: Surroundings) -> Iterator[dates.PrintedDate]:
    """Dates over the title. Like the copyright's they lend a dateline its year; those of teasers under the text don't."""
    for line in around.above:
        if is_masthead_date(line.text):
            yield from (printed for printed in dates.dates_in(line.text, around.language) if printed.year)


def _copyright_years(around: Surroundings) -> Iterator[dates.PrintedDate]:
    for line in around.foot:
        match = _COPYRIGHT.search(line.text) if len(line.text) <= 200 else None
        if match and match[1] and int(match[1]) in dates.YEARS:
            yield dates.PrintedDate(0, 4, int(match[1]))


def authors_of(meta: Meta, around: Surroundings, shape: str) -> tuple[str, ...]:
    """The authors that the page states or its byline names, as printed; an agency or an office where no person signs."""
    stated = [name for printed in meta.authors for name in names_of(printed) or (printed,)]
    named = tuple(
        dict.fromkeys(name for name in stated if is_name(name) or shape == "html" or len(name.split()) >= 2 and name[:1].isupper())
    )
    byline = around.byline
    if named and byline and byline.signed and (_is_surer(byline.authors, named) or _is_fuller(byline.authors, named)):
        return byline.authors
    if named or byline:
        return named or (byline.authors if byline else ())
    if alone := lone_names(around.under) or _name_over(around, shape):
        return alone
    signed = tuple(dict.fromkeys(credited(_texts([*around.lines, *around.below]))))
    noted = tuple(dict.fromkeys(introduced([*around.body.split("\n\n")[-2:], *_texts([*around.foot, *around.below])])))[:_MOST_NOTED]
    return signed or noted or signed_below(around.below) or meta.organisations


def _is_surer(printed: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a printed *By* names common given names, none of them stated: who is stated has only put the page there."""
    last = {fold(name.split()[-1]) for name in stated}
    return all(opens_with_a_given_name(name) and fold(name.split()[-1]) not in last for name in printed)


def _is_fuller(printed: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a printed *By* names all that are stated and others, as where a page marks but the last of its authors."""
    also, others = {fold(name) for name in stated}, [name for name in printed if fold(name) not in {fold(one) for one in stated}]
    return bool(others) and len(others) == len(printed) - len(also) and all(opens_with_a_given_name(name) for name in others)


def _name_over(around: Surroundings, shape: str) -> tuple[str, ...]:
    """A name that stands alone right over the title of a copied page."""
    over = around.above[-1].text if around.above and shape == "text" else ""
    return (over,) if over and is_lone_name(over) else ()


def outlet_of(meta: Meta, around: Surroundings) -> str | None:
    """The outlet where it is evident: stated, in the byline, first in the masthead, or holder of the copyright."""
    byline = around.byline
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
    authors = byline.authors if byline else meta.authors
    return next((outlet for line in around.foot for outlet in _written_for(line.text, authors)), None)


def _written_for(note: str, authors: Sequence[str]) -> Iterator[str]:
    """The outlet in a note on the author: ``"Ada Roe covers mills for The Valley Gazette."``."""
    if len(note) <= 400 and note.startswith(tuple(authors)) and authors:
        match = _FOR.search(note.partition(". ")[0].rstrip("."))
        if match and 2 <= len(match[1].split()) <= 6:
            yield match[1]


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
