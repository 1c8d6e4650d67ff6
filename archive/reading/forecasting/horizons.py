"""Horizons: until when, or when, a sentence looks ahead, each form by the word that opens it.

*Next six months* runs to the same day six months on; *5-10 years* from the fifth to the tenth year; *by 2030* to the end of that year;
*in 2027* is that year; *by spring* has no window, for nobody knows its day. What lies behind the article is no horizon.
"""

from collections.abc import Callable

from archive.reading.dating.windows import Span, Window
from archive.reading.forecasting.horizon_counts import Horizon, ahead, ahead_next, another, in_brackets, more, within
from archive.reading.forecasting.horizon_points import (
    as_early,
    before,
    by,
    closing,
    for_year,
    from_here,
    inside,
    part_of,
    rest,
    spanish_a,
    starting,
    term,
    than,
    this,
)
from archive.reading.forecasting.points_ahead import PointsAhead
from archive.reading.lexicon.calendar import MONTHS, WEEKDAYS
from archive.reading.lexicon.horizons import BEFORE, BY, FROM, HALF_YEARS, IN, NEXT, PARTS, QUARTERS, RECESSES, SEASONS, THIS, UNITS, WITHIN
from archive.reading.tokens import Text


def find_horizons(points: PointsAhead) -> list[Horizon]:
    """The horizons of a sentence in order, none inside another."""
    found: list[Horizon] = []
    reached = 0
    for index, low in [(index, low) for index, low in enumerate(points.lows) if low in _FORMS]:
        horizon = _FORMS[low](points, index) if index >= reached else None
        if horizon:
            reached = horizon.end
            if _is_ahead(horizon.window, points.today):
                found.append(horizon)
    return found


def _is_ahead(window: Window, today: Span | None) -> bool:
    return today is None or window.ends_on is None or window.ends_on >= today.first


_TIMES = frozenset(
    UNITS.keys()
    | MONTHS.keys()
    | SEASONS
    | RECESSES
    | WEEKDAYS.keys()
    | QUARTERS.keys()
    | HALF_YEARS.keys()
    | {"weekend", "term", "run", "plazo", "yearend", "midyear", "time"}
)
"""What every horizon but a bare year's holds one of."""
_YEAR_DIGITS = 4
_Form = Callable[[PointsAhead, int], Horizon | None]
_FORMS: dict[str, _Form] = {
    **dict.fromkeys(NEXT, ahead_next),
    **dict.fromkeys(BY, by),
    **dict.fromkeys(BEFORE, before),
    **dict.fromkeys(WITHIN, within),
    **dict.fromkeys(IN, inside),
    **dict.fromkeys(FROM, starting),
    **dict.fromkeys(THIS, this),
    **dict.fromkeys((*PARTS, "ends", "finish"), part_of),
    **dict.fromkeys(("term", "run"), term),
    **dict.fromkeys(("rest", "remainder", "resto"), rest),
    **dict.fromkeys(("ahead", "come", "viene", "vienen"), ahead),
    "(": in_brackets,
    "another": another,
    "otros": another,
    "otras": another,
    "more": more,
    "a": spanish_a,
    "aqui": from_here,
    "as": as_early,
    "than": than,
    "for": for_year,
    **dict.fromkeys(("cerrar", "cerrara", "cerraran", "terminar", "terminara", "terminaran", "acabar", "acabara", "acabaran"), closing),
}


def places_of_time(text: Text) -> list[int]:
    """The positions among the tokens of words without which no sentence holds a horizon: those of time, and years."""
    years = [index for index in text.numbers if len(text.tokens[index].text) == _YEAR_DIGITS]
    return [*text.places_of(_TIMES), *years]
