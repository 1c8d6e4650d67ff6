"""What pages say of values that the database holds in a form of their own, in the page's language."""

from django import template
from django.utils.translation import gettext

from archive.dates import date_in_words
from archive.exchange.references import BASES
from archive.models import Actor

register = template.Library()
register.filter("when", date_in_words)


@register.filter
def kind(value: str) -> str:
    """The word for an actor's kind, as it stands within a sentence; a kind that there is not is its own word."""
    return str(Actor.Kind(value).label).lower() if value in Actor.Kind else value


@register.filter
def basis(value: str) -> str:
    """Where a date is known from."""
    return str(BASES.get(value) or gettext("basis unknown"))
