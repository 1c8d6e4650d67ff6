import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.differences import Row, side_by_side

TEXTS = st.lists(st.sampled_from(["rice", "is", "dear", ".", "!", " ", "\n\n", "\n", "2024", "…", "“", "é"]), max_size=40).map(" ".join)


def told(rows: list[Row]) -> list[tuple[str, str]]:
    """Each row's sides, with what changed in brackets."""
    return [tuple("".join(f"[{p.text}]" if p.changed else p.text for p in side) for side in (row.old, row.new)) for row in rows]  # type: ignore[misc]


@given(old=TEXTS, new=TEXTS)
def test_both_texts_are_there_whole_and_unmarked_words_are_the_same(old: str, new: str) -> None:
    rows = side_by_side(old, new)
    assert "".join(piece.text for row in rows for piece in row.old) == old
    ours, theirs = (
        "".join(p.text for row in rows for p in side(row) if not p.changed).split() for side in (lambda r: r.old, lambda r: r.new)
    )
    assert "".join(ours) == "".join(theirs)
    assert "".join(piece.text for row in rows for piece in row.new) == new


def test_the_same_text_has_no_difference() -> None:
    (row,) = side_by_side("Rice.\n\nMaize.", "Rice.\n\nMaize.")
    assert (row.changed, row.folded) == (False, 2)


def test_what_changed_is_marked_to_the_word_within_its_paragraph() -> None:
    old = "One.\n\nRice is dear in May. It rained.\n\nThree."
    new = "One.\n\nRice is cheap in May. It rained.\n\nAnd more.\n\nThree."
    assert told(side_by_side(old, new)) == [
        ("One.\n\n", "One.\n\n"),
        ("Rice is [dear ]in May. It rained.\n\n", "Rice is [cheap ]in May. It rained.\n\n[And more.\n\n]"),
        ("Three.", "Three."),
    ]


def test_long_stretches_without_a_change_are_folded() -> None:
    paragraphs = [f"Paragraph {n}.\n\n" for n in range(9)]
    changed = [*paragraphs[:4], "Another one.\n\n", *paragraphs[5:]]
    rows = side_by_side("".join(paragraphs), "".join(changed))
    assert [(row.folded, row.changed) for row in rows] == [(3, False), (0, False), (0, True), (0, False), (3, False)]


@pytest.mark.slow
@pytest.mark.parametrize("joint", [" ", ". ", "\n\n"], ids=["words", "sentences", "paragraphs"])
@pytest.mark.parametrize("kinds", [2, 5_000], ids=["two words", "many words"])
def test_sixty_thousand_words_are_compared_in_time(joint: str, kinds: int) -> None:
    """A tenth of a second where nobody else works; the bound leaves room for those who do."""
    old, new = (joint.join(str((n * step + n // 7) % kinds) for n in range(60_000)) for step in (7_919, 104_728))
    start = time.process_time()
    side_by_side(old, new)
    assert time.process_time() - start < 1
