"""Readings: how often an article was read on a day. Nothing else is known of them, and nothing of who read."""

from collections.abc import Mapping
from datetime import date

from django.db import connection, models, transaction

from archive.models.article import Article

ADD = """
INSERT INTO archive_readings (article_id, day, count)
SELECT id, %s, %s FROM archive_article WHERE id = %s
ON CONFLICT (article_id, day) DO UPDATE SET count = archive_readings.count + excluded.count
"""
"""Day, number, article. An article that was deleted meanwhile gets no row and stops nobody else's."""


class ReadingsQuerySet(models.QuerySet["Readings"]):
    """Readings."""

    def after(self, day: date) -> "ReadingsQuerySet":
        """Those of the days after ``day``."""
        return self.filter(day__gt=day)

    def add(self, counts: Mapping[tuple[int, date], int]) -> None:
        """Adds numbers by article and day to what is stored, all or none; several processes and hosts may do so at once."""
        rows = [(connection.ops.adapt_datefield_value(day), n, article) for (article, day), n in sorted(counts.items())]
        with transaction.atomic(), connection.cursor() as cursor:  # sorted: two who wait for each other's rows would wait for ever
            cursor.executemany(ADD, rows)


class Readings(models.Model):
    """How many readers an article had on a day."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readings", db_index=False)  # the constraint is one
    day = models.DateField()
    count = models.PositiveIntegerField()

    objects = ReadingsQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="readings_once_per_day")]
        indexes = [models.Index(fields=["article", "day", "count"], name="readings_to_add_up")]  # sums read nothing else

    def __str__(self) -> str:
        return f"{self.count} on {self.day}"
