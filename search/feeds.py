"""Feeds: any search, actor, topic or source as Atom, for whoever wants to hear of what comes in.

What came into the archive last stands first, by the day; what came in on one day stands by its own date, the newest first. So an old
article that is added today is news to a reader of the feed, and a whole archive imported in one go reads as on its pages.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db.models import CharField, F, Max, QuerySet
from django.db.models.functions import Cast, Substr
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from archive.downloads import refusal
from archive.models import Article, Source, State
from archive.models.article import heading, printed_date
from search.answer import all_hits
from search.atom import Entry, Feed, as_atom
from search.contract import BadSearch, Label, SearchRequest
from search.forms import read_request
from search.labels import MODELS, labels_of_articles
from search.links import article_url, link_to
from search.versions import current_versions

SITE = "Policy Archive"
MINTED = "2026"
"""The year in which identifiers of feeds were first given out: a tag (RFC 4151) holds a time at which its host was ours."""
FEW = 500
"""Hits that the database is told by their keys; of more, it sorts all articles, and the hits are picked out."""
_OPENING = 600
"""Characters of a text that its summary is made from."""
_LONGEST_SUMMARY = 400


class _Subject(NamedTuple):
    """What a feed follows: its lasting name, what it is called, and its addresses."""

    tag: str
    title: str
    page: str
    """The page that shows the same to people."""
    address: Callable[[int], str]
    """The feed's own address by the number of its page."""


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """The hits of a search as they come in; takes its parameters, of which ``sort`` changes nothing.

    422 with one sentence for a bad one, 404 for a page past the end.
    """
    try:
        asked = replace(read_request(request.GET), sort="")
        found = all_hits(asked)
    except BadSearch as error:
        return refusal(422, str(error))
    known, keys = found.request, found.keys
    whole = known.but(page_size=20)
    query = urlencode(whole.pairs())
    subject = _Subject(
        tag=f"search/{query}",
        title=" · ".join((*(f"{name}: {value}" for name, value in whole.pairs()), "Search", SITE)),
        page=link_to("search", known.but()),
        address=lambda page: link_to("search-feed", known.but(page=page)),
    )
    return _answer(request, subject, keys, asked)


@require_safe
def entity(request: HttpRequest, facet: str, slug: str) -> HttpResponseBase:
    """The articles of an actor, topic or source as they come in. A former slug, or that of a merged one, leads to the present one."""
    found = MODELS[facet].by_slug(slug)
    standing = found.standing if found is not None else None
    if standing is None or getattr(standing, "state", None) == State.REJECTED or isinstance(standing, Source) and standing.article_id:
        raise Http404(f"There is no {facet} of this name that can be followed.")
    address = reverse(f"{facet}-feed", args=[standing.slug])
    if standing.slug != slug:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{address}?{query}" if query else address, permanent=standing == found)
    try:
        if others := set(request.GET) - {"page", "page_size"}:
            raise BadSearch(f"This feed takes page and page_size, not “{min(others)[:40]}”; a search’s feed takes all that a search does.")
        asked = read_request(request.GET)
        keys = all_hits(SearchRequest(chosen={facet: (slug,)})).keys
    except BadSearch as error:
        return refusal(422, str(error))

    def of_page(page: int) -> str:
        pairs = asked.but(page=page).pairs()
        return f"{address}?{urlencode(pairs)}" if pairs else address

    subject = _Subject(f"{facet}/{standing.pk}", f"{standing.name} · {SITE}", standing.get_absolute_url(), of_page)
    return _answer(request, subject, keys, asked)


def _answer(request: HttpRequest, subject: _Subject, keys: Any, asked: SearchRequest) -> HttpResponseBase:
    """A page of the feed, or 304; 404 past the end. The ETag is of the bytes, Last-Modified of the archive."""
    ordered = _as_they_came(keys)
    pages = max(1, -(-len(ordered) // asked.page_size))
    if asked.page > pages:
        raise Http404("There are not so many pages.")
    start = (asked.page - 1) * asked.page_size
    entries = tuple(_entries(ordered[start : start + asked.page_size]))
    numbers = {"self": asked.page, "first": 1, "previous": asked.page - 1, "next": asked.page + 1, "last": pages}
    links = {rel: settings.SITE_URL + subject.address(page) for rel, page in numbers.items() if 1 <= page <= pages}
    links["alternate"] = settings.SITE_URL + subject.page
    data = as_atom(Feed(_tag(MINTED, subject.tag), subject.title, SITE, links, entries))
    response = HttpResponse(data, content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = quote_etag(hashlib.sha256(data).hexdigest())
    written = Article.objects.aggregate(latest=Max("updated_at"))["latest"]
    modified = int(written.timestamp()) if written else 0
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = "no-cache"  # ask each time, which costs a 304
    return get_conditional_response(request, response["ETag"], modified, response) or response


def _as_they_came(keys: Any) -> list[int]:
    """Those of ``keys`` that are published still, in the order of a feed."""
    rows: QuerySet[Article] = Article.objects.published()
    if len(keys) <= FEW:
        rows = rows.filter(pk__in=list(keys))
    day = Substr(Cast("first_published_at", CharField()), 1, 10)  # as TruncDate, which SQLite would ask Python for, row by row
    ordered = rows.order_by(day.desc(nulls_last=True), F("published_on").desc(nulls_last=True), "pk").values_list("pk", flat=True)
    hits = set(keys)
    return [key for key in ordered.iterator() if key in hits]


class _Row(NamedTuple):
    """What an entry is made from."""

    pk: int
    slug: str
    title: str
    opening: str
    published_on: Any
    date_precision: str
    authors: list[str]
    outlet: str
    language: str
    rights: str
    created_at: datetime
    first_published_at: datetime | None
    updated_at: datetime


def _entries(keys: list[int]) -> list[Entry]:
    rows = Article.objects.filter(pk__in=keys).annotate(opening=Substr("body", 1, _OPENING)).order_by().values_list(*_Row._fields)
    found = {row.pk: row for row in map(_Row._make, rows)}
    topics = labels_of_articles(keys, current_versions())["topic"]
    return [_entry(found[key], topics.get(key, ())) for key in keys if key in found]


def _entry(row: _Row, topics: tuple[Label, ...]) -> Entry:
    return Entry(
        id=_tag(f"{row.created_at:%Y-%m-%d}", f"article/{row.pk}"),
        title=heading(row.title, row.opening),
        url=settings.SITE_URL + article_url(row.slug),
        published=row.first_published_at or row.created_at,
        updated=row.updated_at,
        date=printed_date(row.published_on, row.date_precision),
        authors=tuple(row.authors) or (row.outlet or "Author unknown",),
        summary=_summary(row.opening),
        topics=tuple((label.slug, label.name) for label in topics),
        rights=row.rights,
        language=row.language,
    )


def _summary(opening: str) -> str:
    """The first words of a text, its headings left out, where it has others."""
    blocks = [block for block in opening.split("\n\n") if not block.startswith("#")]
    words = " ".join(" ".join(blocks or [opening.lstrip("# ")]).split())
    if len(words) <= _LONGEST_SUMMARY and len(opening) < _OPENING:
        return words
    return words[:_LONGEST_SUMMARY].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def _tag(when: str, what: str) -> str:
    """A lasting identifier (RFC 4151): no change of slug or title touches it."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{when}:{what}"
