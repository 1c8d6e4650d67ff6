"""The drill of costly queries as it is started by hand, with a small archive, whatever time this machine takes."""

import subprocess
import sys
from pathlib import Path

from benchmarks.drills.bombs import bombs

PROJECT = Path(__file__).resolve().parents[3]


def test_there_are_sixty_of_them() -> None:
    assert len(bombs({"actor": ["poe"] * 40, "topic": ["trade"], "source": ["report"], "title": ["Rain"]})) == 60


def test_costly_queries_are_answered_and_readers_meanwhile() -> None:
    small = [sys.executable, "-m", "benchmarks.drills.bombs", "--number", "30", "--rounds", "1", "--any-time"]
    done = subprocess.run(small, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("60 bombs at 30 articles: slowest ")
    assert ", 0 faults\n" in done.stdout
    assert " searches of 2 readers meanwhile: " in done.stdout
