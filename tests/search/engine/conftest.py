"""The small archive, indexed once for all tests that only read it."""

import pytest

from search.engine import Document, IndexFolder, Snapshot, Snapshots
from tests.search.engine.corpus import ghosts, small_archive
from tests.search.engine.oracle import Oracle


class Archive:
    """A plain class, so that hypothesis doesn't print 150 documents when a test fails."""

    def __init__(self, snapshot: Snapshot, documents: dict[str, Document], oracle: Oracle) -> None:
        self.snapshot = snapshot
        self.documents = documents
        self.oracle = oracle


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = IndexFolder(tmp_path_factory.mktemp("engine") / "index")
    documents = small_archive(folder)
    snapshot = Snapshots(folder).current()
    return Archive(snapshot, documents, Oracle(documents.values(), ghosts(snapshot)))
