"""The doctor names what is wrong, and what to do about it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from archive.models import Article
from operating import doctor, parts
from operating.parts import Finding, Health
from search.models import Outbox
from search.outbox import drainers_lock
from tests.factories import index_all, make_article
from tests.operating.conftest import Saying

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def well(settings: Any, tmp_path: Path) -> None:
    """An archive as it should be."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir(mode=0o700)
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")
    settings.SECRET_KEY = "Many different characters, 0123456789, and more than fifty of them."
    settings.ALLOWED_HOSTS = ["archive.example.org"]
    settings.SITE_URL = "https://archive.example.org"
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD = 31_536_000, True, True
    make_article()
    index_all()


def found(part: str, **asked: Any) -> list[Finding]:
    """What is not well with one part."""
    return [finding for finding in doctor.examine(**asked) if finding.part == part and finding.health != Health.OK]


def test_of_an_archive_that_is_well_it_has_nothing_to_say(say: Saying) -> None:
    with drainers_lock() as free:
        assert free
        said = say("doctor").splitlines()
    assert [line for line in said if not line.startswith("ok ")] == []
    assert {line.split()[1] for line in said} == {
        "settings", "secrets", "static", "database", "schema", "index", "outbox", "worker", "disk", "mail",
    }  # fmt: skip


def test_what_is_ill_makes_it_fail_with_the_number_of_it(say: Saying, settings: Any) -> None:
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    settings.ALLOWED_HOSTS = []
    assert say("doctor") == "refused: 2 of these must be mended."


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("HTTPS", False, "HTTPS is 0"),
        ("DEBUG", True, "DEBUG"),
        ("ALLOWED_HOSTS", ["other.example.org"], "ALLOWED_HOSTS lacks archive.example.org"),
        ("SITE_URL", "http://127.0.0.1:8000", "ALLOWED_HOSTS lacks 127.0.0.1"),
        ("SECRET_KEY", "x" * 40, "SECRET_KEY"),
    ],
)
def test_a_setting_that_is_not_for_the_public_is_named(settings: Any, setting: str, value: Any, words: str) -> None:
    setattr(settings, setting, value)
    [finding] = found("settings")
    assert words in finding.sentence


def test_a_public_address_on_this_machine_is_named(settings: Any) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "http://localhost", ["localhost"]
    assert [finding.remedy for finding in found("settings")] == ["Set SITE_URL to the public origin."]


def test_a_secret_that_others_may_read_is_named_with_what_closes_it(settings: Any) -> None:
    path = settings.DATA_DIR / "secret_key"
    path.write_text(settings.SECRET_KEY)
    path.chmod(0o644)
    [finding] = found("secrets")
    assert (finding.health, finding.remedy) == (Health.WARNING, f"chmod go= {path}")
    path.chmod(0o600)
    assert found("secrets") == []


def test_a_database_that_is_gone_is_named_and_nothing_else_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("gone")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        findings = list(doctor.examine())
    assert [finding.sentence for finding in findings if finding.health == Health.ILL] == ["The database does not answer."]
    assert findings[-1].part == "disk"


@pytest.mark.slow
def test_a_database_of_another_version_is_named() -> None:
    applied = MigrationRecorder(connection)
    [newest] = MigrationLoader(connection).graph.leaf_nodes("archive")
    applied.record_unapplied(*newest)
    assert [finding.sentence for finding in found("schema")] == ["1 migration not applied yet."]
    applied.record_applied(*newest)
    applied.record_applied("archive", "0999_future")
    assert [finding.sentence for finding in found("schema")] == ["The database was migrated by a newer version (archive.0999_future)."]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="on PostgreSQL only")
def test_a_database_that_cannot_be_backed_up_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("database") == []
    monkeypatch.setenv("PATH", "/nowhere")
    [finding] = found("database")
    assert "pg_dump is not installed" in finding.sentence
    assert "postgresql-client" in finding.remedy


def test_an_index_that_lags_or_is_broken_is_named(index_path: Path) -> None:
    Article.objects.update(body="Other words.")
    [finding] = found("index")
    assert (finding.health, finding.sentence) == (Health.WARNING, "Entries differ from the database: 0 missing, 1 stale, 0 ghost.")
    index_all()
    arrays = next(index_path.glob("build-*/*.npx"))
    arrays.write_bytes(arrays.read_bytes()[:-1] + b"?")
    assert Health.ILL in {finding.health for finding in found("index")}
    (index_path / "CURRENT").unlink()
    assert {finding.remedy for finding in found("index")} == {"Run manage.py rebuild_index."}


def test_changes_that_wait_too_long_are_ill_and_a_missing_worker_is_named() -> None:
    Outbox.objects.create(article_id=1)
    Outbox.objects.update(written_at=timezone.now() - timedelta(hours=1))
    [finding] = found("outbox")
    assert finding.health == Health.ILL
    assert finding.sentence.startswith("Waiting for the index: 1 change, the oldest for 3,6")
    assert [finding.health for finding in found("worker")] == [Health.WARNING]
    with drainers_lock():
        assert found("worker") == []


def test_a_disk_that_gets_full_is_named_before_nothing_can_be_written(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with (settings.DATA_DIR / "large").open("wb") as file:
        file.truncate(10**13)  # a hole: it takes no room
    assert [finding.health for finding in found("disk")] == [Health.WARNING]
    monkeypatch.setattr(parts, "LEAST_ROOM", 10**18)
    assert [finding.health for finding in found("disk")] == [Health.ILL, Health.WARNING]


def test_backups_that_nobody_makes_are_named(tmp_path: Path) -> None:
    kept = tmp_path / "backups"
    assert [finding.health for finding in found("backups", kept_in=kept)] == [Health.ILL]
    (kept / "archive-20200101T000000Z").mkdir(parents=True)
    assert [finding.health for finding in found("backups", kept_in=kept)] == [Health.WARNING]
    (kept / f"archive-{timezone.now():%Y%m%dT%H%M%SZ}").mkdir()
    assert found("backups", kept_in=kept) == []
