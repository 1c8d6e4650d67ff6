"""Two articles side by side: what they share, what only one has, and what their figures are to each other."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import Field, Schema

from archive.comparing import Label, compare
from archive.ledgers.due import status_of
from archive.ledgers.labelling import claim_of
from archive.ledgers.listing import asked
from archive.ledgers.sentences import with_sentences
from archive.models import Article, Event, EventMention, Figure, Forecast, Quotation, State
from archive.models.comparison import RANKS
from archive.printed_reasons import printed_reason
from archive.refusals import Refused
from archive.schemas import NoParams

MOST_COMPARED = 4_000
"""Pairs of figures that are looked at: two tables of numbers are no two claims."""
MOST_SHOWN = 60
"""Labelled pairs that the page shows, the gravest first."""
LONGEST = 500
"""Characters of an article's address."""


class ChoiceParams(Schema):
    """Which two articles to lay side by side."""

    one: str = Field("", max_length=LONGEST, description="An article's slug or address.")
    other: str = Field("", max_length=LONGEST, description="The other article's slug or address.")


class Parts(NamedTuple):
    """What both articles have, and what only the first or the second has."""

    both: list[Any]
    first: list[Any]
    second: list[Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of each article, and what the two are to each other."""

    label: str
    reason: str
    one: Figure
    other: Figure

    @property
    def measure(self) -> Any:
        """What both are compared under, if they are of one measure."""
        if self.label == Label.SAME_NUMBER or self.one.measure is None:
            return None
        return self.one.measure.standing

    @property
    def printed_reason(self) -> str:
        """Its reason in the page's language."""
        return printed_reason(self.reason, self.one.unit, self.other.unit)


class SharedEvent(NamedTuple):
    """An event that both articles date: its mentions in each, and whether the dates have a day in common."""

    event: Event
    first: list[EventMention]
    second: list[EventMention]
    agree: bool


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The form that takes two articles; with both given, the way to their page."""
    context: dict[str, Any] = {"has_two": Article.objects.published().order_by()[:2].count() == 2}
    try:
        params = asked(request, ChoiceParams)
        context["params"] = params
        if params.one and params.other:
            return redirect("compare", slug_of(params.one), slug_of(params.other))
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/compare_choice.html", context)


def slug_of(given: str) -> str:
    """The slug in what somebody typed: a slug, or an article's address. ``Refused`` for anything else."""
    try:
        parts = [part for part in urlsplit(given.strip()).path.split("/") if part]
    except ValueError:  # a bracket where a host should be
        parts = []
    if not parts or slugify(parts[-1]) != parts[-1].lower():
        raise Refused(422, _("“%(given)s” is no article’s address.") % {"given": given[:60]})
    return parts[-1]


@require_safe
def page(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """The two articles, or one sentence that says why there is nothing to compare."""
    context: dict[str, Any] = {"params": ChoiceParams(one=one[:LONGEST], other=other[:LONGEST])}
    try:
        asked(request, NoParams)
        if one == other:
            raise Refused(422, _("An article compared with itself has nothing to tell: choose another one."))
        found = {article.slug: article for article in Article.objects.published().with_entities().filter(slug__in=(one, other))}
        slugs = [slug if slug in found else _present_slug(slug) for slug in (one, other)]
        if slugs != [one, other]:
            return redirect("compare", *slugs, permanent=True)
        context |= side_by_side(found[one], found[other])
    except Refused as refusal:
        context["refusal"] = str(refusal)
        return render(request, "archive/compare_choice.html", context, status=404 if refusal.status == 404 else 200)
    return render(request, "archive/compare.html", context)


def _present_slug(slug: str) -> str:
    """The slug of the published article that once had this one; ``Refused`` where there is none."""
    former = Article.by_former_slug(slug)
    if former is None or former.status != Article.Status.PUBLISHED:
        raise Refused(404, _("There is no article “%(slug)s”.") % {"slug": slug[:60]})
    return str(former.slug)


def side_by_side(one: Article, other: Article) -> dict[str, Any]:
    """All that the page shows of two articles that were loaded with their entities; four queries."""
    articles = (one, other)
    figures = _shown(Figure, articles, "source", "measure__merged_into")
    pairs = labelled(*figures)
    quotations = _shown(Quotation, articles, "speaker__merged_into")
    forecasts = _shown(Forecast, articles)
    for forecast in (*forecasts[0], *forecasts[1]):
        vars(forecast)["status"] = status_of(forecast, timezone.localdate())
    for pair in pairs[:MOST_SHOWN]:
        with_sentences((pair.one, pair.other))
    return {
        "one": one,
        "other": other,
        "articles": articles,
        "canonical": reverse("compare", args=sorted((one.slug, other.slug))),
        "actors": parted(*([row.actor.standing for row in vars(article)["main_actors"]] for article in articles)),
        "sources": parted(*([row.source for row in vars(article)["main_citations"]] for article in articles)),
        "topics": parted(*([row.topic for row in vars(article)["main_topics"]] for article in articles)),
        "pairs": pairs[:MOST_SHOWN],
        "pair_count": len(pairs),
        "forecasts": list(zip(articles, forecasts, strict=True)) if any(forecasts) else [],
        "quotations": list(zip(articles, quotations, strict=True)) if any(quotations) else [],
        "events": shared_events(*_shown(EventMention, articles, "event__merged_into")),
    }


def _shown(kind: Any, articles: Sequence[Article], *related: str) -> tuple[list[Any], list[Any]]:
    """The shown passages of a kind of both articles, in reading order; one query."""
    rows = list(kind.objects.filter(article__in=articles).shown().select_related(*related))
    by_article: dict[int, list[Any]] = {article.pk: [] for article in articles}
    for row in rows:
        row.article = next(article for article in articles if article.pk == row.article_id)
        by_article[row.article_id].append(row)
    return by_article[articles[0].pk], by_article[articles[1].pk]


def parted(ones: Iterable[Hashable], others: Iterable[Hashable]) -> Parts:
    """What stands in both, and what in one alone, each once and in its order."""
    first, second = dict.fromkeys(ones), dict.fromkeys(others)
    return Parts([x for x in first if x in second], [x for x in first if x not in second], [x for x in second if x not in first])


# figures ---------------------------------------------------------------------------------------------------------------------------------


def labelled(ones: Sequence[Figure], others: Sequence[Figure]) -> list[Pair]:
    """Every pair of figures under a shared measure, and every telling number that both print, with its label; the gravest first."""
    pairs = []
    for one, other in islice(_comparable(_once(ones), _once(others)), MOST_COMPARED):
        found = compare(claim_of(one, one.measure), claim_of(other, other.measure))
        if found:
            pairs.append(Pair(found.label.value, found.reason, one, other))
    return sorted(pairs, key=lambda pair: (RANKS[pair.label], pair.one.start, pair.other.start))


def _once(figures: Iterable[Figure]) -> list[Figure]:
    """Of figures that say the same the first; none under a rejected measure."""
    kept: dict[Hashable, Figure] = {}
    for figure in figures:
        if not (figure.measure and figure.measure.standing.state == State.REJECTED):
            kept.setdefault((claim_of(figure, figure.measure).head, figure.statement), figure)
    return list(kept.values())


def _comparable(ones: Iterable[Figure], others: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of one head, and pairs of one number in one language of which each has a measure: as ``labelling`` makes them."""
    heads: dict[str, list[Figure]] = defaultdict(list)
    numbers: dict[Hashable, list[Figure]] = defaultdict(list)
    for other in others:
        heads[claim_of(other, other.measure).head].append(other)
        if other.measure:
            numbers[other.family, other.quantity, other.article.language].append(other)
    for one in ones:
        head = claim_of(one, one.measure).head
        yield from product([one], heads[head])
        if one.measure:
            same = numbers[one.family, one.quantity, one.article.language]
            yield from ((one, other) for other in same if other not in heads[head])


# events ----------------------------------------------------------------------------------------------------------------------------------


def shared_events(ones: Iterable[EventMention], others: Iterable[EventMention]) -> list[SharedEvent]:
    """The events that both articles date, by name."""
    first, second = _by_event(ones), _by_event(others)
    shared = [SharedEvent(event, first[event], second[event], _agree(first[event], second[event])) for event in first if event in second]
    return sorted(shared, key=lambda row: row.event.name)


def _by_event(mentions: Iterable[EventMention]) -> dict[Event, list[EventMention]]:
    found: dict[Event, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.event and mention.event.standing.state != State.REJECTED:
            found[mention.event.standing].append(mention)
    return dict(found)


def _agree(ones: Iterable[EventMention], others: Iterable[EventMention]) -> bool:
    """Whether no date of one article lies apart from one of the other; an unresolved date lies nowhere."""
    return not any(_apart(one, other) or _apart(other, one) for one, other in product(ones, others))


def _apart(one: EventMention, other: EventMention) -> bool:
    return one.ends_on is not None and other.starts_on is not None and one.ends_on < other.starts_on
