"""Tallies: how often somebody did what may not be done too often, counted by all processes and hosts together."""

from datetime import datetime

from django.db import connection, models

ADD = """
INSERT INTO archive_tally (who, used, ends_at) VALUES (%s, 1, %s)
ON CONFLICT (who) DO UPDATE SET used = archive_tally.used + 1
RETURNING used
"""
"""In one statement, so that two at once are counted as two."""


class TallyQuerySet(models.QuerySet["Tally"]):
    """Tallies."""

    def add(self, who: str, ends_at: datetime) -> int:
        """Counts ``who`` once more, and gives how often that was until now. One query."""
        with connection.cursor() as cursor:
            cursor.execute(ADD, [who, ends_at])
            return int(cursor.fetchone()[0])

    def over(self, now: datetime) -> "TallyQuerySet":
        """Those that count no more."""
        return self.filter(ends_at__lte=now)


class Tally(models.Model):
    """How often one was counted, and until when that matters. ``who`` is a keyed digest, from which nobody learns an address."""

    who = models.CharField(max_length=40, primary_key=True)
    used = models.PositiveIntegerField(default=1)
    ends_at = models.DateTimeField(db_index=True)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.used} until {self.ends_at:%Y-%m-%d %H:%M}"
