"""Tokens: words, sentences and quotes with offsets into the body."""

import pytest

from archive.reading.tokens import LONGEST_SENTENCE
from tests.archive.reading.made_up import text_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S. law", ["U.S.", "law"]),
        ("the cartel’s men", ["the", "cartel", "’s", "men"]),
        ("isn’t 18,000", ["isn’t", "18,000"]),
        ("US-Mexico", ["US", "-", "Mexico"]),
        ("So\u0301lo", ["So\u0301lo"]),
    ],
)
def test_words_are_cut_where_names_need_it(text, tokens):
    assert [token.text for token in text_of(text).tokens] == tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. We left.", 2),
        ("Dr. Roe left. She ran.", 2),
        ("The U.S. law holds.", 1),
        ("He is in the U.S. The law holds.", 2),
        ("“Go.” We left.", 2),
        ("On Nov. 3 it rained.", 1),
        ("# A Heading\n\nIt rained.", 2),
    ],
)
def test_sentences_end_at_full_stops_that_are_no_abbreviations(text, count):
    assert len(text_of(text).sentences) == count


def test_a_sentence_without_end_is_closed_after_some_thousand_characters():
    assert max(end - start for start, end in text_of("word " * 5000).sentences) <= LONGEST_SENTENCE + 10


@pytest.mark.parametrize("text", ["“A b c,” he said.", '"A b c," he said.', "«A b c,» dijo.", "‘A b c,’ he said."])
def test_quotes_are_found_between_all_kinds_of_marks(text):
    quotes = text_of(text).quotes
    assert [text[quoted.start : quoted.end] for quoted in quotes] == ["A b c,"]


def test_an_open_quotation_runs_to_the_end_of_its_block():
    assert [quoted.closed for quoted in text_of("“One and two.\n\n“Three.”").quotes] == [False, True]


def test_a_token_of_characters_that_fold_to_nothing_keeps_them():
    (token,) = text_of("\u202a").tokens
    assert (token.text, token.low) == ("\u202a", "\u202a")


def test_numbers_are_those_in_digits():
    text = text_of("In 2024 two of 1,200 boats sank, 3.5 m² of sail² too.")
    assert [text.tokens[index].text for index in text.numbers] == ["2024", "1,200", "3.5"]


def test_sentences_are_found_by_the_tokens_that_they_hold():
    text = text_of("It rained. We left in May. She ran.\n\nNo more.")
    places = text.places_of({"may", "left", "more"})
    assert [text.body[start:end] for start, end in text.sentences_at(places)] == ["We left in May.", "No more."]
