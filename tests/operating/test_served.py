"""Logs and figures of the archive as it is shipped: gunicorn with two workers."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.serving import Server, gunicorn, until

PROJECT = Path(__file__).resolve().parents[2]


class Served:
    """A server, where it listens, and its log."""

    def __init__(self, server: Server, log: Path) -> None:
        self.server, self.log = server, log

    def get(self, path: str, identity: str = "") -> tuple[int, bytes]:
        """Status and body, over a connection of its own, so that the workers take turns."""
        asking = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            asking.request("GET", path, headers={"X-Request-ID": identity} if identity else {})
            answer = asking.getresponse()
            return answer.status, answer.read()
        finally:
            asking.close()

    def counted(self) -> float:
        """How often ``/about/`` was answered, as ``/metrics`` says."""
        families = text_string_to_metric_families(self.get("/metrics")[1].decode())
        samples = (sample for family in families for sample in family.samples)
        return sum(s.value for s in samples if s.name == "archive_requests_total" and s.labels["view"] == "about")

    def answers(self) -> bool:
        """Whether a worker listens."""
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An empty archive, served with ``METRICS=1`` and JSON lines."""
    folder = tmp_path_factory.mktemp("served")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DATA_DIR": str(folder / "data"), "METRICS": "1", "LOGS": "json"}
    for command in ("migrate", "rebuild_index"):
        subprocess.run([sys.executable, "manage.py", command, "-v0"], cwd=PROJECT, env=environment, check=True)
    with gunicorn(environment, log=folder / "log") as server:
        yield Served(server, folder / "log")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="knows workers by Linux's /proc")
def test_all_workers_count_together_and_one_that_is_killed_takes_no_count_with_it(served: Served) -> None:
    for _ in range(20):
        assert served.get("/about/")[0] == 200
    assert served.counted() == 20
    before = served.server.workers()
    os.kill(min(before), signal.SIGKILL)
    until(lambda: served.server.workers() - before)
    until(served.answers)
    for _ in range(20):
        assert served.get("/about/")[0] == 200
    assert served.counted() == 40


def test_each_line_of_the_log_is_json_gunicorns_own_too(served: Served) -> None:
    served.get("/about/", identity="of-this-test")
    until(lambda: "of-this-test" in served.log.read_text(), seconds=30)
    lines = [json.loads(line) for line in served.log.read_text().splitlines()]
    assert {line["logger"] for line in lines} >= {"gunicorn.error", "operating.requests"}
    [line] = [line for line in lines if line.get("request") == "of-this-test"]
    assert (line["view"], line["status"]) == ("about", 200)
