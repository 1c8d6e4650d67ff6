"""Is it alive, and can it answer?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from haystack import connections

from search.engine import IndexUnavailable


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Database and index answer; else 503 and which of them doesn't."""
    ills = [ill for ill in (_database(), _index()) if ill]
    return HttpResponse("".join(f"{ill}\n" for ill in ills) or "ready\n", content_type="text/plain", status=503 if ills else 200)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "database: does not answer"
    return ""


def _index() -> str:
    try:
        connections["default"].get_backend().snapshot()
    except IndexUnavailable as error:
        return f"index: {error.public}"
    return ""
