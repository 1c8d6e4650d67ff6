"""Numbers as pickle opcodes, by the table: a row of bytes for each number.

A pickle is a program (the standard library's ``pickletools`` describes its opcodes). A tuple of numbers is a mark, an opcode with its
operand for each number, and the opcode for a tuple: numpy fills those for many numbers at once.
"""

import numpy as np
from numpy.typing import NDArray

from .postings import Array

Bytes = NDArray[np.uint8]


def raw(values: Array, kind: str) -> Bytes:
    """The bytes of each value, a row each; ``kind`` is the numpy type that they are written in."""
    return np.ascontiguousarray(values.astype(kind)).view(np.uint8).reshape(len(values), -1)


def literal(text: bytes, count: int) -> Bytes:
    """``text`` as ``count`` equal rows."""
    return np.broadcast_to(np.frombuffer(text, np.uint8), (count, len(text)))


def small(values: Array) -> Bytes:
    """Integers below 256: BININT1."""
    return np.hstack((literal(b"K", len(values)), raw(values, "u1")))


def wide(values: Array) -> Bytes:
    """Integers below 2³¹: BININT."""
    return np.hstack((literal(b"J", len(values)), raw(values, "<i4")))


def integers(values: Array) -> tuple[Bytes, NDArray[np.int64]]:
    """Integers, each in the width that it needs (BININT1, BININT2 or BININT): rows, and how many bytes of each row count."""
    table = np.empty((len(values), 5), np.uint8)
    table[:, 0] = ord("J")
    table[:, 1:] = raw(values, "<i4")
    table[values <= 0xFFFF, 0] = ord("M")
    table[values <= 0xFF, 0] = ord("K")
    return table, np.where(values <= 0xFF, 2, np.where(values <= 0xFFFF, 3, 5))


def floats(values: Array) -> Bytes:
    """Numbers as floats: BINFLOAT."""
    return np.hstack((literal(b"G", len(values)), raw(values, ">f8")))
