"""Where words follow each other: phrases of any length, from the positions of their words."""

from collections.abc import Sequence
from itertools import accumulate
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
    places = [_NONE]
    for one in postings:
        base = snapshot.bases[one.segment]
        start, stop = np.searchsorted(candidates, snapshot.bases[one.segment : one.segment + 2]).tolist()
        if start < stop:
            at, there = located(candidates[start:stop] - base, _docs(one))
            holding[start:stop] = there
            inside = np.flatnonzero(there)
            if len(inside):
                places.append(_places([one], at[np.newaxis, inside], (inside[np.newaxis] + start) << SHIFT))
    return Occurring(np.concatenate(places), holding, sum(one.stop - one.start for one in postings))


def occurrences(snapshot: Snapshot, field: str, terms: Sequence[str], within: Mask | None) -> tuple[Integers, Integers]:
    """The documents (of ``within``) in which ``terms`` follow each other in ``field``, and how often they do in each."""
    of_terms = [{one.segment: one for one in snapshot.postings(field, term)} for term in terms]
    docs, often = [_NONE], [_NONE]
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
    starts, left = _NONE, np.arange(len(candidates))
    # Of many candidates few are left after two words. Of few, all words are read at once: each step takes longer than its work.
    cut = 2 if len(candidates) > _FEW else len(postings)
    for words in (rarest_first[:cut], rarest_first[cut:]):
        if words and len(left):
            terms = [postings[place] for place in words]
            at = np.array([_standing(candidates[left], _docs(one), size) for one in terms])
            places = _places(terms, at, (left << SHIFT) + (_MARGIN - np.array(words))[:, np.newaxis])
            starts = _in_all(np.concatenate([starts, places]), len(words) + (len(starts) > 0))
            left = _distinct(starts >> SHIFT)
    often = np.bincount(starts >> SHIFT, minlength=len(candidates))
    return candidates[left], often[left]


def _docs(one: Postings) -> NDArray[Any]:
    return one.field.docs[one.start : one.stop]


def _common(lists: Sequence[NDArray[Any]], size: int) -> NDArray[Any]:
    """The documents in all lists, of which the first is the shortest."""
    common = lists[0]
    for docs in lists[1:]:
        if not len(common):
            break
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


def _in_all(places: Integers, lists: int) -> Integers:
    """The places that are in all of ``lists`` ascending lists, which stand one after another in ``places``; none has one twice."""
    # A stable sort merges what is sorted already.
    merged = np.sort(places, kind="stable")
    return np.asarray(merged[: len(merged) - lists + 1][merged[: len(merged) - lists + 1] == merged[lists - 1 :]])


def _distinct(numbers: Integers) -> Integers:
    """Ascending numbers, each once."""
    return numbers if len(numbers) < 2 else numbers[np.append(True, numbers[1:] != numbers[:-1])]


def _places(terms: Sequence[Postings], at: Integers, zeros: Integers) -> Integers:
    """Every place of terms of one segment in some documents, one term after the other, each one's ascending.

    Both arrays have a row a term and a column a document: ``at``, ascending, where the document is in the term's postings; ``zeros``,
    what the term's position 0 in it is as a place.
    """
    field = terms[0].field
    runs = [field.frequencies[one.start : one.start + last + 1] for one, last in zip(terms, at[:, -1].tolist(), strict=True)]
    frequencies = np.concatenate(runs)
    starts = np.array([0, *accumulate(map(len, runs[:-1]))])[:, np.newaxis]
    positions = np.array([int(field.position_starts[one.term]) for one in terms])[:, np.newaxis]
    begins = (_sums_before(frequencies, starts, at + starts) + positions).ravel()
    often = frequencies[at + starts].ravel()
    entries = np.repeat(begins + often - np.cumsum(often, dtype=np.int64), often)
    entries += np.arange(len(entries))
    return np.asarray(np.repeat(zeros.ravel(), often) + field.positions[entries])


def _sums_before(frequencies: NDArray[Any], starts: Integers, at: Integers) -> Integers:
    """In each row, for each place of ``at``, which ascends, the sum of the frequencies from the row's start to before the place."""
    if at.size * _DENSE > len(frequencies):
        sums = np.cumsum(frequencies, dtype=np.int64)
        return np.asarray(sums[at] - frequencies[at] - (sums[starts] - frequencies[starts]))
    # Between few places whole stretches are summed, six times as fast as a running sum. Of an empty one the sum is its first entry.
    bounds = np.concatenate([starts, at], axis=1)
    stretches = np.add.reduceat(frequencies, bounds.ravel(), dtype=np.int64).reshape(bounds.shape)[:, :-1]
    stretches[at[:, 0] == starts[:, 0], 0] = 0
    return np.cumsum(stretches, axis=1)


_NONE: Integers = np.zeros(0, np.int64)
_FEW = 256
"""Documents of which the places of all words are read at once."""
_DENSE = 8
"""From one place in so many on, a running sum is faster."""
_MARGIN = 1 << 16
"""What positions in phrases are counted from, so that taking away a word's place in the phrase never leaves the document."""
