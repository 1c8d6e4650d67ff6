"""Whether two phrases differ in nothing but wording."""

import pytest

from benchmarks.reading.wording import Wording
from tests.archive.reading.made_up import body

WORDING = Wording(body("The US and the Imaginary Institute of Water (IIW) count boats. The United States sank one.").actors)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boat thefts", "the boat theft"),
        ("Boat thefts", "boat thefts"),
        ("drivers who said no", "drivers that said no"),
        ("fentanyl entering the US", "fentanyl entering the United States"),
        ("fentanyl entering the U.S.", "fentanyl entering the United States"),
        ("boats of the IIW", "boats of the Imaginary Institute of Water"),
        ("countries", "country"),
        ("aumento del robo", "aumento de robo"),
        ("las detenciones", "detención"),
    ],
)
def test_articles_case_number_and_names_of_actors_are_wording(one, other):
    assert WORDING.same(one, other)
    assert WORDING.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boat thefts", "thefts"),
        ("boats sunk", "sunk boats"),
        ("boats seized", "boats found"),
        ("rise in thefts", "thefts"),
        ("boats of the IIW", "boats"),
        ("crisis", "crises seen"),
    ],
)
def test_every_other_word_counts_in_its_order(one, other):
    assert not WORDING.same(one, other)
