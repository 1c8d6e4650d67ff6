"""Events: what the dated mentions of several articles tell of."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from archive.models.states import State
from archive.models.trees import end_of_merges, with_all_below


class Event(models.Model):
    """Something that happened, or is to happen, once."""

    name = models.CharField(max_length=300)
    begins_once = models.BooleanField(default=False, help_text="It begins on one date: two different ones are a conflict.")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    key = models.CharField(
        max_length=330, unique=True, editable=False, help_text="The folded name, with the date of what happens again and again."
    )
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="event_state_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="event_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with a key of its own where no rule gave one."""
        self.key = self.key or f"by an editor|{uuid4().hex}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"{reverse('events')}?event={self.pk}"

    @cached_property
    def family(self) -> set[int]:
        """Its own key and those of all events that were merged into it, at whatever remove."""
        return with_all_below(self, "merged_into")

    @property
    def standing(self) -> "Event":
        """The event that this one was merged into, at the end of the chain, or itself; a circle of merges merges nothing."""
        standing: Event = end_of_merges(self)
        return standing
