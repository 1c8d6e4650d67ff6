"""The ledger of disagreements: pairs of statements side by side, each under its label and with the reason for it, conflicts first."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import Field, Query, Router, Schema

from archive.api import page_of, plain_fields, read
from archive.comparing import Label
from archive.ledgers.exporting import OF_ARTICLE, Flat, Ledger, exported, said_of
from archive.ledgers.labelling import shown_figures
from archive.ledgers.listing import CURSORS, Order, asked, cursor_page, named, of_any
from archive.ledgers.sentences import with_sentences
from archive.models import Article, Comparison, EventMention, Figure, Measure, State
from archive.models.comparison import RANKS
from archive.refusals import Refused
from archive.schemas import ListParams, list_of
from archive.tabular import TableFormat

router = Router(tags=["ledgers"])

GRAVEST_FIRST = Order("rank", descending=False, read=int, latest_first=True, known=True)
"""By label, and of one label the pair that was met last first."""
OF_FIGURES, OF_DATES = ("one", "other"), ("one_mention", "other_mention")


class DisagreementParams(ListParams):
    """What the ledger of disagreements can be narrowed to."""

    q: str = Field("", max_length=200, description="The measure's, or the event's, name contains these characters.")
    label: Label | None = Field(None, description="Pairs under this label alone.")
    actor: list[str] = Field([], description="Slugs: any of them has a part in one of the two articles.")
    topic: list[str] = Field([], description="Slugs: one of the two articles stands under any of them.")
    measure: str = Field("", max_length=100, description="A slug: pairs under this measure alone.")


def disagreements(params: DisagreementParams) -> "QuerySet[Any]":
    """The pairs that are asked for, of which both sides are shown. Raises ``Refused`` for a slug that names nothing."""
    rows = shown_pairs()
    if params.label:
        rows = rows.filter(rank=RANKS[params.label.value])
    if params.measure:
        rows = rows.filter(under(named(Measure.objects.all(), params.measure)))
    if params.q:
        rows = rows.filter(Q(measure__name__icontains=params.q) | Q(event__name__icontains=params.q) | Q(one__subject__icontains=params.q))
    return rows.filter(of_any(params.actor, params.topic, (f"{side}__article" for side in (*OF_FIGURES, *OF_DATES))))


def shown_pairs() -> "QuerySet[Any]":
    """Pairs of which both sides are accepted or proposed and stand in the text of a published article."""
    return Comparison.objects.filter(_shown(OF_FIGURES) | _shown(OF_DATES))


def _shown(sides: Iterable[str]) -> Q:
    shown = {"state__in": [State.ACCEPTED, State.PROPOSED], "needs_review": False, "article__status": Article.Status.PUBLISHED}
    return Q(**{f"{side}__{name}": value for side in sides for name, value in shown.items()})


def under(measure: Measure) -> Q:
    """Pairs of which a side is said of ``measure``, or of what was merged into the same one."""
    figures = Figure.objects.filter(measure__in=measure.standing.family).order_by().values("pk")
    return Q(one__in=figures) | Q(other__in=figures)


def with_sides(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Pairs with all that a page or JSON says of them."""
    articles = (f"{side}__article" for side in (*OF_FIGURES, *OF_DATES))
    return rows.select_related("measure", "event", "one__source", "other__source", "one__measure", "other__measure", *articles)


class Side(NamedTuple):
    """One of two statements: the passage, and how many other articles make the same one."""

    passage: Any
    others: int


class Pair(NamedTuple):
    """Two statements with their label, as a page shows them."""

    comparison: Comparison
    subject: str
    sides: tuple[Side, Side]


def pairs_of(rows: Iterable[Comparison]) -> list[Pair]:
    """Pairs ready to print, each side in its sentence, with the number of articles beside it that say the same; two queries."""
    comparisons = list(rows)
    figures = [figure for pair in comparisons for figure in (pair.one, pair.other) if figure]
    mentions = [mention for pair in comparisons for mention in (pair.one_mention, pair.other_mention) if mention]
    with_sentences([*figures, *mentions])
    said, told = _saying(figures), _telling(mentions)

    def side(passage: Any) -> Side:
        if isinstance(passage, Figure):
            return Side(passage, len(said.get((passage.measure_id, passage.statement), set()) - {passage.article_id}))
        return Side(passage, len(told.get((passage.event_id, passage.starts_on, passage.ends_on), set()) - {passage.article_id}))

    return [
        Pair(pair, subject_of(pair), (side(pair.one or pair.one_mention), side(pair.other or pair.other_mention))) for pair in comparisons
    ]


def _saying(figures: list[Figure]) -> dict[Any, set[int]]:
    """The articles that make each statement of a measure that one of ``figures`` makes."""
    rows = shown_figures().filter(measure__in={f.measure_id for f in figures}, statement__in={f.statement for f in figures})
    return _grouped(rows.order_by().values_list("measure", "statement", "article")) if figures else {}


def _telling(mentions: list[EventMention]) -> dict[Any, set[int]]:
    """The articles that date each event as one of ``mentions`` does."""
    shown = EventMention.objects.shown().filter(article__status=Article.Status.PUBLISHED)
    rows = shown.filter(event__in={m.event_id for m in mentions}, starts_on__in={m.starts_on for m in mentions})
    return _grouped(rows.order_by().values_list("event", "starts_on", "ends_on", "article")) if mentions else {}


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[Any, set[int]]:
    found: dict[Any, set[int]] = {}
    for *said, article in rows:
        found.setdefault(tuple(said), set()).add(article)
    return found


def subject_of(pair: Any) -> str:
    """What two statements are about: the measure, what begins, or the number that is said of different things."""
    if pair.event:
        return _("%(event)s, start") % {"event": pair.event.name}
    return str(pair.measure) if pair.measure else pair.one.as_read


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Pairs of statements, the conflicts first, or those of one label."""
    context: dict[str, Any] = {}
    try:
        params = asked(request, DisagreementParams)
        counts = _counts(params)
        found = cursor_page(request, with_sides(disagreements(params)), GRAVEST_FIRST, count=_asked_for(counts, params))
        context = {"params": params, "page": found, "pairs": pairs_of(found.rows), "total": sum(counts.values())}
        context["labels"] = [(label.value, counts.get(label.value, 0), _link(request, label.value)) for label in Label]
        context["every_label"] = _link(request)
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/disagreements.html", context)


def _counts(params: DisagreementParams) -> dict[str, int]:
    """How many pairs there are under each label, whichever one is asked for.

    Those of the whole ledger are counted as they are stored, by the index alone: pairs are settled with whatever hides a side of one.
    """
    narrowed = params.q or params.actor or params.topic or params.measure
    rows = disagreements(params.model_copy(update={"label": None})) if narrowed else Comparison.objects.all()
    names = {rank: label for label, rank in RANKS.items()}
    return {names[rank]: count for rank, count in rows.order_by().values_list("rank").annotate(Count("pk"))}


def _asked_for(counts: dict[str, int], params: DisagreementParams) -> int:
    return counts.get(params.label.value, 0) if params.label else sum(counts.values())


def _link(request: HttpRequest, label: str = "") -> str:
    """This page with another label, or all of them, from its first pair on."""
    query = request.GET.copy()
    for name in ("label", *CURSORS):
        query.pop(name, None)
    if label:
        query["label"] = label
    return f"{request.path}?{query.urlencode()}" if query else request.path


def disputed(figures: Iterable[Any]) -> set[int]:
    """The keys of those figures whose statement is in a conflict. One query; each figure comes with its measure."""
    by_statement: dict[str, list[Any]] = {}
    for figure in figures:
        if figure.measure_id:
            by_statement.setdefault(figure.statement, []).append(figure)
    conflicts = shown_pairs().filter(rank=RANKS[Label.CONFLICT.value], measure__isnull=False)
    said = conflicts.filter(Q(one__statement__in=by_statement) | Q(other__statement__in=by_statement))
    columns = ("one__statement", "one__measure", "other__statement", "other__measure")
    sides = {side for *one, statement, measure in said.values_list(*columns) for side in (tuple(one), (statement, measure))}
    measures = Measure.objects.in_bulk({measure for _, measure in sides})
    standing = {(statement, measures[measure].standing.pk) for statement, measure in sides}
    return {f.pk for same in by_statement.values() for f in same if (f.statement, f.measure.standing.pk) in standing}


class ComparedClaim(Schema):
    """One of two statements as an article prints it; of an event's date, its year."""

    value: int | float
    high: int | float | None = Field(description="The upper end of a range.")
    comparator: str = Field(description="One of = > ≥ < ≤ ~.")
    unit: str | None
    period: str | None = Field(description="As printed; of an event's date, the date.")
    source: str | None = Field(description="The source's slug.")
    article: str = Field(description="The article's slug.")
    exact: str


class Disagreement(Schema):
    """Two statements and what they are to each other."""

    label: str
    reason: str
    subject: str = Field(description="The measure, the event and “start”, or the number that is said of different things.")
    claims: list[ComparedClaim]


DisagreementList = list_of(Disagreement, "DisagreementList")


def disagreement_row(pair: Any) -> dict[str, Any]:
    """A pair as JSON holds it."""
    claims = [_date_claim(side) if pair.event else _figure_claim(side) for side in _sides(pair)]
    return {"label": pair.label, "reason": pair.reason, "subject": subject_of(pair), "claims": claims}


def _sides(pair: Any) -> tuple[Any, Any]:
    return (pair.one_mention, pair.other_mention) if pair.event else (pair.one, pair.other)


def _figure_claim(figure: Figure) -> dict[str, Any]:
    fields = ("value", "high", "comparator", "unit", "period", "source", "exact")
    return plain_fields(figure, fields) | {"article": figure.article.slug}


def _date_claim(mention: EventMention) -> dict[str, Any]:
    year = mention.starts_on.year if mention.starts_on else 0
    said = {"value": year, "high": None, "comparator": "=", "unit": "year", "period": mention.date, "source": None}
    return said | {"article": mention.article.slug, "exact": mention.exact}


@read(router, "/disagreements", DisagreementList, DisagreementParams)
def list_disagreements(request: HttpRequest, params: Query[DisagreementParams]) -> Any:
    """Pairs of statements with their labels, the conflicts first."""
    count = _asked_for(_counts(params), params)
    return page_of(request, GRAVEST_FIRST.of(with_sides(disagreements(params))), params, disagreement_row, count)


SIDES = ("one", "other")
SIDE_COLUMNS = (*ComparedClaim.model_fields, *OF_ARTICLE)
COLUMNS = ("label", "reason", "subject", *(f"{side}_{name}" for side in SIDES for name in SIDE_COLUMNS))


def _with_articles(pairs: Iterable[Any]) -> Iterable[dict[str, Any]]:
    for pair in pairs:
        row = disagreement_row(pair)
        claims = [claim | said_of(side.article) for claim, side in zip(row["claims"], _sides(pair), strict=True)]
        yield row | {"claims": claims}


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return row | {f"{side}_{name}": claim[name] for side, claim in zip(SIDES, row["claims"], strict=True) for name in SIDE_COLUMNS}


LEDGER = Ledger(
    "disagreements",
    DisagreementParams,
    lambda params: with_sides(disagreements(params)),
    GRAVEST_FIRST,
    _with_articles,
    Disagreement,
    of_article=False,
    flat=Flat(COLUMNS, _flat),
)


@require_safe
def export(request: HttpRequest, form: TableFormat) -> HttpResponseBase:
    """All of the pairs that the page would list, as a file."""
    return exported(request, form, LEDGER)
