"""Taking an article down for good: its words leave the database, with all that was read from them and all versions that ever were.

What stays: its key and its addresses, so that they can explain; the moment, the reason and who did it; and digests, by which an import
knows what must not come back. Whoever holds the words elsewhere (an index) looks at ``taken_down_at`` and removes them there for good.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from archive.ledgers.settling import settle, touched_by
from archive.models import (
    PASSAGE_KINDS,
    Actor,
    ActorName,
    Article,
    Barred,
    Citation,
    Event,
    EventMention,
    Figure,
    Forecast,
    FormerSlug,
    Measure,
    Page,
    Quotation,
    Reply,
    Sketch,
    Source,
    Stakeholder,
    State,
    Tombstone,
)
from archive.models.article import BY_SCHEDULE, body_digest
from archive.models.barred import digest_of

logger = logging.getLogger(__name__)

PARTS = (
    "pages",
    "replies",
    "corrections",
    *(f"{kind._meta.model_name}s" for kind in PASSAGE_KINDS),
    "stakeholders",
    "article_topics",
    "readings",
)
"""What hangs on an article and goes with its text."""
EMPTIED: dict[str, Any] = {"title": "", "title_basis": "none", "body": "", "outlet": "", "authors": [], "url": "", "rights": ""}
"""Fields of an article, and of each of its versions, that say what it said or where it came from."""
_TAKEN_DOWN = "taken down"
CLEARED = {"object_repr": _TAKEN_DOWN, "change_message": ""}
"""What is left of a line of the admin's log."""


def what_goes(article: Article) -> list[tuple[str, int]]:
    """What taking it down deletes, each by its name with its number."""
    rows = ((getattr(article, part).model._meta, getattr(article, part).count()) for part in PARTS)
    counts = [(str(meta.verbose_name if number == 1 else meta.verbose_name_plural), number) for meta, number in rows if number]
    return [("versions of title, text and origin", article.history.count()), *counts]


@transaction.atomic
def take_down(key: int, reason: str) -> Article:
    """Takes the article of that primary key down; its addresses tell ``reason``. Nothing brings it back but a backup made before."""
    article: Article = Article.objects.select_for_update().get(pk=key)
    touched, texts, named = touched_by([key]), _texts_of(article), _named_by(article)
    _bar(article, texts)
    Tombstone.objects.bury(article)
    logged = {model: list(model._default_manager.filter(article=article).values_list("pk", flat=True)) for model in _LOGGED}
    decided: tuple[type[Any], ...] = (Reply, *PASSAGE_KINDS)
    for model in decided:
        model.history.filter(article_id=key).delete()
    for part in PARTS:
        getattr(article, part).all().delete()
    Source.objects.filter(article=article).delete()
    Sketch.objects.filter(article=article).delete()
    _empty(article, reason)
    settle(touched)
    logged |= {model: _forget(model, keys, texts) for model, keys in named.items()}
    for model, keys in logged.items():
        _clear_log(model, keys, texts)
    _log_of(Article).filter(object_id=str(key)).update(**CLEARED)
    transaction.on_commit(leave_no_trace, robust=True)
    return article


def leave_no_trace() -> None:
    """Removes what is left beside the database: kept pages, and what SQLite's journal still holds of deleted rows."""
    caches["pages"].clear()
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
    except DatabaseError as error:
        logger.warning("SQLite's journal still holds what was taken down: %s", error)
        return
    if busy:
        logger.warning("SQLite's journal still holds what was taken down: somebody is reading")


_LOGGED: tuple[type[Any], ...] = (Page, Reply, Forecast, EventMention)
"""What editors decide on apart from the article, so that the admin's log names it."""


def _texts_of(article: Article) -> list[str]:
    """Every title and text that the article ever had."""
    versions = article.history.values_list("title", "body")
    return sorted({text for row in [*versions, (article.title, article.body)] for text in row if text})


def _bar(article: Article, texts: Iterable[str]) -> None:
    """Notes digests of its texts, addresses, pages and paths."""
    digests = {body_digest(text) for text in texts} | {digest_of("url", url) for url in article.history.values_list("url", flat=True)}
    for sha256, url, path in article.pages.values_list("sha256", "url", "path"):
        digests |= {sha256, digest_of("url", url), digest_of("path", path)}
    digests.add(digest_of("url", article.url))
    rows = [Barred(article=article, digest=digest) for digest in sorted(digests - {""})]
    Barred.objects.bulk_create(rows, ignore_conflicts=True)


def _named_by(article: Article) -> dict[type[Any], set[int]]:
    """The keys of what its passages name, by model."""
    asked: dict[type[Any], list[tuple[type[Any], str]]] = {
        Source: [(Citation, "source"), (Figure, "source"), (Source, "pk")],
        Actor: [(kind, "actor") for kind in (PASSAGE_KINDS[0], Stakeholder)] + [(Quotation, "speaker")],
        Measure: [(Figure, "measure")],
        Event: [(EventMention, "event")],
    }
    found: dict[type[Any], set[int]] = {}
    for model, columns in asked.items():
        keys = {key for rows, name in columns for key in rows._default_manager.filter(article=article).values_list(name, flat=True)}
        found[model] = keys - {None}
    publishers = Source.objects.filter(pk__in=found[Source], publisher__isnull=False).values_list("publisher", flat=True)
    found[Actor] |= set(publishers)
    return found


_UNUSED: dict[type[Any], Q] = {
    Source: Q(citations=None, figures=None, merged=None),
    Actor: Q(mentions=None, quotations=None, stakeholders=None, published_sources=None, merged=None, merged_into=None),
    Measure: Q(figures=None, merged=None, merged_into=None),
    Event: Q(mentions=None, merged=None, merged_into=None),
}


def _forget(model: type[Any], keys: Iterable[int], texts: list[str]) -> list[int]:
    """Deletes what no passage names any longer and no editor accepted, with the history of all that is gone; gives its keys."""
    decided = Q() if model is Source else Q(state=State.ACCEPTED)
    rows = model._default_manager.filter(_UNUSED[model], pk__in=keys)
    for row in rows.exclude(decided) if decided else rows:
        row.delete()
    past = model.history.exclude(id__in=model._default_manager.values("pk")).values_list("id", "name")
    gone = sorted({key for key, name in past if key in keys or any(name in text for text in texts)})
    model.history.filter(id__in=gone).delete()
    if model is Actor:
        ActorName.history.filter(actor_id__in=gone).delete()
    FormerSlug.objects.filter(model=model._meta.model_name, object_id__in=gone).delete()
    return gone


def _empty(article: Article, reason: str) -> None:
    """Leaves of the article and of its versions what addresses need."""
    for name, value in EMPTIED.items():
        setattr(article, name, value)
    article.blocks, article.warnings = [], []
    article.published_on, article.date_precision, article.date_basis = None, "none", "none"
    article.status, article.withdrawal_reason, article.taken_down_at = Article.Status.WITHDRAWN, reason, timezone.now()
    article.version += 1
    vars(article)["_change_reason"] = _TAKEN_DOWN
    article.save()
    article.history.update(**EMPTIED)
    article.history.exclude(history_change_reason__in=[_TAKEN_DOWN, BY_SCHEDULE]).update(history_change_reason=None)


def _clear_log(model: type[Any], keys: Iterable[int], texts: list[str]) -> None:
    """Takes the words out of the admin's log of rows that are gone: those of ``keys``, and those that bore words of ``texts``."""
    standing = {str(key) for key in model._default_manager.values_list("pk", flat=True)}
    wanted, lines = {str(key) for key in keys}, _log_of(model).values_list("pk", "object_id", "object_repr")
    bearing = (
        pk for pk, row, name in lines if row in wanted or (row not in standing and any(name in text or text in name for text in texts))
    )
    LogEntry.objects.filter(pk__in=list(bearing)).update(**CLEARED)


def _log_of(model: type[Any]) -> "QuerySet[LogEntry]":
    return LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
