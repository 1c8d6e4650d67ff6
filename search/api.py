"""Search as JSON: the same object as the page."""

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic_core import to_json

from archive.api import REFUSALS, read
from archive.refusals import Refused
from archive.schemas import Error, Linked, LinkedActor
from search.answer import answer
from search.contract import BadSearch, Found, Label, SearchPage
from search.forms import read_request
from search.links import link_to

router = Router(tags=["search"])


class SearchParams(Schema):
    """The parameters, as the page takes them too; ``search.forms`` judges them."""

    q: str = Field("", description='Words, all of them; OR, -word, "phrase", prefix*, actor: topic: source: title:.')
    match: str | None = Field(None, description="`any`: any of the words instead of all.")
    actor: list[str] = Field([], description="Slugs; any of them.")
    topic: list[str] = Field([], description="Slugs; any of them.")
    source: list[str] = Field([], description="Slugs; any of them.")
    all: str | None = Field(None, description="`actor`: all of the chosen actors instead of any.")
    from_: str | None = Field(None, alias="from", description="YYYY, YYYY-MM or YYYY-MM-DD, inclusive.")
    to: str | None = Field(None, description="YYYY, YYYY-MM or YYYY-MM-DD, inclusive.")
    undated: str | None = Field(None, description="`include`, `exclude` or `only`.")
    exact: str | None = Field(None, description="`1`: no alias expansion.")
    sort: str | None = Field(None, description="`relevance`, `newest` or `oldest`.")
    page: str | None = Field(None, description="From 1 on.")
    page_size: str | None = Field(None, description="At most 100.")


class ExpandedOut(Schema):
    """Words of the query that name an actor."""

    text: str
    actor: str
    also: list[str]


class QueryOut(Schema):
    """What was searched."""

    q: str
    expanded: list[ExpandedOut]
    notes: list[str] = Field(description="What was repaired or is ambiguous, a sentence each.")


class HitOut(Schema):
    """One hit."""

    slug: str
    title: str | None
    published_on: str | None
    date_precision: str
    date_basis: str
    url: str
    snippet: str = Field(description="Escaped HTML; `<mark>` is its only element.")
    actors: list[LinkedActor]
    topics: list[Linked]
    sources: list[Linked]


class FacetOut(Linked):
    """A facet's value: the hits there would be if it stood alone in its facet."""

    kind: str
    count: int
    selected: bool
    toggle_url: str


class DateCountOut(Schema):
    """Hits of a year or month, without the date bounds."""

    value: str
    count: int
    selected: bool
    toggle_url: str


class FacetsOut(Schema):
    """All facets, exact, at most 100 values each."""

    actor: list[FacetOut]
    topic: list[FacetOut]
    source: list[FacetOut]
    year: list[DateCountOut]
    month: list[DateCountOut]
    undated: int
    totals: dict[str, int]


class SearchOut(Schema):
    """A page of hits with its facets."""

    count: int
    page: int
    page_size: int
    next: str | None
    previous: str | None
    took_ms: float
    query: QueryOut
    suggestion: str | None
    results: list[HitOut]
    facets: FacetsOut


@read(router, "/search", SearchOut, SearchParams, refusals=REFUSALS | {503: Error})
def search(request: HttpRequest, params: Query[SearchParams]) -> HttpResponse:
    """Articles by words, actors, topics, sources and dates."""
    try:
        found = answer(read_request(request.GET))
    except BadSearch as error:
        raise Refused(422, str(error)) from error
    except Http404 as error:
        raise Refused(404, str(error)) from error
    page = as_json(found)
    took = f'{{"took_ms":{found.took_ms},'.encode()
    response = HttpResponse(took + page[1:], content_type="application/json; charset=utf-8")
    response["ETag"] = f'W/"{sha256(page).hexdigest()[:32]}"'  # weak: of all but the time that it took
    return response


def as_json(found: SearchPage) -> bytes:
    """The page in the JSON of the contract, without ``took_ms``; links are relative. Written as it is: checking some 300 values again
    would take as long as finding them, so a test checks that answers are of ``SearchOut``.
    """
    asked = found.request
    page = {
        "count": found.count,
        "page": asked.page,
        "page_size": asked.page_size,
        "next": link_to("api-1:search", asked.but(page=asked.page + 1)) if asked.page < found.pages else None,
        "previous": link_to("api-1:search", asked.but(page=asked.page - 1)) if asked.page > 1 else None,
        "query": {"q": asked.q, "expanded": found.expanded, "notes": found.notes},
        "suggestion": found.suggestion,
        "results": [_hit(hit) for hit in found.results],
        "facets": {**found.facets, "year": found.years, "month": found.months, "undated": found.undated, "totals": found.totals},
    }
    return to_json(page)


def _hit(hit: Found) -> dict[str, Any]:
    return {
        "slug": hit.slug,
        "title": hit.title,
        "published_on": hit.published_on,
        "date_precision": hit.date_precision,
        "date_basis": hit.date_basis,
        "url": hit.url,
        "snippet": hit.snippet,
        "actors": hit.actors,
        "topics": [_short(label) for label in hit.topics],
        "sources": [_short(label) for label in hit.sources],
    }


def _short(label: Label) -> dict[str, str]:
    return {"slug": label.slug, "name": label.name}
