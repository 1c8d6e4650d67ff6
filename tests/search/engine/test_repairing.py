"""Array files made anew: byte for byte what the writer wrote, and no damage goes unseen."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from search.engine import IndexDamaged, IndexFolder
from search.engine.repairing import make_arrays
from search.engine.written import array_file
from tests.search.engine.corpus import document, some_document
from tests.search.engine.stock_writer import contents
from tests.search.engine.test_writer import NASTY, spread


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    """Two segments, one with a deletion."""
    chance = random.Random(11)
    folder = IndexFolder(tmp_path / "index")
    folder.rebuild([some_document(number, chance) for number in range(40)])
    folder.write([some_document(number, chance) for number in range(39, 50)])
    return folder


def array_files(folder: IndexFolder) -> list[Path]:
    return sorted(folder.state().build.glob("*.npx"))


def test_what_is_made_anew_is_what_the_writer_wrote(folder: IndexFolder) -> None:
    folder.rebuild([*NASTY, spread(20, 70_000)])
    folder.write([document(number, text=f"number {number} of many") for number in range(30, 800)])
    state = folder.state()
    entries = state.read().segments
    assert len(entries) == 2
    for entry in entries:
        file = array_file(state.build, entry)
        before = file.read_bytes()
        file.unlink()
        make_arrays(state.build, entry)
        assert file.read_bytes() == before


def test_a_sound_index_has_no_faults_and_needs_no_repair(folder: IndexFolder) -> None:
    before = folder.state()
    assert folder.verify() == []
    assert folder.repair() == []
    assert folder.state() == before


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 4
    file.write_bytes(data)


DAMAGES: dict[str, Callable[[Path, Path], object]] = {
    "missing": lambda file, other: file.unlink(),
    "truncated": lambda file, other: file.write_bytes(file.read_bytes()[:-100]),
    "emptied": lambda file, other: file.write_bytes(b""),
    "swapped": lambda file, other: shutil.copyfile(other, file),
    "bit flip": lambda file, other: flip(file),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_arrays_are_named_and_made_anew(folder: IndexFolder, damage: str) -> None:
    file, other = array_files(folder)
    before, expected = file.read_bytes(), contents(folder.state().build)
    DAMAGES[damage](file, other)
    (fault,) = folder.verify()
    assert str(file) in fault
    (done,) = folder.repair()
    assert str(file) in done
    assert file.read_bytes() == before
    assert folder.verify() == []
    assert contents(folder.state().build) == expected


@pytest.mark.parametrize("damage", [name for name in DAMAGES if name != "bit flip"])
def test_a_writer_that_meets_damaged_arrays_makes_them_anew(folder: IndexFolder, damage: str) -> None:
    file, other = array_files(folder)
    DAMAGES[damage](file, other)
    folder.write([document(5, text="again")])
    assert folder.verify() == []
    assert contents(folder.state().build)["postings"]["text"][b"again"].keys() == {"archive.article.5"}


@pytest.mark.parametrize("pattern", ["*.npx", "*.pst", "*._stored.col"])
def test_a_merge_copies_nothing_from_a_segment_in_which_a_bit_changed(
    folder: IndexFolder, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    monkeypatch.setattr("search.engine.writer.worthwhile", lambda sizes, deleted: range(len(sizes)))
    before = folder.state()
    flip(sorted(before.build.glob(pattern))[0])
    with pytest.raises(IndexDamaged, match="changed"):
        folder.merge()
    assert folder.state() == before


@pytest.mark.parametrize("pattern", ["*.pst", "*.trm", "*._stored.col", "*.number.col"])
@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_damage_to_whooshs_files_is_named_and_only_rebuilding_helps(folder: IndexFolder, pattern: str, damage: str) -> None:
    file = sorted(folder.state().build.glob(pattern))[0]
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-5])
    (fault,) = folder.verify()
    assert str(file) in fault
    assert "rebuild" in fault
    for act in (folder.repair, lambda: folder.write([document(1)])):
        with pytest.raises(IndexDamaged, match="rebuild"):
            act()


def test_where_arrays_and_postings_are_gone_the_arrays_cant_be_made(folder: IndexFolder) -> None:
    array_files(folder)[0].unlink()
    for file in folder.state().build.glob("*.pst"):
        file.unlink()
    with pytest.raises(IndexDamaged, match="rebuild"):
        folder.repair()
    assert not list(folder.state().build.glob("*.new"))
