"""Figures: numbers that measure something, with unit, comparator, range, subject, place, period and source.

``numbers.py`` and ``shares.py`` read what is printed, ``labels.py`` leaves out what only names something, ``units.py`` and
``comparators.py`` tell what is counted and how it is meant, ``counting.py`` which numbers measure. Years, dates, ordinals, ages, durations
(*the past six months*) and *Article 5* are no figures.
"""

from collections.abc import Sequence

from archive.reading.dating.date import Published
from archive.reading.measuring.amounts import amounts
from archive.reading.measuring.counting import counted
from archive.reading.measuring.measures import denominator_of, subject_of
from archive.reading.measuring.periods import Periods
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.sourcing import Sources
from archive.reading.measuring.whereabouts import place_of
from archive.reading.mentions import Mentions
from archive.reading.record import Citation, Figure
from archive.reading.tokens import Text

_LONGEST_SUBJECT = 200
_LONGEST_WORDS = 60


def find_figures(text: Text, mentions: Mentions, citations: Sequence[Citation], published: Published) -> tuple[Figure, ...]:
    """The figures of a text in order: *over 40 tonnes of sand in 2022* is ``> 40 tonne``, subject *sand*, period *2022*."""
    found = counted(text, mentions, amounts(text, mentions))
    spans = [(text.tokens[one.first].start, text.tokens[one.end - 1].end) for one in found]
    periods = Periods(text, published, spans)
    sources = Sources(text, citations, mentions)
    figures: list[Figure] = []
    for position, amount in enumerate(found):
        following = found[position + 1].first if position + 1 < len(found) else len(text.tokens)
        figures.append(_figure(text, mentions, sources, periods, amount, following, figures[-1] if figures else None))
    return tuple(figures)


def _figure(
    text: Text, mentions: Mentions, sources: Sources, periods: Periods, amount: Amount, following: int, last: Figure | None
) -> Figure:
    start, end = text.tokens[amount.first].start, text.tokens[amount.end - 1].end
    sentence = text.sentence_at(start)
    period = periods.of(start, end)
    subject = subject_of(text, amount, sentence)
    place = place_of(text, mentions, amount, sentence, following)
    if last is not None and last.unit == amount.unit and amount.unit is not None and _goes_on(text, amount, last):
        subject, place = subject or last.subject, place or last.place
    denominator = denominator_of(text, amount, sentence)
    return Figure(
        start=start,
        end=end,
        exact=text.body[start:end],
        rule="number",
        why=_why(text, amount),
        value=amount.value,
        high=amount.high,
        comparator=amount.comparator,
        unit=amount.unit[:_LONGEST_WORDS] if amount.unit else None,
        subject=subject[:_LONGEST_SUBJECT] if subject else None,
        place=place,
        denominator=denominator[:_LONGEST_SUBJECT] if denominator else None,
        period=period.printed,
        period_start=period.starts_on,
        period_end=period.ends_on,
        source=sources.of(start),
    )


def _goes_on(text: Text, amount: Amount, last: Figure) -> bool:
    """Whether a figure without a noun of its own goes on with the last: *89 boats in 2024 and 96 in 2025*."""
    near = text.sentence_at(last.start) == text.sentence_at(text.tokens[amount.first].start)
    return amount.kind == "bare" or near and amount.kind in ("money", "measure")


def _why(text: Text, amount: Amount) -> str:
    """*number “3.4” before the unit “million barrels”*."""
    tokens, number = text.tokens, amount.number
    printed = text.body[tokens[number.first].start : tokens[number.end - 1].end][:_LONGEST_WORDS]
    if amount.shared:
        return f"share “{printed}” of a whole"
    if amount.kind == "money" and amount.first < number.first and tokens[number.first - 1].kind != "word":
        return f"number “{printed}” behind the sign “{tokens[number.first - 1].text}”"
    if amount.kind == "ratio":
        return f"number “{printed}” out of “{_words(text, *(amount.out_of or (number.first, number.end)))}”"
    if amount.kind == "rate":
        return f"number “{printed}” per “{_words(text, *(amount.out_of or (number.first, number.end)))}”"
    if amount.end > number.end:
        return f"number “{printed}” before the unit “{_words(text, number.end, amount.end)}”"
    if amount.unit:
        return f"number “{printed}”, of what is counted near it: “{amount.unit}”"[:200]
    return f"number “{printed}” that measures, its unit not printed"


def _words(text: Text, first: int, end: int) -> str:
    printed = text.body[text.tokens[first].start : text.tokens[end - 1].end].strip("- ")
    return printed if len(printed) <= _LONGEST_WORDS else printed[: _LONGEST_WORDS - 1] + "…"
