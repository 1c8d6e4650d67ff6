"""Sentences: whole, with the words in their place, and never longer than a page can bear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ledgers.sentences import LONGEST, sentence_of
from archive.models import Article


def article(body: str, blocks: list[tuple[int, int]] | None = None) -> Article:
    spans = blocks if blocks is not None else [(0, len(body))]
    return Article(body=body, language="en", blocks=[{"kind": "paragraph", "start": start, "end": end} for start, end in spans])


def said(body: str, exact: str, blocks: list[tuple[int, int]] | None = None) -> str:
    start = body.index(exact)
    found = sentence_of(article(body, blocks), start, start + len(exact))
    assert found.exact == exact
    return f"{found.before}[{found.exact}]{found.after}"


@pytest.mark.parametrize(
    ("body", "exact", "sentence"),
    [
        ("It rains. Rice is dear, says Dr. Poe. It is wet.", "dear", "Rice is [dear], says Dr. Poe."),
        ("It rains. Rice is dear. It is wet.", "dear. It is", "Rice is [dear. It is] wet."),
        ("It rains.", "It rains.", "[It rains.]"),
        ("No stop here", "stop", "No [stop] here"),
    ],
)
def test_a_passage_stands_in_the_sentences_that_it_touches(body: str, exact: str, sentence: str) -> None:
    assert said(body, exact) == sentence


def test_a_sentence_ends_with_its_block_and_a_heading_shows_no_sign_of_one() -> None:
    body = "One two three\n\n## Four five six\n\nSeven"
    spans = [(0, 13), (15, 31), (33, 38)]
    assert said(body, "two", spans) == "One [two] three"
    assert said(body, "five", spans) == "Four [five] six"
    assert said(body, "two", []) == "One [two] three"


def test_a_text_without_stops_is_cut() -> None:
    body = "a " * 2_000
    found = sentence_of(article(body), 2_000, 2_001)
    assert (len(found.before), len(found.after)) == (LONGEST, LONGEST)
    assert (found.is_cut_before, found.is_cut_after) == (True, True)


@given(st.text("ab .!?\n“”#", max_size=80), st.data())
def test_the_words_are_always_the_words(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    found = sentence_of(article(body), start, end)
    assert found.exact == body[start:end]
    assert found.before + found.exact + found.after in body
