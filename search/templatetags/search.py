"""What pages take from search: marked snippets, related articles, and the parts of a page of hits that come by the hundred.

Some of these are the same for the same values, whatever else is on the page: they are drawn from their template once and kept.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from archive.marking import trusted
from archive.models import Article
from archive.templatetags.words import kind as kind_in_words
from search.contract import Facet, Label, SearchRequest
from search.exports import export_links
from search.nearby import nearby
from search.reading_list import listing_of

register = template.Library()

MOST_ACTORS = 6
"""Actors that a hit names."""


@register.filter
def marked(snippet: str) -> SafeString:
    """A snippet of the engine, which escaped it and put its ``<mark>`` elements in."""
    return trusted(snippet)


register.simple_tag(nearby)


@register.inclusion_tag("search/_add_to_list.html", takes_context=True)
def add_to_list(context: dict[str, Any], article: Article) -> dict[str, Any]:
    """The link that puts an article on the reading list of the page's address."""
    return {"slug": article.slug, "listing": listing_of(context["request"], article.slug)}


@register.inclusion_tag("search/_take.html")
def take(facet: str, slug: str) -> dict[str, Any]:
    """Links to the files and the feed of the articles of an actor, topic or source."""
    return {"files": export_links(SearchRequest(chosen={facet: (slug,)})), "feed": reverse(f"{facet}-feed", args=[slug])}


@register.simple_tag
def printed_date(printed: str | None, basis: str) -> SafeString:
    """A hit's date in words with where it is known from."""
    return _drawn("archive/_date.html", get_language(), printed=printed, basis=basis)


@register.simple_tag
def actor_links(actors: Sequence[Label]) -> SafeString:
    """Links to the first actors of a hit, each in the colour of its kind, and how many more there are."""
    language = get_language()
    links = [_drawn("archive/_actor_link.html", language, actor=actor) for actor in actors[:MOST_ACTORS]]
    return trusted("".join([*links, _drawn("archive/_more_actors.html", language, number=len(actors) - MOST_ACTORS)]))


@register.simple_tag
def facet_values(values: Iterable[Facet], facet: str, coloured: bool = False) -> SafeString:
    """The values of a facet as items of a list, each a link that toggles it; ``coloured`` where they are actors.

    Each has an id that begins with that of its ``facet``, so that the keyboard's focus stays where it is when the list is swapped.

    Written in Python, since a page has up to three hundred: a template takes some twenty times as long.
    """
    return trusted("\n".join(_item(value, facet, coloured) for value in values))


def _item(value: Facet, facet: str, coloured: bool) -> str:
    current = ' aria-current="true"' if value["selected"] else ""
    chosen = escape(gettext("selected"))
    said = f'<span class="hidden"> ({chosen})</span>' if value["selected"] else ""
    kind = _kind(value["kind"], get_language()) if coloured else ""
    name, link = escape(value["name"]), escape(value["toggle_url"])
    return f'<li><a id="{facet}-{value["slug"]}" href="{link}"{current}{kind}>{name}{said}</a><b>{value["count"]}</b></li>'


@lru_cache
def _kind(kind: str, language: str | None) -> str:
    """The attributes that show an actor's kind by colour and word."""
    return f' class="actor {escape(kind)}" title="{escape(kind_in_words(kind))}"'


@lru_cache(maxsize=10_000)
def _drawn(partial: str, language: str | None, **values: Any) -> SafeString:
    """A partial that shows nothing but its ``values``, in the ``language`` that is active."""
    return trusted(render_to_string(partial, values).strip())
