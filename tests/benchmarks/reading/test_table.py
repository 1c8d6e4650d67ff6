"""The printed table and the printed misses."""

from benchmarks.reading.measures import Miss, Tally
from benchmarks.reading.table import listed, table

TALLIES = {
    "title": Tally(2),
    "figure unit": Tally(2, 1, (Miss("figure unit", "mill.txt", "tonne", None, "burned [40 tonnes] of wood"),)),
    "authors": Tally(),
}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_kind_has_a_line_of_counts_and_shares() -> None:
    lines = table(TALLIES).splitlines()
    assert cells(lines[0]) == ["kind", "gold", "right", "wrong", "missing", "extra", "precision", "recall", "F1", "agreement"]
    assert cells(lines[3]) == ["figure unit", "3", "2", "0", "1", "0", "1.000", "0.667", "0.800", "0.750"]
    assert len({len(line) for line in lines[:4]}) == 1


def test_kinds_that_nobody_has_are_named_below() -> None:
    assert table(TALLIES).endswith("\n\nNeither in gold nor in ours: authors.")


def test_floors_stand_in_a_column_of_their_own() -> None:
    lines = table(TALLIES, {"figure unit": 0.75}).splitlines()
    assert [cells(line)[-1] for line in (lines[0], *lines[2:4])] == ["floor", "", "0.750"]


def test_a_miss_says_what_where_expected_and_got() -> None:
    assert listed(TALLIES["figure unit"].misses) == (
        "figure unit, missing: mill.txt\n  expected: tonne\n  got:      nothing\n  in:       burned [40 tonnes] of wood"
    )


def test_two_long_values_are_shown_where_they_begin_to_differ() -> None:
    line = "The mill stood still. " * 20
    shown = listed([Miss("lines", "mill.txt", line + "Then it burned.", line + "Follow us.")])
    assert "expected: …" in shown
    assert "The mill stood still. Then it burned." in shown
    assert "The mill stood still. Follow us." in shown
    assert max(map(len, shown.splitlines())) < 140


def test_a_long_value_alone_is_cut() -> None:
    assert listed([Miss("lines", "mill.txt", None, "boats" * 100)]).endswith("boatsboats…")
