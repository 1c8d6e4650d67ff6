"""The outbox: which articles' index entries are out of date. Receipts: searches that somebody kept."""

import json
import secrets
import zlib

from django.db import models
from django.urls import reverse


class Outbox(models.Model):
    """An article that changed, written in the change's own transaction. No foreign key: a deleted article has an entry to remove."""

    article_id = models.BigIntegerField()
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "outbox"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"article {self.article_id}"


def new_key() -> str:
    """192 random bits in 32 characters that stand in an address as they are."""
    return secrets.token_urlsafe(24)


class Receipt(models.Model):
    """A search as it was asked and answered. Who knows its key can open it; nothing says who kept it."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    kept_at = models.DateTimeField()
    parameters = models.JSONField(help_text="Names and values as asked, in a fixed order.")
    filters = models.JSONField(default=list, help_text="What was selected, in words.")
    expanded = models.JSONField(default=list, help_text="Words that name an actor, with the other names that were searched.")
    notes = models.JSONField(default=list, help_text="What was repaired or is ambiguous, a sentence each.")
    total = models.PositiveIntegerField()
    packed_hits = models.BinaryField(help_text="Primary keys of the hits in their order with their versions: JSON, deflated.")
    index_state = models.CharField(max_length=100, help_text="Build and commit of the index that answered.")

    class Meta:
        ordering = ["-kept_at", "pk"]

    def __str__(self) -> str:
        return f"search of {self.kept_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("kept-search", args=[self.key])

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters as asked."""
        return [(name, value) for name, value in self.parameters]

    @property
    def hits(self) -> list[tuple[int, int]]:
        """Primary keys of the hits, the first found first, each with the article's version of then."""
        return [(pk, version) for pk, version in json.loads(zlib.decompress(self.packed_hits))]

    def hold(self, hits: list[tuple[int, int]]) -> None:
        """Sets ``hits``."""
        self.packed_hits = zlib.compress(json.dumps(hits, separators=(",", ":")).encode())
