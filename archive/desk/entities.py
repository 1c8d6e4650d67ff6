"""Actors, topics, sources, measures and events on the desk."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from archive.desk.forms import TopicForm
from archive.models import Actor, ActorName, Event, Measure, Source, State, Topic


class ActorNameInline(admin.TabularInline):
    """An actor's other names."""

    model, extra = ActorName, 1


@admin.register(Actor)
class ActorAdmin(SimpleHistoryAdmin):
    """Known actors, and those the reader proposes."""

    list_display = ("name", "kind", "state", "merged_into")
    list_filter = ("state", "kind")
    search_fields = ("name", "names__name", "slug")
    autocomplete_fields = ("merged_into",)
    inlines = (ActorNameInline,)
    actions = ("accept", "reject")

    @admin.action(description="Accept", permissions=["change"])
    def accept(self, request: HttpRequest, actors: "QuerySet[Any]") -> None:
        """Known from now on."""
        self._decide(request, actors, State.ACCEPTED)

    @admin.action(description="Reject: no actor", permissions=["change"])
    def reject(self, request: HttpRequest, actors: "QuerySet[Any]") -> None:
        """Never shown, and not proposed again."""
        self._decide(request, actors, State.REJECTED)

    def _decide(self, request: HttpRequest, actors: "QuerySet[Any]", state: str) -> None:
        for actor in actors:
            actor.state = state
            actor.save()
        messages.success(request, f"{len(actors)} actors {state}.")


@admin.register(Topic)
class TopicAdmin(SimpleHistoryAdmin):
    """The tree of topics."""

    form = TopicForm
    list_display = ("name", "parent", "slug")
    list_filter = ("parent",)
    search_fields = ("name", "slug")
    autocomplete_fields = ("parent",)


@admin.register(Source)
class SourceAdmin(SimpleHistoryAdmin):
    """Cited sources."""

    list_display = ("name", "publisher", "kind", "issued", "grade")
    list_filter = ("kind",)
    search_fields = ("name", "title", "publisher__name", "slug")
    autocomplete_fields = ("publisher", "article")


@admin.register(Measure)
class MeasureAdmin(admin.ModelAdmin):
    """What figures are compared under."""

    list_display = ("name", "place", "unit", "state", "single_valued")
    list_filter = ("state",)
    search_fields = ("name", "place", "key")


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    """What dated mentions tell of."""

    list_display = ("name", "state")
    list_filter = ("state",)
    search_fields = ("name", "key")
