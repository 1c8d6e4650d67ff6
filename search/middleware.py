"""A broken index is a 503 that says so, never an empty result; all other pages go on working."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search.engine import IndexUnavailable
from search.wording import said

logger = logging.getLogger(__name__)


class UnavailableIndexMiddleware:
    """Answers a page that needed the index, and couldn't have it, with 503 and one clear sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The 503 page for ``IndexUnavailable``; anything else goes its way."""
        if not isinstance(exception, IndexUnavailable):
            return None
        logger.error("Search is unavailable: %s", exception)
        return render(request, "503.html", {"reason": said(exception.public)}, status=503)
