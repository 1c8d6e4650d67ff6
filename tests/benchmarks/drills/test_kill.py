"""The kill drill as it is started by hand, in a few rounds, on the database that the other tests have."""

import os
import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


def test_what_killed_processes_leave_is_as_promised() -> None:
    command = [sys.executable, "-m", "benchmarks.drills.kill", "--rounds", "8", "--soon", "30"]
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        command.append("--postgres")
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    said = re.match(r"8 of 8 rounds as promised: (\d+) acknowledged changes all there, ", done.stdout)
    assert said, done.stdout
    assert int(said[1]) > 0
