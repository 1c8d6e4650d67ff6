"""What is restored is what was backed up, whoever writes meanwhile; what can't be restored changes nothing."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from archive.models import Article, Page
from benchmarks.drills.damage import KINDS, spoil
from benchmarks.drills.rows import digests
from operating.backups import making, sqlite
from operating.backups.manifest import BackupError, verified
from search import outbox
from search.engine import held
from tests.factories import index_all, link, make_actor, make_article
from tests.operating.conftest import Saying
from tests.search.asking import slugs

pytestmark = pytest.mark.django_db(transaction=True)
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="on SQLite only")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="on PostgreSQL only")


def counted(folder: Path) -> dict[str, int]:
    """Rows by table, as the newest backup in a folder says."""
    return verified(making.backups(folder)[-1]).state.tables


@pytest.fixture(autouse=True)
def _no_thread_drains(monkeypatch: pytest.MonkeyPatch) -> None:
    """The outbox is drained by the rebuilding alone."""
    monkeypatch.setattr(outbox, "wake", lambda: None)


@pytest.fixture
def articles() -> list[Article]:
    """An archive with an index."""
    made = [make_article(f"Drought {number}", body=f"Water – “{number}” \N{NO-BREAK SPACE}Zürich \x7f") for number in range(3)]
    link(made[0], actor=make_actor("Ann Poe", "person"))
    Page.objects.create(article=made[0], data=bytes(range(256)), sha256="0" * 64, file_name="a.html")
    index_all()
    return made


@pytest.fixture
def backup(articles: list[Article], tmp_path: Path) -> Path:
    """A backup of it."""
    return making.back_up(tmp_path / "backups")


def test_a_restored_archive_holds_the_same_rows_and_finds_the_same(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    before = digests()
    assert say("backup", tmp_path / "b").endswith("Z holds the archive")
    articles[0].delete()
    articles[1].title = "Flood"
    articles[1].save()
    make_article("Fire")
    index_all()
    said = say("restore", tmp_path / "b", "--replace")
    assert said.endswith(f"is restored: {sum(counted(tmp_path / 'b').values()):,} rows")
    assert digests() == before
    assert sorted(slugs(q="drought")) == ["drought-0", "drought-1", "drought-2"]
    assert slugs(q="fire") == slugs(q="flood") == []
    make_article("A new one")  # keys go on where they were
    assert Article.objects.count() == 4


def test_a_backup_names_its_rows_and_files_and_belongs_to_its_owner_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in backup.iterdir()) == [making.vendor().FILE, "manifest.json", "manifest.sha256"]
    counts = counted(backup.parent)
    assert (counts["archive_article"], counts["archive_page"], counts["archive_historicalarticle"]) == (3, 1, 3)
    assert counts.keys() == set(connection.introspection.table_names())


def test_a_backup_made_while_others_write_is_one_state_of_all(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    begun, enough = Event(), Event()

    def write() -> None:
        number = 0
        while not enough.is_set():
            number += 1
            with transaction.atomic():
                for article in articles:
                    Article.objects.filter(pk=article.pk).update(version=number + 1)
                Page.objects.create(article=articles[1], data=b"x" * 5000, sha256="1" * 64, file_name=str(number), state="superseded")
            begun.set()
        connection.close()

    writer = Thread(target=write)
    writer.start()
    try:
        assert begun.wait(20)
        least = Page.objects.count() - 1
        said = say("backup", tmp_path / "b")
        most = Page.objects.count()
    finally:
        enough.set()
        writer.join()
    assert said.endswith("holds the archive")
    assert "is restored" in say("restore", tmp_path / "b", "--replace")
    versions = set(Article.objects.values_list("version", flat=True))
    assert versions == {Page.objects.count()}  # every version with its page, and no page without
    assert least <= versions.pop() - 1 <= most


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_backup_is_refused_and_the_archive_stays_as_it_is(backup: Path, tmp_path: Path, say: Saying, kind: str) -> None:
    make_article("Written since")
    before = digests()
    for seed in range(4):
        copy = tmp_path / f"copy-{seed}"
        done = spoil(backup, copy, kind, Random(seed))
        said = say("restore", copy, "--replace")
        assert said.startswith("refused: "), done
        assert said.count("\n") == 0, done
        assert digests() == before, done


def test_a_backup_of_another_kind_of_database_is_refused(backup: Path, say: Saying, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    monkeypatch.setattr(connection, "vendor", other)
    assert f"the archive runs on {other}" in say("restore", backup, "--replace")


def test_the_newest_of_a_folder_is_restored_and_a_damaged_newest_is_no_reason_to_take_an_older(backup: Path, say: Saying) -> None:
    folder = backup.parent
    make_article("Written since")
    newer = making.back_up(folder)
    assert say("restore", folder, "--check").startswith(f"{newer} of ")
    (newer / "manifest.json").unlink()
    assert "is no whole backup" in say("restore", folder, "--check")
    assert say("restore", backup, "--check").startswith(f"{backup} of ")


def test_looking_changes_nothing(backup: Path, say: Saying) -> None:
    make_article("Written since")
    before = digests()
    assert "is whole" in say("restore", backup, "--check")
    assert digests() == before


def test_an_archive_that_holds_anything_is_replaced_only_if_that_is_said(backup: Path, say: Saying) -> None:
    before = digests()
    assert say("restore", backup).startswith("refused: The archive is not empty (there are ")
    assert digests() == before


def test_an_empty_archive_is_restored_without_a_word(backup: Path, say: Saying) -> None:
    before = digests()
    call_command("flush", interactive=False, verbosity=0)
    assert "is restored" in say("restore", backup)
    assert digests() == before


def test_what_was_written_after_the_backup_by_a_newer_version_goes(backup: Path, say: Saying) -> None:
    """A failed upgrade leaves tables that the version of the backup doesn't know."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE archive_future (id integer PRIMARY KEY, article_id bigint REFERENCES archive_article (id))")
        cursor.execute("INSERT INTO archive_future VALUES (1, (SELECT MIN(id) FROM archive_article))")
    assert "is restored" in say("restore", backup, "--replace")
    assert "archive_future" not in connection.introspection.table_names()


def test_a_backup_of_an_older_version_is_brought_to_this_one(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    try:
        call_command("migrate", "archive", "0008", verbosity=0)
        made = making.back_up(tmp_path / "b")
    finally:
        call_command("migrate", verbosity=0)
    assert "archive_readings" not in counted(tmp_path / "b")
    assert "is restored" in say("restore", made, "--replace")
    assert "archive_readings" in connection.introspection.table_names()
    assert Article.objects.count() == 3


def test_the_newest_are_kept_and_only_backups_are_dropped(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    for number in range(3):
        (tmp_path / f"archive-2020010{number + 1}T000000Z").mkdir()
    (tmp_path / "archive-of-mine").mkdir()
    (tmp_path / "notes.txt").write_text("keep me")
    say("backup", tmp_path, "--keep", "2")
    names = sorted(path.name for path in tmp_path.iterdir() if path.name[0] != ".")
    assert names[0] == "archive-20200103T000000Z"
    assert names[2:] == ["archive-of-mine", "notes.txt"]
    assert len(names) == 4
    assert say("backup", tmp_path, "--keep", "-1") == "refused: --keep takes a number of backups, 1 or more."


def test_what_a_killed_backup_left_goes_with_the_next(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    (tmp_path / ".archive-20200101T000000Z.partial").mkdir()
    (tmp_path / ".archive-20200101T000000Z.partial" / making.vendor().FILE).write_bytes(b"half")
    say("backup", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", making.backups(tmp_path)[0].name]


def test_a_backup_that_fails_leaves_nothing(articles: list[Article], tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(to: Path) -> None:
        to.write_bytes(b"half")
        raise BackupError("The disk is full.")

    monkeypatch.setattr(making.vendor(), "save", fail)
    assert say("backup", tmp_path, "--keep", "1") == "refused: The disk is full."
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_two_backups_at_once_into_one_folder_are_refused(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    with held(tmp_path / ".lock"):
        assert say("backup", tmp_path) == f"refused: Another backup is being written into {tmp_path}."


def test_a_folder_that_cannot_be_written_is_named(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    (tmp_path / "file").write_text("")
    assert say("backup", tmp_path / "file" / "b") == f"refused: {tmp_path / 'file' / 'b'} can't be written: Not a directory."


def test_nothing_to_restore_is_said(tmp_path: Path, say: Saying) -> None:
    assert say("restore", tmp_path / "nowhere").startswith(f"refused: {tmp_path / 'nowhere'} is no whole backup: ")


@on_postgresql
def test_missing_programs_are_named_with_their_package(backup: Path, say: Saying, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    before = digests()
    assert say("backup", backup.parent) == "refused: pg_dump is not installed: Debian's package postgresql-client has it."
    assert "postgresql-client" in say("restore", backup, "--replace")
    assert digests() == before


@on_postgresql
def test_a_restoring_that_breaks_in_the_middle_leaves_all_as_it_was(
    backup: Path, tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pg_restore is killed half-way: psql has dropped tables and filled some, and is never told to commit."""
    real = shutil.which("pg_restore")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "pg_restore").write_text(f'#!/bin/sh\n{real} "$@" | head -c 60000\nkill -9 $$\n')
    (tmp_path / "bin" / "pg_restore").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    make_article("Written since")
    before = digests()
    assert say("restore", backup, "--replace").startswith("refused: The database can't be restored, and is as it was: ")
    assert digests() == before


@pytest.fixture
def beside() -> Iterator[sqlite3.Connection]:
    """Another program's connection to the live file."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as opened:
        yield opened


@on_sqlite
def test_who_reads_while_it_is_restored_sees_the_old_state_to_its_end_and_then_the_new(
    backup: Path, beside: sqlite3.Connection, say: Saying
) -> None:
    make_article("Written since")
    counting = "SELECT count(*) FROM archive_article"
    beside.execute("BEGIN")
    assert beside.execute(counting).fetchone() == (4,)
    assert "is restored" in say("restore", backup, "--replace")
    assert beside.execute(counting).fetchone() == (4,)
    beside.execute("COMMIT")
    assert beside.execute(counting).fetchone() == (3,)


@on_sqlite
def test_who_writes_for_too_long_is_not_overrun(
    backup: Path, beside: sqlite3.Connection, say: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.3)
    beside.execute("BEGIN IMMEDIATE")
    assert say("restore", backup, "--replace") == (
        "refused: Somebody has been writing the database for 0.3 seconds: stop the archive, then restore."
    )
    beside.execute("ROLLBACK")


@on_sqlite
def test_a_database_that_is_damaged_is_not_backed_up_as_if_it_were_whole(articles: list[Article], tmp_path: Path, say: Saying) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("DELETE FROM archive_actor")
        cursor.execute("PRAGMA foreign_keys = ON")
    assert "refers to one of archive_actor that is not there" in say("backup", tmp_path)
    assert making.backups(tmp_path) == []
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM archive_stakeholder")


@on_sqlite
def test_an_unreadable_database_is_not_touched_and_the_operator_told_what_to_do(
    backup: Path, tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.sqlite3").write_bytes(b"nothing that SQLite knows" * 1000)
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "broken.sqlite3"))
    said = say("restore", backup, "--replace")
    assert said.startswith("refused: The database can't be read")
    assert "put its files aside" in said
    assert (tmp_path / "broken.sqlite3").read_bytes() == b"nothing that SQLite knows" * 1000
    connection.close()


@on_sqlite
def test_an_archive_without_tables_is_not_backed_up(tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "new.sqlite3"))
    said = say("backup", tmp_path)
    assert said.startswith("refused: The database can't be backed up")
    connection.close()
