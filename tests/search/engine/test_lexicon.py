"""Terms looked up in the array file: the same as in a sorted list."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.arrays import ArrayFile, ArrayWriter
from search.engine.lexicon import Lexicon, put_terms

words = st.text(st.sampled_from("abñ\U0010ffff"), max_size=5)


def lexicon(path: Path, terms: list[bytes]) -> Lexicon:
    writer = ArrayWriter(path / "MAIN_x.npx", "MAIN_x", 1)
    put_terms(writer, "text", terms)
    writer.close({}, {})
    return Lexicon(ArrayFile(path / "MAIN_x.npx", "MAIN_x", 1), "text")


@given(st.sets(words), words)
def test_terms_and_prefixes_are_found(tmp_path_factory: pytest.TempPathFactory, printed: set[str], asked: str) -> None:
    terms = sorted(word.encode() for word in printed)
    found = lexicon(tmp_path_factory.mktemp("lexicon"), terms)
    assert len(found) == len(terms)
    assert [found[number] for number in range(len(terms))] == terms
    assert found.between(0, len(terms)) == terms
    assert found.find(asked.encode()) == (terms.index(asked.encode()) if asked in printed else None)
    assert found.between(*found.prefixed(asked.encode())) == [term for term in terms if term.startswith(asked.encode())]


def test_a_part_of_the_terms_is_read_at_once(tmp_path: Path) -> None:
    found = lexicon(tmp_path, [b"", b"a", b"bb", b"ccc"])
    assert found.between(1, 3) == [b"a", b"bb"]
    assert found.between(2, 2) == found.between(3, 1) == []
