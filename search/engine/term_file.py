"""Whoosh's term file (``.trm``), written at once: an ordered hash file (``whoosh.filedb.filetables.OrderedHashWriter``).

::

    head | records: key length, value length, key, value | 256 hash tables | their directory | extras (a pickle), places of the records

A key is hashed: the low byte picks the table, the rest the slot to begin at; a taken slot sends on to the next. Whoosh inserts one by one;
here all are sorted by the slot they want, and each gets that or the one after its predecessor's: the same tables as far as a reader can
tell.
"""

import pickle
import struct
import zlib
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .postings import totals

_HEAD = b"HSH3" + struct.pack("!Bii", 1, 0, 0)
"""The format, the number of the hash function (CRC-32), two unused numbers."""
_SLOT = np.dtype([("hash", ">u4"), ("place", ">i8")])
_TABLE = np.dtype([("place", ">i8"), ("slots", ">i4")])


def write_terms(file: Any, keys: Sequence[bytes], values: bytes, fields: Mapping[str, int]) -> None:
    """Writes a term file. ``keys`` are sorted; ``values`` are as many records, all of one length, and ``fields`` the fields' numbers."""
    lengths = np.fromiter(map(len, keys), np.int64, len(keys))
    width = len(values) // len(keys) if keys else 0
    places = len(_HEAD) + totals(8 + lengths + width)
    head = struct.Struct("!ii").pack
    sizes = [head(length, width) for length in range(int(lengths.max(initial=0)) + 1)]
    file.write(_HEAD)
    file.write(
        b"".join(part for place, key in enumerate(keys) for part in (sizes[len(key)], key, values[width * place : width * (place + 1)]))
    )
    slots, counts = _hash_tables(keys, places[:-1])
    file.write(slots.tobytes())
    directory = np.zeros(256, _TABLE)
    directory["place"] = places[-1] + slots.itemsize * totals(2 * counts)[:-1]
    directory["slots"] = 2 * counts
    file.write(directory.tobytes())
    code = "i" if places[-1] < 1 << 31 else "q"
    extras = pickle.dumps({"fieldmap": dict(fields), "indextype": code, "indexlen": len(keys)}, 2)
    index = places[:-1].astype(f">i{array(code).itemsize}").tobytes()
    file.write(extras + index + struct.pack("!i", len(extras) + len(index)))


def _hash_tables(keys: Sequence[bytes], places: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The slots of all 256 tables, one after the other, and how many keys each table has: half as many as slots."""
    hashes = np.fromiter(map(zlib.crc32, keys), np.int64, len(keys))
    table = hashes & 0xFF
    counts = np.bincount(table, minlength=256)
    wanted = (hashes >> 8) % np.maximum(2 * counts[table], 1)
    order = np.lexsort((wanted, table))
    table, wanted = table[order], wanted[order]
    # Each table gets room for all its keys behind its end, so that no key is sent on into the next table.
    room = totals(3 * counts)[table]
    number = np.arange(len(keys))
    found = np.maximum.accumulate(room + wanted - number) + number - room
    starts = totals(2 * counts)
    slots = np.zeros(int(starts[-1]), _SLOT)
    fits = found < 2 * counts[table]
    where = starts[table[fits]] + found[fits]
    slots["hash"][where], slots["place"][where] = hashes[order[fits]], places[order[fits]]
    for key in np.flatnonzero(~fits).tolist():
        # Past the end of its table: the first slot that is free from the beginning.
        start = int(starts[table[key]])
        slot = start + int(np.argmin(slots["place"][start : start + 2 * counts[table[key]]] != 0))
        slots[slot] = hashes[order[key]], places[order[key]]
    return slots, counts
