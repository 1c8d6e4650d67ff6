"""Tombstones: what is left of a deleted article, so that whoever harvested it learns that it is gone."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from archive.models.topic import Topic

if TYPE_CHECKING:
    from archive.models.article import Article


class TombstoneQuerySet(models.QuerySet["Tombstone"]):
    """Tombstones."""

    def bury(self, article: "Article") -> None:
        """Notes that an article is about to be deleted; one that the public never saw leaves nothing."""
        if article.first_published_at is None and article.status != article.Status.PUBLISHED:
            return
        stone, _ = self.update_or_create(article_key=article.pk, defaults={"deleted_at": timezone.now()})
        stone.topics.set(Topic.objects.filter(article_topics__in=article.article_topics.shown()))


class Tombstone(models.Model):
    """A deleted article that was once published: its primary key, which no other article gets, when it went, and its topics."""

    article_key = models.BigIntegerField(unique=True)
    deleted_at = models.DateTimeField(db_index=True)
    topics = models.ManyToManyField(Topic, related_name="tombstones")

    objects = TombstoneQuerySet.as_manager()

    def __str__(self) -> str:
        return f"article {self.article_key}, deleted"
