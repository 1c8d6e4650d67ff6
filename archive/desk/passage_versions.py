"""Versions of an article's passages, on its history: what editors made of them, each version to be put back by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse

from archive.anchoring import places
from archive.desk.forms import PassageForm
from archive.desk.history import MEANWHILE, PUT_BACK, HistoryAdmin, filled, reason_of, says_something_else
from archive.desk.proposals import KINDS, following
from archive.desk.versions import Change, changes_between
from archive.models import PASSAGE_KINDS, Article, Passage

MOST = 200
"""Versions that an article's history lists, the latest of them."""
_PLACE = frozenset({"article", "start", "end"})
"""Follows from the words and the text as it is now."""
_PROVENANCE = {"rule", "why", "origin", "needs_review"}
"""Of the passage and not of what is said of it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A version of a passage, what it changed in the one before it, and the number of the passage's ``latest`` version."""

    kind: str
    record: Any
    changes: tuple[Change, ...]
    latest: int

    @property
    def url(self) -> str:
        """Where it is put back."""
        key = (self.record.article_id, self.record.instance_type._meta.model_name, self.record.history_id)
        return reverse("admin:archive_article_put_back_passage", args=key)


def decisions_on(article: int | str) -> list[Decision]:
    """What editors made of the passages of the article of this primary key, the latest first; two queries a kind."""
    found = chain.from_iterable(_of_kind(kind, article) for kind in PASSAGE_KINDS)
    return sorted(found, key=lambda one: (one.record.history_date, one.record.history_id), reverse=True)[:MOST]


def _of_kind(kind: Any, article: int | str) -> Iterator[Decision]:
    listed = kind.history.filter(article_id=article).select_related("history_user").order_by("-history_id")
    some = list(listed[:MOST])
    known = kind.history.filter(id__in={record.id for record in some}).order_by("id", "history_id")
    before: dict[int, Any] = {}
    latest: dict[int, Any] = {}
    for record in known:
        before[record.history_id] = latest.get(record.id)
        latest[record.id] = record
    for record in some:
        old = before[record.history_id]
        changes = () if old is None and not record.history_user_id else changes_between(old, record, _PLACE)
        yield Decision(str(kind._meta.verbose_name), record, changes, latest[record.id].history_id)


class RestoresPassages(HistoryAdmin):
    """Articles on whose history versions of passages are put back."""

    def get_urls(self) -> list[Any]:
        """The way back, before the admin's own."""
        view = self.admin_site.admin_view(self.put_back_passage_view)
        own = path("<int:pk>/history/<str:kind>/<int:version>/", view, name="archive_article_put_back_passage")
        return [own, *super().get_urls()]

    def below(self, request: HttpRequest, key: str) -> dict[str, Any]:
        """What editors made of the article's passages."""
        article = Article.objects.filter(pk=key).first()
        may_put_back = article is not None and self.has_change_permission(request, article)
        return {"decisions": decisions_on(key), "may_put_back": may_put_back}

    @transaction.atomic
    def put_back_passage_view(self, request: HttpRequest, pk: int, kind: str, version: int) -> HttpResponse:
        """What a version says of its passage becomes a new version, where the words still stand in the text."""
        article = get_object_or_404(Article.objects.select_for_update(), pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if kind not in KINDS:
            raise Http404("There is no such kind of passage.")
        history: Any = KINDS[kind].history
        record = get_object_or_404(history, article_id=pk, history_id=version)
        passage = KINDS[kind].objects.select_for_update().filter(pk=record.id, article=article).first()
        latest = history.filter(id=record.id).latest("history_id")
        if passage is None:
            messages.error(request, "Nothing was put back: the passage is gone.")
        elif request.POST.get("latest") != str(latest.history_id):
            messages.error(request, MEANWHILE)
        else:
            self._put_back_passage(request, article, passage, record)
        return redirect(reverse("admin:archive_article_history", args=[pk]))

    def _put_back_passage(self, request: HttpRequest, article: Article, passage: Passage, record: Any) -> None:
        form = _form_of(passage, record)
        if says_something_else(request, form):
            passage._change_reason = reason_of(record)  # type: ignore[attr-defined]
            with following(article, {str(passage._meta.model_name)}):
                form.save()
            messages.success(request, PUT_BACK)


class _VersionForm(PassageForm):
    """A passage, filled with what a version says; its words are looked for where they stood then."""

    near = 0

    def start_of(self, exact: str, body: str) -> int:
        """The nearest place, or -1."""
        return max(places(body, exact, "", "", self.near), default=(0, 0, -1))[2]


def _form_of(passage: Passage, record: Any) -> Any:
    fields = [field for field in record.tracked_fields if field.editable and field.name not in _PLACE | _PROVENANCE | {"id"}]
    kind = forms.modelform_factory(type(passage), form=_VersionForm, fields=[field.name for field in fields])
    form: Any = filled(kind, passage, {field.name: getattr(record, field.attname) for field in fields})
    form.near = record.start
    return form
