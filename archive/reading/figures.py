"""Figures: numbers that measure something, with unit, comparator, range, subject, period and source.

Years, dates, ordinals, durations (*the past six months*) and numbers that only name something (*Article 5*) are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.reading.date import Published
from archive.reading.lexicon.calendar import NUMBERS
from archive.reading.lexicon.quantities import (
    COMPARATORS,
    CURRENCIES,
    MONEY,
    MULTIPLIERS,
    NO_UNITS,
    NUMBERED,
    PERCENT,
    TIMES,
    UNITS,
)
from archive.reading.measures import denominator_of, place_of, subject_of
from archive.reading.mentions import Mentions
from archive.reading.periods import Periods
from archive.reading.record import Citation, Figure
from archive.reading.tokens import Text, Token

_LONGEST_NUMBER = 18
_PHRASES = sorted(((phrase.split(), sign) for sign, phrases in COMPARATORS.items() for phrase in phrases), key=lambda pair: -len(pair[0]))
_ATTACHED = UNITS.keys() | MULTIPLIERS.keys()
_NAMED_UNITS = UNITS.keys() | MONEY.keys()
_LAST_WORDS = frozenset(phrase[-1] for phrase, _ in _PHRASES)
_SPELLED = frozenset(NUMBERS) | {"half"}
_YEARS = range(1500, 2101)
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")


@dataclass(slots=True)
class _Reading:
    """A number being read: ``first`` and ``end`` are positions among the tokens."""

    first: int
    end: int
    value: int | float
    unit: str | None = None
    high: int | float | None = None
    comparator: str = "="


def find_figures(text: Text, mentions: Mentions, citations: Sequence[Citation], published: Published) -> tuple[Figure, ...]:
    """The figures of a text in order: *over 40 tonnes of sand in 2022* is ``> 40 tonne``, subject *sand*, period *2022*."""
    readings = _distinct(_readings(text))
    periods = Periods(text, published)
    sources = {text.sentence_at(citation.start): citation.source for citation in reversed(citations)}
    figures = ((reading, _figure(text, mentions, sources, periods, reading)) for reading in readings)
    return tuple(figure for reading, figure in figures if figure.unit or figure.subject or _is_multiplied(text, reading))


def _is_multiplied(text: Text, reading: "_Reading") -> bool:
    return any(token.low in MULTIPLIERS for token in text.tokens[reading.first : reading.end])


def _readings(text: Text) -> Iterator[_Reading]:
    for block in text.blocks:
        if block.kind == "heading":
            continue
        for index in range(text.index_at(block.start), text.index_at(block.end)):
            reading = _read(text, index)
            if reading:
                yield reading


def _distinct(readings: Iterator[_Reading]) -> list[_Reading]:
    kept: list[_Reading] = []
    for reading in readings:
        if not kept or reading.first >= kept[-1].end:
            kept.append(reading)
    return kept


def _read(text: Text, index: int) -> _Reading | None:
    """The figure whose number stands at ``index``, if one does."""
    tokens = text.tokens
    if tokens[index].kind != "number" and tokens[index].low not in _SPELLED:
        return None
    value = _value(tokens[index]) if tokens[index].kind == "number" else _spelled(tokens, index)
    if value is None or _is_no_figure(text, index):
        return None
    reading = _Reading(index, index + 1, value)
    _multiply(text, reading)
    _take_range(text, reading)
    currency = _currency_before(tokens, reading)
    reading.unit = currency or _unit_behind(text, reading)
    if reading.unit in TIMES or not _counts(text, reading):
        return None
    _take_comparator(text, reading)
    return reading


def _value(token: Token) -> int | float | None:
    """``18,000`` and ``18.000`` are eighteen thousand, ``3.5`` and ``3,5`` three and a half."""
    printed = token.text
    if len(printed) > _LONGEST_NUMBER:
        return None
    if _COMMAS.match(printed):
        printed = printed.replace(",", "")
    elif _POINTS.match(printed) and printed.count(".") > 1:
        printed = printed.replace(".", "").replace(",", ".")
    elif printed.count(",") == 1 and "." not in printed:
        printed = printed.replace(",", ".")
    if printed.count(".") > 1 or "," in printed:
        return None
    return float(printed) if "." in printed else int(printed)


def _spelled(tokens: Sequence[Token], index: int) -> int | float | None:
    """*half a million*, *thirteen million*, *sixty people*: spelled numbers count before a multiplier or a known unit only."""
    low = [token.low for token in tokens[index : index + 3]]
    if low[:2] == ["half", "a"] and len(low) == 3 and low[2] in MULTIPLIERS:
        return 0.5
    if low[0] not in NUMBERS or len(low) < 2 or low[0] in ("a", "an", "un", "una", "uno"):
        return None
    return NUMBERS[low[0]] if low[1] in UNITS or low[1] in MULTIPLIERS or low[1] in PERCENT else None


def _is_no_figure(text: Text, index: int) -> bool:
    tokens = text.tokens
    token, before = tokens[index], tokens[index - 1] if index else None
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if any(printed.start <= token.start < printed.end for printed in text.dates_near(token.start)):
        return True
    if behind and behind.start == token.end and (behind.text in (":", "-", "/", "º", "°") and not _opens_range(tokens, index) or
                                                behind.kind == "word" and behind.low not in _ATTACHED):  # fmt: skip
        return True
    if before and before.end == token.start and before.text not in (*CURRENCIES, "(", "“", '"', "[", "~", "–", "—"):
        return True
    if before and before.low in ("per", "in", "of", "cada") and index > 1 and _is_whole_of(tokens, index):
        return True
    return before is not None and before.low in NUMBERED and before.end + 2 >= token.start


def _is_whole_of(tokens: Sequence[Token], index: int) -> bool:
    """The second number of *four in 10*, *48 of 574*, *6 per 100,000*."""
    first = tokens[index - 2]
    return (
        tokens[index - 1].low in ("per", "cada")
        or first.kind == "number"
        or first.low in NUMBERS
        or tokens[index].text in ("1,000", "10,000", "100,000")
    )


def _opens_range(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index + 1].text == "-" and index + 2 < len(tokens) and tokens[index + 2].kind == "number"


def _multiply(text: Text, reading: _Reading) -> None:
    """*13 million*, *35 mil millones*, *half a million*."""
    tokens = text.tokens
    if tokens[reading.first].low == "half":
        reading.end += 1
    while (
        reading.end < len(tokens)
        and tokens[reading.end].low in MULTIPLIERS
        and tokens[reading.end].start - tokens[reading.end - 1].end <= 1
    ):
        factor = MULTIPLIERS[tokens[reading.end].low]
        if len(tokens[reading.end].text) == 1 and tokens[reading.end].start != tokens[reading.end - 1].end:
            break
        reading.value = _whole(reading.value * factor)
        reading.end += 1


def _whole(value: int | float) -> int | float:
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else rounded


def _take_range(text: Text, reading: _Reading) -> None:
    """*10-15*, *10 to 15*, *between 10 and 15* before the same unit; a multiplier or sign behind the second holds for both."""
    tokens = text.tokens
    position = reading.end
    if position < len(tokens) and tokens[position].text == "%":
        position += 1
    if position + 1 >= len(tokens) or tokens[position].text not in ("-", "–", "—") and tokens[position].low not in ("to", "and", "a", "y"):
        return
    between = reading.first > 0 and tokens[reading.first - 1].low in ("between", "entre")
    if tokens[position].low in ("and", "y") and not between or tokens[position].low in ("to", "a") and _is_change(tokens, reading):
        return
    following = position + 1 + (tokens[position + 1].text in CURRENCIES)
    second = _value(tokens[following]) if following < len(tokens) and tokens[following].kind == "number" else None
    if second is None or tokens[following].start - tokens[reading.end - 1].end > 8:
        return
    high = _Reading(following, following + 1, second)
    _multiply(text, high)
    if high.value > second and reading.end - reading.first == 1:
        reading.value = _whole(reading.value * high.value / second)
    if high.value > reading.value:
        reading.high, reading.end = high.value, high.end


def _is_change(tokens: Sequence[Token], reading: _Reading) -> bool:
    """*From 10 to 15* is a change, two figures; *10 to 15* is a range."""
    return any(token.low in ("from", "de", "desde") for token in tokens[max(reading.first - 3, 0) : reading.first])


def _currency_before(tokens: Sequence[Token], reading: _Reading) -> str | None:
    before = tokens[reading.first - 1] if reading.first else None
    if before is None or before.text not in CURRENCIES:
        return None
    reading.first -= 1
    if reading.first and tokens[reading.first - 1].low in ("us", "u.s.") and tokens[reading.first - 1].end == before.start:
        reading.first -= 1
    return CURRENCIES[before.text]


def _unit_behind(text: Text, reading: _Reading) -> str | None:
    """A sign, a known unit, money, or any plural noun; the span then takes in what is a unit by itself."""
    tokens = text.tokens
    behind = tokens[reading.end : reading.end + 4]
    low = [token.low for token in behind]
    if not behind or behind[0].start - tokens[reading.end - 1].end > 1:
        return None
    if low[0] in PERCENT or low[:2] in (["per", "cent"], ["por", "ciento"]):
        reading.end += 1 if low[0] in PERCENT else 2
        return "%"
    skipped = 1 if low[0] in ("de", "of", "cubic", "square", "metric") and len(low) > 1 and low[1] in _NAMED_UNITS else 0
    if low[skipped] in UNITS or low[skipped] in MONEY:
        reading.end += skipped + 1
        return UNITS.get(low[skipped]) or MONEY[low[skipped]]
    for position, token in enumerate(behind[:3]):
        if token.kind != "word" or token.low in NO_UNITS or token.low in ("of", "and", "or", "in", "to", "y", "o", "en", "de", "per"):
            break
        if token.low in TIMES:
            return token.low
        if token.low in UNITS:
            return UNITS[token.low]
        if _is_plural(token):
            reading.end += position + 1 if position == 0 else 0
            return _singular(token.low)
    return None


def _is_plural(token: Token) -> bool:
    return not token.is_capital and len(token.low) > 3 and token.low.endswith("s") and not token.low.endswith(("ss", "us", "is"))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def _counts(text: Text, reading: _Reading) -> bool:
    """A number without a unit counts when it isn't like a year and its size, a verb or a comparator shows that it measures."""
    if reading.unit:
        return not (reading.unit not in ("%", *CURRENCIES.values()) and _is_like_year(text, reading) and reading.unit not in UNITS.values())
    if _is_like_year(text, reading):
        return False
    first = text.tokens[reading.first]
    return reading.value >= 1_000 and (first.kind == "number" or reading.end - reading.first > 1)


def _is_like_year(text: Text, reading: _Reading) -> bool:
    return reading.end - reading.first <= 2 and text.tokens[reading.first].text.isdigit() and reading.value in _YEARS


def _take_comparator(text: Text, reading: _Reading) -> None:
    """*over*, *at least*, *some* right before the number; *or more* behind it."""
    tokens = text.tokens
    before = [token.low for token in tokens[max(reading.first - 4, 0) : reading.first]]
    for phrase, sign in _PHRASES if before and before[-1] in _LAST_WORDS else ():
        if before[-len(phrase) :] == phrase and tokens[reading.first].start - tokens[reading.first - 1].end <= 1:
            reading.comparator = sign
            reading.first -= len(phrase)
            return
    if reading.first and tokens[reading.first - 1].text == "~":
        reading.comparator, reading.first = "~", reading.first - 1
    behind = [token.low for token in tokens[reading.end : reading.end + 2]]
    if behind == ["or", "more"] or behind == ["o", "mas"]:
        reading.comparator, reading.end = "≥", reading.end + 2


def _figure(text: Text, mentions: Mentions, sources: dict[tuple[int, int], str], periods: Periods, reading: _Reading) -> Figure:
    start, end = text.tokens[reading.first].start, text.tokens[reading.end - 1].end
    sentence = text.sentence_at(start)
    period = periods.of((start, end))
    subject, counted = subject_of(text, mentions, (start, end), sentence, reading.unit)
    return Figure(
        start=start,
        end=end,
        exact=text.body[start:end],
        rule="number",
        value=reading.value,
        high=reading.high,
        comparator=reading.comparator,
        unit=reading.unit or counted,
        subject=subject,
        place=place_of(text, mentions, start, sentence),
        denominator=denominator_of(text, (start, end), sentence, reading.unit),
        period=period.printed,
        period_start=period.starts_on,
        period_end=period.ends_on,
        source=sources.get(sentence),
    )
