"""Settling: what follows from an article's figures and dated events, written when the article is.

Measures and events are proposed by the subjects and names that articles print; an editor's choice stays. Then the statements of each
touched measure, the uses of each touched number and the dates of each touched event are compared in pairs, and labels are stored.
Two statements are compared where two articles make them: one article seldom contradicts itself, it counts parts and wholes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

from django.db.models import F, Max, Min, Q, QuerySet

from archive.comparing import Claim, Label, compare, is_telling
from archive.folding import fold
from archive.models import Article, Comparison, Event, EventMention, Figure, Measure, State
from archive.models.comparison import RANKS
from archive.models.differences import write_differences
from archive.models.slugs import free_slugs
from archive.subjects import MeasureKey, event_key, measure_key, place_key

MOST_STATEMENTS = 40
"""Of one measure: the latest are compared in pairs, the others are listed only."""
MOST_USES = 10
"""Of one number: the latest measures that use it."""


# measures and events -------------------------------------------------------------------------------------------------------------------


def propose_measures(figures: Collection[Figure]) -> None:
    """Gives figures that are not saved yet the measure that their subject, unit and place name; new measures are proposed."""
    keys = [measure_key(figure.subject, figure.unit, figure.place) for figure in figures]
    wanted = {f"{key.head}|{key.place}": (key, figure) for key, figure in zip(keys, figures, strict=True) if key}
    new = [
        Measure(key=printed, name=figure.subject[:300], place=figure.place[:200], head=key.head)
        for printed, (key, figure) in sorted(wanted.items())
    ]
    known = _with(Measure.objects.select_related("merged_into"), new)
    for key, figure in zip(keys, figures, strict=True):
        figure.measure = known[f"{key.head}|{key.place}"].standing if key else None
        figure.derive()


def propose_events(mentions: Collection[EventMention]) -> None:
    """Gives dated events that are not saved yet and bear a name the event that it names; new events are proposed."""
    keys = [event_key(mention.name, mention.date) if mention.name else None for mention in mentions]
    named = {
        key.key: Event(key=key.key, name=mention.name, begins_once=key.begins_once)
        for key, mention in zip(keys, mentions, strict=True)
        if key
    }
    known = _with(Event.objects.select_related("merged_into"), list(named.values()))
    for key, mention in zip(keys, mentions, strict=True):
        mention.event = known[key.key].standing if key else None


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
    figures = list(Figure.objects.filter(article__in=articles).order_by().values_list("measure", "family", "quantity", "value", "unit"))
    events = EventMention.objects.filter(article__in=articles, event__isnull=False).order_by().values_list("event", flat=True)
    return Touched(
        frozenset(measure for measure, *_ in figures if measure),
        frozenset(events),
        frozenset((family, quantity) for _, family, quantity, value, unit in figures if is_telling(value, unit)),
    )


def settle_articles(articles: Collection[int]) -> None:
    """Compares anew what these articles say, inside the caller's transaction."""
    settle(touched_by(articles))


def settle(touched: Touched) -> None:
    """Compares anew what is said under these measures and events and with these numbers."""
    forget_unused(touched)
    settle_measures(touched.measures)
    settle_events(touched.events)
    settle_numbers(touched.numbers)


def forget_unused(touched: Touched) -> None:
    """Measures and events that the rule proposed and no passage uses any longer go."""
    unused = Q(state=State.PROPOSED, merged=None, merged_into=None)
    Measure.objects.filter(unused, pk__in=touched.measures, figures=None).delete()
    Event.objects.filter(unused, pk__in=touched.events, mentions=None).delete()


def shown_figures() -> "QuerySet[Any]":
    """The figures that ledgers hold: those that published articles show, under no rejected measure."""
    return Figure.objects.shown().filter(article__status=Article.Status.PUBLISHED).exclude(measure__state=State.REJECTED)


# statements of a measure ---------------------------------------------------------------------------------------------------------------


def settle_measures(touched: Collection[int]) -> None:
    """Labels the pairs of each measure's statements, and beside them those of the measure of the same head without a place."""
    measures = {measure.pk: measure for measure in _with_their_kin(touched)}
    into = {pk: measure.standing.pk for pk, measure in measures.items()}
    said: dict[int, list[Statement]] = defaultdict(list)
    for statement in _statements(measures):
        said[into[statement.measure]].append(statement)
    unplaced = {m.head: m.pk for m in measures.values() if m.head and not m.place and into[m.pk] == m.pk}
    wanted: list[Comparison] = []
    for pk in sorted(set(into.values())):
        own = _latest(said[pk])
        beside = _latest(said[unplaced[measures[pk].head]]) if measures[pk].place and measures[pk].head in unplaced else []
        wanted += _compared([*combinations(own, 2), *product(own, beside)], measures[pk], measures)
    write_differences(Comparison.objects.filter(measure__in=measures), wanted)


def _with_their_kin(touched: Collection[int]) -> Iterable[Measure]:
    """These measures, those merged into them or they into, and those of the same head of which one names no place."""
    asked = list(Measure.objects.filter(pk__in=touched))
    heads = {measure.head for measure in asked if measure.head}
    everywhere = {measure.head for measure in asked if measure.head and not measure.place}
    ids = {*touched, *(measure.merged_into_id for measure in asked if measure.merged_into_id)}
    kin = Q(pk__in=ids) | Q(merged_into__in=ids) | Q(head__in=heads, place="") | Q(head__in=everywhere)
    found = list(Measure.objects.filter(kin).select_related("merged_into"))
    return [*found, *Measure.objects.filter(merged_into__in=[m.pk for m in found]).exclude(pk__in=[m.pk for m in found])]


class Statement(NamedTuple):
    """What one or several figures say of a measure: the date of its latest article, and its first and last figure."""

    measure: int
    latest: Any
    first: Figure
    last: Figure


def _statements(measures: dict[int, Measure]) -> list[Statement]:
    said = shown_figures().filter(measure__in=measures).order_by().values("measure", "statement")
    counted = said.annotate(latest=Max("article__published_on"), first=Min("pk"), last=Max("pk"))
    rows = list(counted.values_list("measure", "latest", "first", "last"))
    kept: list[tuple[int, Any, int, int]] = []
    for measure in measures:
        own = sorted((row for row in rows if row[0] == measure), key=lambda row: (row[1] is not None, row[1] or 0, row[3]), reverse=True)
        kept += own[:MOST_STATEMENTS]
    figures = Figure.objects.in_bulk({pk for *_, first, last in kept for pk in (first, last)})
    return [Statement(measure, latest, figures[first], figures[last]) for measure, latest, first, last in kept]


def _latest(statements: list[Statement]) -> list[Statement]:
    """The latest of a measure's statements; where a merge brought the same one twice, once."""
    order = sorted(statements, key=lambda one: (one.latest is not None, one.latest or 0, one.last.pk), reverse=True)
    return order[:MOST_STATEMENTS]


def _compared(pairs: Iterable[Sequence[Statement]], under: Measure | None, measures: dict[int, Measure]) -> list[Comparison]:
    """Labelled pairs of statements that two articles make."""
    labelled = {}
    for one, other in pairs:
        figures = _of_two_articles({one.first, one.last}, {other.first, other.last})
        if figures is None:
            continue
        first, second = sorted(figures, key=lambda figure: figure.pk)
        found = compare(_claim(first, measures, under), _claim(second, measures, under))
        if found:
            fields = {"label": found.label.value, "rank": RANKS[found.label.value], "reason": found.reason}
            labelled[first.pk, second.pk] = Comparison(measure=under, one=first, other=second, **fields)
    return list(labelled.values())


def _of_two_articles(ones: Iterable[Any], others: Iterable[Any]) -> tuple[Any, Any] | None:
    """One of each that stand in two articles, if there are such."""
    return next(((one, other) for one, other in product(ones, others) if one.article_id != other.article_id), None)


def _claim(figure: Figure, measures: dict[int, Measure], under: Measure | None) -> Claim:
    """A figure for comparing. What was merged into a measure is of its head and place."""
    measure = measures.get(figure.measure_id or 0)
    standing = measure.standing if measure else None
    key = MeasureKey(standing.head or standing.slug, place_key(standing.place)) if standing else MeasureKey(f"figure {figure.pk}", "")
    return Claim(
        head=key.head,
        place=key.place,
        value=figure.value,
        high=figure.high,
        comparator=figure.comparator,
        unit=figure.unit,
        denominator=figure.denominator,
        starts_on=figure.period_start,
        ends_on=figure.period_end,
        single_valued=bool(standing and standing.single_valued),
        is_transfer=key.is_transfer,
    )


# dates of an event ---------------------------------------------------------------------------------------------------------------------


def settle_events(touched: Collection[int]) -> None:
    """Labels the pairs of dates of each event that begins once, where two articles print dates without a common day."""
    kin = Q(pk__in=touched) | Q(merged__in=touched) | Q(merged_into__in=touched)
    events = {event.pk: event for event in Event.objects.filter(kin).select_related("merged_into").distinct()}
    mentions = EventMention.objects.shown().filter(event__in=events, article__status=Article.Status.PUBLISHED)
    dates: dict[int, dict[tuple[Any, Any], list[EventMention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions.filter(starts_on__isnull=False, ends_on__isnull=False).order_by("pk"):
        standing = events[mention.event_id].standing
        if standing.begins_once and standing.state != State.REJECTED:
            dates[standing.pk][mention.starts_on, mention.ends_on].append(mention)
    wanted = []
    for event, printed in dates.items():
        for ((_, ended), ones), ((began, _), others) in combinations(sorted(printed.items())[:MOST_STATEMENTS], 2):
            pair = _of_two_articles(ones, others)
            if pair and ended < began:
                label = Label.CONFLICT.value
                reason = "It began once, and two dates are given."
                wanted.append(
                    Comparison(label=label, rank=RANKS[label], reason=reason, event_id=event, one_mention=pair[0], other_mention=pair[1])
                )
    write_differences(Comparison.objects.filter(event__in=events), wanted)


# uses of a number ----------------------------------------------------------------------------------------------------------------------


def settle_numbers(numbers: Collection[tuple[str, Any]]) -> None:
    """Labels the same telling number where articles say it of different measures."""
    if not numbers:
        return
    asked, compared = Q(), Q()
    for family, quantity in numbers:
        asked |= Q(family=family, quantity=quantity)
        compared |= Q(one__family=family, one__quantity=quantity)
    uses: dict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    latest = F("article__published_on").desc(nulls_last=True)
    rows = shown_figures().filter(asked).exclude(subject="").select_related("measure__merged_into", "article").order_by(latest, "-pk")
    measures: dict[int, Measure] = {}
    for figure in rows:
        if figure.measure:
            measures[figure.measure.pk] = figure.measure
        group = uses[figure.family, figure.quantity, figure.comparator]
        if len(group) < MOST_USES and _said_of(figure) not in {_said_of(one.first) for one in group}:
            group.append(Statement(figure.measure_id or 0, figure.article.published_on, figure, figure))
    pairs = [pair for group in uses.values() for pair in combinations(group, 2)]
    wanted = [found for found in _compared(pairs, None, measures) if found.label == Label.SAME_NUMBER.value]
    write_differences(Comparison.objects.filter(compared, measure=None, event=None), wanted)


def _said_of(figure: Figure) -> int | str:
    """What tells two uses of a number apart: the measure, or the subject as printed where it makes none."""
    return figure.measure.standing.pk if figure.measure else fold(figure.subject)
