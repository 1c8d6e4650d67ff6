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
        ("14 000 people", "en", 14_000, 2),
        ("1 250 000 people", "en", 1_250_000, 3),
        ("1.2-million people", "en", 1_200_000, 3),
        ("two and a half tonnes", "en", 2.5, 4),
        ("a quarter of a million people", "en", 250_000, 5),
        ("three quarters of a million people", "en", 750_000, 5),
        ("un cuarto de millón de personas", "es", 250_000, 4),
        ("34 mil 210 barcos", "es", 34_210, 3),
        ("1 millón 200 mil barcos", "es", 1_200_000, 4),
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


@pytest.mark.parametrize(
    ("words", "index", "value"), [("3 400, 5", 0, 3), ("3 40 boats", 0, 3), ("Leopard 2 300 boats", 1, 2), ("article 5 300 boats", 1, 5)]
)
def test_groups_with_plain_spaces_are_one_number_only_before_a_word_and_behind_no_name(words, index, value):
    number = number_at(Text(words, blocks_of(words)), index)
    assert number is not None
    assert (number.value, number.end) == (value, index + 1)


@pytest.mark.parametrize("words", ["a boat", "half an hour", "hundred", "the boats", "500m from here"])
def test_an_article_alone_is_no_number_and_metres_are_no_millions(words):
    number = number_at(text := Text(words, blocks_of(words)), 0)
    assert number is None or number.value == 500
    assert text.body == words
