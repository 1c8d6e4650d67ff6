"""Comparisons: what two claims are to each other, as labelled when one of their articles was written."""

from django.db import models
from django.db.models import Q

from archive.comparing import Label
from archive.models.event import Event
from archive.models.measure import Measure
from archive.models.passages import EventMention, Figure
from archive.printed_reasons import printed_reason

RANKS = {label.value: rank for rank, label in enumerate(Label)}
"""The gravest first."""


class Comparison(models.Model):
    """Two statements of one measure, two uses of one number, or two dates of one event: their label and its reason.

    ``one`` and ``other`` stand for all figures that say the same; ``one_mention`` and ``other_mention`` for all mentions of a date.
    """

    label = models.CharField(max_length=40, choices=[(label.value, label.value) for label in Label])
    rank = models.PositiveSmallIntegerField(editable=False)
    reason = models.CharField(max_length=300)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, null=True, blank=True, related_name="comparisons")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, blank=True, related_name="comparisons")
    one = models.ForeignKey(Figure, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    other = models.ForeignKey(Figure, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    one_number = models.BigIntegerField(null=True, editable=False, db_index=True, help_text="The key of its quantity and family.")
    other_number = models.BigIntegerField(null=True, editable=False, db_index=True, help_text="The key of its quantity and family.")
    one_mention = models.ForeignKey(EventMention, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    other_mention = models.ForeignKey(EventMention, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["rank", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(label__in=[label.value for label in Label]), name="comparison_label_known"),
            models.CheckConstraint(
                condition=Q(one__isnull=False, other__isnull=False, one_mention__isnull=True, other_mention__isnull=True)
                | Q(one__isnull=True, other__isnull=True, one_mention__isnull=False, other_mention__isnull=False, event__isnull=False),
                name="comparison_of_two",
            ),
            models.UniqueConstraint(fields=["one", "other"], name="comparison_once_per_figures"),
        ]
        indexes = [models.Index(fields=["rank", "-id"], name="comparison_by_rank")]

    def __str__(self) -> str:
        return f"{self.label}: {self.reason}"

    @property
    def printed_reason(self) -> str:
        """Its reason in the page's language."""
        if self.label != Label.NOT_COMPARABLE or self.one is None or self.other is None:
            return printed_reason(self.reason)
        return printed_reason(self.reason, self.one.unit, self.other.unit)
