"""Fills what 0004 added and what follows from other fields: slugs of measures, quantities and statements of figures, digests of quotations."""

from typing import Any

from django.db import migrations
from django.utils.text import slugify

from archive.comparing import family_of
from archive.models.passages import as_decimal, digest, statement_of

BATCH = 1_000


def fill(apps: Any, schema_editor: Any) -> None:
    """Row by row, a batch a statement."""
    for measure in apps.get_model("archive", "Measure").objects.filter(slug=None):
        measure.slug = f"{slugify(measure.name)[:70]}-{measure.pk}".strip("-") if slugify(measure.name) else f"measure-{measure.pk}"
        measure.save()
    _update(apps.get_model("archive", "Figure"), _figure, ["family", "quantity", "statement"])
    _update(apps.get_model("archive", "Quotation"), _quotation, ["words"])


def _update(model: Any, set_fields: Any, fields: list[str]) -> None:
    rows = []
    for row in model.objects.iterator(chunk_size=BATCH):
        set_fields(row)
        rows.append(row)
        if len(rows) == BATCH:
            model.objects.bulk_update(rows, fields)
            rows = []
    model.objects.bulk_update(rows, fields)


def _figure(figure: Any) -> None:
    figure.family = family_of(figure.unit)[:100]
    figure.quantity = as_decimal(figure.value, figure.unit)
    figure.statement = statement_of(figure)


def _quotation(quotation: Any) -> None:
    quotation.words = digest(quotation.exact)


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_ledgers")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
