"""Names: acronyms that the text defines, surnames that link back, and who is left alone."""

import pytest

from archive.reading.naming.acronyms import is_initials
from tests.archive.reading.made_up import body, names_in


def test_a_name_with_its_acronym_in_brackets_links_the_acronym_from_then_on():
    assert names_in("The Great Rivers Institute (GRI) met. The GRI left.") == {
        "Great Rivers Institute": ["Great Rivers Institute", "GRI", "GRI"]
    }


def test_an_acronym_that_the_text_gives_another_meaning_is_not_linked():
    assert names_in("The Icy Channel Effort (ICE Pact) began. The ICE Pact holds.") == {}


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("ICU", "Imaginary Cases Unit"),
        ("MOD", "Ministry of Defence"),
        ("MD", "Ministry of Defence"),
        ("CBP", "U.S. Customs and Border Protection"),
    ],
)
def test_initials_count_small_words_or_leave_them_out(acronym, name):
    assert is_initials(acronym, name)
    assert not is_initials("XYZ", name)


def test_a_surname_links_back_inside_the_article_with_its_honorific():
    assert names_in("“Yes,” said Dr. Ada Roe. Later Dr. Roe left, and Roe’s dog too.")["Ada Roe"] == ["Dr. Ada Roe", "Dr. Roe", "Roe"]


def test_a_known_persons_surname_links_back_too():
    assert names_in("Marco Rubio spoke. Then Rubio left.") == {"Marco Rubio": ["Marco Rubio", "Rubio"]}


def test_two_people_with_one_surname_are_flagged_and_their_bare_surname_is_nobodys():
    record = body("“Yes,” said Ada Roe. “No,” said Ben Roe. Then Roe left.")
    assert {found.name: len(found.mentions) for found in record.actors} == {"Ada Roe": 1, "Ben Roe": 1}
    assert "Ada Roe and Ben Roe share a surname: they are different people unless an editor says otherwise." in record.warnings
