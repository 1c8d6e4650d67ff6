"""A real browser, Debian's chromium, before the sample archive as it is shipped."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import served

Picture = Callable[[Page, str], None]
CHROMIUM = shutil.which("chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")


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


@pytest.fixture
def picture(request: Any) -> Picture:
    """Takes a picture of a window for the documents, in the folder that the environment names as ``PICTURES``; without one none."""
    folder, with_javascript = os.environ.get("PICTURES", ""), request.node.callspec.params.get("page", True)

    def take(seen: Page, name: str) -> None:
        if folder and with_javascript:
            seen.screenshot(path=Path(folder, f"{name}.png"))

    return take


@pytest.fixture(scope="session")
def archive(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample archive, served; the address."""
    with _database_url() as database, served(tmp_path_factory.mktemp("archive"), database) as address:
        yield address


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
