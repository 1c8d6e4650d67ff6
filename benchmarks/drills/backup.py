"""Backups under load, restored and compared; damaged ones, refused: ``python -m benchmarks.drills.backup``.

An archive of synthetic articles is backed up again and again while another process imports. Each backup is restored into a second archive
by ``restore --replace`` and compared: the rows that nobody writes by their hashes, answers to fixed questions, and of what is written that
all acknowledged before the backup began is there, and nothing by halves. Then one backup is damaged in many ways, and each must be refused
while the archive stays as it is. On SQLite; ``--postgres`` starts a PostgreSQL server of its own in the folder.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path

from benchmarks.engines.cluster import address, running

PROJECT = Path(__file__).resolve().parents[2]
CHILD = "import django; django.setup(); from benchmarks.drills import {0}; {0}.main()"


def main() -> None:
    """Makes both archives and has a process of the second one do the rest; exits with 1 if anything was not as promised."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.backup", description=__doc__)
    parser.add_argument("--restores", type=int, default=100)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--damaged", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-drill-")))
        folder.chmod(0o755)  # PostgreSQL's own user has to reach its part of it
        urls = {"source": "", "target": ""}
        if asked.postgres:
            stack.enter_context(running(folder / "cluster", {"fsync": "off"}))
            urls = {name: database(folder / "cluster", name) for name in urls}
        source, target = (environment(folder / name, url) for name, url in urls.items())
        for command in (["migrate"], ["loaddata", "gazetteer"], ["make_articles", str(asked.articles)], ["rebuild_index"]):
            subprocess.run([sys.executable, "manage.py", *command, "-v0"], cwd=PROJECT, env=source, check=True, stdout=subprocess.DEVNULL)
        told = json.dumps({"source": source, "folder": str(folder), **vars(asked)})
        ended = subprocess.run([sys.executable, "-c", CHILD.format("restores"), told], cwd=PROJECT, env=target, check=False)
    sys.exit(ended.returncode)


def environment(folder: Path, url: str) -> dict[str, str]:
    """The environment of an archive in ``folder`` with a database at ``url``, or SQLite's."""
    own = {"DATA_DIR": str(folder), "DATABASE_URL": url, "SECRET_KEY": secrets.token_urlsafe(50), "API_RATE": "", "LOGS": "lines"}
    return {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "config.settings"}


def database(cluster: Path, name: str) -> str:
    """A new database of the running server, as a URL."""
    found = dict(part.split("=") for part in address(cluster).split())
    command = ["psql", "--no-psqlrc", "-q", "-c", f"CREATE DATABASE {name}", address(cluster)]
    subprocess.run(command, check=True)
    return f"postgresql://{found['user']}@{found['host']}:{found['port']}/{name}"


if __name__ == "__main__":
    main()
