"""Files that were changed, replaced or removed are noticed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from search.engine.watching import Watched


def replaced(path: Path) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_bytes(path.read_bytes())
    os.utime(fresh, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    os.replace(fresh, path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "removed": lambda path: path.unlink(),
    "cut": lambda path: os.truncate(path, 1),
    "touched": lambda path: os.utime(path, ns=(0, 0)),
    "replaced by one of the same length and time": replaced,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_one_file_is_noticed(tmp_path: Path, change: str) -> None:
    paths = [tmp_path / "one", tmp_path / "other"]
    for path in paths:
        path.write_bytes(b"12345")
    watched = Watched(paths)
    assert watched.unchanged()
    assert watched.lengths() == [5, 5]
    CHANGES[change](paths[1])
    assert not watched.unchanged()


def test_a_file_that_was_missing_never_counts_as_unchanged(tmp_path: Path) -> None:
    watched = Watched([tmp_path / "none"])
    assert watched.lengths() == [None]
    assert not watched.unchanged()
    (tmp_path / "none").touch()
    assert not watched.unchanged()
