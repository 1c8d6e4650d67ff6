"""Selectors: where a passage stands in a text of which only the passage's own words and context are known. Pure."""

from collections.abc import Iterator

ENOUGH = 16
"""Characters around a passage that must have stayed, where nothing but they tells which place is its own."""
LONG = 32
"""A passage of so many characters tells its own place."""


def places(body: str, exact: str, prefix: str, suffix: str, near: int) -> Iterator[tuple[int, int, int]]:
    """Where ``exact`` stands in ``body``, as ``(context, nearness, start)``; the greatest fits best.

    Of several occurrences the one with most of its old context around it wins, then the one nearest to its old position ``near``
    (the order of the W3C Web Annotation selectors: quote with context first, position second).
    """
    for start in occurrences(body, exact):
        yield context(prefix, suffix, body, start, start + len(exact), len(prefix + suffix)), -abs(start - near), start


def is_sure(exact: str, shared: int, known: int) -> bool:
    """Whether ``exact`` with so many ``shared`` characters around it, of so many ``known``, can be nothing but the passage.

    *2024* is not, wherever it stands: its sentence may be gone, and this one be another.
    """
    return shared >= min(ENOUGH, known) or len(exact) >= LONG


def occurrences(text: str, exact: str) -> list[int]:
    """Where ``exact`` begins in ``text``, overlapping ones too."""
    starts = []
    start = text.find(exact) if exact else -1
    while start >= 0:
        starts.append(start)
        start = text.find(exact, start + 1)
    return starts


def context(prefix: str, suffix: str, body: str, start: int, end: int, most: int) -> int:
    """How many characters right before and right after ``body[start:end]`` are those that end ``prefix`` and begin ``suffix``."""
    before = _in_common(body[max(0, start - most) : start][::-1], prefix[::-1])
    return before + _in_common(body[end : end + most], suffix)


def _in_common(one: str, other: str) -> int:
    """How many first characters two texts share."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared
