"""Replies on the desk: what waits first, to be approved, or refused with a reason."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator

from archive.desk.history import HistoryAdmin
from archive.marking import linked
from archive.models import Reply

NO_REASON = "Say why: a refusal needs a reason."


class RefusingForm(ActionForm):
    """The list's actions, with the reason for a refusal beside them."""

    reason = forms.CharField(required=False, max_length=300, label="Reason, to refuse:")


class DecisionForm(forms.ModelForm):
    """What an editor decides of a reply; its words stay as they were sent."""

    class Meta:
        model = Reply
        fields = ("status", "reason")

    def clean(self) -> dict[str, Any]:
        """A refusal has a reason."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("status") == Reply.Status.REFUSED and not data.get("reason"):
            self.add_error("reason", NO_REASON)
        return data


@admin.register(Reply)
class ReplyAdmin(HistoryAdmin):
    """The queue of replies."""

    form = DecisionForm
    puts_back = False  # a decision is made anew
    action_form = RefusingForm
    list_display = ("beginning", "name", "affiliation", "of_article", "status", "created_at", "decided_by")
    list_filter = ("status",)
    list_select_related = ("article", "decided_by")
    search_fields = ("name", "affiliation", "text", "article__title")
    readonly_fields = ("of_article", "name", "affiliation", "words", "created_at", "decided_at", "decided_by")
    fields = ("of_article", "name", "affiliation", "words", "created_at", "status", "reason", "decided_at", "decided_by")
    actions = ("approve", "refuse")
    history_list_display = ("status", "reason")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Readers write them, under the article."""
        return False

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """What waits, oldest first, then the latest decisions."""
        return list(Reply.objects.waiting_first().query.order_by)

    @admin.display(description="reply")
    def beginning(self, reply: Reply) -> str:
        """Its first words."""
        return Truncator(reply.text).chars(160)

    @admin.display(description="text")
    def words(self, reply: Reply) -> str:
        """As readers will see it."""
        return format_html('<div class="reply-words">{}</div>', linked(reply.text))

    @admin.display(description="article", ordering="article__title")
    def of_article(self, reply: Reply) -> str:
        """The way to the page under which it will stand."""
        return format_html('<a href="{}#replies">{}</a>', reply.article.get_absolute_url(), Truncator(reply.article.heading).chars(60))

    def save_model(self, request: HttpRequest, obj: Reply, form: Any, change: bool) -> None:
        """A decision is its editor's, and has its time."""
        if form.changed_data:
            obj.decide(obj.status, request.user, obj.reason)

    @admin.action(description="Approve", permissions=["change"])
    def approve(self, request: HttpRequest, replies: "QuerySet[Any]") -> None:
        """Shown from now on."""
        self._decide(request, replies, Reply.Status.APPROVED)

    @admin.action(description="Refuse, for the reason given", permissions=["change"])
    def refuse(self, request: HttpRequest, replies: "QuerySet[Any]") -> None:
        """Not shown."""
        reason = request.POST.get("reason", "").strip()
        if reason:
            self._decide(request, replies, Reply.Status.REFUSED, reason)
        else:
            messages.error(request, NO_REASON)

    def _decide(self, request: HttpRequest, replies: "QuerySet[Any]", status: Reply.Status, reason: str = "") -> None:
        for reply in replies:
            reply.decide(status, request.user, reason)
        messages.success(request, f"{len(replies)} {'reply' if len(replies) == 1 else 'replies'} {status}.")
