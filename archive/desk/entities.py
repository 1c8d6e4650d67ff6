"""Actors, topics, sources, measures and events on the desk."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join

from archive.desk.forms import ActorForm, NamesFormSet, SourceForm, TopicForm
from archive.desk.history import HistoryAdmin
from archive.desk.passages import reason
from archive.folding import fold
from archive.models import Actor, ActorName, Event, Measure, Source, State, Topic
from archive.proposing import settle_merge


def _keep_former_name(actor: Actor, name: str) -> None:
    """Texts go on printing it, and readers go on typing it."""
    if fold(name) != actor.folded:
        ActorName.objects.get_or_create(actor=actor, folded=fold(name), defaults={"name": name})


class ActorNameInline(admin.TabularInline):
    """An actor's other names."""

    model, extra, formset = ActorName, 1, NamesFormSet


@admin.register(Actor)
class ActorAdmin(HistoryAdmin):
    """Known actors, and those the reader proposes."""

    form = ActorForm
    list_display = ("name", "kind", "state", "merged_into")
    list_filter = ("state", "kind")
    search_fields = ("name", "names__name", "slug")
    autocomplete_fields = ("merged_into",)
    inlines = (ActorNameInline,)
    readonly_fields = ("proposed_because",)
    actions = ("accept", "reject")

    @admin.display(description="proposed because", empty_value="")
    def proposed_because(self, actor: Actor) -> str:
        """What the rules saw where they found it, five times at most, each with the way to its article."""
        rows = actor.mentions.exclude(rule="").select_related("article").order_by("pk")[:5] if actor.pk else ()
        line = '<p>“{}” in <a href="{}">{}</a>: {}</p>'
        articles = ((row, reverse("admin:archive_article_change", args=[row.article_id])) for row in rows)
        return format_html_join("", line, ((row.exact, url, row.article.heading, reason(row.why, row.rule)) for row, url in articles))

    def save_model(self, request: HttpRequest, obj: Actor, form: Any, change: bool) -> None:
        """A merge, or one taken back, moves the actor's articles."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            _keep_former_name(obj, form.initial["name"])
        if change and "merged_into" in form.changed_data:
            settle_merge(obj)

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
class TopicAdmin(HistoryAdmin):
    """The tree of topics."""

    form = TopicForm
    list_display = ("name", "parent", "slug")
    list_filter = ("parent",)
    search_fields = ("name", "slug")
    autocomplete_fields = ("parent",)


@admin.register(Source)
class SourceAdmin(HistoryAdmin):
    """Cited sources."""

    form = SourceForm
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
