"""Listing: what the pages of all ledgers share: reading the query string, filtering by article, and paging by cursor in a total order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, TypeVar, get_origin
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy
from ninja import Schema
from pydantic import ValidationError

from archive.folding import fold
from archive.models import Actor, Article, State, Topic
from archive.refusals import Refused, check_parameters, sentence_of

PER_PAGE = 30
Params = TypeVar("Params", bound=Schema)
CURSORS = ("after", "before")
TEXT = ("article__body", "article__blocks")
"""What a row of JSON needs nothing of; a database would sort the whole texts with the rows."""


def asked(request: HttpRequest, params: type[Params]) -> Params:
    """What a page's query string asks for. Raises ``Refused`` with one clear sentence for an unknown parameter or a bad value."""
    check_parameters(request.GET, params, CURSORS)
    given: dict[str, Any] = {}
    for name, field in params.model_fields.items():
        values = request.GET.getlist(field.alias or name)
        if get_origin(field.annotation) is list:
            given[field.alias or name] = [value for value in values if value]  # a form's empty choice chooses nothing
        elif values and (values[-1] or field.default is not None):
            given[field.alias or name] = values[-1]
    try:
        return params.model_validate(given)
    except ValidationError as error:
        raise Refused(422, " ".join(sentence_of(fault) for fault in error.errors())) from error


def of_articles(rows: "QuerySet[Any]", actors: Iterable[str] = (), topics: Iterable[str] = ()) -> "QuerySet[Any]":
    """Rows of published articles in which any of the actors has a part, and that stand under any of the topics.

    Raises ``Refused`` for a slug that names nothing.
    """
    rows = rows.filter(article__status=Article.Status.PUBLISHED)
    return rows.filter(of_any(actors, topics, ("article",)))


def of_any(actors: Iterable[str], topics: Iterable[str], articles: Iterable[str]) -> Q:
    """Rows of which any of the ``articles`` (names of foreign keys) has any of the actors, and any of them stands under any of the topics.

    Raises ``Refused`` for a slug that names nothing.
    """
    about = [Article.objects.about(named(Actor.objects.exclude(state=State.REJECTED), slug).standing) for slug in actors]
    under = [Article.objects.under(named(Topic.objects.all(), slug).standing) for slug in topics]
    keys, found = tuple(articles), Q()
    for choices in filter(None, (about, under)):
        found &= reduce(or_, (Q(**{f"{key}__in": rows.order_by().values("pk")}) for key in keys for rows in choices))
    return found


_NONE_NAMED = {
    "actor": gettext_lazy("There is no actor “%(slug)s”."),
    "topic": gettext_lazy("There is no topic “%(slug)s”."),
    "source": gettext_lazy("There is no source “%(slug)s”."),
    "measure": gettext_lazy("There is no measure “%(slug)s”."),
}


def named(rows: "QuerySet[Any]", slug: str) -> Any:
    """The row of that slug; ``Refused`` with a sentence where there is none."""
    found = rows.filter(slug=slug).first()
    if found is None:
        raise Refused(422, _NONE_NAMED[rows.model._meta.model_name or ""] % {"slug": slug[:60]})
    return found


def kept(request: HttpRequest, without: str = "", value: str | None = None) -> list[tuple[str, str]]:
    """What the query string asks for, without its place in the list and one parameter, or one value of that parameter."""
    pairs = [(name, given) for name, values in request.GET.lists() for given in values if name not in CURSORS]
    return [(name, given) for name, given in pairs if name != without or value is not None and given != value]


def link(path: str, query: Iterable[tuple[str, str]]) -> str:
    """An address with a query string, or without one."""
    return f"{path}?{urlencode(list(query))}".rstrip("?")


def holding(rows: "QuerySet[Any]", q: str) -> "QuerySet[Any]":
    """Passages whose words hold each word of ``q``, as typed or without its accents."""
    for word in q.split():
        rows = rows.filter(Q(exact__icontains=word) | Q(exact__icontains=fold(word)))
    return rows


@dataclass(frozen=True, slots=True)
class Order:
    """A total order: by ``field`` (what it isn't known of comes last), then by primary key, the latest first where ``latest_first``.

    ``read`` turns a cursor's text into a value. Where the field is always ``known`` an index of it serves.
    """

    field: str
    descending: bool
    read: Callable[[str], Any]
    latest_first: bool = False
    known: bool = False

    def of(self, rows: "QuerySet[Any]", backwards: bool = False) -> "QuerySet[Any]":
        """``rows`` in this order, or from its end."""
        falls = self.descending != backwards
        direction = F(self.field).desc if falls else F(self.field).asc
        nulls: dict[str, Any] = {} if self.known else {"nulls_first": True} if backwards else {"nulls_last": True}
        return rows.order_by(direction(**nulls), "-pk" if backwards != self.latest_first else "pk")

    def beyond(self, value: Any, pk: int, backwards: bool) -> Q:
        """Rows that come after the one at ``value`` and ``pk``, or before it."""
        passed = "lt" if backwards != self.latest_first else "gt"
        if value is None:
            tied = Q(**{f"{self.field}__isnull": True, f"pk__{passed}": pk})
            return tied | Q(**{f"{self.field}__isnull": False}) if backwards else tied
        further = Q(**{f"{self.field}__{'lt' if self.descending != backwards else 'gt'}": value})
        tied = Q(**{self.field: value, f"pk__{passed}": pk})
        return further | tied if backwards or self.known else further | tied | Q(**{f"{self.field}__isnull": True})

    def cursor(self, row: Any) -> str:
        """Where a row stands, for a link."""
        value = row
        for name in self.field.split("__"):
            value = getattr(value, name)
        return f"{'' if value is None else value}~{row.pk}"


LATEST_ARTICLE = Order("article__published_on", descending=True, read=date.fromisoformat)
"""The passages of the newest article first, of undated ones last."""


@dataclass(frozen=True, slots=True)
class CursorPage:
    """Some rows of a list, how many there are in all, and the links to what comes before and after."""

    rows: list[Any]
    count: int
    previous: str | None
    next: str | None


def cursor_page(request: HttpRequest, rows: "QuerySet[Any]", order: Order, size: int = PER_PAGE, count: int | None = None) -> CursorPage:
    """The page that ``?after=`` or ``?before=`` asks for, the first one without. Raises ``Refused`` for a cursor that is none.

    ``count`` is how many rows there are in all, where the caller knows it.
    """
    backwards = "before" in request.GET and "after" not in request.GET
    given = request.GET.get("before" if backwards else "after")
    wanted = rows
    if given is not None:
        wanted = rows.filter(order.beyond(*_read(given, order), backwards))
    found = list(order.of(wanted, backwards)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_before, has_after = (more, True) if backwards else (given is not None, more)

    def to(name: str, row: Any) -> str:
        return link(request.path, [*kept(request), (name, order.cursor(row))])

    return CursorPage(
        rows=found,
        count=rows.count() if count is None else count,
        previous=to("before", found[0]) if found and has_before else None,
        next=to("after", found[-1]) if found and has_after else None,
    )


def _read(cursor: str, order: Order) -> tuple[Any, int]:
    value, _, pk = cursor.rpartition("~")
    damaged = Refused(422, gettext("This page's address is damaged: start again from the first page."))
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        raise damaged
    try:
        return (order.read(value) if value else None), int(pk)
    except ValueError as error:
        raise damaged from error
