"""``python -m benchmarks.exactness [QUESTIONS]``: random questions to our engine (profile ``plain``) and to stock Whoosh on the same index.

Hits, scores to 1e-9, every facet count, the counts over time, and the orders have to be the same: over an archive of invented words in
several segments with deletions, over real press releases where they lie beside the project, and while another process writes commits.
Prints what differs, and exits with 1 if anything does. The tests have a small form of it (``tests/search/engine/test_exactness.py``).
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from search.engine import IndexFolder
from tests.search.engine.comparing import PRESS_RELEASES, differences, of_one_commit, press_releases, synthetic, written_to
from tests.search.engine.trees import Questions

SIZE = 3_000
"""Documents of the synthetic archive."""
WRITTEN = 400
"""Documents of the archive that is written to."""
A_COMMIT = 20
"""Questions between two looks for a newer commit."""


def main() -> int:
    """The number of questions a corpus comes from the command line; 1,000 by default."""
    command = argparse.ArgumentParser(prog="python -m benchmarks.exactness", description=__doc__)
    command.add_argument("questions", nargs="?", type=int, default=1_000, help="for each archive (1000)")
    number = command.parse_args().questions
    wrong = compare("invented words", lambda folder: synthetic(folder, SIZE, seed=1), number)
    if PRESS_RELEASES.exists():
        wrong += compare("press releases", lambda folder: press_releases(folder, 10_000, seed=2), number)
    else:
        print("press releases: not on this machine")
    wrong += compare("invented words, while another process writes", lambda folder: synthetic(folder, WRITTEN, seed=3), number, True)
    return 1 if wrong else 0


def compare(name: str, filled: Callable[[IndexFolder], Questions], number: int, written: bool = False) -> int:
    """How many answers differ; each is printed."""
    with TemporaryDirectory() as path:
        folder = IndexFolder(Path(path) / "index")
        questions = filled(folder)
        if written:
            with written_to(folder, WRITTEN):
                wrong, commits = ask(folder, questions, number)
        else:
            wrong, commits = ask(folder, questions, number)
    print(f"{name}: {number:,} questions on {commits} commits, {wrong} answers differ", flush=True)
    return wrong


def ask(folder: IndexFolder, questions: Questions, number: int) -> tuple[int, int]:
    """How many answers differ, and on how many commits was asked."""
    wrong, generations = 0, set()
    for done in range(number):
        if done % A_COMMIT == 0:
            snapshot, stock = of_one_commit(folder)
            generations.add(snapshot.state.generation)
        lines = differences(snapshot, stock, questions.query())
        wrong += bool(lines)
        for line in lines:
            print(line)
    return wrong, len(generations)


if __name__ == "__main__":
    sys.exit(main())
