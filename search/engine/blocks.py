r"""Whoosh's posting file (``.pst``), written from arrays.

A posting list is ``W3Bl`` and then blocks::

    length (int, negative in the last block) | information (a pickle) | data (a pickle, perhaps compressed)

Information is ``(postings, last document, largest weight, compression, shortest length, longest length)``, data is
``(document deltas, weights, values)``; see ``whoosh.codec.whoosh3.W3PostingsWriter``. Both are written with ``opcodes`` for many blocks at
once, so that a block is a few slices of tables and only the joining is Python.
"""

import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .opcodes import Bytes, floats, integers, literal, raw, small, wide
from .postings import Array, Postings, pieces, totals
from .stock import LENGTH_STEPS
from .term_file import write_terms

BLOCK = 2048
"""Postings a block. Whoosh's own writer has 128: more make smaller files and fewer steps."""
_AT_ONCE = 1 << 17
"""Postings whose blocks are prepared together: what bounds the memory that takes."""
_COMPRESSION = 6
_WORTH_COMPRESSING = 100
"""Bytes. The compressor needs longer to start than shorter data is worth; the information says which blocks it left alone."""

_TERM = np.dtype(
    [
        ("flags", "u1"),
        ("weight", ">f4"),
        ("documents", ">u4"),
        ("shortest", "u1"),
        ("longest", "u1"),
        ("most", ">f4"),
        ("first", ">u4"),
        ("last", ">u4"),
        ("place", ">i8"),
        ("length", ">i4"),
    ]
)
"""Whoosh's ``W3TermInfo`` and the extent of the posting list."""


def length_bytes(lengths: Array) -> Bytes:
    """Lengths as Whoosh keeps them: in one byte, the number of the first step that is not below the length."""
    return np.minimum(np.searchsorted(LENGTH_STEPS, lengths, side="left"), 255).astype(np.uint8)


class TermFiles:
    """The posting file and the term file of one segment. Fields are added in the order of their names."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._posting_file = segment.create_file(storage, ".pst")
        self._term_file = segment.create_file(storage, ".trm")
        self._place = 0
        self._fields: dict[str, int] = {}
        self._keys: list[bytes] = []
        self._terms: list[bytes] = []

    def add(self, field: str, postings: Postings, lengths: Bytes | None) -> None:
        """Writes the postings of ``field``; ``lengths`` are the ``length_bytes`` of all documents where the field is scored."""
        if not postings.terms:
            return
        prefix = struct.pack("!H", self._fields.setdefault(field, len(self._fields)))
        self._keys += [prefix + term for term in postings.terms]
        position_starts = postings.position_starts if postings.positions is not None else postings.starts
        for start, stop in pieces(postings.starts, _AT_ONCE):
            piece = _Piece(postings, position_starts, start, stop, lengths)
            lists = list(piece.lists())
            about = piece.about()
            about["length"] = [len(blocks) for blocks in lists]
            about["place"] = self._place + totals(about["length"])[:-1]
            self._terms.append(about.tobytes())
            whole = b"".join(lists)
            self._posting_file.write(whole)
            self._place += len(whole)

    def close(self) -> None:
        """Completes both files."""
        self._posting_file.close()
        write_terms(self._term_file, self._keys, b"".join(self._terms), self._fields)
        self._term_file.close()


class _Piece:
    """The posting lists of the terms ``start`` to ``stop``."""

    def __init__(self, postings: Postings, position_starts: Array, start: int, stop: int, lengths: Bytes | None) -> None:
        first, last = int(postings.starts[start]), int(postings.starts[stop])
        self._docs = postings.docs[first:last].astype(np.int64)
        self._freqs = np.ones(last - first, np.uint8) if postings.freqs is None else postings.freqs[first:last]
        self._lengths = np.zeros(last - first, np.uint8) if lengths is None else lengths[self._docs]
        self._begins = postings.starts[start:stop] - first
        self._documents = np.diff(postings.starts[start : stop + 1])
        self._blocks = -(-self._documents // BLOCK)
        within = np.arange(self._blocks.sum()) - np.repeat(np.cumsum(self._blocks) - self._blocks, self._blocks)
        self._cuts = np.repeat(self._begins, self._blocks) + within * BLOCK
        self._values: _Values
        if postings.freqs is None:
            self._values = _NoValues()
        elif postings.positions is None:
            self._values = _FrequencyValues(self._freqs)
        else:
            self._values = _PositionValues(self._freqs, postings.positions[position_starts[start] : position_starts[stop]])

    def about(self) -> NDArray[Any]:
        """What the term file says of each term, without the extent."""
        about = np.zeros(len(self._begins), _TERM)
        about["weight"] = np.add.reduceat(self._freqs, self._begins, dtype=np.int64)
        about["documents"] = self._documents
        about["shortest"] = np.minimum.reduceat(self._lengths, self._begins)
        about["longest"] = np.maximum.reduceat(self._lengths, self._begins)
        about["most"] = np.maximum.reduceat(self._freqs, self._begins)
        about["first"] = self._docs[self._begins]
        about["last"] = self._docs[self._begins + self._documents - 1]
        return about

    def lists(self) -> Iterator[bytes]:
        """The bytes of each posting list."""
        blocks = zip(self._data(), self._heads(0), self._heads(_COMPRESSION), strict=True)
        for count in self._blocks.tolist():
            parts = [b"W3Bl"]
            for left in range(count - 1, -1, -1):
                data, head, compressed_head = next(blocks)
                if len(data) >= _WORTH_COMPRESSING:
                    data, head = zlib.compress(data, _COMPRESSION), compressed_head
                length = len(head) + len(data)
                parts += ((length if left else -length).to_bytes(4, "big", signed=True), head, data)
            yield b"".join(parts)

    def _heads(self, compression: int) -> Iterator[bytes]:
        """The information of each block, if it has this ``compression``."""
        cuts, count = self._cuts, len(self._cuts)
        ends = np.append(cuts[1:], len(self._docs))
        table = np.hstack(
            (
                literal(b"\x80\x03(", count),
                wide(ends - cuts),
                wide(self._docs[ends - 1]),
                floats(np.maximum.reduceat(self._freqs, cuts)),
                literal(b"K%c" % compression, count),
                small(np.minimum.reduceat(self._lengths, cuts)),
                small(np.maximum.reduceat(self._lengths, cuts)),
                literal(b"t.", count),
            )
        )
        whole, width = table.tobytes(), table.shape[1]
        return (whole[place : place + width] for place in range(0, len(whole), width))

    def _data(self) -> Iterator[bytes]:
        """The data of each block, as a pickle."""
        deltas = np.diff(self._docs, prepend=0)
        deltas[self._cuts] = self._docs[self._cuts]
        ids = _cut_up(*integers(deltas), self._cuts)
        weights = _cut_up(*integers(self._freqs), self._cuts)
        least = np.minimum.reduceat(self._freqs, self._cuts).tolist()
        most = np.maximum.reduceat(self._freqs, self._cuts).tolist()
        begins = self._cuts.tolist()
        values = map(self._values.of, begins, [*begins[1:], len(deltas)])
        for low, high, id_, weight, value in zip(least, most, ids, weights, values, strict=True):
            if high == 1:
                yield b"\x80\x03(%btN%b\x87." % (id_, value)
            elif low == high:
                yield b"\x80\x03(%btG%b%b\x87." % (id_, struct.pack(">d", low), value)
            else:
                # Whoosh has floats here. Equal integers take two bytes, not nine.
                yield b"\x80\x03(%bt(%bt%b\x87." % (id_, weight, value)


def _cut_up(rows: Bytes, widths: Array, cuts: Array) -> Iterator[bytes]:
    """The bytes of each block: of each row as many as its width."""
    whole = rows[np.arange(rows.shape[1]) < widths[:, None]].tobytes()
    ends = totals(widths)[np.append(cuts, len(rows))].tolist()
    return (whole[start:end] for start, end in pairwise(ends))


class _Values(Protocol):
    def of(self, begin: int, end: int) -> bytes:
        """The values of the postings ``begin`` to ``end`` of a piece, pickled without head and end."""


class _NoValues:
    """A field that knows only whether a term occurs."""

    def of(self, begin: int, end: int) -> bytes:
        return b"N"


class _FrequencyValues:
    """Four bytes a posting, in one run of bytes."""

    def __init__(self, freqs: Array) -> None:
        self._printed = freqs.astype(">u4").tobytes()

    def of(self, begin: int, end: int) -> bytes:
        return b"B%b%b" % (struct.pack("<I", 4 * (end - begin)), self._printed[4 * begin : 4 * end])


class _PositionValues:
    """A tuple of runs of bytes: each the frequency in four bytes and then, as a pickle of its own, the list of position deltas."""

    def __init__(self, freqs: Array, positions: Array) -> None:
        counts = freqs.astype(np.int64)
        first = totals(counts)
        deltas = np.diff(positions.astype(np.int64), prepend=0)
        deltas[first[:-1]] = positions[first[:-1]]
        items, widths = integers(deltas)
        inside = totals(widths)
        # BINBYTES and a length; the frequency; a pickle's start, an empty list, a mark; the items; their end.
        sizes = 4 + 4 + np.diff(inside[first]) + 2
        head = np.hstack((literal(b"B", len(counts)), raw(sizes, "<u4"), raw(counts, ">u4"), literal(b"\x80\x02](", len(counts))))
        ends = totals(5 + sizes)
        whole = np.empty(int(ends[-1]), np.uint8)
        _scatter(whole, ends[:-1], head)
        places = inside[:-1] + np.repeat(ends[:-1] + head.shape[1] - inside[first[:-1]], counts)
        for width in (2, 3, 5):
            chosen = widths == width
            _scatter(whole, places[chosen], items[chosen, :width])
        _scatter(whole, ends[1:] - 2, literal(b"e.", len(counts)))
        self._printed = whole.tobytes()
        self._ends = ends.tolist()

    def of(self, begin: int, end: int) -> bytes:
        return b"(%bt" % self._printed[self._ends[begin] : self._ends[end]]


def _scatter(whole: Bytes, places: Array, rows: Bytes) -> None:
    """Writes each row into ``whole`` at its place."""
    for column in range(rows.shape[1]):
        whole[places + column] = rows[:, column]
