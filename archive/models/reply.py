"""Replies: readers' comments, shown only once approved."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from simple_history.models import HistoricalRecords

from archive.models.article import Article

LONGEST_NAME, LONGEST_AFFILIATION, LONGEST_TEXT = 100, 200, 5_000


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Replies."""

    def approved(self) -> "ReplyQuerySet":
        """What the public sees, oldest first."""
        return self.filter(status=Reply.Status.APPROVED)

    def pending(self) -> "ReplyQuerySet":
        """What waits for an editor, oldest first."""
        return self.filter(status=Reply.Status.PENDING)

    def waiting_first(self) -> "ReplyQuerySet":
        """What waits, oldest first, then what was decided, the latest first."""
        return self.order_by(F("decided_at").desc(nulls_first=True), "created_at", "pk")


class Reply(models.Model):
    """A reader's comment under an article: plain text, moderated. Nothing that would identify its writer is stored but what they typed.

    ``decided_at`` is set just where it was approved or refused; ``decided_by`` is empty once that editor's account is deleted.
    """

    class Status(models.TextChoices):
        PENDING = "pending"
        APPROVED = "approved"
        REFUSED = "refused"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="replies")
    name = models.CharField(max_length=LONGEST_NAME)
    affiliation = models.CharField(max_length=LONGEST_AFFILIATION, blank=True)
    text = models.TextField(max_length=LONGEST_TEXT)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.PENDING, help_text="Only approved replies are shown, under the article."
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was refused; only editors see it.")
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    objects = ReplyQuerySet.as_manager()
    # Decisions change, words don't: so a deleted reply leaves no word of its writer.
    history = HistoricalRecords(excluded_fields=["name", "affiliation", "text"])

    class Meta:
        verbose_name_plural = "replies"
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=["pending", "approved", "refused"]), name="reply_status_known"),
            models.CheckConstraint(condition=~Q(status="refused") | ~Q(reason=""), name="reply_refused_with_reason"),
            models.CheckConstraint(
                condition=Q(status="pending", decided_at__isnull=True) | ~Q(status="pending") & Q(decided_at__isnull=False),
                name="reply_pending_or_decided",
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(text=""), name="reply_has_name_and_text"),
            models.CheckConstraint(condition=LessThanOrEqual(Length("text"), LONGEST_TEXT), name="reply_text_not_too_long"),
        ]

    def __str__(self) -> str:
        return f"{self.name} on {self.article}"

    def decide(self, status: str, editor: Any, reason: str = "") -> None:
        """Saves an editor's decision with its time; ``pending`` takes one back."""
        pending = status == Reply.Status.PENDING
        self.status, self.reason = status, reason
        self.decided_at, self.decided_by = (None, None) if pending else (timezone.now(), editor)
        self.save()
