"""Forks of a process that has everything loaded and nothing open: a round of a drill starts no Python anew."""

import os
import sys
from collections.abc import Callable

from django.db import connection


def close_connections() -> None:
    """Closes what a fork must not share: to be called before the first one."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def fork(work: Callable[[int], object]) -> tuple[int, int]:
    """Starts a fork that does ``work`` with a pipe to say something by; its process id, and the other end."""
    heard, said = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        os.close(said)
        return pid, heard
    status = 1
    try:
        os.close(heard)
        work(said)
        status = 0
    finally:
        if status:
            sys.excepthook(*sys.exc_info())
        os._exit(status)


def rest_of(said: int) -> str:
    """All that is said by a pipe until everybody who could say something is gone."""
    with os.fdopen(said) as pipe:
        return pipe.read()


def wait_for(pid: int) -> None:
    """Waits for a fork's end; ends this process too where it failed."""
    if os.waitpid(pid, 0)[1]:
        raise SystemExit("A process of the drill failed.")
