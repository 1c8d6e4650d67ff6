"""History on the desk: every version is shown, none is put back, since passages belong to the text they were read from."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from archive.desk.choosing import ChoosesByTyping


class HistoryAdmin(ChoosesByTyping, SimpleHistoryAdmin):
    """An admin with a read-only history."""

    object_history_list_template = "admin/_versions.html"  # theirs has a style in an attribute, which our policy refuses

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The versions of an object, also of one that is gone."""
        self._check_keys(unquote(object_id))
        response: HttpResponse = super().history_view(request, object_id, extra_context)
        return response

    def history_form_view(self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None) -> HttpResponse:
        """An old version, to look at."""
        if request.method == "POST":
            raise PermissionDenied
        self._check_keys(unquote(object_id), version_id)
        response: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return response

    def _check_keys(self, *keys: str) -> None:
        """404 for what can't be a primary key, on which theirs fails."""
        try:
            for key in keys:
                self.model._meta.pk.to_python(key)
        except ValidationError as error:
            raise Http404("There is no such version.") from error
