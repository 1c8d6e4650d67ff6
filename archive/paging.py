"""Paging of the JSON lists: by number, or by a cursor, which holds its place while rows come and go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.db.models.expressions import F, OrderBy
from django.http import HttpRequest

from archive.refusals import Refused
from archive.schemas import ListParams

Shown = Callable[[Any], dict[str, Any]]


def page_of(request: HttpRequest, rows: "QuerySet[Any]", params: ListParams, shown: Shown, count: int | None = None) -> dict[str, Any]:
    """One page of ``rows`` with relative links to its neighbours, in the style that was asked for.

    ``count`` is their number, where that is known.

    ``page=`` counts pages; one past the end is a 404. ``cursor=`` (empty for the first page) goes from row to row in the order of
    ``rows``. Columns of that order hold no null unless their nulls are said to come last. Raises ``Refused``.
    """
    if "cursor" not in request.GET:
        return _by_number(request, rows, params, shown, count)
    if params.page != 1:  # clients that send defaults send this one too
        raise Refused(422, "“page” and “cursor” are two ways to turn pages; leave out one of them.")
    return _by_cursor(request, rows, params, shown, count)


def _by_number(request: HttpRequest, rows: "QuerySet[Any]", params: ListParams, shown: Shown, count: int | None) -> dict[str, Any]:
    paginator = Paginator(rows, params.page_size)
    if count is not None:
        vars(paginator)["count"] = count
    if params.page > paginator.num_pages:
        raise Refused(404, f"There are {paginator.num_pages} pages; page {params.page} is past the end.")
    page = paginator.page(params.page)
    return {
        "count": paginator.count,
        "next": _link(request, "page", params.page + 1) if page.has_next() else None,
        "previous": _link(request, "page", params.page - 1) if page.has_previous() else None,
        "results": [shown(row) for row in page.object_list],
    }


def _by_cursor(request: HttpRequest, rows: "QuerySet[Any]", params: ListParams, shown: Shown, count: int | None) -> dict[str, Any]:
    order, wanted, place = _order_of(rows), rows, None
    if params.cursor:
        place = _read(request, params.cursor)
        wanted = rows.filter(_beyond(order, place))
    backwards = place is not None and place.backwards
    found = list((wanted.reverse() if backwards else wanted)[: params.page_size + 1])
    more, found = len(found) > params.page_size, found[: params.page_size]
    if backwards:
        found.reverse()
    has_before, has_after = (more, True) if backwards else (place is not None, more)

    def to(row: Any, backwards: bool) -> str:
        values = [_value(row, column.path) for column in order]
        return _link(request, "cursor", _signer(request).sign_object([backwards, values]))

    return {
        "count": rows.count() if count is None else count,
        "next": to(found[-1], False) if found and has_after else None,
        "previous": to(found[0], True) if found and has_before else None,
        "results": [shown(row) for row in found],
    }


def _link(request: HttpRequest, name: str, value: object) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query[name] = str(value)
    return f"{request.path}?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of an order; where ``nulls_last``, what isn't known comes last in either direction."""

    path: str
    descending: bool
    nulls_last: bool = False


def _order_of(rows: "QuerySet[Any]") -> list[_Column]:
    """The order of ``rows``, the primary key at its end."""
    columns = [_column(term) for term in rows.query.order_by or rows.model._meta.ordering]
    return columns if any(column.path == "pk" for column in columns) else [*columns, _Column("pk", descending=False)]


def _column(term: Any) -> _Column:
    if isinstance(term, str):
        return _Column(term.lstrip("-"), term.startswith("-"))
    if isinstance(term, OrderBy) and isinstance(term.expression, F):
        return _Column(term.expression.name, term.descending, bool(term.nulls_last))
    raise TypeError(f"No cursor can say where a row stands in the order of {term!r}.")


@dataclass(frozen=True, slots=True)
class _Place:
    """A row's place in an order, and to which side of it the page lies."""

    backwards: bool
    values: list[Any]


def _signer(request: HttpRequest) -> Signer:
    """Signs the cursors of one list, so that none reaches the database but those that were given out."""
    return Signer(salt=f"cursor of {request.path}")


def _read(request: HttpRequest, cursor: str) -> _Place:
    try:
        return _Place(*_signer(request).unsign_object(cursor))
    except BadSignature as error:
        raise Refused(422, "“cursor” is damaged or of another list: take it from “next”, or start with an empty one.") from error


def _value(row: Any, path: str) -> Any:
    """A row's value in a column, as JSON holds it; the database reads dates and numbers from text as well."""
    for name in path.split("__"):
        row = getattr(row, name)
    return row if row is None or isinstance(row, (int, str)) else str(row)


def _beyond(order: list[_Column], place: _Place) -> Q:
    """Rows that come after the place, or before it: further in one column, and tied in all columns before that one."""
    further, tied = Q(pk__in=[]), Q()
    for column, value in zip(order, place.values, strict=True):
        further |= tied & _further(column, value, place.backwards)
        tied &= Q(**{f"{column.path}__isnull": True}) if value is None else Q(**{column.path: value})
    return further


def _further(column: _Column, value: Any, backwards: bool) -> Q:
    if value is None:
        return Q(**{f"{column.path}__isnull": False}) if backwards else Q(pk__in=[])
    beyond = Q(**{f"{column.path}__{'lt' if column.descending != backwards else 'gt'}": value})
    return beyond | Q(**{f"{column.path}__isnull": True}) if column.nulls_last and not backwards else beyond
