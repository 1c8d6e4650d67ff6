"""Near-duplicates: how much of two texts is the same, told from 128 bytes a text.

A text counts as the set of its five-word sequences (shingles), folded. The resemblance of two texts is r(A, B) = |A ∩ B| / |A ∪ B|
(Broder, "On the resemblance and containment of documents", 1997): 1 for the same words, about .8 where a tenth of one was rewritten.
Under a random order of all shingles both texts begin with the same one with probability r (min-wise hashing, Broder et al. 1998). A
sketch keeps a byte of the first one under each of 128 orders (Li and König, "b-Bit Minwise Hashing", 2010): two bytes are equal with
probability p = r + (1 - r) / 256, so r is estimated as (p - 1/256) / (1 - 1/256), with a standard error of √(r(1 - r) / 128), .044 at most.

Texts alike are found by locality-sensitive hashing (Indyk and Motwani 1998): only those are compared that have four neighbouring bytes in
common, which at r = .6 are 98.8 % and at r = .8 all but one in a million. Pure numpy.
"""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from archive.folding import fold

SHINGLE = 5
"""Words of a shingle."""
ORDERS = 128
"""Bytes of a sketch."""
ALIKE = 0.6
"""The resemblance from which on two texts are near-duplicates."""
MOST = 3
"""How many texts a text is said to be like; of a notice that comes every day, the likeliest."""

_BAND = 4
_UNSORTED = 1024
"""Texts that are compared one by one before they are sorted into the bands."""
_CHUNK = 4096
"""Shingles that are hashed at a time: 4 MB."""
_WORD = re.compile(r"\w+")
_STEP = np.uint64(0x100000001B3)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_random = np.random.Generator(np.random.PCG64(1997))
_FACTORS = _random.integers(0, 2**63, (ORDERS, 1), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_TERMS = _random.integers(0, 2**63, (ORDERS, 1), dtype=np.uint64)

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A text that another one is like, and their estimated resemblance."""

    key: Hashable
    resemblance: float


def shingles(text: str) -> Hashes:
    """The hashes of the shingles of ``text`` in reading order; one of all words where there are fewer than five, none without words."""
    words = _WORD.findall(fold(text))
    width = min(SHINGLE, len(words))
    number = len(words) - width + 1 if words else 0
    codes = np.fromiter((crc32(word.encode("utf-8", "surrogatepass")) for word in words), dtype=np.uint64, count=len(words))
    mixed: Hashes = np.zeros(number, dtype=np.uint64)
    for offset in range(width):
        mixed = mixed * _STEP + codes[offset : offset + number]
    mixed = (mixed ^ (mixed >> np.uint64(31))) * _MIX
    return mixed ^ (mixed >> np.uint64(29))


def sketch(text: str) -> bytes:
    """The 128 bytes by which ``text`` is compared; none for a text without words. The same on every machine."""
    hashes = shingles(text)
    if not len(hashes):
        return b""
    first = np.full(ORDERS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), _CHUNK):  # an order is that of a·x + b (mod 2^64), a odd
        np.minimum(first, (_FACTORS * hashes[start : start + _CHUNK] + _TERMS).min(axis=1), out=first)
    return ((first >> np.uint64(24)) & np.uint64(255)).astype(np.uint8).tobytes()


def resemblance(one: bytes, other: bytes) -> float:
    """The estimated resemblance of the texts of two sketches, from 0 to 1; 0 where one has no words."""
    if not one or not other:
        return 0.0
    same = np.frombuffer(one, dtype=np.uint8) == np.frombuffer(other, dtype=np.uint8)
    return float(_estimates(same[None, :])[0])


def _estimates(same: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    return np.clip((same.mean(axis=1) - 1 / 256) / (1 - 1 / 256), 0, 1)


class Lookalikes:
    """Texts by their sketches, to be asked which of them a text is like. 400 bytes a text, and what its key takes."""

    def __init__(self, known: Iterable[tuple[Hashable, bytes]] = ()) -> None:
        self._keys: list[Hashable] = []
        self._row: dict[Hashable, int] = {}
        self._sketches = np.zeros((_UNSORTED, ORDERS), dtype=np.uint8)
        self._sorted = 0
        self._bands = np.zeros((ORDERS // _BAND, 0), dtype=np.uint32)
        self._order = np.zeros((ORDERS // _BAND, 0), dtype=np.int64)
        for key, sketched in known:
            self._append(key, sketched)
        self._sort()

    def add(self, key: Hashable, sketched: bytes) -> None:
        """Takes a text in; one of the same key, if there is one, makes place for it."""
        self._append(key, sketched)
        if len(self._keys) - self._sorted > _UNSORTED:
            self._sort()

    def like(self, sketched: bytes, apart_from: Hashable = None) -> list[Likeness]:
        """The texts that resemble this one by ``ALIKE`` or more, the likeliest first, three at most."""
        if not sketched:
            return []
        wanted = np.frombuffer(sketched, dtype=np.uint8)
        rows = self._candidates(wanted)
        estimates = _estimates(self._sketches[rows] == wanted)
        found = [
            Likeness(self._keys[row], float(estimate))
            for row, estimate in zip(rows.tolist(), estimates, strict=True)
            if estimate >= ALIKE and self._keys[row] != apart_from and self._row[self._keys[row]] == row
        ]
        return sorted(found, key=lambda one: -one.resemblance)[:MOST]

    def _candidates(self, wanted: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
        """The rows that share a band with ``wanted``, and those that are in no band yet."""
        parts = [np.arange(self._sorted, len(self._keys), dtype=np.int64)]
        for number, band in enumerate(wanted.view(np.uint32)):
            first, last = np.searchsorted(self._bands[number], band, "left"), np.searchsorted(self._bands[number], band, "right")
            if first < last:
                parts.append(self._order[number, first:last])
        return np.unique(np.concatenate(parts))

    def _append(self, key: Hashable, sketched: bytes) -> None:
        if not sketched:
            return
        if len(self._keys) == len(self._sketches):
            self._sketches = np.concatenate([self._sketches, np.zeros_like(self._sketches)])
        self._sketches[len(self._keys)] = np.frombuffer(sketched, dtype=np.uint8)
        self._row[key] = len(self._keys)
        self._keys.append(key)

    def _sort(self) -> None:
        bands = self._sketches[: len(self._keys)].view(np.uint32).T
        self._order = np.argsort(bands, axis=1, kind="stable")
        self._bands = np.take_along_axis(bands, self._order, axis=1)
        self._sorted = len(self._keys)
