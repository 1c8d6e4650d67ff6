"""In which language an answer is: pages in the visitor's, what programs read in English."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

ENGLISH = ("/admin/", "/api/", "/oai", "/unapi", "/healthz", "/readyz", "/metrics")
"""Beginnings of addresses whose answers are in English for everybody: programs compare their sentences, and the desk has one language."""


class PageLanguage(LocaleMiddleware):
    """Pages speak the language that the visitor chose on a page, else the first of the browser's that there is, else English.

    The choice is a cookie of its own. Files and feeds (an address whose last part has an ending) and the addresses of ``ENGLISH``
    are the same for everybody.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Sets the language of this request."""
        if is_page(request.path):
            super().process_request(request)
        else:
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Tells caches what the answer depends on."""
        if is_page(request.path):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


def is_page(path: str) -> bool:
    """Whether people read what stands at this address, so that it is translated."""
    return not path.startswith(ENGLISH) and "." not in path.rpartition("/")[2]
