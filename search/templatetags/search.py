"""What pages outside search take from it: the search box's values, marked snippets, related articles."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from haystack import connections

from archive.marking import trusted
from archive.models import Article
from search.engine import IndexUnavailable

register = template.Library()


@register.filter
def marked(snippet: str) -> SafeString:
    """A snippet of the engine, which escaped it and put its ``<mark>`` elements in."""
    return trusted(snippet)


@register.simple_tag
def related(article: Article, limit: int = 5) -> list[Any]:
    """Published articles about the same things, the nearest first; none while the index can't be asked, since the page can do without."""
    try:
        hits = connections["default"].get_backend().related(article, limit)
    except IndexUnavailable:
        return []
    found = Article.objects.published().in_bulk([int(hit.django_id) for hit in hits])
    return [found[int(hit.django_id)] for hit in hits if int(hit.django_id) in found]
