from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.resembling import ALIKE, MOST, ORDERS, Lookalikes, resemblance, shingles, sketch

WORDS = [f"{first}{last}" for first in ("ba", "ke", "lo", "mi", "ru", "sta") for last in ("dan", "fel", "gor", "hin", "jut", "kas")]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=400).map(" ".join)


def invented(number: int, length: int = 700) -> list[str]:
    """The words of a text that shares no five in a row with one of another number."""
    return [f"w{number}x{place % 97}y{place}" for place in range(length)]


def truth(one: str, other: str) -> float:
    """The resemblance by its definition."""
    left, right = set(shingles(one).tolist()), set(shingles(other).tolist())
    return len(left & right) / len(left | right)


@given(texts)
def test_a_text_is_like_itself_however_it_is_printed(text: str) -> None:
    assert resemblance(sketch(text), sketch(text)) == 1
    assert sketch(text.upper().replace(" ", ",\n\n")) == sketch(text)


@given(texts, texts)
def test_resemblance_is_the_share_of_common_shingles_give_or_take(one: str, other: str) -> None:
    estimate = resemblance(sketch(one), sketch(other))
    assert estimate == resemblance(sketch(other), sketch(one))
    assert abs(estimate - truth(one, other)) < 6 * 0.045


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_of_one_size_or_none(text: str) -> None:
    assert len(sketch(text)) in (0, ORDERS)
    assert bool(sketch(text)) == bool(len(shingles(text)))


@pytest.mark.parametrize("rewritten", [0, 35, 70, 140])
def test_a_text_of_which_a_part_was_rewritten_is_found_with_about_what_is_left(rewritten: int) -> None:
    words = invented(1)
    changed = " ".join([*invented(2, rewritten), *words[rewritten:]])
    known = Lookalikes((number, sketch(" ".join(invented(number)))) for number in range(200))
    (found,) = known.like(sketch(changed))
    assert found.key == 1
    assert found.resemblance == pytest.approx(truth(" ".join(words), changed), abs=0.15)


def test_a_half_and_a_text_of_the_same_words_in_another_order_are_no_near_duplicates() -> None:
    words = invented(1)
    known = Lookalikes([("whole", sketch(" ".join(words)))])
    assert known.like(sketch(" ".join(words[:350]))) == []
    assert known.like(sketch(" ".join(sorted(words, key=lambda word: word[::-1])))) == []


def test_what_was_added_is_found_before_and_after_it_is_sorted_in() -> None:
    known = Lookalikes()
    for number in range(2500):
        known.add(number, sketch(" ".join(invented(number, 40))))
    for number in (0, 1000, 1024, 1025, 2499):
        assert [one.key for one in known.like(sketch(" ".join(invented(number, 40))))] == [number]


def test_a_text_makes_place_for_its_next_version_and_is_not_like_itself() -> None:
    old, new = (sketch(" ".join(invented(number))) for number in (1, 2))
    known = Lookalikes([("a", old)])
    assert known.like(old, apart_from="a") == []
    known.add("a", new)
    assert known.like(old) == []
    assert [one.key for one in known.like(new)] == ["a"]


def test_of_many_texts_alike_the_likeliest_are_named() -> None:
    words = invented(1)
    known = Lookalikes((number, sketch(" ".join([*invented(2, number), *words[number:]]))) for number in range(0, 100, 5))
    found = known.like(sketch(" ".join(words)))
    assert len(found) == MOST
    assert found[0].key == 0
    assert all(one.resemblance >= other.resemblance >= ALIKE for one, other in pairwise(found))


def test_texts_without_words_are_like_nothing() -> None:
    known = Lookalikes([("empty", sketch("… — …"))])
    assert sketch("!") == b""
    assert known.like(sketch("")) == []
    assert resemblance(b"", sketch("rain")) == 0


def test_a_text_of_a_megabyte_is_sketched() -> None:
    assert len(sketch(" ".join(invented(1, 80_000)))) == ORDERS
