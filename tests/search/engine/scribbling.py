"""A process that writes commit after commit into an index: ``python -m tests.search.engine.scribbling FOLDER SIZE``."""

import random
import sys

from search.engine import IndexFolder
from tests.search.engine.corpus import some_document


def scribble(path: str, size: int) -> None:
    """Replaces and removes a few of ``size`` synthetic documents at a time, until it is told to stop."""
    folder, chance = IndexFolder(path), random.Random(7)
    while True:
        changed = [some_document(number, chance) for number in chance.sample(range(size), 5)]
        folder.write(changed, [f"archive.article.{chance.randrange(size)}"])
        print("written", flush=True)  # noqa: T201 - what the test waits for


if __name__ == "__main__":
    scribble(sys.argv[1], int(sys.argv[2]))
