"""The desk's forms: bad input gets one clear sentence, and nothing that was typed is lost."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from archive.models import Article, Passage, State, Topic
from archive.reading import RawPage
from archive.reading.decoding import MAX_BYTES


class PasteForm(forms.Form):
    """A raw page, pasted or dropped as a file."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "cols": 100}),
        help_text="All of the page: menus and comment forms are stripped.",
    )
    file = forms.FileField(required=False, allow_empty_file=True, help_text="A text, Markdown or HTML file, in place of pasted text.")
    url = forms.URLField(
        required=False, assume_scheme="https", label="URL", help_text="Where the page stands; two pages with one URL are one article."
    )
    publish = forms.BooleanField(required=False, label="Publish at once")

    def clean(self) -> dict[str, Any]:
        """One of text and file, no larger than the reader takes."""
        data = super().clean() or {}
        if not data.get("file") and not (data.get("text") or "").strip():
            raise ValidationError("Paste the page's text, or choose its file.")
        if data.get("file") and data["file"].size > MAX_BYTES:
            raise ValidationError(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
        return data

    def page(self) -> RawPage:
        """The page as the reader takes it."""
        file = self.cleaned_data["file"]
        if file:
            return RawPage(file.name, file.read())
        return RawPage("pasted.txt", self.cleaned_data["text"].encode())


class ArticleForm(forms.ModelForm):
    """An article, with the version that the editor saw."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = "__all__"
        widgets = {"body": forms.Textarea(attrs={"rows": 30, "cols": 110}), "title": forms.TextInput(attrs={"size": 110})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Refuses an edit of an old version, showing what was saved meanwhile; keeps title, date and basis in step."""
        data = super().clean() or {}
        if data.get("seen_version") != self.instance.version:
            raise ValidationError(
                f"Somebody saved version {self.instance.version} while you edited version {data.get('seen_version')}. Your text stands below; "
                f"theirs reads: “{Article.objects.get(pk=self.instance.pk).body[:500]}…”. Open the article anew to work on it."
            )
        if "\0" in (data.get("body") or "") + (data.get("title") or ""):
            raise ValidationError("The text holds NUL characters.")
        self._keep_bases(data)
        return data

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

    def clean(self) -> dict[str, Any]:
        """Finds the exact words in the article's text."""
        data = super().clean() or {}
        exact, article = data.get("exact"), self.instance.article if self.instance.article_id else data.get("article")
        if exact and article and ("exact" in self.changed_data or not self.instance.pk):
            start = article.body.find(exact)
            if start < 0:
                self.add_error("exact", "These words don't stand in the article's text.")
            else:
                self.instance.anchor_at(article.body, start, start + len(exact))
        return data

    def save(self, commit: bool = True) -> Passage:
        """An editor's touch is a decision."""
        if self.instance.pk and set(self.changed_data) - {"state"} and self.instance.state == State.PROPOSED:
            self.instance.state = State.ACCEPTED
        saved: Passage = super().save(commit)
        return saved


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


class TopicForm(forms.ModelForm):
    """A topic with its keywords, one a line."""

    keywords = LinesField(required=False, help_text="Words and phrases, one a line, that propose the topic.")

    class Meta:
        model = Topic
        fields = "__all__"

    def clean_parent(self) -> Topic | None:
        """A topic can't stand below itself."""
        parent: Topic | None = self.cleaned_data["parent"]
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise ValidationError("A topic can't stand below itself.")
            above = above.parent
        return parent
