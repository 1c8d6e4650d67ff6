"""Reading: one open index a process, whole commits only, and an error instead of an empty answer."""

import gc
import os
import shutil
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from search.engine import AnyOf, IndexDamaged, IndexFolder, IndexMissing, IndexUnavailable, Prefix, Query, Snapshots, Word, search
from tests.search.engine.corpus import document


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    folder = IndexFolder(tmp_path / "index")
    folder.rebuild(document(number, text="border fence") for number in range(5))
    folder.write([document(9, text="border")])
    return folder


def test_a_snapshot_is_kept_until_the_next_commit_and_its_segments_longer(folder: IndexFolder) -> None:
    """Trap 6: stock Haystack opens the index for every search."""
    snapshots = Snapshots(folder)
    before = snapshots.current()
    assert snapshots.current() is before
    folder.write([document(10)], ["archive.article.1"])
    after = snapshots.current()
    assert after is not before
    assert after.segments[:2] == before.segments
    assert search(before, Query()).count == 6
    assert search(after, Query()).count == 6
    assert before.find("archive.article.1") is not None
    assert after.find("archive.article.1") is None


def test_a_rebuild_is_seen(folder: IndexFolder) -> None:
    snapshots = Snapshots(folder)
    before = snapshots.current()
    folder.rebuild([document(1, text="new")])
    assert search(snapshots.current(), Query(Word("new"))).count == 1
    folder.rebuild([])
    assert search(before, Query(Word("border"))).count == 6, "an old snapshot works on, even when its files are gone"


def test_a_commit_whose_writer_died_before_it_removed_the_last_one_is_seen(folder: IndexFolder, tmp_path: Path) -> None:
    snapshots = Snapshots(folder)
    last = snapshots.current().state.toc
    os.link(last, tmp_path / "kept")
    folder.write([document(20, text="border")])
    os.rename(tmp_path / "kept", last)
    assert search(snapshots.current(), Query(Word("border"))).count == 7


def test_a_forked_process_opens_its_own_files(folder: IndexFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots = Snapshots(folder)
    before = snapshots.current()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    after = snapshots.current()
    assert not set(after.segments) & set(before.segments)
    assert snapshots.current() is after


def test_an_old_snapshot_lets_go_of_its_files_when_nobody_uses_it(folder: IndexFolder) -> None:
    snapshots = Snapshots(folder)
    segment = weakref.ref(snapshots.current().segments[0])
    folder.rebuild([])
    snapshots.current()
    gc.collect()
    assert segment() is None


def test_entries_are_the_ids_and_stamps_of_what_is_live(folder: IndexFolder) -> None:
    folder.write([document(2, stamp="2")], ["archive.article.0"])
    assert Snapshots(folder).current().entries() == {
        "archive.article.1": "1",
        "archive.article.2": "2",
        "archive.article.3": "1",
        "archive.article.4": "1",
        "archive.article.9": "1",
    }


def test_reading_makes_and_removes_nothing(folder: IndexFolder, tmp_path: Path) -> None:
    before = sorted(folder.path.rglob("*"))
    search(Snapshots(folder).current(), Query(Word("border")))
    assert sorted(folder.path.rglob("*")) == before
    with pytest.raises(IndexMissing):
        Snapshots(IndexFolder(tmp_path / "none")).current()
    assert not (tmp_path / "none").exists()


def toc(folder: IndexFolder) -> Path:
    return folder.state().toc


def segment(folder: IndexFolder) -> Path:
    """The array file of the largest segment."""
    return max(folder.state().build.glob("*.npx"), key=lambda path: path.stat().st_size)


def stored(folder: IndexFolder) -> Path:
    return segment(folder).with_suffix("._stored.col")


def cut(path: Path, share: float) -> None:
    os.truncate(path, int(path.stat().st_size * share))


def pointer_to_a_folder(folder: IndexFolder) -> None:
    (folder.path / "CURRENT").unlink()
    (folder.path / "CURRENT").mkdir()


DAMAGES: dict[str, Callable[[IndexFolder], object]] = {
    "deleted folder": lambda folder: shutil.rmtree(folder.path),
    "deleted build folder": lambda folder: shutil.rmtree(folder.state().build),
    "deleted pointer": lambda folder: (folder.path / "CURRENT").unlink(),
    "emptied pointer": lambda folder: (folder.path / "CURRENT").write_text(""),
    "garbled pointer": lambda folder: (folder.path / "CURRENT").write_bytes(b"\xff\x00"),
    "pointer out of the folder": lambda folder: (folder.path / "CURRENT").write_text("../build-000001"),
    "pointer that is a folder": pointer_to_a_folder,
    "deleted toc": lambda folder: toc(folder).unlink(),
    "emptied toc": lambda folder: cut(toc(folder), 0),
    "halved toc": lambda folder: cut(toc(folder), 0.5),
    "shortened toc": lambda folder: cut(toc(folder), 0.99),
    "garbled toc": lambda folder: toc(folder).write_bytes(os.urandom(500)),
    "deleted segment": lambda folder: segment(folder).unlink(),
    "emptied segment": lambda folder: cut(segment(folder), 0),
    "halved segment": lambda folder: cut(segment(folder), 0.5),
    "shortened segment": lambda folder: cut(segment(folder), 0.99),
    "garbled segment": lambda folder: segment(folder).write_bytes(os.urandom(5000)),
    "zeroed segment": lambda folder: segment(folder).write_bytes(bytes(segment(folder).stat().st_size)),
    "deleted stored fields": lambda folder: stored(folder).unlink(),
    "shortened stored fields": lambda folder: cut(stored(folder), 0.99),
    "deleted postings of Whoosh": lambda folder: segment(folder).with_suffix(".pst").unlink(),
    "shortened terms of Whoosh": lambda folder: cut(segment(folder).with_suffix(".trm"), 0.9),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_an_error_and_never_zero_results(folder: IndexFolder, damage: str) -> None:
    """Trap 12: a deleted table of contents answers "0 results"."""
    serving = Snapshots(folder)
    serving.current()
    DAMAGES[damage](folder)
    for snapshots in (serving, Snapshots(folder)):
        with pytest.raises(IndexUnavailable, match=r"rebuild|repair"):
            snapshots.current()


def test_the_kinds_of_damage_have_their_own_errors(folder: IndexFolder) -> None:
    toc(folder).unlink()
    with pytest.raises(IndexDamaged):
        Snapshots(folder).current()
    shutil.rmtree(folder.path)
    with pytest.raises(IndexMissing):
        Snapshots(folder).current()


def test_a_repaired_index_serves_again(folder: IndexFolder) -> None:
    snapshots = Snapshots(folder)
    snapshots.current()
    shutil.rmtree(folder.path)
    with pytest.raises(IndexMissing):
        snapshots.current()
    folder.rebuild(document(number, text="border fence") for number in range(3))
    assert search(snapshots.current(), Query(Word("border"))).count == 3


def test_a_segment_that_somebody_writes_into_is_noticed_by_the_next_search(folder: IndexFolder) -> None:
    snapshots = Snapshots(folder)
    snapshots.current()
    path = segment(folder)
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size - 200))
    with pytest.raises(IndexDamaged):
        search(snapshots.current(), Query(Word("border")))


def test_arrays_that_no_longer_fit_together_are_damage_even_within_one_search(folder: IndexFolder) -> None:
    snapshot = Snapshots(folder).current()
    path = segment(folder)
    with path.open("r+b") as file:
        file.write(b"\xff" * (path.stat().st_size - 200))
    with pytest.raises(IndexDamaged, match="changed from outside"):
        search(snapshot, Query(AnyOf((Word("border"), Word("fence"), Prefix("bo")))))


def test_a_reader_sees_the_old_or_the_new_state_while_a_writer_commits(folder: IndexFolder) -> None:
    """Each commit replaces all documents at once, so a mixture would show as two stamps or a wrong count."""
    folder.rebuild(document(number, text="border", stamp="0") for number in range(8))
    snapshots = Snapshots(folder)
    stop = threading.Event()
    seen: set[str] = set()
    wrong: list[object] = []

    def read() -> None:
        while not stop.is_set():
            try:
                result = search(snapshots.current(), Query(Word("border")))
            except IndexUnavailable as error:
                wrong.append(error)
                return
            stamps = {hit.stored["stamp"] for hit in result.hits}
            if result.count != 8 or len(result.hits) != 8 or len(stamps) != 1:
                wrong.append((result.count, stamps))
            seen.update(stamps)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for stamp in range(1, 16):
        batch = [document(number, text="border", stamp=str(stamp)) for number in range(8)]
        if stamp % 5:
            folder.write(batch)
        else:
            folder.rebuild(batch)
    stop.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert len(seen) > 1


def test_a_segment_far_behind_the_first_keeps_the_numbers_of_its_documents(tmp_path: Path) -> None:
    """Its own numbers take two bytes, those of the whole index more: here as if 100,000 documents stood before it."""
    folder = IndexFolder(tmp_path)
    folder.rebuild([document(1, text="rain")])
    folder.write([document(2, text="light rain"), document(3, text="light rain")])
    snapshot = Snapshots(folder).current()
    snapshot.bases = [0, 100_000, 100_002]
    assert snapshot.docs(snapshot.postings("text", "light")).tolist() == [100_000, 100_001]
    assert snapshot.place(100_001) == (snapshot.segments[1], 1)
