"""Back-references: which surnames a name may be shortened to, and which names are forms of one another."""

import pytest

from archive.reading.naming.backreferences import FullNames, bearers_of, surname_forms, units_of
from tests.archive.reading.made_up import names_in


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ada Roe", ["Roe"]),
        ("Ada B. Roe Jr.", ["Roe"]),
        ("Naomi Adler-Reyes", ["Adler - Reyes"]),
        ("Ursa von der Halden", ["von der Halden", "Halden"]),
        ("Andrés López Cañedo", ["Cañedo", "López Cañedo", "López"]),
        ("Ada Mary Roe", ["Roe"]),
        ("Wang Zhelin", ["Wang"]),
        ("Kim Jae-rok", ["Kim"]),
        ("Kim Halden", ["Halden"]),
        ("Vobore", []),
    ],
)
def test_a_name_has_the_surnames_that_newsrooms_use(name, forms):
    expected = [form.replace("ó", "o").replace("ñ", "n").lower() for form in forms]
    assert [" ".join(form) for form in surname_forms(name)] == expected


def test_initials_and_suffixes_are_no_words_of_a_name():
    assert units_of("Ada B. de la Roe-Loe Jr.") == [("ada",), ("de", "la", "roe", "-", "loe")]


def test_longer_and_shorter_forms_of_a_full_name_are_one_person():
    names = FullNames()
    names.add("?ada", "Ada B. Roe")
    names.add("?luz", "Luz Halden Vobore")
    names.add("ben", "Ben Roe", is_known=True)
    assert [names.same(name) for name in ("Ada Roe", "Luz Halden", "Luz Vobore", "Ben C. Roe")] == ["?ada", "?luz", "?luz", "ben"]
    assert [names.same(name) for name in ("Ada Loe", "Roe", "Ben Loe Roe")] == [None, None, None]


def test_a_surname_of_two_is_nobodys():
    bearers, shared = bearers_of({"?a": "Ada Roe", "?b": "Ben Roe", "?c": "Carl Moe"})
    assert bearers[("roe",)] == {"?a", "?b"}
    assert shared == [("Ada Roe", "Ben Roe")]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("“Yes,” said Tove Halden. Mr. Halden left.", ["Tove Halden", "Mr. Halden"]),
        ("“Yes,” said Tove Halden. Halden Street is long.", ["Tove Halden"]),
        ("“Yes,” said Ada Paris. In Paris it rained, Paris said.", ["Ada Paris", "Paris"]),
        ("“Yes,” said Tove Halden. The Roe-Halden pact failed.", ["Tove Halden"]),
        ("“Yes,” said Tove K. Halden. Tove Halden left.", ["Tove K. Halden", "Tove Halden"]),
        ("Chancellor Vobore left. Later Vobore came back.", ["Vobore", "Vobore"]),
    ],
)
def test_a_bare_surname_links_back_where_it_stands_as_a_person(text, mentions):
    assert next(iter(names_in(text).values())) == mentions
