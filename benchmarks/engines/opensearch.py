"""The archive's other engine: its index on an OpenSearch cluster of one node, asked through the same contract as the folder's.

The node runs in a process of its own (``benchmarks.cluster``) beside the one that asks, on the same cores. It is told what the archive
tells it in service: finished tokens of the archive's own analysis, and texts whole, from which snippets are cut here.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cluster.nodes import cluster
from benchmarks.engines import Answer
from benchmarks.engines.ours import answer, document
from benchmarks.questions import Question
from search.cluster.address import Address
from search.cluster.connecting import client
from search.cluster.index import ClusterIndex
from search.cluster.searcher import ClusterSearcher

if TYPE_CHECKING:
    from benchmarks.corpus import Row

HEAP = "2g"


def build(path: Path, rows: "Iterable[Row]") -> None:
    """In one process that sends, beside the node's threads."""
    index_at(_node(path)[0]).rebuild(document(row) for row in rows)


def settle(path: Path) -> None:
    """OpenSearch merges by itself; what it wrote twice, for the case that it is killed, goes once the index is on the disk."""
    client(_node(path)[0]).indices.flush(index="_all")


@contextmanager
def serving(path: Path) -> Iterator[None]:
    """The node, on its data in ``path``."""
    path.mkdir(parents=True, exist_ok=True)
    with cluster(path, nodes=1, heap=HEAP) as node:
        (path / "node").write_text(f"{node.url('bench')} {node.nodes[0].process.pid if node.nodes[0].process else 0}")
        yield


def index_at(address: Address) -> ClusterIndex:
    """The index there, which nobody else writes."""
    return ClusterIndex(address, lambda name, timeout: nullcontext(True))


def _node(path: Path) -> tuple[Address, int]:
    """Where the node answers, and its process."""
    url, process = (path / "node").read_text().split()
    return Address.read(url), int(process)


class Index:
    """See ``benchmarks.engines.Index``."""

    def __init__(self, path: Path) -> None:
        self._address, self._process = _node(path)

    def processes(self) -> list[int]:
        """This one and the node."""
        return [os.getpid(), self._process]

    def close(self) -> None:
        """The client's connections end with the process."""

    def ask(self, question: Question) -> Answer:
        """See ``benchmarks.engines.Index``."""
        return answer(ClusterSearcher(self._address), question)
