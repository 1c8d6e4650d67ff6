"""Counts of values, compared with Python's own."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine.tallies import Tally, tally


def as_dict(tallied: Tally) -> dict[int, int]:
    return dict(zip(tallied.values.tolist(), tallied.often.tolist(), strict=True))


@given(st.lists(st.integers(0, 5) | st.integers(24_000, 24_010)))
def test_a_tally_counts_each_value_that_occurs_in_ascending_order(values: list[int]) -> None:
    tallied = tally(np.array(values, np.int64))

    assert list(as_dict(tallied).items()) == sorted(Counter(values).items())
    assert [tallied.of(value) for value in (-1, 0, 3, 24_005, 99_999)] == [Counter(values)[value] for value in (-1, 0, 3, 24_005, 99_999)]
