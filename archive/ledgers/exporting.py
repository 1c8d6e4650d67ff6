"""Ledgers as files: all rows that a page's filters leave, as CSV or as JSON lines."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from ninja import Schema

from archive.downloads import batches, download, filename, refusal
from archive.ledgers.listing import TEXT, Order, asked
from archive.refusals import Refused
from archive.tabular import CONTENT_TYPES, TableFormat, written

OF_ARTICLE = ("article_title", "article_url", "rights")
"""What a file says of the article besides, since it leaves the archive alone."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as a file: what it is called, what it takes, its rows in their order, and a row as JSON holds it."""

    name: str
    params: Any
    rows: Callable[[Any], "QuerySet[Any]"]
    order: Order
    shown: Callable[[list[Any]], Iterable[dict[str, Any]]]
    """Some rows at a time, since some ledgers look up what their rows have in common."""
    row: type[Schema]
    of_article: bool = True
    """Whether a row has an ``article``, whose title, address and rights go along."""
    flat: "Flat | None" = None
    """How a row that is nested in JSON stands in CSV; a plain one stands in both alike."""

    def columns(self, form: TableFormat) -> tuple[str, ...]:
        """The names of a row's values, in the order of the JSON."""
        own = self.flat.columns if self.flat and form is TableFormat.CSV else tuple(self.row.model_fields)
        return (*own, *(OF_ARTICLE if self.of_article else ()))


@dataclass(frozen=True, slots=True)
class Flat:
    """The columns of a table, and what one row of JSON says in them."""

    columns: tuple[str, ...]
    of: Callable[[dict[str, Any]], dict[str, Any]]


def exported(request: HttpRequest, form: TableFormat, ledger: Ledger) -> HttpResponseBase:
    """The file of all rows that the query string asks for; 422 with a sentence for what can't be answered."""
    try:
        params = asked(request, ledger.params)
        rows = ledger.order.of(ledger.rows(params))
        keys = array("q", rows.prefetch_related(None).values_list("pk", flat=True).iterator())
    except Refused as error:
        return refusal(error.status, str(error))
    return download(
        request,
        written(form, ledger.columns(form), _rows(rows, keys, ledger, form)),
        total=len(keys),
        content_type=CONTENT_TYPES[form],
        filename=filename([ledger.name, *(value for values in request.GET.lists() for value in values[1])], form.value),
    )


def _rows(rows: "QuerySet[Any]", keys: "array[int]", ledger: Ledger, form: TableFormat) -> Iterator[list[dict[str, Any]]]:
    """The rows of ``keys`` that are left, a batch at a time."""
    if ledger.of_article:
        rows = rows.select_related("article").defer(*TEXT)
    for batch in batches(keys):
        found = {row.pk: row for row in rows.filter(pk__in=batch).order_by()}
        standing = [found[key] for key in batch if key in found]
        shown = list(ledger.shown(standing))
        if ledger.flat and form is TableFormat.CSV:
            shown = [ledger.flat.of(one) for one in shown]
        if ledger.of_article:
            shown = [one | said_of(row.article) for one, row in zip(shown, standing, strict=True)]
        yield shown


def said_of(article: Any) -> dict[str, Any]:
    """``OF_ARTICLE`` of an article."""
    said = (article.title or None, settings.SITE_URL + article.get_absolute_url(), article.rights or None)
    return dict(zip(OF_ARTICLE, said, strict=True))
