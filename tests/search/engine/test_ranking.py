"""The best documents, and any slice of them."""

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


@given(scores, st.integers(0, 70), st.integers(0, 70))
def test_any_slice_by_score_is_that_slice_of_the_whole_order(values: list[float], start: int, stop: int) -> None:
    index = snapshot(len(values))
    matches = scored(np.arange(len(values)), np.array(values))

    whole = sorted(range(len(values)), key=lambda doc: (-np.round(values[doc], 9), index.newest[doc]))

    assert [doc for doc, _ in best(index, matches, "relevance", start, stop)] == whole[start:stop]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@given(values=scores, start=st.integers(0, 70), length=st.integers(0, 30))
def test_any_slice_by_date_is_that_slice_of_the_whole_order_and_keeps_its_scores(
    sort: str, values: list[float], start: int, length: int
) -> None:
    index = snapshot(len(values))
    matches = scored(np.arange(len(values)), np.array(values))

    whole = sorted(((doc, values[doc]) for doc in range(len(values))), key=lambda pair: getattr(index, sort)[pair[0]])

    assert best(index, matches, sort, start, start + length) == whole[start : start + length]


def test_matches_without_scores_are_newest_first_even_by_relevance() -> None:
    index = snapshot(30)

    found = best(index, Matches(np.arange(30)), "relevance", 0, 30)

    assert [index.newest[doc] for doc, _ in found] == list(range(30))
    assert {score for _, score in found} == {0.0}
