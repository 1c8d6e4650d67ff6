"""A real browser before the archive as it is shipped: gunicorn, a database and an index of its own, Debian's chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import PROJECT

CHROMIUM = shutil.which("chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")
PASSWORD = "an-editor's-password"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all tests."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine (Debian's package chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: Any, browser: Browser, archive: str) -> Iterator[Page]:
    """A window on the archive; anything the console calls an error fails the test."""
    context = browser.new_context(base_url=archive, java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def archive(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample pages, published, indexed and served; the address."""
    assert (PROJECT / "staticfiles" / "staticfiles.json").exists(), "the static files are not collected: make install does it"
    data = tmp_path_factory.mktemp("archive")
    with _database_url() as database:
        environment = {**os.environ, **database, "DATA_DIR": str(data), "ALLOWED_HOSTS": "127.0.0.1", "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        for command in (
            ["migrate", "-v0"],
            ["loaddata", "gazetteer", "-v0"],
            ["import_articles", str(PROJECT / "fixtures" / "articles"), "--publish"],
            ["rebuild_index", "-v0"],
            ["createsuperuser", "--noinput", "--username", "editor", "--email", "editor@example.org"],
        ):
            done = subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, capture_output=True, text=True)
            assert done.returncode == 0, f"{command}: {done.stderr}"
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-c", "config/gunicorn.py", "-b", f"127.0.0.1:{port}"]
        with (data / "gunicorn.log").open("w") as log, subprocess.Popen(command, cwd=PROJECT, env=environment, stderr=log) as server:
            try:
                yield _ready(f"http://127.0.0.1:{port}", data / "gunicorn.log")
            finally:
                server.terminate()


def _ready(address: str, log: Path) -> str:
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=10) as answer:
                assert answer.status == 200
                return address
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"The archive did not get ready in 30 s: {log.read_text()}")


class _database_url:
    """A PostgreSQL database of the server's own where the run has PostgreSQL; else SQLite in its DATA_DIR."""

    def __enter__(self) -> dict[str, str]:
        self.url = os.environ.get("DATABASE_URL", "")
        if not self.url.startswith("postgres"):
            return {}
        self.name = f"browser_{os.getpid()}"
        self._admin(f'CREATE DATABASE "{self.name}"')
        return {"DATABASE_URL": urlsplit(self.url)._replace(path=f"/{self.name}").geturl()}

    def __exit__(self, *error: object) -> None:
        if self.url.startswith("postgres"):
            self._admin(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _admin(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement.encode())
