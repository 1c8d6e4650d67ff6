"""Who proposed a row, and what an editor made of it."""

from django.db import models


class Origin(models.TextChoices):
    """Who wrote a row down."""

    READER = "reader"
    EDITOR = "editor"


class State(models.TextChoices):
    """What became of it: readers propose, editors accept or reject."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


ORIGINS, STATES = Origin.values, State.values
