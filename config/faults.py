"""What is answered when the database or the disk fails: 503 and what to do about it, not a fault of the program."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.defaults import server_error

WAIT = 30
"""Seconds after which asking again may help."""
DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
SENTENCE = "The archive can’t be read or written just now. Nothing that you sent was saved; try again in a minute."


def fault(request: HttpRequest) -> HttpResponse:
    """The answer to what no view caught, with the exception at hand: 503 where only the database or the disk failed, else 500.

    It asks neither of them, nor the manifest of static files. Django has logged the exception.
    """
    if not _is_outside(sys.exc_info()[1]):
        return server_error(request)
    if request.path.startswith("/api/"):
        response: HttpResponse = JsonResponse({"error": SENTENCE}, status=503)
    else:
        response = render(None, "unavailable.html", {"sentence": SENTENCE}, status=503)
    response["Retry-After"] = str(WAIT)
    response["Cache-Control"] = "no-store"
    return response


def _is_outside(error: BaseException | None) -> bool:
    """Whether the database can't be asked or written (locked, gone, full, read-only), or a file can't be."""
    return isinstance(error, (OperationalError, InterfaceError)) or (isinstance(error, OSError) and error.errno in DISK)
