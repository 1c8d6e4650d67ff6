"""Archives to be tried by force: folders of their own, on SQLite or on a PostgreSQL server of their own."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.engines.cluster import address, running, tell

PROJECT = Path(__file__).resolve().parents[2]
CHILD = "import django; django.setup(); from benchmarks.drills import {0}; {0}.main()"
Environment = dict[str, str]


@contextmanager
def archives(names: Sequence[str], postgres: Mapping[str, str] | None) -> Iterator[tuple[Path, list[Environment]]]:
    """A folder, and the environments of empty archives in it; ``postgres`` are the settings of the server that they shall have."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-drill-")))
        folder.chmod(0o755)  # PostgreSQL's own user has to reach its part of it
        cluster = folder / "cluster"
        if postgres is not None:
            stack.enter_context(running(cluster, postgres))
        yield folder, [_environment(folder / name, "" if postgres is None else _database(cluster, name)) for name in names]


def manage(environment: Environment, *command: str) -> str:
    """What a command of ``manage.py`` prints there, with the least that it can be asked for."""
    quiet = [sys.executable, "manage.py", *command, "-v0"]
    return subprocess.run(quiet, cwd=PROJECT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def fill(environment: Environment, number: int) -> None:
    """Makes an archive of ``number`` synthetic articles of it, with its index."""
    for command in (["migrate"], ["loaddata", "gazetteer"], ["make_articles", str(number)], ["rebuild_index"]):
        manage(environment, *command)


def exit_after(child: str, environment: Environment, told: Mapping[str, Any]) -> None:
    """Has a process of that archive do the drill, the module ``child``, by what it is told; ends as that ends."""
    command = [sys.executable, "-c", CHILD.format(child), json.dumps(told)]
    sys.exit(subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode)


def _environment(folder: Path, url: str) -> Environment:
    own = {"DATA_DIR": str(folder), "DATABASE_URL": url, "SECRET_KEY": secrets.token_urlsafe(50), "API_RATE": "", "LOGS": "lines"}
    return {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "config.settings"}


def url_of(cluster: Path, name: str) -> str:
    """A database of the running server."""
    found = dict(part.split("=") for part in address(cluster).split())
    return f"postgresql://{found['user']}@{found['host']}:{found['port']}/{name}"


def _database(cluster: Path, name: str) -> str:
    """A new database of the running server, as a URL."""
    tell(cluster, f"CREATE DATABASE {name}")
    return url_of(cluster, name)
