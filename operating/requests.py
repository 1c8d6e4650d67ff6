"""Every request has an id, and is logged once it is answered: without what a reader typed, from where, or with which browser."""

import logging
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from django.core.signals import request_finished
from django.http import HttpRequest, HttpResponse

from operating.logs import request_id

logger = logging.getLogger(__name__)

SANE = re.compile(r"[A-Za-z0-9-]{1,64}")
"""What of others' ids is taken: it stands in a log and in a header."""
POLLED = frozenset({"healthz", "readyz", "metrics"})
"""Views that machines ask every few seconds: logged where they are not well."""
LONGEST_PATH = 300
UNLOCKING = "password_reset_confirm"
"""The view by whose address alone somebody may choose another's password."""


class LogRequests:
    """Gives each request its id (that of ``X-Request-ID`` where it is sane), in the log and in the answer, and logs it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        identity = given if SANE.fullmatch(given) else uuid4().hex
        request_id.set(identity)
        started = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = identity
        _log(request, response, time.perf_counter() - started)
        return response


def forget(**kwargs: Any) -> None:
    """Ends a request: its last byte was sent, and what its thread logs from now on is no longer of it."""
    request_id.set("")


request_finished.connect(forget, dispatch_uid="request_id")


def view_of(request: HttpRequest) -> str:
    """The name of the view that answered; empty where none did: for static files, and addresses that don't exist."""
    return request.resolver_match.view_name if request.resolver_match else ""


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    view, status = view_of(request), response.status_code
    if status < 400 and (view in POLLED or not view):
        return
    path = quote(_path_of(request, view), safe="/:@!$&'()*+,;=~")[:LONGEST_PATH]
    fields = {"method": request.method, "path": path, "view": view, "status": status, "ms": round(seconds * 1000, 1)}
    logger.info("%s %s %s", request.method, path, status, extra={"fields": fields})


def _path_of(request: HttpRequest, view: str) -> str:
    """The path, or its pattern where the path itself is a secret."""
    return f"/{request.resolver_match.route}" if view == UNLOCKING and request.resolver_match else request.path
