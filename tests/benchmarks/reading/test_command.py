"""The command, on a page and a record made here."""

import json
from pathlib import Path

import pytest

import benchmarks.reading.__main__ as command
from archive.reading import Gazetteer, RawPage, Record, read
from benchmarks.reading.floors import load
from benchmarks.reading.known import gazetteer

PAGE = """\
The mill of Oxbow

By Bo Li

2 May 2025

The mill burned 40 tonnes of wood in 2019, and 90% of the town came to see it.

“We will rebuild it before the summer ends,” said Adela Ruiz, the miller.
"""


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two pages and what the reader makes of them as their gold; none is frozen."""
    for name in ("mill.txt", "weir.txt"):
        (tmp_path / name).write_text(PAGE, "utf-8")
        record = read(RawPage(name, PAGE.encode()), gazetteer())
        (tmp_path / f"{name}.json").write_text(json.dumps(record.as_json()), "utf-8")
    monkeypatch.setattr(command, "FROZEN", tmp_path / "frozen.txt")
    return tmp_path


def spoil(gold: Path, name: str = "mill.txt") -> None:
    """Gold that the reader misses: another title."""
    file = gold / f"{name}.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"title": "Something else"}), "utf-8")


def test_pages_read_as_gold_says_have_no_miss(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(gold)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"2 pages of {gold}; 0 more are frozen.\n\n| kind ")
    assert "worst" not in printed


def test_a_miss_is_printed_with_its_page(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(gold)
    assert command.main([str(gold)]) == 0
    expected = "The 1 worst of 1 misses:\n\ntitle, wrong: mill.txt\n  expected: Something else\n  got:      The mill of Oxbow\n"
    assert capsys.readouterr().out.endswith(expected)


def test_misses_can_be_left_out_and_kinds_and_pages_chosen(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(gold)
    assert command.main([str(gold), "--misses", "0", "--kinds", "figure", "--only", "weir"]) == 0
    printed = capsys.readouterr().out
    assert "Something else" not in printed
    assert "| figures " in printed
    assert "| title" not in printed
    assert printed.startswith("1 pages")


def test_frozen_pages_show_numbers_when_asked_and_never_their_misses(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(gold)
    (gold / "frozen.txt").write_text("mill.txt\n")
    assert command.main([str(gold)]) == 0
    assert capsys.readouterr().out.count("| language ") == 1
    assert command.main([str(gold), "--frozen", "--misses", "99"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("| language ") == 2
    assert "Something else" not in printed
    assert "mill.txt" not in printed


def test_raising_writes_what_was_reached_and_a_fall_ends_with_one(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = gold / "floors.toml"
    floors.write_text("")
    assert command.main([str(gold), "--floors", str(floors), "--raise"]) == 0
    assert load(floors)["title"] == 1.0
    spoil(gold)
    capsys.readouterr()
    assert command.main([str(gold), "--floors", str(floors)]) == 1
    assert capsys.readouterr().out.endswith("Under its floor: title reached 0.5000, its floor is 1.000\n")
    assert command.main([str(gold), "--floors", str(floors), "--kinds", "figure"]) == 0


def test_raising_lowers_no_floor(gold: Path) -> None:
    spoil(gold)
    floors = gold / "floors.toml"
    floors.write_text("title = 0.9\n")
    assert command.main([str(gold), "--floors", str(floors), "--raise"]) == 1
    assert load(floors)["title"] == 0.9


@pytest.mark.parametrize("more", [[], ["--floors", "F", "--only", "mill"], ["--floors", "F", "--kinds", "title"]])
def test_floors_are_raised_from_the_whole_of_gold_alone(gold: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(gold), "--raise", *more]) == 2
    assert capsys.readouterr().err.startswith("--raise needs --floors")


def test_without_the_gazetteer_nobody_is_known(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Gazetteer] = []

    def watched(page: RawPage, known: Gazetteer) -> Record:
        given.append(known)
        return read(page, known)

    monkeypatch.setattr(command, "read", watched)
    assert command.main([str(gold), "--without-gazetteer"]) == 0
    assert command.main([str(gold)]) == 0
    assert [bool(known.actors) for known in given] == [False, False, True, True]


def test_the_speed_is_printed_when_asked(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(gold), "--speed"]) == 0
    assert "articles/s on one core (2 pages, " in capsys.readouterr().out


def test_what_cannot_be_read_is_one_sentence_and_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path} holds no gold yet.\n"


def test_a_page_that_the_reader_refuses_is_named(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "weir.txt").write_bytes(b"")
    assert command.main([str(gold)]) == 2
    assert capsys.readouterr().err.startswith("weir.txt can't be read: ")
