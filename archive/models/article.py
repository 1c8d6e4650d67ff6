"""Articles: the text the archive holds, and what is known of it."""

import hashlib
from datetime import date
from typing import Any, Self
from uuid import uuid4

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.expressions import OrderBy
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from archive.folding import fold
from archive.models.folded import FoldedField
from archive.models.slugs import Slugged, free_slug, slug_not_digits
from archive.models.trees import with_all_below


def body_digest(body: str) -> str:
    """The sha256 of a folded body: two pages with one text are one article, however they print quotes and dashes."""
    return hashlib.sha256(" ".join(fold(body).split()).encode()).hexdigest()


NEWEST_FIRST: list[str | OrderBy] = [models.F("published_on").desc(nulls_last=True), "pk"]
"""Undated last, in a total order."""
UNPUBLISHED = ("draft", "review")
"""Statuses of what the public has yet to see."""
BY_SCHEDULE = "published by schedule"
"""What the history says of a publication that nobody was there for."""
LANGUAGE_CODE = RegexValidator(r"\A[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*\Z", "Write the code of a language, as en, es or pt-BR.")
RELATED = {"stakeholders": "Stakeholder", "article_topics": "ArticleTopic", "citations": "Citation"}
"""Models whose modules import this one, so that it asks the registry for them."""


def actors_and_topics() -> tuple["models.Prefetch[Any]", "models.Prefetch[Any]"]:
    """Accepted and proposed stakeholders and topics, as ``main_actors`` and ``main_topics`` of articles."""
    actors = _rows("stakeholders").strongest_first().select_related("actor__merged_into")
    topics = _rows("article_topics").shown().select_related("topic__parent")
    return models.Prefetch("stakeholders", actors, "main_actors"), models.Prefetch("article_topics", topics, "main_topics")


def _rows(name: str) -> Any:
    """The manager of a related model."""
    return apps.get_model("archive", RELATED[name])._default_manager


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles, and the sets of rows that pages need with them."""

    def published(self) -> "ArticleQuerySet":
        """What the public sees."""
        return self.filter(status=Article.Status.PUBLISHED)

    def dated(self) -> "ArticleQuerySet":
        """Articles whose date is known, to the year at least."""
        return self.filter(published_on__isnull=False)

    def undated(self) -> "ArticleQuerySet":
        """Articles whose date is unknown."""
        return self.filter(published_on__isnull=True)

    def in_year(self, year: int) -> "ArticleQuerySet":
        """Articles of a year, those dated by year alone included."""
        return self.filter(published_on__year=year)

    def in_month(self, year: int, month: int) -> "ArticleQuerySet":
        """Articles of a month; one dated by year alone has no month."""
        return self.in_year(year).filter(published_on__month=month).exclude(date_precision=Article.Precision.YEAR)

    def with_text(self) -> "ArticleQuerySet":
        """What was not taken down."""
        return self.filter(taken_down_at__isnull=True)

    def once_published(self) -> "ArticleQuerySet":
        """What the public sees or once saw: a harvester has to hear of both. Of what was taken down a tombstone tells."""
        return self.with_text().filter(Q(status=Article.Status.PUBLISHED) | Q(first_published_at__isnull=False))

    def newest(self) -> "ArticleQuerySet":
        """Newest first, undated last, in a total order."""
        return self.order_by(*NEWEST_FIRST)

    def before(self, article: "Article") -> "ArticleQuerySet":
        """Those that stand before ``article`` by date, the nearest first: of one day as they came in, the undated among themselves."""
        if article.published_on is None:
            return self.undated().filter(pk__lt=article.pk).order_by("-pk")
        earlier = Q(published_on__lt=article.published_on) | Q(pk__lt=article.pk)
        return self.filter(earlier, published_on__lte=article.published_on).order_by("-published_on", "-pk")

    def after(self, article: "Article") -> "ArticleQuerySet":
        """Those that stand after it in the same order, the nearest first."""
        if article.published_on is None:
            return self.undated().filter(pk__gt=article.pk).order_by("pk")
        later = Q(published_on__gt=article.published_on) | Q(pk__gt=article.pk)
        return self.filter(later, published_on__gte=article.published_on).order_by("published_on", "pk")

    def about(self, actor: Any) -> "ArticleQuerySet":
        """Articles in which an actor, or one that became it, has a part."""
        rows = _rows("stakeholders").shown().filter(actor__in=actor.family)
        return self.filter(pk__in=rows.order_by().values("article"))

    def under(self, topic: Any) -> "ArticleQuerySet":
        """Articles under a topic or one below it."""
        rows = _rows("article_topics").shown().filter(topic__in=with_all_below(topic, "parent"))
        return self.filter(pk__in=rows.order_by().values("article"))

    def with_actors_and_topics(self) -> "ArticleQuerySet":
        """With accepted and proposed stakeholders and topics: what the rows of lists show."""
        return self.prefetch_related(*actors_and_topics())

    def with_entities(self) -> "ArticleQuerySet":
        """With cited sources besides: what an article's page, JSON and the index show."""
        return self.with_actors_and_topics().prefetch_related(
            models.Prefetch(
                "citations",
                _rows("citations").shown().filter(source__article__isnull=True).select_related("source__publisher"),
                to_attr="main_citations",
            ),
        )

    def publish(self) -> int:
        """Publishes every article of the set one by one, so that history and search hear of each; gives their number."""
        return self._judge(~Q(status=Article.Status.PUBLISHED) & Q(taken_down_at=None), status=Article.Status.PUBLISHED)

    def publish_due(self) -> int:
        """Publishes those of the set whose moment has come, each just once whoever else does so too; gives their number."""
        due = Q(status__in=UNPUBLISHED, publish_at__lte=timezone.now())
        return self._judge(due, status=Article.Status.PUBLISHED, _change_reason=BY_SCHEDULE)

    def withdraw(self, reason: str) -> int:
        """Withdraws those that are published, one by one, for a reason that their addresses tell; gives their number."""
        return self._judge(Q(status=Article.Status.PUBLISHED), status=Article.Status.WITHDRAWN, withdrawal_reason=reason)

    def _judge(self, waiting: Q, **decided: Any) -> int:
        """Each is read when its turn comes, and locked: what an editor saves meanwhile isn't overwritten, nor a decision made twice."""
        done = 0
        for pk in list(self.filter(waiting).values_list("pk", flat=True)):
            with transaction.atomic():
                article = Article.objects.select_for_update().filter(waiting, pk=pk).first()
                if article is not None:
                    for name, value in decided.items():
                        setattr(article, name, value)
                    article.version += 1
                    article.save()
                    done += 1
        return done


class Article(Slugged):
    """A policy article: its text, its date with precision and basis, and where it came from.

    ``published_on`` is the first day of the interval that ``date_precision`` names; ``body`` is plain text, blocks separated by a blank
    line, ``#`` headings its only markup; ``version`` counts what pages and editors made of it, so that an edit of an old one is refused.
    """

    class Status(models.TextChoices):
        DRAFT = "draft"
        REVIEW = "review"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"

    class Precision(models.TextChoices):
        DAY = "day"
        MONTH = "month"
        YEAR = "year"
        NONE = "none", "unknown"

    class DateBasis(models.TextChoices):
        MASTHEAD = "masthead"
        BYLINE = "byline"
        DATELINE = "dateline"
        META = "meta", "page metadata"
        URL = "url", "address of the page"
        TEXT = "text"
        EDITOR = "editor"
        NONE = "none"

    class TitleBasis(models.TextChoices):
        TEXT = "text"
        META = "meta", "page metadata"
        EDITOR = "editor"
        NONE = "none", "untitled"

    title = models.CharField(max_length=500, blank=True, help_text="As the page prints it. Empty: lists show its first words.")
    folded = FoldedField(of="title", max_length=1000)
    title_basis = models.CharField(
        max_length=10, choices=TitleBasis, default=TitleBasis.EDITOR, help_text="What tells the title; what you type is the editor's."
    )
    body = models.TextField(
        help_text="Blank lines part paragraphs. Passages move along with their words; those whose words go wait for you."
    )
    body_sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    blocks = models.JSONField(default=list, editable=False)
    published_on = models.DateField(null=True, blank=True, help_text="The first day of the month or year where that is all that is known.")
    date_precision = models.CharField(max_length=10, choices=Precision, default=Precision.NONE, help_text="How exactly the date is known.")
    date_basis = models.CharField(
        max_length=10, choices=DateBasis, default=DateBasis.NONE, help_text="What tells the date; what you type is the editor's."
    )
    outlet = models.CharField(max_length=200, blank=True, help_text="Who published the page.")
    authors = models.JSONField(default=list, blank=True)
    url = models.URLField(
        max_length=2000, blank=True, help_text="Where the page stands on the web; two pages with one URL are one article."
    )
    language = models.CharField(
        max_length=10, default="en", validators=[LANGUAGE_CODE], help_text="Of the text, by its code: en, es, pt-BR."
    )
    rights = models.CharField(max_length=500, blank=True, help_text="What readers may do with the text, as the page says.")
    status = models.CharField(
        max_length=10,
        choices=Status,
        default=Status.DRAFT,
        help_text="Only published articles are found and shown; of withdrawn ones the address tells the reason.",
    )
    withdrawal_reason = models.CharField(max_length=500, blank=True, help_text="Once it is withdrawn, its address tells everybody.")
    version = models.PositiveIntegerField(default=1, editable=False)
    edited = models.BooleanField(default=False, editable=False, help_text="An editor changed what the page said; a changed page waits.")
    warnings = models.JSONField(default=list, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_down_at = models.DateTimeField(null=True, blank=True, editable=False)
    publish_at = models.DateTimeField(
        "publish on", null=True, blank=True, help_text="UTC. The draft is published when this moment has come; empty: when you say so."
    )

    topics = models.ManyToManyField("archive.Topic", through="archive.ArticleTopic", related_name="articles")
    actors = models.ManyToManyField("archive.Actor", through="archive.Stakeholder", related_name="articles")
    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["folded", "blocks", "body_sha256", "warnings"])

    class Meta:
        ordering = NEWEST_FIRST
        permissions = [
            ("publish_article", "Can publish and withdraw articles, and change those of others"),
            ("take_down_article", "Can take articles down for good"),
        ]
        indexes = [
            models.Index(fields=["status", "published_on"]),
            # All that a harvester's list asks: no text is read for it.
            models.Index(fields=["updated_at", "id", "status", "first_published_at"], name="article_by_datestamp"),
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="article_by_publish_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=["draft", "review", "published", "withdrawn"]), name="article_status_known"),
            models.CheckConstraint(condition=Q(publish_at__isnull=True) | Q(status__in=UNPUBLISHED), name="article_scheduled_unpublished"),
            models.CheckConstraint(
                condition=Q(taken_down_at__isnull=True) | Q(status="withdrawn", title="", body=""), name="article_taken_down_is_empty"
            ),
            models.CheckConstraint(
                condition=Q(date_precision="none", published_on__isnull=True)
                | Q(date_precision="day", published_on__isnull=False)
                | Q(date_precision="month", published_on__isnull=False, published_on__day=1)
                | Q(date_precision="year", published_on__isnull=False, published_on__day=1, published_on__month=1),
                name="article_date_matches_precision",
            ),
            models.CheckConstraint(
                condition=Q(date_precision="none", date_basis="none") | ~Q(date_precision="none") & ~Q(date_basis="none"),
                name="article_date_has_basis",
            ),
            models.CheckConstraint(
                condition=Q(title="", title_basis="none") | ~Q(title="") & ~Q(title_basis="none"), name="article_title_has_basis"
            ),
            slug_not_digits("article_slug_not_digits"),
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="article_url_unique"),
        ]

    def __str__(self) -> str:
        return self.heading

    _loaded_status: str | None = None

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remembers the status that the database holds."""
        instance = super().from_db(*args, **kwargs)
        instance._loaded_status = instance.__dict__.get("status")
        return instance

    @property
    def status_changed(self) -> bool:
        """Whether the database holds another status, or did until just now."""
        return self._loaded_status not in (None, self.status)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with a digest of the body, the moments of its publication and withdrawal and, where there is none yet, a slug."""
        self.body_sha256 = body_digest(self.body)
        if self.status == self.Status.PUBLISHED and self.first_published_at is None:
            self.first_published_at = timezone.now()
        if self.status == self.Status.WITHDRAWN and self._loaded_status != self.status:
            self.withdrawn_at = timezone.now()
        if self.status not in UNPUBLISHED:
            self.publish_at = None
        unnumbered = f"article-{self.pk or uuid4().hex}"
        if not self.slug:
            self.slug = free_slug(Article.objects.exclude(pk=self.pk), self.title, unnumbered)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.slug.startswith(unnumbered) and unnumbered != f"article-{self.pk}":
                self._number_slug(unnumbered)
        self._loaded_status = self.status

    def _number_slug(self, unnumbered: str) -> None:
        """A title that makes no slug leaves the primary key, which a new row has only once it is saved."""
        self.slug = self._loaded_slug = self.slug.replace(unnumbered, f"article-{self.pk}", 1)
        Article.objects.filter(pk=self.pk).update(slug=self.slug)
        Article.history.filter(id=self.pk).update(slug=self.slug)

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    @property
    def heading(self) -> str:
        """The title, or the first words of an untitled text; of one that was taken down the slug."""
        return heading(self.title, self.body) or self.slug

    @property
    def printed_date(self) -> str | None:
        """The date as ISO 8601 to its precision: ``2025``, ``2025-11`` or ``2025-11-10``; ``None`` when unknown."""
        return printed_date(self.published_on, self.date_precision)


def heading(title: str, body: str) -> str:
    """``title``, or the first words of an untitled ``body``."""
    if title:
        return title
    words = body.lstrip("# ").split(maxsplit=9)
    return " ".join(words[:9]) + ("…" if len(words) > 9 else "")


def printed_date(first_day: date | None, precision: str) -> str | None:
    """ISO 8601 to the precision: day, month or year."""
    if first_day is None:
        return None
    return first_day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]
