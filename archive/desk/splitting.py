"""Splitting an actor on the desk: which of its words speak of another one."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html

from archive.desk.choosing import found_by_typing, keys_of
from archive.desk.forms import findable
from archive.desk.merging import MergingAdmin
from archive.desk.uses import form_of
from archive.models import Actor, Article, Mention, Passage, Quotation
from archive.splitting import passages_of_actor, split

ARTICLES = 25
"""On one page, each with all its words of the actor."""
KINDS: dict[str, type[Passage]] = {"mention": Mention, "quotation": Quotation}


class Row(NamedTuple):
    """A passage with a check box."""

    kind: str
    passage: Any
    ticked: bool


class Told(NamedTuple):
    """One article with the words in it that name the actor."""

    article: Article
    rows: list[Row]


class SplitForm(forms.Form):
    """Whom the chosen words speak of: a known actor, or a new one."""

    actor = found_by_typing(Mention, "actor", label="A known actor", required=False, help_text="Found by typing a part of the name.")
    name = forms.CharField(
        label="Or a new one of this name", required=False, max_length=200, help_text="Empty where a known one is chosen."
    )
    kind = forms.ChoiceField(choices=Actor.Kind.choices, label="and this kind", required=False, help_text="Of the new one.")

    def __init__(self, *args: Any, former: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._former = former
        self.fields["kind"].initial = former.kind

    def clean_name(self) -> str:
        """A name that can be found, or none."""
        return findable(self.cleaned_data["name"]) if self.cleaned_data["name"] else ""

    def clean(self) -> dict[str, Any]:
        """One of both, and not the actor that is split."""
        data = super().clean() or {}
        if bool(data.get("actor")) == bool(data.get("name")) and not self.errors:
            raise ValidationError("Choose a known actor, or give the name of a new one.")
        if data.get("actor") == self._former:
            raise ValidationError("These words speak of that actor already.")
        return data

    def save(self) -> Actor:
        """The actor; a new one is accepted, since an editor made it."""
        known: Actor | None = self.cleaned_data["actor"]
        return known or Actor.objects.create(name=self.cleaned_data["name"], kind=self.cleaned_data["kind"] or self._former.kind)


class SplittingAdmin(MergingAdmin):
    """An admin of actors that can be split."""

    def get_urls(self) -> list[Any]:
        """The page of splitting, then the others."""
        return [path("<str:key>/split/", self.admin_site.admin_view(self.split_view), name="archive_actor_split"), *super().get_urls()]

    @admin.display(description="split", empty_value="")
    def splits(self, actor: Actor) -> str:
        """The way to the page that splits it."""
        if not actor.pk:
            return ""
        way = reverse("admin:archive_actor_split", args=[actor.pk])
        return format_html('<a href="{}">Give some of its mentions and quotations to another actor</a>', way)

    def split_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """Lists the actor's words by article; those that are ticked go to another actor."""
        actor = self.row_of(request, key)
        if not self.has_change_permission(request, actor):
            raise PermissionDenied
        form = SplitForm(request.POST or None, former=actor)
        chosen = _chosen(actor, request.POST)
        if request.method == "POST" and form.is_valid():
            if chosen:
                return self._split(request, actor, form, chosen)
            form.add_error(None, "Tick the words that speak of another actor.")
        page = Paginator(_articles(actor), ARTICLES).get_page(request.GET.get("page"))
        context = {
            "title": f"Split {actor}",
            "row": actor,
            "form": form,
            "page": page,
            "told": told(actor, page, chosen),
            "merges": self.merges(actor) if actor.merged.exists() else "",
        }
        return self.answer(request, "split", context)

    def _split(self, request: HttpRequest, actor: Actor, form: SplitForm, chosen: list[Any]) -> HttpResponse:
        with transaction.atomic():
            to = form.save()
            articles = split(chosen, to)
        self.log_change(request, actor, f"{len(chosen)} mentions and quotations given to “{to}”.")
        said = '{} mentions and quotations in {} articles speak of “<a href="{}">{}</a>” now.'
        messages.success(request, format_html(said, len(chosen), articles, form_of(to), to))
        return redirect(form_of(actor))


def _articles(actor: Actor) -> Any:
    named = (passages_of_actor(actor, kind).order_by().values("article") for kind in KINDS.values())
    mentioned, quoted = (Q(pk__in=keys) for keys in named)
    return Article.objects.filter(mentioned | quoted).order_by("-published_on", "-pk")


def told(actor: Actor, articles: Iterable[Article], chosen: Collection[Any]) -> list[Told]:
    """The articles with the words in each that name the actor, in reading order, ``chosen`` ones ticked. A query a kind."""
    found: dict[int, Told] = {article.pk: Told(article, []) for article in articles}
    for word, kind in KINDS.items():
        for passage in passages_of_actor(actor, kind).filter(article__in=found):
            found[passage.article_id].rows.append(Row(word, passage, passage in chosen))
    for one in found.values():
        one.rows.sort(key=lambda row: (row.passage.start, row.kind))
    return list(found.values())


def _chosen(actor: Actor, sent: QueryDict) -> list[Any]:
    """The actor's passages that were ticked, one by one or with their article."""
    whole = keys_of(sent.getlist("article"))
    return [
        passage
        for word, kind in KINDS.items()
        for passage in passages_of_actor(actor, kind).filter(Q(pk__in=keys_of(sent.getlist(word))) | Q(article__in=whole))
    ]
