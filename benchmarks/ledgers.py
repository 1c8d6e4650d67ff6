"""Every ledger page and its JSON with 1,000 and 10,000 articles: ``python -m benchmarks.ledgers``.

Makes an archive of synthetic articles a size, in a folder of its own (``--folder`` keeps them for the next run), and asks each address in
a process of its own by Django's test client, middleware and all: the number of queries, the median and the 95th percentile of the time,
and how it grew from the small archive to the large one. It waits for the machine to be idle, for a while. The results go to
``benchmarks/results-ledgers.md``.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .http import PROJECT, prepare
from .measure import machine, spread

RESULTS = PROJECT / "benchmarks" / "results-ledgers.md"
SIZES = (1_000, 10_000)
MOST_QUERIES, MOST_MS = 10, 300
"""What a ledger page may take at the larger size."""
BUSY = 1.0
"""The load of the last minute above which it waits."""
ADDRESSES = {
    "claims": "/claims/",
    "claims of a topic": "/claims/?topic={topic}",
    "claims of an actor": "/claims/?actor={actor}",
    "claims of a source": "/claims/?source={source}",
    "claims, deep in the list": "/claims/?after={day}~0",
    "claims, JSON": "/api/v1/claims",
    "a measure": "/claims/{measure}/",
    "disagreements": "/claims/disagreements/",
    "disagreements, conflicts": "/claims/disagreements/?label=conflict",
    "disagreements, JSON": "/api/v1/disagreements",
    "disagreements, conflicts, JSON": "/api/v1/disagreements?label=conflict",
    "forecasts": "/forecasts/",
    "forecasts, overdue": "/forecasts/?status=overdue",
    "forecasts, JSON": "/api/v1/forecasts",
    "forecasts, calendar": "/forecasts.ics",
    "quotations": "/quotations/",
    "quotations of a speaker": "/quotations/?speaker={actor}",
    "quotations, JSON": "/api/v1/quotations",
    "events": "/events/",
    "an event": "/events/?event={event}",
    "events, JSON": "/api/v1/events",
    "actors": "/actors/",
    "an actor": "/actors/{actor}/",
    "sources": "/sources/",
    "sources, least traceable first": "/sources/?sort=grade",
    "sources, JSON": "/api/v1/sources",
    "a source": "/sources/{source}/",
    "unnamed sources": "/sources/unnamed/",
    "two articles": "/compare/{article}/{other}/",
    "gaps": "/gaps/",
    "a gap": "/gaps/unsourced-figures/",
    "an article": "/articles/{article}/",
}
"""What is asked. An address that the archive doesn't have yet is left out and named."""
BESIDE = frozenset({"actors", "an actor", "an article"})
"""No ledgers: shown for comparison, and held to no limit."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one address answered: its status, its queries, the milliseconds of each request, and the kilobytes of the answer."""

    status: int
    queries: int
    times: list[float]
    kilobytes: float


def main() -> None:
    """Runs it all and writes the results."""
    parser = ArgumentParser(prog="python -m benchmarks.ledgers", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the archives are kept for the next run (else a temporary one)")
    parser.add_argument("--rounds", "-r", type=int, default=20, help="requests to each address")
    parser.add_argument("--patience", type=float, default=300, help="seconds to wait, before each size, until the machine is idle")
    parser.add_argument("--ask", action="store_true", help="ask the archive of DATA_DIR and print JSON: what the run itself calls")
    asked = parser.parse_args()
    if asked.ask:
        print(json.dumps({name: asdict(one) for name, one in ask(asked.rounds).items()}))
        return
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-ledgers-")))
        found, loads = {}, []
        for size in SIZES:
            place = folder / str(size)
            place.mkdir(parents=True, exist_ok=True)
            environment = prepare(place, size)
            loads.append(_idle(asked.patience))
            command = [sys.executable, "-m", "benchmarks.ledgers", "--ask", "--rounds", str(asked.rounds)]
            said = subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.PIPE).stdout
            found[size] = {name: Asked(**one) for name, one in json.loads(said).items()}
            loads.append(os.getloadavg()[0])
    report = as_markdown(found, asked.rounds, loads)
    RESULTS.write_text(report, encoding="utf-8")
    print(report)


def _idle(patience: float) -> float:
    """Waits until the machine has little else to do, or patience ends; the load it found."""
    until = time.monotonic() + patience
    while os.getloadavg()[0] > BUSY and time.monotonic() < until:
        time.sleep(5)
    return os.getloadavg()[0]


def ask(rounds: int) -> dict[str, Asked]:
    """Asks every address once for its queries, then ``rounds`` times by turns for its time. Those that aren't there are asked once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # the settings are read from the environment of this process alone

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    visitor = Client(SERVER_NAME="127.0.0.1")
    known = known_of()
    paths = {name: path.format(**known) for name, path in ADDRESSES.items()}
    found: dict[str, Asked] = {}
    for name, path in paths.items():
        visitor.get(path)  # templates and caches
        with CaptureQueriesContext(connection) as queries:
            answer = visitor.get(path)
        found[name] = Asked(answer.status_code, len(queries), [], len(answer.content) / 1000)
    for _ in range(rounds):
        for name, path in paths.items():
            if found[name].status == 200:
                started = time.perf_counter()
                visitor.get(path)
                found[name].times.append((time.perf_counter() - started) * 1000)
    return found


def known_of() -> dict[str, Any]:
    """The rows that have most to show: slugs and keys by what they are, and a day in the middle of the archive."""
    from django.db.models import Count

    from archive.models import Actor, Article, Comparison, Event, Measure, Source, Topic

    conflict = Comparison.objects.filter(label="conflict", measure__isnull=False).select_related("one__article", "other__article")[0]
    dated = Article.objects.published().dated().order_by("published_on", "pk")
    return {
        "topic": Topic.objects.annotate(n=Count("article_topics")).order_by("-n", "pk")[0].slug,
        "actor": Actor.objects.annotate(n=Count("quotations")).order_by("-n", "pk")[0].slug,
        "source": Source.objects.named().annotate(n=Count("citations")).order_by("-n", "pk")[0].slug,
        "measure": Measure.objects.annotate(n=Count("figures")).order_by("-n", "pk")[0].slug,
        "event": Event.objects.annotate(n=Count("mentions")).order_by("-n", "pk")[0].pk,
        "article": conflict.one.article.slug,
        "other": conflict.other.article.slug,
        "day": dated[dated.count() // 2].published_on,
    }


def as_markdown(found: dict[int, dict[str, Asked]], rounds: int, loads: list[float]) -> str:
    """The results as a page of one table."""
    small, large = sorted(found)
    there = [name for name in ADDRESSES if all(found[size][name].status == 200 for size in found)]
    lines = [
        "# The ledgers as they grow",
        f"{date.today().isoformat()} · {small:,} and {large:,} synthetic articles (`make_articles`) on SQLite · {machine()}",
        "",
        f"Each address {rounds} times by turns through Django's test client, middleware and all, in one process; the load of the machine's "
        f"last minute was {' · '.join(f'{load:.1f}' for load in loads)} before and after each size, the measurement's own included. "
        f"To be reached with {large:,} articles: at most {MOST_QUERIES} queries "
        f"and {MOST_MS} ms (–: no ledger, shown for comparison).",
        "",
        f"| page | queries | median ms at {small:,} | p95 | median ms at {large:,} | p95 | growth | kB | holds |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name in there:
        few, many = (spread(found[size][name].times) for size in (small, large))
        queries = sorted({found[size][name].queries for size in found})
        holds = "–" if name in BESIDE else "yes" if queries[-1] <= MOST_QUERIES and many.median <= MOST_MS else "no"
        cells = [f"{few.median:.1f}", f"{few.p95:.1f}", f"{many.median:.1f}", f"{many.p95:.1f}", f"{many.median / few.median:.1f}×"]
        size = f"{found[large][name].kilobytes:.0f}"
        lines.append(f"| {name} `{ADDRESSES[name]}` | {'–'.join(map(str, queries))} | {' | '.join(cells)} | {size} | {holds} |")
    left_out = [f"{name} ({found[large][name].status})" for name in ADDRESSES if name not in there]
    return "\n".join([*lines, "", *([f"Not there: {', '.join(left_out)}.", ""] if left_out else [])])


if __name__ == "__main__":
    main()
