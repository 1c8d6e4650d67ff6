"""Events: dated happenings, with a name where the words around the date give one.

Days, months, decades and centuries are events even without a name; a bare year and a month to come are only with one. The dateline, a
note on when the text was finished, and dates that end a period are none.
"""

from collections.abc import Sequence

from archive.reading.dating.date import Published
from archive.reading.dating.dated import dates_of
from archive.reading.dating.event_names import Names
from archive.reading.dating.event_words import Name
from archive.reading.dating.when import When
from archive.reading.dating.windows import day_of
from archive.reading.lexicon.future import FUTURE_WORDS
from archive.reading.lexicon.happenings import BEFORE_EVENT
from archive.reading.mentions import Mentions
from archive.reading.page.datelines import closing_date
from archive.reading.record import EventMention
from archive.reading.tokens import Text, Token

_DATELINE = 80
"""A date this near the body's start with a dash behind it is the dateline's."""
_NOT_PAST = frozenset(
    (*BEFORE_EVENT, "next", "until", "para", "set", "due", "scheduled", "comes", "elect", "begins", "starts", "opens", "meets")
)
_NOTICES = frozenset("updated published posted copyright revised actualizado publicado ©".split())
_TENSE_REACH = 400
"""Characters to both sides of a date whose verbs tell its tense: a sentence is seldom longer."""
_LONGEST_NAME, _LONGEST_WHY = 300, 80


def find_events(text: Text, mentions: Mentions, published: Published) -> tuple[tuple[EventMention, ...], tuple[str, ...]]:
    """The dated events of a text in order, and a warning for each told as past though later than the article."""
    today = day_of(published)
    names = Names(text, mentions)
    events: list[EventMention] = []
    warnings: list[str] = []
    for when in dates_of(text, today):
        if _is_furniture(text, when):
            continue
        name = names.of(when)
        if name is None and not when.told:
            continue
        event = _event(text, names, when, name)
        if events and event.start < events[-1].end:
            continue
        events.append(event)
        if today and when.span.first > today.last and event.told_as_past:
            warnings.append(f"“{_label(event, when)}” is told as past, and is later than the article's date.")
    return tuple(events), tuple(dict.fromkeys(warnings))


def _is_furniture(text: Text, when: When) -> bool:
    """The dateline's date, a heading's, a date on a line of its own, *every May 3*, the end of a period, the day a note was finished."""
    block = text.block_at(when.start)
    if block.kind == "heading" or _ends_a_period(text.tokens, when.first):
        return True
    alone = (when.end - when.start) * 2 > block.end - block.start and text.body[block.end - 1] not in '.!?”"’»'
    if alone or when.first and text.tokens[when.first - 1].low in ("every", "each", "cada"):
        return True
    if when.start - block.start < _DATELINE and any(dash in text.body[when.end : when.end + 4] for dash in ("—", "–", "--")):
        return block.start == text.blocks[0].start
    first = text.tokens[text.index_at(block.start)].low
    if first in _NOTICES and when.start - block.start < _DATELINE:
        return True
    return (
        first in ("this", "este", "esta")
        and when.start - block.start < _DATELINE
        and closing_date(text.body[block.start : when.end]) is not None
    )


def _ends_a_period(tokens: Sequence[Token], index: int) -> bool:
    """Whether a date only ends a period: *in the twelve months to September 2024*."""
    before = tokens[index - 1].low if index else ""
    unit = tokens[index - 2].low if index > 1 else ""
    return before in ("to", "ended", "ending") and unit in ("months", "month", "year", "years", "quarter", "weeks", "days", "half")


def _event(text: Text, names: Names, when: When, name: Name | None) -> EventMention:
    start, end = when.start, when.end
    if name:
        start, end = min(start, text.tokens[name.opens].start), max(end, text.tokens[name.closes - 1].end)
    printed = names.as_printed(name, when).rstrip(",.")[:_LONGEST_NAME] if name else None
    return EventMention(
        start=start,
        end=end,
        exact=text.body[start:end],
        rule="named-date" if printed else "date",
        why=_why(text, when, name, printed),
        name=printed,
        date=when.value,
        precision=when.precision,
        starts_on=when.span.first,
        ends_on=when.span.last,
        told_as_past=_told_as_past(text, start),
    )


def _why(text: Text, when: When, name: Name | None, printed: str | None) -> str:
    """What the rule saw: *year “2014” before the name “Water Accord”*."""
    why = f"{when.precision} “{text.body[when.start : when.end][:_LONGEST_WHY]}”"
    if when.resolved:
        why += f", by the sentence's tense in {when.year}"
    if name and printed:
        side = "before" if name.first >= when.last else "after"
        why += f"{',' if when.resolved else ''} {side} the name “{printed[:_LONGEST_WHY]}”"
    return why


def _told_as_past(text: Text, place: int) -> bool:
    start, end = text.sentence_at(place)
    words = {token.low for token in text.between(max(start, place - _TENSE_REACH), min(end, place + _TENSE_REACH))}
    before = text.between(max(place - 20, start), place)[-1:]
    if before and before[0].low in ("from", "until", "till", "by", "before", "desde", "hasta"):
        return False
    return not words & FUTURE_WORDS and not words & _NOT_PAST


def _label(event: EventMention, when: When) -> str:
    """The date and the first word of the name: *The January 23rd meeting*."""
    behind = event.exact[when.end - event.start :].split()
    return event.exact[: when.end - event.start] + (f" {behind[0]}" if behind else "")
