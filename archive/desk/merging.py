"""Merging on the desk: which one stays, what moves, and the way back."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from archive.desk.choosing import found_by_typing, keys_of
from archive.desk.uses import Use, UsedAdmin, form_of, uses_of
from archive.merging import Refusal, merge, unmerge, why_not, why_not_parted
from archive.models import Actor, ArticleTopic, Source, Topic

MOST = 20
"""Rows that are merged at once: each is shown with all that moves."""


class MergingAdmin(UsedAdmin):
    """An admin whose rows are merged by a page that shows what moves, and parted again."""

    def get_urls(self) -> list[Any]:
        """The pages of merging, then the others."""
        site, name = self.admin_site, self.opts.model_name
        return [
            path("merge/", site.admin_view(self.merge_view), name=f"archive_{name}_merge"),
            path("<str:key>/unmerge/", site.admin_view(self.unmerge_view), name=f"archive_{name}_unmerge"),
            *super().get_urls(),
        ]

    @admin.action(description="Merge: shows first what moves", permissions=["change"])
    def merge(self, request: HttpRequest, rows: "QuerySet[Any]") -> HttpResponse | None:
        """Leads to the page that asks which one stays."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if not 2 <= len(keys) <= MOST:
            messages.warning(request, f"Choose two rows to merge, or more, up to {MOST}.")
            return None
        return redirect(self._to_merge(keys))

    @admin.display(description="merges", empty_value="")
    def merges(self, row: Any) -> str:
        """What a row was merged into and what was merged into it, each with the way back; and the way to merge it."""
        if not row.pk:
            return ""
        if row.merged_into_id:
            line = '<p>Merged into <a href="{}">{}</a>. <a href="{}">Take it back</a></p>'
            return format_html(line, form_of(row.merged_into), row.merged_into, self._to_unmerge(row))
        line = '<p>“<a href="{}">{}</a>” was merged into it. <a href="{}">Take it back</a></p>'
        brought = format_html_join("", line, ((form_of(one), one, self._to_unmerge(one)) for one in row.merged.all()))
        return brought + format_html('<p><a href="{}">Merge it with another one</a></p>', self._to_merge([row.pk]))

    def get_search_results(self, request: HttpRequest, queryset: "QuerySet[Any]", search_term: str) -> Any:
        """What is found by typing stands: nothing is given to a row that was merged."""
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.filter(merged_into=None)
        return super().get_search_results(request, queryset, search_term)

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Asks which one stays and lists what moves; merges when that is confirmed."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        counted = [(row, uses_of(row)) for row in self._chosen(asked.getlist("row"))]
        counted.sort(key=lambda pair: (-sum(use.number for use in pair[1]), pair[0].pk))
        stays = next((row for row, _ in counted if str(row.pk) == asked.get("into")), counted[0][0] if counted else None)
        going = [(row, uses) for row, uses in counted if row != stays]
        if request.method == "POST" and going:
            try:
                merge([row for row, _ in going], stays)
            except Refusal as refusal:
                messages.error(request, str(refusal))
            else:
                return self._merged(request, [row for row, _ in going], stays)
        return self.answer(request, "merge", self._preview(stays, counted, going))

    def _preview(self, stays: Any, counted: list[tuple[Any, list[Use]]], going: list[tuple[Any, list[Use]]]) -> dict[str, Any]:
        another = found_by_typing(self.model, "merged_into", label="Another one", required=False)
        plans = [(row, uses, consequences(row, stays), why_not(row, stays)) for row, uses in going]
        return {
            "title": f"Merge {self.opts.verbose_name_plural}",
            "rows": counted,
            "stays": stays,
            "plans": plans,
            "possible": bool(plans) and not any(reason for *_, reason in plans),
            "form": type("AnotherForm", (forms.Form,), {"row": another})(),
        }

    def _chosen(self, keys: list[str]) -> list[Any]:
        return list(self.model._default_manager.filter(pk__in=keys_of(keys)).order_by("pk")[:MOST])

    def _merged(self, request: HttpRequest, rows: list[Any], stays: Any) -> HttpResponse:
        back = format_html_join(", ", '<a href="{}">“{}”</a>', ((self._to_unmerge(row), row) for row in rows))
        messages.success(request, format_html("Merged into “{}”. Undo it for {}.", stays, back))
        for row in rows:
            self.log_change(request, row, f"Merged into “{stays}”.")
        return redirect(form_of(stays))

    def unmerge_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """Lists what returns to a merged row, and parts it when that is confirmed."""
        row = self.row_of(request, key)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if request.method == "POST":
            try:
                unmerge(row)
            except Refusal as refusal:
                messages.error(request, str(refusal))
            else:
                self.log_change(request, row, "Its merge was taken back.")
                messages.success(request, f"“{row}” stands by itself again, with what its merge had moved.")
            return redirect(form_of(row))
        context = {"title": f"Take a merge back: {row}", "row": row, "returns": returning(row), "reason": why_not_parted(row)}
        return self.answer(request, "unmerge", context)

    def _to_merge(self, keys: list[int]) -> str:
        address = reverse(f"admin:archive_{self.opts.model_name}_merge")
        return f"{address}?{urlencode([('row', key) for key in keys])}"

    def _to_unmerge(self, row: Any) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_unmerge", args=[row.pk])


def consequences(row: Any, stays: Any) -> list[str]:
    """What else follows from merging ``row`` into ``stays``, in sentences."""
    said = [f"{row.get_absolute_url()} will lead to {stays.get_absolute_url()}."]
    if isinstance(row, Actor):
        names = [f"“{name}”" for name in (row.name, *row.names.values_list("name", flat=True))]
        said.append(f"Its names become names of “{stays}”: {', '.join(names)}.")
        if row.kind != stays.kind:
            said.append(f"The kinds differ: {row.get_kind_display()} and {stays.get_kind_display()}.")
    if isinstance(row, Topic):
        both = ArticleTopic.objects.filter(topic=row, article__in=ArticleTopic.objects.filter(topic=stays).order_by().values("article"))
        said.append(f"Its {len(row.keywords)} keywords will propose “{stays}”.")
        said.append(f"{both.count()} articles have both topics; there the decision on “{stays}” counts.")
    if isinstance(row, Source) and row.grade != stays.grade:
        said.append(f"The grade of its uses changes from {row.grade} to {stays.grade}.")
    return said


def returning(row: Any) -> list[str]:
    """What a merged row gets back."""
    if isinstance(row, Actor):
        return [f"{use.number} {use.what}" for use in uses_of(row) if use.what != "articles"]
    words = {
        "citation": "citations",
        "figure": "figures",
        "articletopic": "articles",
        "topic": "topics below it",
        "dropped": "articles with both",
    }
    return [f"{len(keys)} {words[model]}" for model, keys in row.moved.items() if model in words]
