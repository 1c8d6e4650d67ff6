"""The pages that show the archive."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache as once
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive import readings
from archive.charts import Bar, bars, without_gaps
from archive.dates import date_in_words
from archive.evidence import evidence_of
from archive.exchange.citing import citing_of
from archive.folding import fold
from archive.gone import missing
from archive.hits import hits_in
from archive.kept_pages import kept_page
from archive.ledgers.affiliations import namesakes_of, office_check, printings_of, strip_of
from archive.ledgers.appearances import around, of_all
from archive.ledgers.hanging import passages_with_notices
from archive.ledgers.profile import profile_of
from archive.ledgers.state import current_state, with_state
from archive.marking import MarkedBlock, marked_blocks, marked_words, printed_hits
from archive.models import Actor, Article, Correction, Page, Quotation, Reply, State, Topic
from archive.models.article import ArticleQuerySet, actors_and_topics
from archive.models.slugs import Slugged
from archive.replies import shown_under

PER_PAGE = 20
WORDS_A_MINUTE = 230
"""Silent reading of English prose: 238 words a minute on average (Brysbaert 2019), rounded down."""


def timeline(articles: ArticleQuerySet) -> list[Bar]:
    """Articles a year, without gaps; a bar leads to the year's page."""
    return year_bars(dict(articles.dated().order_by().values_list("published_on__year").annotate(Count("pk"))))


def year_bars(counts: Mapping[int, int]) -> list[Bar]:
    """Bars of counts by year, like those of ``timeline``."""
    by_year = without_gaps({f"{year:04}": count for year, count in counts.items()})
    return bars((year, count, reverse("year", args=[int(year)])) for year, count in by_year)


@require_safe
def article_list(request: HttpRequest, year: int | None = None, month: int | None = None, undated: bool = False) -> HttpResponse:
    """The archive by date: all of it, a year, a month, or what has no date."""
    published = Article.objects.published()
    months: list[Bar] = []
    if undated:
        articles, heading = published.undated(), gettext("Undated articles")
    elif year and month:
        articles, heading = published.in_month(year, month), date_in_words(f"{year:04}-{month:02}")
    elif year:
        articles, heading = published.in_year(year), str(year)
        months = months_of(published, year)
    else:
        articles, heading = published, gettext("Articles")
    context = {
        "heading": heading,
        "year": year,
        "month": month,
        "undated": undated,
        "page": page_of(request, articles.newest().with_actors_and_topics()),
        "timeline": timeline(published),
        "months": months,
        "undated_count": published.undated().count(),
    }
    return render(request, "archive/article_list.html", context)


def months_of(articles: ArticleQuerySet, year: int) -> list[Bar]:
    """Articles a month of one year; those dated by year alone are in none."""
    in_year = articles.in_year(year).exclude(date_precision=Article.Precision.YEAR)
    counts = dict(in_year.order_by().values_list("published_on__month").annotate(Count("pk")))
    return bars((f"{year}-{month:02}", counts.get(month, 0), reverse("month", args=[year, f"{month:02}"])) for month in range(1, 13))


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article: outline, text with its passages, and the evidence beside it."""
    query, params = _article_query()
    found = next(iter(Article.objects.raw(query, [slug if param == "" else param for param in params])), None)
    if found is None:
        return by_former_slug(Article.objects.published(), slug)
    page = kept_page(request, vars(found)["state"], lambda: article_page(request, found))
    readings.note(request, found.pk)  # a page that failed is not read
    return HttpResponse(page)


@once
def _article_query() -> tuple[str, tuple[Any, ...]]:
    """What is asked for every article's page, kept or not, as SQL whose empty parameter is the slug.

    Django would take longer to word it than a kept page takes for all the rest.
    """
    published = Article.objects.published().annotate(**beside_article(), state=with_state())
    query, params = published.filter(slug="").query.sql_with_params()
    return query, params


def beside_article() -> dict[str, Exists]:
    """What ``article_page`` has to know of an article beside its own columns, as annotations."""
    return {
        "is_kept_raw": Exists(Page.objects.filter(article=OuterRef("pk"), state=Page.State.CURRENT)),
        "has_replies": Exists(Reply.objects.approved().filter(article=OuterRef("pk"))),
        "has_corrections": Exists(Correction.objects.filter(article=OuterRef("pk"))),
    }


def article_page(request: HttpRequest, found: Article, preview_until: datetime | None = None) -> str:
    """The page of an article that was read with what stands ``beside_article``; a preview says until when its address leads there."""
    prefetch_related_objects([found], *actors_and_topics())
    passages = passages_with_notices(found)
    hits = hits_in(found, request.GET)
    places = printed_hits(found.body, found.blocks, hits.body)
    corrections = list(Correction.objects.filter(article=found)) if vars(found)["has_corrections"] else []
    blocks = marked_blocks(found.body, found.blocks, [*(p for rows in passages.values() for p in rows), *places])
    context = {
        "article": found,
        "heading": marked_words(found.heading, hits.title),
        "hits": hits,
        "places": places,
        "runs": runs_of(blocks),
        "outline": [block for block in blocks if block.kind == "heading"],
        "evidence": evidence_of(found, passages),
        "citing": citing_of(found, blocks, passages, corrections),
        "corrections": corrections,
        "minutes": max(1, round(len(found.body.split()) / WORDS_A_MINUTE)),
        "replies": shown_under(found) if vars(found)["has_replies"] else [],
        "takes_replies": settings.REPLIES and preview_until is None,
        "preview_until": preview_until,
        "reply_waits": request.GET.get("reply") == "waiting",
        "proposed": any(p.state == State.PROPOSED for rows in passages.values() for p in rows),
    }
    return render_to_string("archive/article.html", context, request)


def runs_of(blocks: list[MarkedBlock]) -> list[tuple[bool, list[MarkedBlock]]]:
    """The blocks in runs: questions with their answers, and what stands between; whether a run is a dialogue is said with it."""
    runs = [(spoken, list(run)) for spoken, run in groupby(blocks, key=lambda block: block.kind in ("question", "answer"))]
    return [(spoken and run[0].kind == "question", run) for spoken, run in runs]


@require_safe
def raw_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The page as it came, byte for byte, as plain text that no browser runs."""
    found = Page.objects.filter(article__slug=slug, article__status=Article.Status.PUBLISHED, state=Page.State.CURRENT).first()
    if found is None:
        return by_former_slug(Article.objects.published(), slug, "raw-page")
    response = HttpResponse(bytes(found.data), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = "inline"
    return response


@require_safe
def actor_list(request: HttpRequest) -> HttpResponse:
    """Actors that stand in a published article, the most present first."""
    kind, q = clean(request.GET.get("kind", "")), clean(request.GET.get("q", ""))
    actors = Actor.objects.with_article_counts()
    if kind:
        actors = actors.filter(kind=kind)
    if q:
        actors = actors.filter(named(q))
    page = page_of(request, actors)
    together = of_all() if page.number == 1 and not (kind or q) else None
    context = {"page": page, "kinds": Actor.Kind.choices, "kind": kind, "q": q, "together": together}
    return render(request, "archive/actor_list.html", context)


def clean(text: str) -> str:
    """What a visitor typed, without the NUL characters that PostgreSQL refuses, and no longer than any name."""
    return text.replace("\0", "")[:200].strip()


def named(q: str) -> Q:
    """Actors whose own name, or another one, contains ``q``, accents and case aside."""
    return Q(folded__contains=fold(q)) | Q(pk__in=Actor.objects.filter(names__folded__contains=fold(q)).values("pk"))


NAMES = 8
"""Other names of an actor that stand open."""


@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """An actor: its articles and what they are, who it appears with, where it belongs as printed, what it is quoted saying."""
    actors = Actor.objects.exclude(state=State.REJECTED)
    found = actors.select_related("merged_into").filter(slug=slug).first()
    if found is None:
        return by_former_slug(actors, slug)
    if found.standing != found:  # not for good: an editor may take the merge back
        return redirect(f"{found.standing.get_absolute_url()}?{urlencode({'merged': found.slug})}")
    articles = Article.objects.published().about(found)
    state = current_state()
    names = list(found.names.all())
    printings = printings_of(found.family) if found.kind == Actor.Kind.PERSON else []
    line, affiliations = strip_of(printings)
    context = {
        "actor": found,
        "merged": merged_into(found, request.GET.get("merged", "")),
        "names": names[:NAMES],
        "more_names": names[NAMES:],
        "page": page_of(request, articles.newest().with_actors_and_topics()),
        "profile": profile_of("actor", found, articles, state),
        "together": around(found, state),
        "line": line,
        "affiliations": affiliations,
        "offices": office_check(printings),
        "quotations": quotations_of(found),
        "namesakes": namesakes_of(found),
    }
    return render(request, "archive/actor.html", context)


def merged_into(standing: Actor, slug: str) -> Actor | None:
    """The actor of that slug, if it was merged into ``standing`` and still is."""
    merged = Actor.objects.filter(slug=clean(slug)).exclude(pk=standing.pk).first() if slug else None
    return merged if merged and merged.standing == standing else None


def quotations_of(found: Actor) -> "QuerySet[Any]":
    """What it is quoted saying in published articles, also under the name of one merged into it, the newest first."""
    shown = Quotation.objects.shown().filter(speaker__in=found.family, article__status=Article.Status.PUBLISHED)
    return shown.select_related("article").order_by("-article__published_on", "article", "start")[:20]


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """The tree of topics with their articles."""
    return render(request, "archive/topic_list.html", {"tree": topic_tree()})


def topic_tree() -> list[tuple[Topic, list[Topic]]]:
    """Top topics of published articles with the topics below them, each with ``article_count``."""
    topics = Topic.objects.counted(Article.objects.published())
    tops = (topic for topic in topics if topic.parent_id is None and topic.article_count)
    return [(top, [topic for topic in topics if topic.parent_id == top.pk]) for top in tops]


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic: its articles, also those of the topics below it, and what they are."""
    found = Topic.objects.select_related("parent", "merged_into").filter(slug=slug).first()
    if found is None:
        return by_former_slug(Topic.objects.all(), slug)
    if found.standing != found:
        return redirect(found.standing)
    articles = Article.objects.published().under(found)
    context = {
        "topic": found,
        "children": found.children.standing().order_by("name"),
        "page": page_of(request, articles.newest().with_actors_and_topics()),
        "profile": profile_of("topic", found, articles, current_state()),
    }
    return render(request, "archive/topic.html", context)


@require_safe
def ledgers(request: HttpRequest) -> HttpResponse:
    """What the archive lays side by side, a page each."""
    return render(request, "archive/ledgers.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the archive is and by which rules it reads."""
    return render(request, "archive/about.html")


def page_of(request: HttpRequest, rows: Any) -> Any:
    """The page of ``rows`` that ``?page=`` asks for; 404 for one that isn't there."""
    number = request.GET.get("page", "1")
    if not (number.isascii() and number.isdecimal() and 0 < len(number) < 10):
        raise Http404("There is no such page.")
    try:
        return Paginator(rows, PER_PAGE).page(int(number))
    except EmptyPage as error:
        raise Http404("There are not so many pages.") from error


def by_former_slug(rows: "QuerySet[Any]", slug: str, view: str = "") -> HttpResponse:
    """A redirect to what ``slug`` once named, or to a ``view`` of it, if ``rows`` hold it; else 404, or 410 for a withdrawn article."""
    model: type[Slugged] = rows.model
    found = model.by_former_slug(slug)
    if found is None or not rows.filter(pk=found.pk).exists():
        raise missing(slug) if model is Article else Http404(f"There is no {model._meta.model_name} of this name.")
    return redirect(view, found.slug, permanent=True) if view else redirect(found, permanent=True)
