"""Which segments are merged, and when: many small ones slow every search, but merging is work that somebody waits for.

A commit merges what is small: at most ``INLINE`` documents, so that a save stays quick. What is large is merged by ``worthwhile``, one step
at a time, by a process that has nothing better to do. Sizes are documents that are not deleted.
"""

from collections.abc import Sequence
from itertools import accumulate

MOST = 11
"""Segments that an index may have after a commit."""
QUIET = 10
"""Segments up to which a commit merges nothing."""
YOUNG = 7
"""Segments that a new index may have, so that there is room for what comes."""
INLINE = 2_000
"""Documents that a commit may merge while the number of segments allows it."""
LARGEST = 1 << 16
"""Documents that a merged segment may have, so that a document's number takes two bytes."""


def limit(total: int) -> int:
    """The largest segment of an index of ``total`` documents: more than ``LARGEST`` only where else there would be too many."""
    return max(LARGEST, -(-total // (MOST // 2)))


def foldable(sizes: Sequence[int], fresh: int) -> list[int]:
    """Which segments to merge into a new one of ``fresh`` documents, as places in ``sizes``; none while there are few.

    The smallest, and of those as many as make work / number³ least: a commit that merges many segments buys long quiet for the next ones.
    (Of the rules simulated, that copied a document least often: 11 times until it is in a large segment, of which there were five.)
    """
    if len(sizes) < QUIET:
        return []
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    work = accumulate((sizes[place] for place in order), initial=fresh)
    costs = {count: total / count**3 for count, total in enumerate(work) if count and total <= INLINE}
    best = min(costs, key=lambda count: (costs[count], -count), default=0)
    return order[: max(best, len(sizes) + 1 - MOST)]


def worthwhile(sizes: Sequence[int], deleted: Sequence[int]) -> list[int]:
    """Which segments to merge into one next, as places in ``sizes``; none where it isn't worth the work.

    The most that are near in size (the largest at most twice the others together) and fit into one; else one of which a third is deleted.
    """
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    total = list(accumulate(sizes[place] for place in order))
    most = limit(sum(sizes))
    for count in range(len(order), 1, -1):
        others, largest = total[count - 2], sizes[order[count - 1]]
        if INLINE < total[count - 1] <= most and largest <= 2 * others:
            return order[:count]
    if len(sizes) > MOST:
        return order[: len(sizes) + 1 - MOST]
    return [place for place in range(len(sizes)) if 2 * deleted[place] > max(sizes[place], INLINE // 2)][:1]
