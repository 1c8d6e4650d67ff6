"""Files as they stood at one moment, and whether they still do. A look at one takes a microsecond, so every search affords it."""

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

_STANDING = attrgetter("st_size", "st_mtime_ns", "st_ino")
"""What tells a file from another one, or from itself before somebody wrote into it."""


class Watched:
    """Files from now on; one that is missing now never counts as unchanged."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = [str(path) for path in paths]
        self._stood = [_standing(path) for path in self._paths]

    def lengths(self) -> list[int | None]:
        """How many bytes each file had, ``None`` where it was missing."""
        return [stood[0] if stood else None for stood in self._stood]

    def unchanged(self) -> bool:
        """Whether all are still there, the same ones, and nobody wrote into them."""
        try:
            return list(map(_STANDING, map(os.stat, self._paths))) == self._stood
        except OSError:
            return False


def _standing(path: str) -> tuple[int, ...]:
    try:
        return _STANDING(os.stat(path))
    except OSError:
        return ()
