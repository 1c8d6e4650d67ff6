"""Nodes of a search cluster killed in traffic: ``python -m benchmarks.drills.nodes``.

An archive is served by gunicorn on an OpenSearch cluster of three nodes. Readers search, somebody publishes article after article, and the
worker indexes them. One node gets SIGKILL: searches go on, and health says that copies are missing. It comes back. Then all nodes get
SIGKILL: searches answer 503, every other page goes on and so does publishing. They come back: the outbox catches up, and every article
that was acknowledged is found. On SQLite; ``--postgres`` starts a PostgreSQL server of its own.
"""

import json
import re
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from archive.synthetic import vocabulary
from benchmarks.cluster.nodes import Cluster, cluster
from benchmarks.drills.archives import CHILD, PROJECT, Environment, archives, fill, manage
from benchmarks.http import Visitor, served

CATCHES_UP = 120.0
"""Seconds that the outbox has, once the cluster answers."""


class Readers:
    """Two that search for ever, each for another word each time, and how they were answered in each phase."""

    def __init__(self, port: int) -> None:
        self.phase = "before"
        self.statuses: dict[str, Counter[int]] = {}
        self.times: dict[str, list[float]] = {}
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(port, first)) for first in range(2)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, port: int, first: int) -> None:
        visitor, words, turn = Visitor(port), vocabulary("en"), first
        while not self._over.is_set():
            phase, began = self.phase, time.monotonic()
            status, _ = visitor.ask("/search/?" + urlencode({"q": words[turn % len(words)]}))
            self.statuses.setdefault(phase, Counter())[status] += 1
            self.times.setdefault(phase, []).append(time.monotonic() - began)
            turn += 2


class Publisher:
    """A process that publishes, and the numbers that it acknowledged."""

    def __init__(self, archive: Environment) -> None:
        self.acknowledged: list[int] = []
        command = [sys.executable, "-c", CHILD.format("publishing")]
        self._process = subprocess.Popen(
            command, cwd=PROJECT, env=archive, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self.acknowledged.append(int(line))

    def end(self) -> None:
        """Tells it to end and waits."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(timeout=120)
        self._reading.join()


def main() -> None:
    """Prints what each phase gave; exits with 1 where a promise is broken."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.nodes", description=__doc__)
    parser.add_argument("--number", "-n", type=int, default=2_000, help="articles of the archive")
    parser.add_argument("--seconds", type=float, default=20.0, help="of each phase")
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder, (archive,) = stack.enter_context(archives(["drill"], {} if asked.postgres else None))
        nodes = stack.enter_context(cluster(folder / "nodes"))
        archive["SEARCH_URL"] = f"{nodes.url('drill')}?shards=3"
        fill(archive, asked.number)
        broken = run(archive, nodes, asked.seconds)
    for sentence in broken:
        print(sentence)
    sys.exit(1 if broken else 0)


def run(archive: Environment, nodes: Cluster, seconds: float) -> list[str]:
    """Goes through the phases; what of the promises they broke."""
    broken: list[str] = []

    def promise(kept: bool, sentence: str) -> None:
        if not kept:
            broken.append(sentence)

    with served("config.wsgi", 2, archive) as port, worker(archive), Readers(port) as readers:
        visitor, publisher = Visitor(port), Publisher(archive)
        time.sleep(seconds)
        readers.phase = "one node less"
        nodes.kill(1)
        time.sleep(seconds)
        promise(index_of(visitor)["health"] == "warning", f"With a node less the index is said to be: {index_of(visitor)}.")
        nodes.start(1)
        nodes.wait("green", 120)
        readers.phase = "killing"
        time.sleep(2)  # so that what was asked before is answered
        nodes.kill(1, 2, 3)
        readers.phase = "no node"
        time.sleep(seconds)
        promise(visitor.ask("/")[0] == visitor.ask("/articles/")[0] == 200, "Without a node other pages did not answer.")
        promise(index_of(visitor)["health"] == "ill", f"Without a node the index is said to be: {index_of(visitor)}.")
        before = len(publisher.acknowledged)
        time.sleep(2)
        promise(len(publisher.acknowledged) > before, "Without a node nothing was published.")
        readers.phase = "coming back"
        nodes.start(1, 2, 3)
        nodes.wait("green", 180)
        readers.phase = "after"
        publisher.end()
        late = caught_up(archive)
        promise(late <= CATCHES_UP, f"The outbox had not caught up after {late:.0f} s.")
        missing = [number for number in publisher.acknowledged if not finds(visitor, number)]
        promise(not missing, f"{len(missing)} acknowledged articles are not found, the first of them number {missing[:1]}.")
    checked = subprocess.run(
        [sys.executable, "manage.py", "check_index"], cwd=PROJECT, env=archive, capture_output=True, text=True, check=False
    )
    promise(checked.returncode == 0, f"check_index: {checked.stdout}{checked.stderr}")
    said = Counter(
        re.findall(r"Search is unavailable: (.*?)(?: [0-9a-f]{32})?\n", (Path(archive["DATA_DIR"]) / "gunicorn.log").read_text())
    )
    for sentence, often in said.most_common(5):
        print(f"{often} times: {sentence}")
    for phase, statuses in readers.statuses.items():
        times = readers.times[phase]
        p99 = quantiles(times, n=100)[98] if len(times) > 1 else times[0]
        print(f"{phase}: {dict(statuses)}; median {median(times):.3f} s, p99 {p99:.3f} s, longest {max(times):.2f} s")
    for phase in ("before", "one node less", "after"):
        promise(set(readers.statuses[phase]) == {200}, f"{phase}: not every search was answered.")
    promise(set(readers.statuses["no node"]) <= {200, 503}, "no node: a search was answered with another error than 503.")
    promise(503 in readers.statuses["no node"], "no node: no search said that it can't be answered.")
    print(f"{len(publisher.acknowledged)} articles acknowledged, all found; the outbox was empty {late:.1f} s after the cluster was green")
    return broken


@contextmanager
def worker(archive: Environment) -> Iterator[None]:
    """``index_articles --follow``, as in service."""
    command = [sys.executable, "manage.py", "index_articles", "--follow"]
    process = subprocess.Popen(command, cwd=PROJECT, env=archive, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def index_of(visitor: Visitor) -> dict[str, str]:
    """What ``/readyz`` says of the index."""
    found: dict[str, str] = json.loads(visitor.ask("/readyz")[1])["parts"]["index"]
    return found


def caught_up(archive: Environment) -> float:
    """Seconds until nothing waits any more."""
    began = time.monotonic()
    while manage(archive, "shell", "-c", "from search.models import Outbox; print(Outbox.objects.count())").strip() != "0":
        if time.monotonic() - began > CATCHES_UP:
            break
        time.sleep(0.2)
    return time.monotonic() - began


def finds(visitor: Visitor, number: int) -> bool:
    """Whether a search finds the article that was published under a number."""
    status, body = visitor.ask("/api/v1/search?" + urlencode({"q": f"zqarticle{number}"}))
    return status == 200 and json.loads(body)["count"] == 1


if __name__ == "__main__":
    main()
