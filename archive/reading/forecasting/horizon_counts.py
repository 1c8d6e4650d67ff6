"""Horizons that count on from today: *next six months*, *within two years*, *(5-10 years)*, *two more weeks*, *in the years ahead*."""

from typing import NamedTuple

from archive.reading.dating.windows import Window, counted, unit_around
from archive.reading.forecasting.points_ahead import PointsAhead
from archive.reading.lexicon.future import MODALS
from archive.reading.lexicon.horizons import CALENDAR_NEXT, FILLERS, NO_HORIZON_AFTER, PLURALS, SEASONS, SUPERLATIVES, UNITS, VAGUE, WITHIN

_MOST_FILLERS = 5
_LOOK_BACK = 12


class Horizon(NamedTuple):
    """A horizon from the token ``start`` up to the token ``end`` of its sentence; ``dated`` tells one with a date of its own."""

    start: int
    end: int
    window: Window
    dated: bool = False
    scheduled: bool = False
    """Whether it is a month or day, on which things are held rather than foreseen."""
    agenda: bool = False
    """Whether it is this week or the next, in which people *will* do what stands on their agenda."""
    near: bool = False
    """Whether its word of the future must stand in the same clause: *in 2027*, *this year*."""
    vague: bool = False
    """Whether nobody could tell its days: *in the coming months*, *by spring*."""


class Amount(NamedTuple):
    """*Five to ten* before the token ``end``; ``least`` is 0 where it is vague (*a few*)."""

    least: int
    most: int | None
    end: int


def _amount(points: PointsAhead, index: int) -> Amount | None:
    """*Two*, *5–10*, *five to ten*, *a couple of*, *several*."""
    low = points.low(index)
    if low in ("a", "un") and points.low(index + 1) in ("couple", "par"):
        index, low = index + 1, points.low(index + 1)
    if low in ("couple", "par"):
        return Amount(2, None, index + 1 + (points.low(index + 1) in ("of", "de")))
    if low == "a" and points.low(index + 1) in VAGUE:
        return Amount(0, None, index + 2)
    if low in VAGUE:
        return Amount(0, None, index + 1)
    least = points.number_at(index)
    if least is None:
        return None
    most = points.number_at(index + 2) if points.low(index + 1) in ("-", "to", "or", "a", "o", "y") else None
    return Amount(least, most, index + 3) if most else Amount(least, None, index + 1)


def _counted(points: PointsAhead, start: int, amount: Amount | None) -> Horizon | None:
    """An amount and its unit as a horizon that is printed from ``start`` on."""
    unit = UNITS.get(points.low(amount.end)) if amount else None
    if amount is None or unit is None:
        return None
    window = counted(points.today, amount.least, amount.most, unit) if amount.least else Window()
    return Horizon(start, amount.end + 1, window, vague=not amount.least)


def ahead_next(points: PointsAhead, index: int) -> Horizon | None:
    """*Next six months*, *coming decade*, *próximos años*, *next summer*."""
    lows, after = points.low, index + 1
    if lows(index) == "following" and lows(index - 1) != "the":
        return None
    amount = _amount(points, after)
    if amount:
        return _counted(points, index, amount)
    unit, low = UNITS.get(lows(after)), lows(after)
    if low in SEASONS:
        return Horizon(index, after + 1, Window(), vague=True)
    if lows(index) in CALENDAR_NEXT and (point := points.at(after)) and point.loose:
        return Horizon(index, point.end, Window(*point.span) if point.span else Window(), dated=True, scheduled=True)
    behind = UNITS.get(lows(index - 1))
    if behind and unit is None and lows(index) not in ("next", "coming", "following"):
        return Horizon(index - 1, after, _calendar(points, behind, lows(index - 1)))
    if unit in (None, "day", "century") or lows(index) == "following":
        return None
    if low in PLURALS:
        return Horizon(index, after + 1, Window(), vague=True)
    if lows(index) in CALENDAR_NEXT and unit != "decade" and lows(index - 1) != "the":
        return Horizon(index, after + 1, _calendar(points, unit or "year", low), agenda=unit == "week")
    return Horizon(index, after + 1, counted(points.today, 1, None, unit or "year"))


def _calendar(points: PointsAhead, unit: str, printed: str) -> Window:
    if points.today is None or printed in PLURALS or unit == "day":
        return Window()
    return Window(*unit_around(points.today.first, unit, 1))


def within(points: PointsAhead, index: int) -> Horizon | None:
    """*Within two years*, *in 10 to 15 years*, *dentro de un mes*, *in as little as three months*; *within weeks* has no window."""
    start, unit = index + 1, UNITS.get(points.low(index + 2))
    if points.low(index) == "within" and points.low(start) in ("the", "this") and unit and points.low(start + 1) not in PLURALS:
        return Horizon(
            index, start + 2, Window(points.today.first, unit_around(points.today.first, unit).last) if points.today else Window()
        )
    while start - index <= _MOST_FILLERS and points.low(start) in FILLERS and not _counts(points, start):
        start += 1
    horizon = _counted(points, start, _amount(points, start))
    if horizon is None and points.low(start) in PLURALS and (points.low(index) in WITHIN or start - index > 1):
        horizon = Horizon(index, start + 1, Window(), vague=True)
    if horizon is None or points.low(horizon.end) in NO_HORIZON_AFTER:
        return None
    if points.low(start) in ("a", "an") and points.low(index) == "in" and start == index + 1 and points.low(horizon.end).isalpha():
        return None if points.low(horizon.end) not in ("if", "unless", "from") else horizon
    return None if _looks_back(points, index) and points.low(index) not in WITHIN else horizon


def _looks_back(points: PointsAhead, index: int) -> bool:
    """*The worst flood in ten years*; not *the first ship will come in ten years*."""
    for back in range(index - 1, max(index - _LOOK_BACK, 0) - 1, -1):
        if points.low(back) in SUPERLATIVES:
            return True
        if points.low(back) in MODALS or points.low(back) in (",", ";", "to"):
            return False
    return False


def _counts(points: PointsAhead, index: int) -> bool:
    amount = _amount(points, index)
    return amount is not None and points.low(amount.end) in UNITS


def from_now(points: PointsAhead, index: int) -> Horizon | None:
    """*A year from now*."""
    for start in range(max(index - 4, 0), index - 1):
        amount = _amount(points, start)
        if amount and amount.end == index - 1 and (horizon := _counted(points, start, amount)):
            return horizon._replace(end=index + 2)
    return None


def in_brackets(points: PointsAhead, index: int) -> Horizon | None:
    """*(5-10 years)*."""
    start = index + 1 + (points.low(index + 1) == "the")
    horizon = _counted(points, start, _amount(points, start))
    return horizon if horizon and points.low(horizon.end) == ")" else None


def another(points: PointsAhead, index: int) -> Horizon | None:
    """*Another 5–10 years*."""
    amount = _amount(points, index + 1)
    if amount is None and points.low(index + 1) in UNITS:
        amount = Amount(1, None, index + 1)
    return _counted(points, index if amount and amount.end == index + 1 else index + 1, amount)


def more(points: PointsAhead, index: int) -> Horizon | None:
    """*Two more years*."""
    least, unit = points.number_at(index - 1), UNITS.get(points.low(index + 1))
    return Horizon(index - 1, index + 2, counted(points.today, least, None, unit)) if least and unit else None


def ahead(points: PointsAhead, index: int) -> Horizon | None:
    """*The year ahead*, *in the months ahead*, *for years to come*, *el año que viene*."""
    back = index - 1 if points.low(index) == "ahead" else index - 2
    unit = UNITS.get(points.low(back))
    if unit is None or points.low(index) == "come" and points.low(index - 1) != "to" or unit == "day" and points.low(back) not in PLURALS:
        return None
    if points.low(index) in ("viene", "vienen"):
        return Horizon(back, index + 1, _calendar(points, unit, points.low(back))) if points.low(index - 1) == "que" else None
    one = points.low(back) not in PLURALS and points.low(back - 1) == "the"
    return Horizon(back, index + 1, counted(points.today, 1, None, unit) if one else Window(), vague=not one)
