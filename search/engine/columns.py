"""What the documents of a snapshot hold, as numpy arrays with one entry a document; their keys are in ``keys``.

A document is its number, from 0; a mask is an array of booleans, one a document; sets of documents are ascending arrays of numbers.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .document import Precision
from .segment import Segment, joined

Mask: TypeAlias = NDArray[np.bool_]
Integers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

_UNDATED = 4_000_000
"""Later than any day of the calendar (date.max is day 3,652,059)."""


def mask_of(docs: Integers, size: int) -> Mask:
    """The documents as a mask over ``size``."""
    mask = np.zeros(size, bool)
    mask[docs] = True
    return mask


def located(values: NDArray[Any], among: NDArray[Any]) -> tuple[Integers, Mask]:
    """For each of ``values`` whether it is ``among``, which is ascending and not empty, and its place there if it is; by binary search."""
    places = np.searchsorted(among, values)
    return places, among.take(places, mode="clip") == values


class Dates:
    """The printed dates: first and last day as ``date.toordinal`` and the ``Precision``, all zero for undated; and what orders by them."""

    def __init__(self, segments: Sequence[Segment], numbers: Integers) -> None:
        self.first: NDArray[np.int32] = joined([segment.column("date/first") for segment in segments], np.int32)
        self.last: NDArray[np.int32] = joined([segment.column("date/last") for segment in segments], np.int32)
        self.precision: NDArray[np.uint8] = joined([segment.column("date/precision") for segment in segments], np.uint8)
        self._numbers = numbers

    def undated(self) -> Mask:
        """The documents without a date."""
        return np.asarray(self.precision == Precision.NONE)

    def order(self, newest: bool) -> Integers:
        """One number a document that sorts by date, undated ones last, equal dates by ``django_id`` (which must be below 2 ** 40)."""
        first = self.first.astype(np.int64)
        day = np.where(self.precision == Precision.NONE, _UNDATED, _UNDATED - first if newest else first)
        return np.asarray((day << 40) + self._numbers)

    def months(self) -> NDArray[Any]:
        """Months since the year 0 of dates printed to the month or day, -1 for the others."""
        months = self._days().astype("M8[M]").astype(np.int64) + 1970 * 12
        return np.where(self.precision >= Precision.MONTH, months, -1)

    def years(self) -> NDArray[Any]:
        """Years, 0 for undated."""
        years = self._days().astype("M8[Y]").astype(np.int64) + 1970
        return np.where(self.precision == Precision.NONE, 0, years)

    def _days(self) -> NDArray[np.datetime64]:
        """The first days; some day for undated."""
        return (np.maximum(self.first, 1).astype(np.int64) - _EPOCH).view("M8[D]")


_EPOCH = 719163
"""``date(1970, 1, 1).toordinal()``."""
