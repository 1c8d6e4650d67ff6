"""The exported archive, each file read back by what reads its kind."""

import csv
import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from archive.exchange import exporting, tables
from archive.exchange.exporting import cell, export
from archive.models import Actor, Article, Citation, EventMention, Figure, Forecast, Quotation, Topic
from tests.archive.test_views import HOSTILE
from tests.factories import link, make_actor, make_article, make_source, make_topic, mention, passage

BODY = "It rained 44 tonnes, said the World Bank. “Enough,” it said. By 2030 it will stop. In 1999 it began."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "export"


def run(folder: Path) -> dict[str, Any]:
    """The manifest of an export into ``folder``."""
    call_command("export_archive", str(folder), verbosity=0)
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def sheet(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def query(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    """What SQLite answers, asked read-only as Datasette asks."""
    with closing(sqlite3.connect(f"file:{folder / 'archive.db'}?mode=ro&immutable=1", uri=True)) as database:
        return database.execute(sql).fetchall()


def whole_archive() -> Article:
    """An article with one of everything, another one, and what nobody may see."""
    article = make_article("Rain in May", BODY, "2025-11", authors=["Ada Author", "Ben Byline"], rights="© The Gazette")
    bank, source = make_actor("World Bank"), make_source("Annual Report", publisher=make_actor("The Press"))
    link(article, actor=bank, topic=make_topic("Rain", parent=make_topic("Weather")), role="quoted")
    mention(article, bank, "World Bank")
    passage(Citation, article, "said the World Bank", source=source)
    passage(Figure, article, "44 tonnes", value=44, unit="tonne", subject="rain", source=source)
    passage(Quotation, article, "“Enough,”", speaker=bank, speaker_name="the World Bank")
    passage(Forecast, article, "By 2030 it will stop.", horizon="By 2030", ends_on=date(2030, 12, 31))
    passage(EventMention, article, "In 1999 it began.", name="the rain", date="1999", precision="year", starts_on=date(1999, 1, 1))
    make_article("Another", "Without any passage.", None)
    hidden = make_article("Hidden draft", "A secret 55 tonnes.", status="draft")
    passage(Figure, hidden, "55 tonnes", value=55, unit="tonne")
    passage(Figure, article, "44", value=44, state="rejected")
    return article


# what is in it -------------------------------------------------------------------------------------------------------------------------


def test_the_manifest_names_every_file_with_its_size_and_checksum(db, folder: Path) -> None:
    whole_archive()
    manifest = run(folder)
    assert {file["name"] for file in manifest["files"]} | {"manifest.json"} == set(os.listdir(folder))
    for file in manifest["files"]:
        data = (folder / file["name"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert manifest["software"] == "policy-archive 0.1.0"
    assert "belong to those who published them" in manifest["rights"]
    assert manifest["made_at"].endswith("+00:00")


def test_counts_csv_and_sqlite_agree(db, folder: Path) -> None:
    whole_archive()
    counts = run(folder)["counts"]
    assert counts["articles"] == 2
    assert counts["claims"] == counts["forecasts"] == counts["quotations"] == counts["events"] == counts["citations"] == 1
    for name, number in counts.items():
        assert len(sheet(folder, name)) == number, name
        assert query(folder, f"SELECT count(*) FROM {name}") == [(number,)]


def test_each_line_is_an_article_as_the_api_gives_it(db, client: Client, folder: Path) -> None:
    whole_archive()
    run(folder)
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["slug"] for record in records] == ["rain-in-may", "another"]
    for record in records:
        assert record == client.get(f"/api/v1/articles/{record['slug']}").json()


def test_bodies_and_dates_come_back_as_the_database_holds_them(db, folder: Path) -> None:
    make_article(HOSTILE, "Line\u2028separator, NUL-less \x07 bell, 🜨,\n\nsecond block", "2024")
    whole_archive()
    run(folder)
    held = [(a.slug, a.body, a.printed_date) for a in Article.objects.published().order_by("pk")]
    records = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")]
    assert [(r["slug"], r["body"], r["published_on"]) for r in records] == held
    assert query(folder, "SELECT slug, body, published_on FROM articles ORDER BY id") == held


def test_a_row_says_what_the_passage_says_and_where_it_stands(db, folder: Path) -> None:
    article = whole_archive()
    run(folder)
    (claim,) = sheet(folder, "claims")
    start = BODY.index("44 tonnes")
    assert (claim["value"], claim["comparator"], claim["unit"], claim["subject"]) == ("44", "=", "tonne", "rain")
    assert (claim["article_id"], claim["start"], claim["end"], claim["exact"]) == (str(article.pk), str(start), str(start + 9), "44 tonnes")
    assert sheet(folder, "articles")[0]["authors"] == "Ada Author; Ben Byline"
    assert sheet(folder, "articles")[0]["rights"] == "© The Gazette"
    assert "body" not in sheet(folder, "articles")[0]
    said = "SELECT a.name, q.exact FROM quotations q JOIN actors a ON a.id = q.speaker_id"
    assert query(folder, said) == [("World Bank", "“Enough,”")]
    assert query(folder, "SELECT name, date, starts_on FROM events") == [("the rain", "1999", "1999-01-01")]
    assert query(folder, "SELECT horizon, ends_on, verdict FROM forecasts") == [("By 2030", "2030-12-31", None)]


def test_the_database_is_whole_and_every_reference_leads_to_a_row(db, folder: Path) -> None:
    whole_archive()
    run(folder)
    assert query(folder, "PRAGMA integrity_check") == [("ok",)]
    assert query(folder, "PRAGMA foreign_key_check") == []
    assert {row[2] for row in query(folder, "PRAGMA foreign_key_list(claims)")} == {"articles", "sources"}
    found = "SELECT slug FROM articles WHERE id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'rained')"
    assert query(folder, found) == [("rain-in-may",)]


def test_merged_actors_are_one_and_rejected_ones_nobody(db, folder: Path) -> None:
    article, bank = make_article(body="The Bank and the World Bank spoke."), make_actor("World Bank")
    old, rejected = make_actor("The Bank"), make_actor("Nobody")
    link(article, actor=bank, role="mentioned")
    link(article, actor=old, role="subject")
    passage(Quotation, article, "spoke", speaker=rejected, speaker_name="Nobody")
    Actor.objects.filter(pk=old.pk).update(merged_into=bank)
    Actor.objects.filter(pk=rejected.pk).update(state="rejected")
    run(folder)
    assert query(folder, "SELECT actor_id, role, mentions FROM article_actors") == [(bank.pk, "subject", 2)]
    assert query(folder, "SELECT speaker_id, speaker_name FROM quotations") == [(None, "Nobody")]
    assert query(folder, "SELECT name FROM actors") == [("World Bank",)]


def test_topics_in_a_circle_and_numbers_beyond_sqlite_are_written_all_the_same(db, folder: Path) -> None:
    one, two = make_topic("One"), make_topic("Two")
    Topic.objects.filter(pk=one.pk).update(parent=two)
    Topic.objects.filter(pk=two.pk).update(parent=one)
    passage(Figure, make_article(body="Some 10^20 of them"), "10^20", value=10**20)
    run(folder)
    assert query(folder, "SELECT name, parent_id FROM topics") == [("One", None), ("Two", None)]
    assert query(folder, "SELECT value FROM claims") == [(1e20,)]


def test_spreadsheets_get_no_formulas_and_sqlite_gets_the_words(db, folder: Path) -> None:
    make_article('=HYPERLINK("http://evil.example")', "@body", outlet="+1", rights="-2")
    run(folder)
    (row,) = sheet(folder, "articles")
    assert (row["title"], row["outlet"], row["rights"]) == ('\'=HYPERLINK("http://evil.example")', "'+1", "'-2")
    assert query(folder, "SELECT title, outlet FROM articles") == [('=HYPERLINK("http://evil.example")', "+1")]


@pytest.mark.parametrize(
    ("value", "shown"), [(-5, -5), ("-5 %", "'-5 %"), ("=", "="), ("\tx", "'\tx"), ("\rx", "'\rx"), (None, None), ("", "")]
)
def test_only_texts_that_could_be_formulas_are_marked(value: Any, shown: Any) -> None:
    assert cell(value) == shown


def test_the_data_dictionary_names_every_table_and_column_in_order(settings: Any) -> None:
    dictionary = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8").split("## The whole archive in files")[1]
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", dictionary, re.MULTILINE)
    documented = {table: re.findall(r"`(\w+)`", re.sub(r" \([^)]*\)", "", columns)) for table, columns in rows}
    assert documented == {table.name: [column.name for column in table.columns] for table in tables.TABLES}


# how it is made ------------------------------------------------------------------------------------------------------------------------


def test_the_same_archive_gives_the_same_bytes(db, tmp_path: Path) -> None:
    whole_archive()
    first, second = run(tmp_path / "one"), run(tmp_path / "two")
    assert first["files"] == second["files"]
    assert {key for key in first if first[key] != second[key]} <= {"made_at"}


def test_what_comes_in_batches_is_complete(db, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "BATCH", 2)
    for number in range(5):
        link(make_article(f"Title {number}"), topic=make_topic(f"Topic {number}"), source=make_source(f"Source {number}"))
    counts = run(folder)["counts"]
    assert [counts[name] for name in ("articles", "topics", "sources", "article_topics", "citations")] == [5] * 5
    assert len((folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 5


def test_the_progress_counts_every_article_in_every_pass(db, folder: Path) -> None:
    whole_archive()
    steps: list[int] = []
    export(folder, steps.append)
    assert sum(steps) == 2 * exporting.PASSES


def test_a_folder_that_holds_anything_is_refused_and_left_as_it_is(db, folder: Path) -> None:
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match=r"is not an empty folder; nothing was written\.$"):
        run(folder)
    assert os.listdir(folder) == ["mine.txt"]
    with pytest.raises(CommandError, match="is not an empty folder"):
        run(folder / "mine.txt")


def test_an_empty_folder_and_one_with_missing_parents_are_filled(db, folder: Path) -> None:
    folder.mkdir()
    assert run(folder)["counts"]["articles"] == 0
    assert run(folder.parent / "deep" / "er")["counts"]["articles"] == 0


def test_an_export_that_fails_leaves_nothing(db, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_manifest", fail)
    with pytest.raises(CommandError, match=r"can't be written: No space left on device\.$"):
        run(folder)
    assert os.listdir(folder.parent) == []


def test_an_export_sees_one_state_and_keeps_no_writer_waiting(transactional_db, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_article("Before")
    lines: Callable[[Any], Any] = exporting._lines

    def write_meanwhile(done: Any) -> Any:
        writer = Thread(target=lambda: (make_article("Meanwhile"), connection.close()))
        writer.start()
        writer.join(10)
        return lines(done)

    monkeypatch.setattr(exporting, "_lines", write_meanwhile)
    run(folder)
    assert Article.objects.count() == 2
    assert len((folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert not connection.in_atomic_block


def test_it_says_what_it_wrote(db, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_article()
    call_command("export_archive", str(folder))
    assert capsys.readouterr().out.startswith(f"1 articles exported to {folder}: 13 files, ")
