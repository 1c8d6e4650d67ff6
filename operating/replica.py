"""Reads from a replica of PostgreSQL (``DATABASE_REPLICA_URL``): for readers, and never for who has just written something.

A replica lags behind its primary. Whoever is logged in, or has sent a form a minute ago, is answered from the primary and so reads what
they wrote; so do commands and the worker, and everybody while the replica can't be asked.
"""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

REPLICA = "replica"
COOKIE = "written"
PINNED = timedelta(minutes=1)
"""For how long one who wrote is answered from the primary: more than a replica that is well lags behind."""
RESTS = timedelta(seconds=30)
"""For how long nobody asks a replica that could not be asked."""
SAFE = ("GET", "HEAD", "OPTIONS")
OF_MACHINES = ("/healthz", "/readyz", "/metrics")
"""Asks how the archive is, which the primary knows."""

_from_replica: ContextVar[bool] = ContextVar("from_replica", default=False)


class Router:
    """Django's choice of a database: the replica for what a reader's request reads, the primary for all else."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """Of this thread's request."""
        return REPLICA if _from_replica.get() else DEFAULT_DB_ALIAS

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """Only the primary takes rows."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, alias: str, app_label: str, **hints: Any) -> bool:
        """The replica's tables come from the primary."""
        return alias == DEFAULT_DB_ALIAS


class ReadersFromReplica:
    """Tells ``Router`` whose request a thread answers, also while it streams a file; and marks the browser of who wrote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._rests_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wrote = settings.SESSION_COOKIE_NAME in request.COOKIES or COOKIE in request.COOKIES
        reads = request.method in SAFE and request.path not in OF_MACHINES
        _from_replica.set(reads and not wrote and self._can_be_asked())
        response = self.get_response(request)
        if request.method not in SAFE:
            response.set_cookie(COOKIE, "1", max_age=PINNED, secure=settings.HTTPS, httponly=True, samesite="Lax")
        return response

    def _can_be_asked(self) -> bool:
        if time.monotonic() < self._rests_until:
            return False
        try:
            connections[REPLICA].ensure_connection()
        except OperationalError as error:
            self._rests_until = time.monotonic() + RESTS.total_seconds()
            logger.warning("The replica can't be asked, readers read from the primary: %s", error)
            return False
        return True
