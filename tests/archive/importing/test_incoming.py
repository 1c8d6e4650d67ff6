import io
import json
from pathlib import Path

import pytest

from archive.importing.incoming import files_at, incoming, number_of
from archive.importing.records import LONGEST_LINE
from archive.reading.page.decoding import MAX_BYTES


def record(file: str, **fields: object) -> bytes:
    """A line that begins like a record."""
    return json.dumps({"file": file, **fields}).encode() + b"\n"


def test_a_folder_is_all_its_pages_in_order_and_those_of_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c.md", "d/e.markdown", "d/f.htm", "g.jsonl", "h.csv", "i"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [file.relative_to(tmp_path).as_posix() for file in files_at(str(tmp_path)) if file]
    assert found == ["a.HTML", "b.txt", "c.md", "d/e.markdown", "d/f.htm", "g.jsonl"]
    assert files_at("-") == [None]


def test_a_page_comes_with_its_bytes_its_path_and_its_name(tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_bytes(b"Rain")
    (page,) = incoming([file])
    assert page.page is not None
    assert (page.name, page.path, page.page.name, page.page.data) == (str(file), str(file), "rain.txt", b"Rain")


def test_of_a_page_that_is_too_long_no_more_is_kept_than_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"x" * (MAX_BYTES + 1000))
    (page,) = incoming([file])
    assert page.page is not None
    assert len(page.page.data) == MAX_BYTES + 1


def test_what_cannot_be_had_comes_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    gone, empty = incoming([tmp_path / "gone.txt", tmp_path / "empty"])
    assert (gone.page, gone.reason) == (None, "No such file or directory.")
    assert empty.reason.startswith("The folder holds no page")


def test_standard_input_is_one_page_without_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Rain")))
    (page,) = incoming([None])
    assert page.page is not None
    assert (page.name, page.path, page.page.data) == ("standard input", "", b"Rain")


def test_a_line_of_records_is_known_by_the_name_in_it_and_its_turn(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(record("a.txt") + b"\n" + record("b.txt") + record("a.txt", title="Other") + b"{broken\r\n" + record("\ud800"))
    pages = list(incoming([file]))
    assert [page.path.removeprefix(str(file)) for page in pages] == ["#a.txt", "#b.txt", "#a.txt (2)", "#line 5", "#\\ud800"]
    assert [page.name.removeprefix(str(file)) for page in pages] == [f" line {number}" for number in (1, 3, 4, 5, 6)]
    assert pages[0].page is not None
    assert (pages[0].page.name, pages[0].page.data) == ("records.jsonl", record("a.txt").rstrip())
    assert number_of([file, tmp_path / "page.txt", None]) == 8


def test_a_line_that_is_too_long_stops_neither_memory_nor_the_next_line(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"x" * (LONGEST_LINE + 5_000_000) + b"\n" + record("a.txt"))
    long, short = incoming([file])
    assert long.page is not None
    assert len(long.page.data) == LONGEST_LINE + 1
    assert short.name.endswith(" line 2")
