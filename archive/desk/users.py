"""Users on the desk: Django's own page for them, and inviting somebody by mail."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from archive.desk.passwords import send_link
from archive.desk.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR


class InvitationForm(forms.ModelForm):
    """Who is invited, as what."""

    email = forms.EmailField(label="Address", help_text="Where the link goes by which they choose a password.")
    role = forms.ModelChoiceField(
        Group.objects.filter(name__in=(CONTRIBUTOR, EDITOR, ADMINISTRATOR)),
        empty_label=None,
        help_text="Contributors write drafts, editors publish, administrators manage users too.",
    )

    class Meta:
        model = User
        fields = ("username", "email")

    def clean_email(self) -> str:
        """An address of nobody yet."""
        email: str = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError("Somebody with this address has an account already.")
        return email

    def save(self, commit: bool = True) -> User:
        """The account, which nobody can log in to before a password was chosen."""
        user: User = super().save(commit=False)
        user.is_staff = True
        user.set_unusable_password()
        with transaction.atomic():
            user.save()
            user.groups.add(self.cleaned_data["role"])
        return user


admin.site.unregister(User)


@admin.register(User)
class InvitingAdmin(UserAdmin):
    """Users, some of whom are invited; only where mail can be sent."""

    actions = ("invite_again",)

    def get_urls(self) -> list[Any]:
        """The admin's own, and the page that invites."""
        return [path("invite/", self.admin_site.admin_view(self.invite_view), name="auth_user_invite"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """With the way to inviting."""
        return super().changelist_view(request, {"sends_mail": settings.SENDS_MAIL} | (extra_context or {}))

    def has_invite_permission(self, request: HttpRequest) -> bool:
        """Whoever may add and change users, where mail can be sent."""
        return settings.SENDS_MAIL and self.has_add_permission(request) and self.has_change_permission(request)

    def invite_view(self, request: HttpRequest) -> HttpResponse:
        """Asks whom, makes the account, and mails the link."""
        if not settings.SENDS_MAIL:
            raise Http404
        if not self.has_invite_permission(request):
            raise PermissionDenied
        form = InvitationForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            user = form.save()
            self.log_addition(request, user, [{"added": {}}])
            self._mail(request, user)
            return redirect("admin:auth_user_changelist")
        context = self.admin_site.each_context(request) | {"title": "Invite somebody", "opts": self.opts, "form": form}
        return render(request, "admin/auth/user/invite.html", context)

    @admin.action(description="Send the invitation again", permissions=["invite"])
    def invite_again(self, request: HttpRequest, users: "QuerySet[User]") -> None:
        """Mails those a new link who have chosen no password yet."""
        for user in users:
            if user.has_usable_password() or not user.is_active or not user.email:
                messages.error(request, f"Not invited: {user} has a password, or no address, or may not log in.")
            else:
                self._mail(request, user)

    def _mail(self, request: HttpRequest, user: User) -> None:
        try:
            send_link(user, "invitation")
        except OSError as error:
            messages.error(
                request, f"The invitation of {user} could not be mailed ({error}). The account is there: send it again from this list."
            )
        else:
            messages.success(request, f"A link went to {user.email}: {user} is invited.")
