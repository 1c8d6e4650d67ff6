"""Measures: what figures of several articles are compared under."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from archive.models.slugs import Slugged, free_slug, slug_not_digits
from archive.models.states import State
from archive.models.trees import Mergeable


class Measure(Slugged, Mergeable):
    """A subject's head at a place, e.g. overdose deaths in the United States; without a place it isn't printed where its figures hold."""

    name = models.CharField(max_length=300, help_text="What its figures count.")
    place = models.CharField(max_length=200, blank=True, help_text="Where they count it; empty: not said.")
    single_valued = models.BooleanField(default=False, help_text="Only one value can be true: two different ones are a conflict.")
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.PROPOSED,
        help_text="Proposed ones wait for a decision; rejected ones are shown nowhere.",
    )
    head = models.CharField(max_length=300, blank=True, editable=False, db_index=True, help_text="The words that its subjects share.")
    key = models.CharField(max_length=610, unique=True, editable=False, help_text="Head and place, folded: what the rule proposes by.")

    history = HistoricalRecords()

    class Meta(Mergeable.Meta):
        ordering = ["name", "place", "pk"]
        constraints = [
            *Mergeable.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="measure_state_known"),
            slug_not_digits("measure_slug_not_digits"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}" if self.place else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with a slug of its name and place, and a key of its own where no rule gave one."""
        if not self.slug:
            self.slug = free_slug(Measure.objects.exclude(pk=self.pk), str(self), "measure")
        self.key = self.key or f"by an editor|{self.slug}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("measure", args=[self.slug])
