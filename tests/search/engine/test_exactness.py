"""The profile ``plain`` against stock Whoosh on the same index: the same hits, scores, counts and orders, to the last one.

The large form is ``python -m benchmarks.exactness``.
"""

from pathlib import Path

import pytest

from search.engine import IndexFolder, Snapshots
from tests.search.engine.comparing import PRESS_RELEASES, differences, press_releases, synthetic
from tests.search.engine.stock_whoosh import StockWhoosh
from tests.search.engine.trees import Questions


@pytest.mark.slow
def test_random_queries_over_several_segments_with_deletions_give_exactly_what_stock_whoosh_gives(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "index")
    questions = synthetic(folder, 800, seed=1)

    assert compared(folder, questions, 60) == []


@pytest.mark.slow
@pytest.mark.skipif(not PRESS_RELEASES.exists(), reason="the press releases are not on this machine")
def test_random_queries_over_real_press_releases_give_exactly_what_stock_whoosh_gives(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "index")
    questions = press_releases(folder, 200, seed=2)

    assert compared(folder, questions, 30) == []


def compared(folder: IndexFolder, questions: Questions, number: int) -> list[str]:
    snapshot = Snapshots(folder).current()
    stock = StockWhoosh(snapshot.state.build)
    assert len(snapshot.segments) > 3
    assert not snapshot.whole
    return [difference for _ in range(number) for difference in differences(snapshot, stock, questions.query())]
