"""A PostgreSQL server of our own: made in a folder, started on a free loopback port, stopped by its process id.

The server refuses to run as root; started by root, it runs as the user ``postgres``, to whom the folder is given.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.engines import postgres_programs

USER = "postgres"
_PATIENCE = 60.0
"""Seconds that the server may take to start or to stop."""


@contextmanager
def running(data: Path, settings: Mapping[str, str]) -> Iterator[None]:
    """The server of the cluster in ``data`` (made where there is none) runs while the block does. ``RuntimeError`` where it won't start."""
    programs = postgres_programs()
    if programs is None:
        raise RuntimeError("There is no PostgreSQL server in /usr/lib/postgresql.")
    if not (data / "PG_VERSION").exists():
        _make(programs, data)
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    owner = _owner()
    address = ["-c", "listen_addresses=127.0.0.1", "-p", str(_free_port()), "-c", "unix_socket_directories="]
    with (data.parent / f"{data.name}.log").open("ab") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *address, *options], stdout=log, stderr=log, cwd="/", user=owner, group=owner
        )
    try:
        _wait_until_ready(server, data)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # what PostgreSQL calls a fast shutdown
        server.wait(_PATIENCE)


@contextmanager
def following(primary: Path, data: Path) -> Iterator[None]:
    """A replica of the running server of ``primary`` is made in ``data`` and runs while the block does (streaming replication)."""
    programs = postgres_programs()
    if programs is None:
        raise RuntimeError("There is no PostgreSQL server in /usr/lib/postgresql.")
    owner = _folder(data)
    copied: list[str | Path] = [programs / "pg_basebackup", "-D", data, "-d", address(primary), "-R", "-c", "fast", "--no-sync"]
    subprocess.run(copied, check=True, cwd="/", user=owner, group=owner)
    with running(data, {}):
        yield


def address(data: Path) -> str:
    """How to connect to the running server of the cluster in ``data``."""
    port = (data / "postmaster.pid").read_text("ascii").splitlines()[3]
    return f"host=127.0.0.1 port={port} user={USER} dbname=postgres"


def tell(data: Path, statement: str) -> None:
    """Has the running server of ``data`` carry out a statement."""
    subprocess.run(["psql", "--no-psqlrc", "-qAt", "-c", statement, address(data)], check=True, stdout=subprocess.DEVNULL)


def _make(programs: Path, data: Path) -> None:
    owner = _folder(data)
    made: list[str | Path] = [programs / "initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd="/", user=owner, group=owner)


def _folder(data: Path) -> str | None:
    """Makes the folder, and gives it to whose the server is."""
    data.mkdir(mode=0o700)
    owner = _owner()
    if owner:
        shutil.chown(data, owner, owner)
    return owner


def _owner() -> str | None:
    """Whose the server is, where it can't be ours."""
    return USER if os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_ready(server: subprocess.Popen[bytes], data: Path) -> None:
    """The eighth line of ``postmaster.pid`` says ``ready`` when connections are taken."""
    started = time.monotonic()
    while time.monotonic() - started < _PATIENCE and server.poll() is None:
        try:
            lines = (data / "postmaster.pid").read_text("ascii").splitlines()
        except FileNotFoundError:
            lines = []
        if lines[:1] == [str(server.pid)] and lines[7:8] and lines[7].strip() == "ready":
            return
        time.sleep(0.02)
    raise RuntimeError(f"PostgreSQL didn't start: see {data.parent / data.name}.log.")
