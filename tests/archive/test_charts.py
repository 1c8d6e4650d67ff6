from hypothesis import given
from hypothesis import strategies as st

from archive.charts import bars


@given(st.lists(st.integers(0, 10**9), max_size=30))
def test_bars_keep_their_counts_and_stand_between_nothing_and_the_tallest(counts: list[int]) -> None:
    drawn = bars((str(number), count, "") for number, count in enumerate(counts))
    assert [bar.count for bar in drawn] == counts
    assert [bar.label for bar in drawn] == [str(number) for number in range(len(counts))]
    for bar in drawn:
        assert (bar.height == 0) == (bar.count == 0)
        assert 0 <= bar.height <= 100
        assert bar.count < max(counts) or bar.height in (0, 100)


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=10))
def test_a_larger_count_never_has_a_lower_bar(counts: list[int]) -> None:
    heights = [bar.height for bar in bars(("", count, "") for count in sorted(counts))]
    assert heights == sorted(heights)


def test_no_counts_are_no_bars() -> None:
    assert bars([]) == []
