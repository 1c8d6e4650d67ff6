"""Bylines: names, date and outlet, and nothing that is none."""

import pytest

from archive.reading.bylines import is_name, read_byline


@pytest.mark.parametrize(
    ("text", "authors", "printed", "outlet"),
    [
        ("By Ada Roe", ("Ada Roe",), None, None),
        ("By Ada Roe and Ben Doe-Smith | 3 March 2026", ("Ada Roe", "Ben Doe-Smith"), "2026-03-03", None),
        ("*By Ada Roe | The Valley Gazette | 3 March 2026*", ("Ada Roe",), "2026-03-03", "The Valley Gazette"),
        ("Analysis by Ada Roe", ("Ada Roe",), None, None),
        ("Por Ana de la Cruz, 14 de febrero de 2026", ("Ana de la Cruz",), "2026-02-14", None),
        ("By Staff Reporter", (), None, None),
    ],
)
def test_a_byline_is_taken_apart(text, authors, printed, outlet):
    byline = read_byline(text)
    assert byline is not None
    assert (byline.authors, byline.date.printed if byline.date else None, byline.outlet) == (authors, printed, outlet)


@pytest.mark.parametrize(
    "text", ["By the river it rained", "A Mill Without Water", "3 March 2026", "By and large, nothing happened in 2026."]
)
def test_a_line_that_names_nobody_is_no_byline(text):
    assert read_byline(text) is None


def test_a_name_is_two_to_six_words_with_capitals():
    assert is_name("Ana de la Cruz")
    assert is_name("J. K. Roe")
    assert not is_name("Ana")
    assert not is_name("The Mill Stands")
