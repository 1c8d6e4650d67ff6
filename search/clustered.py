"""The Haystack engine where ``SEARCH_URL`` names a cluster: the same API, answered by OpenSearch."""

from typing import Any

from haystack.backends import BaseEngine

from search.backend import SearchBackend
from search.cluster.address import Address
from search.cluster.index import ClusterIndex
from search.cluster.searcher import ClusterSearcher
from search.locks import shared_lock
from search.sq import SearchQuery


class ClusterBackend(SearchBackend):
    """An index of an OpenSearch cluster; one connection pool a process."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self._address: Address = options["ADDRESS"]
        self.index: ClusterIndex = ClusterIndex(self._address, lambda name, timeout: shared_lock(f"{self._address.name}.{name}", timeout))

    def searcher(self) -> ClusterSearcher:
        """The index as it is now."""
        return ClusterSearcher(self._address)


class ClusterEngine(BaseEngine):
    """What ``HAYSTACK_CONNECTIONS`` points at with a cluster."""

    backend = ClusterBackend
    query = SearchQuery
