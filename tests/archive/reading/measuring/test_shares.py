"""Shares: halves, thirds and one in five; and what is none."""

import pytest

from archive.reading.measuring.numbers import number_at
from archive.reading.measuring.shares import half_in_spanish, ratio_behind, share_at
from archive.reading.page.blocks import blocks_of
from archive.reading.tokens import Text


def _shares(words: str, language: str = "en") -> list[float]:
    text = Text(words, blocks_of(words), language)
    found = [share_at(text, index) or half_in_spanish(text, index) for index in range(len(text.tokens))]
    return [share.value for share in found if share]


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("two-thirds of them", "en", 66.7),
        ("it fell by a quarter", "en", 25),
        ("three quarters of boats", "en", 75),
        ("half of the boats", "en", 50),
        ("más de la mitad de los barcos", "es", 50),
        ("un tercio de los barcos", "es", 33.3),
        ("tres cuartas partes de ellos", "es", 75),
    ],
)
def test_a_share_is_a_percentage(words, language, value):
    assert _shares(words, language) == [value]


@pytest.mark.parametrize(
    "words",
    ["the third quarter", "the first half of it", "a third man", "half an hour", "a quarter century", "third, it rained", "the half-year"],
)
def test_an_ordinal_or_a_time_is_no_share(words):
    assert _shares(words) == []


@pytest.mark.parametrize(
    ("words", "value"), [("one in five boats", 5), ("48 of 574 boats", 574), ("one boat in 400", 400), ("six out of ten", 10)]
)
def test_a_ratio_tells_of_how_many(words, value):
    text = Text(words, blocks_of(words))
    number = number_at(text, 0)
    ratio = number and ratio_behind(text, number)
    assert ratio
    assert ratio.value == value


@pytest.mark.parametrize("words", ["12 in 2019", "12 in 10 days", "one of two boats", "40 of 12"])
def test_a_year_a_duration_and_a_smaller_number_are_no_whole(words):
    text = Text(words, blocks_of(words))
    number = number_at(text, 0)
    assert number
    assert ratio_behind(text, number) is None
