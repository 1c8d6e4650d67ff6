"""Quotations: whose words they are, by the words around them; and what in quotation marks is nobody's."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading.quoting.quotations import find_quotations
from tests.archive.reading.made_up import body, mentions_of
from tests.archive.reading.quotation_examples import AFTER, BEFORE, MARKS, MIXED, NONE, ROLES, SEVERAL, SPANISH, UNNAMED

PIECES = [
    *("“", "”", '"', "'", "‘", "’", "«", "»", "—", "``", "''", ",", ".", ":", "?", " ", " ", "\n\n", "(", ")", "’s"),
    *("said", " Roe ", "Ada Roe", "called", "he", "the", " by ", " of ", "who", "according to", "según", "dijo", "No", "water mill"),
    *("IIW", "minister", "Imaginary Institute of Water"),
]
WORDS = "The mill has stood still all summer"


def quotations(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(found.exact, found.speaker) for found in body(text, language=language).quotations]


@pytest.mark.parametrize(("text", "expected"), AFTER + BEFORE)
def test_the_speaker_is_found_by_the_words_beside_the_quotation(text, expected):
    assert quotations(text) == expected


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_a_few_words_inside_a_clause_are_whose_verb_governs_them(text, expected):
    assert quotations(text) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_halves_paragraphs_and_sentences_keep_their_speaker(text, expected):
    assert quotations(text) == expected


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_of_every_style_open_and_close(text, expected):
    assert quotations(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish_quotations_are_read_as_well(text, expected):
    assert quotations(text, "es") == expected


@pytest.mark.parametrize("text", NONE)
def test_terms_titles_and_nicknames_are_no_quotations(text):
    assert quotations(text) == []


@pytest.mark.parametrize(("text", "role", "affiliation"), ROLES)
def test_role_and_affiliation_stand_as_printed(text, role, affiliation):
    found = body(f"“{WORDS},” {text}").quotations[0]
    assert (found.speaker, found.role, found.affiliation) == ("Ada Roe", role, affiliation)


def test_whose_is_no_part_of_a_role():
    (roe,) = [actor for actor in body("Mexico, whose Foreign Secretary Ada Roe leads the talks, agreed.").actors if actor.name == "Ada Roe"]
    assert [mention.role for mention in roe.mentions] == ["Foreign Secretary"]


@pytest.mark.parametrize(("text", "role", "affiliation"), UNNAMED)
def test_who_has_no_name_has_a_role_perhaps(text, role, affiliation):
    found = body(f"“{WORDS},” {text}").quotations[0]
    assert (found.speaker, found.role, found.affiliation) == (None, role, affiliation)


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("“No mill,” argues Ada Roe.", "inverted", "speech verb “argues” right after the quotation, by “Ada Roe”"),
        ("“No mill,” Ada Roe said.", "after", "speech verb “said” right after the quotation, by “Ada Roe”"),
        ("Ada Roe called it “a mill.”", "before", "“called” before the quotation, by “Ada Roe”"),
        ("According to Ada Roe, “no mill turns.”", "according-to", "“According to” before the name, by “Ada Roe”"),
        ("Ada Roe: “No mill.”", "colon", "a colon between the name and the quotation, by “Ada Roe”"),
        ("“No mill turns.” — Ada Roe", "dash", "a dash and a name right after the quotation, by “Ada Roe”"),
        ("“No mill turns for us this year.”", "unattributed", "quotation marks, and nobody beside them"),
        ("“No mill,” said an official.", "unnamed", "speech verb “said” right after the quotation, by “an official”"),
    ],
)
def test_each_says_why(text, rule, why):
    found = body(text).quotations[0]
    assert (found.rule, found.why) == (rule, why)


def test_what_goes_on_says_from_whom():
    first, second = body("“No mill turns,” said Ada Roe. “The river is dry.”").quotations
    assert (second.rule, second.why, second.speaker) == ("continued", "goes on from “Ada Roe” before", first.speaker)


def test_why_has_at_most_200_characters():
    long = " and ".join(["the mill"] * 60)
    found = body(f"Ada Roe, who owns {long}, called it “a mill.”").quotations
    assert all(0 < len(quotation.why) <= 200 for quotation in found)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=200, deadline=None)
def test_whatever_is_proposed_stands_in_the_text(pieces):
    read = body("Ada Roe said so. " + "".join(pieces))
    for found in read.quotations:
        assert read.body[found.start : found.end] == found.exact
        assert found.exact
        assert found.why


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "'a ",
        "‘a ",
        "said “a, ",
        "“no,” said Roe, ",
        "Roe, ",
        "“a” and ",
        "—a—",
        "Roe’s ",
        "the mill of the ",
        "«a» “b” ‘c’ ",
        "“A. “A. ",
    ],
)
def test_work_grows_with_the_length_and_not_faster(piece):
    """Steps are counted as lines of this package that run: twice the text, about twice the lines."""

    def steps(count: int) -> int:
        text, mentions = mentions_of("Ada Roe said so. " + piece * count)
        counted = 0

        def count_lines(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal counted
            if "/reading/" not in frame.f_code.co_filename:
                return None
            counted += event == "line"
            return count_lines

        sys.settrace(count_lines)
        try:
            find_quotations(text, mentions)
        finally:
            sys.settrace(None)
        return counted

    assert steps(1600) < 3 * steps(800) + 5_000
