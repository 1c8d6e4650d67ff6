"""Rows that hang on rows of their own kind: merged actors, topics below topics."""

from typing import Any, Self

from django.db import models
from django.utils.functional import cached_property


class Mergeable(models.Model):
    """A row that may be merged into another one of its kind; a merge is a pointer, and can be taken back."""

    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        help_text="The one that it really is, under which all that names it counts.",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="%(class)s_not_merged_into_itself"),
        ]

    @cached_property
    def family(self) -> set[int]:
        """Its own key and those of all rows that were merged into it, at whatever remove."""
        return with_all_below(self, "merged_into")

    @property
    def standing(self) -> Self:
        """The row that this one was merged into, at the end of the chain, or itself; a circle of merges merges nothing."""
        standing: Any = self
        seen = {self.pk}
        while standing.merged_into is not None:
            standing = standing.merged_into
            if standing.pk in seen:
                return self
            seen.add(standing.pk)
        return standing


class Gathering(Mergeable):
    """A row that takes over what hangs on those merged into it, so that whoever reads finds it in one place.

    What a merge moved is noted with the row that went: taken back, just that returns.
    """

    moved = models.JSONField(default=dict, editable=False, help_text="What its merge moved, by model.")

    class Meta(Mergeable.Meta):
        abstract = True


class MergeableQuerySet(models.QuerySet[Any]):
    """Rows that may be merged."""

    def standing(self) -> Self:
        """Those that were not merged into another one."""
        return self.filter(merged_into__isnull=True)

    def merged_keys(self) -> dict[int, int]:
        """For each merged row of the set the key of the one it became, at the end of its chain; those in a circle are left out."""
        return merged_keys(self)


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
