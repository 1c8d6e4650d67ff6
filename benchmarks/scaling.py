"""Both engines of the archive as it grows: ``python -m benchmarks.scaling SIZE…``.

For each size the same corpus is built in the folder's engine (up to ``--folder-up-to`` articles) and on an OpenSearch node, and both are
asked the same twelve kinds of question in fresh processes that take turns (``benchmarks.run``). The records are kept in the environment's
``BENCH_DIR``; ``results-scaling.md`` beside this file is written from all that are there, also those of earlier runs.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from .engines import CONTENDERS, OURS
from .questions import KINDS
from .record import Asked, Record
from .report import table
from .run import Comparison, Run, work_folder

RESULTS = Path(__file__).parent / "results-scaling.md"
CLUSTER = CONTENDERS["opensearch"]
ENGINES = (OURS, CLUSTER)


def main() -> None:
    """Measures, and writes the page."""
    command = ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    command.add_argument("sizes", nargs="+", type=int, help="articles of the corpus, 1,000 at least")
    command.add_argument("--rounds", type=int, default=2, help="fresh processes of each engine (2)")
    command.add_argument("--folder-up-to", type=int, default=100_000, help="the largest size for the engine in a folder (100000)")
    given = command.parse_args()
    if missing := CLUSTER.missing():
        sys.exit(missing)
    with work_folder(os.environ.get("BENCH_DIR", "")) as folder:
        for size in given.sizes:
            engines = ENGINES if size <= given.folder_up_to else (CLUSTER,)
            run = Run(folder, size, given.rounds, tuple(engine.name for engine in engines))
            run.prepare()
            run.compare(Comparison(size, engines))
            run.record.write(folder / f"scaling-{size}.json")
        records = sorted((Record.read(file) for file in folder.glob("scaling-*.json")), key=lambda record: record.size)
        RESULTS.write_text(markdown(records), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def markdown(records: list[Record]) -> str:
    """The page: building, then times by size, then by kind of question at the largest size that both engines have."""
    both = [record for record in records if all(record.sizes(engine.name) for engine in ENGINES)]
    parts = [
        "# Both engines as the archive grows",
        f"Written by `python -m benchmarks.scaling` on {records[-1].date}: {records[-1].machine}. The folder's engine runs in the process "
        "that asks; OpenSearch is one node (2 GB of heap) beside it on the same cores, asked over HTTP. Each question is answered whole: "
        "the count, the best 20 with snippets, and the counts of all actors, topics, sources and years. Times are milliseconds, "
        "median / p95 over all kinds.",
        table(
            [
                "articles",
                "engine",
                "indexed, articles/s",
                "on disk, MB",
                "first seen, ms",
                "warm, ms",
                "opens and answers first, ms",
                "memory, MB",
            ],
            [row for record in records for row in _rows(record)],
        ),
    ]
    if both:
        parts += [f"## {both[-1].size:,} articles, by kind of question, first seen\n{_kinds(both[-1])}"]
    if records[-1] not in both:
        parts += [f"## {records[-1].size:,} articles on OpenSearch, by kind of question, first seen\n{_kinds(records[-1])}"]
    return "\n\n".join(parts) + "\n"


def _rows(record: Record) -> Iterator[list[str]]:
    for engine in ENGINES:
        built, first, warm = (
            record.building(engine.name, record.size),
            record.first(engine.name, record.size),
            record.warm(engine.name, record.size),
        )
        if built and first and warm:
            processes = record.processes(engine.name, record.size)
            yield [
                f"{record.size:,}",
                engine.title,
                f"{built.rate:,.0f}",
                f"{built.megabytes:,.0f}",
                f"{first.median:.1f} / {first.p95:.1f}",
                f"{warm.median:.1f} / {warm.p95:.1f}",
                f"{max(process.opened + process.answered for process in processes):,.0f}",
                f"{max(map(_memory, processes)):,.0f}",
            ]


def _memory(asked: Asked) -> float:
    """Anonymous megabytes of the one that asked and of the node beside it."""
    return asked.memory["asked"][0]


def _kinds(record: Record) -> str:
    engines = [engine for engine in ENGINES if record.sizes(engine.name)]
    rows = []
    for kind, meaning in KINDS.items():
        times = [record.first(engine.name, record.size, kind) for engine in engines]
        rows.append([f"{kind}: {meaning}", *(f"{time.median:.1f} / {time.p95:.1f}" if time else "" for time in times)])
    return table(["question", *(engine.title for engine in engines)], rows)


if __name__ == "__main__":
    main()
