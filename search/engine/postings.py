"""The inverted lists of one field: from tokens to postings, and several runs of postings as one.

All is done on whole arrays. Tokens come in the order of their documents, so one stable sort by term is all the sorting there is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Of each term the documents that contain it, ascending, and where the field knows them the frequencies and positions."""

    terms: list[bytes]
    """Sorted."""
    starts: NDArray[np.int64]
    """The postings of term ``t`` are ``starts[t]:starts[t + 1]``."""
    docs: Array
    freqs: Array | None = None
    """Occurrences a posting."""
    positions: Array | None = None
    """In the order of the postings, as many for each as its frequency says, ascending."""

    @property
    def position_starts(self) -> NDArray[np.int64]:
        """The positions of term ``t`` are ``position_starts[t]:position_starts[t + 1]``."""
        if not self.terms:
            return self.starts
        # Every term has a posting, so no sum is of nothing.
        return totals(np.add.reduceat(counted(self), self.starts[:-1], dtype=np.int64))


def counted(postings: Postings) -> Array:
    """The frequencies; ones where the field doesn't know them."""
    return np.ones(len(postings.docs), np.uint8) if postings.freqs is None else postings.freqs


def totals(counts: Array) -> NDArray[np.int64]:
    """The running total of ``counts``, beginning with 0: one entry more than ``counts``."""
    total = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=total[1:])
    return total


def field_lengths(postings: Postings, size: int) -> NDArray[np.uint32]:
    """How many tokens each of ``size`` documents has. In pieces, since numpy counts in eight bytes a posting."""
    lengths = np.zeros(size, np.int64)
    freqs = counted(postings)
    for start in range(0, len(freqs), _AT_ONCE):
        piece = slice(start, start + _AT_ONCE)
        lengths += np.bincount(postings.docs[piece], freqs[piece], size).astype(np.int64)
    return lengths.astype(np.uint32)


def narrowed(values: Array, maximum: int | None = None) -> Array:
    """``values`` (not negative) in the smallest unsigned type that holds them, or ``maximum`` where that is given."""
    if maximum is None:
        maximum = int(values.max()) if len(values) else 0
    return values.astype(np.min_scalar_type(maximum), copy=False)


def collected(names: Sequence[bytes], terms: Array, docs: Array, positions: Array | None = None, frequencies: bool = False) -> Postings:
    """The postings of tokens that come in the order of their documents and positions.

    ``names[terms[i]]`` stands in document ``docs[i]`` at ``positions[i]``. Without positions and ``frequencies`` a document is listed once
    a term however often it has it.
    """
    seen = np.zeros(len(names), bool)
    seen[terms] = True
    used = np.flatnonzero(seen)
    printed = [names[number] for number in used.tolist()]
    order = sorted(range(len(printed)), key=printed.__getitem__)
    rank = np.zeros(len(names), np.int32)
    rank[used[order]] = np.arange(len(order), dtype=np.int32)
    ranks = rank[terms]
    by_term = _stable_order(ranks, len(order))
    ranks, docs = ranks[by_term], docs[by_term]
    first = np.ones(len(ranks), bool)
    first[1:] = (ranks[1:] != ranks[:-1]) | (docs[1:] != docs[:-1])
    begins = np.flatnonzero(first)
    freqs = narrowed(np.diff(begins, append=len(ranks))) if frequencies or positions is not None else None
    return Postings(
        [printed[number] for number in order],
        totals(np.bincount(ranks[begins], minlength=len(order))),
        narrowed(docs[begins]),
        freqs,
        None if positions is None else narrowed(positions[by_term]),
    )


def _stable_order(keys: Array, count: int) -> Array:
    """What sorts ``keys`` (below ``count``), equal ones left in order. numpy sorts 16 bits by radix: two passes beat one of 32 bits."""
    low = np.argsort((keys & 0xFFFF).astype(np.uint16), kind="stable")
    if count <= 1 << 16:
        return low
    return low[np.argsort((keys >> 16).astype(np.uint16)[low], kind="stable")]


def merged(runs: Sequence[Postings]) -> Postings:
    """Several runs as one. The documents of each run come after those of the run before."""
    if len(runs) == 1:
        return runs[0]
    terms = sorted(set().union(*(run.terms for run in runs)))
    place = {term: number for number, term in enumerate(terms)}
    places = [np.fromiter(map(place.__getitem__, run.terms), np.int64, len(run.terms)) for run in runs]
    starts = _shared_starts(len(terms), [(at, np.diff(run.starts)) for at, run in zip(places, runs, strict=True)])
    docs = _interleaved(starts, places, [(run.starts, run.docs) for run in runs])
    if runs[0].freqs is None:
        return Postings(terms, starts, docs)
    freqs = _interleaved(starts, places, [(run.starts, counted(run)) for run in runs])
    if runs[0].positions is None:
        return Postings(terms, starts, docs, freqs)
    placed = [(run.position_starts, run.positions) for run in runs if run.positions is not None]
    position_starts = _shared_starts(len(terms), [(at, np.diff(begins)) for at, (begins, _) in zip(places, placed, strict=True)])
    return Postings(terms, starts, docs, freqs, _interleaved(position_starts, places, placed))


def _shared_starts(terms: int, counts: Sequence[tuple[Array, Array]]) -> NDArray[np.int64]:
    total = np.zeros(terms, np.int64)
    for at, count in counts:
        total[at] += count
    return totals(total)


def _interleaved(starts: Array, places: Sequence[Array], runs: Sequence[tuple[Array, Array]]) -> Array:
    """The values of all runs by term: of each term first those of the first run, then those of the second."""
    whole = np.empty(int(starts[-1]), np.result_type(*(values.dtype for _, values in runs)))
    free = starts[:-1].copy()
    for at, (begins, values) in zip(places, runs, strict=True):
        for start, stop in pieces(begins, _AT_ONCE):
            counts = np.diff(begins[start : stop + 1])
            shift = np.repeat(free[at[start:stop]] - begins[start:stop], counts)
            shift += np.arange(begins[start], begins[stop])
            whole[shift] = values[begins[start] : begins[stop]]
        free[at] += np.diff(begins)
    return whole


def pieces(starts: NDArray[np.int64], size: int) -> Iterator[tuple[int, int]]:
    """Cuts terms into consecutive runs ``(start, stop)`` of about ``size`` postings, or of one term that has more."""
    start, count = 0, len(starts) - 1
    while start < count:
        stop = max(start + 1, int(np.searchsorted(starts, starts[start] + size, side="right")) - 1)
        yield start, stop
        start = stop


def surviving(postings: Postings, numbers: Array) -> Postings:
    """The postings without deleted documents. ``numbers`` has the new number of each document, -1 for a deleted one."""
    moved = numbers[postings.docs]
    kept = moved >= 0
    ends = totals(kept)[postings.starts]
    alive = np.flatnonzero(np.diff(ends))
    starts = np.append(ends[alive], ends[-1])
    freqs, positions = postings.freqs, postings.positions
    if positions is not None and freqs is not None:
        positions = positions[np.repeat(kept, freqs)]
    return Postings(
        [postings.terms[number] for number in alive.tolist()],
        starts,
        narrowed(moved[kept]),
        None if freqs is None else freqs[kept],
        positions,
    )
