"""The source ledger: how far each source can be traced, every use with its sentence, and which are used most and traced least."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from django.db.models import Count, F, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from ninja import Field, Schema

from archive.folding import fold
from archive.ledgers.labelling import shown_figures
from archive.ledgers.listing import LATEST_ARTICLE, asked, cursor_page
from archive.ledgers.profile import profile_of
from archive.ledgers.sentences import with_sentences
from archive.ledgers.state import current_state
from archive.models import Article, Citation, Source
from archive.models.article import ArticleQuerySet
from archive.refusals import Refused
from archive.schemas import NoParams
from archive.views import by_former_slug, page_of

LEAST = 12
"""Rows of the table of what is used most and traced least."""
OWN_FIGURES = 10
"""Figures that a source's page shows; the claim ledger has all."""


class SourceParams(Schema):
    """What the list of sources is sorted by."""

    sort: Literal["use", "grade"] = Field("use", description="use: the most used first; grade: the least traceable first.")
    page: str = Field("1", description="From 1.")


class UnnamedParams(Schema):
    """What the list of unnamed sources can be narrowed to."""

    words: str = Field("", max_length=400, description="The words as printed, accents and case aside.")


class HardToTrace(NamedTuple):
    """A source, or the words that many articles print for one: its grade, and how many articles lean on it."""

    name: str
    url: str
    grade: str
    articles: int


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Cited sources that can be met again, and before them those that are used most and traced least."""
    context: dict[str, Any] = {}
    try:
        params = asked(request, SourceParams)
        context = {"params": params, "least": used_most_traced_least(params.sort), "page": page_of(request, sources(params.sort))}
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/source_list.html", context)


def sources(sort: str = "use") -> "QuerySet[Any]":
    """Named sources that a published article cites, in the order that is asked for."""
    rows = Source.objects.with_use_counts().graded()
    return rows.order_by(F("traceability").desc(), "-article_count", "name", "pk") if sort == "grade" else rows


def used_most_traced_least(sort: str = "use") -> list[HardToTrace]:
    """The most used of grades C and D, at most ``LEAST``. Unnamed ones are taken together by their words, though no two are one source."""
    organisations: Any = Source.objects.with_use_counts().of_grade("C")[:LEAST]
    found = [HardToTrace(row.name, row.get_absolute_url(), "C", row.article_count) for row in organisations]
    for words, name, articles in unnamed_words()[:LEAST]:
        found.append(HardToTrace(name, f"{reverse('unnamed-sources')}?words={quote(words)}", "D", articles))
    most = sorted(found, key=lambda row: (-row.articles, row.name))[:LEAST]
    return sorted(most, key=lambda row: row.grade, reverse=True) if sort == "grade" else most


def unnamed_words() -> "QuerySet[Any, tuple[str, str, int]]":
    """What articles call the sources that they don't name: folded, as printed, and in how many articles; the commonest first."""
    rows = unnamed_uses().order_by().values("source__folded")
    counted = rows.annotate(printed=Min("source__name"), articles=Count("article", distinct=True)).order_by("-articles", "source__folded")
    return counted.values_list("source__folded", "printed", "articles")


def unnamed_uses(words: str = "") -> "QuerySet[Any]":
    """Uses of sources without a name (grade D) in published articles; ``words`` as printed narrow them."""
    nameless = Source.objects.of_grade("D")
    if words:
        nameless = nameless.filter(folded=fold(words))
    return shown_uses().filter(source__in=nameless.values("pk"))


def shown_uses() -> "QuerySet[Any]":
    """Every use of a source that published articles show."""
    return Citation.objects.shown().filter(article__in=Article.objects.published().order_by().values("pk"))


@require_safe
def unnamed_page(request: HttpRequest) -> HttpResponse:
    """The uses of unnamed sources, each in its sentence, the newest article's first."""
    context: dict[str, Any] = {}
    try:
        params = asked(request, UnnamedParams)
        found = cursor_page(request, unnamed_uses(params.words).select_related("article", "source"), LATEST_ARTICLE)
        context = {"params": params, "page": found, "uses": by_date(with_sentences(found.rows)), "most": unnamed_words()[:LEAST]}
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/unnamed_sources.html", context)


@require_safe
def source_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A source: how far it can be traced, what the articles that cite it are, every use with its sentence, the figures according to it."""
    found = Source.objects.select_related("publisher__merged_into", "article").filter(slug=slug).first()
    if found is None:
        return by_former_slug(Source.objects.all(), slug)
    if found.standing != found:  # not for good: an editor may take the merge back
        return redirect(found.standing)
    context: dict[str, Any] = {"source": found}
    try:
        asked(request, NoParams)
        uses = cursor_page(request, shown_uses().filter(source=found).select_related("article"), LATEST_ARTICLE)
        figures = shown_figures().filter(source=found)
        latest = LATEST_ARTICLE.of(figures.select_related("article", "source", "measure__merged_into"))
        context |= {
            "page": uses,
            "uses": by_date(with_sentences(uses.rows)),
            "figures": latest[:OWN_FIGURES],
            "figure_count": figures.count(),
            "profile": None if found.article else profile_of("source", found, citing(found), current_state()),
        }
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/source.html", context)


def citing(source: Source) -> ArticleQuerySet:
    """Published articles that lean on a source."""
    uses = Citation.objects.shown().filter(source=source)
    return Article.objects.published().filter(pk__in=uses.order_by().values("article"))


def by_date(uses: Iterable[Any]) -> list[tuple[str | None, list[Any]]]:
    """Passages under the dates of their articles as printed, in the order in which they come."""
    return [(printed, list(rows)) for printed, rows in groupby(uses, key=lambda use: use.article.printed_date)]
