"""The log-in's throttle: whose wrong tries count as one, and what is answered once there were too many (django-axes counts them)."""

from ipaddress import ip_address
from math import ceil

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from archive.throttling import address_of


def counted_address(request: HttpRequest) -> str | None:
    """The address under which a try is counted, as for every other rate; ``None``, for all together, where there is none (a socket)."""
    given = address_of(request)
    try:
        return str(ip_address(given))
    except ValueError:
        return None


def refuse(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, str] | None) -> HttpResponse:
    """The page instead of the log-in's own, with 429: in how many minutes that name may be tried again from that address."""
    wait = _seconds_left(request, credentials)
    with translation.override(translation.get_language_from_request(request)):  # whoever strays here may be no editor
        refusal = render(request, "429.html", {"minutes": ceil(wait / 60)}, status=429)
        refusal["Content-Language"] = translation.get_language()
    refusal["Retry-After"] = str(wait)
    patch_vary_headers(refusal, ("Accept-Language", "Cookie"))
    add_never_cache_headers(refusal)
    return refusal


def _seconds_left(request: HttpRequest, credentials: dict[str, str] | None) -> int:
    tries = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    latest = max((found for rows in tries if (found := rows.aggregate(at=Max("attempt_time"))["at"])), default=timezone.now())
    return max(1, ceil((latest + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()))
