"""Filters, and exact counts of what each further choice would find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from .columns import Integers, KeyColumn, Mask
from .document import Precision
from .query import FacetCounts, Query
from .snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Filters:
    """The masks of a query's selections: one for each field with any-of keys, one for each with all-of keys, one for the date."""

    any_of: Mapping[str, Mask]
    all_of: Mapping[str, Mask]
    dated: Mask

    def apply(self, mask: Mask, without: str | None = None, dates: bool = True) -> Mask:
        """``mask`` after all selections but the any-of keys of the field ``without``; with ``dates`` false also without the dates."""
        for field, allowed in self.any_of.items():
            if field != without:
                mask = mask & allowed
        for allowed in self.all_of.values():
            mask = mask & allowed
        return mask & self.dated if dates else mask


class Counts(NamedTuple):
    """See ``query.Result``."""

    facets: dict[str, FacetCounts]
    years: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    undated: int


def filters(snapshot: Snapshot, query: Query) -> Filters:
    """The masks of what ``query`` selects."""
    every = np.ones(snapshot.size, bool)
    any_of = {field: snapshot.keys[field].any_of(keys, snapshot.size) for field, keys in query.any_of.items() if keys}
    all_of = {
        field: np.logical_and.reduce([every, *(snapshot.keys[field].any_of([key], snapshot.size) for key in keys)])
        for field, keys in query.all_of.items()
        if keys
    }
    return Filters(any_of, all_of, _dated(snapshot, query))


def _dated(snapshot: Snapshot, query: Query) -> Mask:
    undated: Mask = snapshot.dates.precision == Precision.NONE
    if query.undated == "only":
        return undated
    within = dated_within(snapshot, query.first, query.last)
    return within | undated if query.undated == "include" else within


def dated_within(snapshot: Snapshot, first: date | None, last: date | None) -> Mask:
    """The dated documents all of whose days lie in ``first`` to ``last``, both included; ``None`` is no bound."""
    within: Mask = snapshot.dates.precision != Precision.NONE
    if first is not None:
        within &= snapshot.dates.first >= first.toordinal()
    if last is not None:
        within &= snapshot.dates.last <= last.toordinal()
    return within


def count(snapshot: Snapshot, query: Query, matched: Mask, selected: Filters) -> Counts:
    """Every count of the result, each over what it leaves out of the selections."""
    counted = {}
    for field in query.facets:
        chosen = query.any_of.get(field, frozenset()) | query.all_of.get(field, frozenset())
        counted[field] = _of_field(snapshot.keys[field], selected.apply(matched, without=field), chosen, query.facet_limit)
    found = selected.apply(matched, dates=False)
    precision = snapshot.dates.precision[found]
    first = snapshot.dates.first[found]
    return Counts(
        facets=counted,
        years=_of_time(first[precision >= Precision.YEAR], len("2025")),
        months=_of_time(first[precision >= Precision.MONTH], len("2025-11")),
        undated=int(np.count_nonzero(precision == Precision.NONE)),
    )


def _of_field(column: KeyColumn, mask: Mask, chosen: frozenset[str], limit: int) -> FacetCounts:
    counts = column.counts(mask)
    present = np.flatnonzero(counts)
    # ``column.keys`` is sorted, so a stable sort by count leaves ties in the order of the keys.
    best = present[np.argsort(-counts[present], kind="stable")]
    top = [(column.keys[ordinal], int(counts[ordinal])) for ordinal in best[:limit]]
    rest = []
    for key in chosen - {key for key, _ in top}:
        ordinal = column.ordinal(key)
        rest.append((key, 0 if ordinal is None else int(counts[ordinal])))
    return FacetCounts((*top, *sorted(rest, key=lambda pair: (-pair[1], pair[0]))), len(present))


def _of_time(days: Integers, length: int) -> tuple[tuple[str, int], ...]:
    """How many of ``days`` fall in each year or month, in the order of time."""
    counts: dict[str, int] = {}
    for day, number in zip(*(values.tolist() for values in np.unique(days, return_counts=True)), strict=True):
        name = date.fromordinal(day).isoformat()[:length]
        counts[name] = counts.get(name, 0) + number
    return tuple(counts.items())
