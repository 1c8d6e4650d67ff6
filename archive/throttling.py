"""Throttling: how often one address may ask. It is counted under a keyed digest, for as long as it matters, and never in plain."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address
from random import random

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from archive.models import Tally

TIDIED = 0.01
"""How often, of the times that a request is counted, those are deleted that count no more."""
_SITE = 64
"""Bits of an IPv6 address that a household or company has to itself; all of its addresses count as one."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds."""

    quota: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What is left of a rate in the present window, and in how many seconds the next one begins; ``refused`` once it was overdrawn."""

    left: int
    reset: int
    refused: bool


def spend(name: str, request: HttpRequest, rate: Rate) -> Spent:
    """Counts a request of its address against the rate called ``name``. Windows begin at whole multiples of the rate's seconds.

    All processes and hosts that share a PostgreSQL server count together. On SQLite, whose one writer would be kept busy by counting, each
    process counts for itself.
    """
    window, passed = divmod(int(time.time()), rate.seconds)
    count = _counted_by_all if connection.vendor == "postgresql" else _counted_by_process
    used = count(_digest(f"{name} {window}", request), rate.seconds)
    return Spent(max(rate.quota - used, 0), rate.seconds - passed, used > rate.quota)


def _counted_by_all(who: str, seconds: int) -> int:
    now = _now()
    if random() < TIDIED:  # noqa: S311
        Tally.objects.over(now).delete()
    return Tally.objects.add(who, now + timedelta(seconds=seconds))


def _counted_by_process(who: str, seconds: int) -> int:
    cache.add(who, 0, timeout=seconds)
    try:
        return cache.incr(who)
    except ValueError:  # a full cache dropped it in between
        return 1


def wait_for_turn(name: str, request: HttpRequest, rate: Rate) -> int:
    """Takes one of the turns that ``rate`` gives an address for the thing called ``name``: 0, or the seconds to wait where none is free.

    For small quotas: all processes and hosts count together, and a turn is free again ``rate.seconds`` after it was taken, so there are
    never more within any such span.
    """
    now, who = _now(), _digest(name, request)
    turns = [f"{who}{turn}" for turn in range(rate.quota)]
    ends = Tally.objects.filter(who__in=turns, ends_at__gt=now).values_list("ends_at", flat=True)
    if len(ends) < rate.quota:  # who asks in vain writes nothing
        Tally.objects.over(now).delete()
        if any(Tally.objects.add(turn, now + timedelta(seconds=rate.seconds)) == 1 for turn in turns):
            return 0
    return max(1, round((min(ends, default=now) - now).total_seconds()))


def _digest(what: str, request: HttpRequest) -> str:
    return salted_hmac("archive.throttling", f"{what} {address_of(request)}", algorithm="sha256").hexdigest()[:32]


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


def address_of(request: HttpRequest) -> str:
    """The client's address; behind a proxy (``HTTPS=1``) the one that the proxy put at the end of ``X-Forwarded-For``.

    Of an IPv6 address it is the first of its site's; what is no address (a socket's client has none) is given as it is.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    given = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(given)
    except ValueError:
        return given[:100]
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 128 - _SITE << 128 - _SITE))
    return str(address)
