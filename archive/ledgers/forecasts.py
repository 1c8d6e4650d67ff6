"""The forecast ledger: what articles foresee, by the day on which its window ends, with what editors found to have come of it."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe
from ninja import Field, Query, Router, Schema

from archive.api import page_of, plain_fields, read
from archive.ledgers.bounds import BoundedParams, ending_between
from archive.ledgers.due import Status, with_status
from archive.ledgers.exporting import Ledger, exported
from archive.ledgers.listing import TEXT, Order, asked, cursor_page, holding, kept, link, named, of_articles
from archive.ledgers.sentences import with_sentences
from archive.models import Actor, Forecast, Topic
from archive.refusals import Refused
from archive.schemas import list_of
from archive.tabular import TableFormat

router = Router(tags=["ledgers"])
BY_DUE_DAY = Order("ends_on", descending=False, read=date.fromisoformat)


class ForecastParams(BoundedParams):
    """What the forecast ledger can be narrowed to; ``from`` and ``to`` bound the day on which the window ends."""

    q: str = Field("", max_length=200, description="The forecast's words hold each of these.")
    status: Status | None = Field(
        None,
        description="overdue: its window ended before today; due: it ends within 30 days; judged: it has a verdict; open: all else.",
        json_schema_extra={"anyOf": [{"type": "string", "enum": ["", *Status]}, {"type": "null"}]},  # a form sends an empty one for all
    )
    actor: list[str] = Field([], description="Slugs: any of them has a part in the article.")
    topic: list[str] = Field([], description="Slugs: the article stands under any of them.")


def forecasts(params: ForecastParams, today: date) -> "QuerySet[Any]":
    """The forecasts that are asked for, of whatever status, each with its ``status``. Raises ``Refused`` for what can't be answered."""
    rows = of_articles(Forecast.objects.shown(), params.actor, params.topic)
    return with_status(holding(ending_between(rows, params), params.q), today)


def of_status(rows: "QuerySet[Any]", params: ForecastParams) -> "QuerySet[Any]":
    """Those of the status that is asked for."""
    return rows.filter(status=params.status.value) if params.status else rows


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every forecast of the archive, by the day on which it falls due; those without such a day come last."""
    context: dict[str, Any] = {}
    try:
        params = asked(request, ForecastParams)
        rows = forecasts(params, timezone.localdate())
        found = cursor_page(request, of_status(rows, params).select_related("article"), BY_DUE_DAY)
        with_sentences(found.rows)
        context = {
            "params": params,
            "page": found,
            "statuses": _statuses(request, rows, params),
            "calendar": link(reverse("forecasts-ics"), kept(request)),
            "chips": _chips(request, params),
        }
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/forecasts.html", context)


def _statuses(request: HttpRequest, rows: "QuerySet[Any]", params: ForecastParams) -> list[tuple[str, int, str, bool]]:
    """Each status as a link: its name, how many of ``rows`` have it, the address, and whether it is chosen."""
    counts = dict(rows.order_by().values_list("status").annotate(Count("pk")))
    others = kept(request, "status")
    links = [(pgettext("forecasts", "all"), sum(counts.values()), link(request.path, others), params.status is None)]
    for status in Status:
        address = link(request.path, [*others, ("status", status.value)])
        links.append((_(status.value), counts.get(status.value, 0), address, params.status is status))
    return links


def _chips(request: HttpRequest, params: ForecastParams) -> list[tuple[str, str]]:
    """The actors and topics that links narrowed the list to, each with the address of the list without it."""
    chosen = [("actor", slug, _("about %(actor)s") % {"actor": named(Actor.objects.all(), slug).standing}) for slug in params.actor]
    chosen += [("topic", slug, _("under %(topic)s") % {"topic": named(Topic.objects.all(), slug).standing}) for slug in params.topic]
    return [(words, link(request.path, kept(request, name, slug))) for name, slug, words in chosen]


class ForecastRow(Schema):
    """A forecast as an article prints it, with its window, and an editor's verdict."""

    starts_on: str | None = Field(description="Null where the window can't be known.")
    ends_on: str | None
    horizon: str = Field(description="As printed.")
    condition: str | None = Field(description="As printed.")
    status: Status = Field(description="As of today.")
    verdict: str | None = Field(description="came true, partly, did not, or can't be judged.")
    evidence: str | None = Field(description="What shows it: an address, or a sentence with its source.")
    judged_on: str | None
    article: str = Field(description="The article's slug.")
    start: int
    end: int
    exact: str


ForecastList = list_of(ForecastRow, "ForecastList")


def forecast_row(forecast: Any) -> dict[str, Any]:
    """A forecast as JSON holds it."""
    shown = plain_fields(forecast, (name for name in ForecastRow.model_fields if name != "article"))
    return shown | {"article": forecast.article.slug}


@read(router, "/forecasts", ForecastList, ForecastParams)
def list_forecasts(request: HttpRequest, params: Query[ForecastParams]) -> Any:
    """Forecasts of published articles by the day on which their window ends, those of an unknown end last."""
    rows = of_status(forecasts(params, timezone.localdate()), params)
    return page_of(request, BY_DUE_DAY.of(rows.select_related("article").defer(*TEXT)), params, forecast_row)


def _todays(params: ForecastParams) -> "QuerySet[Any]":
    return of_status(forecasts(params, timezone.localdate()), params)


LEDGER = Ledger("forecasts", ForecastParams, _todays, BY_DUE_DAY, lambda rows: map(forecast_row, rows), ForecastRow)


@require_safe
def export(request: HttpRequest, form: TableFormat) -> HttpResponseBase:
    """All of the forecasts that the page would list, as a file."""
    return exported(request, form, LEDGER)
