"""Speaking with the cluster through its own client: one connection pool a process, and one kind of error for whatever goes wrong."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError, OpenSearchException, TransportError

from search.engine import IndexDamaged, IndexMissing, IndexUnreachable

from .address import Address
from .mapping import SCHEMA

Answer = TypeVar("Answer")

PATIENCE = 10.0
"""Seconds for an answer to a search."""
AGAIN = {500: 2, 503: 15}
"""How often a search is tried again by the status of its answer: a node died while it answered; a shard has no copy that serves."""
PAUSE = 0.2
"""Seconds between two tries."""
LONG = 120.0
"""Seconds for an answer to what writes much."""


def client(address: Address) -> OpenSearch:
    """The process's client for a cluster. It tries another node when one doesn't answer."""
    return _client(address, os.getpid())


@lru_cache(maxsize=8)
def _client(address: Address, process: int) -> OpenSearch:
    """One a process: a forked one must not share its parent's connections."""
    tls: dict[str, Any] = {"use_ssl": True, "verify_certs": True, "ca_certs": address.ca or None} if address.tls else {}
    return OpenSearch(
        hosts=[{"host": host, "port": port} for host, port in address.hosts],
        http_auth=(address.user, address.password) if address.user else None,
        timeout=PATIENCE,
        max_retries=max(3, len(address.hosts)),
        retry_on_timeout=False,
        pool_maxsize=16,
        **tls,
    )


def patiently(ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` gives, tried again where a node says that shards don't answer, as often as ``AGAIN`` says.

    For the moment in which a node is lost and its shards' copies don't serve yet. Where no node answers nothing is tried again.
    """
    left = dict(AGAIN)
    while True:
        try:
            return ask()
        except TransportError as error:
            status = int(error.status_code) if isinstance(error.status_code, int) else 0
            left[status] = left.get(status, 0) - 1
            if left[status] < 0:
                raise
        time.sleep(PAUSE)


@contextmanager
def asked(name: str) -> Iterator[None]:
    """Turns the client's errors into ours: ``IndexMissing`` where the cluster has no index ``name``, else ``IndexUnreachable``."""
    try:
        yield
    except NotFoundError as error:
        raise IndexMissing(f"There is no search index {name} in the cluster: rebuild it.") from error
    except TransportError as error:
        raise IndexUnreachable(f"The search cluster did not answer: {_said(error)}.") from error
    except OpenSearchException as error:
        raise IndexUnreachable(f"The search cluster could not be asked: {error}.") from error


def _said(error: TransportError) -> str:
    """What went wrong, without the addresses and the query that the client repeats."""
    if not isinstance(error.status_code, int):
        return "no node can be reached"
    return f"status {error.status_code}, {error.error}"


_SOUND: dict[str, float] = {}
"""When each index was last seen to have this program's schema."""
_AGAIN = 30.0
"""Seconds after which it is looked at again: another host's program may have swapped it."""


def checked(cluster: OpenSearch, name: str) -> None:
    """Raises ``IndexDamaged`` where the index was made by a program with another schema.

    By what the node that is asked knows itself: while a lost cluster manager is replaced, no other can be asked.
    """
    if time.monotonic() - _SOUND.get(name, -_AGAIN) < _AGAIN:
        return
    try:
        mappings = cluster.indices.get_mapping(index=name, params={"local": "true"})
    except NotFoundError:  # or the node has just started and knows nothing yet
        mappings = cluster.indices.get_mapping(index=name)
    for build, found in mappings.items():
        if found["mappings"].get("_meta", {}).get("schema") != SCHEMA:
            raise IndexDamaged(f"The search index {build} was made by another version of the program: rebuild it.")
    _SOUND[name] = time.monotonic()


def unchecked(name: str) -> None:
    """Has the next question look at the index's schema again."""
    _SOUND.pop(name, None)
