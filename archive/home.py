"""The home page: what is new, where articles disagree, what falls due, what is read most, and who is most present."""

from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.comparing import Label
from archive.ledgers.disagreements import shown_pairs, subject_of
from archive.ledgers.due import with_status
from archive.models import Actor, Article, Comparison, Forecast, Topic
from archive.models.comparison import RANKS
from archive.popular import popular, top_of_week
from archive.views import year_bars

KINDS = (Actor.Kind.STATE, Actor.Kind.AGENCY, Actor.Kind.PERSON, Actor.Kind.CRIMINAL, Actor.Kind.INSTITUTE, Actor.Kind.INTERNATIONAL)
OPEN = (Label.CONFLICT, Label.SAME_NUMBER, Label.DIFFERENT_PERIOD)
"""Labels of pairs that seem to disagree; the others say that two statements can't be held against each other, or agree."""
LOOKED_AT = 100
"""Pairs among which the first subjects are sought: one subject may have many pairs."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    published = Article.objects.published()
    by_year: dict[Any, int] = dict(published.order_by().values_list("published_on__year").annotate(Count("pk")))
    number, undated = sum(by_year.values()), by_year.pop(None, 0)
    present = Actor.objects.most_present(KINDS, 5)
    context = {
        "latest": published.newest().with_actors_and_topics()[:6],
        "counts": {"articles": number, "undated": undated},
        "timeline": year_bars(by_year),
        "disagreements": open_disagreements(5),
        "forecasts": falling_due(timezone.localdate(), 5),
        "top_of_week": top_of_week(),
        "popular": popular(),
        "actor_kinds": [(kind.label, present[kind]) for kind in KINDS if present[kind]],
        "topics": Topic.objects.in_articles(published)[:12],
    }
    return render(request, "archive/home.html", context)


class Disagreement(NamedTuple):
    """A subject on which two articles seem to disagree: the gravest of its pairs, and where it is read."""

    subject: str
    pair: Comparison
    url: str


def open_disagreements(limit: int) -> list[Disagreement]:
    """The subjects with the gravest labels, of one label the one that was met last first. One query."""
    rows = shown_pairs().filter(rank__in=[RANKS[label.value] for label in OPEN]).select_related("measure", "event", "one")
    found: dict[str, Disagreement] = {}
    for pair in rows.order_by("rank", "-pk")[:LOOKED_AT]:
        found.setdefault(subject_of(pair), Disagreement(subject_of(pair), pair, _address(pair)))
    return list(found.values())[:limit]


def _address(pair: Any) -> str:
    """The page of its measure; for a date or a number that is no measure's, the ledger under its label."""
    if pair.measure:
        return str(pair.measure.get_absolute_url())
    asked = {"label": pair.label} | ({"q": pair.event.name} if pair.event else {})
    return f"{reverse('disagreements')}?{urlencode(asked)}#pair-{pair.pk}"


def falling_due(today: date, limit: int) -> "QuerySet[Any]":
    """Unjudged forecasts whose time ends next, from today on, each with its ``status``. One query."""
    rows = Forecast.objects.shown().filter(article__status=Article.Status.PUBLISHED, verdict="", ends_on__gte=today)
    shown = ("exact", "ends_on", "verdict", "state", "article__slug", "article__language")
    return with_status(rows, today).select_related("article").only(*shown).order_by("ends_on", "pk")[:limit]
