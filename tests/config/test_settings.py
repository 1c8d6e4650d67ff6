import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
KEY = "a-secret-key-of-enough-characters-0123456789"


PRINTED = "s.DEBUG, s.HTTPS, s.SITE_URL, s.DATABASES['default']['ENGINE'], s.ALLOWED_HOSTS"


def start(tmp_path: Path, printed: str = PRINTED, **environment: str) -> subprocess.CompletedProcess[str]:
    """Starts Python on the settings with that environment and nothing else of the archive's."""
    given = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "SECRET_KEY": KEY} | environment
    printing = f"import config.settings as s; print({printed})"
    return subprocess.run([sys.executable, "-c", printing], cwd=PROJECT, env=given, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("DEBUG", "yes"),
        ("DEBUG", "True"),
        ("HTTPS", "maybe"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://u:p@localhost/archive"),
        ("DATABASE_URL", "postgresql://u:p@localhost:port/archive"),
        ("DATABASE_URL", "postgresql://u:p@[localhost/archive"),
        ("SITE_URL", "archive.example.org"),
        ("SITE_URL", "ftp://archive.example.org"),
        ("SITE_URL", "https://archive.example.org/sub"),
        ("SITE_URL", "https://[archive"),
        ("SEARCH_URL", "solr://localhost"),
        ("SEARCH_URL", "opensearch://localhost"),
        ("SEARCH_URL", "opensearch://localhost/archive?ca=/nowhere/ca.pem"),
        ("REPLIES", "yes"),
        ("REPLIES", ""),
        ("CSRF_TRUSTED_ORIGINS", "archive.example.org"),
        ("CSRF_TRUSTED_ORIGINS", "https://[archive"),
        ("API_RATE", "600"),
        ("API_RATE", "0/min"),
        ("API_RATE", "600/week"),
        ("KEEP_SEARCHES", "yes"),
        ("LOGS", "xml"),
        ("METRICS", "yes"),
        ("URL_IMPORT", "yes"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp:///"),
        ("EMAIL_URL", "smtp://host:port/"),
        ("EMAIL_URL", "smtp://host/?tls=1&ssl=1"),
        ("EMAIL_URL", "smtp://host/?starttls=1"),
        ("DEFAULT_FROM_EMAIL", "nobody"),
        ("DEFAULT_FROM_EMAIL", "a@example.org\nBcc: b@example.org"),
    ],
)
def test_a_bad_value_stops_the_start_with_one_line_that_names_it(tmp_path: Path, name: str, value: str) -> None:
    ended = start(tmp_path, **{name: value})
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1, ended.stderr
    assert name in ended.stderr
    assert ended.stdout == ""


def test_a_good_environment_starts(tmp_path: Path) -> None:
    ended = start(
        tmp_path,
        DEBUG="1",
        HTTPS="1",
        SITE_URL="https://archive.example.org/",
        DATABASE_URL="postgresql://u:p@localhost:5432/archive",
        ALLOWED_HOSTS="archive.example.org, 127.0.0.1",
        CSRF_TRUSTED_ORIGINS="https://archive.example.org",
        SEARCH_URL="whoosh:",
    )
    assert ended.stderr == ""
    assert ended.stdout.strip() == (
        "True True https://archive.example.org django.db.backends.postgresql ['archive.example.org', '127.0.0.1']"
    )


def test_without_a_word_it_is_sqlite_on_this_machine_and_not_debugging(tmp_path: Path) -> None:
    ended = start(tmp_path, DATABASE_URL="")
    assert ended.stderr == ""
    assert ended.stdout.strip() == "False False http://127.0.0.1:8000 config.sqlite ['127.0.0.1', 'localhost']"


@pytest.mark.parametrize(
    ("environment", "taken"), [({}, True), ({"REPLIES": "on"}, True), ({"REPLIES": "off"}, False), ({"REPLIES": "0"}, False)]
)
def test_replies_are_taken_unless_they_are_switched_off(tmp_path: Path, environment: dict[str, str], taken: bool) -> None:
    assert start(tmp_path, "s.REPLIES", **environment).stdout.strip() == str(taken)


@pytest.mark.parametrize(("environment", "fetches"), [({}, False), ({"URL_IMPORT": "0"}, False), ({"URL_IMPORT": "1"}, True)])
def test_pages_are_fetched_from_their_address_only_where_that_is_switched_on(
    tmp_path: Path, environment: dict[str, str], fetches: bool
) -> None:
    assert start(tmp_path, "s.URL_IMPORT", **environment).stdout.strip() == str(fetches)


@pytest.mark.parametrize(("environment", "form"), [({}, "json"), ({"DEBUG": "1"}, "lines"), ({"DEBUG": "1", "LOGS": "json"}, "json")])
def test_logs_are_for_machines_unless_a_person_looks(tmp_path: Path, environment: dict[str, str], form: str) -> None:
    assert start(tmp_path, "s.LOGGING['handlers']['console']['formatter']", **environment).stdout.strip() == form


def test_nothing_is_counted_unless_that_is_said(tmp_path: Path) -> None:
    counting = "'operating.metrics.CountRequests' in s.MIDDLEWARE"
    assert start(tmp_path, counting).stdout.strip() == "False"
    assert start(tmp_path, counting, METRICS="1").stdout.strip() == "True"


def test_the_secret_that_make_wrote_into_data_dir_is_used(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text(KEY + "\n")
    assert start(tmp_path, SECRET_KEY="").returncode == 0


def test_sqlite_is_opened_as_measured_safe_for_several_writers() -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL")
    options = connection.settings_dict["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in options["init_command"]
    assert not connection.settings_dict["ATOMIC_REQUESTS"]


def test_the_models_and_their_migrations_agree(db) -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_data_dir_that_is_missing_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    assert start(tmp_path, DATA_DIR=str(tmp_path / "a" / "b")).returncode == 0
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_data_dir_that_cannot_be_made_stops_the_start_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = start(tmp_path, DATA_DIR=str(tmp_path / "file" / "data"))
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "DATA_DIR" in refused.stderr
