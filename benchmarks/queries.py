"""Twelve questions of each of twelve kinds.

The words are chosen by their rank, so that a kind finds about as many articles in every corpus of one size.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np

from .corpus import COLLOCATED, FUNCTION_WORDS, PARTNER, SEED, Corpus
from .questions import Both, Either, Phrase, Prefix, Question, Without, Word

EACH = 12


def questions(corpus: Corpus, each: int = EACH, seed: int = SEED) -> list[Question]:
    """``each`` questions of each kind, one of every kind after the other, so that a busy moment of the machine hits no kind alone."""
    chance = np.random.default_rng([seed, 2])
    return [question for number in range(each) for question in _round(corpus, chance, number)]


def opening(corpus: Corpus) -> Question:
    """What a fresh process is asked first: a common word that no other question has."""
    return Question("opening", Word(corpus.words[199]))


def _round(corpus: Corpus, chance: np.random.Generator, number: int) -> Iterator[Question]:
    def word(first: int, last: int) -> Word:
        while True:
            text = corpus.words[chance.integers(first, last)]
            if len(text) > 2 and text not in FUNCTION_WORDS:
                return Word(text)

    def key(keys: int) -> str:
        return str(chance.integers(1, keys + 1))

    yield Question("rare", word(8_000, 15_000))
    yield Question("common", word(200, 300))
    yield Question("and2", Both((word(200, 600), word(300, 1_500))))
    yield Question("or3", Either((word(400, 1_000), word(600, 3_000), word(600, 3_000))))
    rank = int(chance.choice(COLLOCATED))
    yield Question("phrase", Phrase((corpus.words[rank], corpus.words[rank + PARTNER])))
    yield Question("phrase4", Phrase(_printed_together(corpus, number + 1)))
    yield Question("not", Without(word(200, 600), word(200, 600)))
    yield Question("nested", Both((Either((word(200, 800), word(200, 800))), Either((word(200, 2_000), word(200, 2_000))))))
    yield Question("prefix", Prefix(word(200, 3_000).text[:4]))
    yield Question("all+filter", None, {"actor": (key(60),)})
    year = int(chance.integers(2011, 2020))
    chosen: dict[str, tuple[str, ...]] = {"topic": (key(12),), "source": (key(25),)}
    yield Question("word+filters", word(200, 400), chosen, (date(year, 1, 1), date(year + 5, 12, 31)))
    actors = chance.choice(60, 4, replace=False) + 1
    yield Question("any-of", word(200, 1_000), {"actor": tuple(str(actor) for actor in sorted(actors.tolist()))})


def _printed_together(corpus: Corpus, number: int) -> tuple[str, ...]:
    """Four words of one sentence of an article, none of them a function word (PostgreSQL's English leaves those out)."""
    for sentence in corpus.article(number).text.replace("\n\n", " ").split(". "):
        words = sentence.lower().strip(".").split()
        for start in range(len(words) - 3):
            four = tuple(words[start : start + 4])
            if not any(word in FUNCTION_WORDS or len(word) < 3 for word in four):
                return four
    raise ValueError(f"Article {number} has no four words in a row that all mean something.")
