"""The best documents, and any slice of them."""

import random
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.matches import Matches, scored
from search.engine.ranking import best

# Few different scores, some of them apart by less than what is compared.
scores = st.lists(st.sampled_from((0.5, 1.0, 1.0 + 1e-12, 1.0 - 1e-12, 2.0, 2.0 + 4e-10, 2.0 + 6e-10, 3.7)), min_size=1, max_size=60)


def snapshot(size: int) -> Any:
    order = np.random.default_rng(size).permutation(size)
    return cast(Any, SimpleNamespace(newest=order, oldest=order[::-1].copy()))


@given(scores, st.integers(0, 70))
def test_the_first_by_score_are_the_first_of_the_whole_order(values: list[float], stop: int) -> None:
    index = snapshot(len(values))
    matches = scored(np.arange(len(values)), np.array(values))

    whole = sorted(range(len(values)), key=lambda doc: (-np.round(values[doc], 9), index.newest[doc]))

    assert best(index, matches, "relevance", stop)[0].tolist() == whole[:stop]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@given(values=scores, stop=st.integers(0, 70))
def test_the_first_by_date_are_the_first_of_the_whole_order_and_keep_their_scores(sort: str, values: list[float], stop: int) -> None:
    index = snapshot(len(values))
    matches = scored(np.arange(len(values)), np.array(values))

    whole = sorted(((doc, values[doc]) for doc in range(len(values))), key=lambda pair: getattr(index, sort)[pair[0]])

    docs, found = best(index, matches, sort, stop)
    assert list(zip(docs.tolist(), found.tolist(), strict=True)) == whole[:stop]


def test_matches_without_scores_are_newest_first_even_by_relevance() -> None:
    index = snapshot(30)

    docs, found = best(index, Matches(np.arange(30)), "relevance", 30)

    assert index.newest[docs].tolist() == list(range(30))
    assert not found.any()


@given(scores, st.integers(0, 70), st.randoms(use_true_random=False))
def test_a_bonus_moves_only_the_first_and_keeps_them_ahead(values: list[float], stop: int, chance: random.Random) -> None:
    index = snapshot(len(values))
    matches = scored(np.arange(len(values)), np.array(values))
    added = np.array([chance.choice((0.0, 0.3, 2.0)) for _ in values])

    docs, _ = best(index, matches, "relevance", stop, lambda docs: added[docs])

    whole = sorted(range(len(values)), key=lambda doc: (-np.round(values[doc] + added[doc], 9), index.newest[doc]))
    assert docs.tolist() == whole[:stop]
