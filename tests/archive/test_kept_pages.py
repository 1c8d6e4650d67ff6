import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from haystack import connections

from archive import kept_pages
from archive.kept_pages import PageFiles
from archive.models import ActorName, Article, Event, Measure, Reply
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/articles/rain-in-may/"


@pytest.fixture
def article() -> Article:
    """An indexed article with an actor, a topic and a source, whose page is kept."""
    found = make_article("Rain in May", "It rains, said the Water Board.")
    link(found, actor=make_actor("Water Board"), topic=make_topic("Weather"), source=make_source("Rain Report"))
    index_all()
    return found


@pytest.fixture
def kept(client: Client, article: Article) -> Iterator[None]:
    client.get(ADDRESS)
    yield
    caches["pages"].clear()


def asked(client: Client, address: str = ADDRESS, **headers: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, headers=headers).status_code == 200
    return len(queries)


def test_a_page_is_given_again_with_one_query_and_the_same_bytes(client: Client, article: Article) -> None:
    first = client.get(ADDRESS)
    with CaptureQueriesContext(connection) as queries:
        second = client.get(ADDRESS)
    assert len(queries) == 1
    assert first.content == second.content
    assert first.headers["Content-Type"] == second.headers["Content-Type"]


def rename(name: str) -> Callable[[Article], Any]:
    def change(article: Article) -> None:
        row = {"actor": article.actors, "topic": article.topics}[name].get()  # type: ignore[attr-defined]
        row.name = "Renamed"
        row.save()

    return change


def retitle(article: Article) -> None:
    article.title = "Renamed in May"
    article.save()


def regrade(article: Article) -> None:
    source = article.citations.get().source  # type: ignore[attr-defined]
    source.name = "Renamed"
    source.save()


def reply_to(article: Article) -> None:
    Reply.objects.create(article=article, name="Ada", text="Renamed", status="approved", decided_at=timezone.now())


CHANGES: dict[str, Callable[[Article], Any]] = {
    "its title": retitle,
    "an actor's name": rename("actor"),
    "another name of an actor": lambda article: ActorName.objects.create(actor=article.actors.get(), name="Renamed"),
    "a topic's name": rename("topic"),
    "a source's name": regrade,
    "another article": lambda article: make_article("Renamed"),
    "an article that goes": lambda article: make_article("Gone").delete(),
    "a measure": lambda article: Measure.objects.create(name="Rain"),
    "an event": lambda article: Event.objects.create(name="Rain"),
    "a reply": lambda article: Reply.objects.create(
        article=article, name="Ada", text="Renamed", status="approved", decided_at=timezone.now()
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_page_is_made_anew_after_a_change_of(client: Client, article: Article, kept: None, change: Callable[[Article], Any]) -> None:
    assert asked(client) == 1
    change(article)
    assert asked(client) > 1


def test_a_page_shows_a_new_name_at_once(client: Client, article: Article, kept: None) -> None:
    rename("actor")(article)
    assert b"Renamed" in client.get(ADDRESS).content


def test_a_page_is_made_anew_when_the_index_has_moved_on(client: Client, article: Article, kept: None) -> None:
    index_all()
    assert asked(client) > 1


def test_a_page_is_made_anew_when_what_else_it_depends_on_has_changed(
    client: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_pages, "_stamps", [lambda: days[0]])
    days = ["today"]
    client.get(ADDRESS)
    assert asked(client) == 1
    days[0] = "tomorrow"
    assert asked(client) > 1


def test_a_page_depends_on_the_day() -> None:
    assert timezone.localdate in kept_pages._stamps


def test_a_page_without_an_index_is_not_kept(client: Client, article: Article, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(connections["default"].get_backend().index, "path", tmp_path)
    assert client.get(ADDRESS).status_code == 200
    assert asked(client) > 1


def test_a_withdrawn_article_is_gone_at_once(client: Client, article: Article, kept: None) -> None:
    Article.objects.filter(pk=article.pk).update(status="withdrawn")  # nothing is told of it
    assert client.get(ADDRESS).status_code == 410


def test_each_language_has_its_own_page(client: Client, article: Article, kept: None) -> None:
    assert asked(client, **{"accept-language": "es"}) > 1
    assert b'lang="es"' in client.get(ADDRESS, headers={"accept-language": "es"}).content
    assert b'<html lang="en"' in client.get(ADDRESS).content


def test_the_page_of_a_search_is_its_readers_own(client: Client, article: Article, kept: None) -> None:
    assert b"<mark" in client.get(f"{ADDRESS}?q=rains").content
    assert b"<mark" not in client.get(ADDRESS).content


def test_an_editor_is_given_no_kept_page(client: Client, article: Article, kept: None) -> None:
    client.force_login(User.objects.create_superuser("ada"))
    assert asked(client) > 1


def test_a_page_that_cannot_be_kept_is_given_all_the_same(
    client: Client, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    pages = PageFiles(str(tmp_path / "file" / "folder"), {})
    monkeypatch.setattr(kept_pages, "caches", {"pages": pages})
    with caplog.at_level(logging.WARNING):
        assert client.get(ADDRESS).status_code == 200
    assert "A page can't be kept" in caplog.text


@pytest.mark.parametrize("spoil", [lambda data: data[:-9], lambda data: b"", lambda data: data[:30] + b"\0\0\0" + data[33:]])
def test_a_kept_page_that_was_damaged_is_made_anew(
    client: Client, article: Article, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    pages = PageFiles(str(tmp_path), {})
    pages.set("one", ("state", "page " * 100))
    [file] = tmp_path.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert pages.get("one") is None


def test_a_page_of_great_length_is_not_kept(client: Client, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pages, "LONGEST", 1_000)
    client.get(ADDRESS)
    assert asked(client) > 1
