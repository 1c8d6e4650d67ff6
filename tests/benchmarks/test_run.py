"""What a run compares with what."""

from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.run import Run

ALL = ("ours", "sqlite", "stock")


def compared(size: int) -> list[tuple[int, list[str]]]:
    comparisons = Run(Path("unused"), size, 2, ALL).comparisons()
    return [(comparison.size, [contender.name for contender in comparison.contenders]) for comparison in comparisons]


def test_stock_haystack_stands_beside_the_others_while_it_can_be_built() -> None:
    assert compared(20_000) == [(20_000, ["ours", "sqlite", "stock"]), (2_000, ["ours"])]


def test_a_larger_corpus_compares_it_with_ours_at_its_own_size() -> None:
    assert compared(100_000) == [(100_000, ["ours", "sqlite"]), (20_000, ["ours", "stock"]), (10_000, ["ours"])]


def test_a_temporary_work_folder_goes_and_a_given_one_stays(tmp_path: Path) -> None:
    with run.work_folder("") as temporary:
        assert temporary.is_dir()
    assert not temporary.exists()
    with run.work_folder(str(tmp_path / "kept")) as kept:
        assert kept == tmp_path / "kept"
    assert kept.is_dir()


def test_an_engine_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        Run(Path("unused"), 1_000, 2, ("ours", "lucene"))
