import csv
import io
import json
from typing import Any

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.tabular import FORMULA, as_csv, as_jsonl, cell

COLUMNS = ("name", "number", "tags", "nested")
texts = st.text(st.characters(exclude_categories=("Cs",)))
rows = st.fixed_dictionaries(
    {
        "name": st.none() | texts,
        "number": st.none() | st.integers(-(10**9), 10**9),
        "tags": st.lists(texts, max_size=3),
        "nested": st.lists(st.fixed_dictionaries({"slug": texts}), max_size=2),
    }
)


@given(st.lists(st.lists(rows, max_size=3), max_size=3))
def test_csv_has_a_header_and_a_record_a_row_whatever_the_texts_hold(batches: list[list[dict[str, Any]]]) -> None:
    read = list(csv.reader(io.StringIO("".join(as_csv(COLUMNS, batches)), newline="")))
    assert read[0] == list(COLUMNS)
    assert [len(record) for record in read] == [len(COLUMNS)] * (1 + sum(map(len, batches)))


@given(texts)
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    shown = cell(text)
    assert not shown.startswith(FORMULA)
    assert shown in (text, f"'{text}")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_begins_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"
    assert cell([f"{start}1", "b"]) == f"'{start}1; b"


def test_negative_numbers_stay_numbers() -> None:
    assert cell(-5) == -5
    assert cell(-0.5) == -0.5


@given(st.lists(rows, max_size=5))
def test_each_line_of_jsonl_is_one_row_as_it_was(given_rows: list[dict[str, Any]]) -> None:
    lines = as_jsonl(COLUMNS, given_rows).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == given_rows
    assert lines[-1] == ""


def test_pandas_reads_numbers_as_numbers_and_nothing_as_missing() -> None:
    said = [{"name": "México, “D.F.”\nsecond line", "number": -5, "tags": ["a", "b"], "nested": []}, dict.fromkeys(COLUMNS)]
    said[1]["number"] = 7
    frame = pandas.read_csv(io.StringIO("".join(as_csv(COLUMNS, [said]))))
    assert frame["number"].tolist() == [-5, 7]
    assert frame["name"][0] == said[0]["name"]
    assert frame["name"].isna().tolist() == [False, True]
