"""Names of an actor that texts print and the archive doesn't know yet, on the desk."""

from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html

from archive.desk.uses import UsedAdmin, form_of
from archive.folding import fold, is_findable
from archive.models import Actor, ActorName, Mention, State

MOST = 100
"""Forms that are offered at once, the commonest first."""
READ = 1_000
"""Different printings that are looked through for them."""
NAMED = 5
"""That the actor's own form names."""
LONGEST = 200
"""Characters of a name."""


class PrintedForm(NamedTuple):
    """A form that mentions of an actor print: its commonest spelling, how often all its spellings stand, and what it looks like."""

    exact: str
    folded: str
    number: int
    kind: str


def printed_forms(actor: Actor) -> list[PrintedForm]:
    """What mentions of an accepted actor print that is no name of it yet, the commonest first; what an editor said is none is left out."""
    if actor.state != State.ACCEPTED or actor.merged_into_id:
        return []
    family = Actor.objects.filter(pk__in=actor.family)
    known = {*family.values_list("folded", flat=True), *ActorName.objects.filter(actor__in=family).values_list("folded", flat=True)}
    rows = Mention.objects.filter(actor__in=family, needs_review=False).exclude(state=State.REJECTED).order_by()
    counted = rows.values_list("exact", "strength").annotate(number=Count("pk")).order_by("-number", "exact", "strength")[:READ]
    found: dict[str, PrintedForm] = {}
    for exact, strength, number in counted:
        printed = " ".join(exact.split())
        folded = fold(printed)
        if folded in known or folded in actor.no_names or len(printed) > LONGEST or not is_findable(printed):
            continue
        first = found.get(folded) or PrintedForm(printed, folded, 0, _looks_like(printed, strength))
        found[folded] = first._replace(number=first.number + number)
    return sorted(found.values(), key=lambda form: (-form.number, form.exact))[:MOST]


def _looks_like(printed: str, strength: str) -> str:
    if strength == Mention.Strength.WEAK:
        return ActorName.Kind.DEMONYM
    capitals = printed.replace(".", "")
    return ActorName.Kind.ACRONYM if capitals.isupper() and len(capitals) < 9 and " " not in printed else ActorName.Kind.ALIAS


class NamingAdmin(UsedAdmin):
    """An admin of actors that offers printed forms as names."""

    def get_urls(self) -> list[Any]:
        """The page of printed forms, then the others."""
        return [path("<str:key>/names/", self.admin_site.admin_view(self.names_view), name="archive_actor_names"), *super().get_urls()]

    @admin.display(description="printed, but no name yet", empty_value="")
    def printed_forms(self, actor: Actor) -> str:
        """The commonest, with the way to judge them all."""
        forms = printed_forms(actor) if actor.pk else []
        if not forms:
            return ""
        named = ", ".join(f"“{form.exact}” ({form.number})" for form in forms[:NAMED])
        more = f" and {len(forms) - NAMED} more" if len(forms) > NAMED else ""
        return format_html('{}{}: <a href="{}">take them as names</a>', named, more, reverse("admin:archive_actor_names", args=[actor.pk]))

    def names_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """Lists the printed forms; those that are ticked become names, or never stand here again."""
        actor = self.row_of(request, key)
        if not self.has_change_permission(request, actor):
            raise PermissionDenied
        offered = printed_forms(actor)
        if request.method == "POST":
            taken, refused = judge(actor, offered, request.POST)
            self.log_change(request, actor, f"{taken} printed forms taken as names, {refused} dismissed.")
            messages.success(request, f"{taken} taken as names, {refused} dismissed.")
            return redirect(form_of(actor))
        context = {"title": f"Printed forms of {actor}", "row": actor, "offered": offered, "kinds": ActorName.Kind.choices}
        return self.answer(request, "names", context)


@transaction.atomic
def judge(actor: Actor, offered: list[PrintedForm], sent: QueryDict) -> tuple[int, int]:
    """Takes what is ticked as names of the kind that is chosen beside it, and notes what is dismissed; gives how many of both."""
    taken = [form for form in offered if form.folded in sent.getlist("take")]
    refused = [form.folded for form in offered if form.folded in sent.getlist("dismiss") and form not in taken]
    for form in taken:
        chosen = sent.get(f"kind {form.folded}", "")
        kind = chosen if chosen in ActorName.Kind.values else form.kind
        ActorName.objects.create(actor=actor, name=form.exact, kind=kind, case_sensitive=kind == ActorName.Kind.ACRONYM)
    if refused:
        actor.no_names = [*actor.no_names, *refused]
        actor.save()
    return len(taken), len(refused)
