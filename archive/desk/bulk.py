"""One field of many rows, on the desk: each is checked as on its own form and saved by itself, so that its history tells."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from archive.desk.choosing import found_by_typing, keys_of
from archive.desk.uses import UsedAdmin

MOST = 200
"""Rows at once."""


class Refused(Exception):
    """Rows that can't have the value, each with why."""


class BulkAdmin(UsedAdmin):
    """An admin with a page that sets ``together`` of the chosen rows."""

    together: str

    def get_urls(self) -> list[Any]:
        """The page, then the others."""
        name = f"archive_{self.opts.model_name}_together"
        return [path("together/", self.admin_site.admin_view(self.together_view), name=name), *super().get_urls()]

    def to_together(self, request: HttpRequest, rows: "QuerySet[Any]") -> HttpResponse | None:
        """Leads from an action to the page; what an action returns."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            messages.warning(request, f"Choose {MOST} rows at most.")
            return None
        return redirect(f"{reverse(f'admin:archive_{self.opts.model_name}_together')}?{urlencode([('row', key) for key in keys])}")

    def together_view(self, request: HttpRequest) -> HttpResponse:
        """Asks for the value, and gives it to all rows or to none."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        rows = list(self.model._default_manager.filter(pk__in=keys_of(asked.getlist("row"))).order_by("pk")[:MOST])
        form = self._together_form()(request.POST or None)
        if request.method == "POST" and rows and form.is_valid():
            try:
                self._set(request, rows, form.cleaned_data[self.together])
            except Refused as refused:
                form.add_error(None, refused.args[0])
            else:
                messages.success(request, f"{self.together.capitalize()} set: {len(rows)} {self.opts.verbose_name_plural}.")
                return redirect(reverse(f"admin:archive_{self.opts.model_name}_changelist"))
        title = f"Set the {self.together} of {len(rows)} {self.opts.verbose_name_plural}"
        return self.answer(request, "together", {"title": title, "form": form, "rows": rows})

    def _together_form(self) -> type[forms.Form]:
        field: Any = self.model._meta.get_field(self.together)
        is_link = isinstance(field, ForeignKey)
        box = found_by_typing(self.model, self.together, required=False, help_text="Empty: none.") if is_link else field.formfield()
        return type("TogetherForm", (forms.Form,), {self.together: box})

    @transaction.atomic
    def _set(self, request: HttpRequest, rows: list[Any], value: Any) -> None:
        reasons = []
        for row in rows:
            form_class = self.get_form(request, row, change=True)
            sent = {field.html_name: field.value() for field in form_class(instance=row)}
            form = form_class(sent | {self.together: getattr(value, "pk", value)}, instance=row)
            if form.is_valid():
                form.save()
                self.log_change(request, row, [{"changed": {"fields": [self.together]}}])
            else:
                reasons += [f"{row}: {reason}" for errors in form.errors.values() for reason in errors]
        if reasons:
            raise Refused(reasons)
