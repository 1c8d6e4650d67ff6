"""What only an index of a cluster promises: builds, copies, and changes during a rebuild."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.cluster import connecting, mapping
from search.cluster.address import Address
from search.cluster.connecting import client, unchecked
from search.cluster.index import ClusterIndex
from search.cluster.searcher import ClusterSearcher
from search.engine import Document, IndexDamaged, IndexLocked, IndexUnreachable, Query, Word
from search.engine.locking import held
from tests.cluster import CLUSTER, index_of, own_address
from tests.search.engine.corpus import document

if not CLUSTER:
    pytest.skip("no OpenSearch cluster (make test-cluster starts one)", allow_module_level=True)


@pytest.fixture
def address() -> Iterator[Address]:
    with own_address() as own:
        yield own


@pytest.fixture
def index(address: Address, tmp_path: Path) -> ClusterIndex:
    return index_of(address, tmp_path)


def found(address: Address, word: str) -> list[int]:
    return sorted(ClusterSearcher(address).ranked(Query(Word(word))))


def test_changes_during_a_rebuild_are_in_both_builds(index: ClusterIndex, address: Address) -> None:
    index.rebuild([document(number, text="old") for number in range(4)])

    def documents_of(task: int) -> list[Document]:
        return [document(task, text="old")]

    def change(done: int) -> None:
        if done == 2:
            index.write([document(0, text="new"), document(9, text="new")], ["archive.article.1"])
            assert found(address, "new") == [0, 9]

    index.rebuild_from(range(4), documents_of, progress=change)
    assert found(address, "new") == [0, 9]
    assert found(address, "old") == [2, 3]


def test_the_build_before_stays_for_readers_and_goes_with_the_next(index: ClusterIndex, address: Address) -> None:
    for _ in range(4):
        index.rebuild([document(1, text="rain")])
    assert index._builds() == [f"{address.name}-000003", f"{address.name}-000004"]
    index.purge()
    assert index._builds() == [f"{address.name}-000004"]


def test_what_an_interrupted_rebuild_left_is_written_to_and_goes_with_the_next(index: ClusterIndex, address: Address) -> None:
    index.rebuild([document(1, text="rain")])
    index._new()
    index.write([document(2, text="rain")])
    assert found(address, "rain") == [1, 2]
    index.rebuild([document(1, text="rain")])
    assert found(address, "rain") == [1]
    assert index._filling() is None


def test_an_index_of_another_schema_is_refused(index: ClusterIndex, address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    index.rebuild([document(1, text="rain")])
    monkeypatch.setattr(connecting, "SCHEMA", "another")
    unchecked(address.name)
    for ask in (lambda: found(address, "rain"), lambda: index.write([document(2)]), index.verify):
        with pytest.raises(IndexDamaged, match="made by another version"):
            ask()
    monkeypatch.setattr(mapping, "SCHEMA", "another")
    index.rebuild([document(1, text="rain")])
    assert found(address, "rain") == [1]


def test_a_document_that_the_cluster_refuses_is_an_error(index: ClusterIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index.create()
    monkeypatch.setattr("search.cluster.index.source", lambda one: {"unknown": one.id})
    with pytest.raises(IndexUnreachable, match="refused a document"):
        index.write([document(1)])


def test_a_second_writer_waits_and_gives_up(index: ClusterIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.create()
    monkeypatch.setattr("search.cluster.index.PATIENCE", 0.1)
    with held(tmp_path / "write.lock"), pytest.raises(IndexLocked, match="Another program has been writing"):
        index.write([document(1)])


def test_large_writes_are_cut(index: ClusterIndex, address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    index.create()
    sent: list[int] = []
    send = index._send
    monkeypatch.setattr("search.cluster.index.BYTES", 2_000)
    monkeypatch.setattr(index, "_send", lambda target, body: (sent.append(len(body)), send(target, body)))
    index.write(document(number, text="rain " * 100) for number in range(20))
    assert len(sent) > 5
    assert found(address, "rain") == list(range(20))


def test_words_that_were_taken_down_leave_the_index(index: ClusterIndex, address: Address) -> None:
    index.rebuild([document(1, text="zanzibarine rain"), document(2, text="rain")])
    index.write([document(1, text="rain")])
    index.purge()
    (about,) = client(address).indices.stats(index=address.name)["indices"].values()
    assert about["primaries"]["docs"] == {"count": 2, "deleted": 0}
    assert ClusterSearcher(address).completions("zanzi", 5) == []


def test_more_keys_than_one_answer_holds_are_all_counted(index: ClusterIndex, address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.cluster.searcher.BUCKETS", 10)
    index.rebuild(document(number, text="rain", source=(f"s{number % 37:02}", "s00")) for number in range(120))
    counted = ClusterSearcher(address).search(Query(Word("rain"), facet_limit=3)).facets["source"]
    assert counted.total == 37
    assert counted.counts == (("s00", 120), ("s01", 4), ("s02", 4))


def test_pages_beyond_what_one_answer_holds_are_found(index: ClusterIndex, address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.cluster.searcher.PAGE", 10)
    index.rebuild(document(number, text="rain") for number in range(35))
    searcher = ClusterSearcher(address)
    assert list(searcher.ranked(Query(Word("rain"), sort="newest"))) == list(range(35))
    for start, stop in ((0, 35), (5, 25), (12, 15), (30, 50), (9, 11)):
        shown = searcher.search(Query(Word("rain"), sort="newest", start=start, stop=stop)).hits
        assert [hit.django_id for hit in shown] == list(range(35))[start:stop]


def test_a_cluster_that_is_not_there_is_an_error_that_names_no_address(tmp_path: Path) -> None:
    index = index_of(Address((("127.0.0.1", 9),), "archive", "desk", "secret"), tmp_path)
    asked: list[Any] = [index.exists, index.create, index.verify, index.purge, lambda: index.write([document(1)])]
    for ask in asked:
        with pytest.raises(IndexUnreachable, match="no node can be reached") as error:
            ask()
        assert "127.0.0.1" not in str(error.value)
        assert "secret" not in str(error.value)
