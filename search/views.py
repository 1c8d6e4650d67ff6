"""The search page, whole or the part of it that changes, and what it offers while somebody types."""

from dataclasses import asdict, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from archive.charts import Bar, bars, without_gaps
from search.answer import answer
from search.contract import SORTS, BadSearch, DateCount, SearchPage, SearchRequest
from search.exports import export_links
from search.forms import read_request
from search.hits import marking
from search.links import link_to
from search.loosening import looser, mended
from search.suggesting import suggest
from search.wording import SORTED, names_of, said, selections, sentence


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Hits, facets and the date chart; a request that can't be answered gets its sentence on the same page.

    A script that swaps them into the page it has gets them alone, with what else of the page depends on the search.
    """
    htmx = HtmxDetails(request)
    swapped = bool(htmx) and not htmx.history_restore_request
    try:
        asked = read_request(request.GET)
        context = _context(asked, answer(asked))
    except BadSearch as error:
        context = {"error": str(error), "said": str(error), "q": request.GET.get("q", "")[:1000]}
        address = request.get_full_path()
    else:
        address = link_to("search", asked)
    response = render(request, "search/search.html", {**context, "swapped": swapped, "layout": "_swapped.html" if swapped else "base.html"})
    if swapped:
        response["HX-Push-Url"] = address
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def _context(asked: SearchRequest, found: SearchPage) -> dict[str, Any]:
    return {
        "found": found,
        "said": sentence(found),
        "notes": [said(note) for note in found.notes],
        "q": asked.q,
        "request_": found.request,
        "years": date_bars(found.years, found.request),
        "months": date_bars(found.months, found.request),
        "undated_url": link_to("search", asked.only_undated()),
        "chips": chips(found),
        "looser": [] if found.count else looser(found),
        "marking": marking(asked),
        "sorts": [(sort, SORTED[sort], link_to("search", asked.but(sort=sort)), asked.order == sort) for sort in SORTS],
        "previous": link_to("search", turned(asked, -1)) if asked.page > 1 else "",
        "next": link_to("search", turned(asked, 1)) if asked.page < found.pages else "",
        "clear": link_to("search", SearchRequest(q=asked.q)),
        "only_exact": link_to("search", asked.but(exact=True)),
        "keep": link_to("keep-search", asked.but(page_size=20)) if settings.KEEP_SEARCHES else "",
        "as_api_call": link_to("api-1:search", asked),
        "files": export_links(asked) if found.count else [],
        "feed": link_to("search-feed", asked.but(sort="", page_size=20)),
        "mended": mended(found),
    }


@require_safe
def suggested(request: HttpRequest) -> JsonResponse:
    """The offers for ``q``, by kind, as JSON."""
    return JsonResponse(asdict(suggest(request.GET.get("q", ""))))


def date_bars(counted: tuple[DateCount, ...], asked: SearchRequest) -> list[Bar]:
    """Bars of years or months, the empty ones between first and last among them, and which of them the chosen dates touch."""
    links = {one["value"]: one["toggle_url"] for one in counted}
    counts = {one["value"]: one["count"] for one in counted}
    drawn = bars((label, count, links.get(label, "")) for label, count in without_gaps(counts))
    return [replace(bar, chosen=_touched(bar.label, asked)) for bar in drawn] if asked.bounded else drawn


def _touched(label: str, asked: SearchRequest) -> bool:
    """Whether a year or month lies in the bounds, in whole or in part; ISO dates compare as text."""
    first, last = asked.first, asked.last
    return label[: len(first)] >= first[: len(label)] and label[: len(last)] <= last[: len(label)]


def turned(asked: SearchRequest, by: int) -> SearchRequest:
    """The request for the page before or after."""
    return asked.but(page=asked.page + by)


def chips(found: SearchPage) -> list[tuple[str, str]]:
    """What is selected, in words, each with the link that drops it."""
    return [(words, link_to("search", without)) for words, without in selections(found.request, names_of(found))]
