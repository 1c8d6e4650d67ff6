"""Events: what the dated mentions of several articles tell of."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from archive.models.states import State
from archive.models.trees import Mergeable


class Event(Mergeable):
    """Something that happened, or is to happen, once."""

    name = models.CharField(max_length=300, help_text="In a few words, as the timeline shows it.")
    begins_once = models.BooleanField(default=False, help_text="It begins on one date: two different ones are a conflict.")
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.PROPOSED,
        help_text="Proposed ones wait for a decision; rejected ones are shown nowhere.",
    )
    key = models.CharField(
        max_length=330, unique=True, editable=False, help_text="The folded name, with the date of what happens again and again."
    )

    history = HistoricalRecords()

    class Meta(Mergeable.Meta):
        ordering = ["name", "pk"]
        constraints = [
            *Mergeable.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="event_state_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with a key of its own where no rule gave one."""
        self.key = self.key or f"by an editor|{uuid4().hex}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"{reverse('events')}?event={self.pk}"
