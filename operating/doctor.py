"""What an operator should know of, part by part, and what to do about it. It reads, and changes nothing."""

import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host
from django.utils import timezone
from haystack import connections

from operating import parts
from operating.backups.making import backups, made_at
from operating.parts import Finding, Health, counted
from search.checking import compare
from search.engine import IndexUnavailable
from search.outbox import drainers_lock

OLD = timedelta(hours=36)
"""From when on a nightly backup was missed."""
_OF_HTTPS = {"security.W004", "security.W008", "security.W012", "security.W016"}


def examine(kept_in: Path | None = None) -> Iterator[Finding]:
    """All findings, one a check; backups are looked for in ``kept_in``."""
    yield from _settings()
    yield from _private()
    yield _static()
    yield _mail()
    yield (database := parts.database())
    if database.health == Health.OK:
        yield from _schema()
        yield _storage()
        if parts.replica in parts.PARTS:
            yield parts.replica()
        yield parts.index()
        yield _entries()
        yield parts.outbox()
        yield _worker()
    yield parts.disk()
    yield _room()
    if kept_in:
        yield _backups(kept_in)


def _settings() -> Iterator[Finding]:
    """What Django's own deployment checks say, and the archive's."""
    said = [message for message in run_checks(include_deployment_checks=True) if settings.HTTPS or message.id not in _OF_HTTPS]
    for message in said:
        health = Health.ILL if message.level >= ERROR else Health.WARNING
        yield Finding("settings", health, f"{message.msg} ({message.id})", message.hint or "")
    if not settings.HTTPS:
        yield Finding(
            "settings", Health.WARNING, "HTTPS is 0: cookies go unprotected.", "Set HTTPS=1 once a proxy serves the archive by https."
        )
    host = urlsplit(settings.SITE_URL).hostname or ""
    if not validate_host(host, settings.ALLOWED_HOSTS):
        yield Finding("settings", Health.ILL, f"ALLOWED_HOSTS lacks {host}, the host of SITE_URL.", f"Add {host} to ALLOWED_HOSTS.")
    elif host in ("127.0.0.1", "localhost"):
        yield Finding(
            "settings", Health.WARNING, "SITE_URL is this machine: links in feeds lead nobody here.", "Set SITE_URL to the public origin."
        )
    else:
        yield Finding("settings", Health.OK, f"The archive is {settings.SITE_URL}.")


def _private() -> Iterator[Finding]:
    """What nobody else on the machine may read."""
    for path in (settings.DATA_DIR, settings.DATA_DIR / "secret_key"):
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
        if mode & 0o077:
            yield Finding("secrets", Health.WARNING, f"Others may read {path} (mode {mode:o}).", f"chmod go= {path}")
    yield Finding("secrets", Health.OK, f"The secret comes from {_origin_of_secret()}.")


def _origin_of_secret() -> str:
    kept = settings.DATA_DIR / "secret_key"
    return str(kept) if kept.exists() and kept.read_text().strip() == settings.SECRET_KEY else "SECRET_KEY"


def _static() -> Finding:
    if (settings.STATIC_ROOT / "staticfiles.json").exists():
        return Finding("static", Health.OK, "Static files are collected.")
    return Finding("static", Health.ILL, "Static files are not collected: pages answer 500.", "Run make install.")


def _mail() -> Finding:
    if not settings.SENDS_MAIL:
        sentence = "No mail is sent: nobody can be invited, or get a new password, by mail."
        return Finding("mail", Health.WARNING, sentence, "Set EMAIL_URL.")
    try:
        with get_connection():
            return Finding("mail", Health.OK, "The mail server takes mail.")
    except OSError as error:
        return Finding("mail", Health.ILL, f"The mail server can't be asked: {error}.", "See whether EMAIL_URL is right.")


def _schema() -> Iterator[Finding]:
    """Whether the database is of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    newer = executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys()
    if waiting:
        yield Finding(
            "schema", Health.ILL, f"{counted(len(waiting), 'migration')} not applied yet.", "Make a backup, then run manage.py migrate."
        )
    if newer:
        sentence = f"The database was migrated by a newer version ({'.'.join(min(newer))})."
        yield Finding("schema", Health.ILL, sentence, "Run that version, or restore a backup of this one.")
    if not waiting and not newer:
        yield Finding("schema", Health.OK, "All migrations are applied.")


def _storage() -> Finding:
    """SQLite's file, looked through; or whether PostgreSQL's programs can back it up."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            said = cursor.fetchone()[0]
        if said == "ok":
            return Finding("database", Health.OK, "Its file is sound.")
        return Finding("database", Health.ILL, f"Its file is damaged: {said}.", "Restore a backup.")
    with connection.cursor():
        server = connection.connection.info.server_version // 10_000
    program = shutil.which("pg_dump")
    found = _major(program) if program else 0
    if found >= server:
        return Finding("database", Health.OK, f"PostgreSQL {server}, and pg_dump {found} to back it up.")
    sentence = f"PostgreSQL {server} can't be backed up: pg_dump is {f'of version {found}' if found else 'not installed'}."
    return Finding("database", Health.WARNING, sentence, f"Install Debian's postgresql-client, of version {server} or newer.")


def _major(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - found on the PATH
    number = re.search(r"\d+", said)
    return int(number[0]) if number else 0


def _entries() -> Finding:
    """The index against its own checksums and against the database."""
    try:
        damaged = connections["default"].get_backend().index.verify()
        differences = compare()
    except IndexUnavailable as error:
        return Finding("index", Health.ILL, str(error), error.remedy)
    if damaged:
        return Finding("index", Health.ILL, damaged[0], "Run manage.py check_index --repair.")
    if differences.ids:
        return Finding(
            "index",
            Health.WARNING,
            f"Entries differ from the database: {differences}.",
            "If nothing waits: manage.py check_index --repair.",
        )
    return Finding("index", Health.OK, "Its files are sound, and its entries are the database's.")


def _worker() -> Finding:
    with drainers_lock() as free:
        if not free:
            return Finding("worker", Health.OK, "A process writes the index.")
    return Finding(
        "worker", Health.WARNING, "No worker runs: web processes index in between.", "Start manage.py index_articles --follow as a service."
    )


def _room() -> Finding:
    """A rebuilding needs the room of the index once more, a backup that of the database."""
    sizes = [path.stat().st_size for path in settings.DATA_DIR.rglob("*") if path.is_file()]
    free = shutil.disk_usage(settings.DATA_DIR).free
    sentence = f"DATA_DIR holds {sum(sizes) / 1e6:,.0f} MB, {free / 1e6:,.0f} MB are free."
    if free < sum(sizes):
        return Finding("disk", Health.WARNING, sentence, "Make room: rebuilding and backups need as much again.")
    return Finding("disk", Health.OK, sentence)


def _backups(folder: Path) -> Finding:
    found = backups(folder)
    if not found:
        return Finding("backups", Health.ILL, f"There is no backup in {folder}.", f"Run manage.py backup {folder}, every night.")
    age = timezone.now() - made_at(found[-1])
    sentence = f"The newest of {counted(len(found), 'backup')} is {counted(int(age.total_seconds() // 3600), 'hour')} old."
    if age > OLD:
        return Finding("backups", Health.WARNING, sentence, "See why no newer one was made.")
    return Finding("backups", Health.OK, sentence)
