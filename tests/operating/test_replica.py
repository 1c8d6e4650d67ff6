"""Readers are answered from a replica of PostgreSQL, and whoever has written something is not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from archive.models import Article
from benchmarks.drills.archives import url_of
from benchmarks.engines import postgres_programs
from benchmarks.engines.cluster import following, running, tell
from operating import replica
from operating.replica import ReadersFromReplica, Router
from tests.serving import Server, Visitor, environment_of, fields_of, gunicorn, set_up, until

ARTICLE = "/articles/rain/"
EDIT = "/admin/archive/article/1/change/"


class Replica:
    """Stands for the connections; it can be asked, or not."""

    down = False

    def __getitem__(self, alias: str) -> "Replica":
        assert alias == "replica"
        return self

    def ensure_connection(self) -> None:
        """As Django's does."""
        if self.down:
            raise OperationalError("gone")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Sends a request through the middleware, and gives the database that its view reads from."""
    monkeypatch.setattr(replica, "connections", Replica())
    middleware = ReadersFromReplica(lambda request: HttpResponse(Router().db_for_read(Article)))

    def ask(method: str = "GET", path: str = "/", **cookies: str) -> str:
        request = RequestFactory().generic(method, path)
        request.COOKIES = cookies
        response = middleware(request)
        assert ("written" in response.cookies) == (method == "POST")
        return response.content.decode()

    yield ask
    replica._from_replica.set(False)


def test_what_readers_ask_is_read_from_the_replica_and_what_others_ask_from_the_primary(asked: Callable[..., str]) -> None:
    assert (asked(), asked("HEAD"), asked(language="es")) == ("replica",) * 3
    assert (asked("POST"), asked(sessionid="x"), asked(written="1"), asked(path="/readyz")) == ("default",) * 4


def test_only_the_primary_is_written_and_migrated() -> None:
    router = Router()
    assert router.db_for_write(Article) == "default"
    assert (router.allow_migrate("default", "archive"), router.allow_migrate("replica", "archive")) == (True, False)
    assert router.allow_relation(Article(), Article())


def test_what_no_request_asks_is_read_from_the_primary() -> None:
    assert Router().db_for_read(Article) == "default"


def test_a_replica_that_is_gone_is_left_alone_for_a_while_and_then_asked_again(
    asked: Callable[..., str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    monkeypatch.setattr(Replica, "down", True)
    assert (asked(), asked()) == ("default", "default")
    assert len(caplog.records) == 1
    monkeypatch.setattr(Replica, "down", False)
    assert asked() == "default"
    now += 31
    assert asked() == "replica"


class Served(NamedTuple):
    """An archive on a primary and a replica, and how to end the replica."""

    server: Server
    standby: Path
    end_replica: Callable[[], None]


@pytest.fixture
def served() -> Iterator[Served]:
    """An archive of one article on two servers of their own."""
    if postgres_programs() is None:
        pytest.skip("there is no PostgreSQL server on this machine")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="archive-replica-")))
        folder.chmod(0o755)  # PostgreSQL's own user has to reach its part of it
        stack.enter_context(running(folder / "primary", {"fsync": "off"}))
        environment = environment_of(folder / "data", url_of(folder / "primary", "postgres"))
        set_up(environment)
        ending = stack.enter_context(ExitStack())
        ending.enter_context(following(folder / "primary", folder / "standby"))
        environment["DATABASE_REPLICA_URL"] = url_of(folder / "standby", "postgres")
        yield Served(stack.enter_context(gunicorn(environment)), folder / "standby", ending.close)


def health(visitor: Visitor) -> str:
    """What ``/readyz`` says of the replica."""
    return str(json.loads(visitor.get("/readyz")[1])["parts"]["replica"]["health"])


@pytest.mark.slow
def test_who_writes_reads_it_at_once_and_readers_when_the_replica_has_it(served: Served) -> None:
    editor, reader, visitor = (Visitor(served.server.port) for _ in range(3))
    editor.log_in()
    assert health(reader) == "ok"
    tell(served.standby, "SELECT pg_wal_replay_pause()")
    form = fields_of(editor.get(EDIT)[1])
    assert editor.post(EDIT, **form | {"title": "Drizzle", "_save": "Save"})[0] == 302
    assert "Drizzle" in editor.get(ARTICLE)[1]
    assert "Drizzle" not in reader.get(ARTICLE)[1]
    assert visitor.get(f"{ARTICLE}reply/")[0] == 200
    assert visitor.post(f"{ARTICLE}replies/", name="Eve", text="I was there, and it was dry.", affiliation="", website="")[0] == 303
    assert "Drizzle" in visitor.get(ARTICLE)[1]
    tell(served.standby, "SELECT pg_wal_replay_resume()")
    until(lambda: "Drizzle" in reader.get(ARTICLE)[1], 20)
    served.end_replica()
    assert [reader.get(path)[0] for path in (ARTICLE, "/", "/search/?q=rain") * 4] == [200] * 12
    assert health(reader) == "warning"


def test_a_replica_is_of_postgresql_as_its_primary_is(tmp_path: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": "", "DATABASE_REPLICA_URL": "postgresql://host/archive"}
    done = subprocess.run([sys.executable, "manage.py", "check"], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (
        1,
        "The archive can't start: DATABASE_REPLICA_URL needs PostgreSQL, as replica and in DATABASE_URL.",
    )
