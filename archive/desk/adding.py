"""Adding on the desk: a page is pasted, dropped as a file or fetched, read, and opens with its proposals to be judged.

A page much like an article that the archive holds is not saved before an editor said what it is.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from archive.desk.forms import CarriedFile
from archive.desk.pasting import AddressForm, KeptPageForm, PasteForm
from archive.desk.roles import may_publish
from archive.differences import Row, side_by_side
from archive.gazetteer import current_gazetteer
from archive.importing import storing
from archive.importing.addresses import NotFetched
from archive.importing.fetching import fetch
from archive.importing.records import record_of
from archive.importing.resembling import sketch
from archive.importing.sketches import archive_lookalikes
from archive.models import Article
from archive.reading import Gazetteer, RawPage
from archive.reading.record import Record, Unreadable

AddingForm = PasteForm | AddressForm | KeptPageForm


@dataclass(slots=True)
class Alike:
    """An article that a page is like, by how many per cent, and both texts side by side."""

    article: Article
    per_cent: int
    rows: list[Row]


@dataclass(slots=True)
class Added:
    """What became of a page: an ``imported`` article; or ``alike``, articles that it is like; or what is ``wrong`` with it."""

    page: RawPage
    imported: storing.Imported | None = None
    alike: list[Alike] = field(default_factory=list)
    wrong: str = ""

    @property
    def kept(self) -> str:
        """The page's bytes for a form, in base64."""
        return CarriedFile.held(self.page.data)


class AddsPages:
    """The pages of an article's admin by which articles come in."""

    admin_site: Any
    opts: Any
    fetch = staticmethod(fetch)

    def get_urls(self) -> list[Any]:
        """The page that fetches, before the admin's own."""
        fetching = path("fetch/", self.admin_site.admin_view(self.fetch_view), name="archive_article_fetch")
        return [fetching, *super().get_urls()]  # type: ignore[misc]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Pasting and dropping; and what an editor said of a page that is like another."""
        self._check(request)
        if request.method == "POST" and "kept" in request.POST:
            return self._added(request, KeptPageForm(request.POST), "paste", {"title": "Add an article"})
        form = PasteForm(request.POST or None, request.FILES or None, may_publish=may_publish(request))
        return self._added(request, form, "paste", {"title": "Add an article", "fetches": settings.URL_IMPORT})

    def fetch_view(self, request: HttpRequest) -> HttpResponse:
        """Fetching: a page is read from its address as if it were pasted; not there unless ``URL_IMPORT`` is on."""
        if not settings.URL_IMPORT:
            raise Http404
        self._check(request)
        form = AddressForm(request.POST or None, fetch=self.fetch)
        return self._added(request, form, "fetch", {"title": "Add an article by its address"})

    def _check(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied

    def _added(self, request: HttpRequest, form: AddingForm, template: str, context: dict[str, Any]) -> HttpResponse:
        """The article of what was sent; or what became of each of several pages; or the form, empty or with what is wrong."""
        context |= self.admin_site.each_context(request) | {"form": form, "opts": self.opts}
        if request.method == "POST" and form.is_valid():
            try:
                pages = form.pages()  # before any transaction: nobody's writing waits for a site far away
            except NotFetched as error:
                form.add_error(None, str(error))
                pages = []
            added = [self._add(request, page, form) for page in pages]
            if len(added) == 1 and (only := added[0]).imported:
                messages.success(request, f"“{only.imported.article.heading}”: {only.imported.outcome}. Judge its proposals.")
                return redirect("admin:archive_article_judge", only.imported.article.pk)
            if len(added) == 1 and only.wrong:
                form.add_error(None, only.wrong)
            elif added:
                sent = {"url": form.cleaned_data["url"], "publish": form.cleaned_data.get("publish", False)}
                return render(request, "admin/archive/article/added.html", context | {"added": added, "sent": sent})
        return render(request, f"admin/archive/article/{template}.html", context)

    def _add(self, request: HttpRequest, page: RawPage, form: AddingForm) -> Added:
        """Reads and writes one page, unless it is like what the archive holds and nobody said what it is."""
        told, gazetteer = form.cleaned_data, current_gazetteer()
        try:
            record = record_of(page, gazetteer)
            record = replace(record, url=told["url"]) if told["url"] else record
            alike = [] if told.get("own") or told.get("version_of") or storing.find_article(record, "") else alike_of(record.body)
            if alike:
                return Added(page, alike=alike)
            return Added(page, imported=self._store(request, record, page, gazetteer, told))
        except (Unreadable, PermissionDenied) as error:
            return Added(page, wrong=str(error))

    @transaction.atomic
    def _store(self, request: HttpRequest, record: Record, page: RawPage, gazetteer: Gazetteer, told: dict[str, Any]) -> storing.Imported:
        publish = bool(told.get("publish")) and may_publish(request)
        imported = storing.store(record, page, gazetteer, publish=publish, version_of=told.get("version_of"))
        if not self.has_change_permission(request, imported.article):  # type: ignore[attr-defined]
            raise PermissionDenied("The archive holds this page already, as an article that is not a draft of yours; tell an editor.")
        self.log_addition(request, imported.article, [{"added": {}}])  # type: ignore[attr-defined]
        return imported


def alike_of(body: str) -> list[Alike]:
    """The archive's articles that this text is like, the likeliest first."""
    found = archive_lookalikes().like(sketch(body))
    articles = Article.objects.in_bulk([likeness.key for likeness in found])
    return [
        Alike(articles[likeness.key], round(100 * likeness.resemblance), side_by_side(articles[likeness.key].body, body))
        for likeness in found
    ]
