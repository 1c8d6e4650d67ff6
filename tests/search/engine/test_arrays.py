"""The array file: what was put in comes out, and damage doesn't."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import IndexDamaged
from search.engine.arrays import ArrayFile, ArrayWriter

ARRAYS = {
    "numbers": np.arange(1000, dtype=np.uint16),
    "nothing": np.zeros(0, np.uint32),
    "far": np.array([-(2**62), 2**62]),
}


def written(path: Path) -> Path:
    writer = ArrayWriter(path, "MAIN_x", 7)
    for name, values in ARRAYS.items():
        writer.put(name, values)
    writer.put("text", b"some bytes")
    writer.close({"MAIN_x.pst": 12}, {"MAIN_x.pst": 34})
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "MAIN_x.npx")


def test_arrays_come_out_as_they_went_in(file: Path) -> None:
    arrays = ArrayFile(file, "MAIN_x", 7)
    arrays.verify()
    for name, values in ARRAYS.items():
        assert name in arrays
        assert arrays.array(name).dtype == values.dtype
        assert arrays.array(name).tolist() == values.tolist()
        assert not arrays.array(name).flags.writeable
        arrays.want(name)
        arrays.want(name, 1, 2)
    assert arrays.span("text", 5, 10) == b"bytes"
    assert arrays.array("text").tobytes() == b"some bytes"
    assert arrays.files == {"MAIN_x.pst": 12}
    assert arrays.length == file.stat().st_size
    assert "other" not in arrays
    with pytest.raises(IndexDamaged, match="no array 'other'"):
        arrays.array("other")


def test_arrays_begin_where_the_processor_likes_it(file: Path) -> None:
    arrays = ArrayFile(file, "MAIN_x", 7)
    assert {arrays.array(name).ctypes.data % 64 for name in ARRAYS if len(ARRAYS[name])} == {0}


def test_a_file_is_readable_after_its_name_is_gone(file: Path) -> None:
    arrays = ArrayFile(file, "MAIN_x", 7)
    file.unlink()
    assert arrays.array("numbers")[-1] == 999


def test_an_unfinished_file_leaves_nothing(tmp_path: Path) -> None:
    writer = ArrayWriter(tmp_path / "MAIN_x.npx", "MAIN_x", 7)
    writer.put("one", b"1")
    with pytest.raises(ValueError, match="already"):
        writer.put("one", b"2")
    assert not (tmp_path / "MAIN_x.npx").exists()
    writer.discard()
    assert list(tmp_path.iterdir()) == []


def test_only_the_segments_own_file_is_taken(file: Path) -> None:
    for segment, documents in (("MAIN_y", 7), ("MAIN_x", 8)):
        with pytest.raises(IndexDamaged, match="another segment"):
            ArrayFile(file, segment, documents)


@pytest.mark.parametrize("left", [0, 10, 36, 500, -1])
def test_a_file_cut_off_is_refused(file: Path, left: int) -> None:
    file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(IndexDamaged, match="repair"):
        ArrayFile(file, "MAIN_x", 7)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="can't be opened"):
        ArrayFile(tmp_path / "none", "MAIN_x", 7)


@given(st.data())
def test_one_changed_bit_anywhere_is_seen_by_verifying(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = written(tmp_path_factory.mktemp("flip") / "MAIN_x.npx")
    whole = bytearray(path.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(whole)
    with pytest.raises(IndexDamaged):
        ArrayFile(path, "MAIN_x", 7).verify()
