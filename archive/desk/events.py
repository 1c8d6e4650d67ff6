"""Events on the desk: what dated mentions tell of, put together by rule or by an editor."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from archive.desk.choosing import ChoosesByTyping
from archive.desk.entities import ComparedAdmin
from archive.desk.roles import ForEditors
from archive.ledgers.settling import Touched, settle, settle_events
from archive.models import Article, Event, EventMention, State

LISTED = 200
"""Mentions of an event on its form; the list of mentions has them all."""


@admin.register(Event)
class EventAdmin(ComparedAdmin):
    """What dated mentions tell of."""

    settle = staticmethod(settle_events)
    list_display = ("name", "state", "begins_once", "merged_into")
    search_fields = ("name", "key")
    fields = ("name", "begins_once", "state", "merged_into", "mentions_", "key")
    readonly_fields = ("mentions_", "key")

    @admin.display(description="mentions", empty_value="none")
    def mentions_(self, event: Event) -> str:
        """Each with its date, its article and what was merged to bring it here."""
        if not event.pk:
            return ""
        told = EventMention.objects.shown().filter(event__in=event.family).select_related("article", "event").order_by("starts_on", "pk")
        line = '<p>{} · “{}” in <a href="{}">{}</a>{}</p>'
        rows = (
            (
                mention.date,
                mention.exact,
                reverse("admin:archive_article_change", args=[mention.article_id]),
                mention.article.heading,
                "" if mention.event_id == event.pk else f" (of “{mention.event.name}”, merged into this one)",
            )
            for mention in told[:LISTED]
        )
        everything = reverse("admin:archive_eventmention_changelist")
        more = format_html('<p><a href="{}?event__id__exact={}">All in a list</a></p>', everything, event.pk)
        return format_html_join("", line, rows) + more


@admin.register(EventMention)
class EventMentionAdmin(ForEditors, ChoosesByTyping, admin.ModelAdmin):
    """Dated mentions of all articles; here they are put together, their words are judged with their article."""

    list_display = ("told", "date", "precision", "article", "event", "state")
    list_filter = ("state", "precision", "told_as_past")
    list_select_related = ("article", "event")
    search_fields = ("name", "exact", "event__name")
    ordering = ("starts_on", "pk")
    autocomplete_fields = ("event",)
    fields = ("article", "exact", "name", "date", "precision", "starts_on", "ends_on", "told_as_past", "state", "event")
    readonly_fields = fields[:-1]
    actions = ("join", "part")

    @admin.display(description="event as told", ordering="name")
    def told(self, mention: EventMention) -> str:
        """Its name, or the words around its date."""
        return mention.name or f"…{mention.prefix}{mention.exact}{mention.suffix}…"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A mention is added with its article, by its exact words."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rejected with its article, so that no reading brings it back."""
        return False

    def save_model(self, request: HttpRequest, obj: EventMention, form: Any, change: bool) -> None:
        """Another event is an editor's decision."""
        if "event" in form.changed_data:
            with transaction.atomic():
                join([obj], obj.event, former=[form.initial.get("event")])

    @admin.action(description="Join into one event", permissions=["change"])
    def join(self, request: HttpRequest, rows: "QuerySet[Any]") -> None:
        """They tell of one event from now on: the one that most of them have, else a new one."""
        mentions = list(rows.select_related("event__merged_into").order_by("pk"))
        with transaction.atomic():
            event = _common(mentions) or Event.objects.create(name=_name(mentions), state=State.ACCEPTED)
            join(mentions, event)
        messages.success(request, format_html('{} mentions tell of “<a href="{}">{}</a>”.', len(mentions), _form_of(event), event.name))

    @admin.action(description="Take out of their event", permissions=["change"])
    def part(self, request: HttpRequest, rows: "QuerySet[Any]") -> None:
        """Each stands alone from now on."""
        mentions = list(rows)
        with transaction.atomic():
            join(mentions, None)
        messages.success(request, f"{len(mentions)} mentions stand alone.")


def join(mentions: Collection[EventMention], event: Event | None, former: Iterable[int | None] = ()) -> None:
    """Puts mentions under ``event``, or under none: an editor's decision, which no reading changes; then compares dates anew.

    ``former`` are events that they had before, where the mentions don't know it any longer.
    """
    ids = (*former, *(mention.event_id for mention in mentions), event.pk if event else None)
    touched = frozenset(pk for pk in ids if pk is not None)
    for mention in mentions:
        mention.event = event
        mention.state = State.ACCEPTED if mention.state == State.PROPOSED else mention.state
        mention.save()
    for article in Article.objects.filter(pk__in={mention.article_id for mention in mentions}):
        article.version += 1  # so that a form opened before is refused, and doesn't undo this
        article.save()
    if event:
        confirm(event)
    settle(Touched(frozenset(), touched, frozenset()))


def confirm(event: Event) -> None:
    """An editor put it together, so that two dates of it can't both be true."""
    if event.state != State.ACCEPTED:
        event.state = State.ACCEPTED
        event.save()


def confirm_joined(formset: Any) -> None:
    """The events that an editor chose for mentions on an article's form."""
    if formset.model is EventMention:
        for form in formset.forms:
            if "event" in form.changed_data and form.instance.event:
                confirm(form.instance.event)


def _common(mentions: list[EventMention]) -> Event | None:
    """The standing event that most of the mentions have, the oldest of several."""
    events = [mention.event.standing for mention in mentions if mention.event]
    return min(events, key=lambda event: (-events.count(event), event.pk), default=None)


def _name(mentions: list[EventMention]) -> str:
    return next((mention.name for mention in mentions if mention.name), mentions[0].exact)[:300]


def _form_of(event: Event) -> str:
    return reverse("admin:archive_event_change", args=[event.pk])
