"""The corpus is the same everywhere, and what its docstring says of it is so."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import mean, stdev

import pytest

from benchmarks import corpus
from benchmarks.corpus import COLLOCATED, FUNCTION_WORDS, PARTNER, WORDS, Corpus, Row


@pytest.fixture(scope="module")
def known() -> Corpus:
    return Corpus()


@pytest.fixture(scope="module")
def rows(known: Corpus) -> list[Row]:
    return list(known.articles(600))


def words(row: Row) -> list[str]:
    return row.text.lower().replace(".", "").split()


def test_an_article_depends_on_the_seed_and_its_number_alone(known: Corpus, rows: list[Row]) -> None:
    assert Corpus().article(77) == known.article(77) == rows[76]
    assert Corpus(seed=1).article(77) != rows[76]


def test_the_first_article_is_the_one_it_always_was(rows: list[Row]) -> None:
    assert (rows[0].day, rows[0].actor, rows[0].text[:40]) == (
        "2025-09-15",
        ("2", "6", "25", "77", "117", "312", "1445", "1961"),
        "Franicoa cliloakees to cliaquoud be a ma",
    )


def test_the_words_are_thirty_thousand_different_ones(known: Corpus) -> None:
    assert len(known.words) == len(set(known.words)) == WORDS
    assert known.words[: len(FUNCTION_WORDS)] == FUNCTION_WORDS


def test_articles_have_eight_hundred_words_give_or_take_250(rows: list[Row]) -> None:
    lengths = [len(words(row)) for row in rows]
    assert mean(lengths) == pytest.approx(800, abs=40)
    assert stdev(lengths) == pytest.approx(250, abs=30)
    assert min(lengths) >= 150


def test_a_word_of_twice_the_rank_occurs_half_as_often(known: Corpus, rows: list[Row]) -> None:
    counts = Counter(word for row in rows for word in words(row))
    often = {start: sum(counts[word] for word in known.words[start : 2 * start]) / start for start in (1000, 2000, 4000)}
    assert often[1000] / often[2000] == pytest.approx(2, rel=0.15)
    assert often[2000] / often[4000] == pytest.approx(2, rel=0.15)


def test_an_article_returns_to_its_own_words(rows: list[Row]) -> None:
    """Words that are rare by their rank, but that some article has four times and more."""
    dwelt_on = sum(1 for row in rows for word, count in Counter(words(row)).items() if count >= 4 and word not in FUNCTION_WORDS)
    assert dwelt_on / len(rows) > 2


def test_collocations_stand_together(known: Corpus, rows: list[Row]) -> None:
    pairs = Counter(pair for row in rows for pair in pairwise(words(row)))
    first = Counter(word for row in rows for word in words(row))
    partners = [(known.words[rank], known.words[rank + PARTNER]) for rank in COLLOCATED]
    together = sum(pairs[pair] for pair in partners) / sum(first[word] for word, _ in partners)
    assert together == pytest.approx(0.25, abs=0.03)


def test_keys_and_days_are_as_many_as_it_says(rows: list[Row]) -> None:
    assert {len(row.actor) for row in rows} == set(range(1, 9))
    assert {len(row.topic) for row in rows} <= set(range(1, 5))
    assert {len(row.source) for row in rows} == set(range(7))
    assert all(len(set(row.actor)) == len(row.actor) for row in rows)
    assert sum(not row.day for row in rows) / len(rows) == pytest.approx(0.02, abs=0.015)
    assert {row.year for row in rows if row.day} == set(range(2011, 2026))


def test_what_is_written_is_read_whole_in_parts_or_not_at_all(tmp_path: Path, rows: list[Row]) -> None:
    file = tmp_path / "corpus.jsonl"
    corpus.write(file, 25)
    assert list(corpus.read(file, 25)) == rows[:25]
    parts = corpus.parts(file, 25, 10)
    assert [part.articles for part in parts] == [10, 10, 5]
    assert [row for part in parts for row in corpus.read_part(part)] == rows[:25]
    with pytest.raises(ValueError, match="5 articles less"):
        list(corpus.read(file, 30))
