"""Processes killed in the middle of their work, and what they leave: ``python -m benchmarks.drills.kill``.

Again and again two writers save, publish, withdraw and delete articles and say so of each change once it is committed, an indexer drains
the outbox or rebuilds the index, and a reader searches; at some moment all get SIGKILL. Of what they leave: every change that was said to
be committed is there and none by half, a search is answered at once by a process that was just started and shows nothing that isn't
published, and ``check_index --repair`` leaves nothing missing, stale or too much; in every other round the outbox alone must.
On SQLite; ``--postgres`` starts a PostgreSQL server of its own.
"""

import json
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path

from benchmarks.drills.backup import CHILD, PROJECT, database, environment
from benchmarks.engines.cluster import running


def main() -> None:
    """Makes an archive and has a process of it do the rest; exits with 1 if anything was not as promised."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.kill", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--soon", type=float, default=2.0, help="seconds within which the next search must be answered")
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-drill-")))
        folder.chmod(0o755)  # PostgreSQL's own user has to reach its part of it
        url = ""
        if asked.postgres:
            stack.enter_context(running(folder / "cluster", {}))
            url = database(folder / "cluster", "drill")
        archive = environment(folder / "archive", url)
        for command in (["migrate"], ["loaddata", "gazetteer"], ["rebuild_index"]):
            subprocess.run([sys.executable, "manage.py", *command, "-v0"], cwd=PROJECT, env=archive, check=True)
        told = json.dumps({"rounds": asked.rounds, "soon": asked.soon, "seed": asked.seed})
        ended = subprocess.run([sys.executable, "-c", CHILD.format("rounds"), told], cwd=PROJECT, env=archive, check=False)
    sys.exit(ended.returncode)


if __name__ == "__main__":
    main()
