"""The desk's forms: bad input gets one clear sentence, and nothing that was typed is lost."""

import base64
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from archive.desk.colliding import collision
from archive.desk.corrections import CorrectingForm
from archive.desk.withdrawing import NO_REASON
from archive.folding import fold, is_findable
from archive.models import Actor, Article, Mention, Passage, Source, State, Topic
from archive.models.article import UNPUBLISHED
from archive.models.slugs import RESERVED
from archive.reading.page.decoding import MAX_TEXT
from archive.replies import LineField


class CarriedFile(forms.CharField):
    """A file's bytes that a form holds, in base64, until an editor has looked at what it is."""

    widget = forms.HiddenInput

    @staticmethod
    def held(data: bytes) -> str:
        """The bytes as the form holds them."""
        return base64.b64encode(data).decode()

    def clean(self, value: Any) -> bytes:
        """The bytes; none where there is no such field and none is required."""
        try:
            return base64.b64decode(super().clean(value), validate=True)
        except ValueError as error:
            raise ValidationError("The file did not come back whole; choose it again.") from error


class PlainTextField(forms.CharField):
    """A text with Unix line ends: browsers send CRLF, and an untouched text is no change."""

    def to_python(self, value: Any) -> Any:
        """The text as the archive holds it."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


class ArticleForm(CorrectingForm):
    """An article, with the version that the editor saw."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = "__all__"
        field_classes = {"body": PlainTextField, "withdrawal_reason": LineField}
        widgets = {"body": forms.Textarea(attrs={"rows": 30, "cols": 110}), "title": forms.TextInput(attrs={"size": 110})}
        widgets["withdrawal_reason"] = widgets["title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def clean_slug(self) -> str:
        """A slug that leads to the article."""
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED or slug.isdigit():
            raise ValidationError("This slug leads to a list of articles; an article needs another one.")
        return slug

    def clean(self) -> dict[str, Any]:
        """Refuses an edit of an old version, showing what was saved meanwhile; keeps title, date and basis in step."""
        data = super().clean() or {}
        if data.get("seen_version") != self.instance.version:
            raise ValidationError(collision(self.instance.pk, data.get("seen_version"), data))
        if len(data.get("body") or "") > MAX_TEXT:
            raise ValidationError(f"The text is longer than {MAX_TEXT:,} characters.")
        if "\0" in (data.get("body") or "") + (data.get("title") or ""):
            raise ValidationError("The text holds NUL characters.")
        if data.get("status") == Article.Status.WITHDRAWN and not data.get("withdrawal_reason"):
            self.add_error("withdrawal_reason", NO_REASON)
        self._check_schedule(data)
        self._keep_bases(data)
        return data

    def _check_schedule(self, data: dict[str, Any]) -> None:
        if data.get("status") not in UNPUBLISHED:
            data["publish_at"] = None
        elif data.get("publish_at") and "publish_at" in self.changed_data and data["publish_at"] <= timezone.now():
            self.add_error("publish_at", "This moment has passed; to publish it now, set its status.")

    def _keep_bases(self, data: dict[str, Any]) -> None:
        if not data.get("title"):
            data["title_basis"] = Article.TitleBasis.NONE
        elif "title" in self.changed_data:
            data["title_basis"] = Article.TitleBasis.EDITOR
        first_day, precision = data.get("published_on"), data.get("date_precision")
        if precision == Article.Precision.NONE or first_day is None:
            if first_day is not None or precision != Article.Precision.NONE:
                self.add_error("date_precision", "A date needs a precision, and a precision needs a date.")
            data["date_basis"] = Article.DateBasis.NONE
            return
        if {"published_on", "date_precision"} & set(self.changed_data) or data.get("date_basis") == Article.DateBasis.NONE:
            data["date_basis"] = Article.DateBasis.EDITOR
        if precision == Article.Precision.YEAR:
            first_day = first_day.replace(month=1, day=1)
        elif precision == Article.Precision.MONTH:
            first_day = first_day.replace(day=1)
        data["published_on"] = first_day


class PassageForm(forms.ModelForm):
    """A passage: its words must stand in the article; touching a proposal accepts it."""

    class Meta:
        field_classes = {"exact": PlainTextField}

    def clean(self) -> dict[str, Any]:
        """Finds the exact words in the article's text."""
        data = super().clean() or {}
        exact, article = data.get("exact"), self.instance.article if self.instance.article_id else data.get("article")
        if exact and article and ("exact" in self.changed_data or not self.instance.pk):
            start = self.start_of(exact, article.body)
            if start < 0:
                self.add_error("exact", "These words don't stand in the article's text.")
            else:
                self.instance.anchor_at(article.body, start, start + len(exact))
        if {"exact", "actor"} & set(self.changed_data) and not self.errors and self._stands_already(data.get("actor")):
            self.add_error("exact", "This actor is marked at these words already.")
        return data

    def start_of(self, exact: str, body: str) -> int:
        """Where the words stand first, or -1."""
        return body.find(exact)

    def _stands_already(self, actor: Actor | None) -> bool:
        made = self.instance
        if not isinstance(made, Mention) or actor is None:
            return False
        same = Mention.objects.filter(article_id=made.article_id, actor=actor, start=made.start, end=made.end, needs_review=False)
        return same.exclude(pk=made.pk).exists()

    def save(self, commit: bool = True) -> Passage:
        """An editor's touch is a decision."""
        if self.instance.pk and set(self.changed_data) - {"state"} and self.instance.state == State.PROPOSED:
            self.instance.state = State.ACCEPTED
        saved: Passage = super().save(commit)
        return saved


class PassagesFormSet(forms.BaseInlineFormSet):
    """Passages of one kind, each place once."""

    def clean(self) -> None:
        """Names the row that repeats another one of the same saving; the database would refuse it without a word."""
        super().clean()
        seen: set[tuple[Any, ...]] = set()
        for form in self.forms:
            if form.instance.pk or not form.has_changed() or form.errors:
                continue
            place = (form.instance.start, form.instance.end, form.cleaned_data.get("actor"))
            if place in seen:
                form.add_error("exact", "These words stand twice among the new rows.")
            seen.add(place)


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Lists as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """Lines as a list; empty ones dropped."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the lines differ."""
        return (initial or []) != self.to_python(data)


class MergeForm(forms.ModelForm):
    """A row that may be merged into another one of its kind."""

    def clean_merged_into(self) -> Any:
        """Merges never run in a circle."""
        into = self.cleaned_data["merged_into"]
        if into is not None and self.instance.pk in (into.pk, into.standing.pk):
            kind = self.instance._meta.verbose_name
            raise ValidationError(f"This {kind} was merged into the one at hand; a merge can't run in a circle.")
        return into


UNFINDABLE = "This name holds neither letters nor digits."


def findable(name: str) -> str:
    """The name. Raises ``ValidationError`` for one that can't be found."""
    if not is_findable(name):
        raise ValidationError(UNFINDABLE)
    return name


class ActorForm(MergeForm):
    """An actor, or the one it was merged into."""

    class Meta:
        model = Actor
        fields = "__all__"

    def clean_name(self) -> str:
        """A name that can be found."""
        return findable(self.cleaned_data["name"])


class NamesFormSet(forms.BaseInlineFormSet):
    """An actor's names, each once however it is printed."""

    def clean(self) -> None:
        """Names the one that stands twice; the database would refuse it without a word."""
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            name = form.cleaned_data.get("name") if hasattr(form, "cleaned_data") else None
            if not name or form.cleaned_data.get("DELETE"):
                continue
            if not fold(name).strip():
                form.add_error("name", UNFINDABLE)
            elif fold(name) in seen:
                form.add_error("name", f"“{name}” stands here twice, accents and case aside.")
            seen.add(fold(name))

    def save_existing_objects(self, commit: bool = True) -> Any:
        """Saves the rows one by one, as Django does; meanwhile no row stands where another one wants to be: two may change places."""
        leaving = [form.instance.pk for form in self.initial_forms if form.has_changed()] if commit else []
        for key in leaving:
            self.model.objects.filter(pk=key).update(folded=f"\x1f{key}")
        return super().save_existing_objects(commit)


class SourceForm(forms.ModelForm):
    """A source, one by title, publisher and date."""

    class Meta:
        model = Source
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        """Names the source that is there already; the database would refuse its twin without a word."""
        data = super().clean() or {}
        publisher, article = data.get("publisher"), data.get("article")
        if article is None:
            key = Source.key_of(data.get("title", ""), publisher.pk if publisher else None, data.get("issued", ""))
        else:
            key = Source.key_within(article.pk, data.get("name", ""))
        twin = Source.objects.filter(key=key).exclude(pk=self.instance.pk).first()
        if twin:
            raise ValidationError(f"The archive holds this source already: “{twin}” ({twin.slug}).")
        return data


class TopicForm(forms.ModelForm):
    """A topic with its keywords, one a line."""

    keywords = LinesField(required=False, help_text="Words and phrases, one a line, that propose the topic.")

    class Meta:
        model = Topic
        fields = "__all__"

    def clean_parent(self) -> Topic | None:
        """Topics have two levels, and none stands below itself."""
        parent: Topic | None = self.cleaned_data["parent"]
        if parent is not None and (parent.parent_id or (self.instance.pk and self.instance.children.exists())):
            raise ValidationError("Topics have two levels: a topic below another one has none below itself.")
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise ValidationError("A topic can't stand below itself.")
            above = above.parent
        return parent
