"""Articles on the desk: paste, judge, publish, withdraw."""

from typing import Any

from django.contrib import admin, messages
from django.db import connection, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.forms import ChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from archive.desk.adding import AddsPages
from archive.desk.board import with_proposals, with_unfound
from archive.desk.corrections import note_correction
from archive.desk.decisions import accept_all
from archive.desk.events import confirm_joined
from archive.desk.forms import ArticleForm, LinesField
from archive.desk.judging import JudgesProposals
from archive.desk.passage_versions import RestoresPassages
from archive.desk.passages import (
    ArticleTopicInline,
    CitationInline,
    EventMentionInline,
    FigureInline,
    ForecastInline,
    MentionInline,
    QuotationInline,
    StakeholderInline,
    file_under,
)
from archive.desk.roles import is_own_draft, may_publish
from archive.desk.taking_down import TakingDown
from archive.desk.trail import Trailing
from archive.desk.withdrawing import WithdrawingForm, withdraw
from archive.gazetteer import current_gazetteer
from archive.importing import storing
from archive.ledgers.settling import settle, touched_by
from archive.models import (
    PASSAGE_KINDS,
    Article,
    ArticleTopic,
    Origin,
    Stakeholder,
    State,
)
from archive.models.article import UNPUBLISHED, ArticleQuerySet
from archive.proposing import settle_stakeholders
from archive.reading.record import Unreadable

OF_PUBLISHERS = ("publish_at", "withdrawal_reason")
"""Fields of the form that contributors only look at."""
READ_FROM_PAGES = {"title", "body", "published_on", "date_precision", "language", "outlet", "authors"}
"""What a changed page would say anew: once an editor changed any of it, the page waits to be judged."""


def _undecided(kind: Any) -> Any:
    """How many undecided passages of a kind the article at hand has."""
    rows = kind.objects.undecided().filter(article=OuterRef("pk")).order_by().values("article").annotate(number=Count("pk"))
    return Coalesce(Subquery(rows.values("number")), 0)


class UnfoundFilter(admin.SimpleListFilter):
    """Articles with passages whose words are no longer found in the text; the board of gaps leads here."""

    title = "passages that need review"
    parameter_name = "unfound"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """One choice."""
        return [("yes", "some")]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those with a passage of any kind that waits and wasn't rejected."""
        return with_unfound(queryset) if self.value() == "yes" else queryset


class ProposalsFilter(admin.SimpleListFilter):
    """Articles with proposals that nobody has decided on; the desk's front page leads here."""

    title = "proposals"
    parameter_name = "proposals"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Of all articles, or of those that aren't published yet."""
        return [("some", "some wait"), ("unpublished", "some wait, not published")]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those that have some."""
        if self.value() == "unpublished":
            queryset = queryset.filter(status__in=UNPUBLISHED)
        return with_proposals(queryset) if self.value() in ("some", "unpublished") else queryset


@admin.register(Article)
class ArticleAdmin(AddsPages, JudgesProposals, TakingDown, RestoresPassages, Trailing):
    """Articles: adding one is pasting its page; what the reader proposes stands ready to accept."""

    form = ArticleForm

    class Media:
        js = ["js/drafts.js"]

    list_display = ("heading", "standing", "published_on", "date_precision", "date_basis", "proposals", "version")
    list_filter = ("status", ProposalsFilter, UnfoundFilter, "date_basis", "language", "topics")
    search_fields = ("title", "body", "outlet", "slug")
    date_hierarchy = "published_on"
    action_form = WithdrawingForm
    actions = ("publish", "withdraw", "accept_proposals")
    readonly_fields = ("version", "edited", "raw_pages", "warnings_", "on_site", "proposals")
    inlines = (
        ArticleTopicInline,
        StakeholderInline,
        QuotationInline,
        CitationInline,
        FigureInline,
        ForecastInline,
        EventMentionInline,
        MentionInline,
    )
    fieldsets = (
        (None, {"fields": ("title", "status", "publish_at", "withdrawal_reason", "on_site")}),
        (None, {"fields": ("proposals", "warnings_", "body", "correction", "seen_version")}),
        ("Date", {"fields": (("published_on", "date_precision", "date_basis"),)}),
        ("Where it comes from", {"fields": (("outlet", "language"), "authors", "url", "rights", "raw_pages")}),
        ("Record", {"fields": ("slug", "title_basis", ("version", "edited"))}),
    )
    history_list_display = ("status", "version")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Editors change any article, contributors the drafts that they added."""
        return super().has_change_permission(request, obj) and (obj is None or may_publish(request) or is_own_draft(request, obj))

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Who may use the actions of the list."""
        return may_publish(request)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Authors one a line; a contributor's draft goes to review and no further."""
        if db_field.name == "authors":
            return LinesField(required=False, help_text="One a line.")
        if db_field.name == "status" and not may_publish(request):
            return ChoiceField(choices=[choice for choice in Article.Status.choices if choice[0] in UNPUBLISHED])
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is said of a withdrawal, and when something is published, is not a contributor's to say."""
        return (*super().get_readonly_fields(request, obj), *(() if may_publish(request) else OF_PUBLISHERS))

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Each with the number of its undecided passages."""
        return super().get_queryset(request).annotate(undecided=sum((_undecided(kind) for kind in PASSAGE_KINDS), start=Value(0)))

    @admin.display(description="proposals", ordering="undecided")
    def proposals(self, article: Any) -> str:
        """Undecided passages, with the way to where they are judged."""
        return format_html('<a href="{}">{} wait</a>', reverse("admin:archive_article_judge", args=[article.pk]), int(article.undecided))

    @admin.display(description="status", ordering="status")
    def standing(self, article: Article) -> str:
        """Its status, and when it will be published."""
        return article.status + (f", publishes on {article.publish_at:%Y-%m-%d %H:%M}" if article.publish_at else "")

    @admin.display(description="on the site")
    def on_site(self, article: Article) -> str:
        """Where readers find it."""
        if article.status != Article.Status.PUBLISHED:
            return "not published"
        return format_html('<a href="{0}">{0}</a>', article.get_absolute_url())

    @admin.display(description="the reader's notes")
    def warnings_(self, article: Article) -> str:
        """What the reader was not sure of."""
        return " ".join(article.warnings) or "none"

    @admin.display(description="raw pages")
    def raw_pages(self, article: Article) -> str:
        """The pages as they came."""
        pages = article.pages.defer("data")
        link = '<a href="{}">{}</a> ({}, {})'
        rows = ((reverse("admin:archive_page_change", args=[page.pk]), page, f"{page.fetched_on:%Y-%m-%d}", page.state) for page in pages)
        return format_html_join(", ", link, rows)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """The article; locked while a form is saved, so that of two forms of one version the second is refused."""
        found: Article | None = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and connection.in_atomic_block:
            return Article.objects.select_for_update().get(pk=found.pk)
        return found

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A changed article is a new version; a changed text is the editor's."""
        if form.changed_data:
            obj.version += 1
        if READ_FROM_PAGES & set(form.changed_data):
            obj.edited = True
        note_correction(obj, form, request.user)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows that an editor adds or changes are the editor's."""
        for changed in formset.save(commit=False):
            if isinstance(changed, (ArticleTopic, Stakeholder)):
                changed.origin = Origin.EDITOR
            file_under(changed)
            changed.save()
        for gone in formset.deleted_objects:
            gone.delete()
        formset.save_m2m()
        confirm_joined(formset)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """After the rows: a changed text or date is read anew, and stakeholders follow from what was decided."""
        before = touched_by([form.instance.pk])
        super().save_related(request, form, formsets, change)
        article = Article.objects.get(pk=form.instance.pk)
        if not form.changed_data and any(formset.has_changed() for formset in formsets):
            article.version += 1  # so that a form opened before is refused, and doesn't undo these rows
            article.save()
        if {"title", "body", "language", "published_on", "date_precision"} & set(form.changed_data):
            try:
                with transaction.atomic():
                    storing.reread(article, current_gazetteer(), was=form.initial["body"])
            except Unreadable as error:
                messages.warning(request, f"Saved, but not read anew: {error}")
        else:
            settle_stakeholders(article)
            settle(before | touched_by([article.pk]))

    @admin.action(description="Publish", permissions=["publish"])
    def publish(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        """Shows them to everybody."""
        messages.success(request, f"{articles.publish()} articles published.")

    @admin.action(description="Withdraw, for the reason given", permissions=["publish"])
    def withdraw(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        """Takes them off the site; nothing is deleted."""
        withdraw(request, articles)

    @admin.action(description="Accept all proposals", permissions=["publish"])
    def accept_proposals(self, request: HttpRequest, articles: "QuerySet[Any]") -> None:
        """Every undecided passage and topic becomes an accepted one."""
        with transaction.atomic():
            accepted = accept_all(articles, request.user)
            accepted += ArticleTopic.objects.filter(article__in=articles, state=State.PROPOSED).update(state=State.ACCEPTED)
            for article in Article.objects.select_for_update().filter(pk__in=articles.values("pk")):
                article.version += 1  # so that a form opened before is refused, and doesn't undo this
                article.save()
        messages.success(request, f"{accepted} proposals accepted.")
