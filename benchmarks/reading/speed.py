"""Speed: how many articles a second one core reads."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

from archive.reading import Gazetteer, RawPage, read


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU seconds of each round over all pages, and of each page the median over the rounds; ``size`` of all pages in bytes."""

    rounds: tuple[float, ...]
    pages: dict[str, float]
    size: int

    @property
    def articles_a_second(self) -> float:
        """The median over the rounds."""
        return len(self.pages) / median(self.rounds)

    def __str__(self) -> str:
        slowest = max(self.pages, key=lambda name: self.pages[name])
        return (
            f"{self.articles_a_second:.0f} articles/s on one core ({len(self.pages)} pages, {self.size:,} bytes, median of "
            f"{len(self.rounds)} rounds of CPU time); the slowest takes {1000 * self.pages[slowest]:.1f} ms: {slowest}"
        )


def measure(pages: Sequence[RawPage], gazetteer: Gazetteer, rounds: int = 7, clock: Callable[[], float] = process_time) -> Speed:
    """Reads all pages once to warm up, then ``rounds`` times by ``clock``; the CPU time of this process, so that others don't count.

    What is in memory then is left out of the collecting of garbage, as it is in the processes that read for an import.
    """
    for page in pages:
        read(page, gazetteer)
    gc.freeze()
    seconds: dict[str, list[float]] = {page.name: [] for page in pages}
    for _ in range(rounds):
        for page in pages:
            started = clock()
            read(page, gazetteer)
            seconds[page.name].append(clock() - started)
    return Speed(
        rounds=tuple(map(sum, zip(*seconds.values(), strict=True))),
        pages={name: median(taken) for name, taken in seconds.items()},
        size=sum(len(page.data) for page in pages),
    )
