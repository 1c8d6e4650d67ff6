"""The search page, and what it offers while somebody types."""

from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.charts import Bar, bars, without_gaps
from search.answer import answer
from search.contract import SORTS, BadSearch, DateCount, SearchPage, SearchRequest
from search.exports import export_links
from search.forms import read_request
from search.links import link_to
from search.suggesting import suggest


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Hits, facets and the date chart; a request that can't be answered gets its sentence on the same page."""
    try:
        asked = read_request(request.GET)
        found = answer(asked)
    except BadSearch as error:
        return render(request, "search/search.html", {"error": str(error), "q": request.GET.get("q", "")[:1000]})
    context = {
        "found": found,
        "q": asked.q,
        "request_": found.request,
        "years": date_bars(found.years),
        "months": date_bars(found.months),
        "undated_url": link_to("search", asked.only_undated()),
        "chips": chips(found),
        "sorts": [(sort, link_to("search", asked.but(sort=sort)), asked.order == sort) for sort in SORTS],
        "previous": link_to("search", turned(asked, -1)) if asked.page > 1 else "",
        "next": link_to("search", turned(asked, 1)) if asked.page < found.pages else "",
        "clear": link_to("search", SearchRequest(q=asked.q)),
        "only_exact": link_to("search", asked.but(exact=True)),
        "keep": link_to("keep-search", asked.but(page_size=20)) if settings.KEEP_SEARCHES else "",
        "as_api_call": link_to("api-1:search", asked),
        "files": export_links(asked),
        "feed": link_to("search-feed", asked.but(sort="", page_size=20)),
        "corrected": link_to("search", asked.but(q=found.suggestion)) if found.suggestion else "",
    }
    return render(request, "search/search.html", context)


@require_safe
def suggested(request: HttpRequest) -> JsonResponse:
    """The offers for ``q``, by kind, as JSON."""
    return JsonResponse(asdict(suggest(request.GET.get("q", ""))))


def date_bars(counted: tuple[DateCount, ...]) -> list[Bar]:
    """Bars of years or months, the empty ones between first and last among them."""
    links = {one["value"]: one["toggle_url"] for one in counted}
    counts = {one["value"]: one["count"] for one in counted}
    return bars((label, count, links.get(label, "")) for label, count in without_gaps(counts))


def turned(asked: SearchRequest, by: int) -> SearchRequest:
    """The request for the page before or after."""
    return asked.but(page=asked.page + by)


def chips(found: SearchPage) -> list[tuple[str, str]]:
    """What is selected, in words, each with the link that drops it."""
    asked = found.request
    selected = [(facet, value) for facet, values in found.facets.items() for value in values if value["selected"]]
    words = [(f"{facet} {value['name']}", value["toggle_url"]) for facet, value in selected]
    if asked.bounded:
        bounds = " ".join(f"{name} {value}" for name, value in (("from", asked.first), ("to", asked.last)) if value)
        words.append((bounds, link_to("search", asked.but(first="", last="", undated=""))))
    elif asked.undated:
        words.append((f"undated articles: {asked.undated}", link_to("search", asked.but(undated=""))))
    if asked.all_actors:
        words.append(("all of the actors", link_to("search", asked.but(all_actors=False))))
    if asked.any_words:
        words.append(("any of the words", link_to("search", asked.but(any_words=False))))
    if asked.exact:
        words.append(("only the exact words", link_to("search", asked.but(exact=False))))
    return words
