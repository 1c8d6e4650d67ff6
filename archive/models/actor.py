"""Actors: the states, bodies and people that articles speak of, with all their names."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext_noop, pgettext_lazy
from simple_history.models import HistoricalRecords

from archive.models.article import Article, ArticleQuerySet
from archive.models.folded import FoldedField
from archive.models.slugs import Slugged, free_slug, slug_not_digits
from archive.models.states import Origin, State
from archive.models.trees import Mergeable, MergeableQuerySet


class ActorQuerySet(MergeableQuerySet):
    """Actors."""

    def get_by_natural_key(self, slug: str) -> "Actor":
        """The actor of a fixture's reference."""
        return self.get(slug=slug)

    def shown(self) -> "ActorQuerySet":
        """What public lists show: standing actors that no editor rejected."""
        return self.standing().exclude(state=State.REJECTED)

    def with_article_counts(self) -> "ActorQuerySet":
        """Shown actors with at least one published article, each with ``article_count``; the most present first."""
        return self.in_articles(Article.objects.published().order_by())

    def most_present(self, kinds: Iterable[str], each: int) -> "dict[str, list[Actor]]":
        """Of every kind the ``each`` actors that stand in the most published articles, each with ``article_count``. One query."""
        place = Window(RowNumber(), partition_by=F("kind"), order_by=[F("article_count").desc(), "name", "pk"])
        first = self.with_article_counts().filter(kind__in=kinds).annotate(place=place).filter(place__lte=each)
        found: dict[str, list[Actor]] = {kind: [] for kind in kinds}
        for actor in first:
            found[actor.kind].append(actor)
        return found

    def in_articles(self, articles: ArticleQuerySet) -> "ActorQuerySet":
        """Shown actors that stand in ``articles``, each with ``article_count``; the most present first."""
        return self._counted(Q(stakeholders__article__in=articles))

    def _counted(self, of_articles: Q) -> "ActorQuerySet":
        counting = of_articles & ~Q(stakeholders__role=Stakeholder.Role.NONE)
        counted = self.shown().annotate(article_count=models.Count("stakeholders__article", filter=counting, distinct=True))
        return counted.filter(article_count__gt=0).order_by("-article_count", "name", "pk")


class Actor(Slugged, Mergeable):
    """Somebody who acts: known from the gazetteer or an editor (accepted), or proposed by the reader."""

    class Kind(models.TextChoices):
        STATE = "state", pgettext_lazy("kind of actor", "State")
        AGENCY = "agency", pgettext_lazy("kind of actor", "Agency")
        COURT = "court", pgettext_lazy("kind of actor", "Court")
        LEGISLATURE = "legislature", pgettext_lazy("kind of actor", "Legislature")
        PARTY = "party", pgettext_lazy("kind of actor", "Party")
        ARMED_FORCE = "armed-force", pgettext_lazy("kind of actor", "armed force")
        PERSON = "person", pgettext_lazy("kind of actor", "Person")
        CRIMINAL = "criminal-organisation", pgettext_lazy("kind of actor", "criminal organisation")
        INSTITUTE = "institute", pgettext_lazy("kind of actor", "Institute")
        INTERNATIONAL = "international-body", pgettext_lazy("kind of actor", "international body")
        COMPANY = "company", pgettext_lazy("kind of actor", "Company")
        MEDIA = "media", pgettext_lazy("kind of actor", "Media")
        UNNAMED = "unnamed", pgettext_lazy("kind of actor", "Unnamed")

    name = models.CharField(max_length=200, help_text="As its page and lists call it; other forms stand below as names.")
    folded = FoldedField(of="name", max_length=400, db_index=True)
    kind = models.CharField(max_length=30, choices=Kind, help_text="Facets and lists tell actors apart by it.")
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.ACCEPTED,
        help_text="Proposed ones wait for a decision; rejected ones are shown nowhere.",
    )
    no_names = models.JSONField(default=list, editable=False, help_text="Printed forms, folded, that an editor said are no names of it.")

    objects = ActorQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta(Mergeable.Meta):
        ordering = ["name", "pk"]
        constraints = [
            *Mergeable.Meta.constraints,
            slug_not_digits("actor_slug_not_digits"),
            models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="actor_state_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with a slug of the name."""
        if not self.slug:
            self.slug = free_slug(Actor.objects.exclude(pk=self.pk), self.name, "actor")
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str]:
        """What fixtures call it."""
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])


class ActorName(models.Model):
    """Another way to print an actor. Two actors may share one: then it is ambiguous and links to neither."""

    class Kind(models.TextChoices):
        ALIAS = "alias"
        ACRONYM = "acronym"
        DEMONYM = "demonym"
        METONYM = "metonym"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200, help_text="Found in texts, accents and case aside; a name of two actors links to neither.")
    folded = FoldedField(of="name", max_length=400, db_index=True)
    kind = models.CharField(
        max_length=10, choices=Kind, default=Kind.ALIAS, help_text="Demonyms and metonyms (the Colombians, Bogotá) count less than names."
    )
    case_sensitive = models.BooleanField(default=False, help_text="Found only as printed here: US is not us.")

    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta:
        ordering = ["actor", "kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "folded"], name="actorname_unique_when_folded"),
            models.CheckConstraint(condition=~Q(folded=""), name="actorname_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class StakeholderQuerySet(models.QuerySet["Stakeholder"]):
    """Stakeholders."""

    def shown(self) -> "StakeholderQuerySet":
        """Parts that count: not those of rejected actors, nor where an editor said that an actor has none."""
        return self.exclude(actor__state=State.REJECTED).exclude(role=Stakeholder.Role.NONE)

    def strongest_first(self) -> "StakeholderQuerySet":
        """Subjects, then the quoted, then the mentioned; the most mentioned first."""
        rank = models.Case(models.When(role="subject", then=0), models.When(role="quoted", then=1), default=2)
        return self.shown().order_by(rank, "-mentions", "actor__name", "pk")


class Stakeholder(models.Model):
    """An actor's part in an article: the strongest of subject (in title or first paragraph), quoted, mentioned."""

    class Role(models.TextChoices):
        SUBJECT = gettext_noop("subject")
        QUOTED = gettext_noop("quoted")
        MENTIONED = gettext_noop("mentioned")
        NONE = "none", "none, says an editor"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="stakeholders")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="stakeholders", help_text="Whom the article concerns.")
    role = models.CharField(max_length=10, choices=Role, help_text="The strongest part: subject, quoted, or mentioned; none keeps it out.")
    mentions = models.PositiveIntegerField(default=0, help_text="How often the text names it, demonyms and capitals left out.")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EDITOR)

    objects = StakeholderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "actor"], name="stakeholder_once_per_article"),
            models.CheckConstraint(condition=Q(role__in=["subject", "quoted", "mentioned", "none"]), name="stakeholder_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"
