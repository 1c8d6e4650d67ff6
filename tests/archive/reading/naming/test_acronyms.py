"""Acronyms: whose initials they are, and where the name they stand for begins."""

import pytest

from archive.reading.naming.acronyms import bracketed_acronym, initials_start, is_initials
from tests.archive.reading.made_up import text_of


@pytest.mark.parametrize(("acronym", "name"), [("QSM", "Quiet Sanctions Monitor"), ("CRS", "Committee on Rivers and Seas")])
def test_an_acronym_is_made_of_the_initials_of_its_name(acronym, name):
    assert is_initials(acronym, name)
    assert not is_initials(acronym[::-1] + "X", name)


@pytest.mark.parametrize(
    ("text", "acronym"), [("Unit (ZRU) met", "ZRU"), ("Unit [“ZRU”] met", "ZRU"), ("Unit (of rivers) met", None), ("Unit met", None)]
)
def test_an_acronym_stands_in_brackets_right_behind_a_name(text, acronym):
    assert bracketed_acronym(text, len("Unit")) == acronym


def test_a_name_begins_where_its_initials_do():
    text = text_of("Former Quiet Sanctions Monitor")
    assert initials_start(text.body, text.tokens, 0, 4, "QSM") == 1
    assert initials_start(text.body, text.tokens, 0, 4, "XYZ") is None
