"""Readers for minutes on end: ``python -m benchmarks.drills.load``.

An archive of N synthetic articles is served by gunicorn as it is shipped. Eight readers ask for articles, each as soon as it is answered,
then for searches, as many minutes each; before them the same readers ask a bare Django view. At last a thousand connections say a few
bytes a second and never end, while two readers search. Articles are asked for as they are read: a few very often, most seldom (Zipf's
law, exponent 1, over all articles). ``--folder`` keeps the archive for the next run.
"""

import random
import socket
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.drills.archives import manage
from benchmarks.http import PATHS, Visitor, known_of, mix, prepare, served

ARTICLES, SEARCHES, WITHIN = 150, 60, 0.5
"""Articles and searches a second, and seconds for the searches' 99th percentile."""
BESIDE_SLOW = 1.0
"""Seconds for the readers' 99th percentile beside slow connections."""
GROWTH = 1.15
"""How much more memory the workers may have after a phase than after its first third."""
READERS, TURNS = 8, 400
PAUSE = 2.0
"""Seconds between two letters of a slow connection."""
SLUGS = "from archive.models import Article; print(*Article.objects.published().values_list('slug', flat=True))"


class Phase(NamedTuple):
    """What readers saw: seconds of each answer, how many weren't 200, how long it took, and the workers' megabytes over time."""

    times: list[float]
    errors: int
    seconds: float
    memory: list[float]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    @property
    def p99(self) -> float:
        """Seconds within which 99 of 100 were answered."""
        return quantiles(self.times, n=100)[98]

    @property
    def growth(self) -> float:
        """The most memory of the last third over the most of the first."""
        third = max(1, len(self.memory) // 3)
        return max(self.memory[-third:]) / max(self.memory[:third])

    def __str__(self) -> str:
        times = f"median {median(self.times) * 1000:.1f} ms, p99 {self.p99 * 1000:.1f} ms"
        memory = (
            f"; workers {self.memory[0]:.0f} MB at first, {max(self.memory):.0f} at most, {self.memory[-1]:.0f} at last"
            if self.memory
            else ""
        )
        return f"{len(self.times):,} in {self.seconds:.0f} s, {self.rate:.1f} a second, {times}, {self.errors} errors{memory}"


def main() -> None:
    """Prints what each phase gave; exits with 1 where a promise is broken."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.load", description=__doc__)
    parser.add_argument("--number", "-n", type=int, default=10_000, help="articles of the archive")
    parser.add_argument("--minutes", type=float, default=10, help="of articles, and of searches")
    parser.add_argument("--slow", type=int, default=1_000, help="slow connections")
    parser.add_argument("--folder", type=Path, help="the archive's DATA_DIR, kept for the next run (else a temporary one)")
    parser.add_argument("--any-time", action="store_true", help="judge what is answered, not how soon")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-load-")))
        environment = prepare(folder, asked.number) | {"API_RATE": "", "LOGS": "json"}
        slugs = manage(environment, "shell", "-c", SLUGS).split()
        broken = run(environment, slugs, asked)
    for sentence in broken:
        print(sentence)
    sys.exit(1 if broken else 0)


def run(environment: dict[str, str], slugs: list[str], asked: Namespace) -> list[str]:
    """Prints the phases; what of the promises they broke."""
    long, short = asked.minutes * 60, min(60, asked.minutes * 6)
    with served("benchmarks.bare", 2, environment) as port:
        bare = readers(port, lambda number: (PATHS["bare view"] for _ in iter(int, 1)), short)
        print(f"bare view: {bare}", flush=True)
    with served("config.wsgi", 2, environment) as port:
        known, workers = known_of(Visitor(port)), Workers(environment)
        articles = readers(port, lambda number: popular(slugs, number), long, workers)
        print(f"articles: {articles}; {bare.rate / articles.rate:.1f} bare views for one", flush=True)
        searches = readers(port, lambda number: searched(known, number), long, workers)
        print(f"searches: {searches}; {bare.rate / searches.rate:.1f} bare views for one", flush=True)
        with slow(port, asked.slow) as opened:
            beside = readers(port, lambda number: searched(known, number), short, number=2)
            print(f"searches beside {asked.slow:,} slow connections, {opened():,} one after another: {beside}", flush=True)
    promises = {
        f"Articles: {articles.rate:.0f} a second are less than {ARTICLES}.": articles.rate >= ARTICLES or asked.any_time,
        f"Searches: {searches.rate:.0f} a second are less than {SEARCHES}.": searches.rate >= SEARCHES or asked.any_time,
        f"Searches: a p99 of {searches.p99:.2f} s is more than {WITHIN} s.": searches.p99 <= WITHIN or asked.any_time,
        f"Beside slow connections: a p99 of {beside.p99:.2f} s is more than {BESIDE_SLOW} s.": beside.p99 <= BESIDE_SLOW or asked.any_time,
        "Not every answer was 200.": not (bare.errors or articles.errors or searches.errors or beside.errors),
        "The workers' memory grew.": max(articles.growth, searches.growth) <= GROWTH or asked.any_time,
    }
    return [sentence for sentence, kept in promises.items() if not kept]


def popular(slugs: list[str], number: int) -> Iterator[str]:
    """Addresses of articles for a reader, without end: the second as often by half as the first, and so on."""
    shares = list(accumulate(1 / rank for rank in range(1, len(slugs) + 1)))
    mixed = random.Random(0).sample(slugs, len(slugs))
    chosen = random.Random(number)
    while True:
        for slug in chosen.choices(mixed, cum_weights=shares, k=1_000):
            yield f"/articles/{slug}/"


def searched(known: dict[str, list[str]], number: int) -> Iterator[str]:
    """Addresses of searches for a reader, without end: of all kinds in turn, with words of their own each."""
    chosen = random.Random(number)
    while True:
        for kind, query in mix(known, chosen.randrange(TURNS)).items():
            if kind != "page 2":  # a small archive has none
                yield f"{PATHS['HTML']}?{urlencode(query)}"


class Workers:
    """The worker processes of the server that has this archive."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.mine = f"DATA_DIR={environment['DATA_DIR']}".encode()

    def megabytes(self) -> float:
        """Memory of them all, what they share counted once (PSS)."""
        return sum(_proportional(process) for process in Path("/proc").glob("[0-9]*") if self._is_one(process))

    def _is_one(self, process: Path) -> bool:
        try:
            served_here = self.mine in (process / "environ").read_bytes().split(b"\0")
            return served_here and b"config.wsgi" in (process / "cmdline").read_bytes().split(b"\0")
        except OSError:  # gone, or somebody else's
            return False


def _proportional(process: Path) -> float:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:  # gone meanwhile
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def readers(
    port: int, paths: Callable[[int], Iterator[str]], seconds: float, workers: Workers | None = None, number: int = READERS
) -> Phase:
    """What ``number`` readers see in so many seconds, each asking its own ``paths`` on a connection that it keeps."""
    began, over, memory = time.perf_counter(), threading.Event(), list[float]()
    with ThreadPoolExecutor(number) as pool:
        reading = [pool.submit(read_on, port, paths(reader), over) for reader in range(number)]
        try:
            while time.perf_counter() - began < seconds and not any(one.done() for one in reading):
                over.wait(min(5.0, seconds / 10))
                memory += [workers.megabytes()] if workers else []
        finally:
            over.set()
        seen = [one.result() for one in reading]
    spent = time.perf_counter() - began
    return Phase([one for times, _ in seen for one in times], sum(errors for _, errors in seen), spent, memory)


def read_on(port: int, paths: Iterator[str], over: threading.Event) -> tuple[list[float], int]:
    """Seconds of each answer until it is ``over``, and how many weren't 200."""
    visitor, times, errors = Visitor(port), list[float](), 0
    while not over.is_set():
        path, began = next(paths), time.perf_counter()
        status, _ = visitor.ask(path, Accept_Encoding="gzip", User_Agent="Mozilla/5.0 load drill")
        times.append(time.perf_counter() - began)
        errors += status != 200
    visitor.connection.close()
    return times, errors


@contextmanager
def slow(port: int, number: int) -> Iterator[Callable[[], int]]:
    """So many connections that begin a request and go on with a header's letter every few seconds, each opened anew when it is closed.

    Yields what tells how many were opened so far.
    """
    over, opened = threading.Event(), number
    dripping = [_begin(port) for _ in range(number)]

    def drip() -> None:
        nonlocal opened
        while not over.wait(PAUSE):
            for place, one in enumerate(dripping):
                try:
                    one.sendall(b"a")
                except OSError:
                    one.close()
                    dripping[place] = _begin(port)
                    opened += 1

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield lambda: opened
    finally:
        over.set()
        thread.join()
        for one in dripping:
            one.close()


def _begin(port: int) -> socket.socket:
    one = socket.create_connection(("127.0.0.1", port), timeout=30)
    one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    return one


if __name__ == "__main__":
    main()
