"""Groups: the mentions of one event put together, also where the event was merged into another one; and the badges that they bear."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, Min, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_noop

from archive.models import Article, Event, EventMention, State
from archive.models.trees import ends_of_merges

BY_TIME = (F("starts_on").asc(nulls_last=True), F("pk").asc())
"""The order of time: what is of no known day last."""


class Badge(StrEnum):
    """What is strange about the date of an event."""

    TWO_DATES = gettext_noop("two dates")
    LATER = gettext_noop("later than its own article")
    UNRESOLVED = gettext_noop("relative date unresolved")


def badges_of(mention: EventMention) -> list[Badge]:
    """The badges that a mention bears by itself.

    It is later than its own article where it is told as past, and begins after the last day that the article's date may mean.
    """
    if mention.starts_on is None:
        return [Badge.UNRESOLVED]
    printed = mention.article.printed_date
    is_later = mention.told_as_past and printed and mention.starts_on.isoformat()[: len(printed)] > printed
    return [Badge.LATER] if is_later else []


def with_badge(rows: "QuerySet[Any]", badge: Badge, groups: "Groups") -> "QuerySet[Any]":
    """The mentions that bear a badge, or whose event does."""
    if badge == Badge.UNRESOLVED:
        return rows.filter(starts_on__isnull=True)
    if badge == Badge.TWO_DATES:
        return rows.filter(event__in=groups.with_kin(groups.two_dated()))
    same_year = Q(starts_on__year=F("article__published_on__year"))
    same_month = same_year & Q(starts_on__month=F("article__published_on__month"))
    within = Q(article__date_precision=Article.Precision.YEAR) & same_year | Q(article__date_precision=Article.Precision.MONTH) & same_month
    return rows.filter(told_as_past=True, starts_on__gt=F("article__published_on")).exclude(within)


def shown_mentions() -> "QuerySet[Any]":
    """The dated mentions that published articles show, in no order."""
    return EventMention.objects.shown().filter(article__status=Article.Status.PUBLISHED).order_by()


class Extent(NamedTuple):
    """How many mentions an event has, and the first end and the last beginning that they print."""

    mentions: int
    first_end: date | None
    last_start: date | None

    def __or__(self, other: "Extent") -> "Extent":
        return Extent(
            self.mentions + other.mentions,
            min(filter(None, (self.first_end, other.first_end)), default=None),
            max(filter(None, (self.last_start, other.last_start)), default=None),
        )

    @property
    def is_apart(self) -> bool:
        """Whether two of the mentions have no day in common."""
        return self.first_end is not None and self.last_start is not None and self.first_end < self.last_start


REACH = {"number": Count("pk"), "first_end": Min("ends_on"), "last_start": Max("starts_on")}
"""The parts of an extent, as the database counts them."""


class Groups:
    """Which event a mention tells of: the one at the end of its merges; none where an editor rejected that."""

    @cached_property
    def _merges(self) -> list[tuple[int, int | None, str]]:
        """Merged events and those that they were merged into: key, key of the latter, state."""
        rows = Event.objects.filter(
            Q(merged_into__isnull=False) | Q(pk__in=Event.objects.filter(merged_into__isnull=False).values("merged_into"))
        )
        return list(rows.order_by().values_list("pk", "merged_into", "state"))

    @cached_property
    def became(self) -> dict[int, int]:
        """For each merged event the one that it became."""
        return ends_of_merges({pk: into for pk, into, _ in self._merges if into})

    @cached_property
    def _rejected(self) -> set[int]:
        """Merged events that became a rejected one."""
        gone = {pk for pk, _, state in self._merges if state == State.REJECTED}
        return {pk for pk, end in self.became.items() if end in gone}

    @cached_property
    def _kin(self) -> set[int]:
        """Merged events and those that they became."""
        return {*self.became, *self.became.values()}

    def grouped(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """The mentions among ``rows`` that tell of an event."""
        told = rows.filter(event__isnull=False).exclude(event__state=State.REJECTED, event__merged_into__isnull=True)
        return told.exclude(event__in=self._rejected) if self._rejected else told

    def standing(self, event: int) -> int:
        """The event at the end of the merges of ``event``."""
        return self.became.get(event, event)

    def with_kin(self, events: Collection[int]) -> set[int]:
        """These events, and those that were merged into them."""
        return {*events, *(pk for pk, end in self.became.items() if end in events)}

    def told_once(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """``rows`` without the mentions of an event that an earlier one of them tells of."""
        told = self.grouped(rows)
        place = Window(RowNumber(), partition_by="event_id", order_by=BY_TIME)
        once = rows.exclude(pk__in=told.annotate(place=place).filter(place__gt=1).values("pk"))
        if not self._kin:
            return once
        first: dict[int, int] = {}
        merged = told.filter(event__in=self._kin).order_by(*BY_TIME).values_list("pk", "event")
        return once.exclude(pk__in=[pk for pk, event in merged if first.setdefault(self.standing(event), pk) != pk])

    def extents(self, rows: "QuerySet[Any]") -> dict[int, Extent]:
        """How far the mentions among ``rows`` of each event reach, by the key of the standing event; one query."""
        reaching = _reach(self.grouped(rows)).values_list("event", *REACH)
        return joined((self.standing(event), Extent(*reach)) for event, *reach in reaching)

    def two_dated(self) -> set[int]:
        """All standing events that bear the badge *two dates*."""
        told = self.grouped(shown_mentions()).filter(_ONE | Q(event__in=self._kin))
        apart = [event for event, extent in self.extents(told).items() if extent.is_apart]
        return {event.pk for event in Event.objects.filter(pk__in=apart) if is_one(event)}


_ONE = Q(event__begins_once=True) | Q(event__state=State.ACCEPTED)


def _reach(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows.order_by().values("event").annotate(**REACH)


def joined(extents: Iterable[tuple[int, Extent]]) -> dict[int, Extent]:
    """One extent for each event, of those that it and what was merged into it have."""
    found: dict[int, Extent] = {}
    for event, extent in extents:
        found[event] = found[event] | extent if event in found else extent
    return found


def is_one(event: Event) -> bool:
    """Whether two dates of an event can't both be true: it begins once, or an editor put its mentions together."""
    return event.begins_once or event.state == State.ACCEPTED
