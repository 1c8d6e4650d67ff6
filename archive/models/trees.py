"""Rows that hang on rows of their own kind: merged actors, topics below topics."""

from typing import Any

from django.db import models


def with_all_below(row: models.Model, above: str) -> set[int]:
    """The key of ``row`` and of every row that leads to it through the foreign key ``above``, however far down."""
    return _with_all_below(type(row), {row.pk}, above)


def _with_all_below(model: type[models.Model], keys: set[int], above: str) -> set[int]:
    found = below = keys
    while below:
        below = set(model._default_manager.filter(**{f"{above}__in": below}).values_list("pk", flat=True)) - found
        found = found | below
    return found


def whole_families(rows: "models.QuerySet[Any]") -> set[int]:
    """The keys of all rows that were merged into what ``rows`` became, at whatever remove; as many queries as there are removes."""
    return _with_all_below(rows.model, {row.standing.pk for row in rows.select_related("merged_into")}, "merged_into")


def end_of_merges(row: Any) -> Any:
    """The row that ``row`` was merged into, at the end of the chain, or itself; a circle of merges merges nothing."""
    standing, seen = row, {row.pk}
    while standing.merged_into is not None:
        standing = standing.merged_into
        if standing.pk in seen:
            return row
        seen.add(standing.pk)
    return standing


def merged_keys(rows: "models.QuerySet[Any]") -> dict[int, int]:
    """For each merged row of the set the key of the one it became, at the end of its chain; those in a circle are left out."""
    return ends_of_merges(dict(rows.filter(merged_into__isnull=False).values_list("pk", "merged_into_id")))


def ends_of_merges(into: dict[int, int]) -> dict[int, int]:
    """For each key that was merged ``into`` another one the key at the end of its chain; those in a circle are left out."""
    became = {}
    for pk, above in into.items():
        seen = {pk}
        while above in into and above not in seen:
            seen.add(above)
            above = into[above]
        if above not in seen:
            became[pk] = above
    return became
