"""The raw page, kept as it came."""

from django.db import models


class PageQuerySet(models.QuerySet["Page"]):
    """Raw pages."""

    def waiting(self) -> "PageQuerySet":
        """Changed pages that an editor has yet to take over or refuse."""
        return self.filter(state=Page.State.WAITING)


class Page(models.Model):
    """The bytes of one page at one time. An article keeps all of its pages; the newest taken over is its current one."""

    class State(models.TextChoices):
        CURRENT = "current", "the article's text comes from it"
        SUPERSEDED = "superseded", "a later page took its place"
        WAITING = "waiting", "changed page over hand-edited text, to be judged"
        REFUSED = "refused", "judged and not taken over"

    article = models.ForeignKey("archive.Article", on_delete=models.CASCADE, related_name="pages")
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    file_name = models.CharField(max_length=255)
    path = models.CharField(max_length=1000, blank=True, db_index=True, help_text="Where it was imported from; empty for pasted text.")
    url = models.URLField(max_length=2000, blank=True)
    fetched_on = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.CURRENT)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["-fetched_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=["current", "superseded", "waiting", "refused"]), name="page_state_known"),
            models.UniqueConstraint(fields=["article"], condition=models.Q(state="current"), name="page_one_current_per_article"),
        ]

    def __str__(self) -> str:
        return self.file_name
