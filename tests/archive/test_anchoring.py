from hypothesis import assume, example, given
from hypothesis import strategies as st

from archive.anchoring import anchor
from archive.models.passages import CONTEXT

LETTERS = st.text("ab ", max_size=40)


def context(body: str, start: int, end: int) -> tuple[str, str]:
    """What stands around a span, as a passage keeps it."""
    return body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT]


@given(before=LETTERS, after=LETTERS, exact=st.text("ABé‘", min_size=1, max_size=8), edit=LETTERS, tail=LETTERS)
def test_edits_outside_a_passage_of_its_own_words_never_lose_it(before: str, after: str, exact: str, edit: str, tail: str) -> None:
    prefix, suffix = context(before + exact + after, len(before), len(before) + len(exact))
    assert anchor(edit + exact + tail, exact, prefix, suffix, len(before)) == (len(edit), len(edit) + len(exact))


@given(before=LETTERS, after=LETTERS, exact=st.text("ab", min_size=1, max_size=3), edit=LETTERS, tail=LETTERS)
def test_of_many_places_the_one_with_its_whole_context_wins(before: str, after: str, exact: str, edit: str, tail: str) -> None:
    body = before + exact + after
    prefix, suffix = context(body, len(before), len(before) + len(exact))
    edited = edit + "\n" + prefix + exact + suffix + "\n" + tail
    kept = len(edit) + 1 + len(prefix)
    whole = prefix + exact + suffix
    assume(edited.find(whole) == edited.rfind(whole))
    assert anchor(edited, exact, prefix, suffix, len(before)) == (kept, kept + len(exact))


@given(body=st.text("ab", max_size=30), exact=st.text("ab", max_size=3), near=st.integers(0, 40))
@example(body="", exact="", near=0)
@example(body="aaaa", exact="aa", near=1)
def test_without_context_the_nearest_place_wins(body: str, exact: str, near: int) -> None:
    places = [start for start in range(len(body)) if exact and body.startswith(exact, start)]
    span = anchor(body, exact, "", "", near)
    if not places:
        assert span is None
    else:
        assert span is not None
        assert body[slice(*span)] == exact
        assert abs(span[0] - near) == min(abs(start - near) for start in places)


def test_context_counts_more_than_nearness() -> None:
    body = "dear Rice. " * 3 + "cheap Rice falls."
    assert anchor(body, "Rice", "cheap ", " falls", 5) == (body.index("Rice falls"), body.index(" falls"))


def test_words_that_are_gone_are_nowhere() -> None:
    assert anchor("Maize is dear.", "Rice", "", " is", 0) is None
