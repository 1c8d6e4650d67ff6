"""The numbers of a comparison's two figures, by which an article's page asks for what disputes its figures."""

from typing import Any

from django.db import migrations, models

from archive.models.passages import number_key


def fill(apps: Any, schema_editor: Any) -> None:
    """A figure at a time: many comparisons have few figures."""
    comparisons = apps.get_model("archive", "Comparison").objects
    figures = apps.get_model("archive", "Figure").objects.order_by("pk")
    for pk, family, quantity in figures.values_list("pk", "family", "quantity").iterator():
        comparisons.filter(one=pk).update(one_number=number_key(family, quantity))
        comparisons.filter(other=pk).update(other_number=number_key(family, quantity))


def number() -> models.BigIntegerField:
    """A column for the key of a figure's quantity and family; its index comes after it is filled."""
    return models.BigIntegerField(null=True, editable=False, help_text="The key of its quantity and family.")


class Migration(migrations.Migration):
    dependencies = [("archive", "0010_roles")]

    operations = [
        migrations.AddField("comparison", "one_number", number()),
        migrations.AddField("comparison", "other_number", number()),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
