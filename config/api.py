"""The JSON API: mounts the apps' routers and puts every refusal into one shape."""

import logging
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import ValidationError

from archive.api import router as archive_router
from archive.ledgers import claims, disagreements, events, forecasts, quotations
from archive.refusals import Refused, sentence_of
from search.api import router as search_router
from search.engine import IndexUnavailable

logger = logging.getLogger(__name__)
api = NinjaAPI(
    title="Policy Archive",
    version="1",
    urls_namespace="api-1",
    description='Read-only. A refused request gets `{"error": "one clear sentence"}`.',
    docs_url=None,
    docs_decorator=require_safe,
)
api.add_router("", archive_router)
for ledger in (claims, disagreements, events, forecasts, quotations):
    api.add_router("", ledger.router)
api.add_router("", search_router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """A refusal with its own status."""
    return api.create_response(request, {"error": str(error)}, status=error.status)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing there."""
    return api.create_response(request, {"error": str(error) or "There is nothing here."}, status=404)


@api.exception_handler(IndexUnavailable)
def unavailable(request: HttpRequest, error: IndexUnavailable) -> HttpResponse:
    """The index can't be asked: an error, never an empty result."""
    logger.error("Search is unavailable: %s", error)
    return api.create_response(request, {"error": error.public}, status=503)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A bad or unknown parameter."""
    return api.create_response(request, {"error": " ".join(sentence_of(fault) for fault in error.errors)}, status=422)


class JsonRefusals:
    """Addresses that don't exist and methods that aren't allowed, which Django answers before the API does, in the API's shape."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        sentence = {404: "There is nothing here.", 405: f"{request.method} is not allowed: the API is read-only."}.get(response.status_code)
        if sentence is None or not request.path.startswith("/api/v1/") or response.get("Content-Type", "").startswith("application/json"):
            return response
        refusal = JsonResponse({"error": sentence}, status=response.status_code)
        if "Allow" in response:
            refusal["Allow"] = response["Allow"]
        return refusal
