"""Corrections on the desk: written with the article's form, listed for ever."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from archive.models import Article, Correction
from archive.models.correction import LONGEST_NOTE
from archive.replies import LineField

_REASON = 100
"""Characters that a history has for why a version was saved."""


class CorrectingForm(forms.ModelForm):
    """An article's form in which a change of a published article may be told to readers as a correction."""

    correction = LineField(
        required=False,
        max_length=LONGEST_NOTE,
        label="What was corrected",
        widget=forms.TextInput(attrs={"size": 110}),
        help_text="Only where a mistake was mended: one sentence, which readers see under the article, with today's date, for good.",
    )

    def clean_correction(self) -> str:
        """What nobody has read yet needs no correction."""
        note: str = self.cleaned_data["correction"]
        if note and self.instance.status != Article.Status.PUBLISHED:
            raise ValidationError("Only a published article is corrected in public; this one just changes.")
        return note


def note_correction(article: Article, form: forms.ModelForm, user: Any) -> None:
    """Writes what an editor told readers with this saving, and gives it as the reason of the version."""
    note = form.cleaned_data.get("correction")
    if note:
        Correction.objects.create(article=article, note=note, version=article.version, user=user)
        vars(article)["_change_reason"] = note[:_REASON]


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):
    """All corrections, to look at."""

    list_display = ("day", "article", "note", "version", "user")
    list_select_related = ("article", "user")
    search_fields = ("note", "article__title")
    date_hierarchy = "day"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A correction is written with the change that it tells of."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers were told stays."""
        return False
