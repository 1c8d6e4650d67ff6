"""Counts of keys over few and many documents, of common and rare keys, compared with a plain count."""

import random
from collections import Counter

import numpy as np
import pytest

from search.engine import IndexFolder, Snapshot, Snapshots
from search.engine.keys import Found
from tests.search.engine.corpus import document

SIZE = 600


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """In two segments: key ``n`` is in about one document of ``n``; some documents have none."""
    chance = random.Random(5)
    documents = [
        document(number, actor=tuple(str(key) for key in range(1, 200) if number % 7 and chance.random() < 1 / key))
        for number in range(SIZE)
    ]
    folder = IndexFolder(tmp_path_factory.mktemp("keys") / "index")
    folder.rebuild(documents[: SIZE - 50])
    folder.write(documents[SIZE - 50 :])
    return Snapshots(folder).current()


@pytest.mark.parametrize("number", [0, 1, 5, 30, 60, 300, SIZE])
def test_the_tally_of_a_column_counts_the_documents_of_each_key(snapshot: Snapshot, number: int) -> None:
    column = snapshot.keys["actor"]
    for seed in range(5):
        docs = sorted(random.Random(seed).sample(range(SIZE), number))
        tallied = column.tally(Found(np.array(docs, np.int64), SIZE))
        counted = {column.keys.names[value]: often for value, often in zip(tallied.values.tolist(), tallied.often.tolist(), strict=True)}
        assert counted == Counter(key for doc in docs for key in column.of(doc))
        assert tallied.values.tolist() == sorted(tallied.values.tolist())


def test_a_column_without_keys_counts_none(snapshot: Snapshot) -> None:
    assert len(snapshot.keys["topic"].tally(Found(snapshot.everything, SIZE)).values) == 0
