"""The tally: what came of each source's judged forecasts, from five on. Fewer say more of chance than of the source.

A forecast is its speaker's where it stands within a quotation with a speaker; else the source's that its sentence cites, within the
forecast's words or right before or after them; else the outlet's of its article.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from archive.models import Actor, Article, Forecast, Source, State
from archive.models.passages import CONTEXT

FEWEST = 5
SPEAKER, SOURCE, OUTLET = gettext_noop("speaker"), gettext_noop("source"), gettext_noop("outlet")
"""Kinds of makers; pages translate the words."""
_SENTENCE_ENDS = (".", "!", "?", "\n")


class Maker(NamedTuple):
    """Whose forecast it is: a speaker or a source by its key, or an outlet by its name."""

    kind: str
    which: Any


NOBODY = Maker(OUTLET, "")
"""Neither speaker nor source nor outlet is known."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A maker's verdicts: ``counts`` in the order of ``Forecast.Verdict``."""

    name: str
    url: str
    kind: str
    counts: tuple[int, ...]

    @property
    def verdicts(self) -> list[tuple[str, int]]:
        """Each verdict, in the page's language, with how often it was given."""
        return list(zip(map(str, Forecast.Verdict.labels), self.counts, strict=True))

    @property
    def judged(self) -> int:
        """How many there are."""
        return sum(self.counts)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The tally of every maker with enough judged forecasts, and how many have too few."""
    verdicts = verdicts_by_maker()
    enough = {maker: counts for maker, counts in verdicts.items() if counts.total() >= FEWEST and maker != NOBODY}
    context = {
        "tallies": sorted(_named(enough), key=lambda tally: (-tally.judged, tally.name)),
        "judged": sum(counts.total() for counts in verdicts.values()),
        "too_few": len(verdicts.keys() - enough.keys() - {NOBODY}),
        "nobodys": verdicts.get(NOBODY, Counter()).total(),
        "verdicts": Forecast.Verdict.labels,
        "fewest": FEWEST,
    }
    return render(request, "archive/forecast_tally.html", context)


def verdicts_by_maker() -> dict[Maker, Counter[str]]:
    """How often each verdict was given on the forecasts of each maker; four queries."""
    judged = Forecast.objects.shown().filter(article__status=Article.Status.PUBLISHED).exclude(verdict="").order_by("pk")
    speakers = _speakers(judged)
    sources = _sources(judged)
    became = Actor.objects.all().merged_keys()
    counted: dict[Maker, Counter[str]] = defaultdict(Counter)
    for pk, verdict, outlet in judged.values_list("pk", "verdict", "article__outlet"):
        if pk in speakers:
            maker = Maker(SPEAKER, became.get(speakers[pk], speakers[pk]))
        elif pk in sources:
            maker = Maker(SOURCE, sources[pk])
        else:
            maker = Maker(OUTLET, outlet)
        counted[maker][verdict] += 1
    return dict(counted)


_SHOWN = (State.PROPOSED, State.ACCEPTED)


def _speakers(forecasts: "QuerySet[Any]") -> dict[int, int]:
    """For each forecast within a quotation with a speaker the key of that speaker; of several the first one's."""
    within = forecasts.filter(
        article__quotations__start__lte=F("start"),
        article__quotations__end__gte=F("end"),
        article__quotations__state__in=_SHOWN,
        article__quotations__needs_review=False,
        article__quotations__speaker__state__in=_SHOWN,
    )
    found = within.values_list("pk", "article__quotations__speaker").order_by("-article__quotations__start", "-article__quotations__pk")
    return dict(found)


def _sources(forecasts: "QuerySet[Any]") -> dict[int, int]:
    """For each forecast whose sentence cites a source the key of that source; of several the first one's."""
    beside = forecasts.filter(
        article__citations__start__lte=F("end") + CONTEXT,
        article__citations__end__gte=F("start") - CONTEXT,
        article__citations__state__in=_SHOWN,
        article__citations__needs_review=False,
    )
    cited = beside.annotate(
        opens=F("article__citations__start"), closes=F("article__citations__end"), cites=F("article__citations__source")
    )
    rows = cited.only("start", "end", "prefix", "suffix").order_by("-opens", "-article__citations__pk")
    return {forecast.pk: forecast.cites for forecast in rows if is_cited_with(forecast, forecast.opens, forecast.closes)}


def is_cited_with(forecast: Any, start: int, end: int) -> bool:
    """Whether a citation from ``start`` to ``end`` stands in the forecast's words, or beside them with no sentence's end between."""
    if start < forecast.end and forecast.start < end:
        return True
    before, after = forecast.start - end, start - forecast.end
    gap = forecast.prefix[len(forecast.prefix) - before :] if before >= 0 else forecast.suffix[:after]
    return max(before, after) <= CONTEXT and not any(mark in gap for mark in _SENTENCE_ENDS)


def _named(verdicts: Mapping[Maker, Counter[str]]) -> Iterable[Tally]:
    speakers = Actor.objects.in_bulk([maker.which for maker in verdicts if maker.kind == SPEAKER])
    sources = Source.objects.in_bulk([maker.which for maker in verdicts if maker.kind == SOURCE])
    for (kind, which), counts in verdicts.items():
        row: Any = speakers.get(which) if kind == SPEAKER else sources.get(which) if kind == SOURCE else None
        name, url = (row.name, row.get_absolute_url()) if row else (which, "")
        yield Tally(name, url, kind, tuple(counts[verdict] for verdict in Forecast.Verdict.values))
