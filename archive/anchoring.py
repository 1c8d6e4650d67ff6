"""Anchoring: where a passage stands after its text changed."""

from collections.abc import Iterator


def anchor(body: str, exact: str, prefix: str, suffix: str, near: int) -> tuple[int, int] | None:
    """The span of ``body`` that holds ``exact`` and fits best (see ``places``), or ``None`` where it doesn't hold it."""
    best = max(places(body, exact, prefix, suffix, near), default=None)
    return (best[2], best[2] + len(exact)) if best else None


def places(body: str, exact: str, prefix: str, suffix: str, near: int) -> Iterator[tuple[int, int, int]]:
    """Where ``exact`` stands in ``body``, as ``(context, nearness, start)``; the greatest fits best.

    Of several occurrences the one with most of its old context around it wins, then the one nearest to its old position ``near``
    (the order of the W3C Web Annotation selectors: quote with context first, position second).
    """
    start = body.find(exact) if exact else -1
    while start >= 0:
        end = start + len(exact)
        before = _in_common(body[max(0, start - len(prefix)) : start][::-1], prefix[::-1])
        after = _in_common(body[end : end + len(suffix)], suffix)
        yield before + after, -abs(start - near), start
        start = body.find(exact, start + 1)


def _in_common(one: str, other: str) -> int:
    """How many first characters two texts share."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared
