"""What the desk's front page shows besides the list of models."""

from typing import Any

from django import template

from archive.desk.board import Waiting, waiting_for

register = template.Library()


@register.simple_tag
def what_waits(user: Any) -> list[Waiting]:
    """What waits for the user, each with its way."""
    return waiting_for(user)
