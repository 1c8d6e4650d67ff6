"""Passages: everything that is known of an article, each tied to its exact words.

A passage is ``(article, start, end, exact)`` with ``body[start:end] == exact`` (W3C Web Annotation: TextPositionSelector and
TextQuoteSelector; ``prefix`` and ``suffix`` are the quote selector's context, by which it is found again after an edit).
"""

from typing import Any

from django.db import models
from django.db.models import F, Q

from archive.models.actor import Actor
from archive.models.article import Article
from archive.models.event import Event
from archive.models.measure import Measure
from archive.models.source import Source
from archive.models.states import Origin, State

CONTEXT = 32
"""Characters of ``prefix`` and ``suffix``."""


def ordered(first: str, last: str, name: str) -> models.CheckConstraint:
    """Where both are known, ``last`` is not before ``first``."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}), name=name
    )


class PassageQuerySet(models.QuerySet[Any]):
    """Passages of any kind."""

    def shown(self) -> "PassageQuerySet":
        """What public pages show: accepted and proposed, in reading order; rejected and unanchored ones never."""
        return self.exclude(state=State.REJECTED).filter(needs_review=False).order_by("start", "end", "pk")

    def decided(self) -> "PassageQuerySet":
        """What an editor wrote, accepted or rejected: reading again never touches these."""
        return self.filter(Q(origin=Origin.EDITOR) | ~Q(state=State.PROPOSED))

    def undecided(self) -> "PassageQuerySet":
        """The reader's proposals that still wait."""
        return self.filter(origin=Origin.READER, state=State.PROPOSED)


class Passage(models.Model):
    """A span of the current text of an article, who proposed it by which rule, and what became of it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="%(class)ss")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True, editable=False)
    suffix = models.CharField(max_length=CONTEXT, blank=True, editable=False)
    rule = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=300, blank=True, help_text="What the rule saw, in the text's words.")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EDITOR)
    state = models.CharField(max_length=10, choices=State, default=State.ACCEPTED)
    needs_review = models.BooleanField(default=False, help_text="Its words are no longer found in the text.")

    objects = PassageQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["article", "start", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="%(class)s_offsets_ordered"),
            models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "rejected"]), name="%(class)s_state_known"),
            models.CheckConstraint(condition=Q(origin__in=["reader", "editor"]), name="%(class)s_origin_known"),
        ]

    def __str__(self) -> str:
        return self.exact

    def anchor_at(self, body: str, start: int, end: int) -> None:
        """Sets position, exact text and context from ``body``."""
        self.start, self.end, self.exact = start, end, body[start:end]
        self.prefix, self.suffix = body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT]
        self.needs_review = False


class Mention(Passage):
    """A place where an actor is named; ``weak`` for demonyms and metonyms."""

    class Strength(models.TextChoices):
        NAME = "name"
        WEAK = "weak"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mentions")
    strength = models.CharField(max_length=10, choices=Strength, default=Strength.NAME)

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "actor", "start", "end"], condition=Q(needs_review=False), name="mention_once_per_place"
            ),
        ]


class Quotation(Passage):
    """Quoted words with speaker, role and affiliation as printed; without a speaker they are unattributed."""

    speaker = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="quotations")
    speaker_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=300, blank=True)
    affiliation = models.CharField(max_length=300, blank=True)


class Citation(Passage):
    """A use of a source."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="citations")


class Figure(Passage):
    """A number with its meaning; ``high`` closes a range; ``%`` is a unit."""

    class Comparator(models.TextChoices):
        EQUAL = "="
        MORE = ">"
        AT_LEAST = "≥"
        LESS = "<"
        AT_MOST = "≤"
        ABOUT = "~"

    value = models.DecimalField(max_digits=30, decimal_places=6)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    comparator = models.CharField(max_length=1, choices=Comparator, default=Comparator.EQUAL)
    unit = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    period = models.CharField(max_length=200, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="figures")
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="figures")

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            models.CheckConstraint(condition=Q(comparator__in=["=", ">", "≥", "<", "≤", "~"]), name="figure_comparator_known"),
            models.CheckConstraint(condition=Q(high__isnull=True) | Q(high__gte=F("value")), name="figure_range_ordered"),
            ordered("period_start", "period_end", "figure_period_ordered"),
        ]


class Forecast(Passage):
    """A statement on the future; its window is empty where the article's date is unknown."""

    horizon = models.CharField(max_length=200)
    condition = models.CharField(max_length=500, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            ordered("starts_on", "ends_on", "forecast_window_ordered"),
        ]


class EventMention(Passage):
    """A dated event as one article tells it; ``date`` is printed to its precision."""

    class Precision(models.TextChoices):
        DAY = "day"
        MONTH = "month"
        YEAR = "year"
        DECADE = "decade"
        CENTURY = "century"

    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions")
    name = models.CharField(max_length=300, blank=True)
    date = models.CharField(max_length=20)
    precision = models.CharField(max_length=10, choices=Precision)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            ordered("starts_on", "ends_on", "eventmention_dates_ordered"),
        ]


PASSAGE_KINDS: tuple[type[Passage], ...] = (Mention, Quotation, Citation, Figure, Forecast, EventMention)
"""The six kinds, in the order in which pages and JSON list them."""
