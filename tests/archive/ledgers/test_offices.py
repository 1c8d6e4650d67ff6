"""Offices: when two roles printed for one person tell a reader something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ledgers.offices import Office, differing

DIFFER = [
    ("former Mexican Foreign Secretary", "Foreign Secretary"),
    ("ex-Mayor", "Mayor of Rain City"),
    ("exdirector de la aduana", "director de la aduana"),
    ("retired general", "General"),
    ("former Treasury analyst", "Treasury analyst"),
    ("former President", "presidente"),
    ("Foreign Secretary", "Defence Secretary"),
    ("Senator", "Secretary of State"),
    ("Minister", "Deputy Minister"),
    ("President", "President-elect"),
    ("acting Director", "Director"),
]
AGREE = [
    ("Secretary", "Secretary of State"),
    ("Sec. of State", "secretary of state"),
    ("President", "US President"),
    ("President of Mexico", "Mexican President"),
    ("presidenta", "President"),
    ("Foreign Secretary", "whose Foreign Secretary"),
    ("Foreign Secretary", "Secretary of Foreign Affairs"),
    ("former Mayor", "ex-Mayor of Rain City"),
    ("security analyst", "Senior Fellow"),
    ("economist", "specialist in organised crime"),
    ("expert", "executive"),
    ("former economist", "Mayor"),
    ("author", "director of the Rice Board"),
]


@pytest.mark.parametrize(("one", "other"), DIFFER)
def test_a_change_of_office_is_told(one, other):
    assert differing([(one, 1), (other, 2)]) == [0, 1]
    assert differing([(other, 1), (one, 2)]) == [0, 1]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_what_may_be_one_office_is_not(one, other):
    assert differing([(one, 1), (other, 2)]) == []
    assert differing([(other, 1), (one, 2)]) == []


def test_of_several_prints_that_say_the_same_the_first_is_shown():
    printed = [("ex-Mayor", 1), ("former Mayor", 2), ("Mayor", 3), ("Mayor of Rain City", 4)]
    assert differing(printed) == [0, 2]


def test_one_article_may_tell_of_two_offices():
    assert differing([("former Mayor", 1), ("Governor", 1)]) == []


def test_a_third_office_is_shown_too():
    assert differing([("Governor", 1), ("former Mayor", 2), ("Mayor", 3)]) == [0, 1, 2]


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_print_differs_from_itself_and_none_breaks_the_check(one, other):
    assert not Office(one).differs(Office(one))
    assert Office(one).differs(Office(other)) == Office(other).differs(Office(one))
