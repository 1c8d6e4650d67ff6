"""Bars: counts ready to draw. Templates draw them as HTML lists or SVG and print the same numbers as a table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, how much, its height in hundredths of the tallest, and where a click leads."""

    label: str
    count: int
    height: int
    url: str = ""


def bars(counts: Iterable[tuple[str, int, str]]) -> list[Bar]:
    """Bars of ``(label, count, url)``, scaled to the tallest; a count above zero is never invisible."""
    rows = list(counts)
    tallest = max((count for _, count, _ in rows), default=0)
    return [Bar(label, count, max(4, round(100 * count / tallest)) if count else 0, url) for label, count, url in rows]
