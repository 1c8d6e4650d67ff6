"""What hangs on an article, as rows of its form: passages, stakeholders, topics."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from archive.desk.choosing import ChoosesByTyping
from archive.desk.forms import PassageForm, PassagesFormSet
from archive.ledgers.settling import propose_events, propose_measures
from archive.models import ArticleTopic, Citation, EventMention, Figure, Forecast, Mention, Passage, Quotation, Stakeholder
from archive.subjects import measure_key


def reason(why: str, rule: str) -> str:
    """Why something was proposed, with the rule's name under it; nothing for what no rule proposed."""
    return format_html('{}<br><span class="help">rule {}</span>', why, rule) if why else rule and f"rule {rule}"


def file_under(row: Any) -> None:
    """Gives a figure that is to be saved the measure, a dated event the event, that its fields name now, unless an editor chose another."""
    if isinstance(row, Figure) and (row.measure is None or _was_proposed(row)):
        propose_measures([row])
    if isinstance(row, EventMention) and row.event is None:
        propose_events([row])


def _was_proposed(figure: Figure) -> bool:
    """Whether a figure still stands under the measure that the rule gave it, for a subject, unit or place that an editor changed since."""
    before = Figure.objects.filter(pk=figure.pk).first()
    if before is None or before.measure is None or before.measure_id != figure.measure_id:
        return False
    key = measure_key(before.subject, before.unit, before.place)
    return key is not None and before.measure.key == f"{key.head}|{key.place}"


class PassageInline(ChoosesByTyping, admin.TabularInline):
    """Passages of one kind: words, state and details; a new one is added by its exact words."""

    form = PassageForm
    formset = PassagesFormSet
    extra = 0
    can_delete = False
    readonly_fields = ("proposed_because", "needs_review")
    own: tuple[str, ...] = ()
    classes = ("collapse",)

    @admin.display(description="proposed because", empty_value="")
    def proposed_because(self, passage: Passage) -> str:
        """What the rule saw, and which rule it is."""
        return reason(passage.why, passage.rule)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Words, state and reason first, then what the kind holds."""
        return ["exact", "state", "proposed_because", *self.own, "needs_review"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Texts in small boxes, so that a row stays a row."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "exact":
            field.widget.attrs |= {"rows": 2, "cols": 40}
        return field


class MentionInline(PassageInline):
    """Where actors are named."""

    model, own, autocomplete_fields = Mention, ("actor", "strength", "role", "affiliation"), ("actor",)


class QuotationInline(PassageInline):
    """Who is quoted."""

    model, own, autocomplete_fields = Quotation, ("speaker", "speaker_name", "role", "affiliation"), ("speaker",)


class CitationInline(PassageInline):
    """What the text leans on."""

    model, own, autocomplete_fields = Citation, ("source",), ("source",)


class FigureInline(PassageInline):
    """Numbers."""

    model, autocomplete_fields = Figure, ("source", "measure")
    own = (
        "value",
        "high",
        "comparator",
        "unit",
        "subject",
        "place",
        "denominator",
        "period",
        "period_start",
        "period_end",
        "source",
        "measure",
    )


class ForecastInline(PassageInline):
    """Statements on the future."""

    model, own = Forecast, ("horizon", "condition", "starts_on", "ends_on", "verdict", "evidence", "judged_on")


class EventMentionInline(PassageInline):
    """Dated events."""

    model, autocomplete_fields = EventMention, ("event",)
    own = ("name", "date", "precision", "starts_on", "ends_on", "told_as_past", "event")


class StakeholderInline(ChoosesByTyping, admin.TabularInline):
    """Actors' parts; a changed row is the editor's. Not deleted but given the role *none*, so that no reading brings it back."""

    model, extra, can_delete = Stakeholder, 0, False
    autocomplete_fields = ("actor",)
    readonly_fields = ("mentions", "origin")
    fields = ("actor", "role", *readonly_fields)


class ArticleTopicInline(ChoosesByTyping, admin.TabularInline):
    """Topics. Not deleted but rejected, so that no reading brings them back."""

    model, extra, can_delete = ArticleTopic, 0, False
    autocomplete_fields = ("topic",)
    readonly_fields = ("origin", "proposed_because")
    fields = ("topic", "state", *readonly_fields)

    @admin.display(description="proposed because", empty_value="")
    def proposed_because(self, row: ArticleTopic) -> str:
        """The keyword that speaks loudest for it."""
        return reason(f"The text says “{row.rule}”.", "keyword") if row.rule else ""
