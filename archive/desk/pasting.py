"""The forms by which raw pages come in: pasted, dropped as files, fetched, or sent again with what an editor said of them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from archive.desk.forms import CarriedFile
from archive.importing.fetching import Fetched
from archive.importing.storing import LONGEST_URL
from archive.models import Article
from archive.reading import RawPage
from archive.reading.page.decoding import MAX_BYTES

MOST_FILES = 50
"""That are added at once; more are imported by command."""


class SeveralFiles(forms.ClearableFileInput):
    """A box for any number of files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, none where none is chosen."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each as Django checks one."""
        return [super(FilesField, self).clean(one, initial) for one in data or []]


class PasteForm(forms.Form):
    """Raw pages: one that is pasted, or dropped as files."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "cols": 100, "autofocus": True}),
        help_text="All of the page: menus and comment forms are stripped.",
    )
    file = FilesField(
        required=False,
        allow_empty_file=True,
        label="Files",
        help_text="Text, Markdown or HTML, an article each, in place of pasted text. Several may be chosen, or dropped here.",
    )
    url = forms.URLField(
        required=False,
        max_length=LONGEST_URL,
        assume_scheme="https",
        label="URL",
        help_text="Where the page stands; two pages with one URL are one article.",
    )
    publish = forms.BooleanField(required=False, label="Publish at once", help_text="Else it is a draft, whose proposals you judge first.")

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]

    def clean(self) -> dict[str, Any]:
        """One of text and files, none larger than the reader takes; an address is that of one page."""
        data = super().clean() or {}
        files = data.get("file") or []
        if not files and not (data.get("text") or "").strip():
            raise ValidationError("Paste the page's text, or choose its file.")
        if any(file.size > MAX_BYTES for file in files):
            raise ValidationError(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
        if len(files) > MOST_FILES:
            raise ValidationError(f"These are {len(files)} files; {MOST_FILES} are taken at once.")
        if len(files) > 1 and data.get("url"):
            self.add_error("url", "An address is that of one page; these are several files.")
        return data

    def pages(self) -> list[RawPage]:
        """The pages as the reader takes them."""
        files = self.cleaned_data["file"]
        if files:
            return [RawPage(file.name, file.read()) for file in files]
        return [RawPage("pasted.txt", self.cleaned_data["text"].encode())]


class KeptPageForm(forms.Form):
    """A page that was sent before, and waits for an editor to say whether it is ``own`` or which article's new version it is."""

    name = forms.CharField(max_length=255, widget=forms.HiddenInput)
    kept = CarriedFile()
    url = forms.URLField(required=False, max_length=LONGEST_URL, assume_scheme="https", widget=forms.HiddenInput)
    publish = forms.BooleanField(required=False, widget=forms.HiddenInput)
    own = forms.BooleanField(required=False, widget=forms.HiddenInput)
    version_of = forms.ModelChoiceField(Article.objects.with_text(), required=False, widget=forms.HiddenInput)

    def pages(self) -> list[RawPage]:
        """The page as it was sent first."""
        return [RawPage(self.cleaned_data["name"], self.cleaned_data["kept"])]


class AddressForm(forms.Form):
    """The address of a page that is fetched by ``fetch``."""

    url = forms.URLField(
        max_length=LONGEST_URL,
        assume_scheme="https",
        label="Address",
        widget=forms.URLInput(attrs={"size": 100}),
        help_text="Of one page on the web, that everybody can read without logging in.",
    )

    def __init__(self, *args: Any, fetch: Callable[[str], Fetched], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fetch = fetch

    def pages(self) -> list[RawPage]:
        """The page as its site sends it; ``url`` becomes the address where it stands. Raises ``NotFetched``."""
        fetched = self._fetch(self.cleaned_data["url"])
        self.cleaned_data["url"] = fetched.address
        return [fetched.page]
