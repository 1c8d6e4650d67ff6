"""The drill of guessed passwords as it is started by hand, with small numbers."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


def test_nobody_guesses_a_password_and_the_editor_gets_in_from_elsewhere() -> None:
    small = [sys.executable, "-m", "benchmarks.drills.guessing", "--tries", "300"]
    done = subprocess.run(small, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert said[0].startswith("300 tries in ")
    assert ": 0 let in, " in said[0]
    assert said[1] == "the editor, from elsewhere: let in"
    assert said[2].startswith("kept: ")
