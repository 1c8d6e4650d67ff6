"""Which of ours is meant to be which of gold's."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading.pairing import by_key, by_overlap, overlap


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    value: int = 0


SPANS = st.builds(lambda start, length, value: Span(start, start + length, value), st.integers(0, 20), st.integers(1, 9), st.integers(0, 2))


def test_the_same_span_is_preferred_to_one_that_merely_overlaps() -> None:
    pairs = by_overlap([Span(0, 5)], [Span(0, 50), Span(0, 5)])
    assert pairs.both == ((Span(0, 5), Span(0, 5)),)
    assert pairs.extra == (Span(0, 50),)


def test_what_is_alike_is_preferred_to_the_same_span() -> None:
    pairs = by_overlap([Span(0, 5, 1)], [Span(0, 5, 2), Span(4, 9, 1)], lambda one, other: one.value == other.value)
    assert pairs.both == ((Span(0, 5, 1), Span(4, 9, 1)),)


def test_spans_that_only_touch_are_no_pair() -> None:
    pairs = by_overlap([Span(0, 5)], [Span(5, 9)])
    assert (pairs.both, pairs.missing, pairs.extra) == ((), (Span(0, 5),), (Span(5, 9),))


def test_an_empty_span_overlaps_nothing() -> None:
    assert overlap(Span(3, 3), Span(0, 9)) == 0
    assert overlap(Span(-1, -1), Span(-1, -1)) == 0


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_everybody_is_in_one_pair_or_left_over(gold: list[Span], ours: list[Span]) -> None:
    pairs = by_overlap(gold, ours)
    assert sorted([one for one, _ in pairs.both] + list(pairs.missing), key=repr) == sorted(gold, key=repr)
    assert sorted([other for _, other in pairs.both] + list(pairs.extra), key=repr) == sorted(ours, key=repr)
    assert all(overlap(one, other) > 0 for one, other in pairs.both)


@given(st.lists(SPANS, max_size=8))
def test_a_list_pairs_with_itself(spans: list[Span]) -> None:
    assert all(one == other for one, other in by_overlap(spans, spans).both)
    assert len(by_overlap(spans, spans).both) == len(spans)


def test_equal_keys_pair_as_often_as_they_stand_on_both_sides() -> None:
    pairs = by_key(["mill", "mill", "dam"], ["dam", "mill", "boat"], str)
    assert pairs.both == (("mill", "mill"), ("dam", "dam"))
    assert (pairs.missing, pairs.extra) == (("mill",), ("boat",))


def test_what_the_first_key_leaves_over_is_tried_with_the_next() -> None:
    pairs = by_key(["mill", "dam"], ["mild", "mill"], str, lambda word: word[:3])
    assert pairs.both == (("mill", "mill"),)
    assert by_key(["mill"], ["mild"], str, lambda word: word[:3]).both == (("mill", "mild"),)
