"""The table of printed forms: analysing a text chunk by chunk is analysing the text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.analysis import TONGUES, stem, tokens
from search.engine.forms import Forms

FORMS = Forms()
"""Shared, so that what an earlier text left in the table is met by later ones."""

PIECES = "U.S. O'Neil's Me\u0301rida \u0301 \u200b 140,000 3.5.1 C++ c# İ ΣΑΣ ﬁ ½ 美墨".split()
pieces = st.sampled_from((*PIECES, " ", "\n", "\u3000", "\x1f"))
texts = st.one_of(st.text(max_size=200), st.lists(st.one_of(pieces, st.text(max_size=6)), max_size=30).map("".join))


def found(text: str) -> list[tuple[str, str | None]]:
    """The surfaces and capitals of ``text``, by way of the table."""
    surfaces, capitals, _ = FORMS.tokens(FORMS.chunks(text))
    names = [FORMS.capitals.names[number].decode() if number >= 0 else None for number in capitals.tolist()]
    return list(zip((FORMS.surfaces.names[number].decode() for number in surfaces.tolist()), names, strict=True))


@given(texts)
@settings(max_examples=300, deadline=None)
@pytest.mark.slow
def test_chunk_by_chunk_gives_the_tokens_of_the_text(text: str) -> None:
    assert found(text) == [(token.surface, token.capitals) for token in tokens(text)]


def test_every_white_space_character_ends_a_token_like_any_other() -> None:
    spaces = [chr(code) for code in range(0x110000) if chr(code).isspace()]
    assert len(spaces) > 20
    for space in spaces:
        for text in (f"U.S{space}.A", f"12{space},345", f"a'{space}b", f"c{space}++", f"AB{space}\u0301CD", f"3.{space}5"):
            assert found(text) == [(token.surface, token.capitals) for token in tokens(text)], (space, text)


@given(texts)
@settings(deadline=None)
def test_each_chunk_knows_how_many_tokens_it_has(text: str) -> None:
    _, _, counts = FORMS.tokens(FORMS.chunks(text))
    assert counts.tolist() == [len(tokens(chunk)) for chunk in text.split()]


@given(texts)
@settings(deadline=None)
def test_stems_are_those_of_the_language(text: str) -> None:
    surfaces, _, _ = FORMS.tokens(FORMS.chunks(text))
    for tongue in TONGUES:
        stems = [FORMS.stems.names[number].decode() for number in FORMS.stemmed(surfaces, tongue).tolist()]
        assert stems == [stem(token.surface, tongue) for token in tokens(text)]


def test_a_table_is_full_of_many_chunks_or_of_long_ones_and_can_be_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engine.forms.LIMIT", 100)
    for text in (" ".join(map(str, range(100))), "x" * 4_000):
        forms = Forms()
        forms.chunks("a few words")
        assert not forms.full
        forms.chunks(text)
        assert forms.full
        forms.empty()
        assert not forms.full
        assert forms.tokens(forms.chunks("one two one"))[0].tolist() == [0, 1, 0]
        assert forms.tokens(np.zeros(0, np.int32))[2].tolist() == []
