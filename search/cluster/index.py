"""The cluster's index, written: see ``search.contract.Index``.

::

    archive              the alias that searches and writes use
    archive-000007       the build that it names
    archive-000006       the one before, kept until the next rebuild for readers that are still walking through it
    archive-next         the alias of a build that is being filled; changes are written to it too, so that it lacks none when it takes over
    archive-state        one document, whose version counts the commits: what caches are kept by
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice
from typing import Any, TypeVar

from opensearchpy.exceptions import OpenSearchException

from search.engine import Document, IndexLocked, IndexMissing, IndexUnreachable

from .address import Address
from .connecting import LONG, asked, checked, client, unchecked
from .mapping import mappings, settings, source
from .searcher import ClusterSearcher

Task = TypeVar("Task")
Lock = Callable[[str, float], AbstractContextManager[bool]]
"""``lock(name, timeout)`` holds a lock that all hosts see; ``with`` gives whether it could be had within so many seconds."""

BATCH = 200
"""Documents that are written at once, and read under one lock."""
BYTES = 8 * 2**20
"""Of a request, about; OpenSearch refuses more than 100 MB."""
PATIENCE = 30.0
"""Seconds that a writer waits for another."""
PURGE = 120.0
"""Seconds that deleted documents have to leave the disks."""


class ClusterIndex:
    """The index of an address. What it is told is on the disks of all copies of its shards before a method returns, and is found."""

    def __init__(self, address: Address, lock: Lock) -> None:
        self.address = address
        self._name = address.name
        self._next = f"{address.name}-next"
        self._state = f"{address.name}-state"
        self._client = client(address)
        self._lock = lock

    def exists(self) -> bool:
        """Whether there is a build that serves."""
        with asked(self._name):
            return bool(self._client.indices.exists_alias(name=self._name))

    def state(self) -> object:
        """The build that serves and how often it was written."""
        return ClusterSearcher(self.address).state

    def create(self) -> None:
        """An empty index where there is none."""
        if not self.exists():
            self.rebuild([])

    def write(self, update: Iterable[Document], delete: Iterable[str] = ()) -> None:
        """Delete, then add or replace. Where this raises, some of it may be done: doing all of it again is harmless.

        ``update`` is read under the lock of all writers, so that of two who write one document the later one has read it later.
        """
        with self._writing(), asked(self._name):
            if not self._client.indices.exists_alias(name=self._name):
                raise IndexMissing(f"There is no search index {self._name} in the cluster: rebuild it.")
            checked(self._client, self._name)
            lines = [*_deleting(delete), *_adding(update)]
            if not lines:
                return
            targets = [self._name] + ([self._next] if self._client.indices.exists_alias(name=self._next) else [])
            for target in targets:
                self._put(target, lines)
            self._committed()

    def rebuild(self, documents: Iterable[Document]) -> None:
        """See ``search.contract.Index``. What changes meanwhile is written to both builds by whoever drains the outbox, so each of
        ``documents`` must be read from the archive no sooner than it is asked for: see ``rebuild_from``."""
        rest = iter(documents)
        self._build(iter(lambda: list(islice(rest, BATCH)), []), lambda done: None)

    def rebuild_from(
        self,
        tasks: Sequence[Task],
        documents_of: Callable[[Task], Iterable[Document]],
        processes: int = 1,
        initializer: Callable[[], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """See ``search.contract.Index``. In this process alone, a task at a time, each read and written under the lock of all writers."""
        self._build((list(documents_of(task)) for task in tasks), progress or (lambda done: None))

    def merge(self) -> bool:
        """Nothing: the cluster merges by itself."""
        return False

    def purge(self) -> None:
        """Removes from the disks what deleted documents said: they are merged out of their segments, and builds that don't serve go.

        Copies of a shard keep deleted documents until they know that all have followed, which they tell each other every 30 seconds: it
        may take as long. Raises ``IndexUnreachable`` where it didn't come to an end in ``PURGE`` seconds.
        """
        with self._writing(), asked(self._name):
            left = [build for build in (self._serving(), self._filling()) if build]
            for build in set(self._builds()) - {*left}:
                self._client.indices.delete(index=build)
        until = time.monotonic() + PURGE
        with asked(self._name):
            while left := [build for build in left if not self._expunged(build)]:
                if time.monotonic() > until:
                    raise IndexUnreachable(f"The search cluster still keeps what was deleted from {', '.join(left)}.")
                time.sleep(2)

    def _expunged(self, build: str) -> bool:
        """Merges deleted documents away, and gives whether none is left that was there at the beginning."""
        self._client.indices.flush(index=build, params={"wait_if_ongoing": "true"})
        before = self._deleted(build)
        self._client.indices.forcemerge(index=build, params={"only_expunge_deletes": "true"}, request_timeout=LONG)
        self._client.indices.flush(index=build, params={"wait_if_ongoing": "true", "force": "true"})
        return not before or not self._deleted(build)

    def _deleted(self, build: str) -> int:
        return int(self._client.indices.stats(index=build, metric="docs")["indices"][build]["total"]["docs"]["deleted"])

    def verify(self) -> list[str]:
        """What is damaged: shards of which no copy answers."""
        with asked(self._name):
            checked(self._client, self._name)
            health = self._client.cluster.health(index=self._name, params={"local": "true"})
        lost = self._shards() - int(health["active_primary_shards"])
        return [f"{lost} shards of the search index have no copy: start the cluster's other nodes."] if lost else []

    def warning(self) -> str:
        """Whether copies of shards are missing: then the next node that is lost may take the index along."""
        with asked(self._name):
            health = self._client.cluster.health(index=self._name, params={"local": "true"})
        missing = int(health["unassigned_shards"]) + int(health["initializing_shards"])
        return f"{missing} copies of the search index's shards are missing; {health['number_of_nodes']} nodes answer." if missing else ""

    def repair(self) -> list[str]:
        """Nothing: the cluster mends copies by itself."""
        return []

    def draining(self) -> AbstractContextManager[bool]:
        """See ``search.contract.Index``."""
        return self._lock("drain", 0.0)

    def _writing(self) -> AbstractContextManager[None]:
        return self._locked("write")

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        with self._lock(name, PATIENCE) as taken:
            if not taken:
                raise IndexLocked(f"Another program has been writing the search index {self._name} for {PATIENCE:g} seconds.")
            yield

    def _build(self, batches: Iterator[list[Document]], progress: Callable[[int], None]) -> None:
        with self._locked("rebuild"):
            build = self._new()
            try:
                self._fill(batches, progress)
                self._take_over(build)
            except BaseException:
                with suppress(OpenSearchException):  # a cluster that went away keeps the build, and the next rebuild removes it
                    self._client.indices.delete(index=build, params={"ignore_unavailable": "true"})
                raise

    def _fill(self, batches: Iterator[list[Document]], progress: Callable[[int], None]) -> None:
        """Puts all documents into the build that is being filled. Each batch is read and written under the lock of all writers: what
        changes before is in it, what changes after is written to both builds."""
        seen = set[str]()
        while True:
            with self._writing(), asked(self._name):
                batch = next(batches, None)
                if batch is None:
                    return
                for document in batch:
                    if document.id in seen:
                        raise ValueError(f"The document {document.id} comes twice.")
                    seen.add(document.id)
                self._put(self._next, _adding(batch), refresh=False)
            progress(len(seen))

    def _new(self) -> str:
        """A new, empty build beside the one that serves. What an unfinished rebuild left goes, and the build before the serving one."""
        with self._writing(), asked(self._name):
            serving, builds = self._serving(), self._builds()
            for old in builds:
                if old != serving:
                    self._client.indices.delete(index=old)
            number = max((int(build.rsplit("-", 1)[1]) for build in builds), default=0) + 1
            build = f"{self._name}-{number:06}"
            made = {"settings": settings(self.address.shards), "mappings": mappings(), "aliases": {self._next: {}}}
            self._client.indices.create(index=build, body=made, request_timeout=LONG)
            if not self._client.indices.exists(index=self._state):
                small = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
                self._client.indices.create(index=self._state, body={"settings": {"index": small}}, params={"wait_for_active_shards": "1"})
        return build

    def _take_over(self, build: str) -> None:
        """The new build serves from one moment to the next."""
        with self._writing(), asked(self._name):
            self._client.indices.refresh(index=build, request_timeout=LONG)
            serving = self._serving()
            actions: list[dict[str, Any]] = [
                {"remove": {"index": build, "alias": self._next}},
                {"add": {"index": build, "alias": self._name}},
            ]
            if serving:
                actions.append({"remove": {"index": serving, "alias": self._name}})
            self._client.indices.update_aliases(body={"actions": actions})
            unchecked(self._name)
            self._committed()

    def _committed(self) -> None:
        """Counts the commit, after what was written can be found: who reads the count before finds at least all that it counts."""
        self._client.index(index=self._state, id="state", body={"build": self._serving()})

    def _put(self, target: str, lines: Iterable[tuple[str, str | None]], refresh: bool = True) -> None:
        """Sends the lines of a bulk request, in as many requests as their size takes."""
        body: list[str] = []
        size = 0
        for action, document in lines:
            body += [action] if document is None else [action, document]
            size += len(action) + len(document or "")
            if size > BYTES:
                self._send(target, body)
                body, size = [], 0
        if body:
            self._send(target, body)
        if refresh:
            self._client.indices.refresh(index=target, request_timeout=LONG)

    def _send(self, target: str, body: list[str]) -> None:
        said = self._client.bulk(index=target, body="\n".join(body) + "\n", request_timeout=LONG)
        if said["errors"]:
            results = [result for item in said["items"] for result in item.values()]
            first = next(result["error"] for result in results if "error" in result)
            raise IndexUnreachable(f"The search cluster refused a document: {first.get('type')}, {first.get('reason')}.")

    def _serving(self) -> str | None:
        return self._of_alias(self._name)

    def _filling(self) -> str | None:
        return self._of_alias(self._next)

    def _of_alias(self, alias: str) -> str | None:
        if not self._client.indices.exists_alias(name=alias):
            return None
        return str(next(iter(self._client.indices.get_alias(name=alias))))

    def _builds(self) -> list[str]:
        found = self._client.indices.get_alias(index=f"{self._name}-*")
        return sorted(build for build in found if re.fullmatch(re.escape(self._name) + r"-\d{6,}", build))

    def _shards(self) -> int:
        with asked(self._name):
            (about,) = self._client.indices.get_settings(index=self._name).values()
        return int(about["settings"]["index"]["number_of_shards"])


def _adding(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    for document in documents:
        yield json.dumps({"index": {"_id": document.id}}), json.dumps(source(document))


def _deleting(ids: Iterable[str]) -> Iterator[tuple[str, None]]:
    for id_ in ids:
        yield json.dumps({"delete": {"_id": id_}}), None
