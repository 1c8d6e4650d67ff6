"""The outbox: which articles' index entries are out of date."""

from django.db import models


class Outbox(models.Model):
    """An article that changed, written in the change's own transaction. No foreign key: a deleted article has an entry to remove."""

    article_id = models.BigIntegerField()
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "outbox"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"article {self.article_id}"
