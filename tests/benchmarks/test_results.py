"""What a run has measured becomes figures, verdicts, a table and a picture."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from benchmarks import limits, measure, plot, report
from benchmarks.__main__ import write
from benchmarks.questions import KINDS
from benchmarks.record import Asked, Built, Record, Timed, Updated

SVG = "{http://www.w3.org/2000/svg}"


def asked(engine: str, size: int, milliseconds: float) -> Asked:
    memory = {"bare": [8.0, 9.0], "imported": [20.0, 22.0], "opened": [25.0, 60.0], "asked": [50.0, 400.0]}
    timed = [Timed(kind, milliseconds, [milliseconds / 2] * 3, 10) for kind in KINDS for _ in range(2)]
    return Asked(engine, size, 100.0, 20.0, 10.0, memory, 1.5, timed)


def record(ours: float = 4.0, tantivy: float = 10.0, size: int = 100_000) -> Record:
    """A run in which every question took an engine the same time."""
    return Record(
        size=size,
        machine="a machine",
        date="2026-01-02 03:04 UTC",
        versions={"numpy": "2"},
        left_out=["PostgreSQL needs its server"],
        built=[
            Built("ours", size, 1, size / 700, 300.0, 40.0, 700.0, {".npx": 500_000_000, ".pst": 400_000_000}),
            Built("ours", size, 2, 90, 410.0),
        ],
        asked=[asked("ours", size, ours), asked("tantivy", size, tantivy), asked("ours", size // 10, ours / 2)],
        updated=Updated(size, [20.0] * 190 + [300.0] * 10, [5, 9]),
    )


def verdict(of: Record, subject: str) -> limits.Verdict:
    return next(verdict for verdict in limits.verdicts(of) if verdict.subject.startswith(subject))


def test_the_percentile_is_by_the_nearest_rank() -> None:
    assert measure.spread(range(1, 101)) == (50.5, 95, 100)
    assert measure.spread([3.0]) == (3.0, 3.0, 3.0)
    with pytest.raises(ValueError, match="nothing"):
        measure.spread([])


def test_sizes_are_added_up_by_the_ends_of_names(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name, size in (("a.npx", 3), ("deep/b.npx", 4), ("CURRENT", 5)):
        (tmp_path / name).write_bytes(b"x" * size)
    assert measure.sizes(tmp_path) == {".npx": 7, "": 5}


def test_memory_that_is_allocated_is_seen() -> None:
    import os

    before = measure.memory([os.getpid()])
    held = b"x" * 50_000_000
    after = measure.memory([os.getpid()])
    assert after.anonymous - before.anonymous == pytest.approx(len(held) / 1e6, abs=10)
    assert measure.peak() >= after.anonymous


def test_a_record_goes_through_json_unchanged(tmp_path: Path) -> None:
    record().write(tmp_path / "record.json")
    assert Record.read(tmp_path / "record.json") == record()


def test_a_ratio_is_of_medians() -> None:
    assert limits.ratio(record(), "tantivy", 100_000, "rare", warm=False) == pytest.approx(0.4)
    assert limits.ratio(record(), "stock", 100_000, "rare", warm=False) is None


def test_a_limit_holds_or_misses_at_the_size_it_was_stated_for() -> None:
    assert verdict(record(), "median, first seen, by tantivy").word == "holds"
    missed = verdict(record(ours=8), "median, first seen, by tantivy")
    assert missed.word == "misses"
    assert "over in rare, common" in missed.measured
    assert "phrase4" not in missed.measured
    assert verdict(record(size=20_000), "median, first seen, by tantivy").word == "(holds; stated for 100,000)"


@pytest.mark.parametrize(
    ("subject", "word", "figure"),
    [
        ("indexing, one process", "holds", "700 articles/s"),
        ("indexing, two processes", "holds", "1,111 articles/s"),
        ("memory of a building process, two", "misses", "410 MB"),
        ("on disk", "holds", "0.90 GB"),
        ("own memory", "holds", "42 MB"),
        ("fresh process, beyond", "holds", "30 ms"),
        ("one article visible, median", "holds", "20 ms"),
        ("one article visible, p95", "holds", "20 ms"),
        ("segments", "holds", "9"),
        ("p95 at 100,000", "holds", "2.00"),
        ("four-word phrase", "misses", "4.00 ms"),
    ],
)
def test_each_limit_is_judged_by_its_own_figure(subject: str, word: str, figure: str) -> None:
    found = verdict(record(), subject)
    assert (found.word, found.measured[: len(figure)]) == (word, figure)


def test_the_report_names_what_it_was_measured_on_and_what_is_missing() -> None:
    text = report.markdown(record())
    assert "`make bench N=100000` on 2026-01-02 03:04 UTC: a machine; numpy 2" in text
    assert "Left out: PostgreSQL needs its server." in text
    assert "| rare: a rare word | 4.00 / 4.00 | 10.0 / 10.0 | 0.40 |" in text
    assert "`.npx` 500.0 MB, `.pst` 400.0 MB" in text


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for block in report.markdown(record()).split("\n\n"):
        rows = [line.count("|") for line in block.splitlines() if line.startswith("|")]
        assert len(set(rows)) <= 1, block


def test_the_picture_is_a_document_that_says_what_it_shows() -> None:
    root = ElementTree.fromstring(plot.svg(record()))
    assert root.findtext(f"{SVG}title") == "How long a faceted search takes, by engine"
    assert "100,000 articles: this engine, tantivy." in (root.findtext(f"{SVG}desc") or "")
    assert "prefers-color-scheme:dark" in (root.findtext(f"{SVG}style") or "")


def test_the_picture_has_a_mark_for_each_engine_and_kind_and_one_in_the_legend() -> None:
    marks = [
        element.get("class") for element in ElementTree.fromstring(plot.svg(record())).iter() if "mark" in (element.get("class") or "")
    ]
    assert {name: marks.count(f"{name} mark") for name in ("ours", "tantivy", "stock")} == {
        "ours": len(KINDS) + 1,
        "tantivy": len(KINDS) + 1,
        "stock": 0,
    }


def test_a_slower_engine_stands_further_right() -> None:
    root = ElementTree.fromstring(plot.svg(record(ours=4, tantivy=400)))
    tails = {
        element.get("class"): float(element.get("x1", 0)) for element in root.iter(f"{SVG}line") if "tail" in (element.get("class") or "")
    }
    assert plot.LEFT < tails["ours tail"] < tails["tantivy tail"] < plot.RIGHT


def test_a_run_is_written_as_table_and_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(record(), tmp_path / "results")
    assert (tmp_path / "results" / "results.md").read_text(encoding="utf-8") in capsys.readouterr().out
    assert (tmp_path / "results" / "results.svg").read_text(encoding="utf-8").startswith("<svg")
