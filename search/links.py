"""Links of searches, computed in Python so that templates only print them."""

from collections.abc import Callable
from functools import cache, lru_cache
from urllib.parse import quote_plus, urlencode

from django.urls import reverse

from search.contract import SearchRequest

_ANY = "\0"
"""Stands where the value of a pattern goes: the one character that no parameter can hold."""


_PLACE = "place-of-a-slug"


def link_to(view: str, request: SearchRequest, *args: str) -> str:
    """The relative address at which ``view``, with the ``args`` of its path, answers ``request``."""
    query = urlencode(request.pairs())
    return reverse(view, args=args) + (f"?{query}" if query else "")


def article_url(slug: str) -> str:
    """The address of an article: ``get_absolute_url`` for twenty of them at a time."""
    return _article().replace(_PLACE, slug)


@cache
def _article() -> str:
    return reverse("article", args=[_PLACE])


def toggling(view: str, request: SearchRequest, facet: str) -> Callable[[str], str]:
    """``link_to`` of the request after a click on any value of a facet that isn't selected: written once, filled in for each."""
    return _pattern(link_to(view, request.toggled(facet, _ANY)))


def within(view: str, request: SearchRequest) -> Callable[[str], str]:
    """``link_to`` of the request after a click on any year or month that isn't selected."""
    return _pattern(link_to(view, request.within(_ANY)))


def _pattern(link: str) -> Callable[[str], str]:
    parts = link.split(quote_plus(_ANY))
    return lambda value: _quoted(value).join(parts)


_quoted = lru_cache(maxsize=10_000)(quote_plus)
"""The same few hundred slugs and months, at every search."""
