"""History on the desk: every version, side by side with any other one, and put back as a new version."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin

from archive.desk.choosing import LONGEST_KEY, ChoosesByTyping
from archive.desk.versions import before_it, changes_between

STAYS = frozenset({"slug", "status"})
"""What putting a version back leaves as it is: addresses are for good, and publishing is a decision of its own."""

MEANWHILE = "Nothing was put back: somebody saved another version meanwhile. Look at that one first."
PUT_BACK = "Put back, as a new version. The one before it stays in the history."


class HistoryAdmin(ChoosesByTyping, SimpleHistoryAdmin):
    """An admin with a history whose versions can be compared and, with the permission to change the row, put back."""

    object_history_list_template = "admin/_versions.html"  # theirs has a style in an attribute, which our policy refuses
    object_history_template = "admin/history.html"
    puts_back = True

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The versions of an object, also of one that is gone; or the way to those two of them that were chosen."""
        self._check_keys(unquote(object_id))
        chosen = [request.GET.get(name, "") for name in ("new", "old")]
        if all(chosen):
            new, old = (_number(key) for key in chosen)
            return redirect(f"{self._address(unquote(object_id), new)}?old={old}")
        context = self.below(request, unquote(object_id)) | (extra_context or {})
        response: HttpResponse = super().history_view(request, object_id, context)
        return response

    def below(self, request: HttpRequest, key: str) -> dict[str, Any]:
        """For the template: versions of what hangs on the object, which are listed below its own."""
        return {}

    def history_form_view(self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None) -> HttpResponse:
        """A version beside the one before it, or beside the one that ``old`` names; sent, it is put back."""
        key = unquote(object_id)
        self._check_keys(key, version_id)
        record = self._record(key, version_id)
        if request.method == "POST":
            return self._put_back(request, record)
        if not self.has_view_or_change_permission(request, record.instance):
            raise PermissionDenied
        old = self._record(key, str(_number(request.GET["old"]))) if request.GET.get("old") else before_it(record)
        current = self.model._default_manager.filter(pk=record.id).first()
        context = {
            "title": f"Version of {record.history_date:%Y-%m-%d %H:%M}: {record.history_object}",
            "record": record,
            "old": old,
            "changes": changes_between(old, record),
            "latest": self._latest(record),
            "may_put_back": self.puts_back and current is not None and self.has_change_permission(request, current),
            "change_url": reverse(f"admin:{self._view_name('change')}", args=[record.id]),
            "history_url": reverse(f"admin:{self._view_name('history')}", args=[record.id]),
            "opts": self.opts,
        }
        return render(request, "admin/version.html", self.admin_site.each_context(request) | context | (extra_context or {}))

    def _put_back(self, request: HttpRequest, record: Any) -> HttpResponse:
        """What the version says becomes a new version, by the same way as an editor's form; what it replaces stays in the history."""
        with transaction.atomic():
            row = self.model._default_manager.select_for_update().filter(pk=record.id).first()
            if not self.puts_back or row is None or not self.has_change_permission(request, row):
                raise PermissionDenied
            here = redirect(self._address(record.id, record.history_id))
            if request.POST.get("latest") != str(self._latest(record).history_id):
                messages.error(request, MEANWHILE)
                return here
            form = self._form_of(request, row, record)
            if not says_something_else(request, form):
                return here
            saved = self.save_form(request, form, change=True)
            saved._change_reason = reason_of(record)
            self.save_model(request, saved, form, change=True)
            self.save_related(request, form, [], change=True)
            self.log_change(request, saved, [{"changed": {"fields": form.changed_data}}])
        messages.success(request, PUT_BACK)
        return redirect("admin:" + self._view_name("change"), record.id)

    def _form_of(self, request: HttpRequest, row: Any, record: Any) -> "ModelForm[Any]":
        """The row's form, filled with what the version says in place of what the row does."""
        kind = self.get_form(request, row, change=True)
        held = {field.name: field.attname for field in record.tracked_fields if field.name not in STAYS}
        return filled(kind, row, {name: getattr(record, attname) for name, attname in held.items()})

    def _record(self, key: str, version: str) -> Any:
        return get_object_or_404(self.model.history.model.objects.select_related("history_user"), id=key, history_id=version)

    def _latest(self, record: Any) -> Any:
        return type(record).objects.filter(id=record.id).order_by("-history_id").first()

    def _address(self, key: Any, version: Any) -> str:
        return reverse(f"admin:{self._view_name('simple_history')}", args=[key, version])

    def _view_name(self, view: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{view}"

    def _check_keys(self, *keys: str) -> None:
        """404 for what can't be a primary key, on which theirs fails."""
        try:
            for key in keys:
                field = self.model._meta.pk
                field.run_validators(field.to_python(key))  # also of a key that no database holds
        except ValidationError as error:
            raise Http404("There is no such version.") from error


def _number(key: str) -> int:
    """A primary key of a version; 404 for what can't be one."""
    if not (key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY):
        raise Http404("There is no such version.")
    return int(key)


def filled(kind: Any, row: Any, said: dict[str, Any]) -> "ModelForm[Any]":
    """The form of a row as if an editor had written into it what a version ``said``; all else stays."""
    unbound = kind(instance=row)
    data = {name: field.prepare_value(said.get(name, unbound.get_initial_for_field(field, name))) for name, field in unbound.fields.items()}
    form: ModelForm[Any] = kind(data, instance=row)
    return form


def says_something_else(request: HttpRequest, form: "ModelForm[Any]") -> bool:
    """Whether a form with what a version says can be saved, and changes something; if not, the editor is told."""
    if not form.is_valid():
        messages.error(request, f"Nothing was put back: {' '.join(_sentences(form))}")
        return False
    if not form.changed_data:
        messages.info(request, "Nothing was put back: the current version says the same.")
    return bool(form.changed_data)


def reason_of(record: Any) -> str:
    """Why there is the new version that puts ``record`` back."""
    return f"The version of {record.history_date:%Y-%m-%d %H:%M}, put back."


def _sentences(form: "ModelForm[Any]") -> list[str]:
    """What is wrong, each field's with its name."""
    return [
        f"{message}" if name == "__all__" else f"{form.fields[name].label or name}: {message}"
        for name, messages_ in form.errors.items()
        for message in messages_
    ]
