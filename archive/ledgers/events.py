"""The event line: what articles date, in the order of time; an event that several of them tell of stands once, with all its mentions."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import Field, Query, Router, Schema

from archive.api import page_of, plain_fields, read
from archive.folding import fold
from archive.ledgers.bounds import BoundedParams, bounds_of
from archive.ledgers.event_groups import BY_TIME, REACH, Badge, Extent, Groups, badges_of, is_one, joined, shown_mentions, with_badge
from archive.ledgers.exporting import Flat, Ledger, exported
from archive.ledgers.listing import Order, asked, cursor_page, of_articles
from archive.ledgers.sentences import with_sentences
from archive.ledgers.time_line import Line, Mark, Row, Span, line_of
from archive.models import Event, EventMention, State
from archive.refusals import Refused
from archive.schemas import list_of
from archive.tabular import TableFormat

router = Router(tags=["ledgers"])
LINE = Order("starts_on", descending=False, read=date.fromisoformat)
"""The earliest first; what is of no known day last."""
MOST_MENTIONS = 6
"""Of one event on the line; its own page has them all."""


class EventParams(BoundedParams):
    """What the event line can be narrowed to; ``from`` and ``to`` hold the whole of a date as printed."""

    q: str = Field("", max_length=200, description="The name contains these characters.")
    actor: list[str] = Field([], description="Slugs: any of them has a part in the article.")
    topic: list[str] = Field([], description="Slugs: the article stands under any of them.")
    badge: Badge | None = Field(None, description="What is strange about the date.")
    event: int | None = Field(None, ge=1, lt=2**63, description="An event's number: its mentions alone.")


def mentions(params: EventParams, groups: Groups) -> "QuerySet[Any]":
    """The dated mentions that are asked for. Raises ``Refused`` for what names nothing."""
    rows = of_articles(shown_mentions(), params.actor, params.topic)
    first, last = bounds_of(params)
    if first:
        rows = rows.filter(starts_on__gte=first)
    if last:
        rows = rows.filter(ends_on__lte=last)
    if params.q:
        of_key = Q(key__contains=fold(params.q)) & ~Q(key__startswith="by an editor|")
        named = Event.objects.filter(Q(name__icontains=params.q) | of_key).order_by()
        rows = rows.filter(Q(name__icontains=params.q) | Q(event__in=named.values("pk")))
    if params.badge:
        rows = with_badge(rows, params.badge, groups)
    if params.event:
        rows = groups.grouped(rows).filter(event__in=groups.with_kin([event_asked(params.event, groups).pk]))
    return rows.prefetch_related("article")  # beside the rows: sorted with them, the texts of all articles would be


def event_asked(number: int, groups: Groups) -> Event:
    """The event of that number, or what it became; ``Refused`` where there is none, or an editor rejected it."""
    found = Event.objects.exclude(state=State.REJECTED).filter(pk=groups.standing(number)).first()
    if found is None:
        raise Refused(422, _("There is no event %(number)d.") % {"number": number})
    return found


# the page ------------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with its own badges, and its mark on the line."""

    mention: EventMention
    badges: list[Badge]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on the line: an event with its mentions, or one mention alone; ``more`` mentions are left out."""

    event: Event | None
    tellings: list[Telling]
    badges: list[Badge]
    more: int
    row: Row | None = None

    @property
    def name(self) -> str:
        """The event's name, or the mention's; empty where neither has one."""
        return self.event.name if self.event else self.tellings[0].mention.name


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every dated mention of the archive in the order of time, with its precision drawn."""
    context: dict[str, Any] = {"badges": list(Badge)}
    groups = Groups()
    try:
        params = asked(request, EventParams)
        rows = mentions(params, groups)
        event = event_asked(params.event, groups) if params.event else None
        found = cursor_page(request, rows if event else groups.told_once(rows), LINE)
        entries = _alone(found.rows) if event else _entries(found.rows, groups)
        with_sentences(telling.mention for entry in entries for telling in entry.tellings)
        line, entries = drawn(entries)
        context |= {"params": params, "page": found, "entries": entries, "line": line, "event": event}
        if event:
            extent = groups.extents(shown_mentions().filter(event__in=groups.with_kin([event.pk]))).get(event.pk)
            context["event_badges"] = _event_badges(event, extent)
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/events.html", context)


def _alone(rows: Iterable[EventMention]) -> list[Entry]:
    return [Entry(None, [Telling(row, badges_of(row))], [], 0) for row in rows]


def _entries(rows: list[EventMention], groups: Groups) -> list[Entry]:
    """Each row with the other mentions of its event."""
    events = _told_of(rows, groups)
    told, extents = _first_mentions(groups.with_kin(events), groups) if events else ({}, {})
    entries = []
    for row in rows:
        event = events.get(groups.standing(row.event_id)) if row.event_id else None
        extent = extents.get(event.pk) if event else None
        if event is None or extent is None:
            entries += _alone([row])
            continue
        first = told[event.pk][:MOST_MENTIONS]
        shown = first if row in first else [*first[: MOST_MENTIONS - 1], row]
        tellings = [Telling(mention, badges_of(mention)) for mention in shown]
        entries.append(Entry(event, tellings, _event_badges(event, extent), extent.mentions - len(tellings)))
    return entries


def _told_of(rows: Iterable[EventMention], groups: Groups) -> dict[int, Event]:
    """The standing events of so many mentions, by key."""
    return Event.objects.exclude(state=State.REJECTED).in_bulk({groups.standing(row.event_id) for row in rows if row.event_id})


def _first_mentions(events: Collection[int], groups: Groups) -> tuple[dict[int, list[EventMention]], dict[int, Extent]]:
    """The first mentions of each standing event in the order of time, and how far all of them reach; two queries."""
    placed = groups.grouped(shown_mentions().filter(event__in=events)).annotate(
        place=Window(RowNumber(), partition_by="event_id", order_by=BY_TIME),
        **{name: Window(number, partition_by="event_id") for name, number in REACH.items()},
    )
    first = {
        pk: (event, Extent(*reach)) for pk, event, *reach in placed.filter(place__lte=MOST_MENTIONS).values_list("pk", "event", *REACH)
    }
    told: dict[int, list[EventMention]] = defaultdict(list)
    for mention in EventMention.objects.filter(pk__in=first).select_related("article").order_by(*BY_TIME):
        told[groups.standing(first[mention.pk][0])].append(mention)
    reach_of = dict(first.values())
    return told, joined((groups.standing(event), extent) for event, extent in reach_of.items())


def _event_badges(event: Event, extent: Extent | None) -> list[Badge]:
    return [Badge.TWO_DATES] if extent and extent.is_apart and is_one(event) else []


def drawn(entries: list[Entry]) -> tuple[Line | None, list[Entry]]:
    """The line of so many entries, and each of them with its row on it; those without a known day have none."""
    spans = [[span for telling in entry.tellings if (span := _span(telling.mention))] for entry in entries]
    line = line_of([known for known in spans if known])
    rows = iter(line.rows if line else ())
    placed = []
    for entry, known in zip(entries, spans, strict=True):
        row = next(rows) if known else None
        marks = iter(row.marks if row else ())
        tellings = [replace(telling, mark=next(marks) if _span(telling.mention) else None) for telling in entry.tellings]
        placed.append(replace(entry, tellings=tellings, row=row))
    return line, placed


def _span(mention: EventMention) -> Span | None:
    """The days that a date as printed may mean."""
    return Span(mention.starts_on, mention.ends_on) if mention.starts_on and mention.ends_on else None


# JSON ----------------------------------------------------------------------------------------------------------------------------------


class EventOut(Schema):
    """What a mention tells of."""

    id: int
    name: str


class EventRow(Schema):
    """A dated mention; ``date`` is printed to its precision."""

    name: str | None
    date: str
    precision: str
    starts_on: str | None = Field(description="Null where the day depends on an article's date that is unknown.")
    ends_on: str | None
    badges: list[Badge]
    event: EventOut | None = Field(description="What it tells of, also in the words of other articles.")
    article: str = Field(description="The article's slug.")
    start: int
    end: int
    exact: str


EventList = list_of(EventRow, "EventList")


@read(router, "/events", EventList, EventParams)
def list_events(request: HttpRequest, params: Query[EventParams]) -> Any:
    """Dated mentions of published articles in the order of time, those of no known day last."""
    groups = Groups()
    answer = page_of(request, LINE.of(mentions(params, groups)), params, lambda row: {"row": row})
    answer["results"] = event_rows([result["row"] for result in answer["results"]], groups)
    return answer


def event_rows(rows: Collection[EventMention], groups: Groups) -> list[dict[str, Any]]:
    """Mentions as JSON holds them."""
    events = _told_of(rows, groups)
    extents = groups.extents(shown_mentions().filter(event__in=groups.with_kin(events))) if events else {}
    shown = []
    for row in rows:
        event = events.get(groups.standing(row.event_id)) if row.event_id else None
        badges = [*(_event_badges(event, extents.get(event.pk)) if event else []), *badges_of(row)]
        fields = plain_fields(row, ("name", "date", "precision", "starts_on", "ends_on", "start", "end", "exact"))
        told = {"id": event.pk, "name": event.name} if event else None
        shown.append(fields | {"badges": badges, "event": told, "article": row.article.slug})
    return shown


COLUMNS = tuple(column for name in EventRow.model_fields for column in (("event_id", "event") if name == "event" else (name,)))


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    event = row["event"] or {"id": None, "name": None}
    return row | {"event_id": event["id"], "event": event["name"]}


LEDGER = Ledger(
    "events",
    EventParams,
    lambda params: mentions(params, Groups()),
    LINE,
    lambda rows: event_rows(rows, Groups()),
    EventRow,
    flat=Flat(COLUMNS, _flat),
)


@require_safe
def export(request: HttpRequest, form: TableFormat) -> HttpResponseBase:
    """All of the dated mentions that the page would list, as a file."""
    return exported(request, form, LEDGER)
