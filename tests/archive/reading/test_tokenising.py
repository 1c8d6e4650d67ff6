"""Tokenising: what kind of token a piece of text is, and where it stands."""

import pytest

from archive.reading.tokenising import Token, tokenise


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rain fell", ["word", "word"]),
        ("the U.S. mills", ["word", "dotted", "word"]),
        ("1,200.5 t", ["number", "word"]),
        ("Ada’s mill", ["word", "possessive", "word"]),
        ("don’t stop", ["word", "word"]),
        ("x² _ ’", ["word", "mark", "mark"]),
        ("“No!”", ["mark", "word", "mark", "mark"]),
    ],
)
def test_a_token_is_a_word_an_abbreviation_a_number_a_possessive_or_a_mark(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokenise(text, 0, len(text))] == kinds


def test_a_token_knows_its_place_its_folded_form_and_whether_it_opens_with_a_capital() -> None:
    assert tokenise("… Mérida rains", 2, 14) == [
        Token(2, 8, "Mérida", "merida", "word", True),
        Token(9, 14, "rains", "rains", "word", False),
    ]


def test_a_word_reads_alike_wherever_it_stands() -> None:
    first, second, _ = tokenise("Rain Rain rain", 0, 14)
    assert first[2:] == second[2:]
