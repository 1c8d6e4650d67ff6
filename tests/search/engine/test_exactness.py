"""The profile ``plain`` against stock Whoosh on the same index: the same hits, scores, counts and orders, to the last one.

The large form is ``python -m benchmarks.exactness``.
"""

from pathlib import Path

import pytest
from whoosh import query as whoosh

from search.engine import All, IndexFolder, Not, Prefix, Query, Snapshots, Word, search
from tests.search.engine.comparing import PRESS_RELEASES, differences, of_one_commit, press_releases, synthetic, written_to
from tests.search.engine.corpus import document, indexed
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


@pytest.mark.slow
def test_every_snapshot_equals_stock_whoosh_on_the_same_commit_while_a_writer_commits(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "index")
    questions = synthetic(folder, 200, seed=3)
    generations = set()

    with written_to(folder, 200):
        for _ in range(6):
            snapshot, stock = of_one_commit(folder)
            generations.add(snapshot.state.generation)
            for _ in range(4):
                assert differences(snapshot, stock, questions.query()) == []

    assert len(generations) > 2


def test_a_not_adds_nothing_to_the_score_where_stock_whoosh_adds_one(tmp_path: Path) -> None:
    snapshot = indexed(tmp_path / "index", document(1, text="border"), document(2, text="border fence"))
    stock = StockWhoosh(snapshot.state.build)
    alone = {hit.django_id: hit.score for hit in search(snapshot, Query(Word("border"), profile="plain")).hits}

    without = search(snapshot, Query(All((Word("border"), Not(Word("fence")))), profile="plain"))
    theirs = stock.searcher.search(whoosh.And([whoosh.Term("text", "border"), whoosh.Not(whoosh.Term("text", "fenc"))]))

    assert [(hit.django_id, hit.score) for hit in without.hits] == [(1, alone[1])]
    assert [hit.score for hit in theirs] == [pytest.approx(alone[1] + 1.0)]


def test_a_word_given_by_its_beginning_scores_one_where_stock_whoosh_adds_up_the_words_of_a_segment_with_two(tmp_path: Path) -> None:
    snapshot = indexed(tmp_path / "index", document(1, text="fence fences"), document(2, text="border"))
    stock = StockWhoosh(snapshot.state.build)

    assert [hit.score for hit in search(snapshot, Query(Prefix("fen"), profile="plain")).hits] == [1.0]
    assert [hit.score for hit in stock.searcher.search(whoosh.Prefix("word", "fen"))] == [2.0]


def compared(folder: IndexFolder, questions: Questions, number: int) -> list[str]:
    snapshot = Snapshots(folder).current()
    stock = StockWhoosh(snapshot.state.build)
    assert len(snapshot.segments) > 3
    assert not snapshot.whole
    return [difference for _ in range(number) for difference in differences(snapshot, stock, questions.query())]
