"""Bars: counts ready to draw. Templates draw them as HTML lists or SVG and print the same numbers as a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, how much, its height in hundredths of the tallest, where a click leads, and whether it is chosen."""

    label: str
    count: int
    height: int
    url: str = ""
    chosen: bool = False


LONGEST = 150
"""Bars of the longest line that is drawn without gaps; a longer one leaves empty years or months out."""


def without_gaps(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Counts by year (``2025``) or by month (``2025-11``) in the order of time, the empty ones between first and last filled in."""
    if not counts:
        return []
    first, last = min(counts), max(counts)
    if len(first) == len("2025"):
        labels = [f"{year:04}" for year in range(int(first), int(last) + 1)]
    else:
        months = range(_months(first), _months(last) + 1)
        labels = [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
    return [(label, counts.get(label, 0)) for label in (labels if len(labels) <= LONGEST else sorted(counts))]


def _months(label: str) -> int:
    year, month = label.split("-")
    return int(year) * 12 + int(month) - 1


def bars(counts: Iterable[tuple[str, int, str]]) -> list[Bar]:
    """Bars of ``(label, count, url)``, scaled to the tallest; a count above zero is never invisible."""
    rows = list(counts)
    tallest = max((count for _, count, _ in rows), default=0)
    return [Bar(label, count, max(4, round(100 * count / tallest)) if count else 0, url) for label, count, url in rows]
