"""Actors, topics, sources and measures on the desk."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join

from archive.desk.bulk import BulkAdmin
from archive.desk.forms import ActorForm, MergeForm, NamesFormSet, SourceForm, TopicForm
from archive.desk.gazetteer import GazetteerAdmin
from archive.desk.history import HistoryAdmin
from archive.desk.merging import MergingAdmin
from archive.desk.naming import NamingAdmin
from archive.desk.passages import reason
from archive.desk.splitting import SplittingAdmin
from archive.gazetteer import keep_former_name
from archive.ledgers.settling import settle_measures
from archive.models import Actor, ActorName, Article, Figure, Measure, Source, State, Topic
from archive.proposing import settle_merge

MOST_FIGURES = 100
"""That a measure's form lists."""


def _change(article: Article) -> str:
    """Where an article is edited."""
    return reverse("admin:archive_article_change", args=[article.pk])


class DecidedAdmin(HistoryAdmin):
    """What rules propose and editors decide on, also many at once; one row may be merged into another."""

    form: Any = MergeForm
    list_filter: tuple[str, ...] = ("state",)
    autocomplete_fields = ("merged_into",)
    actions: tuple[str, ...] = ("accept", "reject")

    @admin.action(description="Accept", permissions=["change"])
    def accept(self, request: HttpRequest, rows: "QuerySet[Any]") -> None:
        """An editor confirms what the rule proposed."""
        self.decide(request, rows, State.ACCEPTED)

    def decide(self, request: HttpRequest, rows: "QuerySet[Any]", state: str) -> None:
        """Each row is saved by itself: its history tells of it."""
        for row in rows:
            row.state = state
            row.save()
        messages.success(request, f"{len(rows)} {self.opts.verbose_name_plural} {state}.")


class ActorNameInline(admin.TabularInline):
    """An actor's other names."""

    model, extra, formset = ActorName, 1, NamesFormSet


@admin.register(Actor)
class ActorAdmin(SplittingAdmin, NamingAdmin, BulkAdmin, GazetteerAdmin, DecidedAdmin):
    """Known actors, and those the reader proposes."""

    form = ActorForm
    list_display = ("name", "kind", "state", "merged_into")
    list_filter = ("state", "kind")
    search_fields = ("name", "names__name", "slug")
    inlines = (ActorNameInline,)
    actions = ("accept", "reject", "merge", "change_kind")
    together = "kind"
    readonly_fields = ("proposed_because", "used_in", "printed_forms", "merges", "splits")
    fields = ("slug", "name", "kind", "state", "merged_into", *readonly_fields)

    @admin.display(description="proposed because", empty_value="")
    def proposed_because(self, actor: Actor) -> str:
        """What the rules saw where they found it, five times at most, each with the way to its article."""
        rows = actor.mentions.exclude(rule="").select_related("article").order_by("pk")[:5] if actor.pk else ()
        line = '<p>“{}” in <a href="{}">{}</a>: {}</p>'
        articles = ((row, reverse("admin:archive_article_change", args=[row.article_id])) for row in rows)
        return format_html_join("", line, ((row.exact, url, row.article.heading, reason(row.why, row.rule)) for row, url in articles))

    def save_model(self, request: HttpRequest, obj: Actor, form: Any, change: bool) -> None:
        """A merge, or one taken back, moves the actor's articles."""
        super().save_model(request, obj, form, change)
        if change and "merged_into" in form.changed_data:
            settle_merge(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A former name stays one, unless the same form made it one: its names are saved first."""
        super().save_related(request, form, formsets, change)
        if change and "name" in form.changed_data:
            keep_former_name(form.instance, form.initial["name"])

    @admin.action(description="Change their kind", permissions=["change"])
    def change_kind(self, request: HttpRequest, rows: "QuerySet[Any]") -> HttpResponse | None:
        """Leads to the page that sets it for all."""
        return self.to_together(request, rows)

    @admin.action(description="Reject: no actor", permissions=["change"])
    def reject(self, request: HttpRequest, rows: "QuerySet[Any]") -> None:
        """Never shown, and not proposed again."""
        self.decide(request, rows, State.REJECTED)


@admin.register(Topic)
class TopicAdmin(MergingAdmin, BulkAdmin):
    """The tree of topics."""

    form = TopicForm
    list_display = ("name", "parent", "slug", "merged_into")
    list_filter = ("parent",)
    list_select_related = ("parent", "merged_into")
    search_fields = ("name", "slug")
    autocomplete_fields = ("parent",)
    actions = ("merge", "set_parent")
    together = "parent"
    readonly_fields = ("used_in", "merges")
    fields = ("slug", "name", "parent", "keywords", *readonly_fields)

    @admin.action(description="Set their parent topic", permissions=["change"])
    def set_parent(self, request: HttpRequest, rows: "QuerySet[Any]") -> HttpResponse | None:
        """Leads to the page that sets it for all."""
        return self.to_together(request, rows)


@admin.register(Source)
class SourceAdmin(MergingAdmin, BulkAdmin):
    """Cited sources."""

    form = SourceForm
    list_display = ("name", "publisher", "kind", "issued", "grade", "merged_into")
    list_filter = ("kind",)
    list_select_related = ("publisher", "merged_into")
    search_fields = ("name", "title", "publisher__name", "slug")
    autocomplete_fields = ("publisher", "article")
    actions = ("merge", "set_publisher")
    together = "publisher"
    readonly_fields = ("used_in", "merges")
    fields = ("slug", "name", "title", "publisher", "kind", "issued", "url", "doi", "article", *readonly_fields)

    @admin.action(description="Set their publisher", permissions=["change"])
    def set_publisher(self, request: HttpRequest, rows: "QuerySet[Any]") -> HttpResponse | None:
        """Leads to the page that sets it for all."""
        return self.to_together(request, rows)


class ComparedAdmin(DecidedAdmin):
    """What statements are put together under: rejected, it compares nothing; merged, its statements count under the other one."""

    settle: Callable[[Collection[int]], None]
    """Compares anew what stands under so many of them, by key."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """What follows from a merge, or one taken back, is compared anew."""
        super().save_model(request, obj, form, change)
        self._settle([obj, *type(obj).objects.filter(pk=form.initial.get("merged_into"))])

    @admin.action(description="Reject: nothing to compare under", permissions=["change"])
    def reject(self, request: HttpRequest, rows: "QuerySet[Any]") -> None:
        """Its statements are listed no more under it, and not proposed for it again."""
        self.decide(request, rows, State.REJECTED)

    def decide(self, request: HttpRequest, rows: "QuerySet[Any]", state: str) -> None:
        """What follows from the decision is compared anew."""
        super().decide(request, rows, state)
        self._settle(rows)

    def _settle(self, rows: Iterable[Any]) -> None:
        self.settle({pk for row in rows for pk in (row.pk, row.merged_into_id) if pk})


@admin.register(Measure)
class MeasureAdmin(ComparedAdmin):
    """What figures are compared under."""

    settle = staticmethod(settle_measures)
    list_display = ("name", "place", "state", "single_valued", "merged_into")
    list_filter = ("state", "single_valued")
    search_fields = ("name", "place", "key")
    fields = ("name", "place", "single_valued", "state", "merged_into", "slug", "key", "figures_")
    readonly_fields = ("slug", "key", "figures_")

    @admin.display(description="figures", empty_value="none")
    def figures_(self, measure: Measure) -> str:
        """What is compared under it, the latest first, each with the way to its row in the article's form, which may give it another."""
        rows = Figure.objects.shown().filter(measure__in=measure.family) if measure.pk else Figure.objects.none()
        listed = rows.select_related("article").defer("article__blocks").order_by("-article__published_on", "-pk")[:MOST_FIGURES]
        line = '<p>“{}”, {}, {}, in <a href="{}#figures-group">{}</a></p>'
        return format_html_join(
            "",
            line,
            (
                (row.exact, row.subject or "no subject", row.period or "no period", _change(row.article), row.article.heading)
                for row in listed
            ),
        )
