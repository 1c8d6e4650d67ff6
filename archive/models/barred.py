"""What was taken down, known by digests: so that no import brings it back."""

from django.db import models

from archive.models.article import Article


class Barred(models.Model):
    """A digest of a text, an address or a page that was taken down: it tells it when it comes again, and nothing else of it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="barred")
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "digest"], name="barred_once_per_article")]

    def __str__(self) -> str:
        return f"barred with article {self.article_id}"
