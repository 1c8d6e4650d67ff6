"""Forecasts on the desk: those that wait longest for a verdict first."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Case, F, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from archive.desk.roles import ForEditors
from archive.ledgers.due import Status, status_of, with_status
from archive.models import Article, Forecast, State

_RANK = Case(*(When(status=status.value, then=Value(rank)) for rank, status in enumerate(Status)))
"""Overdue, due, open, judged."""


class StatusFilter(admin.SimpleListFilter):
    """Where forecasts stand today."""

    title, parameter_name = "status", "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every status."""
        return [(status.value, status.value) for status in Status]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Forecasts of the chosen one."""
        return queryset.filter(status=self.value()) if self.value() else queryset


class VerdictForm(forms.ModelForm):
    """What came of a forecast, what shows it, and when that was found."""

    class Meta:
        model = Forecast
        fields = ("verdict", "evidence", "judged_on")
        widgets = {"evidence": forms.Textarea(attrs={"rows": 3, "cols": 90})}


@admin.register(Forecast)
class ForecastAdmin(ForEditors, admin.ModelAdmin):
    """Verdicts on forecasts; words and window are changed in the article's form, where the text stands."""

    form = VerdictForm
    list_display = ("exact", "standing", "ends_on", "horizon", "article_in_short", "verdict")
    list_filter = (StatusFilter, "verdict")
    list_select_related = ("article",)
    search_fields = ("exact", "article__title")
    readonly_fields = ("words", "window", "condition", "of_article", "standing")
    fields = (*readonly_fields, "verdict", "evidence", "judged_on")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Each with its status as of today; what an editor rejected needs no verdict."""
        return with_status(super().get_queryset(request).exclude(state=State.REJECTED), timezone.localdate())

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Overdue first, then by the day on which the window ends."""
        return [_RANK, F("ends_on").asc(nulls_last=True), "pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A forecast is words of an article: it is added there."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rejected in the article's form rather than deleted, so that no reading brings it back."""
        return False

    @admin.display(description="status")
    def standing(self, forecast: Forecast) -> str:
        """As of today."""
        return status_of(forecast, timezone.localdate()).value

    @admin.display(description="article")
    def article_in_short(self, forecast: Forecast) -> str:
        """Its first words: the list's width is the forecasts'."""
        return Truncator(forecast.article.heading).chars(36)

    @admin.display(description="forecast")
    def words(self, forecast: Forecast) -> str:
        """Its words with those around them."""
        return format_html("{}<b>{}</b>{}", forecast.before, forecast.exact, forecast.after)

    @admin.display(description="window")
    def window(self, forecast: Forecast) -> str:
        """The horizon as printed, and its days where they are known."""
        days = f"{forecast.starts_on or '…'} to {forecast.ends_on}" if forecast.ends_on else "its end is not known"
        return f"“{forecast.horizon}”: {days}"

    @admin.display(description="article")
    def of_article(self, forecast: Forecast) -> str:
        """The way to the form in which its words and its window are changed."""
        address = reverse("admin:archive_article_change", args=[forecast.article_id])
        return format_html('<a href="{}">{}</a>, {}', address, forecast.article, forecast.article.printed_date or "undated")

    def save_model(self, request: HttpRequest, obj: Forecast, form: Any, change: bool) -> None:
        """A verdict is a new version of the article, so that a form opened before is refused and doesn't undo it."""
        super().save_model(request, obj, form, change)
        if form.changed_data:
            article = Article.objects.select_for_update().get(pk=obj.article_id)
            article.version += 1
            article.save()
