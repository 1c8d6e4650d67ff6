"""Replies: readers' comments, shown only once approved."""

from django.db import models
from django.db.models import Q

from archive.models.article import Article


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Replies."""

    def approved(self) -> "ReplyQuerySet":
        """What the public sees, oldest first."""
        return self.filter(status=Reply.Status.APPROVED)


class Reply(models.Model):
    """A reader's comment under an article: plain text, moderated."""

    class Status(models.TextChoices):
        PENDING = "pending"
        APPROVED = "approved"
        REFUSED = "refused"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="replies")
    name = models.CharField(max_length=100)
    affiliation = models.CharField(max_length=200, blank=True)
    text = models.TextField(max_length=5000)
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"
        ordering = ["created_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(status__in=["pending", "approved", "refused"]), name="reply_status_known")]

    def __str__(self) -> str:
        return f"{self.name} on {self.article}"
