"""What was taken down, known by digests: so that no import brings it back."""

import hashlib

from django.db import models

from archive.models.article import Article


def digest_of(what: str, text: str) -> str:
    """The digest of an address or a path, as ``what``; of nothing, nothing."""
    return hashlib.sha256(f"{what} {text}".encode()).hexdigest() if text else ""


class BarredQuerySet(models.QuerySet["Barred"]):
    """What must not come back."""

    def has(self, *digests: str) -> bool:
        """Whether any of these digests is of something that was taken down."""
        return self.filter(digest__in=digests).exists()


class Barred(models.Model):
    """A digest of a text, an address or a page that was taken down: it tells it when it comes again, and nothing else of it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="barred")
    digest = models.CharField(max_length=64, db_index=True)

    objects = BarredQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "digest"], name="barred_once_per_article")]

    def __str__(self) -> str:
        return f"barred with article {self.article_id}"
