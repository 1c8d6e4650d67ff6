"""A disk that is full or read-only, a database that is locked or gone: said clearly, nothing acknowledged is lost, well again by itself."""

import json
import os
import signal
import sqlite3
import subprocess
import threading
import time
from ast import literal_eval
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks.engines import postgres_programs
from benchmarks.engines.cluster import running
from tests.serving import Visitor, environment_of, fields_of, free_port, gunicorn, manage, set_up, until

ARTICLE = "/articles/rain/"
REPLIES = "from archive.models import Reply; print(sorted(Reply.objects.values_list('name', flat=True)))"
TITLE = "from archive.models import Article; print(Article.objects.get(slug='rain').title)"


def reply(visitor: Visitor, name: str) -> tuple[int, str]:
    """Sends a reply."""
    return visitor.post(f"{ARTICLE}replies/", name=name, text="I was there, and it was dry.", affiliation="", website="")


def is_told(answer: tuple[int, str]) -> bool:
    """Whether somebody is told that the archive can't do it now, on a page of the site."""
    status, page = answer
    return status == 503 and "can’t answer just now" in page and "Nothing that you sent was saved" in page and "Traceback" not in page


def ills(visitor: Visitor) -> set[str]:
    """The parts that ``/readyz`` says are ill."""
    status, told = visitor.get("/readyz")
    found = {name for name, part in json.loads(told)["parts"].items() if part["health"] == "ill"}
    assert status == (503 if found else 200)
    return found


def all_is_read(visitor: Visitor) -> bool:
    """Whether pages and searches are answered."""
    return all(Visitor(visitor.port).get(path)[0] == 200 for path in ("/", ARTICLE, "/search/?q=rain", "/api/v1/search?q=rain"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 80 MB in memory: with less than 50 it counts as full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", folder], check=False).returncode == 0
    if not mounted:
        pytest.skip("only root may mount a disk of its own")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder: Path) -> Path:
    """A file that takes all the room there is."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**16, 2**12, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def test_a_full_disk_is_said_nothing_is_lost_and_room_is_all_it_takes(small_disk: Path) -> None:
    environment = environment_of(small_disk / "data")
    set_up(environment)
    with gunicorn(environment) as server:
        reader, editor = Visitor(server.port), Visitor(server.port)
        editor.log_in()
        form = fields_of(editor.get("/admin/archive/article/1/change/")[1])
        reader.get(f"{ARTICLE}reply/")
        assert reply(reader, "Before")[0] == 303
        filler = fill(small_disk)
        acknowledged = [f"Full {turn}" for turn in range(4) if reply(reader, f"Full {turn}")[0] == 303]
        assert is_told(reply(reader, "Full at last"))
        assert is_told(editor.post("/admin/archive/article/1/change/", **form | {"title": "Drought"}))
        assert all_is_read(reader)
        assert ills(reader) == {"disk"}
        filler.unlink()
        assert reply(Visitor(server.port), "Without a token")[0] == 403
        assert editor.post("/admin/archive/article/1/change/", **form | {"title": "Storm"})[0] == 302
        assert reply(reader, "After")[0] in (303, 429)
        assert all_is_read(reader)
    assert set(acknowledged) | {"Before"} <= set(literal_eval(manage(environment, "shell", "-v0", "-c", REPLIES)))
    assert manage(environment, "shell", "-v0", "-c", TITLE) == "Storm\n"


def test_a_disk_that_came_up_read_only_is_said_and_all_is_well_once_it_may_be_written(small_disk: Path) -> None:
    environment = environment_of(small_disk / "data")
    set_up(environment)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with gunicorn(environment) as server:
        reader = Visitor(server.port)
        assert is_told(reader.get(ARTICLE))
        assert reader.get("/api/v1/articles")[0] == 503
        assert ills(reader) >= {"database", "disk"}
        subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
        reader.get(f"{ARTICLE}reply/")
        assert reply(reader, "After")[0] == 303
        assert all_is_read(reader)
        assert ills(reader) == set()


def test_a_database_that_another_program_locks_is_said_after_the_wait(tmp_path: Path) -> None:
    environment = environment_of(tmp_path / "data")
    set_up(environment)
    with gunicorn(environment) as server:
        reader = Visitor(server.port)
        reader.get(f"{ARTICLE}reply/")
        holder = sqlite3.connect(tmp_path / "data" / "archive.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert is_told(reply(reader, "Locked out"))
        assert time.monotonic() - began < 30
        assert all_is_read(reader)
        holder.execute("ROLLBACK")
        holder.close()
        assert reply(reader, "After")[0] == 303
    assert literal_eval(manage(environment, "shell", "-v0", "-c", REPLIES)) == ["After"]


@contextmanager
def cluster(port: int, folder: Path) -> Iterator[None]:
    """A PostgreSQL server at a port of ours."""
    with running(folder / "cluster", {"port": str(port), "fsync": "off"}):
        yield


@pytest.mark.skipif(postgres_programs() is None, reason="there is no PostgreSQL server on this machine")
def test_a_database_that_stops_in_traffic_is_said_and_served_again_once_it_runs() -> None:
    seen: list[tuple[int, str]] = []
    over = threading.Event()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="archive-tests-")))
        folder.chmod(0o755)  # the server's own user has to reach its part of it
        port = free_port()
        stack.enter_context(cluster(port, folder))
        environment = environment_of(folder / "data", f"postgresql://postgres@127.0.0.1:{port}/postgres")
        set_up(environment)
        reader = Visitor(stack.enter_context(gunicorn(environment)).port)
        traffic = threading.Thread(target=visit, args=(reader.port, seen, over))
        assert all_is_read(reader)
        traffic.start()
        try:
            os.kill(int((folder / "cluster" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
            until(lambda: is_told(reader.get(ARTICLE)))
            assert ills(reader) == {"database", "outbox"}
            stack.enter_context(cluster(port, folder))
            until(lambda: all_is_read(reader))
            assert all(all_is_read(reader) for _ in range(10))
            assert ills(reader) == set()
        finally:
            over.set()
            traffic.join()
    assert {answer[0] for answer in seen} == {200, 503}
    assert all(answer[0] == 200 or is_told(answer) for answer in seen)


def visit(port: int, seen: list[tuple[int, str]], over: threading.Event) -> None:
    """Reads page after page and notes what came."""
    while not over.is_set():
        seen.append(Visitor(port).get(ARTICLE))
