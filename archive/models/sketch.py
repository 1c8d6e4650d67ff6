"""The sketch of an article's text, kept so that an import needn't read the whole archive to find near-duplicates."""

from django.db import models
from django.db.models import F

from archive.models.article import Article


class SketchQuerySet(models.QuerySet["Sketch"]):
    """Sketches."""

    def current(self) -> "SketchQuerySet":
        """Those of texts that didn't change since."""
        return self.filter(body_sha256=F("article__body_sha256"))


class Sketch(models.Model):
    """What ``archive.importing.resembling.sketch`` gives for an article's text; out of date once the text has another digest."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="sketch")
    body_sha256 = models.CharField(max_length=64)
    data = models.BinaryField()

    objects = SketchQuerySet.as_manager()

    def __str__(self) -> str:
        return f"sketch of {self.article_id}"
