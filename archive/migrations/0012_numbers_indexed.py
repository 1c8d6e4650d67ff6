"""Indexes of what 0011 filled: PostgreSQL alters no table whose rows were written in the same transaction."""

from django.db import migrations, models


def number() -> models.BigIntegerField:
    """An indexed column for the key of a figure's quantity and family."""
    return models.BigIntegerField(db_index=True, editable=False, help_text="The key of its quantity and family.", null=True)


class Migration(migrations.Migration):
    dependencies = [("archive", "0011_numbers_of_comparisons")]

    operations = [
        migrations.AlterField("comparison", "one_number", number()),
        migrations.AlterField("comparison", "other_number", number()),
    ]
