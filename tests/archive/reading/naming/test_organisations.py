"""Unknown organisations: capital words around a head, cut where another name begins."""

import pytest

from tests.archive.reading.made_up import body, names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("at the Center for Strategic Weather in Mexico City.", "Center for Strategic Weather"),
        ("the Great Rivers Institute said", "Great Rivers Institute"),
        ("the Instituto de Estudios Fluviales y Marinos dijo", "Instituto de Estudios Fluviales y Marinos"),
        ("Quiet River Security Initiative’s plan", "Quiet River Security Initiative"),
        ("the University of Mexico said", "University of Mexico"),
        ("Whether the International River Commission meets", "International River Commission"),
    ],
)
def test_an_organisation_is_known_by_its_head(text, name):
    assert list(names_in(text)) == [name]


def test_a_person_of_an_organisation_is_two_names():
    assert list(names_in("Tove Halden of the Great Rivers Institute said so.")) == ["Tove Halden", "Great Rivers Institute"]


def test_the_head_tells_the_kind():
    kinds = {
        found.name: found.kind
        for found in body("The International River Commission sued the Long Valley Company in the High Water Tribunal.").actors
    }
    assert kinds == {
        "International River Commission": "international-body",
        "Long Valley Company": "company",
        "High Water Tribunal": "court",
    }


def test_a_weak_head_needs_more_than_one_capital_word():
    assert names_in("the River Initiative and the Police Unit met") == {}
