"""Withdrawing on the desk: never without a reason, which the article's address then tells everybody."""

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.http import HttpRequest

from archive.models.article import ArticleQuerySet
from archive.replies import LineField

NO_REASON = "Say why: the address of a withdrawn article tells its readers the reason."

TOLD = "Its address tells it to everybody."


class WithdrawingForm(ActionForm):
    """The list's actions, with the reason for a withdrawal beside them."""

    withdrawal_reason = LineField(required=False, max_length=500, label="Public reason, to withdraw:", help_text=TOLD)


class ReasonForm(forms.Form):
    """A reason alone, in one line."""

    withdrawal_reason = LineField(max_length=500, label="Reason", help_text=TOLD, error_messages={"required": NO_REASON})


def withdraw(request: HttpRequest, articles: ArticleQuerySet) -> None:
    """Withdraws what is published among ``articles`` for the reason that came with the request; without one it says what is lacking."""
    form = ReasonForm(request.POST)
    if form.is_valid():
        messages.success(request, f"{articles.withdraw(form.cleaned_data['withdrawal_reason'])} articles withdrawn.")
    else:
        for error in form.errors["withdrawal_reason"]:
            messages.error(request, str(error))
