"""Each ranking's measures over a collection, and how they differ from plain BM25's."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, median, quantiles
from time import perf_counter

from .collection import Collection
from .measures import average_precision, chance, ndcg, recall
from .rankings import Ranking

MEASURES = {"nDCG@10": ndcg, "MAP": average_precision, "recall@100": recall}


@dataclass(frozen=True, slots=True)
class Run:
    """What one ranking reached: for each measure its value a query (in the order of the queries), and the milliseconds a query took."""

    values: Mapping[str, tuple[float, ...]]
    milliseconds: tuple[float, ...]

    def mean(self, measure: str) -> float:
        """The mean of a measure over all queries."""
        return fmean(self.values[measure])

    def summary(self) -> dict[str, float]:
        """The means of all measures, and the median and 95th percentile of the query times in milliseconds."""
        times = self.milliseconds
        late = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        return {measure: self.mean(measure) for measure in self.values} | {"median_ms": median(times), "p95_ms": late}


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure of a ranking against another's: the difference of the means, its p-value, and how many queries are better or worse."""

    by: float
    chance: float
    better: int
    equal: int
    worse: int


def run(ranking: Ranking, collection: Collection) -> Run:
    """Ask ``ranking`` every query, and measure.

    Some collections use documents as queries (a whole argument, to find its counter-argument). A hit that has the query's own id is
    skipped, as BEIR does, unless it was judged for it.
    """
    values: dict[str, list[float]] = {measure: [] for measure in MEASURES}
    milliseconds = []
    for id_, text in collection.queries.items():
        grades = collection.judgments[id_]
        started = perf_counter()
        ranked = ranking(text)
        milliseconds.append(1000 * (perf_counter() - started))
        ranked = [hit for hit in ranked if hit != id_ or hit in grades]
        for measure, value in MEASURES.items():
            values[measure].append(value(ranked, grades))
    return Run({measure: tuple(found) for measure, found in values.items()}, tuple(milliseconds))


def difference(ours: Run, theirs: Run, measure: str) -> Difference:
    """``ours`` against ``theirs``, query by query."""
    here, there = ours.values[measure], theirs.values[measure]
    pairs = list(zip(here, there, strict=True))
    better = sum(a > b + 1e-9 for a, b in pairs)
    worse = sum(a < b - 1e-9 for a, b in pairs)
    return Difference(
        by=ours.mean(measure) - theirs.mean(measure),
        chance=chance(here, there),
        better=better,
        equal=len(pairs) - better - worse,
        worse=worse,
    )
