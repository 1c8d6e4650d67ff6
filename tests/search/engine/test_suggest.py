"""Did you mean."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import IndexFolder, Snapshot, Snapshots, did_you_mean
from search.engine.spelling import distance
from tests.search.engine.corpus import document, indexed


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return indexed(
        tmp_path / "index",
        document(1, text="The fentanyl trade in Mérida; border"),
        document(2, text="Fentanyl and tariffs at the border", title="Sheinbaum"),
        document(3, text="boarder law", title="Fentanyl"),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fentanil", "fentanyl"),
        ("fentnayl", "fentanyl"),
        ("Shienbaum", "sheinbaum"),
        ("tariefs", "tariffs"),
        ("meridda", "merida"),
        ("dorder", "border"),
        ("lwa", "law"),
    ],
)
def test_a_misspelt_word_has_a_suggestion_even_on_zero_hits(snapshot: Snapshot, typed: str, meant: str) -> None:
    """Trap 11: spelling gives None on zero hits."""
    assert did_you_mean([typed], snapshot) == {typed: meant}


def test_words_that_find_something_or_have_no_neighbour_have_none(snapshot: Snapshot) -> None:
    assert did_you_mean(["border", "BORDERS", "Merida", "zzzzzzzz", "lqw", "xy", "2025", "US-Mexico", ""], snapshot) == {"lqw": "law"}


def test_the_nearest_word_wins_then_the_same_first_letter_then_the_more_frequent(tmp_path: Path) -> None:
    texts = ["cartel", "martel cartel", "carter", "carter", "carter"]
    snapshot = indexed(tmp_path, *(document(number, text=text) for number, text in enumerate(texts)))
    assert did_you_mean(["kartel", "cartelo", "cartex"], snapshot) == {"kartel": "cartel", "cartelo": "cartel", "cartex": "carter"}


def test_words_of_deleted_documents_are_not_suggested(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild([document(1, text="fentanyl"), document(2, text="x")])
    folder.write([], ["archive.article.1"])
    assert did_you_mean(["fentanil"], Snapshots(folder).current()) == {}


@pytest.mark.slow
def test_many_long_words_take_bounded_time(tmp_path: Path) -> None:
    snapshot = indexed(
        tmp_path,
        document(1, text=" ".join("a" * 40 + f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(1000))),
    )
    began = time.process_time()
    did_you_mean(["a" * 40 + "zzzz" + letter for letter in "abcdefghijklmnop"], snapshot)
    assert time.process_time() - began < 2.0


def slow_distance(one: str, other: str) -> int:
    """Optimal string alignment by its definition."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        slow_distance(one[:-1], other) + 1, slow_distance(one, other[:-1]) + 1, slow_distance(one[:-1], other[:-1]) + (one[-1] != other[-1])
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        best = min(best, slow_distance(one[:-2], other[:-2]) + 1)
    return best


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 3))
def test_the_distance_is_that_of_its_definition(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(slow_distance(one, other), most + 1)
