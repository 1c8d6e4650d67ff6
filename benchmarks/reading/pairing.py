"""Pairing: which of ours is meant to be which of gold's. One to one, and the same every time."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset after its last character."""


T = TypeVar("T")
S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """Gold's beside ours: pairs of ``(gold, ours)``, what only gold has, and what only we have."""

    both: tuple[tuple[T, T], ...]
    missing: tuple[T, ...]
    extra: tuple[T, ...]


def by_key(gold: Sequence[T], ours: Sequence[T], *keys: Callable[[T], Hashable]) -> Pairs[T]:
    """Pairs those with the same key in their order; what the first key leaves over is tried with the next."""
    both: list[tuple[T, T]] = []
    for key in keys:
        waiting: dict[Hashable, list[T]] = defaultdict(list)
        for one in ours:
            waiting[key(one)].append(one)
        missing = []
        for one in gold:
            if waiting[key(one)]:
                both.append((one, waiting[key(one)].pop(0)))
            else:
                missing.append(one)
        gold, ours = missing, [one for left in waiting.values() for one in left]
    return Pairs(tuple(both), tuple(gold), tuple(ours))


def by_overlap(gold: Sequence[S], ours: Sequence[S], alike: Callable[[S, S], bool] = lambda one, other: True) -> Pairs[S]:
    """Pairs those whose spans overlap: first those that are ``alike``, then those that share most of what they cover together."""
    candidates = sorted(
        (not alike(one, other), -shared, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(ours)
        if (shared := overlap(one, other))
    )
    mate: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in mate and j not in taken:
            mate[i] = j
            taken.add(j)
    return Pairs(
        tuple((gold[i], ours[j]) for i, j in sorted(mate.items())),
        tuple(one for i, one in enumerate(gold) if i not in mate),
        tuple(one for j, one in enumerate(ours) if j not in taken),
    )


def overlap(one: Spanned, other: Spanned) -> float:
    """The Jaccard index of two spans: shared characters by covered ones, 1 for the same span and 0 for spans that don't meet."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
