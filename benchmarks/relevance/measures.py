"""How good a ranking is, by the judgments of a query; and whether two rankings differ by more than chance.

Each measure takes the ranked ids, best first, and the grade of each judged document; it gives a number from 0 to 1. Documents without a
judgment count as not relevant, grades below 0 as 0. The definitions are those of trec_eval (https://github.com/usnistgov/trec_eval),
which BEIR (Thakur et al. 2021) reports by.
"""

from collections.abc import Mapping, Sequence
from math import log2

import numpy as np

Grades = Mapping[str, int]


def ndcg(ranked: Sequence[str], grades: Grades, depth: int = 10) -> float:
    """Normalised discounted cumulative gain at ``depth`` (Järvelin & Kekäläinen 2002), 0 where nothing is relevant.

    The gain of a document is its grade and its discount ``log2(rank + 1)``, as in trec_eval's ``ndcg_cut``; the sum is divided by that of
    the best ranking of all judged documents. (``2**grade - 1``, the other gain in use, gives other numbers for grades above 1.)
    """
    ideal = _discounted(sorted(grades.values(), reverse=True)[:depth])
    return _discounted([grades.get(id_, 0) for id_ in ranked[:depth]]) / ideal if ideal else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(max(gain, 0) / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def average_precision(ranked: Sequence[str], grades: Grades) -> float:
    """The mean, over all relevant documents (grade 1 or more), of the precision at the rank of each; 0 for those not in ``ranked``.

    Its mean over the queries is MAP.
    """
    relevant = _relevant(grades)
    found, total = 0, 0.0
    for rank, id_ in enumerate(ranked, start=1):
        if id_ in relevant:
            found += 1
            total += found / rank
    return total / len(relevant) if relevant else 0.0


def recall(ranked: Sequence[str], grades: Grades, depth: int = 100) -> float:
    """The share of all relevant documents (grade 1 or more) among the first ``depth``; 0 where nothing is relevant."""
    relevant = _relevant(grades)
    return len(relevant.intersection(ranked[:depth])) / len(relevant) if relevant else 0.0


def _relevant(grades: Grades) -> set[str]:
    return {id_ for id_, grade in grades.items() if grade > 0}


def chance(ours: Sequence[float], theirs: Sequence[float], rounds: int = 10_000, seed: int = 1) -> float:
    """How often chance alone makes the means of two rankings differ as much as they do: the p-value of a paired randomisation test.

    ``ours`` and ``theirs`` are one measure of the same queries. In each round every query's two values change places with probability one
    half (Smucker, Allan & Carterette 2007); the value is two-sided, counts the observed assignment as a round, and so is never 0.
    """
    differences = np.asarray(ours, float) - np.asarray(theirs, float)
    observed = abs(differences.sum())
    generator = np.random.default_rng(seed)
    as_large = 0
    for _ in range(rounds):
        signs = generator.integers(0, 2, len(differences)) * 2 - 1
        # Sums of the same numbers in another order may differ in the last bits.
        as_large += abs((signs * differences).sum()) >= observed - 1e-9
    return float(as_large + 1) / (rounds + 1)
