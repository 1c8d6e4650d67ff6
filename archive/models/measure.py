"""Measures: what figures of several articles are compared under."""

from django.db import models
from django.db.models import Q

from archive.models.states import State


class Measure(models.Model):
    """A subject's head at a place, in one family of units, e.g. overdose deaths, United States, people."""

    name = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    single_valued = models.BooleanField(default=False, help_text="Only one value can be true: two different ones are a conflict.")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    key = models.CharField(max_length=600, unique=True, help_text="Folded subject, place and unit.")

    class Meta:
        ordering = ["name", "place", "pk"]
        constraints = [models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="measure_state_known")]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.place, self.unit)))
