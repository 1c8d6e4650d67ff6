"""Printed names: what can be a person's name, and where it ends."""

import pytest

from archive.reading.page.printed_names import is_name, is_single_name, name_of


@pytest.mark.parametrize(
    "text", ["Ada Roe", "Ana de la Cruz", "Abdul Rahman al-Saadi", "J. D. Marlow", "Ada “Mills” Roe", "Staff Sgt. Ada Roe", "Sinéad O’Dowd"]
)
def test_names_of_two_words_and_more_are_names(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nadar",
        "Pixel Studio Ltd",
        "Rivers Programme",
        "Popular Demand",
        "Staff Reporter",
        "Valley Gazette",
        "Ada 2",
        "OFFICE OF THE",
        "News Provided By",
    ],
)
def test_bodies_labels_and_lone_words_are_none(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("part", "name"),
    [("Ada Roe Staff Writer", "Ada Roe"), ("Ada Roe in Rome", "Ada Roe"), ("Ana Ruiz el", "Ana Ruiz"), ("NBC Valley Staff", ""),
     ("Ada Roe (Rome)", "Ada Roe"), ("Khalid bin Salim al-Harthy", "Khalid bin Salim al-Harthy")],
)  # fmt: skip
def test_a_name_ends_before_roles_places_and_small_words(part, name):
    assert name_of(part) == name


def test_a_single_name_is_neither_an_agency_nor_nobody():
    assert [is_single_name(word) for word in ("Nadar", "Reuters", "AFP", "Staff", "user12", "nadar")] == [True] + [False] * 5
