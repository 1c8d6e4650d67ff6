"""Downloads through a real gunicorn: a reader that goes away in the middle leaves the worker as it was."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.serving import gunicorn, until

PROJECT = Path(__file__).resolve().parent.parent.parent
ARTICLES = 400
LEAVING = 12
"""Readers that go away: more than there are threads and places for downloads."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """The port of an archive of ``ARTICLES`` served by one worker, and the worker's process id."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["DATA_DIR"] = str(tmp_path_factory.mktemp("served"))
    commands = (["migrate", "-v0"], ["loaddata", "gazetteer", "-v0"], ["make_articles", str(ARTICLES)], ["rebuild_index"])
    for command in commands:
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True, capture_output=True)
    with gunicorn(environment, "-w", "1", "--log-level", "warning", seconds=30) as server:
        [worker] = server.workers()
        yield server.port, worker


def get(port: int, path: str) -> tuple[int, bytes]:
    """Status and body of an answer that is read to its end."""
    asking = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        asking.request("GET", path)
        answer = asking.getresponse()
        return answer.status, answer.read()
    finally:
        asking.close()


def leave(port: int, path: str) -> None:
    """Asks for a file, reads its beginning and closes the socket."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as asking:
        asking.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert asking.recv(200).startswith(b"HTTP/1.1 200")


def open_files(pid: int) -> int:
    """How many files and sockets a process holds."""
    return len(os.listdir(f"/proc/{pid}/fd"))


def memory(pid: int) -> int:
    """Kilobytes that a process holds in memory."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts open files by Linux's /proc")
@pytest.mark.parametrize("path", ["/search/export.csv", "/search/export.ris", "/claims/export.jsonl"])
def test_readers_that_go_away_leave_memory_and_connections_as_they_were(served: tuple[int, int], path: str) -> None:
    port, worker = served
    for _ in range(6):  # every thread has a connection to the database now
        assert get(port, path)[0] == 200
    files, kilobytes = open_files(worker), memory(worker)
    for _ in range(LEAVING):
        leave(port, path)
        until(lambda: get(port, "/healthz")[0] == 200, seconds=30)
        time.sleep(0.05)
    until(lambda: get(port, path)[0] == 200, seconds=30)
    until(lambda: open_files(worker) <= files + 4, seconds=30)  # the threads that had none open the database's files
    assert memory(worker) - kilobytes < 20_000


def test_a_file_comes_whole_through_the_server(served: tuple[int, int]) -> None:
    port, _ = served
    status, body = get(port, "/search/export.csv")
    assert status == 200
    assert body.endswith(b"\r\n")
    assert len({line.split(b",")[0] for line in body.splitlines() if line.count(b",") > 15}) == ARTICLES + 1
