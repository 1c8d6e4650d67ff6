"""From tokens to inverted lists: the same as by plain dictionaries."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine.postings import Postings, collected, field_lengths, merged, narrowed, surviving

Read = dict[bytes, dict[int, tuple[int, ...]]]

NAMES = [b"b", b"a", "é".encode(), b"", b"ab", b"zz"]
archives = st.lists(st.lists(st.integers(0, len(NAMES) - 1), max_size=8), max_size=6)


def inverted(documents: list[list[int]], base: int = 0) -> Postings:
    terms = np.array([term for document in documents for term in document], np.int32)
    docs = np.repeat(np.arange(len(documents)) + base, [len(document) for document in documents])
    positions = np.array([place for document in documents for place in range(len(document))], np.int64)
    return collected(NAMES, terms, docs, positions)


def expected(documents: list[list[int]], base: int = 0) -> Read:
    found: Read = defaultdict(dict)
    for doc, document in enumerate(documents, base):
        for place, term in enumerate(document):
            found[NAMES[term]][doc] = (*found[NAMES[term]].get(doc, ()), place)
    return dict(found)


def read(postings: Postings) -> Read:
    assert postings.freqs is not None
    assert postings.positions is not None
    assert postings.terms == sorted(postings.terms)
    found: Read = {}
    for number, term in enumerate(postings.terms):
        place = int(postings.position_starts[number])
        found[term] = {}
        for posting in range(*postings.starts[number : number + 2].tolist()):
            stop = place + int(postings.freqs[posting])
            found[term][int(postings.docs[posting])] = tuple(postings.positions[place:stop].tolist())
            place = stop
        assert list(found[term]) == sorted(found[term])
        assert place == postings.position_starts[number + 1]
    return found


@given(archives)
def test_tokens_become_postings(documents: list[list[int]]) -> None:
    assert read(inverted(documents)) == expected(documents)


@given(archives)
def test_without_positions_a_document_is_listed_once_a_term(documents: list[list[int]]) -> None:
    whole = inverted(documents)
    terms = np.array([term for document in documents for term in document], np.int32)
    docs = np.repeat(np.arange(len(documents)), [len(document) for document in documents])
    bare, counted = collected(NAMES, terms, docs), collected(NAMES, terms, docs, frequencies=True)
    for postings in (bare, counted):
        assert postings.terms == whole.terms
        assert postings.docs.tolist() == whole.docs.tolist()
        assert postings.positions is None
    assert bare.freqs is None
    assert counted.freqs is not None
    assert whole.freqs is not None
    assert counted.freqs.tolist() == whole.freqs.tolist()


@given(st.lists(archives, min_size=1, max_size=4))
def test_merged_runs_are_one_run(parts: list[list[list[int]]]) -> None:
    bases = np.cumsum([0, *map(len, parts)]).tolist()
    runs = [inverted(part, base) for part, base in zip(parts, bases, strict=False)]
    assert read(merged(runs)) == expected([document for part in parts for document in part])


@given(archives, st.data())
def test_deleted_documents_leave_no_trace(documents: list[list[int]], data: st.DataObject) -> None:
    alive = data.draw(st.lists(st.booleans(), min_size=len(documents), max_size=len(documents)))
    numbers = np.where(alive, np.cumsum(alive) - 1, -1) if documents else np.zeros(0, np.int64)
    left = [document for document, lives in zip(documents, alive, strict=True) if lives]
    assert read(surviving(inverted(documents), numbers)) == expected(left)


@given(archives)
def test_lengths_are_the_tokens_of_each_document(documents: list[list[int]]) -> None:
    assert field_lengths(inverted(documents), len(documents)).tolist() == [len(document) for document in documents]


def test_more_than_65_536_terms_stay_in_order() -> None:
    names = [f"{number:06}".encode() for number in range(70_000)]
    terms = np.random.default_rng(1).permutation(70_000).astype(np.int32)
    docs = np.arange(70_000)
    postings = collected(names, terms, docs)
    assert postings.terms == names
    assert postings.docs.tolist() == np.argsort(terms).tolist()


def test_numbers_take_the_smallest_type() -> None:
    assert [narrowed(np.array([largest])).dtype for largest in (0, 255, 256, 65_535, 65_536)] == ["u1", "u1", "u2", "u2", "u4"]
    assert narrowed(np.zeros(0, np.int64)).dtype == "u1"
    assert narrowed(np.array([3]), 256).dtype == "u2"
