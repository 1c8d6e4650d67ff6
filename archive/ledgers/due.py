"""Due: where a forecast stands today. One rule, in Python for one forecast and in SQL for many; a test holds them together."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext_noop

SOON = timedelta(days=30)


class Status(StrEnum):
    """Overdue: its window ended before today. Due: it ends within ``SOON``. Open: later, or nobody knows when. Judged: it has a verdict."""

    OVERDUE = gettext_noop("overdue")
    DUE = gettext_noop("due")
    OPEN = gettext_noop("open")
    JUDGED = gettext_noop("judged")


def status_of(forecast: Any, today: date) -> Status:
    """Where a forecast stands. A window that ends today, or thirty days from today, is due."""
    if forecast.verdict:
        return Status.JUDGED
    if forecast.ends_on is None or forecast.ends_on > today + SOON:
        return Status.OPEN
    return Status.OVERDUE if forecast.ends_on < today else Status.DUE


def with_status(forecasts: "QuerySet[Any]", today: date) -> "QuerySet[Any]":
    """The same rule in SQL: each forecast with its ``status``."""
    return forecasts.annotate(
        status=Case(
            When(~Q(verdict=""), then=Value(Status.JUDGED.value)),
            When(ends_on__lt=today, then=Value(Status.OVERDUE.value)),
            When(ends_on__lte=today + SOON, then=Value(Status.DUE.value)),
            default=Value(Status.OPEN.value),
        )
    )
