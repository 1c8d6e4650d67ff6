"""What harvesters ask: an index by date of change, and tombstones of what was deleted, those that the history remembers first."""

from typing import Any

from django.db import migrations, models


def bury(apps: Any, schema_editor: Any) -> None:
    """A tombstone for each deleted article that was once published; its topics are no longer known."""
    tombstones = apps.get_model("archive", "Tombstone").objects
    standing = apps.get_model("archive", "Article").objects.order_by()
    gone = apps.get_model("archive", "HistoricalArticle").objects.filter(history_type="-", first_published_at__isnull=False)
    rows = gone.exclude(id__in=standing.values("pk")).order_by("history_date").values_list("id", "history_date")
    for key, deleted_at in rows.iterator():
        tombstones.update_or_create(article_key=key, defaults={"deleted_at": deleted_at})


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_measure_slug")]

    operations = [
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article_key", models.BigIntegerField(unique=True)),
                ("deleted_at", models.DateTimeField(db_index=True)),
                ("topics", models.ManyToManyField(related_name="tombstones", to="archive.topic")),
            ],
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["updated_at", "id", "status", "first_published_at"], name="article_by_datestamp"),
        ),
        migrations.RunPython(bury, migrations.RunPython.noop),
    ]
