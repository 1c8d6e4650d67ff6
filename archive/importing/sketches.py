"""The sketches of the archive's texts, by which pages that come in are found to be like what is held."""

from collections.abc import Callable, Iterable

from archive.importing.resembling import Lookalikes, sketch
from archive.models import Article, Sketch

BATCH = 200
"""Texts in memory at a time."""


def archive_lookalikes(keep: bool = True, progress: Callable[[int, int], None] | None = None) -> Lookalikes:
    """What the archive holds, by the primary keys of its articles; withdrawn ones are left out.

    Texts that have no sketch, or changed since they had one, are read for it, about a millisecond each; it is then kept, but with
    ``keep=False``. ``progress`` is called with the number of those done and of all.
    """
    articles = Article.objects.exclude(status=Article.Status.WITHDRAWN)
    sketched = Sketch.objects.current().filter(article__in=articles).order_by("pk").values_list("pk", "data")
    known = [(pk, bytes(data)) for pk, data in sketched.iterator()]
    keys = list(articles.exclude(pk__in=Sketch.objects.current().values("pk")).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        texts = Article.objects.filter(pk__in=keys[start : start + BATCH]).values_list("pk", "body", "body_sha256")
        rows = [Sketch(article_id=pk, body_sha256=digest, data=sketch(body)) for pk, body, digest in texts]
        if keep:
            keep_sketches(rows)
        known += [(row.pk, bytes(row.data)) for row in rows]
        if progress:
            progress(start + len(rows), len(keys))
    return Lookalikes(known)


def keep_sketches(rows: Iterable[Sketch]) -> None:
    """Writes sketches over those that stand there. One statement."""
    Sketch.objects.bulk_create(rows, update_conflicts=True, unique_fields=["article"], update_fields=["body_sha256", "data"])
