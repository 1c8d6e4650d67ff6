"""Throttling: how often one address may ask, counted in Django's cache and never kept in plain."""

import secrets
import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import cache, caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

_DAY = 86_400
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
    """Counts a request of its address against the rate called ``name``. Windows begin at whole multiples of the rate's seconds."""
    window, passed = divmod(int(time.time()), rate.seconds)
    who = salted_hmac("archive.throttling", f"{name} {window} {address_of(request)}", algorithm="sha256").hexdigest()[:32]
    cache.add(who, 0, timeout=rate.seconds)
    try:
        used = cache.incr(who)
    except ValueError:  # a full cache dropped it in between
        used = 1
    return Spent(max(rate.quota - used, 0), rate.seconds - passed, used > rate.quota)


def wait_for_turn(name: str, request: HttpRequest, rate: Rate) -> int:
    """Takes one of the turns that ``rate`` gives an address for the thing called ``name``: 0, or the seconds to wait where none is free.

    For small quotas: all processes of a machine count together, and a turn is free again ``rate.seconds`` after it was taken, so there are
    never more within any such span (but for two that are asked for in one instant). Turns are files, which stay when their time is over:
    so their digests are salted with what is thrown away each day.
    """
    shared, now = caches["shared"], time.time()
    salt = shared.get_or_set("salt", secrets.token_urlsafe, timeout=_DAY)
    who = salted_hmac("archive.throttling", f"{salt} {name} {address_of(request)}", algorithm="sha256").hexdigest()[:32]
    turns = [f"{who}:{turn}" for turn in range(rate.quota)]
    if any(shared.add(turn, now + rate.seconds, timeout=rate.seconds) for turn in turns):
        return 0
    return max(1, round(min(shared.get_many(turns).values(), default=now) - now))


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
