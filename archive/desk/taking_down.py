"""Taking an article down on the desk: administrators only, with a reason, after a second page that lists what goes."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from archive.desk.history import HistoryAdmin
from archive.desk.withdrawing import ReasonForm
from archive.models import Article
from archive.takedown import take_down, what_goes


def may_take_down(request: HttpRequest) -> bool:
    """Whether the user may remove an article's words for good: administrators may."""
    return bool(request.user.has_perm("archive.take_down_article"))


class TakingDown(HistoryAdmin):
    """Articles that can be taken down; one that was is only looked at from then on."""

    def get_urls(self) -> list[Any]:
        """The admin's own, and the page that takes down."""
        view = self.admin_site.admin_view(self.take_down_view)
        return [path("<path:object_id>/take-down/", view, name="archive_article_take_down"), *super().get_urls()]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """There is nothing left to change of what was taken down."""
        return super().has_change_permission(request, obj) and (obj is None or obj.taken_down_at is None)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is left of it explains its addresses, and keeps it from coming back."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.taken_down_at is None)

    def take_down_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks for the reason, lists what goes, and takes it down once that was confirmed."""
        if not may_take_down(request):
            raise PermissionDenied
        article: Article | None = self.get_object(request, unquote(object_id))
        if article is None or article.taken_down_at is not None:
            raise Http404("There is no article to take down.")
        form = ReasonForm(request.POST or None)
        asks = request.method == "POST" and form.is_valid()
        if asks and request.POST.get("confirmed") == "yes":
            self.log_change(request, take_down(article.pk, form.cleaned_data["withdrawal_reason"]), "Taken down.")
            messages.success(request, "Taken down. Its addresses explain it; backups made before still hold it.")
            return redirect("admin:archive_article_changelist")
        context = self.admin_site.each_context(request) | {"title": "Take down", "opts": self.opts, "article": article, "form": form}
        context |= {"goes": what_goes(article) if asks else None}
        return render(request, "admin/archive/article/take_down.html", context)
