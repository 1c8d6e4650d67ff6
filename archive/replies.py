"""Replies: the form that takes one, what becomes of what is sent, and what readers see of it."""

import re
import unicodedata
from math import ceil

from django import forms
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import keep_lazy_text
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from archive.gone import missing
from archive.marking import linked
from archive.models import Article, Reply
from archive.models.reply import LONGEST_AFFILIATION, LONGEST_NAME, LONGEST_TEXT
from archive.throttling import Rate, wait_for_turn

RATE = Rate(5, 3_600)
"""Replies of one reader."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Control characters, and marks that would turn the direction of what stands after the reply."""


def plain(text: str) -> str:
    """``text`` with Unix line ends, at most one empty line in a row, and nothing that is there without being seen; empty if nothing is."""
    text = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text).replace("\t", " ")
    text = re.sub(r"\n\s*\n", "\n\n", _UNSEEN.sub("", text)).strip()
    return text if any(unicodedata.category(c)[0] in "LNPS" for c in text) else ""


class PlainField(forms.CharField):
    """Plain text of several lines."""

    def to_python(self, value: object) -> str:
        return plain(super().to_python(value) or "")


class LineField(PlainField):
    """Plain text in one line."""

    def to_python(self, value: object) -> str:
        return " ".join(super().to_python(value).split())


@keep_lazy_text
def _allowed(sentence: str) -> str:
    """What a reply may be."""
    return sentence % {"number": intcomma(LONGEST_TEXT)}


class ReplyForm(forms.Form):
    """What a reader sends. ``website`` is a trap: people don't see it, robots fill it."""

    name = LineField(
        max_length=LONGEST_NAME,
        label=gettext_lazy("Your name"),
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Say who you are; the name is shown with your reply.")},
    )
    affiliation = LineField(
        max_length=LONGEST_AFFILIATION,
        required=False,
        label=gettext_lazy("Affiliation"),
        widget=forms.TextInput({"autocomplete": "organization"}),
        help_text=gettext_lazy("Optional: where you work or what you speak for."),
    )
    text = PlainField(
        max_length=LONGEST_TEXT,
        label=gettext_lazy("Your reply"),
        widget=forms.Textarea({"rows": 10}),
        help_text=_allowed(gettext_lazy("Plain text, at most %(number)s characters; addresses become links.")),
        error_messages={"required": gettext_lazy("Write your reply first.")},
    )
    website = forms.CharField(
        required=False, label=gettext_lazy("Leave this empty"), widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"})
    )

    @property
    def is_by_a_robot(self) -> bool:
        """Whether the trap was filled."""
        return bool(self.cleaned_data["website"])

    def save_under(self, article: Article) -> Reply:
        """The reply, waiting for an editor."""
        return Reply.objects.create(article=article, **{name: self.cleaned_data[name] for name in ("name", "affiliation", "text")})


@never_cache
@require_safe
def reply_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, on a page of its own: its cookie against forged requests stays off the article's page, which anybody may cache."""
    article = _published(slug)
    return _page(request, article, ReplyForm()) if settings.REPLIES else _closed(request, article)


@csrf_exempt  # ``_receive`` asks for the token; that there is no such article, or that no replies are taken, is said without one
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_reply(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes a reply; whoever comes to look is led to the form."""
    article = _published(slug)
    if not settings.REPLIES:
        return _closed(request, article)
    return _receive(request, article) if request.method == "POST" else redirect("reply", article.slug)


@csrf_protect
def _receive(request: HttpRequest, article: Article) -> HttpResponse:
    """Stores what was sent and leads back to the article; a robot is told the same, and nothing is stored."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, article, form)
    wait = wait_for_turn("reply", request, RATE)
    if wait:
        refused = _page(request, article, form, _too_many(ceil(wait / 60)), status=429)
        refused["Retry-After"] = str(wait)
        return refused
    if not form.is_by_a_robot:
        form.save_under(article)
    response = redirect(f"{article.get_absolute_url()}?reply=waiting#reply")
    response.status_code = 303
    return response


def _too_many(minutes: int) -> str:
    """The sentence for whoever has sent all that an hour allows."""
    sentence = ngettext(
        "%(quota)d replies came from you within the hour: send this one in %(minutes)d minute.",
        "%(quota)d replies came from you within the hour: send this one in %(minutes)d minutes.",
        minutes,
    )
    return sentence % {"quota": RATE.quota, "minutes": minutes}


def shown_under(article: Article) -> list[tuple[Reply, SafeString]]:
    """The approved replies to an article, oldest first, each with its text as HTML. One query."""
    return [(reply, linked(reply.text)) for reply in article.replies.approved()]


def _published(slug: str) -> Article:
    """The published article of this slug, or that once had it; 404 where there is none, or 410."""
    found: Article | None = Article.by_slug(slug)
    if found is None or found.status != Article.Status.PUBLISHED:
        raise missing(slug)
    return found


def _page(request: HttpRequest, article: Article, form: ReplyForm, refusal: str = "", status: int = 200) -> HttpResponse:
    return render(request, "archive/reply.html", {"article": article, "form": form, "refusal": refusal}, status=status)


def _closed(request: HttpRequest, article: Article) -> HttpResponse:
    return render(request, "archive/reply.html", {"article": article}, status=404)
