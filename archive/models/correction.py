"""Corrections: what an editor tells readers of a mistake that was mended. They are kept for ever."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from archive.models.article import Article

LONGEST_NOTE = 500


class Correction(models.Model):
    """What was corrected in an article, on which day, and with which of its versions; ``user`` is empty once that account is deleted."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    day = models.DateField(default=timezone.localdate)
    note = models.CharField(max_length=LONGEST_NOTE)
    version = models.PositiveIntegerField(help_text="The article's first version without the mistake.")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="correction_has_note")]

    def __str__(self) -> str:
        return f"{self.day}: {self.note}"

    @property
    def printed_day(self) -> str:
        """Its day as ISO 8601."""
        return self.day.isoformat()
