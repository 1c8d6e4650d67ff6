"""Bounds: the days between which a ledger is asked for, each printed as 2025, 2025-11 or 2025-11-10, both included."""

import re
from datetime import date, timedelta
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from ninja import Field
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from archive.models import Article
from archive.reading.dating.date import interval
from archive.refusals import Refused
from archive.schemas import ListParams

_PRINTED = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _checked(printed: str) -> str:
    try:
        if printed and not _PRINTED.fullmatch(printed):
            raise ValueError
        if printed:
            interval(printed)
    except ValueError:
        raise PydanticCustomError("printed_date", "Write 2025, 2025-11 or 2025-11-10") from None
    return printed


PrintedDate = Annotated[str, AfterValidator(_checked)]
"""A date to the precision that it is printed to; empty for none."""


class BoundedParams(ListParams):
    """What a list takes that can be bounded by days."""

    from_: PrintedDate = Field("", alias="from", description="YYYY, YYYY-MM or YYYY-MM-DD, inclusive.")
    to: PrintedDate = Field("", description="YYYY, YYYY-MM or YYYY-MM-DD, inclusive.")


def bounds_of(params: BoundedParams) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for. Raises ``Refused`` where the last is before the first."""
    first = interval(params.from_)[0] if params.from_ else None
    last = interval(params.to)[1] if params.to else None
    if first and last and first > last:
        raise Refused(422, _("“from” (%(first)s) is later than “to” (%(last)s).") % {"first": params.from_, "last": params.to})
    return first, last


def ending_between(rows: "QuerySet[Any]", params: BoundedParams) -> "QuerySet[Any]":
    """Rows whose window ends within the bounds; of an unknown end only without bounds."""
    first, last = bounds_of(params)
    if first:
        rows = rows.filter(ends_on__gte=first)
    return rows.filter(ends_on__lte=last) if last else rows


def of_articles_between(rows: "QuerySet[Any]", params: BoundedParams) -> "QuerySet[Any]":
    """Rows of articles whose date lies within the bounds with all of its interval; of undated ones only without bounds."""
    first, last = bounds_of(params)
    if first:
        rows = rows.filter(article__published_on__gte=first)
    if last:
        rows = rows.filter(_ended_by(last))
    return rows


def _ended_by(last: date) -> Q:
    """An article's date names a day, a month or a year by its first day: the month before ``last``'s has ended unless ``last`` ends it."""
    if last == date.max:
        return Q(article__published_on__isnull=False)
    after = last + timedelta(days=1)
    starts = {
        Article.Precision.DAY: after,
        Article.Precision.MONTH: after.replace(day=1),
        Article.Precision.YEAR: after.replace(month=1, day=1),
    }
    ended = Q()
    for precision, start in starts.items():
        ended |= Q(article__date_precision=precision, article__published_on__lt=start)
    return ended
