"""A lock between processes: a file held by flock, which the system frees when its holder dies."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(file: Path, timeout: float = 0.0, pause: Callable[[float], float] = lambda waited: 0.05) -> Iterator[bool]:
    """Holds the lock while the block runs, and gives whether it could be had within ``timeout`` seconds.

    ``pause`` tells from the seconds waited how many pass until the next look.
    """
    began = time.monotonic()
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while not (taken := _taken(descriptor)) and (waited := time.monotonic() - began) < timeout:
            time.sleep(pause(waited))
        yield taken
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
