"""``python -m benchmarks [SIZE]``: builds, asks, and writes ``results.md`` and ``results.svg`` beside this file.

Takes minutes to an hour. Works in the folder that the environment's ``BENCH_DIR`` names, where indexes are kept for the next run; without
one in a temporary folder, which is removed.
"""

import argparse
import os
import signal
import sys
from pathlib import Path

from . import plot, report
from .engines import CONTENDERS
from .record import Record
from .run import Run, work_folder

HERE = Path(__file__).parent


def main() -> None:
    """Measure, then print and write."""
    command = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    command.add_argument("size", nargs="?", type=int, default=20_000, help="articles of the corpus (20000)")
    command.add_argument("--rounds", type=int, default=2, help="fresh processes of each engine (2)")
    command.add_argument("--engines", default=",".join(CONTENDERS), help="those to measure, by commas (all)")
    command.add_argument("--results", type=Path, default=HERE, help="the folder to write results.md and results.svg to")
    command.add_argument("--record", type=Path, help="write the results of this earlier record again, without measuring")
    given = command.parse_args()
    if given.record:
        write(Record.read(given.record), given.results)
        return
    if given.size < 1_000:
        command.error("the kinds of question need 1,000 articles at least")
    engines = tuple(given.engines.split(","))
    if unknown := set(engines) - set(CONTENDERS):
        command.error(f"there is no engine {', '.join(sorted(unknown))}; there are {', '.join(CONTENDERS)}")
    # So that a run that is told to end stops the server that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    with work_folder(os.environ.get("BENCH_DIR", "")) as folder:
        write(Run(folder, given.size, given.rounds, engines).measure(), given.results)


def write(record: Record, folder: Path) -> None:
    """Print the results, and write them as a table and as a plot."""
    text = report.markdown(record)
    print(text)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.md").write_text(text, encoding="utf-8")
    (folder / "results.svg").write_text(plot.svg(record), encoding="utf-8")


if __name__ == "__main__":
    main()
