"""Writing: one writer, whole batches, and a new index that takes the old one's place only when it is complete."""

import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engine import Document, IndexDamaged, IndexFolder, IndexLocked, IndexMissing, Query, Snapshots, Word, search
from tests.search.engine.corpus import document


def numbers(folder: IndexFolder, query: Query | None = None) -> list[int]:
    return [hit.django_id for hit in search(Snapshots(folder).current(), query or Query()).hits]


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    folder = IndexFolder(tmp_path / "index", timeout=0.1)
    folder.rebuild([document(1, text="border"), document(2, text="fence")])
    return folder


def test_a_new_index_is_empty_and_nobody_else_can_read_it(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "data" / "index")
    assert not folder.exists()
    folder.create()
    assert folder.exists()
    assert numbers(folder) == []
    for path in (folder.path, folder.state().build):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_creating_leaves_an_index_as_it_is(folder: IndexFolder) -> None:
    folder.create()
    assert numbers(folder) == [1, 2]


def test_creating_waits_for_who_is_creating(tmp_path: Path) -> None:
    """Two workers that start together must not empty what the first of them has written."""
    folder = IndexFolder(tmp_path / "index", timeout=0.1)
    folder.path.mkdir()
    with (folder.path / "write.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(IndexLocked):
            folder.create()


def test_a_batch_deletes_replaces_and_adds_in_one_commit(folder: IndexFolder) -> None:
    before = folder.state().generation
    folder.write(
        [document(2, text="changed"), document(3, text="x"), document(3, text="the last one counts")], ["archive.article.1", "unknown"]
    )
    assert folder.state().generation == before + 1
    assert numbers(folder) == [2, 3]
    assert numbers(folder, Query(Word("fence"))) == []
    assert numbers(folder, Query(Word("counts"))) == [3]


def test_what_is_deleted_and_given_in_one_batch_is_there(folder: IndexFolder) -> None:
    folder.write([document(1, text="again")], ["archive.article.1"])
    assert numbers(folder, Query(Word("again"))) == [1]


def test_an_empty_batch_commits_nothing(folder: IndexFolder) -> None:
    before = folder.state()
    folder.write([], [])
    assert folder.state() == before


def test_many_small_batches_are_merged(folder: IndexFolder) -> None:
    for number in range(3, 40):
        folder.write([document(number, text="fence")])
    assert len(Snapshots(folder).current().segments) < 12
    assert search(Snapshots(folder).current(), Query(Word("fence"))).count == 38


def test_a_batch_that_fails_changes_nothing_and_frees_the_lock(folder: IndexFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document) -> None:
        raise RuntimeError("a document that can't be analysed")

    with monkeypatch.context() as patch:
        patch.setattr("search.engine.segment_writer.stored", fail)
        with pytest.raises(RuntimeError):
            folder.write([document(3)], ["archive.article.1"])
    assert numbers(folder) == [1, 2]
    folder.write([document(4)])
    assert numbers(folder) == [1, 2, 4]


def test_a_locked_index_raises_and_loses_nothing_silently(folder: IndexFolder) -> None:
    """Trap 8: Haystack swallows the LockError, and the deletion with it."""
    with (folder.path / "write.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for write in (lambda: folder.write([document(3)]), lambda: folder.write([], ["archive.article.1"]), lambda: folder.rebuild([])):
            with pytest.raises(IndexLocked, match="writing the search index"):
                write()
    folder.write([], ["archive.article.1"])
    assert numbers(folder) == [2]


def test_a_lock_held_by_whoosh_itself_raises_too(folder: IndexFolder) -> None:
    lock = folder.state().build / "MAIN_WRITELOCK"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(IndexLocked):
            folder.write([document(3)])


def test_the_lock_is_kept_from_other_processes_and_freed_when_one_dies(folder: IndexFolder) -> None:
    script = "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script, str(folder.path / "write.lock")], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexLocked):
            folder.write([document(3)])
        holder.kill()
    folder.write([document(3)])
    assert numbers(folder) == [1, 2, 3]


def test_rebuilding_serves_the_old_index_until_the_new_one_is_complete(folder: IndexFolder) -> None:
    """Trap 10: rebuild_index empties the index first."""
    seen = []

    def documents() -> Iterator[Document]:
        for number in (7, 8, 9):
            seen.append(numbers(folder))
            yield document(number)

    progress: list[int] = []
    folder.rebuild(documents(), progress.append)
    assert seen == [[1, 2]] * 3
    assert progress == [1, 2, 3]
    assert numbers(folder) == [7, 8, 9]


def test_a_rebuild_that_fails_leaves_the_old_index_and_no_rubbish(folder: IndexFolder) -> None:
    def documents() -> Iterator[Document]:
        yield document(7)
        raise RuntimeError("the database went away")

    before = sorted(os.listdir(folder.path))
    with pytest.raises(RuntimeError):
        folder.rebuild(documents())
    assert sorted(os.listdir(folder.path)) == before
    assert numbers(folder) == [1, 2]


def test_a_rebuild_whose_progress_fails_leaves_the_old_index_too(folder: IndexFolder) -> None:
    def broken(number: int) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        folder.rebuild([document(7)], progress=broken)
    assert numbers(folder) == [1, 2]
    assert len(list(folder.path.glob("build-*"))) == 1


def test_a_rebuild_given_one_document_twice_fails(folder: IndexFolder) -> None:
    with pytest.raises(ValueError, match="twice"):
        folder.rebuild([document(1), document(1)])
    assert numbers(folder) == [1, 2]


def test_a_rebuild_keeps_the_index_before_and_removes_older_ones_and_what_a_crash_left(folder: IndexFolder) -> None:
    (folder.path / "build-000099").mkdir()
    first = folder.state().build.name
    folder.rebuild([])
    second = folder.state().build.name
    assert {path.name for path in folder.path.glob("build-*")} == {first, second}
    folder.rebuild([])
    assert {path.name for path in folder.path.glob("build-*")} == {second, folder.state().build.name}


def test_writing_where_there_is_no_index_raises(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        IndexFolder(tmp_path / "none").write([document(1)])
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("damaged", ["*.pst", "*._stored.col", "*.toc"])
def test_writing_into_a_damaged_index_raises_and_rebuilding_repairs_it(folder: IndexFolder, damaged: str) -> None:
    (file,) = folder.state().build.glob(damaged)
    file.write_bytes(file.read_bytes()[:-10])
    with pytest.raises(IndexDamaged, match="rebuild"):
        folder.write([document(3)])
    folder.path.joinpath("CURRENT").write_bytes(b"\xff\xfe")
    folder.rebuild([document(1)])
    assert numbers(folder) == [1]


def test_merging_is_done_in_steps_until_there_is_nothing_left(folder: IndexFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engine.merging.INLINE", 1)
    for number in range(3, 8):
        folder.write([document(number, text="fence")])
    before = folder.state().generation
    assert folder.merge()
    assert folder.state().generation == before + 1
    assert not folder.merge()
    assert folder.state().generation == before + 1
    assert len(Snapshots(folder).current().segments) == 1
    assert numbers(folder) == [1, 2, 3, 4, 5, 6, 7]


def test_merging_verifying_and_repairing_need_an_index_and_the_lock(folder: IndexFolder, tmp_path: Path) -> None:
    none = IndexFolder(tmp_path / "none")
    for act in (none.merge, none.verify, none.repair):
        with pytest.raises(IndexMissing):
            act()
    with (folder.path / "write.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for act in (folder.merge, folder.repair):
            with pytest.raises(IndexLocked):
                act()
        assert folder.verify() == []


def test_purging_leaves_no_byte_of_what_was_deleted_nor_any_build_before(folder: IndexFolder) -> None:
    folder.rebuild([document(1, text="zanzibarine border"), document(2, text="fence"), document(3, text="zanzibarine gate")])
    folder.write([document(4, text="quagga")], ["archive.article.1"])
    folder.write([], ["archive.article.3"])

    def holding(word: bytes) -> list[str]:
        return [file.name for file in folder.path.rglob("*") if file.is_file() and word in file.read_bytes()]

    assert holding(b"zanzibarin")
    folder.purge()
    assert not holding(b"zanzibarin")
    assert holding(b"quagga")
    assert numbers(folder) == [2, 4]
    assert [build.name for build in folder.path.glob("build-*")] == [folder.state().build.name]
    assert [entry.deleted_count() for entry in folder.state().read().segments] == [0, 0]
    folder.purge()
    assert numbers(folder) == [2, 4]
