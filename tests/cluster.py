"""The OpenSearch cluster of a test run: where it is, and indexes of its own for each test, removed afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from search.cluster.address import Address
from search.cluster.connecting import client, unchecked
from search.cluster.index import ClusterIndex
from search.engine.locking import held

CLUSTER = os.environ.get("CLUSTER", "")
"""``opensearch://…`` of a cluster that may be written to; ``make test-cluster`` starts one and names it."""
ON_CLUSTER = os.environ.get("TEST_ENGINE") == "opensearch"
"""Whether the archive of the tests has its index there."""
_NUMBERS = count()


@contextmanager
def own_address(shards: int = 3) -> Iterator[Address]:
    """An address whose name nobody else uses; its indexes are gone afterwards."""
    address = replace(Address.read(CLUSTER), name=f"test-{os.getpid()}-{next(_NUMBERS)}", shards=shards)
    try:
        yield address
    finally:
        client(address).indices.delete(index=f"{address.name}-*", params={"ignore_unavailable": "true"})
        unchecked(address.name)


def index_of(address: Address, folder: Path) -> ClusterIndex:
    """The index of an address, with locks that are files of ``folder``."""
    return ClusterIndex(address, lambda name, timeout: held(folder / f"{name}.lock", timeout))
