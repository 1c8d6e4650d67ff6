"""Filters, and exact counts of what each further choice would find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Integers, Mask, mask_of
from .keys import Found, KeyColumn
from .query import FacetCounts, Query
from .snapshot import Snapshot
from .tallies import Tally, tally

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


class Counted(NamedTuple):
    """The counts of one field: numbers of keys, most frequent first, and how many documents have each."""

    numbers: NDArray[np.int32]
    often: NDArray[np.int32]
    others: tuple[tuple[str, int], ...]
    """Selected keys that are not among them."""
    total: int


class Counts(NamedTuple):
    """See ``query.Result``. Arrays, so that many of them can be kept."""

    facets: dict[str, Counted]
    years: Tally
    """Documents a year; the undated are in the year 0."""
    months: Tally
    """Documents a month: see ``columns.Dates``."""

    def size(self) -> int:
        """How many bytes they take."""
        arrays: list[NDArray[Any]] = [*self.years, *self.months]
        for counted in self.facets.values():
            arrays += [counted.numbers, counted.often]
        return 1000 + sum(array.nbytes for array in arrays)

    def named(self, snapshot: Snapshot) -> dict[str, FacetCounts]:
        """The counts of the fields by the names of the keys."""
        return {field: _named(counted, snapshot.keys[field].keys.order.names) for field, counted in self.facets.items()}

    def by_year(self) -> tuple[tuple[str, int], ...]:
        """``2025`` and how many, in the order of time, empty ones left out."""
        values, often = self.years.values.tolist(), self.years.often.tolist()
        return tuple((_year(year), number) for year, number in zip(values, often, strict=True) if year)

    def by_month(self) -> tuple[tuple[str, int], ...]:
        """``2025-11`` and how many."""
        return tuple(zip(map(_month, self.months.values.tolist()), self.months.often.tolist(), strict=True))

    def undated(self) -> int:
        """How many have no date."""
        return self.years.of(0)


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

    every = Found(found, snapshot.size)

    def left(field: str) -> Found:
        if not selected.leaves_out(field):
            return every
        passing = selected.passing(matched, without=field)
        return Found(matched if passing is None else matched[passing], snapshot.size)

    counted = {}
    for field in query.facets:
        chosen = query.any_of.get(field, frozenset()) | query.all_of.get(field, frozenset())
        docs = left(field)
        tallied = snapshot.totals[field] if docs.docs is snapshot.everything else snapshot.keys[field].tally(docs)
        counted[field] = _of_field(snapshot.keys[field], tallied, chosen, query.within.get(field), query.facet_limit)
    over_time = left(DATES).docs
    months = snapshot.months[over_time]
    return Counts(
        facets=counted,
        years=tally(snapshot.years[over_time]),
        months=tally(months[months >= 0]),
    )


def _of_field(column: KeyColumn, tallied: Tally, chosen: frozenset[str], within: frozenset[str] | None, limit: int) -> Counted:
    numbers, often = tallied
    if within is not None:
        there = np.isin(numbers, [number for number in map(column.keys.number, within) if number is not None])
        numbers, often = numbers[there], often[there]
    total = len(numbers)
    if limit < total:
        # Ties at the end are cut by their names, so all that are as frequent as the last one that is shown stay in.
        last = np.partition(often, total - limit)[total - limit] if limit else often.max() + 1
        numbers, often = numbers[often >= last], often[often >= last]
    # Most frequent first, ties by name, in one number: a count is below 2 ** 31, and so is a rank.
    ordered = np.sort(column.keys.order.ranks[numbers] - (often << 32))[:limit]
    shown = column.keys.order.numbers[ordered & 0xFFFFFFFF]
    known = {key: column.keys.number(key) for key in chosen}
    rest = [(key, 0 if number is None else tallied.of(number)) for key, number in known.items() if number not in shown]
    others = tuple(sorted(rest, key=lambda pair: (-pair[1], pair[0])))
    return Counted(shown.astype(np.int32), (-(ordered >> 32)).astype(np.int32), others, total)


def _named(counted: Counted, names: NDArray[Any]) -> FacetCounts:
    keys = names[counted.numbers].tolist()
    often = counted.often.tolist()
    for key, number in counted.others:
        keys.append(key)
        often.append(number)
    return FacetCounts(tuple(keys), tuple(often), counted.total)


@cache
def _year(number: int) -> str:
    return f"{number:04}"


@cache
def _month(number: int) -> str:
    """``2025-11`` for the month's number since the year 0."""
    return f"{number // 12:04}-{number % 12 + 1:02}"
