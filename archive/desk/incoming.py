"""What readers send: replies, to be approved or refused."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.models import Reply


@admin.register(Reply)
class ReplyAdmin(admin.ModelAdmin):
    """The queue of replies."""

    list_display = ("name", "article", "status", "created_at")
    list_filter = ("status",)
    search_fields = ("name", "text", "article__title")
    autocomplete_fields = ("article",)
    actions = ("approve", "refuse")

    @admin.action(description="Approve", permissions=["change"])
    def approve(self, request: HttpRequest, replies: "QuerySet[Any]") -> None:
        """Shown from now on."""
        messages.success(request, f"{replies.update(status=Reply.Status.APPROVED)} replies approved.")

    @admin.action(description="Refuse", permissions=["change"])
    def refuse(self, request: HttpRequest, replies: "QuerySet[Any]") -> None:
        """Never shown."""
        messages.success(request, f"{replies.update(status=Reply.Status.REFUSED)} replies refused.")
