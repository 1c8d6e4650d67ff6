import os
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive import readings
from archive.models import Article, Readings
from tests.conftest import PROJECT
from tests.factories import make_article
from tests.serving import gunicorn, until

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
OTHER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/604.1"
TODAY = date(2026, 5, 10)


@pytest.fixture(autouse=True)
def gathered(monkeypatch: pytest.MonkeyPatch) -> readings.Gathered:
    """A memory of the test's own, which no thread writes."""
    monkeypatch.setattr(readings, "EVERY", 3600)
    made = readings.Gathered()
    monkeypatch.setattr(readings, "gathered", made)
    return made


def stored() -> dict[str, int]:
    """What is stored, by article, whatever the day, after what waits was written."""
    readings.flush()
    return {row.article.slug: row.count for row in Readings.objects.select_related("article").order_by("article", "day")}


@pytest.fixture
def article(db) -> Article:
    return make_article("Rain in May")


def read(client: Client, path: str = "/articles/rain-in-may/", agent: str = BROWSER, **headers: str) -> int:
    return client.get(path, headers={"user-agent": agent} | {name.replace("_", "-"): value for name, value in headers.items()}).status_code


def test_a_browser_that_opens_an_article_makes_a_reading(client: Client, article: Article) -> None:
    assert read(client) == 200
    assert stored() == {"rain-in-may": 1}
    assert Readings.objects.get().day == timezone.localdate()


def test_another_article_another_browser_and_another_address_make_readings_of_their_own(
    client: Client, article: Article, settings: Any
) -> None:
    settings.HTTPS = True  # there is a proxy, which adds the reader's address
    make_article("Snow")
    read(client)
    read(client, "/articles/snow/")
    read(client, agent=OTHER)
    read(Client(REMOTE_ADDR="192.0.2.7"))
    read(client, x_forwarded_for="192.0.2.8")
    assert stored() == {"rain-in-may": 4, "snow": 1}


def test_the_same_reader_counts_once_a_day(client: Client, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (TODAY, TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=1)):
        monkeypatch.setattr("archive.readings.timezone.localdate", lambda day=day: day)
        read(client)
        readings.flush()
    assert list(Readings.objects.order_by("day").values_list("day", "count")) == [(TODAY, 1), (TODAY + timedelta(days=1), 1)]


@pytest.mark.parametrize(
    "agent",
    [
        "", "  ",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)", "Baiduspider", "curl/8.5.0", "Wget/1.21", "python-requests/2.32", "Python-urllib/3.11",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "Go-http-client/2.0", "Some Preview 1.0", "CRAWLER",
    ],
)  # fmt: skip
def test_robots_make_no_readings(client: Client, article: Article, agent: str) -> None:
    assert read(client, agent=agent) == 200
    assert stored() == {}


@pytest.mark.parametrize(
    "agent",
    [
        BROWSER, OTHER, "Opera/9.80 (Windows NT 6.0) Presto/2.12.388 Version/12.14", "Lynx/2.9.0dev.5",
        "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    ],
)  # fmt: skip
def test_browsers_of_all_ages_make_readings(agent: str) -> None:
    assert readings.is_reading(RequestFactory(headers={"user-agent": agent}).get("/"))


@pytest.mark.parametrize(("header", "value"), [("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch")])
def test_a_page_that_is_fetched_ahead_is_not_read(client: Client, article: Article, header: str, value: str) -> None:
    assert read(client, **{header: value}) == 200
    assert stored() == {}


def test_only_a_page_that_is_there_and_is_asked_for_is_read(client: Client, article: Article) -> None:
    make_article("Draft", status="draft")
    article.slug = "rain-in-june"
    article.save()
    assert client.head("/articles/rain-in-june/", headers={"user-agent": BROWSER}).status_code == 200
    assert read(client, "/articles/rain-in-may/") == 301
    assert read(client, "/articles/draft/") == read(client, "/articles/none/") == 404
    assert read(client, "/api/v1/articles/rain-in-june") == 200
    assert stored() == {}


def test_a_page_that_fails_is_not_read(client: Client, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*args: Any) -> None:
        raise RuntimeError("no page")

    monkeypatch.setattr("archive.views.render_to_string", failing)
    client.raise_request_exception = False
    assert read(client) == 500
    assert stored() == {}


def test_a_page_that_the_browser_still_had_is_read_again(client: Client, article: Article, settings: Any) -> None:
    settings.MIDDLEWARE = ["django.middleware.http.ConditionalGetMiddleware", *settings.MIDDLEWARE]
    tag = client.get("/articles/rain-in-may/")["ETag"]
    assert read(client, if_none_match=tag) == 304
    assert stored() == {"rain-in-may": 1}


def test_an_editor_who_is_logged_in_makes_no_reading_and_one_who_left_does(client: Client, article: Article) -> None:
    client.force_login(User.objects.create_user("editor"))
    read(client)
    assert stored() == {}
    client.cookies["sessionid"] = "gone"
    read(client)
    assert stored() == {"rain-in-may": 1}


def test_readers_get_no_cookie_and_pages_that_are_the_same_for_all(client: Client, article: Article) -> None:
    first, second = (
        client.get("/articles/rain-in-may/", headers={"user-agent": BROWSER, "x-forwarded-for": host})
        for host in ("192.0.2.1", "192.0.2.2")
    )
    assert not first.cookies
    assert first.content == second.content


def test_a_reading_costs_the_page_no_query(client: Client, article: Article) -> None:
    counts = []
    for agent in ("a robot", BROWSER):
        with CaptureQueriesContext(connection) as queries:
            read(client, agent=agent)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_write_costs_the_same_queries_for_two_articles_as_for_twelve(
    db, gathered: readings.Gathered, django_assert_num_queries: Any
) -> None:
    for number, queries in ((1, 4), (2, 3), (12, 3)):
        for _ in range(number):
            gathered.add(make_article("Rain").pk, "reader", timezone.localdate())
        with django_assert_num_queries(queries):  # what is added, in a savepoint (two); the first time of a day also what is too old
            assert readings.flush() == number
    with django_assert_num_queries(0):
        assert readings.flush() == 0


def test_writes_of_several_processes_add_up(article: Article) -> None:
    for process in range(3):
        own = readings.Gathered()
        for reader in range(process + 1):
            own.add(article.pk, f"reader {reader}", TODAY)
        Readings.objects.add(own.take())
    assert Readings.objects.get().count == 6


def test_a_write_that_fails_loses_nothing(article: Article, gathered: readings.Gathered, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(counts: Any) -> None:
        raise OSError("the disk is full")

    gathered.add(article.pk, "one", TODAY)
    with monkeypatch.context() as broken:
        broken.setattr(Readings.objects, "add", failing)
        with pytest.raises(OSError, match="full"):
            readings.flush()
    gathered.add(article.pk, "two", TODAY)
    gathered.add(article.pk, "one", TODAY)
    assert stored() == {"rain-in-may": 2}
    assert stored() == {"rain-in-may": 2}


def test_an_article_that_is_deleted_meanwhile_loses_its_own_readings_alone(article: Article, gathered: readings.Gathered) -> None:
    other = make_article("Snow")
    for pk in (article.pk, other.pk):
        gathered.add(pk, "reader", TODAY)
    readings.flush()
    for pk in (article.pk, other.pk):
        gathered.add(pk, "another", TODAY)
    article.delete()
    assert stored() == {"snow": 2}


def test_counts_are_kept_for_four_hundred_days(article: Article, gathered: readings.Gathered) -> None:
    today = timezone.localdate()
    Readings.objects.add({(article.pk, today - timedelta(days=days)): 1 for days in (0, 399, 400, 401, 4000)})
    gathered.add(article.pk, "reader", today)
    readings.flush()
    assert sorted((today - day).days for day in Readings.objects.values_list("day", flat=True)) == [0, 399, 400]


def test_nothing_that_is_kept_in_memory_names_a_reader(article: Article, gathered: readings.Gathered) -> None:
    other = readings.Gathered()
    for memory in (gathered, other):
        memory.add(article.pk, "192.0.2.7 in Firefox", TODAY)
        assert "192.0.2.7" not in repr(vars(memory))
    assert gathered._seen != other._seen, "each draws a key of its own"
    before = set(gathered._seen)
    gathered.add(article.pk, "192.0.2.7 in Firefox", TODAY + timedelta(days=1))
    assert not gathered._seen & before


def test_memory_is_bounded(article: Article, gathered: readings.Gathered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MOST_REMEMBERED", 10)
    for number in range(95):
        gathered.add(article.pk, f"reader {number}", TODAY)
        assert len(gathered._seen) <= 10
    assert stored() == {"rain-in-may": 95}


def test_readings_from_many_threads_are_all_counted(article: Article, gathered: readings.Gathered) -> None:
    threads = [
        threading.Thread(target=lambda n=n: [gathered.add(article.pk, f"{n} {m}", TODAY) for m in range(200)])  # type: ignore[misc]
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stored() == {"rain-in-may": 1600}


@pytest.mark.django_db(transaction=True)
def test_a_thread_writes_what_was_gathered_and_says_what_it_could_not(
    gathered: readings.Gathered, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    article = make_article("Rain in May")
    before = set(threading.enumerate())  # timers of other tests, which may wait for long
    monkeypatch.setattr(readings, "EVERY", 0.01)
    with monkeypatch.context() as broken:
        broken.setattr(Readings.objects, "add", lambda counts: 1 / 0)
        gathered.add(article.pk, "one", TODAY)
        until(lambda: bool(caplog.records), seconds=30)
    assert "Readings wait" in caplog.text
    gathered.add(article.pk, "two", TODAY)
    until(lambda: [row.count for row in Readings.objects.all()] == [2], seconds=30)
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading.Timer):
            thread.join(20)


@pytest.mark.slow
def test_a_server_that_is_stopped_writes_what_it_counted_first(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"DATA_DIR": str(tmp_path)}
    create = "from tests.factories import make_article; make_article('Rain in May')"
    for command in (["migrate", "-v0"], ["shell", "-v0", "-c", create]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True, capture_output=True)
    with gunicorn(environment, "--log-level", "warning", seconds=30) as server:
        for agent in (BROWSER, OTHER):
            request = urllib.request.Request(f"http://127.0.0.1:{server.port}/articles/rain-in-may/", headers={"User-Agent": agent})
            assert urllib.request.urlopen(request, timeout=20).status == 200
    with closing(sqlite3.connect(tmp_path / "archive.sqlite3")) as database:
        assert database.execute("SELECT sum(count) FROM archive_readings").fetchone() == (2,)
