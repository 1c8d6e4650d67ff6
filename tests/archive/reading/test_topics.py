"""Topics: two hits in the text, or one in the title or a heading."""

import pytest

from archive.reading import Gazetteer, propose_topics
from archive.reading.topics import singular
from tests.archive.reading.made_up import GAZETTEER


@pytest.mark.parametrize(
    ("title", "body", "topics"),
    [
        ("Droughts", "It is dry.", [("water", "drought")]),
        (None, "Water is scarce, and the water is warm.", [("water", "water")]),
        (None, "Drug policies and naloxone.", [("drug-policy", "drug policy")]),
        (None, "## Harbours\n\nSo.", [("ports", "harbour")]),
        (None, "One water.", []),
        (None, "Ríos secos.", [("water", "río seco")]),
    ],
)
def test_keywords_propose_topics(title, body, topics):
    assert list(propose_topics(title, body, GAZETTEER.keywords)) == topics


def test_an_empty_gazetteer_proposes_nothing():
    assert propose_topics("Water", "Water, water.", Gazetteer().keywords) == ()


@pytest.mark.parametrize(
    ("one", "many"), [("policy", "policies"), ("crime", "crimes"), ("red", "redes"), ("drone", "drones"), ("box", "boxes")]
)
def test_both_numbers_fold_to_one_form(one, many):
    assert singular(one) == singular(many)
