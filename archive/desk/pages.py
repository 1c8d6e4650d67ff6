"""Raw pages on the desk: those that wait for a judgement."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string

from archive.desk.roles import ForEditors
from archive.differences import side_by_side
from archive.gazetteer import current_gazetteer
from archive.importing import storing
from archive.importing.records import record_of
from archive.models import Page
from archive.reading import Gazetteer, RawPage


@admin.register(Page)
class PageAdmin(ForEditors, admin.ModelAdmin):
    """Raw pages, read-only but for the judgement of those that wait."""

    list_display = ("file_name", "article", "state", "fetched_on", "sha256")
    list_filter = ("state",)
    search_fields = ("file_name", "url", "path", "article__title")
    actions = ("take_over", "refuse")
    exclude = ("data",)
    readonly_fields = ("differences",)

    @admin.display(description="the article's text, and the page's")
    def differences(self, page: Page) -> str:
        """The article's text and the page's, side by side."""
        theirs = record_of(RawPage(page.file_name, bytes(page.data)), Gazetteer()).body
        return render_to_string("admin/_side_by_side.html", {"rows": side_by_side(page.article.body, theirs)})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Pages come by import."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The bytes stay as they came."""
        return False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Without the bytes."""
        return super().get_queryset(request).defer("data").select_related("article")

    @admin.action(description="Take over: replace the hand-edited text", permissions=["publish"])
    def take_over(self, request: HttpRequest, pages: "QuerySet[Any]") -> None:
        """The page's text becomes the article's."""
        gazetteer = current_gazetteer()
        newest = {page.article_id: page for page in pages.filter(state=Page.State.WAITING).order_by("fetched_on", "pk")}
        for page in newest.values():
            storing.take_over(page, gazetteer)
        messages.success(request, "Taken over.")

    @admin.action(description="Refuse: keep the hand-edited text", permissions=["publish"])
    def refuse(self, request: HttpRequest, pages: "QuerySet[Any]") -> None:
        """The article stays as it is."""
        pages.filter(state=Page.State.WAITING).update(state=Page.State.REFUSED)
        messages.success(request, "Refused.")
