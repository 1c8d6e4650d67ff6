"""Quotations: five words or a cue, halves joined, the speaker from the nearest verb."""

import pytest

from tests.archive.reading.made_up import body


def quotations(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(found.exact, found.speaker) for found in body(text, language=language).quotations]


WORDS = "The mill has stood still all summer"


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” said Ada Roe.",
        f"“{WORDS},” Ada Roe said.",
        f"“{WORDS},” Ada Roe, a miller and author, told visitors.",
        f"Ada Roe said: “{WORDS}.”",
        f"As Dr. Ada Roe, an economist at the Imaginary Institute of Water, explains, “{WORDS}.”",
        f'"{WORDS}," said Ada Roe.',
        f"Ada Roe, the author, left. “{WORDS},” she said.",
        f"«{WORDS}», dijo Ada Roe.",
        f"—{WORDS} —dijo Ada Roe.",
        f"“{WORDS}.” — Ada Roe, economist",
    ],
)
def test_the_speaker_is_found_by_the_verb_nearest_the_words(text):
    (exact, speaker), *_ = quotations(text)
    assert (exact.rstrip(",."), speaker) == (WORDS, "Ada Roe")


def test_halves_and_what_follows_keep_the_speaker():
    found = quotations(f"“{WORDS},” said Ada Roe. “It will stand still until the rain comes.” “And then we shall see it turn.”")
    assert [speaker for _, speaker in found] == ["Ada Roe"] * 3


def test_according_to_a_body_makes_it_the_speaker():
    assert quotations(f"According to a report by the Imaginary Institute of Water, “{WORDS}.”")[0][1] == "Imaginary Institute of Water"


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    found = quotations(f"“{WORDS},” said Ada Roe. “It will not turn before the autumn.\n\n“We know that from our fathers.”")
    assert [speaker for _, speaker in found] == ["Ada Roe"] * 3


def test_scare_quotes_and_titles_are_no_quotations():
    assert quotations("The so-called “war on rain” began. She wrote “Counting the Many Wet Days”.") == []


def test_fewer_words_count_with_a_verb_right_beside_them():
    assert quotations("“No water,” said Ada Roe.") == [("No water,", "Ada Roe")]


def test_a_preposition_starts_no_speaker():
    assert quotations(f"“{WORDS},” said in Mexico a man without a name.")[0][1] is None


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("said Ada Roe, a water analyst at the Imaginary Institute of Water in Rome.", "water analyst", "Imaginary Institute of Water"),
        ("said Ada Roe, former director.", "former director", None),
        ("said IIW Administrator Ada Roe.", "Administrator", "IIW"),
        ("said Ada Roe of the Imaginary Institute of Water.", None, "Imaginary Institute of Water"),
        ("said Ada Roe.", None, None),
    ],
)
def test_role_and_affiliation_stand_as_printed(text, role, affiliation):
    found = body(f"“{WORDS},” {text}").quotations[0]
    assert (found.role, found.affiliation) == (role, affiliation)
