"""Bylines: names, date and outlet, and nothing that is none."""

import pytest

from archive.reading.page.bylines import read_byline
from archive.reading.page.closing_notes import credited, introduced
from archive.reading.page.printed_names import is_name


@pytest.mark.parametrize(
    ("text", "authors", "printed", "outlet"),
    [
        ("By Ada Roe", ("Ada Roe",), None, None),
        ("By Ada Roe and Ben Doe-Smith | 3 March 2026", ("Ada Roe", "Ben Doe-Smith"), "2026-03-03", None),
        ("*By Ada Roe | The Valley Gazette | 3 March 2026*", ("Ada Roe",), "2026-03-03", "The Valley Gazette"),
        ("Analysis by Ada Roe", ("Ada Roe",), None, None),
        ("Por Ana de la Cruz, 14 de febrero de 2026", ("Ana de la Cruz",), "2026-02-14", None),
        ("By Staff Reporter", (), None, None),
        ("BY ADA ROE AND BEN DOE", ("ADA ROE", "BEN DOE"), None, None),
        ("By Ada Roe, Ben Doe and Cy Poe in Rome", ("Ada Roe", "Ben Doe", "Cy Poe"), None, None),
        ("By Ada Roe, Political Editor", ("Ada Roe",), None, None),
        ("By Ada Roe Staff Writer", ("Ada Roe",), None, None),
        ("By Ada Roe Washington correspondent", ("Ada Roe",), None, None),
        ("By Ada Roe For The Gazette", ("Ada Roe",), None, "The Gazette"),
        ("By Ada Roe of The Gazette", ("Ada Roe",), None, None),
        ("By Ada Roe, Jr., and Ben Doe III", ("Ada Roe, Jr.", "Ben Doe III"), None, None),
        ("Story by Ada Roe, CNN", ("Ada Roe",), None, None),
        ("By Ada Roe (Reuters)", ("Ada Roe",), None, None),
        ("By Dr. Ada Roe @adaroe", ("Dr. Ada Roe",), None, None),
        ("By AFP", ("AFP",), None, None),
        ("By The Associated Press", ("The Associated Press",), None, None),
        ("By Ada Roe • 5 min read", ("Ada Roe",), None, None),
        ("By Ada RoeMarch 3, 2026Share", ("Ada Roe",), "2026-03-03", None),
        ("Written by Ada Roe Updated: 3 March 2026 10:40 am IST", ("Ada Roe",), "2026-03-03", None),
        ("Ada Roe · 3 March 2026 · 8 min read", ("Ada Roe",), "2026-03-03", None),
        ("Escrito por Ana Ruiz y Luis de la Cruz", ("Ana Ruiz", "Luis de la Cruz"), None, None),
        ("Authors: Ada Roe, Ben Doe", ("Ada Roe", "Ben Doe"), None, None),
    ],
)
def test_a_byline_is_taken_apart(text, authors, printed, outlet):
    byline = read_byline(text)
    assert byline is not None
    assert (byline.authors, byline.date.printed if byline.date else None, byline.outlet) == (authors, printed, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "By the river it rained",
        "A Mill Without Water",
        "3 March 2026",
        "By and large, nothing happened in 2026.",
        "Photo by Ada Roe",
        "Edited by Ada Roe",
        "– Secretary Ada Roe, May 24, 2021",
        "NOVEMBER 3, 2025 / 5:00 AM / CBS NEWS",
        "Press Briefing – April 29, 2022",
        "Politics | Nov 3, 2025",
        "The mill on April 1, 2019.",
        "Por la mañana llovió en el valle",
    ],
)
def test_a_line_that_names_nobody_is_no_byline(text):
    assert read_byline(text) is None


def test_a_name_is_two_to_six_words_with_capitals():
    assert is_name("Ana de la Cruz")
    assert is_name("J. K. Roe")
    assert not is_name("Ana")
    assert not is_name("The Mill Stands")


@pytest.mark.parametrize(
    "text", ["View Profile", "Historical Context", "Related Stories", "The Valley Gazette", "BBC News", "Washington Post"]
)
def test_what_pages_print_in_capitals_is_no_name(text):
    assert not is_name(text)


def test_credits_and_notes_name_who_wrote():
    assert list(credited(["Reporting by Ada Roe in Rome and Ben Doe; Editing by Cy Poe"])) == ["Ada Roe", "Ben Doe"]
    assert list(introduced(["Ada Roe is a reporter at The Gazette.", "Rain is a reporter's friend."])) == ["Ada Roe"]
