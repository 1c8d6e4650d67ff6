"""What hangs on an article, as rows of its form: passages, stakeholders, topics."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.desk.forms import PassageForm, PassagesFormSet
from archive.models import ArticleTopic, Citation, EventMention, Figure, Forecast, Mention, Quotation, Stakeholder


class PassageInline(admin.TabularInline):
    """Passages of one kind: words, state and details; a new one is added by its exact words."""

    form = PassageForm
    formset = PassagesFormSet
    extra = 0
    can_delete = False
    readonly_fields = ("rule", "why", "needs_review")
    own: tuple[str, ...] = ()
    classes = ("collapse",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Words and state first, then what the kind holds."""
        return ["exact", "state", *self.own, *self.readonly_fields]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Texts in small boxes, so that a row stays a row."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "exact":
            field.widget.attrs |= {"rows": 2, "cols": 40}
        return field


class MentionInline(PassageInline):
    """Where actors are named."""

    model, own, autocomplete_fields = Mention, ("actor", "strength"), ("actor",)


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

    model, own = Forecast, ("horizon", "condition", "starts_on", "ends_on")


class EventMentionInline(PassageInline):
    """Dated events."""

    model, own, autocomplete_fields = EventMention, ("name", "date", "precision", "starts_on", "ends_on", "event"), ("event",)


class StakeholderInline(admin.TabularInline):
    """Actors' parts; a changed row is the editor's. Not deleted but given the role *none*, so that no reading brings it back."""

    model, extra, can_delete = Stakeholder, 0, False
    autocomplete_fields = ("actor",)
    readonly_fields = ("mentions", "origin")
    fields = ("actor", "role", *readonly_fields)


class ArticleTopicInline(admin.TabularInline):
    """Topics. Not deleted but rejected, so that no reading brings them back."""

    model, extra, can_delete = ArticleTopic, 0, False
    autocomplete_fields = ("topic",)
    readonly_fields = ("origin", "rule")
    fields = ("topic", "state", *readonly_fields)
