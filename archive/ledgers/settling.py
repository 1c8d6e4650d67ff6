"""Settling: what follows from an article's figures and dated events, written when the article is.

Measures and events are proposed by the subjects and names that articles print; an editor's choice stays. Then the statements of each
touched measure, the uses of each touched number and the dates of each touched event are compared in pairs (``labelling``).
"""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from archive.comparing import is_telling
from archive.ledgers.labelling import label_events, label_figures
from archive.models import Event, EventMention, Figure, Measure, State
from archive.models.slugs import free_slugs
from archive.models.trees import whole_families
from archive.subjects import event_key, measure_key

# measures and events -------------------------------------------------------------------------------------------------------------------


def propose_measures(figures: Collection[Figure]) -> None:
    """Gives figures that are not saved yet the measure that their subject, unit and place name; new measures are proposed.

    One that was merged into another stays theirs, so that a merge can be taken back: readers ask for its ``standing``.
    """
    keys = [measure_key(figure.subject, figure.unit, figure.place) for figure in figures]
    wanted = {f"{key.head}|{key.place}": (key, figure) for key, figure in zip(keys, figures, strict=True) if key}
    new = [
        Measure(key=printed, name=figure.subject[:300], place=figure.place[:200], head=key.head)
        for printed, (key, figure) in sorted(wanted.items())
    ]
    known = _with(Measure.objects.all(), new)
    for key, figure in zip(keys, figures, strict=True):
        figure.measure = known[f"{key.head}|{key.place}"] if key else None
        figure.derive()


def propose_events(mentions: Collection[EventMention]) -> None:
    """Gives dated events that are not saved yet and bear a name the event that it names, merged or not; new events are proposed."""
    keys = [event_key(mention.name, mention.date) if mention.name else None for mention in mentions]
    named = {
        key.key: Event(key=key.key, name=mention.name, begins_once=key.begins_once)
        for key, mention in zip(keys, mentions, strict=True)
        if key
    }
    known = _with(Event.objects.all(), list(named.values()))
    for key, mention in zip(keys, mentions, strict=True):
        mention.event = known[key.key] if key else None


def _with(rows: "QuerySet[Any]", wanted: Collection[Any]) -> dict[str, Any]:
    """The rows of the keys that ``wanted`` has, those that lack written first: what another process writes at the same time stays."""
    asked = rows.filter(key__in=[row.key for row in wanted])
    known = {row.key: row for row in asked}
    if lacking := [row for row in wanted if row.key not in known]:
        if rows.model is Measure:
            for measure, slug in zip(lacking, free_slugs(rows, [str(row) for row in lacking], "measure"), strict=True):
                measure.slug = slug
        rows.model._default_manager.bulk_create(lacking, ignore_conflicts=True)
        known = {row.key: row for row in asked.all()}
    return known


# what is touched -----------------------------------------------------------------------------------------------------------------------


class Touched(NamedTuple):
    """The measures and events (by key) and the telling numbers (family and quantity) that articles speak of."""

    measures: frozenset[int]
    events: frozenset[int]
    numbers: frozenset[tuple[str, Any]]

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(self.measures | other.measures, self.events | other.events, self.numbers | other.numbers)


def touched_by(articles: Collection[int]) -> Touched:
    """What has to be settled when ``articles`` change: ask before and after."""
    figures = Figure.objects.filter(article__in=articles).order_by()
    measures = figures.filter(measure__isnull=False).values_list("measure", flat=True)
    events = EventMention.objects.filter(article__in=articles, event__isnull=False).order_by().values_list("event", flat=True)
    return Touched(frozenset(measures), frozenset(events), _telling(figures))


def settle_articles(articles: Collection[int]) -> None:
    """Compares anew what these articles say, inside the caller's transaction."""
    settle(touched_by(articles))


def settle(touched: Touched) -> None:
    """Compares anew what is said under these measures and events and with these numbers."""
    forget_unused(touched)
    label_figures(touched.measures, touched.numbers)
    label_events(touched.events)


def settle_measures(measures: Collection[int]) -> None:
    """Compares anew what is said under these measures, and elsewhere with the same numbers: after an editor's decision."""
    families = whole_families(Measure.objects.filter(pk__in=measures))
    label_figures(families, _telling(Figure.objects.filter(measure__in=families)))


def settle_events(events: Collection[int]) -> None:
    """Compares anew the dates of these events: after an editor's decision."""
    label_events(events)


def forget_unused(touched: Touched) -> None:
    """Measures and events that the rule proposed and no passage uses any longer go."""
    unused = Q(state=State.PROPOSED, merged=None, merged_into=None)
    Measure.objects.filter(unused, pk__in=touched.measures, figures=None).delete()
    Event.objects.filter(unused, pk__in=touched.events, mentions=None).delete()


def _telling(figures: Any) -> frozenset[tuple[str, Any]]:
    """The numbers among figures that are hardly met twice by chance, each with its family."""
    rows = figures.order_by().values_list("family", "quantity", "value", "unit").distinct()
    return frozenset((family, quantity) for family, quantity, value, unit in rows if is_telling(value, unit))
