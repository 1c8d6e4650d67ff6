"""Downloads of any length: streamed in constant memory, few at a time, and gone without a trace when their reader is.

What is downloaded is named first, by its primary keys in order (8 bytes each), and read batch by batch as it is sent. Between two batches
no query is open and the connection is given back, so a slow reader keeps neither a lock nor a snapshot of the database.
"""

import weakref
from collections.abc import Iterable, Iterator, Sequence
from threading import BoundedSemaphore
from typing import TypeVar

from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

BATCH = 200
AT_ONCE = 2
"""Downloads that one process sends at a time: each holds a thread for as long as its reader takes, and pages need the others."""

PATIENCE = 60
"""Seconds that a reader has to take one batch, of some 100 kB; then it is given up."""

WAIT = 10
"""Seconds after which whoever is refused may ask again."""

LONGEST_NAME = 80
Key = TypeVar("Key")
_free = BoundedSemaphore(AT_ONCE)


class Download(StreamingHttpResponse):
    """A file that is written as it is sent; ``total`` says how many entries it has, for a bar of progress."""

    def __init__(self, request: HttpRequest, chunks: Iterable[str], *, total: int, content_type: str, filename: str) -> None:
        super().__init__(() if request.method == "HEAD" else chunks, content_type=content_type)
        self["Content-Disposition"] = content_disposition_header(True, filename) or "attachment"
        self["X-Total-Count"] = str(total)
        self["Cache-Control"] = "no-cache"
        self._leave = weakref.finalize(self, _free.release)  # at most once, and also where no server closes it

    def close(self) -> None:
        """Ends the writing, wherever it is, and makes room for the next download."""
        try:
            super().close()
        finally:
            self._leave()


def download(request: HttpRequest, chunks: Iterable[str], *, total: int, content_type: str, filename: str) -> HttpResponseBase:
    """The download, or 503 with a sentence while as many as may run at a time are being sent."""
    if not _free.acquire(blocking=False):
        response = refusal(503, "Other downloads are being sent just now; try again in a few seconds.")
        response["Retry-After"] = str(WAIT)
        return response
    socket = request.META.get("gunicorn.socket")
    if socket is not None:
        socket.settimeout(PATIENCE)  # gunicorn itself would wait for ever; it takes the limit off again after this answer
    return Download(request, chunks, total=total, content_type=content_type, filename=filename)


def refusal(status: int, sentence: str) -> HttpResponse:
    """What is sent instead of a file: one clear sentence as plain text."""
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")


def filename(parts: Iterable[str], ending: str) -> str:
    """A name that tells what is in the file and of which day it is: ``policy-archive-claims-2026-11-22.csv``."""
    told = slugify(" ".join(parts))[:LONGEST_NAME].strip("-")
    return "-".join(filter(None, ("policy-archive", told, timezone.now().date().isoformat()))) + f".{ending}"


def batches(keys: Sequence[Key], size: int = BATCH) -> Iterator[list[Key]]:
    """``keys`` in lists of ``size``; after each one the databases' connections are given back, if they are of pools."""
    for start in range(0, len(keys), size):
        yield list(keys[start : start + size])
        for connection in connections.all(initialized_only=True):
            if not connection.in_atomic_block:
                connection.close_if_unusable_or_obsolete()
