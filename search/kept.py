"""Pages of kept searches: keeping one, opening it later, and its files."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from ninja import Field, Schema

from archive.downloads import batches, download, filename
from archive.ledgers.listing import asked
from archive.models import Article
from archive.refusals import Refused
from archive.tabular import CONTENT_TYPES, TableFormat, written
from archive.throttling import Rate, spend
from search.answer import all_hits
from search.contract import BadSearch
from search.exports import COLUMNS, ExportFormat, file_of, flat, nested, rows_of
from search.forms import read_request
from search.links import link_to
from search.models import Receipt
from search.receipts import MOST_HITS, Since, as_api_call, filters_of, filters_said, for_methods, in_words, keep, request_of, since

RATE = Rate(20, 3600)
"""Searches that one address may keep: twenty an hour."""
PER_PAGE = 50
MOST_SHOWN = 100
"""Articles that a page names of each kind of change."""
KEPT_COLUMNS = ("position", "version_kept", "state")
"""What the tables of a receipt say besides, before what every table of articles says."""


@require_http_methods(["GET", "HEAD", "POST"])
def keep_page(request: HttpRequest) -> HttpResponse:
    """What will be kept, with the button that keeps it; a POST keeps the search and leads to its receipt."""
    if not settings.KEEP_SEARCHES:
        raise Http404("This archive keeps no searches.")
    params: QueryDict = (request.POST if request.method == "POST" else request.GET).copy()
    params.pop("csrfmiddlewaretoken", None)
    try:
        search = read_request(params).but(page_size=20)
        if request.method == "POST":
            return _keep(request, params)
        found = all_hits(search)
    except BadSearch as error:
        return render(request, "search/keep.html", {"refusal": str(error)}, status=422 if request.method == "POST" else 200)
    context = {
        "request_": search,
        "q": search.q,
        "count": len(found.keys),
        "expanded": found.expanded,
        "filters": filters_of(found.request),
        "most": MOST_HITS,
        "back": link_to("search", search),
    }
    return render(request, "search/keep.html", context)


def _keep(request: HttpRequest, params: QueryDict) -> HttpResponse:
    spent = spend("keep", request, RATE)
    if spent.refused:
        response = render(request, "search/keep.html", {"refusal": _too_many(-(-spent.reset // 60))}, status=429)
        response["Retry-After"] = str(spent.reset)
        return response
    receipt = keep(read_request(params))
    response = HttpResponse(status=303)
    response["Location"] = receipt.get_absolute_url()
    return response


def _too_many(minutes: int) -> str:
    """The sentence for whoever has kept all that an hour allows."""
    sentence = ngettext(
        "You have kept %(quota)d searches within the hour; the next one can be kept in %(minutes)d minute.",
        "You have kept %(quota)d searches within the hour; the next one can be kept in %(minutes)d minutes.",
        minutes,
    )
    return sentence % {"quota": RATE.quota, "minutes": minutes}


class KeptParams(Schema):
    """What the page of a receipt takes."""

    page: int = Field(1, ge=1, le=1_000_000)


@require_safe
def kept_page(request: HttpRequest, key: str) -> HttpResponseBase:
    """A kept search: the question, the hits as they were, and what is new, gone and changed."""
    receipt = _by_key(key)
    try:
        params = asked(request, KeptParams)
    except Refused as refusal:
        return _private(render(request, "search/kept.html", {"refusal": str(refusal)}))
    hits, changes = receipt.hits, since(receipt)
    pages = max(1, -(-len(hits) // PER_PAGE))
    if params.page > pages:
        raise Http404("There are not so many pages.")
    start = (params.page - 1) * PER_PAGE
    return _private(render(request, "search/kept.html", _context(receipt, hits, changes, start) | {"number": params.page, "pages": pages}))


def _context(receipt: Receipt, hits: list[tuple[int, int]], changes: Since, start: int) -> dict[str, Any]:
    shown = hits[start : start + PER_PAGE]
    return {
        "receipt": receipt,
        "question": in_words(receipt),
        "filters": filters_said(receipt),
        "shown": list(_lines(shown, start)),
        "start": start + 1,
        "groups": [group for group in _groups(changes) if group[2]],
        "changes": changes,
        "left_out": receipt.total - len(hits),
        "sentence": for_methods(receipt),
        "api": as_api_call(receipt),
        "again": _again(receipt),
        "address": settings.SITE_URL + receipt.get_absolute_url(),
        "files": [(form.label, reverse("kept-export", args=[receipt.key, form.value])) for form in ExportFormat],
    }


def _again(receipt: Receipt) -> str:
    """The page of the same search today, where it is answered still."""
    try:
        return link_to("search", request_of(receipt))
    except BadSearch:
        return ""


def _groups(changes: Since) -> Iterator[tuple[str, int, list[dict[str, Any]]]]:
    """New, lost, gone and changed articles: how many they are in words and as a number, and the first of them."""
    named = (
        (_("%(number)s new"), changes.new),
        (_("%(number)s found no longer"), changes.lost),
        (_("%(number)s withdrawn or deleted"), changes.gone),
        (_("%(number)s changed"), changes.changed),
    )
    for what, ids in named:
        first = ids[:MOST_SHOWN]
        known = _published(first) if ids is not changes.gone else {}
        former = _former([pk for pk in first if pk not in known])
        yield what % {"number": intcomma(len(ids))}, len(ids), [{"article": known.get(pk), "slug": former.get(pk)} for pk in first]


def _published(ids: Iterable[int]) -> dict[int, Article]:
    """The published articles among ``ids``, with what a line says of them."""
    return Article.objects.published().defer("blocks", "folded").in_bulk(list(ids))


def _former(ids: Sequence[int]) -> dict[int, str]:
    """The slugs of articles that are no longer published, by which alone they are named; of deleted ones not even that is left."""
    slugs = dict(Article.objects.filter(pk__in=ids).values_list("pk", "slug")) if ids else {}
    return {pk: slugs.get(pk, f"article {pk}") for pk in ids}


def _lines(hits: list[tuple[int, int]], start: int) -> Iterator[dict[str, Any]]:
    """Kept hits, the first after ``start`` others, each with its article as it is today."""
    known = _published(pk for pk, _ in hits)
    former = _former([pk for pk, _ in hits if pk not in known])
    for position, (pk, version) in enumerate(hits, start + 1):
        article = known.get(pk)
        state = _state(article.version if article else None, version)
        yield {"article": article, "slug": former.get(pk), "position": position, "version_kept": version, "state": state}


def _state(now: int | None, kept: int) -> str:
    """What became of an article that was found in version ``kept`` and is published in version ``now``, or no longer."""
    return "gone" if now is None else "changed" if now != kept else "as kept"


@require_safe
def export(request: HttpRequest, key: str, form: ExportFormat) -> HttpResponseBase:
    """The kept hits as a file: tables with the version of then and what became of it, references of those that are published still."""
    receipt = _by_key(key)
    hits, told = receipt.hits, ("kept search", f"{receipt.kept_at:%Y-%m-%d}")
    if form not in COLUMNS:
        return _private(file_of(request, form, [pk for pk, _ in hits], told))
    chunks = written(TableFormat(form.value), (*KEPT_COLUMNS, *COLUMNS[form]), _tables(form, hits))
    content_type = CONTENT_TYPES[TableFormat(form.value)]
    return _private(download(request, chunks, total=len(hits), content_type=content_type, filename=filename(told, form.value)))


def _tables(form: ExportFormat, hits: list[tuple[int, int]]) -> Iterator[list[dict[str, Any]]]:
    """The rows of a receipt's table, a batch at a time."""
    shown, unknown, position = (flat if form is ExportFormat.CSV else nested), dict.fromkeys(COLUMNS[form]), itertools.count(1)
    for batch in batches(hits):
        known = rows_of([pk for pk, _ in batch])
        former = _former([pk for pk, _ in batch if pk not in known])
        yield [
            (shown(known[pk]) if pk in known else unknown | {"slug": former[pk]})
            | {"position": next(position), "version_kept": version, "state": _state(known.get(pk, {}).get("version"), version)}
            for pk, version in batch
        ]


def _by_key(key: str) -> Receipt:
    receipt = Receipt.objects.filter(key=key).first()
    if receipt is None:
        raise Http404("There is no such receipt.")
    return receipt


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """Keeps a receipt's address from search engines, from shared caches, and from the sites that its page links to."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
