"""Where words follow each other: phrases of any length, from the positions of their words."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Integers, Mask, located, mask_of
from .snapshot import Postings, Snapshot

SHIFT = 32
"""A place in a text as one number: the candidate's number above, the position below."""


class Occurring(NamedTuple):
    """Where a term stands in some candidates."""

    places: Integers
    """Ascending; see ``SHIFT``."""
    holding: Mask
    """Which candidates have the term."""
    containing: int
    """How many documents of the snapshot have it."""


def occurring(snapshot: Snapshot, field: str, term: str, candidates: Integers) -> Occurring:
    """Every place of ``term`` in ``candidates``, which are ascending documents."""
    postings = snapshot.postings(field, term)
    holding = np.zeros(len(candidates), bool)
    places = [np.zeros(0, np.int64)]
    for one in postings:
        base = snapshot.bases[one.segment]
        start, stop = np.searchsorted(candidates, snapshot.bases[one.segment : one.segment + 2]).tolist()
        if start < stop:
            at, there = located(candidates[start:stop] - base, _docs(one))
            holding[start:stop] = there
            inside = np.flatnonzero(there)
            if len(inside):
                places.append(_places(one, at[inside], inside + start))
    return Occurring(np.concatenate(places), holding, sum(one.stop - one.start for one in postings))


def occurrences(snapshot: Snapshot, field: str, terms: Sequence[str], within: Mask | None) -> tuple[Integers, Integers]:
    """The documents (of ``within``) in which ``terms`` follow each other in ``field``, and how often they do in each."""
    of_terms = [{one.segment: one for one in snapshot.postings(field, term)} for term in terms]
    docs, often = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for segment in sorted(set.intersection(*(set(postings) for postings in of_terms))):
        base = snapshot.bases[segment]
        allowed = None if within is None else within[base : base + snapshot.segments[segment].size]
        found, counts = _in_segment([postings[segment] for postings in of_terms], snapshot.segments[segment].size, allowed)
        docs.append(found.astype(np.int64) + base)
        often.append(counts)
    return np.concatenate(docs), np.concatenate(often)


def _in_segment(postings: Sequence[Postings], size: int, allowed: Mask | None) -> tuple[NDArray[Any], Integers]:
    rarest_first = sorted(range(len(postings)), key=lambda place: postings[place].stop - postings[place].start)
    candidates = _common([_docs(postings[place]) for place in rarest_first], size)
    if allowed is not None:
        candidates = candidates[allowed[candidates]]
    starts: Integers | None = None
    left = np.arange(len(candidates))
    for place in rarest_first:
        if not len(left):
            break
        at = _standing(candidates[left], _docs(postings[place]), size)
        here = _places(postings[place], at, left) - place
        starts = here if starts is None else _in_both(starts, here)
        numbers = starts >> SHIFT
        left = numbers[:1] if len(numbers) < 2 else numbers[np.append(True, numbers[1:] != numbers[:-1])]
    if starts is None or not len(starts):
        return candidates[:0], np.zeros(0, np.int64)
    often = np.bincount(starts >> SHIFT, minlength=len(candidates))
    there = np.flatnonzero(often)
    return candidates[there], often[there]


def _docs(one: Postings) -> NDArray[Any]:
    return one.field.docs[one.start : one.stop]


def _common(lists: Sequence[NDArray[Any]], size: int) -> NDArray[Any]:
    """The documents in all lists, of which the first is the shortest."""
    common = lists[0]
    for docs in lists[1:]:
        if len(docs) * 12 < size or len(common) * 16 < len(docs):
            common = common[located(common, docs)[1]]
        else:
            common = common[mask_of(docs, size)[common]]
    return common


def _standing(docs: NDArray[Any], among: NDArray[Any], size: int) -> Integers:
    """The places of ``docs`` in ``among``, which has all of them."""
    if len(docs) * 16 < len(among):
        return np.searchsorted(among, docs)
    return np.flatnonzero(mask_of(docs, size)[among])


def _in_both(one: Integers, other: Integers) -> Integers:
    """The numbers that are in both; each ascends and has none twice."""
    if len(one) * 8 < len(other) or len(other) * 8 < len(one):
        few, many = sorted((one, other), key=len)
        return few[located(few, many)[1]]
    # A stable sort merges what is sorted already, which takes a third of as many binary searches.
    merged: Integers = np.sort(np.concatenate([one, other]), kind="stable")
    twice: Integers = merged[:-1][merged[1:] == merged[:-1]]
    return twice


def _places(one: Postings, at: Integers, numbers: Integers) -> Integers:
    """Every position in the postings at the places ``at``, ascending: see ``SHIFT``; ``numbers`` are the candidates'."""
    often = one.field.frequencies[one.start : one.stop][at].astype(np.int64)
    begins = _sums_before(one.field.frequencies[one.start : one.start + int(at[-1]) + 1], at) + int(one.field.position_starts[one.term])
    filled = np.cumsum(often)
    entries = np.repeat(begins + often - filled, often) + np.arange(filled[-1])
    # Positions are counted from a little above zero, so that taking away a word's place in the phrase never leaves the document.
    positions = one.field.positions[entries].astype(np.int64) + _MARGIN
    return np.asarray((np.repeat(numbers, often) << SHIFT) + positions)


def _sums_before(frequencies: NDArray[Any], at: Integers) -> Integers:
    """For each place of ``at``, which ascends, the sum of the frequencies before it."""
    if len(at) * _DENSE > len(frequencies):
        return np.asarray(np.cumsum(frequencies, dtype=np.int64)[at] - frequencies[at])
    # Between few places whole stretches are summed, six times as fast as a running sum.
    stretches = np.add.reduceat(frequencies, at, dtype=np.int64)
    sums: Integers = np.cumsum(stretches) - stretches
    sums += int(frequencies[: at[0]].sum(dtype=np.int64))
    return sums


_DENSE = 8
"""From one place in so many on, a running sum is faster."""
_MARGIN = 1 << 16
