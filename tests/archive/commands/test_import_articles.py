import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError

from archive.importing.runs import Run
from archive.importing.storing import Imported, store
from archive.models import Actor, Article, Page
from archive.reading import RawPage, Record
from tests.conftest import PROJECT
from tests.factories import make_actor

PAGE = "Rain in May\n\nMay 3, 2025\n\nThe World Bank said on Monday that drought came early, and that nobody in Sonora tends the fields.\n"


def other(month: str) -> str:
    """A page of another text."""
    return PAGE.replace("May", month).replace("fields", f"fields of {month}")


def written(folder: Path, **pages: str | bytes) -> Path:
    """A folder with those pages as text files."""
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def run(*arguments: object, **options: object) -> tuple[str, str]:
    """What the command printed and what it reported."""
    printed, reported = io.StringIO(), io.StringIO()
    call_command("import_articles", *map(str, arguments), stdout=printed, stderr=reported, **options)
    return printed.getvalue(), reported.getvalue()


def refused(*arguments: object, **options: object) -> tuple[str, str, CommandError]:
    """The same for a run that ends with exit 1."""
    printed, reported = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_articles", *map(str, arguments), stdout=printed, stderr=reported, **options)
    assert error.value.returncode == 1
    return printed.getvalue(), reported.getvalue(), error.value


def test_files_and_folders_are_imported_as_drafts(db, tmp_path: Path) -> None:
    folder = written(tmp_path / "pages", one=PAGE, two=other("June"))
    (folder / "below").mkdir()
    (folder / "below" / "three.MD").write_text(other("July"))
    (folder / "notes.csv").write_text("no page")
    single = tmp_path / "four.html"
    single.write_text(f"<html><body><h1>Snow</h1><p>{other('August')}</p></body></html>")
    _, reported = run(folder, single)
    assert Article.objects.count() == 4
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}
    assert "created" in reported
    assert set(Page.objects.values_list("path", flat=True)) == {
        str(file.resolve()) for file in (folder / "one.txt", folder / "two.txt", folder / "below" / "three.MD", single)
    }


def test_a_second_run_changes_nothing(db, tmp_path: Path) -> None:
    folder = written(tmp_path / "pages", one=PAGE, two=other("June"))
    run(folder)
    _, reported = run(folder)
    assert "same" in reported
    assert "created" not in reported
    assert Article.objects.count() == Page.objects.count() == 2


def test_publish_makes_them_public(db, tmp_path: Path) -> None:
    run(written(tmp_path / "pages", one=PAGE), publish=True)
    assert Article.objects.get().status == "published"


def test_standard_input_is_a_page(db, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
        run("-")
    assert Article.objects.get().title == "Rain in May"
    assert Page.objects.get().path == ""


def test_a_bad_page_stops_nobody_and_is_reported_with_its_reason(db, tmp_path: Path) -> None:
    folder = written(tmp_path / "pages", a=b"", b=PAGE, c=b"\x00\x01", d=b"Rain. " * 2_000_000, e=other("June"))
    gone = tmp_path / "gone.txt"
    _, reported, error = refused(folder, gone)
    assert Article.objects.count() == 2
    lines = [line for line in reported.splitlines() if line.startswith("refused")]
    assert [line.split(":")[0].split("/")[-1] for line in lines] == ["a.txt", "c.txt", "d.txt", "gone.txt"]
    assert all(len(line.partition(": ")[2]) > 10 for line in lines)
    assert str(error).startswith("4 of 6 pages")


def test_a_folder_without_pages_is_refused_and_the_others_are_imported(db, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    _, reported, _ = refused(empty, written(tmp_path / "pages", one=PAGE))
    assert Article.objects.count() == 1
    assert ".txt" in next(line for line in reported.splitlines() if line.startswith("refused"))


def test_a_file_name_that_is_not_utf_8_is_imported_once(db, tmp_path: Path) -> None:
    folder = written(tmp_path / "pages", one=other("June"))
    name = os.fsencode(str(folder)) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text(PAGE)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for _ in range(2):
        printed, _ = run(folder, json=True)
        printed.encode()
    assert Article.objects.count() == Page.objects.count() == 2


def test_a_page_that_the_database_refuses_is_reported_and_the_others_are_imported(
    db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(record: Record, page: RawPage, *args: Any, **kwargs: Any) -> Imported:
        if page.name == "a.txt":
            raise DataError("value too long")
        return store(record, page, *args, **kwargs)

    monkeypatch.setattr("archive.importing.runs.store", refusing)
    _, reported, _ = refused(written(tmp_path / "pages", a=PAGE, b=other("June")))
    assert Article.objects.count() == 1
    assert "value too long" in reported


def test_a_dry_run_prints_a_record_a_line_and_writes_nothing(db, tmp_path: Path) -> None:
    make_actor("World Bank")
    folder = written(tmp_path / "pages", one=PAGE, two=other("June"))
    printed, _ = run(folder, dry_run=True, json=True)
    records = [json.loads(line) for line in printed.splitlines()]
    assert [record["file"] for record in records] == ["one.txt", "two.txt"]
    assert list(records[0]) == [
        "file", "title", "title_basis", "published_on", "date_precision", "date_basis", "authors", "outlet", "url", "language", "body",
        "blocks", "actors", "quotations", "citations", "figures", "forecasts", "events", "warnings",
    ]  # fmt: skip
    actor = records[0]["actors"][0]
    assert (actor["name"], actor["known"]) == ("World Bank", True)
    place = actor["mentions"][0]
    assert records[0]["body"][place["start"] : place["end"]] == place["exact"] == "World Bank"
    assert (Article.objects.count(), Page.objects.count(), Actor.objects.count()) == (0, 0, 1)


def test_a_dry_run_prints_nothing_but_records_also_when_a_page_is_bad(db, tmp_path: Path) -> None:
    printed, _, _ = refused(written(tmp_path / "pages", a=b"", b=PAGE), dry_run=True, json=True)
    assert [json.loads(line)["file"] for line in printed.splitlines()] == ["b.txt"]


def test_json_without_a_dry_run_is_an_outcome_a_line(db, tmp_path: Path) -> None:
    printed, _, _ = refused(written(tmp_path / "pages", a=b"", b=PAGE), json=True)
    outcomes = [json.loads(line) for line in printed.splitlines()]
    assert [outcome["outcome"] for outcome in outcomes] == ["refused", "created"]
    assert outcomes[0]["reason"].endswith(".")
    assert outcomes[1] == {"file": "b.txt", "outcome": "created", "slug": "rain-in-may"}


def table(reported: str) -> dict[str, str]:
    """The rows of the table at the end."""
    rows = [tuple(cell.strip() for cell in row.strip("│").split("│")) for row in reported.splitlines() if row.startswith("│")]
    return dict(rows)


def test_at_the_end_a_table_says_what_became_of_how_many(db, tmp_path: Path) -> None:
    folder = written(tmp_path / "pages", a=b"", b=PAGE, c=other("June"), d=b"")
    _, reported, _ = refused(folder)
    assert table(reported) == {"created": "2", "refused": "2", "The page is empty.": "2", "near-duplicates of others": "1"}
    assert next(line for line in reported.splitlines() if line.startswith("alike")).endswith("rain-in-june: rain-in-may")
    _, reported, _ = refused(folder)
    assert table(reported) == {"same": "2", "refused": "2", "The page is empty.": "2"}


def test_near_duplicates_stand_in_the_json_too(db, tmp_path: Path) -> None:
    printed, _ = run(written(tmp_path / "pages", a=PAGE, b=other("June")), json=True)
    first, second = (json.loads(line) for line in printed.splitlines())
    assert "like" not in first
    assert [one["slug"] for one in second["like"]] == ["rain-in-may"]
    assert 0.6 <= second["like"][0]["resemblance"] < 1


def test_lines_of_records_are_imported_and_refused_by_their_numbers(db, tmp_path: Path) -> None:
    make_actor("World Bank")
    records, _ = run(written(tmp_path / "pages", one=PAGE), dry_run=True, json=True)
    file = tmp_path / "records.jsonl"
    file.write_text(records + "{broken\n" + records.replace("World", "Word", 1))
    printed, reported, _ = refused(file, json=True)
    assert [json.loads(line)["outcome"] for line in printed.splitlines()] == ["created", "refused", "refused"]
    reasons = [line.split("records.jsonl ")[1] for line in reported.splitlines() if line.startswith("refused")]
    assert [reason.split(":")[0] for reason in reasons] == ["line 2", "line 3"]
    assert all(reason.endswith(".") for reason in reasons)
    assert Article.objects.get().title == "Rain in May"


def test_ctrl_c_stops_with_the_table_and_the_word_that_it_can_go_on(db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of = Run.of

    def stopping(self: Run, pages: Any) -> Iterator[Any]:
        yield from (done for _, done in zip(range(2), of(self, pages), strict=False))
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "of", stopping)
    folder = written(tmp_path / "pages", a=PAGE, b=other("June"), c=other("July"))
    reported = io.StringIO()
    with pytest.raises(CommandError, match="Stopped after 2 pages; the same command goes on") as error:
        call_command("import_articles", str(folder), stdout=io.StringIO(), stderr=reported)
    assert error.value.returncode == 130
    assert table(reported.getvalue())["created"] == "2"
    assert Article.objects.count() == 2


@pytest.mark.parametrize("number", ["-1", "65", "two"])
def test_a_number_of_processes_that_is_none_is_refused(tmp_path: Path, number: str) -> None:
    with pytest.raises(CommandError, match="whole number from 0 to 64"):
        call_command("import_articles", str(tmp_path), f"--processes={number}")


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["kill", "Ctrl-C"])
def test_an_import_that_was_killed_goes_on_and_loses_and_doubles_nothing(tmp_path: Path, how: signal.Signals) -> None:
    months = [f"May {year}" for year in range(1900, 1960)]
    folder = written(tmp_path / "pages", **{f"p{number:02}": other(month) for number, month in enumerate(months)})
    environment = {**os.environ, "DATA_DIR": str(tmp_path / "data")}
    environment.pop("DATABASE_URL", None)
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=PROJECT, env=environment, check=True)
    command = [*manage, "import_articles", str(folder), "--json", "--processes", "2"]
    with subprocess.Popen(command, cwd=PROJECT, env=environment | {"PYTHONUNBUFFERED": "1"}, stdout=-1, stderr=-1, text=True) as started:
        assert started.stdout
        seen = [json.loads(started.stdout.readline())["outcome"] for _ in range(7)]
        started.send_signal(how)
        _, reported = started.communicate()
    assert seen == ["created"] * 7
    assert started.returncode == (130 if how == signal.SIGINT else -how)
    assert ("Stopped after" in reported) == (how == signal.SIGINT)
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    assert len(outcomes) == 60
    assert outcomes[:7] == ["same"] * 7
    assert outcomes == sorted(outcomes, reverse=True), "first what was held, then what was not"
    with sqlite3.connect(tmp_path / "data" / "archive.sqlite3") as database:
        for table in ("article", "page"):
            assert database.execute(f"SELECT count(*) FROM archive_{table}").fetchone() == (60,)
