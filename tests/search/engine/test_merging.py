"""Which segments are merged: few enough for searches, little enough for who waits."""

import random

from hypothesis import given
from hypothesis import strategies as st

from search.engine.merging import INLINE, LARGEST, MOST, QUIET, foldable, limit, worthwhile

sizes = st.lists(st.integers(1, 100_000), max_size=14)


@given(sizes, st.integers(0, 500))
def test_a_commit_merges_little_and_leaves_few(given_sizes: list[int], fresh: int) -> None:
    chosen = foldable(given_sizes, fresh)
    assert len(set(chosen)) == len(chosen)
    assert len(given_sizes) - len(chosen) + 1 <= max(MOST, 1)
    if len(given_sizes) < QUIET:
        assert chosen == []
    if len(given_sizes) < MOST:
        assert fresh + sum(given_sizes[place] for place in chosen) <= max(INLINE, fresh)


@given(sizes, st.integers(0, 500))
def test_the_smallest_are_merged(given_sizes: list[int], fresh: int) -> None:
    chosen = foldable(given_sizes, fresh)
    left = [size for place, size in enumerate(given_sizes) if place not in chosen]
    assert not chosen or not left or max(given_sizes[place] for place in chosen) <= min(left)


def test_many_single_documents_are_each_copied_only_a_few_times() -> None:
    segments, copied = [20_000] * 5, 0
    for _ in range(2_000):
        chosen = foldable(segments, 1)
        work = sum(segments[place] for place in chosen)
        copied += work
        segments = [size for place, size in enumerate(segments) if place not in chosen] + [work + 1]
        assert len(segments) <= MOST
    assert copied < 15 * 2_000


@given(sizes)
def test_idle_merging_comes_to_an_end_with_few_segments(given_sizes: list[int]) -> None:
    segments, steps = [(size, 0) for size in given_sizes], 0
    while places := worthwhile([size for size, _ in segments], [deleted for _, deleted in segments]):
        merged = sum(segments[place][0] for place in places)
        assert merged <= limit(sum(given_sizes)) or len(segments) > MOST
        segments = [one for place, one in enumerate(segments) if place not in places] + [(merged, 0)]
        steps += 1
        assert steps <= len(given_sizes)
    assert len(segments) <= MOST


def test_a_segment_of_which_a_third_is_deleted_is_written_anew() -> None:
    assert worthwhile([40_000, 60_000], [0, 29_000]) == []
    assert worthwhile([40_000, 60_000], [0, 31_000]) == [1]
    assert worthwhile([60_000, 5], [0, 4]) == []


def test_segments_near_in_size_become_one_that_fits() -> None:
    assert sorted(worthwhile([20_000] * 5, [0] * 5)) == [0, 1, 2]
    assert worthwhile([60_000, 40_000], [0, 0]) == []
    assert worthwhile([60_000, 1, 1], [0, 0, 0]) == []
    assert sorted(worthwhile([60_000, 1_500, 1_000], [0, 0, 0])) == [1, 2]


def test_only_an_archive_of_many_may_have_larger_segments() -> None:
    assert limit(100_000) == LARGEST
    assert limit(1_000_000) == 200_000
    chance = random.Random(1)
    segments = [chance.randrange(10_000, 20_000) for _ in range(60)]
    while places := worthwhile(segments, [0] * len(segments)):
        merged = sum(segments[place] for place in places)
        segments = [size for place, size in enumerate(segments) if place not in places] + [merged]
    assert len(segments) <= MOST
