"""Labelling: the statements of a measure, the uses of a number and the dates of an event, compared in pairs, and their labels stored.

Two statements are compared where two articles make them: one article seldom contradicts itself, it counts parts and wholes. Which pairs
there are depends on what the articles say alone, never on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import combinations, islice, product
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from archive.comparing import SHARES, Claim, Label, compare
from archive.models import Article, Comparison, Event, EventMention, Figure, Measure, State
from archive.models.comparison import RANKS
from archive.models.differences import write_differences
from archive.models.trees import whole_families
from archive.subjects import MeasureKey, place_key

MOST_STATEMENTS = 40
"""Of one measure: the latest are compared in pairs, the others are listed only."""
MOST_USES = 10
"""Of one number: the latest measures that use it."""
FAMILIES_AT_ONCE = 200
"""Of numbers that one query asks for: SQLite takes no expression that is 1,000 deep."""


def shown_figures() -> "QuerySet[Any]":
    """The figures that ledgers hold: those that published articles show."""
    return Figure.objects.shown().filter(article__status=Article.Status.PUBLISHED)


def label_figures(measures: Collection[int], numbers: Collection[tuple[str, Any]]) -> None:
    """Labels the pairs of these measures' statements, and of the uses of these numbers (family and quantity) under different measures.

    A pair that changes from one kind to the other stands once: all that goes is deleted before anything is written.
    """
    known = _with_their_kin(measures)
    wanted = _of_measures(known)
    standing = set(Comparison.objects.filter(measure__in=known).values_list("pk", flat=True))
    for some in _some_families_at_once(numbers):
        wanted += _of_numbers(_any_of(some))
        standing |= set(Comparison.objects.filter(_any_of(some, "one__"), measure=None, event=None).values_list("pk", flat=True))
    write_differences(Comparison.objects.filter(pk__in=standing), wanted)


# statements of a measure ---------------------------------------------------------------------------------------------------------------


def _with_their_kin(touched: Collection[int]) -> dict[int, Measure]:
    """These measures, all that were merged into what they became, and those of the same head of which one names no place."""
    roots = {m.standing.pk: m.standing for m in Measure.objects.filter(pk__in=touched).select_related("merged_into")}
    heads = {measure.head for measure in roots.values() if measure.head}
    everywhere = {measure.head for measure in roots.values() if measure.head and not measure.place}
    kin = Q(head__in=heads, place="") | Q(head__in=everywhere)
    roots |= {measure.pk: measure for measure in Measure.objects.filter(kin, merged_into=None)}
    known, below = dict(roots), set(roots)
    while below:
        found = Measure.objects.filter(merged_into__in=below).exclude(pk__in=known)
        below = set()
        for measure in found:
            measure.merged_into = known[measure.merged_into_id or 0]
            known[measure.pk] = measure
            below.add(measure.pk)
    return known


class Statement(NamedTuple):
    """What one or several figures say, ``said``: a figure of it, and where two articles say it one of another article too."""

    said: Hashable
    figures: tuple[Figure, ...]


class Saying(NamedTuple):
    """A figure as one of those that say the same within a group."""

    group: Hashable
    said: Hashable
    article: int
    published_on: date | None
    figure: int


def _latest(sayings: Iterable[Saying], most: int) -> dict[Any, list[Statement]]:
    """The latest ``most`` statements of each group; of one date those that come first in the order of what is said."""
    groups: dict[Hashable, dict[Hashable, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        groups[saying.group][saying.said].append(saying)
    kept = {group: sorted(said.values(), key=_newest_first)[:most] for group, said in groups.items()}
    ends = {group: [_of_first_and_last_article(same) for same in all_of_it] for group, all_of_it in kept.items()}
    figures = Figure.objects.in_bulk({one.figure for pairs in ends.values() for pair in pairs for one in pair})
    return {group: [Statement(pair[0].said, tuple(figures[one.figure] for one in pair)) for pair in pairs] for group, pairs in ends.items()}


def _newest_first(same: list[Saying]) -> tuple[int, str]:
    return -max(saying.published_on.toordinal() if saying.published_on else 0 for saying in same), str(same[0].said)


def _of_first_and_last_article(same: list[Saying]) -> list[Saying]:
    first, last = (pick(same, key=lambda saying: (saying.article, saying.figure)) for pick in (min, max))
    return [first, last] if first.article != last.article else [first]


def _of_measures(measures: dict[int, Measure]) -> list[Comparison]:
    """Labelled pairs of each measure's statements, and beside them those of the measure of the same head without a place."""
    standing = {pk: measure.standing for pk, measure in measures.items()}
    standing = {pk: measure for pk, measure in standing.items() if measure.state != State.REJECTED}
    rows = shown_figures().filter(measure__in=standing).order_by()
    columns = rows.values_list("measure", "statement", "article", "article__published_on", "pk")
    said = _latest((Saying(standing[measure].pk, *others) for measure, *others in columns), MOST_STATEMENTS)
    roots = sorted({measure.pk: measure for measure in standing.values()}.items())
    unplaced = {measure.head: pk for pk, measure in reversed(roots) if measure.head and not measure.place}
    wanted: list[Comparison] = []
    for pk, measure in roots:
        own = said.get(pk, [])
        beside = said.get(unplaced.get(measure.head), []) if measure.place else []
        wanted += _compared([*combinations(own, 2), *product(own, beside)], measures, measure)
    return wanted


def _compared(pairs: Iterable[Sequence[Statement]], measures: dict[int, Measure], under: Measure | None = None) -> list[Comparison]:
    """Labelled pairs of unlike statements that two articles make."""
    labelled = []
    for one, other in pairs:
        figures = _of_two_articles(one.figures, other.figures)
        if one.said == other.said or figures is None:
            continue
        first, second = sorted(figures, key=lambda figure: figure.pk)
        found = compare(*(claim_of(figure, measures.get(figure.measure_id or 0)) for figure in (first, second)))
        if found:
            label = {"label": found.label.value, "rank": RANKS[found.label.value], "reason": found.reason}
            numbers = {"one_number": first.number, "other_number": second.number}
            labelled.append(Comparison(measure=under, one=first, other=second, **numbers, **label))
    return labelled


def _of_two_articles(ones: Iterable[Any], others: Iterable[Any]) -> tuple[Any, Any] | None:
    """One of each that stand in two articles, if there are such."""
    return next(((one, other) for one, other in product(ones, others) if one.article_id != other.article_id), None)


def claim_of(figure: Figure, measure: Measure | None) -> Claim:
    """A figure for comparing under its ``measure``. What was merged into one is of its head and place; without one it is of its own."""
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
        is_transfer=key.is_transfer and figure.unit not in SHARES,
    )


# uses of a number ----------------------------------------------------------------------------------------------------------------------


def _some_families_at_once(numbers: Collection[tuple[str, Any]]) -> Iterator[dict[str, list[Any]]]:
    """The quantities of each family, of so many families that one query can ask for them."""
    families: dict[str, list[Any]] = defaultdict(list)
    for family, quantity in sorted(numbers):
        families[family].append(quantity)
    names = list(families)
    for first in range(0, len(names), FAMILIES_AT_ONCE):
        yield {name: families[name] for name in names[first : first + FAMILIES_AT_ONCE]}


def _any_of(families: dict[str, list[Any]], figure: str = "") -> Q:
    """Rows whose ``figure`` has one of these families and quantities."""
    return reduce(or_, (Q(**{f"{figure}family": family, f"{figure}quantity__in": found}) for family, found in families.items()))


def _of_numbers(asked: Q) -> list[Comparison]:
    """The same telling number where articles say it of different measures."""
    rows = shown_figures().filter(asked, measure__isnull=False).order_by()
    said = ("family", "quantity", "comparator", "article__language")  # words of two languages don't tell whether they mean the same
    found = list(rows.values_list(*said, "measure", "article", "article__published_on", "pk"))
    measures = Measure.objects.select_related("merged_into__merged_into").in_bulk({measure for *_, measure, _, _, _ in found})
    sayings = (
        Saying(number, measures[measure].standing.key, *others)
        for number, (measure, *others) in ((row[: len(said)], row[len(said) :]) for row in found)
        if measures[measure].standing.state != State.REJECTED
    )
    pairs = [pair for group in _latest(sayings, MOST_USES).values() for pair in combinations(group, 2)]
    return [one for one in _compared(pairs, measures) if one.label == Label.SAME_NUMBER.value]


# dates of an event ---------------------------------------------------------------------------------------------------------------------


def label_events(events: Collection[int]) -> None:
    """Labels the pairs of dates of each event that begins once, where two articles print dates without a common day."""
    families = whole_families(Event.objects.filter(pk__in=events))
    known = {event.pk: event for event in Event.objects.filter(pk__in=families).select_related("merged_into__merged_into")}
    mentions = EventMention.objects.shown().filter(event__in=known, article__status=Article.Status.PUBLISHED)
    dates: dict[int, dict[tuple[Any, Any], list[EventMention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions.filter(starts_on__isnull=False, ends_on__isnull=False).order_by("pk"):
        standing = known[mention.event_id].standing
        if standing.begins_once and standing.state != State.REJECTED:
            dates[standing.pk][mention.starts_on, mention.ends_on].append(mention)
    label, reason = Label.CONFLICT.value, gettext_noop("It began once, and two dates are given.")
    wanted = []
    for event, printed in dates.items():
        for ((_, ended), ones), ((began, _), others) in combinations(islice(sorted(printed.items()), MOST_STATEMENTS), 2):
            pair = _of_two_articles(ones, others)
            if pair and ended < began:
                fields = {"label": label, "rank": RANKS[label], "reason": reason, "event_id": event}
                wanted.append(Comparison(one_mention=pair[0], other_mention=pair[1], **fields))
    write_differences(Comparison.objects.filter(event__in=known), wanted)
