"""The commands an operator runs: drain, follow, rebuild, check."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands

from archive.models import Article
from search import outbox
from search.models import Outbox
from search.outbox import drainers_lock
from search.search_indexes import ArticleIndex
from tests.factories import index_all, link, make_actor, make_article
from tests.search.asking import backend, slugs

PROJECT = Path(__file__).resolve().parents[2]


def said(*command: str, **options: Any) -> str:
    out = StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue().strip()


def test_our_commands_take_precedence_over_haystacks() -> None:
    ours = {name for name, app in get_commands().items() if app == "search"}
    assert ours >= {"rebuild_index", "index_articles", "check_index"}


# index_articles


def test_index_articles_writes_what_waits(db: None) -> None:
    index_all()
    articles = [make_article(f"Drought {number}") for number in range(3)]
    assert said("index_articles") == "3 articles indexed"
    assert sorted(slugs(q="drought")) == sorted(article.slug for article in articles)
    assert said("index_articles") == "0 articles indexed"


def test_index_articles_without_an_index_fails_and_keeps_the_rows(db: None) -> None:
    make_article()
    with pytest.raises(CommandError, match="There is no search index"):
        call_command("index_articles")
    assert Outbox.objects.count() == 1


def test_index_articles_leaves_the_rows_to_the_worker_that_is_at_it(db: None) -> None:
    index_all()
    make_article()
    with drainers_lock() as free:
        assert free
        assert said("index_articles") == "0 articles indexed, 1 left to the process that is indexing"
        with pytest.raises(CommandError, match="Another worker"):
            call_command("index_articles", "--follow")
    assert said("index_articles") == "1 articles indexed"


@pytest.fixture
def archive_of_its_own() -> Iterator[Path]:
    """A DATA_DIR for another process, where the tests' own is (in memory, where that can be had)."""
    with TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        yield Path(folder)


def until(holds: Callable[[], object], seconds: float = 60) -> None:
    """Waits for another process, and not for ever."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, "waited in vain"
        sleep(0.05)


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of another process, with a database file and an index of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {"DATA_DIR": str(folder), "SECRET_KEY": "s" * 50, "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore"}
    return kept | own | {"DJANGO_SETTINGS_MODULE": "config.settings"}


def printed_by(script: str, folder: Path) -> list[str]:
    """The lines that a script printed in another process."""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, env=environment_of(folder), check=True, timeout=180, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.splitlines()


@pytest.mark.slow
def test_the_worker_follows_the_outbox_and_ends_when_told(archive_of_its_own: Path) -> None:
    """A process of its own on a database file of its own: rows written beside it reach the index, and SIGTERM ends it with 0."""
    printed_by(PREPARE, archive_of_its_own)
    database = archive_of_its_own / "archive.sqlite3"

    def waiting() -> int:
        with sqlite3.connect(database, timeout=10) as connection:
            number = connection.execute("SELECT count(*) FROM search_outbox").fetchone()[0]
        connection.close()
        return int(number)

    command = [sys.executable, str(PROJECT / "manage.py"), "index_articles", "--follow"]
    environment = environment_of(archive_of_its_own)
    with subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as worker:
        try:
            assert worker.stdout
            assert worker.stdout.readline() == "1 articles indexed\n"
            until(lambda: waiting() == 0)
            with sqlite3.connect(database, timeout=10) as connection:
                connection.execute("INSERT INTO search_outbox (article_id, written_at) VALUES (1, '2026-01-01')")
            connection.close()
            assert worker.stdout.readline() == "1 articles indexed\n"
            until(lambda: waiting() == 0)
            worker.send_signal(signal.SIGTERM)
            _, trouble = worker.communicate(timeout=60)
        finally:
            worker.kill()
    assert (worker.returncode, trouble) == (0, "")


PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("rebuild_index", verbosity=0)
from search import outbox
outbox.wake = lambda: None
from archive.models import Article
Article.objects.create(title="Drought", body="Water.", status="published")
"""


# rebuild_index


def test_rebuild_index_builds_all_and_drains_what_came_meanwhile(db: None, index_path: Path) -> None:
    for number in range(3):
        make_article(f"Drought {number}")
    make_article("A draft", status="draft")
    assert said("rebuild_index", "--noinput") == "3 articles indexed"
    assert len(slugs(q="drought")) == 3
    assert not Outbox.objects.exists()
    assert said("rebuild_index", verbosity=0) == ""
    builds = sorted(folder.name for folder in index_path.glob("build-*"))
    assert builds == ["build-000001", "build-000002"]
    index_all()
    assert len(list(index_path.glob("build-*"))) == 2


def test_rebuild_index_writes_each_article_once_however_many_rows_wait(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [make_article(f"Drought {number}") for number in range(3)]
    drained: list[int] = []
    monkeypatch.setattr(outbox, "write_entries", lambda ids: drained.extend(ids))
    monkeypatch.setattr(outbox, "BATCH", 2)
    index_all()
    assert (drained, Outbox.objects.count()) == ([], 0)
    plain = ArticleIndex.full_prepare

    def meanwhile(index: ArticleIndex, article: Article) -> dict[str, Any]:
        if article == articles[0]:
            Outbox.objects.create(article_id=articles[1].pk)
        return plain(index, article)

    monkeypatch.setattr(ArticleIndex, "full_prepare", meanwhile)
    index_all()
    assert (drained, Outbox.objects.count()) == ([articles[1].pk], 0)


def test_rebuild_index_never_asks_and_takes_haystacks_options(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda *args: pytest.fail("it asked"))
    make_article()
    for options in ([], ["--noinput"], ["-k", "2"], ["-b", "1"], ["-b", "0"], ["-t", "3"], ["--nocommit"], ["-u", "default"]):
        assert said("rebuild_index", *options) == "1 articles indexed", options


def test_rebuild_index_knows_one_connection_only(db: None) -> None:
    with pytest.raises(CommandError, match=r"There is no connection other; the only one is default\."):
        call_command("rebuild_index", using=["other"])


def test_rebuild_index_mends_whatever_is_there(db: None, index_path: Path) -> None:
    make_article("Drought")
    index_all()
    (index_path / "CURRENT").write_text("nonsense")
    assert said("rebuild_index") == "1 articles indexed"
    for file in index_path.glob("build-*/*.seg"):
        file.write_bytes(b"")
    assert said("rebuild_index") == "1 articles indexed"
    assert slugs(q="drought") == ["drought"]


@pytest.mark.folder
def test_a_second_writer_is_refused_in_a_sentence(db: None) -> None:
    index_all()
    backend().index.timeout = 0.1
    with backend().index._locked(), pytest.raises(CommandError, match="Another program has been writing"):
        call_command("rebuild_index", verbosity=0)


# check_index


@pytest.fixture
def three(db: None) -> list[Article]:
    made = [make_article(f"Drought {number}") for number in range(3)]
    index_all()
    return made


def test_check_index_is_content_when_index_and_database_agree(three: list[Article]) -> None:
    assert said("check_index") == "0 missing, 0 stale, 0 ghost"
    assert said("check_index", "--repair") == "0 missing, 0 stale, 0 ghost"


def differ(three: list[Article]) -> None:
    """One of each, made behind the outbox's back."""
    missing, stale, ghost = three
    backend().remove(missing)
    Article.objects.filter(pk=stale.pk).update(body="Other words.")
    Article.objects.filter(pk=ghost.pk).update(status=Article.Status.WITHDRAWN)


def test_check_index_names_missing_stale_and_ghost_and_fails(three: list[Article]) -> None:
    differ(three)
    out = StringIO()
    with pytest.raises(CommandError, match="differ") as failure:
        call_command("check_index", stdout=out)
    assert out.getvalue().strip() == "1 missing, 1 stale, 1 ghost"
    assert failure.value.returncode == 1
    with pytest.raises(CommandError):
        call_command("check_index", stdout=out)


def test_check_index_repairs_when_told(three: list[Article]) -> None:
    differ(three)
    assert said("check_index", "--repair").splitlines() == ["1 missing, 1 stale, 1 ghost", "after the repair: 0 missing, 0 stale, 0 ghost"]
    assert said("check_index") == "0 missing, 0 stale, 0 ghost"
    assert slugs(q="other words") == [three[1].slug]


def test_check_index_sees_a_deleted_article_and_a_changed_stakeholder(three: list[Article]) -> None:
    link(three[0], actor=make_actor())
    pk = three[1].pk
    Article.objects.filter(pk=pk).delete()
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_index", stdout=out)
    assert out.getvalue().strip() == "0 missing, 1 stale, 1 ghost"
    call_command("check_index", "--repair", stdout=out)
    assert f"archive.article.{pk}" not in backend().searcher().entries()


def test_check_index_says_that_there_is_no_index(db: None) -> None:
    for options in ([], ["--repair"]):
        with pytest.raises(CommandError, match="There is no search index"):
            call_command("check_index", *options)


def test_the_entry_of_an_untitled_undated_article_is_whole(db: None) -> None:
    article = make_article("", "Words alone.", None)
    index_all()
    prepared = ArticleIndex().full_prepare(ArticleIndex().index_queryset().get(pk=article.pk))
    assert (prepared["title"], prepared.get("date"), prepared["actor"]) == ("", None, [])
    assert slugs(undated="only") == [article.slug]


@pytest.mark.folder
def test_check_index_names_damaged_files_and_makes_array_files_anew(three: list[Article]) -> None:
    arrays = next(backend().index.state().build.glob("*.npx"))
    arrays.write_bytes(arrays.read_bytes()[:-10])
    out = StringIO()
    with pytest.raises(CommandError, match="was cut off"):
        call_command("check_index", stdout=out)
    assert arrays.name in out.getvalue()

    repaired = said("check_index", "--repair")

    assert f"{arrays.name} was made anew" in repaired
    assert repaired.endswith("0 missing, 0 stale, 0 ghost")
    assert said("check_index") == "0 missing, 0 stale, 0 ghost"


@pytest.mark.slow
def test_rebuild_index_writes_with_several_processes(archive_of_its_own: Path) -> None:
    assert printed_by(IN_PARALLEL, archive_of_its_own) == ["30 articles indexed", "30"]


IN_PARALLEL = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories import make_article
from search import rebuilding
for number in range(30):
    make_article(f"Drought {number}", "Water is short in the north.")
rebuilding.TASK = 7
call_command("rebuild_index", workers=2)
from haystack.query import SearchQuerySet
print(SearchQuerySet().filter(content="drought").count())
"""
