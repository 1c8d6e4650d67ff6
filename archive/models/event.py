"""Events: what the dated mentions of several articles tell of."""

from django.db import models
from django.db.models import Q

from archive.models.states import State


class Event(models.Model):
    """Something that happened, or is to happen, once."""

    name = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    key = models.CharField(max_length=300, unique=True, help_text="The folded name.")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="event_state_known")]

    def __str__(self) -> str:
        return self.name
