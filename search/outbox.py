"""From the archive to the index: rows written with the change, drained by whoever holds the lock.

A row is written in the change's own transaction, so a rolled-back change leaves none and a killed process loses none. After the commit
a thread of the process drains the outbox, unless another process does: no request waits for the index, and no failure of the index
fails a save. Rows are deleted after the index's commit, and writing an entry twice is harmless.
"""

import logging
import os
import threading
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection, transaction
from haystack import connections

from archive.models import Article
from archive.signals import articles_changed
from archive.takedown import leave_no_trace
from search.contract import Index
from search.engine import IndexMissing, IndexUnavailable
from search.models import Outbox
from search.search_indexes import ArticleIndex

logger = logging.getLogger(__name__)

BATCH = 200
"""Articles an index commit."""


def listen() -> None:
    """Connects the outbox to the archive's signal."""
    articles_changed.connect(_write_rows, dispatch_uid="outbox")


def _write_rows(sender: Any, ids: Iterable[int], **kwargs: Any) -> None:
    Outbox.objects.bulk_create(Outbox(article_id=pk) for pk in sorted(set(ids)))
    transaction.on_commit(wake, robust=True)


def wake() -> None:
    """Has a thread drain the outbox; the process ends only after it did."""
    _drainer.wake()


class _Drainer:
    """The one thread of this process that drains. Asked while it is at it, it looks once more, so that a run of changes starts one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = self._running = False

    def wake(self) -> None:
        with self._lock:
            self._asked = True
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._run, name="outbox").start()

    def _run(self) -> None:
        try:
            while self._is_asked():
                _drain_and_log()
        finally:
            connection.close()

    def _is_asked(self) -> bool:
        with self._lock:
            self._running, self._asked = self._asked, False
            return self._running


_drainer = _Drainer()
os.register_at_fork(after_in_child=_drainer.__init__)  # type: ignore[misc]  # a forked process has no thread but its own


def _drain_and_log() -> None:
    try:
        drain()
    except IndexMissing:
        logger.debug("The outbox keeps its rows until an index is built")
    except IndexUnavailable as error:
        logger.warning("The outbox keeps its rows: %s", error)
    except Exception:
        logger.exception("The outbox keeps its rows: draining it failed")


def drain() -> int:
    """Writes the index entries of all waiting articles and gives their number; 0 where another process is at it.

    Raises ``IndexUnavailable`` when there is no index to write to; the rows stay.
    """
    done = 0
    while Outbox.objects.exists():
        with drainers_lock() as free:
            if not free:
                return done
            done += drain_held()
    return done


def drain_held() -> int:
    """``drain`` for a caller that holds the drainers' lock."""
    done = 0
    while written := _drain_batch():
        done += written
    return done


def waiting() -> list[int]:
    """The keys of all rows, for ``settle`` once something else has done their work."""
    return list(Outbox.objects.values_list("pk", flat=True))


def settle(rows: list[int]) -> None:
    """Deletes rows whose articles were written since they were seen waiting; first, words that were taken down leave the disk."""
    for start in range(0, len(rows), BATCH):
        done = Outbox.objects.filter(pk__in=rows[start : start + BATCH])
        if Article.objects.filter(pk__in=done.order_by().values("article_id"), taken_down_at__isnull=False).exists():
            connections["default"].get_backend().index.purge()
            leave_no_trace()
        done.delete()


def drainers_lock() -> AbstractContextManager[bool]:
    """The lock of the one process that drains; ``with`` gives whether it was free."""
    index: Index = connections["default"].get_backend().index
    return index.draining()


def _drain_batch() -> int:
    rows = list(Outbox.objects.values_list("pk", "article_id")[:BATCH])
    if not rows:
        return 0
    ids = sorted({article_id for _, article_id in rows})
    write_entries(ids)
    settle([pk for pk, _ in rows])
    return len(ids)


def write_entries(ids: Iterable[int]) -> None:
    """Makes the index hold exactly what the database holds of these articles: an entry for the published, none for the others."""
    index = ArticleIndex()
    published = index.index_queryset().filter(pk__in=ids)
    backend = connections["default"].get_backend()
    backend.write(index, published, gone=set(ids) - {article.pk for article in published})
