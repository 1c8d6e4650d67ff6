"""The whole index built anew, beside the one that serves, by as many processes as there is work for."""

import os
from collections.abc import Callable, Iterator

from haystack import connections

from search import spawned
from search.backend import document
from search.contract import Index
from search.engine import Document
from search.search_indexes import ArticleIndex

WORTH_ANOTHER = 2_000
"""Articles from which on another process pays: it takes a second or two to start."""
TASK = 500
"""Articles that a process takes at a time."""

Keys = tuple[int, int]
"""The first and the last primary key of a task."""


def rebuild(workers: int = 0, progress: Callable[[int], None] | None = None) -> int:
    """Builds the index of all published articles and gives their number; ``progress`` is called with the number written so far.

    ``workers`` processes write at a time; 0 is one for each processor that is worth it. Each takes up to 400 MB. An error leaves the old
    index as it was. Raises ``IndexUnavailable`` when another program writes.
    """
    keys = list(ArticleIndex().index_queryset().values_list("pk", flat=True))
    tasks = [(task[0], task[-1]) for task in (keys[start : start + TASK] for start in range(0, len(keys), TASK))]
    processes = min(workers or min(os.cpu_count() or 1, 1 + len(keys) // WORTH_ANOTHER), max(len(tasks), 1))
    index: Index = connections["default"].get_backend().index
    index.rebuild_from(tasks, spawned.documents_of, processes, spawned.start, progress)
    return len(keys)


def documents_of(keys: Keys) -> Iterator[Document]:
    """The entries of the published articles from one primary key to another."""
    index = ArticleIndex()
    for article in index.index_queryset().filter(pk__range=keys):
        yield document(index, article)
