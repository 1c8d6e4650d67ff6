"""What a figure is of, its place and its denominator; and why it was proposed."""

import pytest

from tests.archive.reading.made_up import body


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Officers seized 44 tonnes of wet sand.", "wet sand seized"),
        ("They counted 113 attacks on boats.", "attacks on boats"),
        ("Some 2,500 paddle boats were assigned to the bank.", "paddle boats assigned to the bank"),
        ("Boat thefts rose by 31%.", "rise in Boat thefts"),
        ("A fee of 25% is due.", "fee"),
        ("Turnout was 82%.", "Turnout"),
        ("They lost 60% of the boats.", "boats lost"),
        ("The harbour counted 89 sunken boats in 2024 and 96 in 2025.", "sunken boats"),
    ],
)
def test_the_subject_is_the_noun_phrase_as_printed(sentence, subject):
    assert body(sentence).figures[-1].subject == subject


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("They took 18 boats in Mexico.", "Mexico"),
        ("In Port Aldous they took 18 boats.", "Port Aldous"),
        ("Mexico spent 18 million pesos.", "Mexico"),
        ("They hired 18 Mexican firms.", "Mexico"),
        ("They took 18 boats in March.", None),
    ],
)
def test_the_place_stands_with_the_figure(sentence, place):
    assert body(sentence).figures[0].place == place


@pytest.mark.parametrize(
    ("sentence", "denominator"),
    [
        ("It costs $40 a barrel.", "barrel"),
        ("One in five boats sank.", "five boats"),
        ("They opened 48 of 574 crates.", "574 crates"),
        ("The rate is 6 per 100,000 inhabitants.", "100,000 inhabitants"),
        ("They lost 60% of their boats.", "boats"),
        ("They lost 60 boats.", None),
    ],
)
def test_the_denominator_is_what_it_is_one_of(sentence, denominator):
    assert body(sentence).figures[0].denominator == denominator


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("They took 3.4 million barrels.", "number “3.4 million” before the unit “barrels”"),
        ("They took $3 million.", "number “3 million” behind the sign “$”"),
        ("They took half of it.", "share “half” of a whole"),
        ("One in five boats sank.", "number “One” out of “five boats”"),
        ("The rate is 6 per 100,000 people.", "number “6” per “100,000 people”"),
    ],
)
def test_an_editor_is_told_what_the_rule_saw(sentence, why):
    found = body(sentence).figures[0]
    assert (found.rule, found.why) == ("number", why)


def test_money_is_that_of_the_state_named_last():
    assert [one.unit for one in body("Colombia spent 40 million pesos. Mexico spent 50 million pesos.").figures] == ["COP", "MXN"]
