"""Sets of documents with late scores, compared with Python's own sets and sums."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine.matches import NOTHING, Matches, all_of, any_of, complement, find, scored, without

SIZE = 200
weights = st.dictionaries(st.integers(0, SIZE - 1), st.floats(0.1, 9, allow_nan=False), max_size=SIZE)


def matches(weighted: dict[int, float]) -> Matches:
    docs = sorted(weighted)
    return scored(np.array(docs, np.int64), np.array([weighted[doc] for doc in docs], np.float64))


def as_dict(found: Matches) -> dict[int, float]:
    return dict(zip(found.docs.tolist(), found.scores().round(9).tolist(), strict=True))


@given(st.lists(weights, min_size=1, max_size=4))
def test_all_of_gives_the_common_documents_with_added_scores(parts: list[dict[int, float]]) -> None:
    common = set.intersection(*map(set, parts))

    assert as_dict(all_of(list(map(matches, parts)), SIZE)) == {doc: round(sum(part[doc] for part in parts), 9) for doc in common}


@given(st.lists(weights, max_size=4))
def test_any_of_gives_the_documents_of_each_with_added_scores(parts: list[dict[int, float]]) -> None:
    either = set().union(*parts)

    assert as_dict(any_of(list(map(matches, parts)), SIZE)) == {doc: round(sum(part.get(doc, 0.0) for part in parts), 9) for doc in either}


@given(weights, weights)
def test_without_takes_documents_away_and_keeps_the_scores_of_the_others(one: dict[int, float], other: dict[int, float]) -> None:
    left = without(matches(one), matches(other).docs, SIZE)

    assert as_dict(left) == {doc: round(score, 9) for doc, score in one.items() if doc not in other}


@given(weights)
def test_the_complement_has_every_other_document_and_no_scores(one: dict[int, float]) -> None:
    rest = complement(matches(one).docs, SIZE)

    assert set(rest.docs.tolist()) == set(range(SIZE)) - set(one)
    assert not rest.scores().any()


@given(weights, st.sampled_from((10, SIZE, 100_000)))
def test_places_are_found_by_search_and_by_table_alike(one: dict[int, float], size: int) -> None:
    docs, among = np.arange(0, 10), matches({doc: 1.0 for doc in one if doc < 10} or {3: 1.0}).docs

    places, there = find(docs, among, size)

    assert there.tolist() == [doc in among for doc in docs]
    assert among[places[there]].tolist() == docs[there].tolist()


@given(st.lists(weights, min_size=1, max_size=3), st.data())
def test_scores_of_some_documents_are_those_they_have_among_all(parts: list[dict[int, float]], data: st.DataObject) -> None:
    union = any_of(list(map(matches, parts)), SIZE)
    places = data.draw(st.lists(st.sampled_from(range(len(union.docs))), unique=True)) if len(union.docs) else []

    picked = np.array(sorted(places), np.int64)

    assert union.scores(picked).round(9).tolist() == union.scores()[picked].round(9).tolist()
    assert union.only(picked).scores().round(9).tolist() == union.scores()[picked].round(9).tolist()


def test_nothing_has_no_document() -> None:
    assert not len(NOTHING.docs)
    assert not len(NOTHING.scores())
