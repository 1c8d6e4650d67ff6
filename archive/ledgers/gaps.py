"""The board of gaps: what the archive does not know, each gap a saved query whose count leads to the rows it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from archive.ledgers.labelling import shown_figures
from archive.ledgers.listing import LATEST_ARTICLE, Order, asked, cursor_page
from archive.ledgers.sentences import with_sentences
from archive.ledgers.sources import unnamed_uses
from archive.models import PASSAGE_KINDS, Article, ArticleTopic, EventMention, Forecast, Quotation, State
from archive.refusals import Refused
from archive.schemas import NoParams

NEWEST = Order("published_on", LATEST_ARTICLE.descending, LATEST_ARTICLE.read)
"""Articles, the newest first, undated ones last."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing: its name and what to make of it, in English, and the rows in which it is.

    ``view`` names a page of another module that lists the same rows.
    """

    slug: str
    title: str
    meaning: str
    rows: Callable[[], "QuerySet[Any]"]
    view: str = ""

    @property
    def url(self) -> str:
        """Where the rows are listed."""
        return reverse(self.view) if self.view else reverse("gap", args=[self.slug])

    @property
    def is_of_articles(self) -> bool:
        """Whether whole articles lack something, and not passages of them."""
        return self.rows().model is Article


def _without_topic() -> "QuerySet[Any]":
    topics = ArticleTopic.objects.exclude(state=State.REJECTED).filter(article=OuterRef("pk"))
    return Article.objects.published().filter(~Exists(topics))


def _said(kind: Any) -> "QuerySet[Any]":
    """The passages of a kind that published articles show."""
    rows: QuerySet[Any] = kind.objects.shown().filter(article__status=Article.Status.PUBLISHED)
    return rows


def overdue_forecasts() -> "QuerySet[Any]":
    """Forecasts whose window ended before today, and that nobody has judged."""
    return _said(Forecast).filter(verdict="", ends_on__lt=timezone.localdate())


GAPS = (
    Gap(
        "undated",
        gettext_noop("Undated articles"),
        gettext_noop("No page, byline or address says when they are from."),
        lambda: Article.objects.published().undated(),
        "undated",
    ),
    Gap(
        "untitled",
        gettext_noop("Untitled articles"),
        gettext_noop("Lists show their first words."),
        lambda: Article.objects.published().filter(title=""),
    ),
    Gap(
        "without-topic",
        gettext_noop("Articles without a topic"),
        gettext_noop("They are found by words and actors alone."),
        _without_topic,
    ),
    Gap(
        "unsourced-figures",
        gettext_noop("Figures without a source"),
        gettext_noop("The sentence doesn’t say according to whom."),
        lambda: shown_figures().filter(source=None),
    ),
    Gap(
        "figures-without-measure",
        gettext_noop("Figures without a measure"),
        gettext_noop("Their subject says too little to compare them with others."),
        lambda: shown_figures().filter(measure=None),
    ),
    Gap(
        "unnamed-sources",
        gettext_noop("Uses of unnamed sources"),
        gettext_noop("Nobody can look them up (grade D)."),
        unnamed_uses,
        "unnamed-sources",
    ),
    Gap(
        "unattributed-quotations",
        gettext_noop("Quotations without a speaker"),
        gettext_noop("The paragraph doesn’t say who speaks."),
        lambda: _said(Quotation).filter(speaker=None, speaker_name=""),
    ),
    Gap(
        "forecasts-without-verdict",
        gettext_noop("Forecasts past their day without a verdict"),
        gettext_noop("Their window has ended, and no editor has judged them."),
        overdue_forecasts,
    ),
    Gap(
        "events-without-date",
        gettext_noop("Events whose date is unresolved"),
        gettext_noop("The date is relative to a day that isn’t known."),
        lambda: _said(EventMention).filter(starts_on=None, ends_on=None),
    ),
)


def unfound(column: str) -> "QuerySet[Any]":
    """A column of the passages whose words are no longer found in their text: hidden until an editor looks at them."""
    first, *others = (kind.objects.unfound().order_by().values_list(column) for kind in PASSAGE_KINDS)
    return first.union(*others, all=column == "pk")


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What is missing, counted."""
    context: dict[str, Any] = {}
    try:
        asked(request, NoParams)
        context = {
            "gaps": [(gap, gap.rows().order_by().count()) for gap in GAPS],
            "unfound": unfound("pk").count(),
            "has_articles": Article.objects.published().exists(),
            "unfound_articles": unfound("article").count,
        }
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/gaps.html", context)


@require_safe
def page(request: HttpRequest, gap: str) -> HttpResponse:
    """The rows of one gap, those of the newest article first."""
    found = next((one for one in GAPS if one.slug == gap and not one.view), None)
    if found is None:
        raise Http404("There is no such gap.")
    context: dict[str, Any] = {"gap": found}
    try:
        asked(request, NoParams)
        if found.is_of_articles:
            articles = Article.objects.filter(pk__in=found.rows().order_by().values("pk"))
            context["page"] = cursor_page(request, articles.with_actors_and_topics(), NEWEST)
        else:
            context["page"] = rows = cursor_page(request, found.rows().select_related("article"), LATEST_ARTICLE)
            context["passages"] = with_sentences(rows.rows)
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/gap.html", context)
