"""The claim ledger: every figure with its meaning and its sentence; a measure lays those of several articles side by side."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from ninja import Field, Query, Router, Schema

from archive.api import page_of, plain_fields, read
from archive.folding import fold
from archive.ledgers.disagreements import disputed
from archive.ledgers.exporting import Ledger, exported
from archive.ledgers.labelling import shown_figures
from archive.ledgers.listing import LATEST_ARTICLE, asked, cursor_page, named, of_articles
from archive.ledgers.sentences import with_sentences
from archive.models import Figure, Measure, Source, State
from archive.printed_amounts import singular
from archive.refusals import Refused
from archive.schemas import ListParams, list_of
from archive.tabular import TableFormat

router = Router(tags=["ledgers"])

MOST_CHOICES = 100
"""Sources, and units, that the page's form offers; links lead to any."""


class ClaimParams(ListParams):
    """What the claim ledger can be narrowed to."""

    q: str = Field("", max_length=200, description="The subject contains these characters.")
    actor: list[str] = Field([], description="Slugs: any of them has a part in the article.")
    topic: list[str] = Field([], description="Slugs: the article stands under any of them.")
    source: list[str] = Field([], description="Slugs: the figure is according to any of them.")
    unit: str = Field("", max_length=100, description="The unit as the reader names it: kilogram, USD, %.")
    measure: str = Field("", max_length=100, description="A slug: what the figure is compared under.")
    statement: str = Field("", max_length=40, description="A digest, as links have it: figures that say the same of their measure.")


def claims(params: ClaimParams) -> "QuerySet[Any]":
    """The figures that are asked for. Raises ``Refused`` for a slug that names nothing."""
    rows = of_articles(shown_figures(), params.actor, params.topic)
    if params.source:
        rows = rows.filter(source__in=[named(Source.objects.all(), slug).standing.pk for slug in params.source])
    if params.unit:
        rows = rows.filter(unit=params.unit)
    if params.measure:
        rows = rows.filter(measure__in=named(Measure.objects.all(), params.measure).standing.family)
    if params.statement:
        rows = rows.filter(statement=params.statement)
    if params.q:
        rows = rows.filter(Q(subject__icontains=params.q) | Q(subject__icontains=fold(params.q)))
    return rows.select_related("article", "source", "measure__merged_into")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every figure of the archive, the newest article's first."""
    context: dict[str, Any] = {}
    try:
        params = asked(request, ClaimParams)
        found = cursor_page(request, claims(params), LATEST_ARTICLE)
        context = {"params": params, "page": found, "rows": with_sentences(found.rows), "disputed": disputed(found.rows)}
    except Refused as refusal:
        context["refusal"] = str(refusal)
    context["sources"] = _sources(context.get("params"))
    units = {*_commonest("unit"), *filter(None, [context["params"].unit if "params" in context else ""])}
    context["units"] = sorted(((unit, singular(unit)) for unit in units), key=lambda named: named[::-1])
    return render(request, "archive/claims.html", context)


def _sources(params: ClaimParams | None) -> "QuerySet[Any]":
    """The sources that most figures lean on, and those that are asked for; those of one article alone are none to choose."""
    asked_for = Q(slug__in=params.source if params else [])
    return Source.objects.filter(Q(pk__in=_commonest("source"), article=None) | asked_for).order_by("name", "pk")


def _commonest(field: str) -> list[Any]:
    """The values of a figure's field that are met most often."""
    counted = Figure.objects.exclude(**{f"{field}__isnull": True}).order_by().values_list(field).annotate(Count("pk"))
    return [value for value, _ in counted.order_by("-pk__count", field)[:MOST_CHOICES] if value]


class ClaimRow(Schema):
    """A figure as an article prints it."""

    value: int | float
    high: int | float | None = Field(description="The upper end of a range.")
    comparator: str = Field(description="One of = > ≥ < ≤ ~.")
    unit: str | None
    subject: str | None
    place: str | None
    denominator: str | None = Field(description="The whole that it is a share of.")
    period: str | None
    period_start: str | None
    period_end: str | None
    source: str | None = Field(description="The source's slug.")
    measure: str | None = Field(description="The slug of what it is compared under.")
    article: str = Field(description="The article's slug.")
    start: int
    end: int
    exact: str


ClaimList = list_of(ClaimRow, "ClaimList")


def claim_row(figure: Any) -> dict[str, Any]:
    """A figure as JSON holds it."""
    shown = plain_fields(figure, (name for name in ClaimRow.model_fields if name not in ("measure", "article")))
    measure = figure.measure.standing if figure.measure else None
    slug = measure.slug if measure and measure.state != State.REJECTED else None
    return shown | {"measure": slug, "article": figure.article.slug}


@read(router, "/claims", ClaimList, ClaimParams)
def list_claims(request: HttpRequest, params: Query[ClaimParams]) -> Any:
    """Figures of published articles, the newest article's first."""
    return page_of(request, LATEST_ARTICLE.of(claims(params)), params, claim_row)


LEDGER = Ledger("claims", ClaimParams, claims, LATEST_ARTICLE, lambda rows: map(claim_row, rows), ClaimRow)


@require_safe
def export(request: HttpRequest, form: TableFormat) -> HttpResponseBase:
    """All of the figures that the page would list, as a file."""
    return exported(request, form, LEDGER)
