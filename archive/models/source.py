"""Sources: what articles lean on, from a dated document down to an unnamed official."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from archive.folding import fold
from archive.models.actor import Actor
from archive.models.article import Article
from archive.models.folded import FoldedField
from archive.models.slugs import Slugged, free_slug, slug_not_digits
from archive.models.trees import Gathering, MergeableQuerySet

KINDS = (
    pgettext_lazy("kind of source", "article"),
    pgettext_lazy("kind of source", "dataset"),
    pgettext_lazy("kind of source", "document"),
    pgettext_lazy("kind of source", "poll"),
    pgettext_lazy("kind of source", "report"),
    pgettext_lazy("kind of source", "statement"),
    pgettext_lazy("kind of source", "study"),
    pgettext_lazy("kind of source", "unnamed"),
)
"""Kinds that the reader tells; an editor may write another one, which pages print as it is."""


class SourceQuerySet(MergeableQuerySet):
    """Sources."""

    def named(self) -> "SourceQuerySet":
        """Sources that can be met again: those of one article alone (unnamed, grade D) are no facet and stand in no list."""
        return self.filter(article__isnull=True)

    def with_use_counts(self) -> "SourceQuerySet":
        """Named sources that a published article cites, each with ``article_count``; the most cited first.

        That the article is published is asked of its index: SQLite would read through each text to the columns behind it.
        """
        published = Article.objects.published().order_by().values("pk")
        uses = apps.get_model("archive", "Citation")._default_manager.shown().filter(source=models.OuterRef("pk"), article__in=published)
        uses = uses.order_by().values("source")
        counted = uses.annotate(number=models.Count("article", distinct=True)).values("number")
        cited = self.named().filter(models.Exists(uses)).annotate(article_count=models.Subquery(counted))
        return cited.select_related("publisher").order_by("-article_count", "name", "pk")

    def graded(self) -> "SourceQuerySet":
        """Each with ``traceability``: its ``grade``, by the same rule in SQL."""
        titled, issued = ~Q(title=""), ~Q(issued="")
        return self.annotate(
            traceability=models.Case(
                models.When(titled & (issued | ~Q(url="") | ~Q(doi="")), then=models.Value("A")),
                models.When(Q(publisher__isnull=False) & (issued | titled), then=models.Value("B")),
                models.When(Q(publisher__isnull=False) | titled, then=models.Value("C")),
                default=models.Value("D"),
            )
        )

    def of_grade(self, grade: str) -> "SourceQuerySet":
        """Those of a grade, A to D."""
        graded: Any = self.graded()
        found: SourceQuerySet = graded.filter(traceability=grade)
        return found


class Source(Slugged, Gathering):
    """A cited source. Its key is title, publisher and date; without a title it stands for all unidentified documents of its publisher.

    An unnamed source ("leaked documents") has neither title nor publisher, and belongs to the one ``article`` that leans on it.
    """

    name = models.CharField(max_length=400, help_text="What pages print: the title, or the publisher and what it issued.")
    folded = FoldedField(of="name", max_length=800)
    title = models.CharField(max_length=400, blank=True, help_text="As printed on the document.")
    publisher = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="published_sources", help_text="Who issued it."
    )
    kind = models.CharField(
        max_length=30, default="report", help_text="Such as report, dataset, poll or study; another word is printed as it is."
    )
    issued = models.CharField(max_length=10, blank=True, help_text="2023, 2023-12 or 2023-12-05")
    url = models.URLField(max_length=2000, blank=True, help_text="Where it can be read.")
    doi = models.CharField(max_length=200, blank=True, help_text="Its digital object identifier, which begins with 10.")
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="unnamed_sources",
        help_text="Only for a source that this article alone uses, such as an unnamed one.",
    )
    key = models.CharField(max_length=700, unique=True, editable=False)

    objects = SourceQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["folded", "moved"])

    class Meta(Gathering.Meta):
        ordering = ["name", "pk"]
        constraints = [
            *Gathering.Meta.constraints,
            models.CheckConstraint(condition=Q(issued__regex=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"), name="source_issued_is_a_date"),
            slug_not_digits("source_slug_not_digits"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with its key and a slug of its name."""
        self.set_key()
        if not self.slug:
            self.slug = free_slug(Source.objects.exclude(pk=self.pk), self.name, "source")
        super().save(*args, **kwargs)

    def set_key(self) -> str:
        """Its key, as its fields give it."""
        if self.article_id is None:
            self.key = self.key_of(self.title, self.publisher_id, self.issued)
        else:
            self.key = self.key_within(self.article_id, self.name)
        return self.key

    @staticmethod
    def key_of(title: str, publisher_id: int | None, issued: str) -> str:
        """The key under which a document is one and the same: folded title, publisher, date."""
        return f"{fold(title)}|{publisher_id or ''}|{issued}"

    @staticmethod
    def key_within(article_id: int, name: str) -> str:
        """The key of an unnamed source, which is never the same in two articles."""
        return f"article {article_id}|{fold(name)}"

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])

    @property
    def grade(self) -> str:
        """Traceability: A title with date or URL, B organisation with date or title, C organisation alone, D unnamed."""
        if self.title and (self.issued or self.url or self.doi):
            return "A"
        if self.publisher_id and (self.issued or self.title):
            return "B"
        return "C" if self.publisher_id or self.title else "D"
