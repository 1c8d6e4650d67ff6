"""How tests ask: parameters in, a page, slugs or a result set out."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import Client
from haystack import connections
from haystack.query import SearchQuerySet

from search.answer import answer
from search.backend import SearchBackend
from search.contract import SearchPage, SearchRequest
from search.forms import read_request


def request(**params: Any) -> SearchRequest:
    """The request of these parameters; ``from_`` stands for ``from``, a list for a repeated one."""
    named = {name.rstrip("_"): value for name, value in params.items()}
    return read_request(QueryDict(urlencode(named, doseq=True)))


def ask(**params: Any) -> SearchPage:
    """The page that answers these parameters."""
    return answer(request(**params))


def slugs(**params: Any) -> list[str]:
    """The slugs of the hits, in their order."""
    return [hit.slug for hit in ask(**params).results]


def titles(**params: Any) -> set[str]:
    """The titles of the hits."""
    return {hit.heading for hit in ask(**params).results}


def counts(page: SearchPage, facet: str) -> dict[str, int]:
    """A facet's counts by slug."""
    return {value["slug"]: value["count"] for value in page.facets[facet]}


def follow(client: Client, link: str) -> dict[str, Any]:
    """The JSON of the search that a link of the page leads to."""
    path, _, query = link.partition("?")
    assert path in ("/search/", "/api/v1/search")
    answered = client.get("/api/v1/search" + (f"?{query}" if query else ""))
    assert answered.status_code == 200, answered.content
    return answered.json()


def backend() -> SearchBackend:
    """The backend of this thread."""
    return connections["default"].get_backend()


def pks(found: SearchQuerySet) -> list[int]:
    """The primary keys of a result set, in its order."""
    return [hit.pk for hit in found]
