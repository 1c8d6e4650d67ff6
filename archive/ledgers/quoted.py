"""Views of the quotation index: who is quoted and how often, under which affiliation, who is named but never quoted, and whose words meet.

Counted lists page by number, as those of actors do: a count is no place that a cursor could come back to.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.ledgers.same_words import FEWEST_WORDS, attributed, same_words, shown_quotations
from archive.models import Actor, Article, Stakeholder
from archive.views import page_of


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody, or an affiliation as printed, with how many quotations there are and the address that lists them."""

    actor: Actor | None
    name: str
    count: int
    url: str


def _listed(**params: str) -> str:
    """The index narrowed to these parameters."""
    return f"{reverse('quotations')}?{urlencode(params)}"


@require_safe
def speakers(request: HttpRequest) -> HttpResponse:
    """Who is quoted, the most quoted first."""
    found = page_of(request, quoted_speakers())
    context = {"title": _("Quoted speakers"), "column": _("Speaker"), "view": "quoted-speakers", "page": found}
    return render(request, "archive/quoted.html", context)


def quoted_speakers() -> list[Quoted]:
    """Each quoted actor with the number of its quotations, those of actors merged into it counted in. Three queries."""
    became = Actor.objects.all().merged_keys()
    counts: dict[int, int] = {}
    for speaker, count in attributed().order_by().values_list("speaker").annotate(Count("pk")):
        standing = became.get(speaker, speaker)
        counts[standing] = counts.get(standing, 0) + count
    speakers = Q(pk__in=attributed().order_by().values("speaker")) | Q(pk__in=set(became.values()))
    actors = (actor for actor in Actor.objects.shown().filter(speakers) if actor.pk in counts)
    rows = [Quoted(actor, actor.name, counts[actor.pk], _listed(speaker=actor.slug)) for actor in actors]
    return sorted(rows, key=lambda row: (-row.count, row.name, row.url))


@require_safe
def affiliations(request: HttpRequest) -> HttpResponse:
    """The affiliations of quoted speakers as printed, the commonest first."""
    counted = shown_quotations().exclude(affiliation="").order_by().values_list("affiliation").annotate(count=Count("pk"))
    found = page_of(request, counted.order_by("-count", "affiliation"))
    found.object_list = [Quoted(None, name, count, _listed(affiliation=name)) for name, count in found.object_list]
    context = {"title": _("Affiliations as printed"), "column": _("Affiliation"), "view": "quoted-affiliations", "page": found}
    return render(request, "archive/quoted.html", context)


@require_safe
def never(request: HttpRequest) -> HttpResponse:
    """People who have a part in published articles and are never quoted, the most named first."""
    return render(request, "archive/never_quoted.html", {"view": "never-quoted", "page": page_of(request, never_quoted())})


def never_quoted() -> Any:
    """Those people, each with ``named``, how often published articles name it, and ``article_count``."""
    became = Actor.objects.all().merged_keys()
    quoted = attributed().order_by().values("speaker")
    merged = {
        became[pk] for pk in Actor.objects.filter(merged_into__isnull=False, pk__in=quoted).values_list("pk", flat=True) if pk in became
    }
    people = Actor.objects.shown().filter(kind=Actor.Kind.PERSON).exclude(pk__in=quoted).exclude(pk__in=merged)
    part = Q(stakeholders__article__status=Article.Status.PUBLISHED) & ~Q(stakeholders__role=Stakeholder.Role.NONE)
    counted = people.annotate(named=Sum("stakeholders__mentions", filter=part), article_count=Count("stakeholders", filter=part))
    return counted.filter(article_count__gt=0).order_by("-named", "-article_count", "name", "pk")


@require_safe
def same(request: HttpRequest) -> HttpResponse:
    """Words that stand under two speakers, in groups; the newest article's first."""
    context = {"view": "same-words", "page": page_of(request, same_words()), "fewest": FEWEST_WORDS}
    return render(request, "archive/same_words.html", context)
