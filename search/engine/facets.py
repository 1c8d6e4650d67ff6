"""Filters, and exact counts of what each further choice would find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from typing import NamedTuple

import numpy as np

from .columns import Integers, KeyColumn, Mask, mask_of
from .query import FacetCounts, Query
from .snapshot import Snapshot

DATES = "date"
"""The name under which the date bounds stand among the filters."""


@dataclass(frozen=True, slots=True, eq=False)
class Filters:
    """The masks of a query's selections by field: of any-of keys, of all-of keys, of the dates, and of what isn't deleted.

    What selects nothing out has no mask.
    """

    any_of: Mapping[str, Mask]
    others: Mapping[str, Mask]

    def passing(self, docs: Integers, without: str = "") -> Integers | None:
        """The places of the ``docs`` that pass all selections but that of ``without``; ``None`` where nothing selects."""
        masks = [mask for field, mask in (*self.any_of.items(), *self.others.items()) if field != without]
        if not masks:
            return None
        return np.flatnonzero(reduce(np.logical_and, masks)[docs])

    def leaves_out(self, field: str) -> bool:
        """Whether the counts of a field are of more documents than the result has."""
        return field in self.any_of or (field == DATES and DATES in self.others)


class Counts(NamedTuple):
    """See ``query.Result``."""

    facets: dict[str, FacetCounts]
    years: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    undated: int

    def size(self) -> int:
        """About how many bytes they take."""
        pairs = sum(len(counted.counts) for counted in self.facets.values())
        return 1000 + 150 * (pairs + len(self.years) + len(self.months))


def filters(snapshot: Snapshot, query: Query, matched: Integers) -> Filters:
    """The masks of what ``query`` selects from ``matched``."""
    any_of = {field: reduce(np.logical_or, (_having(snapshot, field, key) for key in keys)) for field, keys in query.any_of.items() if keys}
    others = {
        f"all {field}": reduce(np.logical_and, (_having(snapshot, field, key) for key in keys))
        for field, keys in query.all_of.items()
        if keys
    }
    if not snapshot.whole and matched is not snapshot.everything:
        others["live"] = snapshot.live
    dated = _dated(snapshot, query)
    if dated is not None:
        others[DATES] = dated
    return Filters(any_of, others)


def _having(snapshot: Snapshot, field: str, key: str) -> Mask:
    return mask_of(snapshot.docs(snapshot.postings(field, key)), snapshot.size)


def _dated(snapshot: Snapshot, query: Query) -> Mask | None:
    if query.undated == "only":
        return snapshot.dates.undated()
    if query.first is None and query.last is None and query.undated == "include":
        return None
    within = dated_within(snapshot, query.first, query.last)
    return within | snapshot.dates.undated() if query.undated == "include" else within


def dated_within(snapshot: Snapshot, first: date | None, last: date | None) -> Mask:
    """The dated documents all of whose days lie in ``first`` to ``last``, both included; ``None`` is no bound."""
    within = ~snapshot.dates.undated()
    if first is not None:
        within &= snapshot.dates.first >= first.toordinal()
    if last is not None:
        within &= snapshot.dates.last <= last.toordinal()
    return within


def count(snapshot: Snapshot, query: Query, matched: Integers, found: Integers, selected: Filters) -> Counts:
    """Every count of the result. ``matched`` are the documents before the selections, ``found`` those after all of them."""

    def left(field: str) -> Integers:
        if not selected.leaves_out(field):
            return found
        passing = selected.passing(matched, without=field)
        return matched if passing is None else matched[passing]

    counted = {}
    for field in query.facets:
        chosen = query.any_of.get(field, frozenset()) | query.all_of.get(field, frozenset())
        docs = left(field)
        counts = snapshot.totals[field] if docs is snapshot.everything else snapshot.keys[field].counts(docs)
        counted[field] = _of_field(snapshot.keys[field], counts, chosen, query.within.get(field), query.facet_limit)
    over_time = left(DATES)
    years = np.bincount(snapshot.years[over_time]) if len(over_time) else np.zeros(1, np.int64)
    months = snapshot.months[over_time]
    return Counts(
        facets=counted,
        years=tuple((f"{year:04}", int(years[year])) for year in np.flatnonzero(years).tolist() if year),
        months=_of_months(months[months >= 0]),
        undated=int(years[0]),
    )


def _of_field(column: KeyColumn, counts: Integers, chosen: frozenset[str], within: frozenset[str] | None, limit: int) -> FacetCounts:
    names = column.keys.names
    if within is not None:
        numbers = np.array([number for number in map(column.keys.number, within) if number is not None and number < column.size], np.int64)
        present = numbers[counts[numbers] > 0]
    else:
        present = np.flatnonzero(counts)
    often = counts[present]
    if limit < len(present):
        # Ties at the end are cut by their names, so all that are as frequent as the last one that is shown stay in.
        last = np.partition(often, len(present) - limit)[len(present) - limit] if limit else often.max() + 1
        shown = present[often >= last]
    else:
        shown = present
    shown = shown[np.lexsort((column.keys.ranks[shown], -counts[shown]))][:limit]
    top = list(zip([names[number] for number in shown.tolist()], counts[shown].tolist(), strict=True))
    rest = []
    for key in chosen - {key for key, _ in top} if chosen else ():
        number = column.keys.number(key)
        rest.append((key, int(counts[number]) if number is not None and number < column.size else 0))
    return FacetCounts((*top, *sorted(rest, key=lambda pair: (-pair[1], pair[0]))), len(present))


def _of_months(months: Integers) -> tuple[tuple[str, int], ...]:
    if not len(months):
        return ()
    earliest = int(months.min())
    counts = np.bincount(months - earliest)
    present = np.flatnonzero(counts)
    return tuple((_month(month + earliest), number) for month, number in zip(present.tolist(), counts[present].tolist(), strict=True))


@cache
def _month(number: int) -> str:
    """``2025-11`` for the month's number since the year 0."""
    return f"{number // 12:04}-{number % 12 + 1:02}"
