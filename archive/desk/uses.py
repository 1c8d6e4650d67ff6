"""Where an actor, a source or a topic is used: counts on its form, each with the way to the rows."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html_join

from archive.desk.history import HistoryAdmin
from archive.models import Actor, Article, ArticleTopic, Citation, Figure, Mention, Passage, Quotation, Source, Stakeholder, Topic
from archive.models.trees import with_all_below

PER_PAGE = 100

Rows = Callable[[Any], "QuerySet[Any]"]


class Use(NamedTuple):
    """One kind of use of a row: how often, and where the uses are listed."""

    what: str
    number: int
    url: str


def _articles(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return Article.objects.filter(pk__in=rows.order_by().values("article")).order_by("-published_on", "-pk")


def _passages(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows.select_related("article").defer("article__body", "article__blocks").order_by("-article", "start", "pk")


USES: Mapping[type[Model], Mapping[str, Rows]] = {
    Actor: {
        "articles": lambda actor: _articles(Stakeholder.objects.filter(actor__in=actor.family).exclude(role=Stakeholder.Role.NONE)),
        "mentions": lambda actor: _passages(Mention.objects.filter(actor__in=actor.family)),
        "quotations": lambda actor: _passages(Quotation.objects.filter(speaker__in=actor.family)),
        "sources": lambda actor: Source.objects.filter(publisher__in=actor.family).order_by("name", "pk"),
    },
    Source: {
        "articles": lambda source: _articles(Citation.objects.filter(source=source)),
        "citations": lambda source: _passages(Citation.objects.filter(source=source)),
        "figures": lambda source: _passages(Figure.objects.filter(source=source)),
    },
    Topic: {
        "articles": lambda topic: _articles(ArticleTopic.objects.shown().filter(topic__in=with_all_below(topic, "parent"))),
        "topics": lambda topic: topic.children.standing().order_by("name", "pk"),
    },
}
"""By model and word: the rows that use one, whatever was decided on them; uses of actors that were merged into it are an actor's own."""
LABELS = {"sources": "sources published", "topics": "topics below it"}
"""What a kind of use is called, where its word doesn't say it."""


def uses_of(row: Any) -> list[Use]:
    """The counts, a query each; for an actor one more a remove of merges."""
    name = row._meta.model_name
    return [
        Use(LABELS.get(what, what), rows(row).count(), reverse(f"admin:archive_{name}_uses", args=[row.pk, what]))
        for what, rows in USES[type(row)].items()
    ]


class Line(NamedTuple):
    """One use in a list: its words, where it is edited, the article that it stands in, and what was decided on it."""

    words: str
    url: str
    article: str
    state: str


def line_of(row: Any) -> Line:
    """A use as lists print it; a passage is edited in its article's form."""
    if isinstance(row, Passage):
        return Line(f"“{row.exact}”", form_of(row.article), row.article.heading, row.state)
    return Line(str(row), form_of(row), "", getattr(row, "status", ""))


def form_of(row: Any) -> str:
    """Where a row is edited."""
    return reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])


class UsedAdmin(HistoryAdmin):
    """An admin that tells on a row's form where it is used, and lists the uses on a page of their own."""

    def get_urls(self) -> list[Any]:
        """The lists of uses, then the admin's own."""
        site, name = self.admin_site, self.opts.model_name
        uses = path("<str:key>/uses/<slug:what>/", site.admin_view(self.uses_view), name=f"archive_{name}_uses")
        return [uses, *super().get_urls()]

    @admin.display(description="used in", empty_value="")
    def used_in(self, row: Any) -> str:
        """How often, by kind of use, with the way to each."""
        if not row.pk:
            return ""
        return format_html_join(", ", '<a href="{}">{} {}</a>', ((use.url, use.number, use.what) for use in uses_of(row)))

    def uses_view(self, request: HttpRequest, key: str, what: str) -> HttpResponse:
        """A row's uses of one kind, a hundred a page."""
        row = self.row_of(request, key)
        rows = USES[type(row)].get(what)
        if rows is None:
            raise Http404("There is no such list.")
        page = Paginator(rows(row), PER_PAGE).get_page(request.GET.get("page"))
        context = {"title": f"{row}: {LABELS.get(what, what)}", "row": row, "page": page, "lines": [line_of(one) for one in page]}
        return self.answer(request, "uses", context)

    def row_of(self, request: HttpRequest, key: str) -> Any:
        """The row of that key, if the user may see it; 404 where there is none."""
        row = self.get_object(request, key)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if row is None:
            raise Http404("There is no such row.")
        return row

    def answer(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page of the desk about rows of this kind."""
        whole = self.admin_site.each_context(request) | {"opts": self.opts} | context
        return render(request, f"admin/archive/{template}.html", whole, status=status)
