"""Events: dated happenings, with a name where the words around the date give one.

A date may stand before its event (*the 2014 Imaginary Accord*, *the May 3rd meeting of the Board*), after it (*the rise of the Board in
the 1990s*, *the Accord, signed in 2009*), or alone. A bare year that only dates a number is no event.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from archive.reading.date import PrintedDate, Published, interval, iso, nearest_year
from archive.reading.lexicon.calendar import MONTHS
from archive.reading.lexicon.future import FUTURE_WORDS
from archive.reading.lexicon.happenings import EVENT_NOUNS, EVENT_VERBS, STOPS
from archive.reading.mentions import Mentions
from archive.reading.record import EventMention
from archive.reading.tokens import Text, Token

_DECADE = re.compile(r"\b(?:[Tt]he |[Ll]os (?:años )?)?(?:early |late |mid-)?((?:18|19|20)\d0)s?\b(?<=s)")
_YEAR = re.compile(r"(?<![\w,.$€£-])((?:19|20)\d{2})(?![\w%,.]\w|\w)")
_LONGEST_NAME = 9
_DATELINE = 80
"""A date this near the body's start with a dash behind it is the dateline's."""
_AUTHORITY = ("upcoming", "forthcoming", "coming", "proximo", "proxima")


class When(NamedTuple):
    """A date in the text: its span, and itself to its precision."""

    start: int
    end: int
    value: str
    precision: str


def find_events(text: Text, mentions: Mentions, published: Published) -> tuple[tuple[EventMention, ...], tuple[str, ...]]:
    """The dated events of a text in order, and a warning for each told as past though later than the article."""
    today = interval(published.value)[0] if published.value else None
    last_day = interval(published.value)[1] if published.value else None
    events: list[EventMention] = []
    warnings: list[str] = []
    for when in _dates(text, today):
        event = _event(text, mentions, when)
        if event is None:
            continue
        events.append(event)
        if last_day and event.starts_on and event.starts_on > last_day and _told_as_past(text, event):
            warnings.append(f"“{_label(event, when)}” is told as past, and is later than the article's date.")
    return tuple(events), tuple(dict.fromkeys(warnings))


def _dates(text: Text, today: date | None) -> list[When]:
    """Decades, dates and bare years of a text, none inside another; yearless dates by the nearest year."""
    found = [*_decades(text), *_printed(text, today)]
    taken = {position for when in found for position in range(when.start, when.end)}
    found += [When(match.start(1), match.end(1), match[1], "year") for match in _YEAR.finditer(text.body) if match.start(1) not in taken]
    headings = [block for block in text.blocks if block.kind == "heading"]
    inside = {position for block in headings for position in range(block.start, block.end)}
    return sorted(when for when in found if when.start not in inside)


def _decades(text: Text) -> Iterator[When]:
    for match in _DECADE.finditer(text.body):
        yield When(match.start(), match.end(), f"{match[1]}s", "decade")


def _printed(text: Text, today: date | None) -> Iterator[When]:
    for printed in text.dates:
        value = _value(text, printed, today)
        if value:
            yield When(printed.start, printed.end, value, printed.precision)
    if today:
        yield from _upcoming_months(text, today)


def _value(text: Text, printed: PrintedDate, today: date | None) -> str | None:
    if printed.swapped:
        return iso(printed.year) if printed.year else None
    if printed.year:
        return printed.printed
    if today is None or printed.month is None or printed.day is None:
        return None
    return iso(nearest_year(printed.month, printed.day, today), printed.month, printed.day)


def _upcoming_months(text: Text, today: date) -> Iterator[When]:
    """*The upcoming February …*: the next month of that name."""
    for index, token in enumerate(text.tokens[1:], 1):
        if token.low in MONTHS and token.is_capital and text.tokens[index - 1].low in _AUTHORITY:
            month = MONTHS[token.low]
            year = today.year + (month < today.month)
            yield When(token.start, token.end, iso(year, month), "month")


def _event(text: Text, mentions: Mentions, when: When) -> EventMention | None:
    if when.start < _DATELINE and any(dash in text.body[when.end : when.end + 4] for dash in "—–"):
        return None
    named = _named_behind(text, when) or _named_before(text, mentions, when)
    if named is None and when.precision == "year":
        return None
    start, end, name = named or (when.start, when.end, None)
    first, last = _span(when)
    return EventMention(start=start, end=end, exact=text.body[start:end], rule="named-date" if name else "date", name=name, date=when.value,
                        precision=when.precision, starts_on=first, ends_on=last)  # fmt: skip


def _span(when: When) -> tuple[date, date]:
    if when.precision == "decade":
        year = int(when.value[:4])
        return date(year, 1, 1), date(year + 9, 12, 31)
    return interval(when.value)


def _named_behind(text: Text, when: When) -> tuple[int, int, str] | None:
    """*The 2014 Imaginary Accord*: an article before the date and a name right behind it."""
    before = text.between(max(when.start - 24, 0), when.start)
    after = text.between(when.end, when.end + 160)
    if when.precision == "decade" or not after or after[0].start - when.end > 2:
        return _spurred(text, when, after)
    article = next((token for token in before[-2:] if token.low in ("the", "el", "la")), None)
    if article is None or before[-1] is not article and before[-1].low not in (*_AUTHORITY, "recent", "reciente"):
        return None
    name = _name_phrase(text, after)
    return (article.start, name[-1].end, text.body[name[0].start : name[-1].end]) if name else None


def _spurred(text: Text, when: When, after: list[Token]) -> tuple[int, int, str] | None:
    """*In the 1980s, driven by the fall of …* names what happened then."""
    low = [token.low for token in after[:5]]
    if low[:1] == [","] and low[2:4] == ["by", "the"] and len(after) > 4 and after[4].low in EVENT_NOUNS:
        name = _name_phrase(text, after[4:])
        return (when.start, when.end, text.body[name[0].start : name[-1].end]) if name else None
    return None


def _name_phrase(text: Text, tokens: list[Token]) -> list[Token]:
    """Capital words, or a noun of an event with what belongs to it (*arrest of three men*)."""
    name: list[Token] = []
    capital = bool(tokens) and tokens[0].is_capital
    for token in tokens[:_LONGEST_NAME]:
        if token.kind not in ("word", "dotted", "number") and token.text != "-" or token.low in STOPS:
            break
        begun = capital or any(before.is_capital for before in name)
        if begun and not token.is_capital and token.low not in ("of", "for", "the", "de", "del") and token.text != "-":
            break
        name.append(token)
    while name and (name[-1].low in ("of", "the", "and", "de", "del", "y", "for") or name[-1].text == "-"):
        name.pop()
    return name if capital or any(token.low in EVENT_NOUNS for token in name) else []


def _named_before(text: Text, mentions: Mentions, when: When) -> tuple[int, int, str] | None:
    """*The rise of X in the 1990s*; *X, launched in 2009*."""
    sentence = text.sentence_at(when.start)
    before = text.between(max(sentence[0], when.start - 160), when.start)
    if not before or before[-1].low not in ("in", "on", "of", "during", "en", "el", "de", "since"):
        return None
    verb = before[-2] if len(before) > 1 else None
    if verb and verb.low in EVENT_VERBS:
        name = _doer(text, mentions, before[:-2])
        return (when.start, when.end, name) if name else None
    nouns = [index for index, token in enumerate(before[:-1]) if token.low in EVENT_NOUNS and index >= len(before) - _LONGEST_NAME]
    for index in nouns:
        name_tokens = _name_phrase(text, before[index:-1])
        if name_tokens and name_tokens[-1] is before[-2]:
            return when.start, when.end, text.body[name_tokens[0].start : name_tokens[-1].end]
    return None


def _doer(text: Text, mentions: Mentions, before: list[Token]) -> str | None:
    """What was launched or signed: the words in quotation marks, the name or the capitals right before the verb."""
    while before and (before[-1].text in ',”"’' or before[-1].low in ("was", "were", "fue", "is", "and", "which")):
        before = before[:-1]
    if not before:
        return None
    quoted = next((span for span in text.quotes_within(before[0].start, before[-1].end + 1) if span.end >= before[-1].end), None)
    if quoted:
        return text.body[quoted.start : quoted.end].rstrip(",.")
    name: list[Token] = []
    for token in reversed(before):
        if not (token.is_capital or token.low in ("of", "for", "de", "del", "and") and name):
            break
        name.insert(0, token)
    while name and not name[0].is_capital:
        name.pop(0)
    if name and name[0].low in ("the", "a", "el", "la"):
        name.pop(0)
    mention = mentions.at(name[0].start) if name else None
    if not name or mention and (mention.is_person or mention.end >= name[-1].end):
        return None
    return text.body[name[0].start : name[-1].end]


def _told_as_past(text: Text, event: EventMention) -> bool:
    start, end = text.sentence_at(event.start)
    words = {token.low for token in text.between(start, end)}
    before = text.between(max(event.start - 20, start), event.start)[-1:]
    if before and before[0].low in ("from", "until", "till", "by", "before", "desde", "hasta"):
        return False
    return not words & FUTURE_WORDS and not words & {*_AUTHORITY, "next", "until", "para", "set", "due", "scheduled", "comes", "elect"}


def _label(event: EventMention, when: When) -> str:
    """The date and the first word of the name: *The January 23rd meeting*."""
    behind = event.exact[when.end - event.start :].split()
    return event.exact[: when.end - event.start] + (f" {behind[0]}" if behind else "")
