"""Numbers: what digits and words are worth in English and in Spanish."""

import pytest

from archive.reading.measuring.numbers import number_at, printed_value
from archive.reading.page.blocks import blocks_of
from archive.reading.tokens import Text


@pytest.mark.parametrize(
    ("printed", "language", "value"),
    [
        ("18,000", "en", 18_000),
        ("3.5", "en", 3.5),
        ("3.500", "en", 3.5),
        ("3.500", "es", 3_500),
        ("12,5", "es", 12.5),
        ("1.234.567,8", "en", 1_234_567.8),
        ("1,930", "es", 1_930),
        ("0,125", "es", 0.125),
        ("1.2.3", "en", None),
        ("9" * 40, "en", None),
    ],
)
def test_points_and_commas_are_read_by_the_language(printed, language, value):
    assert printed_value(printed, language) == value


@pytest.mark.parametrize(
    ("words", "language", "value", "tokens"),
    [
        ("twenty-five boats", "en", 25, 3),
        ("two hundred and ten boats", "en", 210, 4),
        ("three hundred thousand", "en", 300_000, 3),
        ("a dozen eggs", "en", 12, 2),
        ("half a million", "en", 500_000, 3),
        ("two and a half million", "en", 2_500_000, 5),
        ("1.2m people", "en", 1_200_000, 2),
        ("20\u202f000 people", "en", 20_000, 2),
        ("treinta y dos barcos", "es", 32, 3),
        ("medio millón", "es", 500_000, 2),
        ("dos mil millones", "es", 2_000_000_000, 3),
        ("35 mil millones", "es", 35_000_000_000, 3),
    ],
)
def test_words_and_multipliers_are_added_up(words, language, value, tokens):
    text = Text(words, blocks_of(words), language)
    number = number_at(text, 0)
    assert number is not None
    assert (number.value, number.end) == (value, tokens)


@pytest.mark.parametrize("words", ["a boat", "half an hour", "hundred", "the boats", "500m from here"])
def test_an_article_alone_is_no_number_and_metres_are_no_millions(words):
    number = number_at(text := Text(words, blocks_of(words)), 0)
    assert number is None or number.value == 500
    assert text.body == words
