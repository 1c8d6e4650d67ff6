"""Quotation marks: what opens, what closes, and what is only an apostrophe."""

import pytest

from archive.reading.marks import quoted_spans


def inside(body: str) -> list[str]:
    return [body[quoted.start : quoted.end] for quoted in quoted_spans(body, 0, len(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“One” and “two”", ["One", "two"]),
        ('"One" and "two"', ["One", "two"]),
        ("«Uno» y “dos”", ["Uno", "dos"]),
        ("‘One’ and 'two'", ["One", "two"]),
        ("“He said ‘no’ to me”", ["He said ‘no’ to me"]),
        ("“He said “no” to me”", ["He said “no” to me"]),
        ("‘He said “no” to me’", ["He said “no” to me"]),
        ("«Dijo “no” y se fue»", ["Dijo “no” y se fue"]),
        ("the millers’ union and the fishers’ boat", []),
        ("‘The millers’ union is here,’ she said", ["The millers’ union is here,"]),
        ("it’s 6' 2\" tall and can't move", []),
        ("rock 'n' roll in the '90s", []),
        ("“One” “two”", ["One", "two"]),
        ("(“one”)—“two”", ["one", "two"]),
        ("``One'' and ``two''", ["One", "two"]),
        ("a stray ” and a word", []),
        ("“”", []),
    ],
)
def test_spans_stand_between_marks_that_belong_together(body, expected):
    assert inside(body) == expected


def test_a_missing_closing_mark_leaves_a_span_open_to_the_end():
    (quoted,) = quoted_spans("She said: “One day", 0, 18)
    assert (quoted.start, quoted.end, quoted.closed) == (11, 18, False)


def test_a_mark_that_opens_a_new_sentence_ends_what_was_left_open():
    body = "“One day. “Two days,” she said."
    assert inside(body) == ["One day.", "Two days,"]
