"""Harvesting: what changed when, in a total order that new rows only add to: published articles, and what once was one.

A row's datestamp is when its article was last written, or deleted. What is written anew moves to the end, so a list that is read to its
end holds each article once at least, as it is then.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.exchange.oai_arguments import Span
from archive.models import Article, ArticleTopic, Tombstone, Topic
from archive.models.trees import with_all_below


class Header(NamedTuple):
    """An article as a list of changes names it; ``deleted`` when it was withdrawn, or deleted outright."""

    pk: int
    changed: datetime
    deleted: bool


class Sets:
    """The topics as sets: each by its path in the tree, ``security:drug-trafficking``. One query."""

    def __init__(self) -> None:
        self.topics = {topic.pk: topic for topic in Topic.objects.standing().order_by("name", "pk")}
        self.specs = {pk: self._path(pk) for pk in self.topics}
        self._by_spec = {spec: self.topics[pk] for pk, spec in self.specs.items()}

    def _path(self, pk: int) -> str:
        slugs: list[str] = []
        seen: set[int] = set()
        above: int | None = pk
        while above is not None and above not in seen:  # a circle of topics ends where it began
            seen.add(above)
            slugs.insert(0, self.topics[above].slug)
            above = self.topics[above].parent_id
        return ":".join(slugs)

    def topic(self, spec: str) -> Topic | None:
        """The topic of a set, or ``None``."""
        return self._by_spec.get(spec)

    def of(self, headers: Iterable[Header]) -> dict[int, list[str]]:
        """The sets of each of these articles, by key, in order. Two queries."""
        keys = [header.pk for header in headers]
        pairs = set(ArticleTopic.objects.shown().filter(article__in=keys).order_by().values_list("article_id", "topic_id"))
        pairs |= set(Tombstone.objects.filter(article_key__in=keys, topics__isnull=False).values_list("article_key", "topics"))
        found: dict[int, list[str]] = {key: [] for key in keys}
        for key, topic in pairs:
            found[key].append(self.specs[topic])
        return {key: sorted(specs) for key, specs in found.items()}


class Changes:
    """What changed within a stretch of time, of all articles or of those under a topic."""

    def __init__(self, span: Span = Span(), topic: Topic | None = None) -> None:  # noqa: B008 - a tuple never changes
        articles: QuerySet[Any] = Article.objects.once_published().order_by()
        stones: QuerySet[Any] = Tombstone.objects.exclude(Exists(Article.objects.with_text().filter(pk=OuterRef("article_key"))))
        if topic is not None:
            articles = articles.under(topic)  # type: ignore[attr-defined]
            marked = Tombstone.topics.through.objects.filter(topic__in=with_all_below(topic, "parent"))
            stones = stones.filter(pk__in=marked.values("tombstone"))
        self._articles = _within(articles, "updated_at", span)
        self._stones = _within(stones, "deleted_at", span)

    def count(self) -> int:
        """How many there are."""
        return int(self._articles.count() + self._stones.count())

    def after(self, changed: datetime | None, pk: int, most: int) -> list[Header]:
        """The first ``most`` of them that come after the one of that datestamp and key, or the first of all. Two queries."""
        articles = self._next(self._articles, "updated_at", "pk", changed, pk).values_list("pk", "updated_at", "status")
        stones = self._next(self._stones, "deleted_at", "article_key", changed, pk).values_list("article_key", "deleted_at")
        headers = [Header(key, when, status != Article.Status.PUBLISHED) for key, when, status in articles[:most]]
        headers += [Header(key, when, deleted=True) for key, when in stones[:most]]
        return sorted(headers, key=lambda header: (header.changed, header.pk))[:most]

    @staticmethod
    def _next(rows: "QuerySet[Any]", when: str, key: str, changed: datetime | None, pk: int) -> "QuerySet[Any]":
        if changed is not None:  # the first condition alone bounds the walk through the index
            rows = rows.filter(Q(**{f"{when}__gte": changed}), Q(**{f"{when}__gt": changed}) | Q(**{f"{key}__gt": pk}))
        return rows.order_by(when, key)

    def one(self, pk: int) -> Header | None:
        """The one of that key, or ``None``."""
        row = self._articles.filter(pk=pk).values_list("updated_at", "status").first()
        if row:
            return Header(pk, row[0], row[1] != Article.Status.PUBLISHED)
        deleted_at = self._stones.filter(article_key=pk).values_list("deleted_at", flat=True).first()
        return Header(pk, deleted_at, True) if deleted_at else None


def _within(rows: "QuerySet[Any]", field: str, span: Span) -> "QuerySet[Any]":
    if span.since:
        rows = rows.filter(**{f"{field}__gte": span.since})
    if span.before:
        rows = rows.filter(**{f"{field}__lt": span.before})
    return rows


def whole(headers: Collection[Header]) -> dict[int, Any]:
    """The articles of these headers that are still published, by key, with their entities."""
    return Article.objects.published().with_entities().in_bulk([header.pk for header in headers if not header.deleted])
