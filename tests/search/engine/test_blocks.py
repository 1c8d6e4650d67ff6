"""Posting lists and term files: read back by stock Whoosh's own reader."""

import pickle
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.formats import Existence, Frequency, Positions
from whoosh.util.numeric import length_to_byte

from search.engine.blocks import BLOCK, TermFiles, length_bytes
from search.engine.opcodes import floats, integers, small, wide
from search.engine.postings import Postings, totals
from search.engine.term_file import write_terms


def written(field: str, postings: Postings, lengths: np.ndarray | None) -> tuple[W3Codec, object]:
    storage, codec = RamStorage(), W3Codec()
    segment = codec.new_segment(storage, "MAIN")
    files = TermFiles(storage, segment)
    files.add(field, postings, lengths)
    files.close()
    return codec, codec.terms_reader(storage, segment)


def some_postings(seed: int, counts: list[int], largest: int, most: int) -> Postings:
    """A term for each of ``counts``, in that many documents below ``largest``, up to ``most`` times in each."""
    chance = random.Random(seed)
    docs = [sorted(chance.sample(range(largest), count)) for count in counts]
    freqs = np.array([chance.choice((1, 1, 1, chance.randint(1, most))) for count in counts for _ in range(count)], np.uint32)
    positions = [sorted(chance.sample(range(200_000), freq)) for freq in freqs.tolist()]
    return Postings(
        [f"t{number:05}".encode() for number in range(len(counts))],
        totals(np.array(counts)),
        np.array([doc for listed in docs for doc in listed], np.uint32),
        freqs,
        np.array([place for placed in positions for place in placed], np.uint32),
    )


@pytest.mark.parametrize("largest", [200, 6_000, 3_000_000])
def test_stock_whoosh_reads_what_was_written(largest: int) -> None:
    counts = [1, 2, 3, 150, 1] if largest == 200 else [1, BLOCK, BLOCK + 1, 2 * BLOCK, 5_000, 7, 1]
    postings = some_postings(1, counts, largest, 300 if largest == 200 else 9)
    lengths = length_bytes(np.random.default_rng(1).integers(1, 2_000, largest))
    for form, given_postings, given_lengths in (
        (Positions(), postings, lengths),
        (Frequency(), Postings(postings.terms, postings.starts, postings.docs, postings.freqs), lengths),
        (Existence(), Postings(postings.terms, postings.starts, postings.docs), None),
    ):
        _, reader = written("field", given_postings, given_lengths)
        place = 0
        for number, term in enumerate(postings.terms):
            start, stop = postings.starts[number : number + 2].tolist()
            matcher = reader.matcher("field", term, form)  # type: ignore[attr-defined]
            about = reader.term_info("field", term)  # type: ignore[attr-defined]
            docs, freqs = postings.docs[start:stop].tolist(), postings.freqs[start:stop].tolist()  # type: ignore[index]
            assert about.doc_frequency() == stop - start
            assert (about.min_id(), about.max_id()) == (docs[0], docs[-1])
            for doc, freq in zip(docs, freqs, strict=True):
                assert matcher.id() == doc
                if given_postings.freqs is None:
                    assert (matcher.weight(), matcher.value()) == (1.0, None)
                else:
                    assert (matcher.weight(), matcher.value_as("frequency")) == (freq, freq)
                if given_postings.positions is not None:
                    assert matcher.value_as("positions") == given_postings.positions[place : place + freq].tolist()
                    place += freq
                matcher.next()
            assert not matcher.is_active()


@given(st.integers(0, 120_000))
def test_a_length_takes_the_byte_that_whoosh_gives_it(length: int) -> None:
    assert length_bytes(np.array([length])).tolist() == [length_to_byte(length)]


@given(st.sets(st.binary(max_size=6), max_size=300), st.integers(0, 9))
def test_a_term_file_is_read_by_whoosh(found: set[bytes], width: int) -> None:
    keys = sorted(b"\0\0" + key for key in found)
    values = [bytes([number % 256]) * width for number in range(len(keys))]
    storage = RamStorage()
    file = storage.create_file("terms")
    write_terms(file, keys, b"".join(values), {"field": 0})
    file.close()
    reader = OrderedHashReader(storage.open_file("terms"), storage.file_length("terms"))
    assert reader.extras["fieldmap"] == {"field": 0}
    assert list(reader.keys()) == keys
    assert [reader[key] for key in keys] == values
    for key in keys:
        assert reader.get(key + b"\0") == (values[keys.index(key + b"\0")] if key + b"\0" in keys else None)
        assert reader.closest_key(key) == key
    assert reader.closest_key(b"\xff") is None


def test_a_term_file_of_many_terms_is_read_by_whoosh() -> None:
    """Enough for every table to be crowded, so that keys are sent past the end of theirs."""
    keys = [b"\0\1%06d" % number for number in range(20_000)]
    storage = RamStorage()
    file = storage.create_file("terms")
    write_terms(file, keys, b"".join(key[-6:] for key in keys), {})
    file.close()
    reader = OrderedHashReader(storage.open_file("terms"), storage.file_length("terms"))
    assert all(reader[key] == key[-6:] for key in keys)
    assert b"\0\1missing" not in reader


@given(st.lists(st.integers(0, 2**31 - 1), min_size=1))
def test_numbers_are_pickled(values: list[int]) -> None:
    array = np.array(values)
    rows, widths = integers(array)
    printed = [row[:width].tobytes() for row, width in zip(rows, widths.tolist(), strict=True)]
    assert pickle.loads(b"(" + b"".join(printed) + b"t.") == tuple(values)
    assert pickle.loads(b"(" + wide(array).tobytes() + b"t.") == tuple(values)
    assert pickle.loads(b"(" + floats(array).tobytes() + b"t.") == tuple(map(float, values))
    assert pickle.loads(b"(" + small(array & 0xFF).tobytes() + b"t.") == tuple(value & 0xFF for value in values)
