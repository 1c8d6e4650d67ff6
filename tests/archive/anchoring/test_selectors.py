import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from archive.anchoring import is_sure, places
from archive.models.passages import CONTEXT

LETTERS = st.text("ab ", max_size=40)


def best(body: str, exact: str, prefix: str, suffix: str, near: int) -> int | None:
    """The place that fits best."""
    return max(places(body, exact, prefix, suffix, near), default=(0, 0, None))[2]


def context(body: str, start: int, end: int) -> tuple[str, str]:
    """What stands around a span, as a passage keeps it."""
    return body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT]


@given(before=LETTERS, after=LETTERS, exact=st.text("AB", min_size=1, max_size=8), edit=LETTERS, tail=LETTERS)
def test_edits_outside_a_passage_of_its_own_words_never_lose_it(before: str, after: str, exact: str, edit: str, tail: str) -> None:
    prefix, suffix = context(before + exact + after, len(before), len(before) + len(exact))
    assert best(edit + exact + tail, exact, prefix, suffix, len(before)) == len(edit)


@given(before=LETTERS, after=LETTERS, exact=st.text("ab", min_size=1, max_size=3), edit=LETTERS, tail=LETTERS)
def test_of_many_places_the_one_with_its_whole_context_wins(before: str, after: str, exact: str, edit: str, tail: str) -> None:
    body = before + exact + after
    prefix, suffix = context(body, len(before), len(before) + len(exact))
    edited = edit + "\n" + prefix + exact + suffix + "\n" + tail
    whole = prefix + exact + suffix
    assume(edited.find(whole) == edited.rfind(whole))
    assert best(edited, exact, prefix, suffix, len(before)) == len(edit) + 1 + len(prefix)


@given(body=st.text("ab", max_size=30), exact=st.text("ab", max_size=3), near=st.integers(0, 40))
@example(body="", exact="", near=0)
@example(body="aaaa", exact="aa", near=1)
def test_without_context_the_nearest_place_wins(body: str, exact: str, near: int) -> None:
    held = [start for start in range(len(body)) if exact and body.startswith(exact, start)]
    start = best(body, exact, "", "", near)
    if not held:
        assert start is None
    else:
        assert start in held
        assert abs(start - near) == min(abs(one - near) for one in held)


def test_context_counts_more_than_nearness() -> None:
    body = "dear Rice. " * 3 + "cheap Rice falls."
    assert best(body, "Rice", "cheap ", " falls", 5) == body.index("Rice falls")


def test_words_that_are_gone_are_nowhere() -> None:
    assert best("Maize is dear.", "Rice", "", " is", 0) is None


@pytest.mark.parametrize(
    ("exact", "shared", "known", "sure"),
    [
        ("2024", 16, 64, True),
        ("2024", 15, 64, False),
        ("2024", 5, 5, True),
        ("2024", 0, 0, True),
        ("said that rice is dear " * 2, 0, 64, True),
    ],
    ids=["enough", "too little", "all there was", "a text of nothing else", "a sentence of its own"],
)
def test_a_place_is_sure_by_its_context_or_by_its_own_length(exact: str, shared: int, known: int, sure: bool) -> None:
    assert is_sure(exact, shared, known) is sure
