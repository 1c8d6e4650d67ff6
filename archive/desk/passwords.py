"""Passwords by mail: a link by which somebody who was invited, or forgot theirs, chooses one; it works once, for three days."""

import logging
import threading
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.http import require_http_methods

from archive.throttling import Rate, wait_for_turn

logger = logging.getLogger(__name__)

RATE = Rate(10, 900)
"""Links that one address may ask for, like wrong tries to log in."""
_DAY = 86_400


def send_link(user: Any, letter: str) -> None:
    """Mails ``user`` the link, in a letter of ``templates/mail`` that begins with its subject. Raises ``OSError`` where it can't."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    link = settings.SITE_URL + reverse("password_reset_confirm", args=[key, default_token_generator.make_token(user)])
    context = {"user": user, "link": link, "site": settings.SITE_URL, "days": settings.PASSWORD_RESET_TIMEOUT // _DAY}
    subject, _, body = render_to_string(f"mail/{letter}.txt", context).strip().partition("\n")
    EmailMessage(subject, body.lstrip(), to=[user.email]).send()


class ForgottenForm(PasswordResetForm):
    """The address of somebody who forgot their password. What becomes of it tells nobody whether the archive knows it."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sends a link to each account of that address, in a thread: an answer that waited for the mail would tell by its time."""
        for user in self.get_users(self.cleaned_data["email"]):
            threading.Thread(target=_send_or_log, args=[user], name="mail").start()


def _send_or_log(user: Any) -> None:
    try:
        send_link(user, "new_password")
    except OSError as error:
        logger.error("A link for a new password could not be mailed: %s", error.strerror or type(error).__name__)  # no address


class ForgottenView(views.PasswordResetView):
    """Asks for the address of an account, ten times a quarter of an hour from one place at most."""

    form_class = ForgottenForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sends the link, or says how long to wait."""
        wait = wait_for_turn("password", request, RATE)
        if not wait:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.add_error("email", f"Too many tries from here: ask again in {ceil(wait / 60)} minutes.")
        refused = self.form_invalid(form)
        refused.status_code, refused["Retry-After"] = 429, str(wait)
        return refused


_form = require_http_methods(["GET", "HEAD", "POST"])  # Django's take more
_desk = {"site_header": admin.site.site_header, "site_title": admin.site.site_title}
urlpatterns = [
    path("password_reset/", _form(ForgottenView.as_view(extra_context=_desk)), name="admin_password_reset"),
    path("password_reset/done/", views.PasswordResetDoneView.as_view(extra_context=_desk), name="password_reset_done"),
    path("reset/<uidb64>/<token>/", _form(views.PasswordResetConfirmView.as_view(extra_context=_desk)), name="password_reset_confirm"),
    path("reset/done/", views.PasswordResetCompleteView.as_view(extra_context=_desk), name="password_reset_complete"),
]
"""Below the admin's address, by the names that its log-in page asks for; only where mail can be sent."""
