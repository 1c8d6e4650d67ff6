"""An article that lives in the index alone: no table is ever read."""

from django.db import models


class Article(models.Model):
    """What of a row of the corpus the search index asks for; ``keys`` maps ``actor``, ``topic`` and ``source`` to keys."""

    title = models.TextField()
    text = models.TextField()
    day = models.DateField(null=True)
    keys = models.JSONField()

    class Meta:
        managed = False

    def __str__(self) -> str:
        return self.title
