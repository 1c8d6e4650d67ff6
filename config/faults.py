"""What is answered when something fails that is no fault of the program: the database or the disk, 503; what was sent, 400."""

import errno
import sys
from collections.abc import Callable

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.defaults import server_error

WAIT = 30
"""Seconds after which asking again may help."""
UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError)
"""A form that can't be read. Django's own pages for 400 and 404 look for a token in it, and so fail where its views did."""
DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
SENTENCE = "The archive can’t be read or written just now. Nothing that you sent was saved; try again in a minute."


def fault(request: HttpRequest) -> HttpResponse:
    """The answer to what no view caught, with the exception at hand: 400 for a form that can't be read, 503 where only the database or
    the disk failed, else 500.

    It asks neither of them, nor the form, and for 5xx not the manifest of static files either. Django has logged the exception.
    """
    error = sys.exc_info()[1]
    if isinstance(error, UNREADABLE):
        return HttpResponseBadRequest(render_to_string("400.html"))
    if not _is_outside(error):
        return server_error(request)
    if request.path.startswith("/api/"):
        response: HttpResponse = JsonResponse({"error": SENTENCE}, status=503)
    else:
        response = render(None, "unavailable.html", {"sentence": SENTENCE}, status=503)
    response["Retry-After"] = str(WAIT)
    response["Cache-Control"] = "no-store"
    return response


class RefuseWhatNoColumnHolds:
    """Answers 400 where a number or text was sent that the database has no room for, and that no form noticed.

    Django's lists of choices ask for keys of any size, and SQLite's module raises on those of more than 64 bits.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for 400, or nothing where something else is wrong."""
        too_large = isinstance(exception, DataError) or (isinstance(exception, OverflowError) and "SQLite" in str(exception))
        return HttpResponseBadRequest(render_to_string("400.html")) if too_large else None


def _is_outside(error: BaseException | None) -> bool:
    """Whether the database can't be asked or written (locked, gone, full, read-only), or a file can't be."""
    return isinstance(error, (OperationalError, InterfaceError)) or (isinstance(error, OSError) and error.errno in DISK)
