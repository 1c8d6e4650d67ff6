"""How answers are served: open to scripts of other sites, not too often, compressed, and not again where nothing changed."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, has_vary_header
from django.utils.http import quote_etag

from archive.throttling import Rate, spend

Answering = Callable[[HttpRequest], HttpResponse]
FEEDS = (".atom", ".ics")
EXPOSED = "ETag, Last-Modified, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset, Link"


class HeadersOnly:
    """Answers HEAD by the headers of what GET would be answered: its body would be thrown away, with a warning for each."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response


class OpenToScripts:
    """CORS: any site's scripts may read the API and the feeds, without cookies; what they hold is public."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/") and not request.path.endswith(FEEDS):
            return self.get_response(request)
        preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = self._allowed() if preflight else self.get_response(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = EXPOSED
        return response

    def _allowed(self) -> HttpResponse:
        response = HttpResponse(status=204)
        response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response["Access-Control-Allow-Headers"] = "*"
        response["Access-Control-Max-Age"] = "86400"
        return response


class ApiRate:
    """At most ``API_RATE`` requests of one address to the API; says what is left (draft-ietf-httpapi-ratelimit-headers-10)."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.API_RATE is None or not request.path.startswith("/api/v1/"):
            return self.get_response(request)
        rate = Rate(*settings.API_RATE)
        spent = spend("api", request, rate)
        if spent.refused:
            sentence = f"More than {rate.quota} requests in {rate.seconds} seconds: wait {spent.reset} seconds."
            response: HttpResponse = JsonResponse({"error": sentence}, status=429)
            response["Retry-After"] = str(spent.reset)
        else:
            response = self.get_response(request)
        response["RateLimit-Policy"] = f'"address";q={rate.quota};w={rate.seconds}'
        response["RateLimit"] = f'"address";r={spent.left};t={spent.reset}'
        return response


class CompressPublic(GZipMiddleware):
    """Compresses what is the same for everybody.

    The length of a compressed page tells a stranger who can put words into it what else it holds (BREACH). So what may hold a secret
    goes out as it is: what depends on a cookie (a form's token, an editor's page) says so in ``Vary``.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The response, compressed where the client takes that and it can hold no secret."""
        if response.cookies or has_vary_header(response, "Cookie"):
            return response
        return super().process_response(request, response)


class ConditionalApi:
    """ETag and 304 for the API. An answer without an ETag of its own gets one of its bytes."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/api/v1/") or response.status_code != 200 or response.streaming:
            return response
        if "ETag" not in response:
            response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-cache"
        answered = get_conditional_response(request, etag=response["ETag"], response=response)
        return answered or response
