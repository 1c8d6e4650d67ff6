"""A lock between processes: a file held by flock, which the system frees when its holder dies."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Pause = Callable[[float], float]
"""From the seconds waited how many pass until the next look."""


def _steady(waited: float) -> float:
    return 0.05


def had(take: Callable[[], bool], timeout: float, pause: Pause = _steady) -> bool:
    """Whether ``take`` could take a lock within ``timeout`` seconds; it is tried once at least."""
    began = time.monotonic()
    while not (taken := take()) and (waited := time.monotonic() - began) < timeout:
        time.sleep(pause(waited))
    return taken


@contextmanager
def held(file: Path, timeout: float = 0.0, pause: Pause = _steady) -> Iterator[bool]:
    """Holds the lock while the block runs, and gives whether it could be had within ``timeout`` seconds."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield had(lambda: _taken(descriptor), timeout, pause)
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
