"""Anchoring: where a passage stands after its text changed."""

from os.path import commonprefix


def anchor(body: str, exact: str, prefix: str, suffix: str, near: int) -> tuple[int, int] | None:
    """The span of ``body`` that holds ``exact``, or ``None`` where it doesn't.

    Of several occurrences the one with most of its old context around it wins, then the one nearest to its old position ``near``
    (the order of the W3C Web Annotation selectors: quote with context first, position second).
    """
    best: tuple[int, int, int] | None = None
    start = body.find(exact) if exact else -1
    while start >= 0:
        end = start + len(exact)
        before = len(commonprefix([body[max(0, start - len(prefix)) : start][::-1], prefix[::-1]]))
        after = len(commonprefix([body[end : end + len(suffix)], suffix]))
        candidate = (before + after, -abs(start - near), start)
        best = max(best, candidate) if best else candidate
        start = body.find(exact, start + 1)
    return (best[2], best[2] + len(exact)) if best else None
