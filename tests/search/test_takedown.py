"""After a takedown no byte of the text is left: in the database, in DATA_DIR, in what leaves the archive, in a backup."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client

from archive.gazetteer import current_gazetteer
from archive.importing.sketches import archive_lookalikes
from archive.importing.storing import import_page
from archive.models import Article, Event, Measure, Reply, Source
from archive.reading import RawPage
from operating.backups.making import back_up
from search import outbox
from search.outbox import drain
from tests.archive.desk.test_articles import address, saved
from tests.factories import index_all, link, make_article, make_topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SECRETS = ("quorblaxian", "Zembrowitz", "Vrontal", "mirvelous")
"""Words of the text, of its people, of its sources, and of a version before."""
PAGE = """The page

By Ann Poe
May 3, 2025

“The quorblaxian drought is the enemy,” said Ada Zembrowitz, director of the Vrontal Institute, on Monday.

A 2024 report by the Vrontal Institute, “Quorblaxian Water”, found that 40 quorblaxian farmers had left Sonora by May 2024.

By 2030 some 300 quorblaxian farmers will leave, said the Vrontal Treaty of 2014, and nobody will tend the quorblaxian fields.
"""
WHY = "Its author asked for it."


@pytest.fixture
def article(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[Article]:
    """A published article with all that may hang on one, and its words wherever the archive keeps any."""
    monkeypatch.setattr(outbox, "wake", lambda: None)
    made = import_page(RawPage("page.txt", PAGE.encode()), current_gazetteer(), path="/in/page.txt", url="https://example.org/page").article
    link(make_article("Another", "Other words."), topic=make_topic())
    link(made, topic=make_topic("Water"))
    made = saved(admin_client, made, body=made.body.replace("nobody", "mirvelous people"), status="published")
    made = saved(admin_client, made, body=made.body.replace("mirvelous people", "nobody"), slug="renamed")
    reply = Reply.objects.create(article=made, name="Bo", text="On the quorblaxian drought: well said.")
    admin_client.post(f"/admin/archive/reply/{reply.pk}/change/", {"status": "approved", "reason": ""})
    archive_lookalikes(keep=True)
    index_all()
    Client().get("/articles/renamed/")
    yield made
    caches["pages"].clear()


def holding(word: str) -> list[str]:
    """The columns of the database in which a word stands, in whatever case."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found += [f"{table}.{name}" for name, value in zip(columns, row, strict=True) if word.lower() in text_of(value).lower()]
    return sorted(set(found))


def text_of(value: Any) -> str:
    """A column's value as text."""
    return bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, memoryview)) else str(value)


def files_with(folder: Path, *words: str) -> list[str]:
    """The files below a folder whose bytes hold one of these words."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [str(file) for file in files if any(word.encode().lower() in file.read_bytes().lower() for word in words)]


def take_down(client: Client, article: Article) -> None:
    """Takes it down on the desk, and indexes it."""
    there = f"/admin/archive/article/{article.pk}/take-down/"
    assert "Take it down for good" in client.post(there, {"withdrawal_reason": WHY}).content.decode()
    assert client.post(there, {"withdrawal_reason": WHY, "confirmed": "yes"}).status_code == 302
    drain()


def test_no_column_of_any_table_holds_a_word_of_it(article: Article, admin_client: Client) -> None:
    before = {word: holding(word) for word in SECRETS}
    assert all(before.values()), before
    assert {"archive_article.body", "archive_historicalarticle.body", "archive_page.data", "archive_reply.text"} <= set(before[SECRETS[0]])
    take_down(admin_client, article)
    assert {word: holding(word) for word in SECRETS} == {word: [] for word in SECRETS}
    assert not Source.objects.exists()
    assert not Measure.objects.exists()
    assert not Event.objects.exists()
    assert Article.objects.get(slug="another").body == "Other words."


def test_no_file_holds_a_byte_of_it(article: Article, admin_client: Client, index_path: Path, tmp_path: Path) -> None:
    assert files_with(index_path, "quorblaxian")
    assert list(Path(settings.CACHES["pages"]["LOCATION"]).glob("*"))
    take_down(admin_client, article)
    assert not files_with(index_path, *SECRETS)
    assert not list(Path(settings.CACHES["pages"]["LOCATION"]).glob("*.djcache"))
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        beside = [file for file in database.parent.glob(f"{database.name}*") if file.is_file()]
        assert [file.name for file in beside if any(word.encode() in file.read_bytes() for word in SECRETS)] == []


def test_nothing_that_leaves_the_archive_holds_a_word_of_it(article: Article, admin_client: Client, client: Client, tmp_path: Path) -> None:
    take_down(admin_client, article)
    call_command("export_archive", str(tmp_path / "export"))
    back_up(tmp_path / "backups")
    assert not files_with(tmp_path, *SECRETS)
    paths = [
        "/search/export.jsonl",
        "/search/export.csv",
        "/search/feed.atom",
        "/api/v1/search",
        "/api/v1/articles",
        "/sitemap-articles.xml",
    ]
    paths += [
        "/articles/renamed/",
        "/articles/the-page/raw/",
        "/api/v1/articles/renamed",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "/",
    ]
    for path in [*paths, "/quotations/", "/claims/", "/forecasts/", "/events/", "/sources/", "/actors/"]:
        response: Any = Client().get(path)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert not [word for word in SECRETS if word.encode() in content], path


def test_the_desk_shows_who_did_it_and_no_word_of_it(article: Article, admin_client: Client) -> None:
    take_down(admin_client, article)
    for path in (address(article), f"/admin/archive/article/{article.pk}/history/", "/admin/archive/article/", "/admin/"):
        page = admin_client.get(path).content.decode()
        assert not [word for word in (*SECRETS, "The page") if word in page], path
    last = LogEntry.objects.order_by("pk").last()
    assert last
    assert (last.object_id, str(last.user), last.change_message) == (str(article.pk), "admin", "Taken down.")
    newest = article.history.first()
    assert newest
    assert (newest.history_change_reason, str(newest.history_user)) == ("taken down", "admin")


def test_harvesters_hear_of_it_as_deleted_in_its_sets_too(article: Article, admin_client: Client, client: Client) -> None:
    take_down(admin_client, article)
    for asked in ("", "&set=water"):
        answer = client.get(f"/oai?verb=ListIdentifiers&metadataPrefix=oai_dc{asked}").content.decode()
        assert answer.count('<header status="deleted">') == 1, asked
        assert f":{article.pk}</identifier>" in answer


def test_a_takedown_that_came_while_the_index_was_built_anew_leaves_the_build_before_no_longer(
    article: Article, admin_client: Client, index_path: Path
) -> None:
    there = f"/admin/archive/article/{article.pk}/take-down/"
    admin_client.post(there, {"withdrawal_reason": WHY, "confirmed": "yes"})
    index_all()
    assert not files_with(index_path, *SECRETS)
