"""The editors' drill as it is started by hand, with few edits, on the database that the other tests have."""

import os
import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


def test_of_editors_at_the_same_articles_none_overwrites_another_unseen() -> None:
    command = [sys.executable, "-m", "benchmarks.drills.editors", "--editors", "6", "--edits", "24", "--articles", "2", "--pause", "0.3"]
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        command.append("--postgres")
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(r"24 edits by 6 editors saved in \d+ s, [1-9]\d* of old versions refused\n0 failed, 0 overwritten", done.stdout)
