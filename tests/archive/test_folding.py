"""Folding: idempotent, and its map leads back."""

from hypothesis import given
from hypothesis import strategies as st

from archive.folding import fold, fold_same_length, fold_with_offsets


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_map_of_a_folded_text_leads_back_in_order(text):
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


def test_accents_quotes_and_dashes_fold_away():
    assert fold("Mérida’s — “RÍO”") == 'merida\'s - "rio"'


def test_a_mark_belongs_to_its_letter():
    assert fold_with_offsets("Me\u0301xico").span(0, 6) == (0, 7)


@given(st.text())
def test_folding_to_the_same_length_keeps_every_offset(text):
    assert len(fold_same_length(text)) == len(text)


@given(st.text())
def test_every_character_folds_where_it_stands_if_it_folds_to_one(text):
    singles = (fold(character) if len(fold(character)) == 1 else character for character in text)
    assert fold_same_length(text) == "".join(singles)


def test_what_folds_to_one_character_folds_there_too():
    assert fold_same_length("Mérida… “RÍO”") == 'merida… "rio"'
