"""Is it alive, can it answer, and what a visitor sees when it can't."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from operating import parts
from search.engine import IndexFolder, IndexUnreachable
from search.middleware import UnavailableIndexMiddleware
from search.models import Outbox
from tests.factories import index_all, make_article


def test_alive_asks_nothing(client: Client) -> None:
    answered = client.get("/healthz")
    assert (answered.status_code, answered.content, answered["Content-Type"]) == (200, b"alive\n", "text/plain")


def ills(client: Client) -> dict[str, str]:
    """The sentences of the parts that are ill; the answer is 503 just when there are any."""
    answered = client.get("/readyz")
    told = answered.json()
    found = {name: part["sentence"] for name, part in told["parts"].items() if part["health"] == "ill"}
    assert (answered.status_code, told["ready"]) == ((503, False) if found else (200, True))
    return found


def test_ready_when_every_part_is_well(db: None, client: Client) -> None:
    make_article()
    index_all()
    answered = client.get("/readyz")
    assert (answered.status_code, answered["Content-Type"]) == (200, "application/json")
    assert "no-store" in answered["Cache-Control"]
    told = answered.json()
    assert told["ready"] is True
    assert list(told["parts"]) == ["database", "index", "outbox", "disk"]
    assert told["parts"]["index"] == {"health": "ok", "sentence": "The index answers, with 1 article."}
    assert told["parts"]["outbox"] == {"health": "ok", "sentence": "Nothing waits for the index."}


def test_not_ready_without_an_index_and_says_so(db: None, client: Client, index_path: Path) -> None:
    assert ills(client) == {"index": "There is no search index."}
    index_all()
    for toc in index_path.glob("build-*/*.toc"):
        toc.unlink()
    assert ills(client) == {"index": "The search index is damaged."}
    index_all()
    assert ills(client) == {}


def test_a_cluster_that_lacks_copies_is_ready_with_a_warning(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    index_all()
    monkeypatch.setattr(IndexFolder, "warning", lambda self: "2 copies are missing.")
    assert ills(client) == {}
    assert client.get("/readyz").json()["parts"]["index"] == {"health": "warning", "sentence": "2 copies are missing."}


def test_an_index_that_cannot_be_reached_has_its_own_remedy(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable() -> int:
        raise IndexUnreachable("The search cluster did not answer: no node can be reached.")

    monkeypatch.setattr(parts, "indexed", unreachable)
    found = parts.index()
    assert (found.health, found.sentence) == ("ill", "The search index can't be reached.")
    assert "SEARCH_URL" in found.remedy


def test_not_ready_without_a_database_and_the_rest_is_told_all_the_same(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    index_all()

    def gone(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("could not connect to server at db.internal.example")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        found = ills(client)
    assert found == {"database": "The database does not answer.", "outbox": "What waits for the index can't be read."}


def test_not_ready_while_changes_wait_for_too_long(db: None, client: Client) -> None:
    index_all()
    Outbox.objects.create(article_id=1)
    assert client.get("/readyz").json()["parts"]["outbox"]["sentence"].startswith("Waiting for the index: 1 change, the oldest for ")
    assert ills(client) == {}
    Outbox.objects.update(written_at=timezone.now() - timedelta(minutes=11))
    assert list(ills(client)) == ["outbox"]


def test_not_ready_on_a_disk_without_room(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    index_all()
    monkeypatch.setattr(parts, "LEAST_ROOM", 10**18)
    assert list(ills(client)) == ["disk"]


def test_not_ready_without_its_folder(db: None, client: Client, settings: Any, tmp_path: Path) -> None:
    index_all()
    settings.DATA_DIR = tmp_path / "unmounted"
    assert ills(client) == {"disk": "DATA_DIR is not there."}


def test_no_sentence_names_a_folder(db: None, client: Client, settings: Any) -> None:
    assert str(settings.DATA_DIR) not in client.get("/readyz").content.decode()


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
