"""Passages: everything that is known of an article, each tied to its exact words.

A passage is ``(article, start, end, exact)`` with ``body[start:end] == exact`` (W3C Web Annotation: TextPositionSelector and
TextQuoteSelector; ``prefix`` and ``suffix`` are the quote selector's context, by which it is found again after an edit).
"""

import hashlib
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.comparing import DECIMALS, family_of, quantity_of
from archive.folding import fold
from archive.models.actor import Actor
from archive.models.article import Article
from archive.models.decisions import Decisions
from archive.models.event import Event
from archive.models.measure import Measure
from archive.models.source import Source
from archive.models.states import Origin, State
from archive.printed_amounts import printed_amount

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

    def unfound(self) -> "PassageQuerySet":
        """Those whose words the text no longer has: hidden until an editor looks at them, or rejects them."""
        return self.filter(needs_review=True).exclude(state=State.REJECTED)


class Passage(models.Model):
    """A span of the current text of an article, who proposed it by which rule, and what became of it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="%(class)ss")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField(help_text="Words of the text, just as they stand there.")
    prefix = models.CharField(max_length=CONTEXT, blank=True, editable=False)
    suffix = models.CharField(max_length=CONTEXT, blank=True, editable=False)
    rule = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=300, blank=True, help_text="What the rule saw, in the text's words.")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EDITOR)
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.ACCEPTED,
        help_text="Rejected ones are shown nowhere, and stay rejected when the page is read anew.",
    )
    needs_review = models.BooleanField(default=False, help_text="Its words are no longer found in the text.")

    objects = PassageQuerySet.as_manager()
    history = Decisions(inherit=True, excluded_fields=["prefix", "suffix", "words", "family", "quantity", "statement"])

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

    @property
    def before(self) -> str:
        """The words before it in its own block."""
        _, gap, own = self.prefix.rpartition("\n\n")
        return own if gap or len(self.prefix) < CONTEXT else f"…{own}"

    @property
    def after(self) -> str:
        """The words after it in its own block."""
        own, gap, _ = self.suffix.partition("\n\n")
        return own if gap or len(self.suffix) < CONTEXT else f"{own}…"

    def anchor_at(self, body: str, start: int, end: int) -> None:
        """Sets position, exact text and context from ``body``."""
        self.start, self.end, self.exact = start, end, body[start:end]
        self.prefix, self.suffix = body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT]
        self.needs_review = False


def digest(*parts: object) -> str:
    """Forty hexadecimal digits that are the same for the same words, however quotation marks, accents and case are printed."""
    folded = "\0".join(" ".join(fold(str(part)).split()) for part in parts)
    return hashlib.sha1(folded.encode(), usedforsecurity=False).hexdigest()


def number_key(family: str, quantity: Decimal) -> int:
    """A signed number of 64 bits that is the same for the same quantity of one family, by which a number is met again quickly."""
    return int.from_bytes(hashlib.blake2b(f"{family} {quantity.normalize():f}".encode(), digest_size=8).digest(), signed=True)


class Mention(Passage):
    """A place where an actor is named; ``weak`` for demonyms and metonyms."""

    class Strength(models.TextChoices):
        NAME = "name"
        WEAK = "weak"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mentions", help_text="Whom the words name.")
    strength = models.CharField(
        max_length=10, choices=Strength, default=Strength.NAME, help_text="Weak: a demonym or the like, which counts less than a name."
    )
    role = models.CharField(max_length=300, blank=True, help_text="As printed beside a person's name.")
    affiliation = models.CharField(max_length=300, blank=True, help_text="As printed beside a person's name.")

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "actor", "start", "end"], condition=Q(needs_review=False), name="mention_once_per_place"
            ),
        ]


class Quotation(Passage):
    """Quoted words with speaker, role and affiliation as printed; without a speaker they are unattributed."""

    speaker = models.ForeignKey(
        Actor,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="quotations",
        help_text="Whose words these are, of those whom the archive knows.",
    )
    speaker_name = models.CharField(max_length=200, blank=True, help_text="As printed, where the archive doesn't know the speaker.")
    role = models.CharField(max_length=300, blank=True, help_text="What the speaker is, as printed beside the name.")
    affiliation = models.CharField(max_length=300, blank=True, help_text="To whom the speaker belongs, as printed beside the name.")
    words = models.CharField(max_length=40, blank=True, db_index=True, editable=False, help_text="A digest of the folded words.")

    def anchor_at(self, body: str, start: int, end: int) -> None:
        """Also notes a digest of its words, by which the same words are met again in another article."""
        super().anchor_at(body, start, end)
        self.words = digest(self.exact)


class Citation(Passage):
    """A use of a source."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="citations", help_text="What is cited.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves as a use of the source that stands: a form may name one that was merged since it was opened."""
        self.source = self.source.standing
        super().save(*args, **kwargs)


def as_decimal(value: Decimal, unit: str) -> Decimal:
    """A value in its family's own unit, as it is stored."""
    quantity = quantity_of(value, unit)
    return Decimal(round(quantity * 10**DECIMALS)).scaleb(-DECIMALS)


def statement_of(figure: Any) -> str:
    """A digest of what a figure says of its measure: value, comparator, period and whole."""
    high = None if figure.high is None else as_decimal(figure.high, figure.unit)
    family, quantity = family_of(figure.unit), as_decimal(figure.value, figure.unit)
    return digest(family, quantity, high, figure.comparator, figure.period_start, figure.period_end, figure.denominator)


class Figure(Passage):
    """A number with its meaning; ``high`` closes a range; ``%`` is a unit."""

    class Comparator(models.TextChoices):
        EQUAL = "="
        MORE = ">"
        AT_LEAST = "≥"
        LESS = "<"
        AT_MOST = "≤"
        ABOUT = "~"

    value = models.DecimalField(max_digits=30, decimal_places=6, help_text="As a plain number: three million is 3000000.")
    high = models.DecimalField(
        max_digits=30, decimal_places=6, null=True, blank=True, help_text="The upper end of a range; empty: one number."
    )
    comparator = models.CharField(
        max_length=1,
        choices=Comparator,
        default=Comparator.EQUAL,
        help_text="= exactly, > more than, ≥ at least, < less than, ≤ at most, ~ about.",
    )
    unit = models.CharField(max_length=100, blank=True, help_text="As printed: %, tonnes, dollars; empty: things are counted.")
    subject = models.CharField(max_length=300, blank=True, help_text="What is counted or measured.")
    place = models.CharField(max_length=200, blank=True, help_text="Where; empty: not said.")
    denominator = models.CharField(max_length=300, blank=True, help_text="What a share or a rate is of, such as all households.")
    period = models.CharField(max_length=200, blank=True, help_text="When, as printed.")
    period_start = models.DateField(null=True, blank=True, help_text="The first day of that time.")
    period_end = models.DateField(null=True, blank=True, help_text="The last day of that time.")
    source = models.ForeignKey(
        Source,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="figures",
        help_text="According to whom; empty: the sentence doesn't say.",
    )
    measure = models.ForeignKey(
        Measure,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="figures",
        help_text="Figures of one measure are laid side by side.",
    )
    family = models.CharField(max_length=100, blank=True, editable=False, help_text="Of its unit: mass for kilogram and pound.")
    quantity = models.DecimalField(max_digits=45, decimal_places=DECIMALS, editable=False, default=0, help_text="In its family's own unit.")
    statement = models.CharField(max_length=40, blank=True, editable=False, help_text="A digest of what it says of its measure.")

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            models.CheckConstraint(condition=Q(comparator__in=["=", ">", "≥", "<", "≤", "~"]), name="figure_comparator_known"),
            models.CheckConstraint(condition=Q(high__isnull=True) | Q(high__gte=F("value")), name="figure_range_ordered"),
            ordered("period_start", "period_end", "figure_period_ordered"),
        ]
        indexes = [
            models.Index(fields=["family", "quantity"], name="figure_by_quantity"),
            models.Index(fields=["measure", "statement"], name="figure_by_statement"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves with what follows from its fields, according to the source that stands."""
        self.derive()
        self.source = self.source.standing if self.source else None
        super().save(*args, **kwargs)

    @property
    def as_read(self) -> str:
        """Its comparator, value or range, and unit, in words: ``> 44 tonnes``."""
        return printed_amount(self.value, self.high, self.comparator, self.unit, self.exact)

    @property
    def number(self) -> int:
        """The key of its quantity and family."""
        return number_key(self.family, self.quantity)

    def derive(self) -> None:
        """Notes its quantity and what it says: figures of one measure and one statement say the same. Bulk writes call it themselves."""
        self.value, self.high = Decimal(str(self.value)), None if self.high is None else Decimal(str(self.high))
        self.family = family_of(self.unit)[:100]
        self.quantity = as_decimal(self.value, self.unit)
        self.statement = statement_of(self)


class Forecast(Passage):
    """A statement on the future; its window is empty where the article's date is unknown. An editor's verdict needs evidence and a day."""

    class Verdict(models.TextChoices):
        TRUE = "came true", _("came true")
        PARTLY = "partly", _("partly")
        FALSE = "did not", _("did not")
        OPEN = "can't be judged", _("can't be judged")

    horizon = models.CharField(max_length=200, help_text="By when, as printed.")
    condition = models.CharField(max_length=500, blank=True, help_text="Under which condition, as printed.")
    starts_on = models.DateField(null=True, blank=True, help_text="The first day of its window.")
    ends_on = models.DateField(null=True, blank=True, db_index=True, help_text="The last day of its window; after it a verdict is due.")
    verdict = models.CharField(
        max_length=20, choices=Verdict, blank=True, help_text="What became of it; it needs evidence and the day of judging."
    )
    evidence = models.CharField(max_length=2000, blank=True, help_text="What shows it: an address, or a sentence with its source.")
    judged_on = models.DateField(null=True, blank=True, help_text="The day of judging: today or before.")

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            ordered("starts_on", "ends_on", "forecast_window_ordered"),
            models.CheckConstraint(
                condition=Q(verdict="") | ~Q(evidence="") & Q(judged_on__isnull=False),
                name="forecast_verdict_has_evidence",
                violation_error_message="A verdict needs evidence and the day of judging.",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", "came true", "partly", "did not", "can't be judged"]), name="forecast_verdict_known"
            ),
        ]

    @property
    def evidence_url(self) -> str:
        """The evidence where it is an address of the web, else nothing."""
        is_address = self.evidence.startswith(("http://", "https://")) and not any(map(str.isspace, self.evidence))
        return self.evidence if is_address else ""

    def clean(self) -> None:
        """Nobody has judged tomorrow."""
        if self.judged_on and self.judged_on > timezone.localdate():
            raise ValidationError({"judged_on": "This day has not come yet."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; what an editor judged is decided, and no reading takes it away."""
        if self.verdict and self.state == State.PROPOSED:
            self.state = State.ACCEPTED
        super().save(*args, **kwargs)


class EventMention(Passage):
    """A dated event as one article tells it; ``date`` is printed to its precision."""

    class Precision(models.TextChoices):
        DAY = "day"
        MONTH = "month"
        YEAR = "year"
        DECADE = "decade"
        CENTURY = "century"

    event = models.ForeignKey(
        Event,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        help_text="Dates that articles give one event are laid side by side.",
    )
    name = models.CharField(max_length=300, blank=True, help_text="What happened, in a few words.")
    date = models.CharField(max_length=20, help_text="To its precision: 2023, 2023-12 or 2023-12-05.")
    precision = models.CharField(max_length=10, choices=Precision, help_text="How exactly the date is known.")
    starts_on = models.DateField(null=True, blank=True, help_text="The first day that the date may mean.")
    ends_on = models.DateField(null=True, blank=True, help_text="The last day that the date may mean.")
    told_as_past = models.BooleanField(default=False, help_text="Its sentence tells it as something that happened.")

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            ordered("starts_on", "ends_on", "eventmention_dates_ordered"),
        ]


PASSAGE_KINDS: tuple[type[Passage], ...] = (Mention, Quotation, Citation, Figure, Forecast, EventMention)
"""The six kinds, in the order in which pages and JSON list them."""
