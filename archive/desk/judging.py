"""The judging page: an article's text beside what the reader proposes, decided row by row without leaving the page.

Every decision is a form's POST: with JavaScript the answer is the row as it is then, without it the page once more, at the next row.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from archive.desk.correcting import FORMS, known_actors
from archive.desk.proposals import (
    ACTOR,
    HEADINGS,
    KINDS,
    TOPIC,
    DecidedMeanwhile,
    NoSuchRow,
    Row,
    Section,
    decide,
    decide_all,
    following,
    parsed,
    passage_of,
    passages_to_judge,
    row_of,
    sections_of,
    shown_in,
    waiting_in,
)
from archive.desk.roles import may_name_actors, may_publish
from archive.folding import fold
from archive.marking import marked_blocks
from archive.merging import Refusal
from archive.models import Actor, Article, ArticleTopic, Mention, Source, State
from archive.models.article import UNPUBLISHED
from archive.previews import preview_address

MOST_NAMES = 12
"""That a box offers."""
GONE = "This proposal is gone: the article was read anew."
BY_HAND = {"mention": "person or organisation", "quotation": "quotation", "citation": "cited source", "figure": "figure",
           "forecast": "forecast", "eventmention": "event", TOPIC: "topic"}  # fmt: skip
"""What an editor adds by hand, in words."""


class JudgesProposals:
    """The pages of an article's admin on which its proposals are judged."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """The judging pages, before the admin's own."""
        views = {
            "names/": (require_safe(self.names_view), "known_names"),
            "<int:pk>/judge/": (self._of_article(self.judge_view, "GET", "HEAD"), "judge"),
            "<int:pk>/judge/decide/": (self._of_article(self.decide_view, "POST"), "decide"),
            "<int:pk>/judge/publish/": (self._of_article(self.publish_view, "POST"), "judged"),
            "<int:pk>/judge/new/": (self._of_article(self.add_row_view), "add_row"),
            "<int:pk>/judge/<str:key>/": (self._of_article(self.correct_view), "correct"),
        }
        own = [path(where, self.admin_site.admin_view(view), name=f"archive_article_{name}") for where, (view, name) in views.items()]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def _of_article(self, view: Callable[..., HttpResponse], *methods: str) -> Callable[..., HttpResponse]:
        """A view of an article, for somebody who may change it; by all methods, or by these."""

        def asked(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
            article = self._article(request, pk)
            if methods and request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return view(request, article, **rest)

        return asked

    def judge_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The page: the text with its passages on the left, the rows of all kinds on the right."""
        passages = passages_to_judge(article)
        sections = sections_of(article, passages)
        context = {
            "blocks": marked_blocks(article.body, article.blocks, shown_in(passages)),
            "sections": sections,
            "waiting": waiting_in(sections),
            "by_hand": BY_HAND,
            "may_publish": may_publish(request),
            "preview": preview_address(article) if article.status in UNPUBLISHED else "",
        }
        return self._page(request, article, "judge", context)

    def decide_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """A decision on one row (``accepted=figure-12:proposed``) or on all of a kind that wait (``all-accepted=figure``)."""
        for state in State.values:
            if kind := request.POST.get(f"all-{state}"):
                return self._decide_all(request, article, kind, state)
            if told := request.POST.get(state):
                return self._decide(request, article, told, state)
        return HttpResponseBadRequest("Nothing was decided.")

    def _decide(self, request: HttpRequest, article: Article, told: str, state: str) -> HttpResponse:
        key, _, seen = told.partition(":")
        why = ""
        try:
            key = decide(article, key, state, seen or None, may_name_actors(request))
        except DecidedMeanwhile as meanwhile:
            key, why = meanwhile.row.key, f"Somebody decided on this while you looked at it: {meanwhile.row.state}."
        except NoSuchRow as error:
            raise Http404(GONE) from error
        return self._answer(request, article, key, why)

    def _decide_all(self, request: HttpRequest, article: Article, kind: str, state: str) -> HttpResponse:
        if kind not in HEADINGS or state == State.PROPOSED:
            return HttpResponseBadRequest("There is no such kind.")
        decide_all(article, kind, state, may_name_actors(request))
        if "HX-Request" not in request.headers:
            return redirect(f"{self._judging_of(article)}#kind-{kind}")
        sections = sections_of(article, passages_to_judge(article))
        section = next(one for one in sections if one.kind == kind)
        context = {"article": article, "section": section, "waiting": waiting_in(sections), "swapped": True}
        return self._retargeted(render(request, "admin/archive/article/_section.html", context), f"#kind-{kind}")

    def _answer(self, request: HttpRequest, article: Article, key: str, why: str = "") -> HttpResponse:
        """The row and the counts that changed with it; without JavaScript the page once more, at the row. A mention's is its actor's."""
        sections = sections_of(article, passages_to_judge(article))
        line = ((section, row) for section in sections for row in section.rows if key in {row.key, *(one.key for one in row.inner)})
        section, row = next(line, (None, None))
        if section is None or row is None:
            raise Http404(GONE)
        row.why = why or row.why
        if "HX-Request" not in request.headers:
            return redirect(f"{self._judging_of(article)}#line-{_next(sections, row)}")
        context = {"article": article, "row": row, "section": section, "waiting": waiting_in(sections), "swapped": True}
        return self._retargeted(render(request, "admin/archive/article/_row.html", context), f"#line-{row.key}")

    def _retargeted(self, response: HttpResponse, target: str) -> HttpResponse:
        response["HX-Retarget"], response["HX-Reswap"] = target, "outerHTML"
        return response

    def correct_view(self, request: HttpRequest, article: Article, key: str) -> HttpResponse:
        """A row's form, and what it was filled in with."""
        try:
            kind, _ = parsed(key)
            row = row_of(article, key)
        except NoSuchRow as error:
            raise Http404(GONE) from error
        if kind == TOPIC:
            raise Http404("A topic is accepted or rejected; another one is added by hand.")
        return self._form(request, article, kind, self._row_form(request, article, kind, key), row)

    def add_row_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The form of a new row of the ``kind`` that is asked for, its words as they were selected."""
        kind = request.GET.get("kind", "")
        if kind not in BY_HAND:
            return HttpResponseBadRequest("There is no such kind.")
        return self._form(request, article, kind, self._row_form(request, article, kind, ""), None)

    def _row_form(self, request: HttpRequest, article: Article, kind: str, key: str) -> Any:
        """The form for a row, or for a new one where there is no ``key``."""
        sent = request.POST if request.method == "POST" else None
        if kind == ACTOR:
            actor = Actor.objects.get(pk=parsed(key)[1])
            mentions = Mention.objects.filter(article=article, actor__in=actor.family).order_by("start", "pk")
            return FORMS[kind](sent, article=article, actor=actor, mentions=mentions)
        if kind == TOPIC:
            return FORMS[kind](sent, instance=ArticleTopic(article=article))
        selected = {name: request.GET[name][:5_000] for name in ("exact", "before", "after") if name in request.GET}
        if kind == "mention" and "exact" in selected and not key:
            selected["actor_name"] = selected["exact"][:200]
        instance = passage_of(article, key) if key else KINDS[kind](article=article)
        return FORMS[kind](sent, instance=instance, article=article, initial=selected)

    def _form(self, request: HttpRequest, article: Article, kind: str, form: Any, row: Row | None) -> HttpResponse:
        form.may_name = may_name_actors(request)
        if request.method == "POST" and form.is_valid():
            try:
                with transaction.atomic():
                    locked = Article.objects.select_for_update().get(pk=article.pk)
                    with following(locked, {kind}):
                        made = form.save()
                return self._corrected(request, locked, row, made)
            except Refusal as refusal:  # of a merge with somebody who was merged at this moment
                form.add_error("actor_name", str(refusal))
        context = {"form": form, "row": row, "kind": kind, "what": BY_HAND.get(kind, HEADINGS.get(kind, kind))}
        if "HX-Request" in request.headers:
            return render(request, "admin/archive/article/_row_form.html", context | {"article": article})
        return self._page(request, article, "row_form", context)

    def _corrected(self, request: HttpRequest, article: Article, row: Row | None, made: Any) -> HttpResponse:
        """What a correction leaves: the row in its place; a new row, or another actor's, with the whole page."""
        if row is not None and not (isinstance(made, Actor) and row.key != f"{ACTOR}-{made.pk}"):
            return self._answer(request, article, row.key)
        key = f"{TOPIC if isinstance(made, ArticleTopic) else made._meta.model_name}-{made.pk}"
        if "HX-Request" in request.headers:
            return HttpResponse(headers={"HX-Redirect": f"{self._judging_of(article)}?at={key}#line-{key}"})
        return redirect(f"{self._judging_of(article)}#line-{key}")

    def publish_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Publishes the article; of somebody who may not, hands it over for review."""
        if may_publish(request):
            Article.objects.filter(pk=article.pk).publish()
            messages.success(request, f"“{article.heading}” is published.")
        else:
            with transaction.atomic():
                locked = Article.objects.select_for_update().get(pk=article.pk)
                locked.status = Article.Status.REVIEW
                locked.version += 1
                locked.save()
            messages.success(request, f"“{article.heading}” waits for an editor's review.")
        return redirect("admin:archive_article_changelist")

    def names_view(self, request: HttpRequest) -> HttpResponse:
        """Known names that begin with what is typed, for the list of a box."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        typed = request.GET.get("actor_name") or request.GET.get("source_name") or ""
        folded = fold(typed).strip()
        names: list[tuple[str, str]] = []
        if folded and request.GET.get("of") == "source":
            rows = Source.objects.filter(folded__startswith=folded, merged_into=None).order_by("folded", "pk")[:MOST_NAMES]
            names = [(row.name, row.kind) for row in rows]
        elif folded:
            begins = Q(folded__startswith=folded) | Q(names__folded__startswith=folded)
            found = Actor.objects.standing().filter(begins, state=State.ACCEPTED).distinct().order_by("name", "pk")[:MOST_NAMES]
            called = known_actors(*(actor.name for actor in found)).prefetch_related("names")
            bearers = Counter(name for actor in called for name in {actor.folded, *(one.folded for one in actor.names.all())})
            names = [(actor.name if bearers[actor.folded] == 1 else actor.slug, actor.get_kind_display()) for actor in found]
        return render(request, "admin/archive/article/_names.html", {"names": names})

    def _article(self, request: HttpRequest, pk: int) -> Article:
        """The article, for somebody who may change it."""
        article = Article.objects.filter(pk=pk).first()
        if article is None:
            raise Http404("There is no such article.")
        if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
            raise PermissionDenied
        return article

    def _judging_of(self, article: Article) -> str:
        return reverse("admin:archive_article_judge", args=[article.pk])

    def _page(self, request: HttpRequest, article: Article, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = self.admin_site.each_context(request) | {"opts": self.opts, "article": article, "title": article.heading}
        return render(request, f"admin/archive/article/{template}.html", shared | context)


def _next(sections: list[Section], row: Row) -> str:
    """The key of the row to look at after ``row``: the next one that waits, else itself."""
    keys = [(one.key, one.is_open) for section in sections for one in section.rows]
    at = next((place for place, (key, _) in enumerate(keys) if key == row.key), 0)
    return next((key for key, is_open in keys[at + 1 :] + keys[:at] if is_open), row.key)
