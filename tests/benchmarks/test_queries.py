"""The questions are the same everywhere, twelve of each kind."""

from collections import Counter

import pytest

from benchmarks import queries
from benchmarks.corpus import FUNCTION_WORDS, Corpus
from benchmarks.questions import KINDS, Phrase, Question, Word


@pytest.fixture(scope="module")
def known() -> Corpus:
    return Corpus()


@pytest.fixture(scope="module")
def asked(known: Corpus) -> list[Question]:
    return queries.questions(known)


def test_the_same_seed_asks_the_same(known: Corpus, asked: list[Question]) -> None:
    assert queries.questions(Corpus()) == asked
    assert queries.questions(known, seed=1) != asked


def test_fewer_questions_are_the_first_of_more(known: Corpus, asked: list[Question]) -> None:
    assert queries.questions(known, each=3) == asked[: 3 * len(KINDS)]


def test_each_kind_is_asked_twelve_times_in_turn(asked: list[Question]) -> None:
    assert Counter(question.kind for question in asked) == dict.fromkeys(KINDS, 12)
    assert [question.kind for question in asked[: len(KINDS)]] == list(KINDS)


def test_no_single_word_is_a_function_word(asked: list[Question]) -> None:
    assert not [question for question in asked if isinstance(question.words, Word) and question.words.text in FUNCTION_WORDS]


def test_a_phrase_of_four_words_stands_in_an_early_article(known: Corpus, asked: list[Question]) -> None:
    phrases = [question.words for question in asked if question.kind == "phrase4"]
    for number, phrase in enumerate(phrases, 1):
        assert isinstance(phrase, Phrase)
        assert " ".join(phrase.words) in " ".join(known.article(number).text.lower().split())


def test_the_opening_question_is_none_of_the_others(known: Corpus, asked: list[Question]) -> None:
    assert queries.opening(known).words not in [question.words for question in asked]
