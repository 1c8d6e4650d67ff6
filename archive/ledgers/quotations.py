"""The quotation index: who said what where, with role and affiliation as printed."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import Field, Query, Router, Schema

from archive.api import page_of, plain, plain_fields, read
from archive.ledgers.bounds import BoundedParams, of_articles_between
from archive.ledgers.exporting import Ledger, exported
from archive.ledgers.listing import LATEST_ARTICLE, TEXT, asked, cursor_page, holding, kept, link, named
from archive.ledgers.same_words import shown_quotations, under_other_speakers, with_speakers
from archive.models import Actor, State
from archive.refusals import Refused
from archive.schemas import list_of
from archive.tabular import TableFormat

router = Router(tags=["ledgers"])

UNATTRIBUTED = Q(speaker__isnull=True, speaker_name="")
"""Nobody is printed as having said it."""


class QuotationParams(BoundedParams):
    """What the quotation index can be narrowed to; ``from`` and ``to`` bound the article's date."""

    q: str = Field("", max_length=200, description="The quoted words hold each of these.")
    speaker: str = Field("", max_length=100, description="An actor's slug; words of actors that were merged into it are its own.")
    affiliation: str = Field("", max_length=300, description="Exactly as printed.")
    unattributed: bool = Field(False, description="1: only what has no speaker.")


def quotations(params: QuotationParams) -> "QuerySet[Any]":
    """The quotations that are asked for. Raises ``Refused`` for what can't be answered."""
    rows = holding(of_articles_between(shown_quotations(), params), params.q)
    if params.speaker:
        rows = rows.filter(speaker__in=_speaker(params.speaker).family)
    if params.affiliation:
        rows = rows.filter(affiliation=params.affiliation)
    if params.unattributed:
        rows = rows.filter(UNATTRIBUTED)
    return with_speakers(rows)


def _speaker(slug: str) -> Any:
    return named(Actor.objects.exclude(state=State.REJECTED), slug).standing


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every quotation of the archive, the newest article's first, with a notice where its words stand under another speaker too."""
    context: dict[str, Any] = {}
    try:
        params = asked(request, QuotationParams)
        found = cursor_page(request, quotations(params), LATEST_ARTICLE)
        others = under_other_speakers(found.rows)
        rows = [(quotation, others.get(quotation.pk, [])) for quotation in found.rows]
        context = {"params": params, "page": found, "rows": rows, "chips": _chips(request, params)}
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/quotations.html", context)


def _chips(request: HttpRequest, params: QuotationParams) -> list[tuple[str, str]]:
    """What links narrowed the list to, each with the address of the list without it."""
    chosen = [("speaker", _("said by %(speaker)s") % {"speaker": _speaker(params.speaker)})] if params.speaker else []
    if params.affiliation:
        chosen.append(("affiliation", _("affiliation “%(affiliation)s”") % {"affiliation": params.affiliation}))
    return [(words, link(request.path, kept(request, name))) for name, words in chosen]


class QuotationRow(Schema):
    """Quoted words as an article prints them."""

    speaker: str | None = Field(description="The speaker's slug. Null where the speaker is no actor of the archive.")
    speaker_name: str | None = Field(description="The speaker as printed. Null for unattributed words.")
    role: str | None = Field(description="As printed.")
    affiliation: str | None = Field(description="As printed.")
    article: str = Field(description="The article's slug.")
    published_on: str | None = Field(description="The article's date, printed to its precision.")
    start: int
    end: int
    exact: str


QuotationList = list_of(QuotationRow, "QuotationList")


def quotation_row(quotation: Any) -> dict[str, Any]:
    """A quotation as JSON holds it."""
    shown = plain_fields(quotation, ("speaker_name", "role", "affiliation", "start", "end", "exact"))
    known = quotation.speaker and quotation.speaker.state != State.REJECTED
    article = {"article": quotation.article.slug, "published_on": quotation.article.printed_date}
    return shown | article | {"speaker": plain(quotation.speaker) if known else None}


@read(router, "/quotations", QuotationList, QuotationParams)
def list_quotations(request: HttpRequest, params: Query[QuotationParams]) -> Any:
    """Quotations of published articles, the newest article's first."""
    return page_of(request, LATEST_ARTICLE.of(quotations(params).defer(*TEXT)), params, quotation_row)


LEDGER = Ledger("quotations", QuotationParams, quotations, LATEST_ARTICLE, lambda rows: map(quotation_row, rows), QuotationRow)


@require_safe
def export(request: HttpRequest, form: TableFormat) -> HttpResponseBase:
    """All of the quotations that the page would list, as a file."""
    return exported(request, form, LEDGER)
