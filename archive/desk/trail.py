"""Who did what: all that was done to an article in one list, the newest first."""

from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from typing import Any, NamedTuple

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from archive.desk.history import HistoryAdmin
from archive.models import Article

PER_PAGE = 50
_DONE = {Article.Status.PUBLISHED: "published", Article.Status.WITHDRAWN: "withdrawn"}
_FOLLOWS = {"version", "edited", "title_basis", "first_published_at", "withdrawn_at", "taken_down_at", "status"}
"""Fields that are told in other words, or follow from others."""


class Step(NamedTuple):
    """One thing that was done: when, by whom (nobody: by the archive itself), what, and the version that it left."""

    when: datetime
    who: Any
    what: str
    version: int


class Trailing(HistoryAdmin):
    """Articles with the page that tells who did what."""

    def get_urls(self) -> list[Any]:
        """The admin's own, and the trail's."""
        view = self.admin_site.admin_view(self.trail_view)
        return [path("<path:object_id>/trail/", view, name="archive_article_trail"), *super().get_urls()]

    def trail_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The trail of an article, a page at a time."""
        article = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404("There is no such article.")
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        page = Paginator(article.history.order_by("-history_date", "-history_id"), PER_PAGE).get_page(request.GET.get("p"))
        context = self.admin_site.each_context(request) | {"title": "Who did what", "opts": self.opts, "article": article}
        return render(request, "admin/archive/article/trail.html", context | {"page": page, "steps": list(steps_of(article, page))})


def steps_of(article: Article, page: Any) -> Iterator[Step]:
    """What the versions of a page of the history tell, each compared with the one before it."""
    first = page.start_index() - 1 if page.paginator.count else 0
    rows = list(page.paginator.object_list.select_related("history_user")[first : first + PER_PAGE + 1])
    for row, before in zip_longest(rows, rows[1:]):
        if first + PER_PAGE < page.paginator.count and before is None:
            return  # read only to compare with
        if what := what_was_done(row, before):
            yield Step(row.history_date, row.history_user, what, row.pk)


def what_was_done(row: Any, before: Any) -> str:
    """In words: ``withdrawn: The figures were wrong.``, ``published by schedule``, ``changed title, body``; nothing of a second saving."""
    if before is None:
        return f"added as {row.status}"
    told = _status_told(row, before)
    changed = [name.replace("_", " ") for name in _changed(row, before)]
    if changed:
        told.append("changed " + ", ".join(changed))
    return "; ".join(told) or ("" if row.version == before.version else "decided on proposals")


def _status_told(row: Any, before: Any) -> list[str]:
    if row.taken_down_at and not before.taken_down_at:
        return [f"taken down: {row.withdrawal_reason}"]
    if row.status == before.status:
        return []
    done = row.history_change_reason or _DONE.get(row.status, f"set from {before.status} to {row.status}")
    return [f"{done}: {row.withdrawal_reason}" if row.status == Article.Status.WITHDRAWN and row.withdrawal_reason else done]


def _changed(row: Any, before: Any) -> list[str]:
    """The fields that an editor or a page changed."""
    hidden = _FOLLOWS | {"updated_at"}
    if row.taken_down_at and not before.taken_down_at:
        return []  # no version says any longer what it was
    if row.status != before.status:
        hidden = hidden | {"withdrawal_reason", "publish_at"}
    fields = [field.name for field in row.tracked_fields if field.name not in hidden]
    return [name for name in fields if getattr(row, name) != getattr(before, name)]
