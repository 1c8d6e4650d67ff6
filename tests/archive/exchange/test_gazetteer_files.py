"""The gazetteer as a file: what is written is read again just as it was."""

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange.gazetteer_files import COLUMNS, Entry, Unusable, read, tidy, written
from archive.tabular import FORMULA

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1).map(tidy).filter(bool) | st.sampled_from(
    ["=1+1", "'=1+1", "''@x", "-x", "'x", "a;b", 'a"b', "a,b", "ñ"]
)
SLUGS = st.text("abc-_1", min_size=1, max_size=8)


NAMES = st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["yes", "no"])), max_size=3)


@st.composite
def gazetteers(draw: st.DrawFn) -> list[Entry]:
    """Rows in the order in which they are exported."""
    rows: list[Entry] = []
    for slug in draw(st.lists(SLUGS, max_size=4, unique=True)):
        rows.append(Entry("", "actor", slug, draw(TEXTS), draw(TEXTS)))
        rows += [Entry("", "name", slug, *name) for name in draw(NAMES)]
    for slug in draw(st.lists(SLUGS, max_size=4, unique=True)):
        rows.append(Entry("", "topic", slug, draw(TEXTS), parent=draw(st.just("") | SLUGS)))
        rows += [Entry("", "keyword", slug, word) for word in draw(st.lists(TEXTS, max_size=3))]
    return rows


def bare(entries: list[Entry]) -> list[tuple[str, ...]]:
    """Rows without where they stand."""
    return [(one.type, one.slug, one.name, one.kind, one.case_sensitive, one.parent) for one in entries]


@given(gazetteers(), st.sampled_from(["csv", "json"]), st.booleans())
def test_what_is_written_is_read_as_it_was(entries: list[Entry], form: str, marked: bool) -> None:
    data = written(form, entries).encode("utf-8-sig" if marked else "utf-8")
    assert bare(read(data)) == bare(entries)


@given(gazetteers())
def test_no_cell_is_a_formula(entries: list[Entry]) -> None:
    rows = csv.reader(io.StringIO(written("csv", entries), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]


JSON = st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(st.binary(max_size=200) | JSON.map(lambda whole: json.dumps(whole).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Unusable):
        read(data)


HEADER = ",".join(COLUMNS)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "name its columns"),
        (b"slug,name\nrb,Rice Board\n", "name its columns"),
        (f"{HEADER}\nactor,rb\n".encode(), "Line 2 has 2 cells instead of 6"),
        (f'{HEADER}\nactor,rb,"Rice'.encode(), "is no CSV"),
        (HEADER.encode() + b"\nactor,rb,Jos\xe9,person,,\n", "not UTF-8"),
        (b"{", "no JSON"),
        (b'{"people": []}', "unknown: people"),
        (b'{"actors": [{"slug": "rb"}]}', "actor 1: lacking: kind, name"),
        (b'{"actors": [{"slug": "rb", "name": 7, "kind": "agency"}]}', "actor 1: name has to be a text"),
        (b'{"topics": [{"slug": "t", "name": "T", "keywords": "rice"}]}', "topic 1: a list is wanted"),
        (b'{"topics": [{"slug": "t", "name": "T\\ud800"}]}', "topic 1: name holds characters that no database takes"),
        (HEADER.encode() + b"\nactor,rb,Ri\0ce,agency,,\n", "line 2: name holds characters|is no CSV"),
        (b"[1]", "row 1: an object is wanted"),
    ],
)
def test_a_file_that_is_none_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(Unusable, match=sentence):
        read(data)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_write_other_delimiters_and_orders(delimiter: str) -> None:
    rows = [("name", "type", "slug", "kind", "parent", "case_sensitive"), (" Rice  Board ", "actor", "rb", "agency", "", ""), ("",) * 6]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode()
    assert read(data) == [Entry("line 2", "actor", "rb", "Rice Board", "agency")]
