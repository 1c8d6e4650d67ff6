"""Topics: a tree of subjects, each with the words that propose it."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from archive.models.article import Article, ArticleQuerySet
from archive.models.folded import FoldedField
from archive.models.slugs import Slugged, free_slug, slug_not_digits
from archive.models.states import Origin, State
from archive.models.trees import Gathering, MergeableQuerySet


class TopicQuerySet(MergeableQuerySet):
    """Topics."""

    def get_by_natural_key(self, slug: str) -> "Topic":
        """The topic of a fixture's reference."""
        return self.get(slug=slug)

    def counted(self, articles: ArticleQuerySet) -> "list[Topic]":
        """All topics by name, each with ``article_count``: how many of ``articles`` stand under it or a topic below it. Two queries."""
        topics = list(self.order_by("name", "pk"))
        parents = {topic.pk: topic.parent_id for topic in topics}
        under: dict[int, set[int]] = {topic.pk: set() for topic in topics}
        pairs = ArticleTopic.objects.shown().filter(article__in=articles).order_by().values_list("topic_id", "article_id")
        for topic_id, article_id in pairs:
            above: int | None = topic_id
            while above in under and article_id not in under[above]:
                under[above].add(article_id)
                above = parents[above]
        for topic in topics:
            topic.article_count = len(under[topic.pk])
        return topics

    def in_articles(self, articles: ArticleQuerySet) -> "list[Topic]":
        """The topics that ``articles`` stand under, with ``article_count``; the commonest first."""
        return sorted((topic for topic in self.counted(articles) if topic.article_count), key=lambda topic: -topic.article_count)


class Topic(Slugged, Gathering):
    """A subject. An article under a topic is under the topic's parent too."""

    name = models.CharField(max_length=100, unique=True, help_text="As lists and facets call it.")
    folded = FoldedField(of="name", max_length=200)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The topic that it is part of; there are two levels.",
    )
    keywords = models.JSONField(default=list, blank=True, help_text="Words and phrases that propose the topic, English and Spanish.")

    article_count: int = 0
    """Set by the query sets that count."""

    objects = TopicQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["folded", "moved"])

    class Meta(Gathering.Meta):
        ordering = ["name", "pk"]
        constraints = [
            *Gathering.Meta.constraints,
            models.CheckConstraint(condition=~Q(parent=F("id")), name="topic_not_its_own_parent"),
            slug_not_digits("topic_slug_not_digits"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with a slug of the name."""
        if not self.slug:
            self.slug = free_slug(Topic.objects.exclude(pk=self.pk), self.name, "topic")
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str]:
        """What fixtures call it."""
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


class ArticleTopicQuerySet(models.QuerySet["ArticleTopic"]):
    """An article's topics."""

    def shown(self) -> "ArticleTopicQuerySet":
        """Accepted and proposed ones; rejected never."""
        return self.exclude(state=State.REJECTED).order_by("topic__name", "pk")


class ArticleTopic(models.Model):
    """A topic of an article, with the keyword that proposed it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="article_topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="article_topics", help_text="What the article is about.")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EDITOR)
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.ACCEPTED,
        help_text="Proposed ones wait for a decision; rejected ones are shown nowhere.",
    )
    rule = models.CharField(max_length=200, blank=True, help_text="The keyword that proposed it.")

    objects = ArticleTopicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="articletopic_once_per_article"),
            models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="articletopic_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves under the topic that stands: a form may name one that was merged since it was opened."""
        self.topic = self.topic.standing
        super().save(*args, **kwargs)
