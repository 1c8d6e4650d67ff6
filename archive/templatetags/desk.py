"""What the desk's front page shows besides the list of models."""

from django import template

from archive.models import Reply

register = template.Library()


@register.simple_tag
def waiting_replies() -> int:
    """How many replies wait for an editor."""
    return Reply.objects.pending().count()
