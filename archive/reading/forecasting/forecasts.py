"""Forecasts: a horizon and a word of the future in one clause, as a window that counts from the article's date.

A sentence is parted at its semicolons; of each part the clause that looks ahead is the passage, without *Looking ahead,* or *X suggests
that* before it and *, X said* behind it, and inside its quotation marks. Questions, headings, and horizons that lie behind the article
are none. After the rules in features.md, *Forecast ledger*.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from archive.reading.dating.date import Published
from archive.reading.dating.windows import Span, day_of
from archive.reading.forecasting.conditions import find_condition
from archive.reading.forecasting.foreseen import clause_of, opening, stripped
from archive.reading.forecasting.horizon_counts import Horizon
from archive.reading.forecasting.horizons import find_horizons, places_of_time
from archive.reading.forecasting.points_ahead import PointsAhead
from archive.reading.forecasting.signs import may_look_ahead, sign_of_the_future
from archive.reading.lexicon.future import (
    CONDITIONS,
    DOING,
    FORETOLD,
    HAPPENED,
    RECALLING,
    SCHEDULING,
    TERM_WORDS,
)
from archive.reading.lexicon.happenings import PAST_VERBS
from archive.reading.marks import Quoted
from archive.reading.record import Forecast
from archive.reading.tokens import Text, Token
from archive.reading.walking import Walk

_AFTER_VERB = 6
_SHORT_QUOTE = 4
_SHORT_CLAUSE = 7
_CLAUSE_MARKS = ",;—–:("
_LONGEST_HORIZON, _LONGEST_CONDITION, _LONGEST_WHY = 200, 500, 60


class _Part(NamedTuple):
    """A sentence's part between the tokens ``first`` and ``last``, with what looks ahead in it."""

    walk: Walk
    first: int
    last: int
    horizon: Horizon
    sign: tuple[int, int]


def find_forecasts(text: Text, published: Published) -> tuple[Forecast, ...]:
    """The forecasts of a text in order: *“Prices will fall in the next six months.”* from 2026-03-03 runs to 2026-09-03."""
    today = day_of(published)
    return tuple(forecast for start, end in text.sentences_at(places_of_time(text)) for forecast in _of_sentence(text, start, end, today))


def _of_sentence(text: Text, start: int, end: int, today: Span | None) -> Iterator[Forecast]:
    if text.block_at(start).kind in ("heading", "question"):
        return
    inside = slice(text.index_at(start), text.index_at(end))
    lows, tokens = text.lows[inside], text.tokens[inside]
    if not (may_look_ahead(lows, text.language == "es") or "(" in lows) or "?" in lows and _asks(tokens):
        return
    walk = PointsAhead(text, tokens, today)
    horizons = find_horizons(walk)
    if not horizons:
        return
    bounds = [-1, *(index for index, low in enumerate(lows) if low == ";"), len(tokens)]
    for before, last in pairwise(bounds):
        within = [one for one in horizons if before < one.start and one.end <= last]
        forecast = _of_part(walk, before + 1, last, within, today) if within else None
        if forecast:
            yield forecast


def _asks(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is a question."""
    return any(token.text == "?" for token in tokens[-3:])


def _of_part(walk: Walk, first: int, last: int, inside: list[Horizon], today: Span | None) -> Forecast | None:
    """The forecast of a sentence's part: its horizon stands outside its condition where one does."""
    first = _after_label(walk, first, last)
    quoted = _quotation(walk.text, walk.tokens[inside[0].start].start)
    if quoted and (within := _inside(walk.tokens, quoted, first, last)) and sign_of_the_future(walk, *within):
        first, last = within
    inside = [one for one in inside if first <= one.start and one.end <= last]
    if not inside:
        return None
    sign = sign_of_the_future(walk, first, last) or _term(walk, inside)
    if sign is None:
        return None
    if sign[1] < last and walk.low(sign[1]) in ("that", "que"):
        sign = sign_of_the_future(walk, sign[1] + 1, last) or sign
    hangs = find_condition(walk, opening(walk, first, last), last)
    free = [one for one in inside if hangs is None or not hangs[0] <= one.start < hangs[1]] or inside
    if hangs and hangs[0] <= sign[0] < hangs[1]:
        sign = sign_of_the_future(walk, hangs[1], last) or sign
    part = _Part(walk, first, last, next((one for one in free if not one.vague), free[0]), sign)
    if _is_schedule(part) or part.horizon.near and not _is_of_the_clause(part) or not part.horizon.dated and _is_told_of_old(walk, today):
        return None
    return _forecast(part)


def _term(walk: Walk, horizons: Sequence[Horizon]) -> tuple[int, int] | None:
    """*Long-term (5-10 years), …* looks ahead without another word."""
    terms = [one.start - 2 for one in horizons if one.start > 1 and walk.low(one.start - 1) == "("]
    return next(((index, index + 1) for index in terms if walk.low(index) in TERM_WORDS), None)


def _forecast(part: _Part) -> Forecast | None:
    walk, horizon, sign = part.walk, part.horizon, part.sign
    body, tokens = walk.text.body, walk.tokens
    core = min(horizon.start, sign[0]), max(horizon.end, sign[1])
    first, last = clause_of(walk, part.first, part.last, core)
    start, end = stripped(body, tokens[first].start, tokens[last - 1].end)
    if end <= start:
        return None
    hangs = find_condition(walk, first, last)
    printed = walk.printed(horizon.start, horizon.end)
    condition = walk.printed(*hangs).rstrip(' .,;:”"') if hangs else ""
    word = _sign(walk.printed(*sign))
    return Forecast(
        start=start,
        end=end,
        exact=body[start:end],
        rule="horizon",
        why=f"horizon “{printed[:_LONGEST_WHY]}” with the future word “{word[:_LONGEST_WHY]}”",
        horizon=printed[:_LONGEST_HORIZON],
        condition=condition if 0 < len(condition) <= _LONGEST_CONDITION else None,
        starts_on=horizon.window.starts_on,
        ends_on=horizon.window.ends_on,
    )


def _sign(printed: str) -> str:
    """*You’ll* looks ahead by its *’ll*."""
    return printed[-3:] if printed.lower().endswith(("’ll", "'ll")) else printed


def _is_schedule(part: _Part) -> bool:
    """*The summit is set to meet in July*, *she will travel next week*: an agenda, no forecast."""
    sign = part.walk.low(part.sign[0])
    return part.horizon.scheduled and sign in SCHEDULING or part.horizon.agenda and (sign in SCHEDULING or sign in DOING or "'" in sign)


def _is_of_the_clause(part: _Part) -> bool:
    """*In 2027 prices will fall*, *if it passes in 2027, prices will fall*; not *the first in 2027, which will be held in May*."""
    walk = part.walk
    first = walk.clause_start(part.horizon.start, part.first, _CLAUSE_MARKS)
    last = walk.clause_end(part.horizon.end, part.last, _CLAUSE_MARKS)
    if first <= part.sign[0] < last:
        return True
    if walk.low(first) in CONDITIONS or walk.low(first) in ("once", "when", "cuando"):
        return True
    told = any(low in HAPPENED or low in PAST_VERBS or low.endswith("ed") for low in walk.lows[first:last])
    return not told and (last - first <= _SHORT_CLAUSE or first <= part.first + 1)


def _is_told_of_old(walk: Walk, today: Span | None) -> bool:
    """*In 1998 the board warned*, *he said in 2003*, *ten years ago X promised*, *she remembers*: it counts from another day."""
    if not RECALLING.isdisjoint(walk.lows):
        return True
    verbs = [index for index, low in enumerate(walk.lows) if low in FORETOLD]
    if not verbs or today is None:
        return False
    for index in range(1, len(walk.lows)):
        year = walk.year_at(index) if walk.low(index - 1) in ("in", "en") else None
        if year and year < today.first.year or walk.low(index) == "ago":
            return any(0 < index - verb <= _AFTER_VERB or index <= _AFTER_VERB < verb + _AFTER_VERB for verb in verbs[:3])
    return False


def _after_label(walk: Walk, first: int, last: int) -> int:
    """Past a speaker's label: *ROE: …*, *A: …*."""
    tokens = walk.tokens
    if first < last and tokens[first].start != walk.text.block_at(tokens[first].start).start:
        return first
    for index in range(first, min(first + 5, last - 1)):
        if tokens[index].text == ":":
            return index + 1
        if not tokens[index].is_capital and tokens[index].text != ".":
            break
    return first


def _quotation(text: Text, position: int) -> Quoted | None:
    """The quoted span that holds ``position``."""
    index = bisect_right(text.quotes, (position, position, True)) - 1
    quoted = text.quotes[index] if index >= 0 else None
    return quoted if quoted and quoted.end > position else None


def _inside(tokens: Sequence[Token], quoted: Quoted, first: int, last: int) -> tuple[int, int] | None:
    """The part's tokens inside a quotation; none where it is a mere word or two."""
    inner = [index for index in range(first, last) if quoted.start <= tokens[index].start < quoted.end]
    return (inner[0], inner[-1] + 1) if len(inner) > _SHORT_QUOTE else None
