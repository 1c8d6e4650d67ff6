"""How often an article was read on a day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_replies")]

    operations = [
        migrations.CreateModel(
            name="Readings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="archive.article"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["article", "day", "count"], name="readings_to_add_up")],
                "constraints": [models.UniqueConstraint(fields=("article", "day"), name="readings_once_per_day")],
            },
        ),
    ]
