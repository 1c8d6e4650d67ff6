"""The gazetteer as a file, on the desk: out as CSV or JSON, and in after a look at what each row does."""

import hashlib
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from archive.desk.forms import CarriedFile
from archive.desk.uses import UsedAdmin
from archive.exchange.gazetteer_files import FORMS, Unusable, read, written
from archive.gazetteer import entries_held
from archive.importing.gazetteer import Line, Outcome, carry_out, counts, plan

LARGEST = 1_500_000
"""Bytes of a file that is sent: it goes to the browser and back between the look and the import."""
READS = ("archive.view_actor", "archive.view_topic")
WRITES = [f"archive.{may}_{model}" for model in ("actor", "actorname", "topic") for may in ("add", "change")]
"""What a file tells of, and what it changes."""
SHOWN = 1_000
"""Rows of the report; those that stay as they are only count."""


class GazetteerForm(forms.Form):
    """A gazetteer's file: chosen, or carried along from the look at it."""

    file = forms.FileField(required=False, allow_empty_file=True, help_text="CSV or JSON, as the export writes it; UTF-8.")
    carried = CarriedFile(required=False)
    overwrite = forms.BooleanField(
        required=False, help_text="Also what editors decided (names, kinds, rejections, what they took away); merges stay."
    )

    def clean(self) -> dict[str, Any]:
        """One of both, as ``entries``."""
        data = super().clean() or {}
        if self.errors:
            return data
        file = data.get("file")
        if file and file.size > LARGEST:
            raise forms.ValidationError(f"The file is larger than {LARGEST / 1_000_000} MB; import_gazetteer takes larger ones.")
        try:
            data["bytes"] = file.read() if file else data.get("carried") or b""
            if not data["bytes"]:
                raise forms.ValidationError("Choose a file with rows.")
            data["entries"] = read(data["bytes"])
        except Unusable as error:
            raise forms.ValidationError(str(error)) from error
        return data


class GazetteerAdmin(UsedAdmin):
    """An admin of actors that gives the gazetteer and takes one."""

    def get_urls(self) -> list[Any]:
        """The export and the import, then the others."""
        site = self.admin_site
        return [
            path("export.<slug:form>", site.admin_view(self.export_view), name="archive_actor_export"),
            path("import/", site.admin_view(self.import_view), name="archive_actor_import"),
            *super().get_urls(),
        ]

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """The gazetteer as a file."""
        if not request.user.has_perms(READS):
            raise PermissionDenied
        if form not in FORMS:
            raise Http404("There is no such form of the gazetteer.")
        name = f"gazetteer-{timezone.localdate():%Y-%m-%d}.{form}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(written(form, entries_held()), content_type=FORMS[form], headers=headers)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Shows what each row of a file would do, and does it when just that is confirmed."""
        if not request.user.has_perms(WRITES):
            raise PermissionDenied
        form = GazetteerForm(request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self.answer(request, "gazetteer", {"title": "Import a gazetteer", "form": form})
        lines = plan(form.cleaned_data["entries"], form.cleaned_data["overwrite"])
        possible = not any(line.outcome is Outcome.REFUSED for line in lines)
        if request.POST.get("seen") and possible:
            if request.POST["seen"] == digest(lines) and self._carried_out(lines):
                messages.success(request, f"Imported: {_said(lines)}.")
                return redirect(reverse("admin:archive_actor_changelist"))
            messages.warning(request, "The archive has changed since you looked, and nothing was imported; this is what would be done now.")
        return self._report(request, form, lines, possible)

    def _report(self, request: HttpRequest, form: GazetteerForm, lines: list[Line], possible: bool) -> HttpResponse:
        telling = [line for line in lines if line.outcome is not Outcome.SAME]
        order = [Outcome.REFUSED, Outcome.CONFLICT, Outcome.DUPLICATE, Outcome.CHANGED, Outcome.CREATED]
        telling.sort(key=lambda line: order.index(line.outcome))
        context = {
            "title": "Import a gazetteer: what each row does",
            "lines": telling[:SHOWN],
            "more": len(telling) - SHOWN,
            "counts": _said(lines),
            "possible": possible,
            "writes": any(line.outcome in (Outcome.CREATED, Outcome.CHANGED) for line in lines),
            "conflicts": any(line.outcome is Outcome.CONFLICT for line in lines),
            "overwrite": form.cleaned_data["overwrite"],
            "carried": CarriedFile.held(form.cleaned_data["bytes"]),
            "seen": digest(lines),
        }
        return self.answer(request, "gazetteer_report", context)

    @staticmethod
    def _carried_out(lines: list[Line]) -> bool:
        """Writes the rows; ``False`` where somebody else wrote one of them at this moment."""
        try:
            carry_out(lines)
        except IntegrityError:
            return False
        return True


def digest(lines: list[Line]) -> str:
    """What tells one report from another."""
    return hashlib.sha256(repr(lines).encode(errors="surrogatepass")).hexdigest()


def _said(lines: list[Line]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in counts(lines).items()) or "no rows"
