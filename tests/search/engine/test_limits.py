"""What a search may cost."""

from collections.abc import Collection

from search.engine import All, AnyOf, InTitle, Not, Phrase, Prefix, Word, limited
from search.engine.limits import MOST_WORDS


def often(words: Collection[str]) -> dict[str, int]:
    """w0 is the commonest."""
    return {word: 10_000 - int(word[1:] or 0) for word in words}


def words(number: int) -> tuple[Word, ...]:
    return tuple(Word(f"w{place}") for place in range(number))


def test_a_search_of_ordinary_length_is_left_as_it_is() -> None:
    tree = AnyOf(words(MOST_WORDS))

    assert limited(tree, often) == (tree, ())


def test_the_commonest_words_of_a_long_search_go_and_a_sentence_says_so() -> None:
    tree, notes = limited(AnyOf(words(MOST_WORDS + 2)), often)

    assert tree == AnyOf(words(MOST_WORDS + 2)[2:])
    assert notes == (f"A search can have {MOST_WORDS} words: the commonest of these were left out (“w0”, “w1”).",)


def test_many_left_out_words_are_not_all_named() -> None:
    _, notes = limited(AnyOf(words(MOST_WORDS + 9)), often)

    assert "“w0”, “w1”, “w2” and 6 more" in notes[0]


def test_a_word_that_stands_twice_goes_twice() -> None:
    tree, _ = limited(AnyOf((*words(MOST_WORDS), Word("w0"))), often)

    assert tree == AnyOf(words(MOST_WORDS)[1:])


def test_words_go_from_brackets_titles_and_exclusions_alike() -> None:
    tree, _ = limited(All((InTitle(Word("w0")), Not(Word("w0")), AnyOf((Word("w0"), Word("w7"))), *words(MOST_WORDS)[1:])), often)

    assert tree == All((Word("w7"), *words(MOST_WORDS)[1:]))


def test_quotations_are_cut_at_their_end_when_all_words_are_gone() -> None:
    first, second = Phrase(("a",) * 100), Phrase(("b",) * 100)

    tree, notes = limited(AnyOf((Word("w1"), first, second, Prefix("ab"))), often)

    assert tree == AnyOf((first, Phrase(("b",) * (MOST_WORDS - 100))))
    assert len(notes) == 2


def test_of_an_endless_quotation_the_first_words_are_searched() -> None:
    tree, notes = limited(Phrase(("a",) * (MOST_WORDS + 1)), often)

    assert tree == Phrase(("a",) * MOST_WORDS)
    assert notes == (f"Only the first {MOST_WORDS} words of the quotations were searched.",)
