"""Is it alive, can it answer, and what a visitor sees when it can't."""

from pathlib import Path

import pytest
from django.db import DatabaseError
from django.test import Client

from search import health
from search.middleware import UnavailableIndexMiddleware
from tests.factories import index_all, make_article


def test_alive_asks_nothing(client: Client) -> None:
    answered = client.get("/healthz")
    assert (answered.status_code, answered.content, answered["Content-Type"]) == (200, b"alive\n", "text/plain")


def test_ready_when_database_and_index_answer(db: None, client: Client) -> None:
    index_all()
    answered = client.get("/readyz")
    assert (answered.status_code, answered.content) == (200, b"ready\n")


def test_not_ready_without_an_index_and_says_so(db: None, client: Client, index_path: Path) -> None:
    answered = client.get("/readyz")
    assert answered.status_code == 503
    assert answered.content.decode() == "index: There is no search index.\n"
    index_all()
    for toc in index_path.glob("build-*/*.toc"):
        toc.unlink()
    assert client.get("/readyz").content.decode() == "index: The search index is damaged.\n"
    index_all()
    assert client.get("/readyz").status_code == 200


def test_not_ready_without_a_database_and_says_so(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def cursor(self) -> None:
            raise DatabaseError

    monkeypatch.setattr(health, "connection", Gone())
    answered = client.get("/readyz")
    assert answered.status_code == 503
    assert answered.content.decode().splitlines()[0] == "database: does not answer"


def test_they_take_head_and_nothing_that_writes(db: None, client: Client) -> None:
    for path in ("/healthz", "/readyz"):
        assert client.head(path).status_code in (200, 503)
        assert client.post(path).status_code == 405


def test_the_503_page_wears_the_sites_dress(db: None, client: Client, index_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    make_article()
    answered = client.get("/search/?q=drought")
    page = answered.content.decode()
    assert answered.status_code == 503
    assert [page.count(tag) for tag in ("<h1", "<main", "<html lang", "<title>")] == [1, 1, 1, 1]
    assert "Policy Archive" in page
    assert "There is no search index." in page
    assert str(index_path) not in page
    assert all(f'href="{path}"' in page for path in ("/articles/", "/actors/", "/topics/", "/sources/"))
    assert "default-src" in answered["Content-Security-Policy"]
    assert f"Search is unavailable: There is no search index in {index_path}: rebuild it." in caplog.text


def test_other_faults_go_their_way() -> None:
    middleware = UnavailableIndexMiddleware(lambda request: pytest.fail("not asked"))
    assert middleware.process_exception(None, ValueError("something else")) is None  # type: ignore[arg-type]
