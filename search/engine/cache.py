"""Results worth keeping, up to a number of bytes; the longest unused go first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Cache(Generic[Key]):
    """A least-recently-used cache of ``limit`` bytes, for all threads of a process. No single value may take more than a quarter.

    It holds values of several types; whoever asks for a key says how it is made, and so of what type it is.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[Key, tuple[Any, int]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value], size: Callable[[Value], int]) -> Value:
        """The value of ``key``, made if it isn't kept; ``size`` is how many bytes it takes."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: Value = self._kept[key][0]
                return kept
        # Made outside of the lock: two threads may do it twice, neither waits for the other.
        value = make()
        needed = size(value)
        if needed <= self._limit // 4:
            with self._lock:
                self._size += needed - self._kept.pop(key, (value, 0))[1]
                self._kept[key] = value, needed
                while self._size > self._limit:
                    self._size -= self._kept.popitem(last=False)[1][1]
        return value
