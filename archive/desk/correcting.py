"""Correcting on the judging page: a small form for each kind of row, which an editor also fills in to add one by hand.

Actors and sources are named by their names, typed: known ones are found, unknown ones become new ones.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.urls import reverse

from archive.anchoring import places
from archive.desk.forms import UNFINDABLE, PassageForm
from archive.desk.passages import file_under
from archive.desk.proposals import ACTOR, KINDS, TOPIC
from archive.folding import fold, is_findable
from archive.merging import merge
from archive.models import Actor, ActorName, Article, ArticleTopic, Mention, Origin, Passage, Quotation, Source, State, Topic
from archive.models.passages import CONTEXT
from archive.models.source import KINDS as SOURCE_KINDS
from archive.splitting import give

FIELDS: dict[str, tuple[str, ...]] = {
    "mention": ("strength", "role", "affiliation"),
    "quotation": ("speaker_name", "role", "affiliation"),
    "citation": (),
    "figure": (
        "value", "high", "comparator", "unit", "subject", "place", "denominator", "period", "period_start", "period_end",
    ),
    "forecast": ("horizon", "condition", "starts_on", "ends_on"),
    "eventmention": ("name", "date", "precision", "starts_on", "ends_on", "told_as_past"),
}  # fmt: skip
"""What can be corrected of each kind beside its words; the article's form has the rest."""
LONG = {"subject", "denominator", "horizon", "condition", "name", "role", "affiliation"}


def known_actors(*names: str) -> "QuerySet[Actor]":
    """Actors that stand under one of these names, or have it beside others, accents and case aside; rejected ones are nobody."""
    folded = [fold(name).strip() for name in names]
    by_name = Q(folded__in=folded) | Q(pk__in=ActorName.objects.filter(folded__in=folded).values("actor"))
    return Actor.objects.standing().filter(by_name).exclude(state=State.REJECTED).order_by("pk")


def suggesting_names(kind: str) -> dict[str, str]:
    """The attributes of a box whose list shows names that the archive knows, as one types."""
    asked = {"hx-get": f"{reverse('admin:archive_article_known_names')}?of={kind}", "hx-target": "#known-names", "hx-params": "*"}
    return asked | {"hx-trigger": "input changed delay:150ms", "list": "known-names", "autocomplete": "off"}


class NamesAnActor(forms.Form):
    """Names an actor: a known one, or a new one of a kind."""

    actor_name = forms.CharField(max_length=200, label="Person or organisation", help_text="Known ones are found as you type.")
    actor_kind = forms.ChoiceField(
        choices=[("", "—"), *Actor.Kind.choices], required=False, label="Kind", help_text="For somebody the archive doesn't know yet."
    )
    known: Actor | None = None
    may_name = True
    """Whether what is named becomes known; else a new name is a proposal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actor_name"].widget.attrs |= suggesting_names(ACTOR)

    def clean(self) -> dict[str, Any]:
        """Finds who is meant; several of one name are told apart by the slug that their pages have."""
        data = super().clean() or {}
        name = (data.get("actor_name") or "").strip()
        if not name:
            return data
        found = list(Actor.objects.standing().filter(slug=name).exclude(state=State.REJECTED)) or list(known_actors(name)[:5])
        if len(found) > 1:
            meant = ", ".join(f"{actor.slug} ({actor.get_kind_display()})" for actor in found)
            self.add_error("actor_name", f"Several have this name; write which one: {meant}.")
        elif found:
            self.known = found[0]
        elif not is_findable(name):
            self.add_error("actor_name", UNFINDABLE)
        elif not data.get("actor_kind"):
            self.add_error("actor_kind", "The archive doesn't know this name; say what kind of actor it is.")
        return data

    def named(self) -> Actor | None:
        """Whom it names, written if new; nobody where no name was given."""
        name = (self.cleaned_data.get("actor_name") or "").strip()
        if self.known is None and name:
            self.known = Actor.objects.create(
                name=name, kind=self.cleaned_data["actor_kind"], state=State.ACCEPTED if self.may_name else State.PROPOSED
            )
        elif self.known is not None and self.known.state == State.PROPOSED and self.may_name:
            self.known.state = State.ACCEPTED
            self.known.save()
        return self.known


class ActorRowForm(NamesAnActor):
    """Who somebody in the article is: joined with somebody known, or known from now on under this name and kind."""

    def __init__(self, *args: Any, article: Article, actor: Actor, mentions: "QuerySet[Mention]", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"actor_name": actor.name, "actor_kind": actor.kind})
        super().__init__(*args, **kwargs)
        self.article, self.actor, self.mentions = article, actor, mentions

    def save(self) -> Actor:
        """Whom the article's mentions name then, all accepted but those that were rejected. Raises ``merging.Refusal``."""
        for mention in self.mentions.filter(state=State.PROPOSED):
            mention.state = State.ACCEPTED
            mention.save()
        makes_known = self.may_name and self.actor.state == State.PROPOSED
        return self._renamed() if makes_known and self.known in (None, self.actor) else self._joined(makes_known)

    def _renamed(self) -> Actor:
        actor = self.actor
        actor.name, actor.state = self.cleaned_data["actor_name"].strip(), State.ACCEPTED
        actor.kind = self.cleaned_data["actor_kind"] or actor.kind
        actor.save()
        return actor

    def _joined(self, whole: bool) -> Actor:
        """Whom the form names, joined with the actor as a ``whole``, or with what stands of it in this article."""
        other = self.named() or self.actor
        if other != self.actor and whole:
            merge([self.actor], other)
        elif other != self.actor:
            spoken = Quotation.objects.filter(article=self.article, speaker__in=self.actor.family)
            give([*self.mentions.exclude(state=State.REJECTED), *spoken.exclude(state=State.REJECTED)], other)
        return other


class TopicRowForm(forms.ModelForm):
    """A topic that an editor gives the article."""

    topic = forms.ModelChoiceField(Topic.objects.filter(merged_into=None).order_by("name"), help_text="What the article is about.")

    class Meta:
        model = ArticleTopic
        fields = ("topic",)

    def clean_topic(self) -> Topic:
        """A topic that the article doesn't have yet."""
        topic: Topic = self.cleaned_data["topic"]
        if ArticleTopic.objects.filter(article_id=self.instance.article_id, topic=topic).exclude(state=State.REJECTED).exists():
            raise ValidationError("The article has this topic.")
        return topic

    def save(self, commit: bool = True) -> ArticleTopic:
        """An editor's row, also where the topic was rejected before."""
        told = {"origin": Origin.EDITOR, "state": State.ACCEPTED}
        row, _ = ArticleTopic.objects.update_or_create(article_id=self.instance.article_id, topic=self.cleaned_data["topic"], defaults=told)
        return row


class PassageRowForm(PassageForm):
    """A passage's words and details; what stands ``before`` and ``after`` them tells which of several places was selected."""

    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    after = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.article = article
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"rows": 2}
            elif name in LONG:
                field.widget.attrs["class"] = "long"

    def start_of(self, exact: str, body: str) -> int:
        """Where the words stand; of several places the one with the context of the selection."""
        before, after = self.data.get("before", "")[-CONTEXT:], self.data.get("after", "")[:CONTEXT]
        best = max(places(body, exact, before, after, self.instance.start or 0), default=None)
        return best[2] if best else -1

    def save(self, commit: bool = True) -> Passage:
        """What an editor wrote or corrected is accepted, and filed under the measure or event that follows from it."""
        made: Passage = self.instance
        made.state = State.ACCEPTED
        if made.pk is None:
            made.origin = Origin.EDITOR
        file_under(made)
        made.save()
        return made


class SpokenForm(NamesAnActor, PassageRowForm):
    """A quotation with its speaker, who may be unknown; a mention with its actor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        column = "actor" if isinstance(instance, Mention) else "speaker"
        standing = getattr(instance, column) if getattr(instance, f"{column}_id", None) else None
        told = {"actor_name": standing.standing.name, "actor_kind": standing.standing.kind} if standing else {}
        kwargs["initial"] = told | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.column = column
        self.fields["actor_name"].required = column == "actor"
        if column == "speaker":
            self.fields["actor_name"].label = "Speaker"

    def clean(self) -> dict[str, Any]:
        """Nobody is marked at one place twice."""
        data = super().clean()
        if self.known and "exact" not in self.errors and self._stands_already(self.known):
            self.add_error("actor_name", "This actor is marked at these words already.")
        return data

    def save(self, commit: bool = True) -> Passage:
        """With whom the form names; a speaker whose name was emptied is nobody known."""
        if self.instance.pk is None or {"actor_name", "actor_kind"} & set(self.changed_data):
            setattr(self.instance, self.column, self.named())
        return super().save(commit)


class SourcedForm(PassageRowForm):
    """A citation with its source, or a figure with the one that it was taken from."""

    source_name = forms.CharField(max_length=400, label="Source", help_text="Known ones are found as you type; another name is a new one.")
    source_kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in SOURCE_KINDS], initial="report", label="Kind of source", help_text="Of a new one."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        source = kwargs["instance"].source if kwargs["instance"].source_id else None
        told = {"source_name": source.name, "source_kind": source.kind} if source else {}
        kwargs["initial"] = told | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["source_name"].widget.attrs |= suggesting_names("source")
        if self._meta.model is KINDS["figure"]:
            self.fields["source_name"].required = self.fields["source_kind"].required = False

    def save(self, commit: bool = True) -> Passage:
        """With the source that the form names."""
        if self.instance.pk is None or "source_name" in self.changed_data:
            name = (self.cleaned_data["source_name"] or "").strip()
            self.instance.source = self._named(name) if name else None
        return super().save(commit)

    def _named(self, name: str) -> Source:
        """The article's own source of this name, else one that others cite, else a new one."""
        found = Source.objects.filter(Q(folded=fold(name)) | Q(slug=name))
        own = found.filter(Q(article=self.instance.article) | Q(citations__article=self.instance.article)).order_by("pk").first()
        known = own or found.named().order_by("pk").first()
        return known.standing if known else Source.objects.create(name=name, title=name, kind=self.cleaned_data["source_kind"] or "report")


def _form_of(kind: str) -> type[forms.ModelForm]:
    base: type[PassageRowForm] = {"mention": SpokenForm, "quotation": SpokenForm, "citation": SourcedForm, "figure": SourcedForm}.get(
        kind, PassageRowForm
    )
    return forms.modelform_factory(KINDS[kind], form=base, fields=("exact", *FIELDS[kind]))


FORMS: dict[str, Any] = {TOPIC: TopicRowForm, ACTOR: ActorRowForm} | {kind: _form_of(kind) for kind in KINDS}
"""The form of each kind of row."""
