"""Whole HTTP requests through gunicorn, next to a bare Django view: ``python -m benchmarks.http``.

Makes an archive of N synthetic articles in a folder of its own (``--folder`` keeps it for the next run), serves it as the project does,
and asks by turns, one keep-alive connection each: a bare view of a Django without middleware, ``/healthz``, the search as JSON and the
search page. No query is asked twice, so nothing that keeps answers could look fast. Then it counts requests a second. The results go to
``benchmarks/results-http.md``.
"""

import json
import os
import platform
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPConnection, RemoteDisconnected
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from archive.synthetic import vocabulary

PROJECT = Path(__file__).resolve().parent.parent
RESULTS = PROJECT / "benchmarks" / "results-http.md"
LIMITS = {"JSON": 8, "HTML": 15}
"""What a search may take, in times of the bare view's median."""
PATHS = {"bare view": "/", "healthz": "/healthz", "JSON": "/api/v1/search", "HTML": "/search/"}
WARMING = 30
"""Rounds of the mix before the clock starts: what is measured is a worker that has served some hundred searches: code, templates, the index
and most labels of actors, topics and sources are loaded."""

Query = list[tuple[str, str]]


@dataclass
class Measured:
    """Milliseconds of every request to a target, by the kind of query; and the kilobytes of the answers."""

    times: dict[str, list[float]] = field(default_factory=dict)
    kilobytes: list[float] = field(default_factory=list)

    @property
    def all(self) -> list[float]:
        """All times, of whatever kind."""
        return [spent for times in self.times.values() for spent in times]


def main() -> None:
    """Runs it all and writes the results."""
    parser = ArgumentParser(prog="python -m benchmarks.http", description=__doc__)
    parser.add_argument("--number", "-n", type=int, default=int(os.environ.get("N", "20000")), help="articles of the archive")
    parser.add_argument("--requests", "-r", type=int, default=int(os.environ.get("REQUESTS", "420")), help="requests to each target")
    parser.add_argument("--workers", "-w", type=int, default=int(os.environ.get("WORKERS", "2")), help="workers for requests a second")
    parser.add_argument("--folder", type=Path, help="the archive's DATA_DIR, kept for the next run (else a temporary one)")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-http-")))
        environment = prepare(folder, asked.number)
        with served("benchmarks.bare", 1, environment) as bare, served("config.wsgi", 1, environment) as archive:
            measured = alternate({"bare view": bare, "healthz": archive, "JSON": archive, "HTML": archive}, asked.requests)
        rates = rates_of(environment, asked.requests, asked.workers)
    report = as_markdown(asked.number, measured, rates, asked.workers)
    RESULTS.write_text(report, encoding="utf-8")
    print(report)


def prepare(folder: Path, number: int) -> dict[str, str]:
    """The environment of an archive of ``number`` articles in ``folder``, with its index; what is there already is kept.

    Progress goes to standard error: standard output is for results.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEBUG", "HTTPS", "ALLOWED_HOSTS")}
    environment = inherited | {"DATA_DIR": str(folder.resolve()), "SECRET_KEY": secrets.token_urlsafe(50)}
    made = folder / "made"
    if not made.exists() or made.read_text() != str(number):
        for command in (["migrate", "-v0"], ["loaddata", "gazetteer", "-v0"], ["make_articles", str(number)], ["rebuild_index"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True, stdout=sys.stderr)
        made.write_text(str(number))
    return environment


@contextmanager
def served(application: str, workers: int, environment: dict[str, str]) -> Iterator[int]:
    """The port at which gunicorn serves ``application`` by the project's own configuration."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-c", "config/gunicorn.py", "-w", str(workers), "-b", f"127.0.0.1:{port}", "--log-level", "warning"]
    with (Path(environment["DATA_DIR"]) / "gunicorn.log").open("ab") as log:  # a line a request, as in service
        server = subprocess.Popen([sys.executable, "-m", "gunicorn", application, *options], cwd=PROJECT, env=environment, stderr=log)
        try:
            _wait_for(port, server)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            sys.exit("gunicorn ended before it answered: gunicorn.log in the archive's folder says why.")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("gunicorn did not begin to answer within 30 seconds.")


def mix(known: dict[str, list[str]], turn: int) -> dict[str, Query]:
    """Searches of every kind, of other words each ``turn``; ``known`` are slugs by facet, and titles, of the archive."""
    words = vocabulary("en")
    common, second, rare = words[100 + 7 * turn], words[60 + 5 * turn], words[3000 + 31 * turn]
    actor, topic, source, title = (values[turn % len(values)] for values in known.values())
    return {
        "common word": [("q", common)],
        "rare word": [("q", rare)],
        "two words": [("q", f"{common} {second}")],
        "any of three": [("q", f"{common} {second} {rare}"), ("match", "any")],
        "phrase": [("q", f'"{" ".join(title.split()[1:3])}"')],
        "beginning": [("q", f"{rare[:5]}*")],
        "a name": [("q", actor.replace("-", " "))],
        "word and actor": [("q", second), ("actor", actor)],
        "word, topic, source": [("q", common), ("topic", topic), ("source", source)],
        "word and dates": [("q", common), ("from", str(2012 + turn % 5)), ("to", str(2019 + turn % 5))],
        "undated": [("q", second), ("undated", "only")],
        "everything": [("page_size", str(20 + turn % 5))],
        "everything of a topic": [("topic", topic), ("sort", "oldest" if turn % 2 else "newest")],
        "page 2": [("q", second), ("page", "2")],
    }


def address(target: str, query: Query) -> str:
    """What is asked of a target."""
    return PATHS[target] + (f"?{urlencode(query)}" if target in LIMITS and query else "")


class Visitor:
    """One keep-alive connection."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Status and body."""
        try:
            return self._asked(path, headers)
        except (RemoteDisconnected, BrokenPipeError, ConnectionResetError):  # it was idle for too long, or its worker was renewed
            self.connection.close()
            return self._asked(path, headers)

    def get(self, path: str) -> bytes:
        """The body; exits where it isn't 200."""
        status, body = self.ask(path)
        if status != 200:
            sys.exit(f"{path} answered {status}.")
        return body

    def _asked(self, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
        self.connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def known_of(visitor: Visitor) -> dict[str, list[str]]:
    """What the archive's own answer offers to ask for: slugs by facet, and titles."""
    answer = json.loads(visitor.get(PATHS["JSON"] + "?page_size=100"))
    facets = {facet: [value["slug"] for value in answer["facets"][facet]][:40] for facet in ("actor", "topic", "source")}
    return facets | {"title": [hit["title"] for hit in answer["results"]]}


def alternate(ports: dict[str, int], requests: int) -> dict[str, Measured]:
    """Asks every target in turn, ``requests`` times each."""
    visitors = {target: Visitor(port) for target, port in ports.items()}
    known = known_of(visitors["JSON"])
    measured = {target: Measured() for target in ports}
    kinds = len(mix(known, 0))
    for turn in range(WARMING + -(-requests // kinds)):
        for kind, query in mix(known, turn).items():
            for target, visitor in visitors.items():
                path = address(target, query)
                started = time.perf_counter()
                body = visitor.get(path)
                spent = (time.perf_counter() - started) * 1000
                if turn >= WARMING:
                    measured[target].times.setdefault(kind, []).append(spent)
                    measured[target].kilobytes.append(len(body) / 1000)
    return measured


def rates_of(environment: dict[str, str], requests: int, workers: int) -> dict[str, float]:
    """Requests a second to each target from two connections a worker, each asking as soon as it is answered."""
    rates = {}
    for application, targets in {"benchmarks.bare": ["bare view"], "config.wsgi": ["JSON", "HTML"]}.items():
        with served(application, workers, environment) as port:
            known = known_of(Visitor(port)) if "JSON" in targets else {}
            for target in targets:
                queries = [query for turn in range(200) for query in mix(known, turn).values()] if known else [[]]
                _rate(port, target, queries, requests // 4, workers)
                rates[target] = _rate(port, target, queries, requests, workers)
    return rates


def _rate(port: int, target: str, queries: list[Query], requests: int, workers: int) -> float:
    paths = [address(target, query) for query in islice(cycle(queries), requests)]
    visitors = 2 * workers

    def ask(share: list[str]) -> None:
        visitor = Visitor(port)
        for path in share:
            visitor.get(path)

    started = time.perf_counter()
    with ThreadPoolExecutor(visitors) as pool:
        list(pool.map(ask, [paths[first::visitors] for first in range(visitors)]))
    return requests / (time.perf_counter() - started)


def as_markdown(number: int, measured: dict[str, Measured], rates: dict[str, float], workers: int) -> str:
    """The results as a page of tables."""
    bare = median(measured["bare view"].all)
    lines = [
        "# Whole HTTP requests",
        f"{date.today().isoformat()} · {number:,} synthetic articles on SQLite (`make_articles`) · {_machine()}",
        "",
        "One gunicorn worker by `config/gunicorn.py`, one keep-alive loopback connection a target, asked by turns; no query twice.",
        "",
        "| target | median ms | p95 ms | times the bare view | limit | kB |",
        "|---|---|---|---|---|---|",
    ]
    for target, found in measured.items():
        limit = f"{LIMITS[target]}×" if target in LIMITS else ""
        row = f"{median(found.all):.2f} | {_p95(found.all):.2f} | {median(found.all) / bare:.1f}× | {limit} | {median(found.kilobytes):.1f}"
        lines.append(f"| {target} | {row} |")
    lines += ["", "| kind of query | JSON ms | × | HTML ms | × |", "|---|---|---|---|---|"]
    for kind in measured["JSON"].times:
        cells = (median(measured[target].times[kind]) for target in LIMITS)
        lines.append(f"| {kind} | " + " | ".join(f"{cell:.2f} | {cell / bare:.1f}" for cell in cells) + " |")
    rated = " · ".join(f"{target} {rate:,.0f}" for target, rate in rates.items())
    visitors = f"{2 * workers} connections from one client process on the same machine"
    return "\n".join([*lines, "", f"Requests a second with {workers} workers, {visitors}: {rated}.", ""])


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]


def _machine() -> str:
    model = ""
    if (cpus := Path("/proc/cpuinfo")).exists():
        model = next((line.partition(":")[2].strip() for line in cpus.read_text().splitlines() if line.startswith("model name")), "")
    versions = f"Python {platform.python_version()}, Django {version('django')}, gunicorn {version('gunicorn')}"
    return f"{os.cpu_count()} × {model or platform.machine()}, {versions}"


if __name__ == "__main__":
    main()
