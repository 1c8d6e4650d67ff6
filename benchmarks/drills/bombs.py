"""Queries that are made to cost: ``python -m benchmarks.drills.bombs``.

An archive of N synthetic articles is served by gunicorn as it is shipped. One client asks sixty queries that would take a careless search
down: thousands of beginnings, phrases of the commonest words, towers of brackets, a hundred filters; meanwhile readers ask what readers
ask. Each of the sixty must be answered within two seconds, by hits or by a clear refusal, and the readers' 99th percentile must stay
within one second. ``--folder`` keeps the archive for the next run.
"""

import sys
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from itertools import count, pairwise
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from archive.synthetic import vocabulary
from benchmarks.http import PATHS, Query, Visitor, known_of, mix, prepare, served

WITHIN, READERS_WITHIN = 2.0, 1.0
"""Seconds for a bomb, and for the readers' 99th percentile."""


def main() -> None:
    """Prints the slowest bombs and the readers' times; exits with 1 where a promise is broken."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.bombs", description=__doc__)
    parser.add_argument("--number", "-n", type=int, default=50_000, help="articles of the archive")
    parser.add_argument("--rounds", type=int, default=3, help="how often each bomb is asked")
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="the archive's DATA_DIR, kept for the next run (else a temporary one)")
    parser.add_argument("--any-time", action="store_true", help="judge what is answered, not how soon")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-bombs-")))
        environment = prepare(folder, asked.number) | {"API_RATE": ""}
        with served("config.wsgi", 2, environment) as port:
            known = known_of(Visitor(port))
            over = threading.Event()
            with ThreadPoolExecutor(asked.readers) as pool:
                readers = [pool.submit(read_on, port, known, over, first) for first in range(asked.readers)]
                try:
                    spent = {name: [drop(port, query) for _ in range(asked.rounds)] for name, query in bombs(known).items()}
                finally:
                    over.set()
                times = [one for reader in readers for one in reader.result()]
    slowest = sorted(((max(time for _, time in got), name) for name, got in spent.items()), reverse=True)
    faults = sorted({f"{name}: {status}" for name, got in spent.items() for status, _ in got if status >= 500})
    p99 = quantiles(times, n=100)[98]
    print(f"{len(spent)} bombs at {asked.number:,} articles: slowest {slowest[0][0]:.2f} s ({slowest[0][1]}), {len(faults)} faults")
    print("then " + ", ".join(f"{name} {took:.2f} s" for took, name in slowest[1:6]))
    print(f"{len(times):,} searches of {asked.readers} readers meanwhile: median {median(times):.3f} s, p99 {p99:.3f} s")
    for fault in faults:
        print(fault)
    late = not asked.any_time and (slowest[0][0] > WITHIN or p99 > READERS_WITHIN)
    sys.exit(1 if faults or late else 0)


def bombs(known: dict[str, list[str]]) -> dict[str, Query]:
    """Sixty queries by what is bad about them, each as a page's parameters."""
    words = vocabulary("en")
    common, rare = words[:128], words[3_000:3_128]
    texts = dict(_texts(common, rare))
    filters = {
        "a hundred actors": [("actor", slug) for slug in known["actor"] * 3][:100],
        "every facet at once": [(facet, slug) for facet in ("actor", "topic", "source") for slug in known[facet]],
        "actors nobody knows": [("actor", f"nobody-{number}") for number in range(100)],
        "a page far behind": [("page", "99999999999999999999")],
        "all on one page": [("page_size", "1000000")],
        "an endless day": [("from", "0001-01-01"), ("to", "9999-12-31")],
        "days the wrong way round": [("from", "2030"), ("to", "1990"), ("q", common[0])],
        "all parameters twice": [("q", common[0]), ("q", common[1]), ("sort", "newest"), ("sort", "oldest")],
    }
    return {name: [("q", text)] for name, text in texts.items()} | filters


def _texts(common: list[str], rare: list[str]) -> Iterator[tuple[str, str]]:
    """Fifty-two texts for the search box, by what they are."""
    for number in (32, 128, 600):
        yield f"{number} common words", " ".join((common * 5)[:number])
        yield f"any of {number} common words", " OR ".join((common * 5)[:number])
        yield f"none of {number} words", " ".join(f"-{word}" for word in (common * 5)[:number])
        yield f"{number} rare words", " OR ".join((rare * 5)[:number])
        yield f"a phrase of {number} common words", '"' + " ".join((common * 5)[:number]) + '"'
        yield f"one word {number} times", " ".join([common[0]] * number)
        yield f"{number} beginnings", " ".join(f"{word[:2]}*" for word in (common * 5)[:number])
        yield f"{number} brackets", "(" * number + common[0] + ")" * number
        yield f"{number} open brackets", "(" * number + common[0]
        yield f"{number} quotation marks", '"' * number + common[0]
    for letter in "aest":
        yield f"all words in {letter}", f"{letter}*"
    yield "all letters as beginnings", " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz")
    yield "an ending", "*tion"
    yield "a beginning of nothing", "*"
    yield "stars", "*" * 500
    yield "a pattern", "(a+)+$ .*.*.* [a-z]{1,99}"
    yield "one word of 4,000 letters", "a" * 4_000
    yield "one accent upon another", "e" + "\u0301" * 3_000
    yield "no spaces between dashes", "-".join(common[:100])
    yield "joined by AND NOT", " AND NOT ".join(common[:64])
    yield "brackets in brackets", _nested(common, 6)
    yield "phrases of two", " OR ".join(f'"{one} {other}"' for one, other in pairwise(common[:61]))
    yield "the commonest phrase", f'"{common[0]} {common[1]}"'
    yield "from right to left", "\u202e" + " ".join(common[:20])
    yield "tabs and line ends", "\t\n\r" * 300 + common[0]
    yield "backslashes", "\\" * 999 + common[0]
    yield "names of fields", " ".join(f"{field}:{word}" for field in ("text", "id", "actor", "_stored") for word in common[:20])
    yield "numbers", " ".join(str(10**power) for power in range(60))
    yield "ranges", " ".join(f"[{word} TO {other}]" for word, other in zip(common[:30], common[30:60], strict=True))


def _nested(words: list[str], depth: int) -> str:
    """A full tree of ORs and ANDs."""
    if depth == 0:
        return words[0]
    return f"({_nested(words[1:], depth - 1)} {'AND' if depth % 2 else 'OR'} {_nested(words[2:], depth - 1)})"


def drop(port: int, query: Query) -> tuple[int, float]:
    """Status of the page that answers, and the seconds it took."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    began = time.perf_counter()
    try:
        connection.request("GET", f"{PATHS['HTML']}?{urlencode(query)}")
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - began
    finally:
        connection.close()


def read_on(port: int, known: dict[str, list[str]], over: threading.Event, first: int) -> list[float]:
    """Seconds of each search of a reader who goes on until it is ``over``; of each reader other words."""
    visitor, times = Visitor(port), []
    for turn in count(50 * first):
        for kind, query in mix(known, turn % 100).items():
            if over.is_set():
                return times
            if kind == "page 2":  # a small archive has none
                continue
            began = time.perf_counter()
            visitor.get(f"{PATHS['HTML']}?{urlencode(query)}")
            times.append(time.perf_counter() - began)
    return times


if __name__ == "__main__":
    main()
