"""The backup drill as it is started by hand, with small numbers."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


def test_the_drill_restores_what_was_backed_up_under_load_and_counts_what_is_refused() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    small = ["--articles", "12", "--restores", "2", "--queries", "12", "--damaged", "15"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.drills.backup", *small], cwd=PROJECT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert said[0].startswith("12 articles, 12 questions, ")
    assert said[1].startswith("2 of 2 restores equal; ")
    assert said[2].startswith("15 of 15 damaged backups refused, ")
