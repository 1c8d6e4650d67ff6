"""Horizons that reach a point in time, or lie in one: *by the end of 2027*, *before spring*, *in the 2030s*, *later this year*."""

from datetime import timedelta

from archive.reading.dating.points import Point
from archive.reading.dating.windows import Window, months_of, unit_around
from archive.reading.forecasting.horizon_counts import Horizon, from_now, within
from archive.reading.forecasting.points_ahead import PointsAhead
from archive.reading.lexicon.horizons import ARTICLES, IN, PARTS, PLURALS, SEASONS, TERMS, THIS, UNITS

_LOOK_BACK = 6
_UNTIL_REACH = 7
_FAR_MONTH = 240
"""A month without a year is rarely meant when it comes later than eight months from today."""


def inside(points: PointsAhead, index: int) -> Horizon | None:
    """*In two years*, *in 2027*, *in the first half of 2027*, *en primavera*."""
    point = points.at(index + 1)
    if point is None:
        return within(points, index)
    month_as_adjective = point.loose and points.low(index + 1) in ARTICLES
    unknown = point.span is None and points.today is not None and points.low(point.end - 1) not in SEASONS
    century = points.low(point.end - 1) in ("century", "siglo") and not point.part
    return None if month_as_adjective or unknown and not points.year_at(point.end - 1) or century else _covering(points, index, point)


def _covering(points: PointsAhead, index: int, point: Point) -> Horizon | None:
    if point.span is None or points.today is None:
        return Horizon(index, point.end, Window(), dated=True, scheduled=point.loose, vague=point.span is None and not point.loose)
    if point.loose and (point.span.first - points.today.first).days > _FAR_MONTH:
        return None
    short = (point.span.last - point.span.first).days < 31
    window = (
        Window(max(point.span.first, points.today.first), point.span.last) if point.span.last >= points.today.first else Window(*point.span)
    )
    return Horizon(index, point.end, window, dated=True, scheduled=short or point.loose, near=True)


def by(points: PointsAhead, index: int) -> Horizon | None:
    """*By the end of 2027*, *until 2031*, *para 2030*, *until it lapses in 2036*."""
    point = points.at(index + 1)
    if point is None and points.low(index) in ("until", "till", "hasta"):
        point = _clause_until(points, index)
    if point is None or point.loose and points.low(index) in ("para", "hacia"):
        return None
    if points.low(index - 1) == "not" and points.low(index) == "until":
        return _open_from(points, index - 1, point)
    return _ending(points, index, point)


def _ending(points: PointsAhead, index: int, point: Point) -> Horizon:
    if point.span is None or points.today is None:
        return Horizon(index, point.end, Window(), dated=True, vague=point.span is None)
    ends_on = point.span.first if point.part == "start" else point.span.last
    if point.part == "mid" and point.span == months_of(point.span.first.year, 5, 8):
        ends_on = ends_on.replace(month=6, day=30)
    first = points.today.first
    return Horizon(index, point.end, Window(min(first, ends_on), ends_on), dated=True)


def _clause_until(points: PointsAhead, index: int) -> Point | None:
    """The year in which *until it lapses in 2036* ends."""
    for place in range(index + 1, index + _UNTIL_REACH):
        if points.low(place) in ("in", "en") and points.year_at(place + 1):
            return points.at(place + 1)
    return None


def before(points: PointsAhead, index: int) -> Horizon | None:
    """*Before 2030* ends with 2029; *before the end of 2027* with 2027."""
    start = index + 1 + (points.low(index) == "antes" and points.low(index + 1) in ("de", "del"))
    point = points.at(start)
    if point is None:
        return None
    if points.low(index - 1) == "not":
        return _open_from(points, index - 1, point)
    horizon = _ending(points, index, point)
    if point.part in ("late", "mid") or point.span is None or points.today is None:
        return horizon
    ends_on = point.span.first - timedelta(days=1)
    return horizon._replace(window=Window(min(points.today.first, ends_on), ends_on))


def starting(points: PointsAhead, index: int) -> Horizon | None:
    """*From 2027*, *after 2030*, *starting in 2027*, *from 2027 to 2030*; *a year from now*."""
    if points.low(index + 1) == "now":
        return from_now(points, index)
    start = index + 1 + (points.low(index + 1) in IN or points.low(index + 1) == "with")
    if points.low(index) in ("starting", "beginning") and start == index + 1:
        return None
    point = points.at(start)
    if point is None or point.loose or point.span is None or points.today is None or point.span.first == point.span.last:
        return None
    last = points.at(point.end + 1) if points.low(point.end) in ("to", "until", "through", "a", "hasta", "-") else None
    if last and last.span and last.span.last > point.span.first:
        return Horizon(index, last.end, Window(max(point.span.first, points.today.first), last.span.last), dated=True)
    opens = point.span.last + timedelta(days=1) if points.low(index) in ("after", "beyond") else point.span.first
    return Horizon(index, point.end, Window(opens, None), dated=True) if opens > points.today.first else None


def this(points: PointsAhead, index: int) -> Horizon | None:
    """*This year*, *later this month*, *este año*, *this summer*."""
    if points.low(index - 1) in ("earlier", "already"):
        return None
    start = index - (points.low(index - 1) in ("later", "sometime"))
    if points.low(index + 1) in SEASONS or points.low(index + 1) == "coming" and points.low(index + 2) in SEASONS:
        return Horizon(start, index + 2 + (points.low(index + 1) == "coming"), Window(), vague=True)
    unit = UNITS.get(points.low(index + 1))
    if unit in (None, "day", "century") or points.low(index) in ("current", "actual", "presente") or points.low(index + 1) in PLURALS:
        return None
    if points.low(index + 2) == "'s":
        return None
    window = Window(points.today.first, unit_around(points.today.first, unit or "year").last) if points.today else Window()
    return Horizon(start, index + 2, window, agenda=unit == "week", near=True)


def part_of(points: PointsAhead, index: int) -> Horizon | None:
    """*Early next year*, *late 2027*, *a finales de 2026*; *end the year*."""
    if points.low(index) in ("end", "ends", "finish", "close"):
        point = points.at(index + 1)
        if point is None or point.loose or point.span is None and points.today:
            point = Point(index + 3, unit_around(points.today.first, "year") if points.today else None)
            if points.lows[index + 1 : index + 3] != ["the", "year"]:
                return None
        return _ending(points, index, point)
    point = points.at(index)
    return _covering(points, index, point) if point and point.part and not point.loose else None


def spanish_a(points: PointsAhead, index: int) -> Horizon | None:
    """*A finales de 2026*, *a largo plazo*, *a partir de 2027*."""
    if points.low(index + 1) in TERMS and points.low(index + 2) == "plazo":
        return Horizon(index + 1, index + 3, Window(), vague=True)
    if points.low(index + 1) == "partir":
        return _from_date(points, index)
    point = points.at(index + 1) if points.low(index + 1) in PARTS else None
    return _covering(points, index, point) if point else None


def _from_date(points: PointsAhead, index: int) -> Horizon | None:
    point = points.at(index + 3) if points.low(index + 2) in ("de", "del") else None
    if point is None or point.span is None or points.today is None or point.span.first <= points.today.first:
        return None
    return Horizon(index, point.end, Window(point.span.first, None), dated=True)


def term(points: PointsAhead, index: int) -> Horizon | None:
    """*Over the long term*, *in the short run*; not *long-term*."""
    back = index - 1
    while index - back <= _LOOK_BACK and (points.low(back) in TERMS or points.low(back) in ("to", "-", "and")):
        back -= 1
    if (
        back == index - 1
        or points.low(back) not in ("the", "over", "in", "for")
        or points.low(index - 1) == "-"
        or points.low(index + 1) == "of"
    ):
        return None
    return Horizon(back + 1, index + 1, Window(), vague=True)


def rest(points: PointsAhead, index: int) -> Horizon | None:
    """*The rest of the decade*, *el resto del año*."""
    if points.low(index + 1) not in ("of", "del", "de"):
        return None
    start = index + 2 + (points.low(index + 2) in ARTICLES or points.low(index + 2) in THIS)
    unit = UNITS.get(points.low(start))
    if unit and points.low(start) not in PLURALS:
        window = Window(points.today.first, unit_around(points.today.first, unit).last) if points.today else Window()
        return Horizon(index, start + 1, window)
    point = points.at(start)
    return _covering(points, index, point) if point and not point.loose else None


def from_here(points: PointsAhead, index: int) -> Horizon | None:
    """*De aquí a 2030*."""
    point = points.at(index + 2) if points.low(index - 1) == "de" and points.low(index + 1) in ("a", "al") else None
    return _ending(points, index - 1, point) if point and not point.loose else None


def as_early(points: PointsAhead, index: int) -> Horizon | None:
    """*As early as 2027*, *as soon as next year*."""
    if points.low(index + 1) not in ("early", "soon") or points.low(index + 2) != "as":
        return None
    point = points.at(index + 3)
    if point is None or point.span is None or points.today is None or point.span.last < points.today.first:
        return None
    return Horizon(index, point.end, Window(max(point.span.first, points.today.first), None), dated=True)


def for_year(points: PointsAhead, index: int) -> Horizon | None:
    """*For 2027, the board forecasts …*: at a clause's beginning only."""
    point = points.at(index + 1) if index == 0 or points.low(index - 1) in (",", ";") else None
    return _covering(points, index, point) if point and points.year_at(index + 1) else None


def closing(points: PointsAhead, index: int) -> Horizon | None:
    """*Cerrará el año*."""
    if points.low(index + 1) != "el" or points.low(index + 2) != "ano":
        return None
    return Horizon(index, index + 3, Window(points.today.first, unit_around(points.today.first, "year").last) if points.today else Window())


def than(points: PointsAhead, index: int) -> Horizon | None:
    """*No later than 2028*, *no earlier than next year*."""
    point = points.at(index + 1) if points.low(index - 2) in ("no", "not") else None
    if point is None or points.low(index - 1) not in ("later", "earlier", "sooner"):
        return None
    return _ending(points, index - 2, point) if points.low(index - 1) == "later" else _open_from(points, index - 2, point)


def _open_from(points: PointsAhead, index: int, point: Point) -> Horizon | None:
    """From a point on, without an end."""
    if point.span is None or points.today is None or point.span.first < points.today.first:
        return None
    return Horizon(index, point.end, Window(point.span.first, None), dated=True)
