"""Floors: what was reached may not be lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading.floors import Fall, FloorsError, fallen, load, raised, write
from benchmarks.reading.measures import Miss, Tally

MISS = Miss("figures", "mill.txt", "40", None)
COUNTS = st.builds(lambda right, missed: Tally(right, 0, (MISS,) * missed), st.integers(0, 9), st.integers(0, 9))


def test_a_kind_under_its_floor_falls_and_says_how_far() -> None:
    (fall,) = fallen({"figures": Tally(1, 0, (MISS,))}, {"figures": 0.9})
    assert str(fall) == "figures reached 0.6667, its floor is 0.900"


def test_a_kind_on_its_floor_holds() -> None:
    assert fallen({"figures": Tally(3)}, {"figures": 1.0}) == []


@pytest.mark.parametrize("tallies", [{}, {"figures": Tally(silent=3)}])
def test_a_floor_of_which_nothing_is_measured_has_fallen(tallies: dict[str, Tally]) -> None:
    assert fallen(tallies, {"figures": 0.5}) == [Fall("figures", 0.5, None)]


@given(
    st.dictionaries(st.sampled_from(["figures", "events"]), COUNTS),
    st.dictionaries(st.sampled_from(["figures", "events"]), st.floats(0, 1)),
)
def test_raised_floors_lower_none_and_hold(tallies: dict[str, Tally], floors: dict[str, float]) -> None:
    after = raised(tallies, floors)
    assert all(after[kind] >= floor for kind, floor in floors.items())
    assert {fall.kind for fall in fallen(tallies, after)} == {fall.kind for fall in fallen(tallies, floors)}


def test_a_raised_floor_is_what_was_reached_cut_to_three_digits() -> None:
    assert raised({"figures": Tally(1, 0, (MISS,)), "events": Tally()}, {"figures": 0.5}) == {"figures": 0.666}


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    write(tmp_path / "floors.toml", {"figure unit": 0.912, "title": 1.0})
    assert load(tmp_path / "floors.toml") == {"figure unit": 0.912, "title": 1.0}


@pytest.mark.parametrize("text", ["figures", "figures = 2", 'figures = "1"', None])
def test_floors_that_cannot_be_read_are_refused(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "floors.toml").write_text(text)
    with pytest.raises(FloorsError, match=r"floors\.toml"):
        load(tmp_path / "floors.toml")
