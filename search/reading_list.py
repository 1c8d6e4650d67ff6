"""Reading lists: articles named in an address, so that a list needs no account and can be sent, kept as a bookmark and exported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import Field, Schema

from archive.downloads import refusal
from archive.folding import fold
from archive.ledgers.listing import asked, link
from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.refusals import Refused
from search.exports import ExportFormat, file_of

MOST = 100
"""Articles of a list: its address must fit into what servers take."""
LONGEST = 7_000
"""Characters of a list's address."""
OFFERED = 10
_SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)


class ReadingListParams(Schema):
    """What the page takes: the articles by their slugs in the list's order, and words of a title to find more."""

    a: list[str] = []
    q: str = Field("", max_length=200)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The articles that the address names, in its order, with a box to find more."""
    try:
        params = asked(request, ReadingListParams)
        articles, unknown = _listed(params.a)
    except Refused as refused:
        return render(request, "search/reading_list.html", {"refusal": str(refused)})
    return render(request, "search/reading_list.html", _context(params, articles, unknown))


@require_safe
def export(request: HttpRequest, form: ExportFormat) -> HttpResponseBase:
    """The articles that the address names as a file; 422 with one sentence for a bad address."""
    try:
        articles = _listed(asked(request, ReadingListParams).a)[0]
    except Refused as refused:
        return refusal(refused.status, str(refused))
    return file_of(request, form, [article.pk for article in articles], ["reading list"])


def address_of(slugs: list[str], form: str = "") -> str:
    """The address of the list of these articles, or of its file."""
    return link(reverse("reading-list-export", args=[form]) if form else reverse("reading-list"), (("a", slug) for slug in slugs))


@dataclass(frozen=True, slots=True)
class Listing:
    """An article's place on the list that a page's address carries on: where it leads, and whether the article is on it already."""

    address: str
    on_it: bool


def listing_of(request: HttpRequest, slug: str) -> Listing:
    """The list that the page's address carries on (``?a=…``), with the article of this page at its end."""
    carried = [given for given in dict.fromkeys(request.GET.getlist("a")) if _SLUG.fullmatch(given)][: MOST - 1]
    on_it = slug in carried
    return Listing(address_of(carried if on_it else [*carried, slug]), on_it)


def _listed(given: list[str]) -> tuple[list[Article], list[str]]:
    """The articles of these slugs, each once and in their order, and the slugs of none. Raises ``Refused`` for a list that is too long."""
    slugs = list(dict.fromkeys(given))
    if len(slugs) > MOST or len(address_of(slugs)) > LONGEST:
        raise Refused(422, _("A reading list holds %(most)d articles at most.") % {"most": MOST})
    known = {article.slug: article for article in _lines().filter(slug__in=slugs)}
    for slug in slugs:
        if slug not in known and (former := Article.by_former_slug(slug)):
            known.update((slug, article) for article in _lines().filter(pk=former.pk))
    return list(dict.fromkeys(known[slug] for slug in slugs if slug in known)), [slug for slug in slugs if slug not in known]


def _lines() -> ArticleQuerySet:
    """Published articles with what a line of a list says of them."""
    return Article.objects.published().defer("blocks", "folded")


def _context(params: ReadingListParams, articles: list[Article], unknown: list[str]) -> dict[str, Any]:
    slugs = [article.slug for article in articles]
    return {
        "rows": [(article, address_of([slug for slug in slugs if slug != article.slug])) for article in articles],
        "slugs": slugs,
        "unknown": unknown,
        "carried": link("", (("a", slug) for slug in slugs)),
        "files": [(form.label, address_of(slugs, form.value)) for form in ExportFormat],
        "q": params.q,
        "offered": [(article, address_of([*slugs, article.slug])) for article in _offered(params.q, slugs)],
        "full": len(slugs) >= MOST,
    }


def _offered(q: str, slugs: list[str]) -> "Iterable[Article]":
    """Articles whose title holds ``q`` and that are not on the list, the newest first."""
    return _lines().filter(folded__contains=fold(q)).exclude(slug__in=slugs).newest()[:OFFERED] if q.strip() else ()
