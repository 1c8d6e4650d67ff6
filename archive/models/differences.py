"""Differences: rows made to hold what they should, with as few writes as that takes."""

from collections.abc import Iterable
from typing import Any

from django.db import models


def write_differences(rows: "models.QuerySet[Any]", wanted: Iterable[models.Model]) -> None:
    """Makes ``rows`` hold ``wanted``: those that hold the same already stay, the others go, and what lacks is written."""
    columns = [field.attname for field in rows.model._meta.concrete_fields if not field.primary_key]
    standing = {tuple(getattr(row, column) for column in columns): row.pk for row in rows}
    coming = {tuple(getattr(row, column) for column in columns): row for row in wanted}
    gone = [pk for values, pk in standing.items() if values not in coming]
    if gone:
        rows.model._default_manager.filter(pk__in=gone).delete()
    rows.model._default_manager.bulk_create([row for values, row in coming.items() if values not in standing])
