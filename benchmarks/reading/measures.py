"""Counting: what was right, what was missed, and the measures made of it.

Precision, recall and F1 as van Rijsbergen has them (Information Retrieval, 1979, chapter 7). A *wrong* one counts on both sides: it was
said without being so, and what is so was not said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference from gold. ``expected`` is ``None`` for what gold doesn't have, ``got`` for what we didn't find; never both.

    ``around`` is the place in the text, where the difference has one.
    """

    kind: str
    page: str
    expected: str | None
    got: str | None
    around: str = ""

    @property
    def how(self) -> Literal["wrong", "missing", "extra"]:
        """``missing`` where we have nothing, ``extra`` where gold has nothing, else ``wrong``."""
        if self.got is None:
            return "missing"
        return "extra" if self.expected is None else "wrong"


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one kind. ``silent`` counts pairs in which gold and we both say that there is nothing (a figure without a source)."""

    right: int = 0
    silent: int = 0
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.silent + other.silent, self.misses + other.misses)

    def count(self, how: str) -> int:
        """How many misses are ``wrong``, ``missing`` or ``extra``."""
        return sum(miss.how == how for miss in self.misses)

    @property
    def gold(self) -> int:
        """How many gold has."""
        return self.right + self.count("wrong") + self.count("missing")

    @property
    def ours(self) -> int:
        """How many we have."""
        return self.right + self.count("wrong") + self.count("extra")

    @property
    def is_measured(self) -> bool:
        """Whether gold or we have any."""
        return bool(self.right or self.misses)

    @property
    def precision(self) -> float:
        """The share of ours that is right; 1 where we have none."""
        return self.right / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        """The share of gold that we have right; 1 where gold has none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where neither gold nor we have any."""
        return 2 * self.right / (self.gold + self.ours) if self.is_measured else 1.0

    @property
    def agreement(self) -> float:
        """The share of all pairs that agree, also in saying nothing: the accuracy of a field."""
        return (self.right + self.silent) / (self.right + self.silent + len(self.misses)) if self.is_measured else 1.0

    def gain(self, how: str) -> float:
        """By how much F1 would rise if one of the ``wrong``, ``missing`` or ``extra`` were put right."""
        right = self.right + (how != "extra")
        both = self.gold + self.ours + {"wrong": 0, "missing": 1, "extra": -1}[how]
        return (2 * right / both if both else 1.0) - self.f1


def total(pages: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The tallies of all pages together, kind by kind."""
    found: dict[str, Tally] = {}
    for page in pages:
        for kind, tally in page.items():
            found[kind] = found.get(kind, Tally()) + tally
    return found


def worst(tallies: Mapping[str, Tally], most: int) -> list[Miss]:
    """At most ``most`` misses, those first that cost their kind most F1; what several kinds miss alike is there once."""
    gains = {(kind, how): tally.gain(how) for kind, tally in tallies.items() for how in {miss.how for miss in tally.misses}}
    misses = (miss for tally in tallies.values() for miss in tally.misses)
    seen: dict[tuple[str, str | None, str | None, str], Miss] = {}
    for miss in sorted(misses, key=lambda miss: -gains[miss.kind, miss.how]):
        seen.setdefault((miss.page, miss.expected, miss.got, miss.around), miss)
    return list(seen.values())[:most]
