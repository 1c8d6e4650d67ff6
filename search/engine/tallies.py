"""How often each of some values occurs: keys, years, months."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Integers


class Tally(NamedTuple):
    """Values that occur, ascending, and how often each does."""

    values: Integers
    often: Integers

    def of(self, value: int) -> int:
        """How often ``value`` occurs."""
        place = int(np.searchsorted(self.values, value))
        return int(self.often[place]) if place < len(self.values) and self.values[place] == value else 0


def tally(values: NDArray[Any]) -> Tally:
    """How often each of some whole numbers occurs."""
    if not len(values):
        return Tally(_NONE, _NONE)
    lowest = int(values.min())
    return present(np.bincount(values - lowest), lowest)


def present(counts: Integers, lowest: int = 0) -> Tally:
    """The tally of the values from ``lowest`` on, each of which has an entry in ``counts``."""
    places = np.flatnonzero(counts)
    return Tally(places + lowest, counts[places])


_NONE: Integers = np.zeros(0, np.int64)
