"""Walking: what stands at a place among the tokens, and nothing beyond their ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.walking import Walk
from tests.archive.reading.made_up import text_of

MARKS = ",;:.—–"


def walk_of(words: str) -> Walk:
    """A walk over all tokens of a text."""
    return Walk(text_of(words))


@given(st.text(max_size=60), st.integers(-80, 80))
def test_beyond_the_ends_stands_the_empty_word(words, index):
    walk = walk_of(words)
    inside = 0 <= index < len(walk.tokens)
    assert walk.low(index) == (walk.tokens[index].low if inside else "")
    assert inside or not walk.is_capital(index) and walk.year_at(index) is None


@pytest.mark.parametrize(
    ("printed", "year"), [("2024", 2024), ("1500", 1500), ("1499", None), ("2,024", None), ("20245", None), ("twenty", None)]
)
def test_four_digits_within_reach_are_a_year(printed, year):
    assert walk_of(f"in {printed}").year_at(1) == year


def test_a_part_of_a_text_is_walked_without_what_stands_around_it():
    text = text_of("It rained. The U.S. dam held.")
    clause = Walk(text, text.tokens[3:6])
    assert [clause.low(index) for index in (-1, 0, 1, 2, 3)] == ["", "the", "u.s.", "dam", ""]
    assert [clause.is_capital(index) for index in (0, 1, 2)] == [True, True, False]
    assert clause.printed(0, 3) == "The U.S. dam"


def test_a_clause_runs_between_marks_and_over_the_dash_inside_a_word():
    walk = walk_of("It rained, and the US–Mexico dam held; we left.")
    dam = walk.first_of({"dam"}, 0, 99)
    assert dam is not None
    assert walk.printed(walk.clause_start(dam, 0, MARKS), walk.clause_end(dam, len(walk.tokens), MARKS)) == "and the US–Mexico dam held"
    assert walk.clause_start(dam, dam - 1, MARKS) == dam - 1


def test_the_first_of_some_words_is_looked_for_within_bounds():
    walk = walk_of("rain on rain")
    assert [walk.first_of({"rain"}, *bounds) for bounds in ((0, 3), (1, 9), (-5, 1), (1, 2))] == [0, 2, 0, None]
    assert walk.has(0, 3, {"on"})
    assert not walk.has(2, 3, {"on"})
