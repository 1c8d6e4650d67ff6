"""What a segment's array file holds, whoever makes it: the writer, a merge, or a repair.

For every indexed field its lexicon and postings; for the key fields besides, which keys each document has; and of every document its
number, the stemmer of its language and its date. All derived here from postings, so that equal postings make equal files.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .analysis import TONGUES, tongue
from .arrays import ArrayWriter
from .document import KEY_FIELDS, interval
from .lexicon import put_terms
from .postings import Array, Postings, field_lengths, narrowed, totals


def doc_type(size: int) -> type[np.unsignedinteger]:
    """The type of the document numbers of a segment of ``size`` documents."""
    return np.uint16 if size <= 1 << 16 else np.uint32


def put_segment(arrays: ArrayWriter, numbers: NDArray[np.int64], fields: Iterable[tuple[str, Postings]]) -> None:
    """Writes all arrays: ``numbers`` are the documents' ``django_id``, ``fields`` each of ``INDEXED`` in that order, which is consumed."""
    kept = {}
    for field, postings in fields:
        _put_field(arrays, field, postings, len(numbers))
        if field in ("language", "date"):
            kept[field] = postings
    _put_documents(arrays, numbers, kept)


def _put_field(arrays: ArrayWriter, field: str, postings: Postings, size: int) -> None:
    docs = postings.docs.astype(doc_type(size), copy=False)
    put_terms(arrays, field, postings.terms)
    arrays.put(f"{field}/starts", _offsets(postings.starts))
    arrays.put(f"{field}/docs", docs)
    if postings.freqs is not None:
        arrays.put(f"{field}/freqs", narrowed(postings.freqs))
        arrays.put(f"{field}/lengths", field_lengths(postings, size))
    if postings.positions is not None:
        wide = np.uint16 if not len(postings.positions) or postings.positions.max() <= 0xFFFF else np.uint32
        arrays.put(f"{field}/positions", postings.positions.astype(wide, copy=False))
        arrays.put(f"{field}/position_starts", _offsets(postings.position_starts))
    if field in KEY_FIELDS:
        _put_column(arrays, field, postings, size)


def _put_column(arrays: ArrayWriter, field: str, postings: Postings, size: int) -> None:
    """The same postings by document. Sorted stably, the ordinals of a document stay ascending."""
    kind = np.uint16 if len(postings.terms) <= 1 << 16 else np.uint32
    ordinals = np.repeat(np.arange(len(postings.terms), dtype=kind), np.diff(postings.starts))
    arrays.put(f"{field}/column_starts", totals(np.bincount(postings.docs, minlength=size)).astype(np.uint32))
    arrays.put(f"{field}/column", ordinals[np.argsort(postings.docs, kind="stable")])


def _put_documents(arrays: ArrayWriter, numbers: NDArray[np.int64], postings: Mapping[str, Postings]) -> None:
    size = len(numbers)
    tongues = np.zeros(size, np.uint8)
    first, last = np.zeros(size, np.int32), np.zeros(size, np.int32)
    precision = np.zeros(size, np.uint8)
    for language, docs in _by_term(postings["language"]):
        tongues[docs] = TONGUES.index(tongue(language))
    for printed, docs in _by_term(postings["date"]):
        days = interval(printed)
        first[docs], last[docs], precision[docs] = date.toordinal(days.first), date.toordinal(days.last), days.precision
    arrays.put("number", numbers)
    arrays.put("tongue", tongues)
    arrays.put("date/first", first)
    arrays.put("date/last", last)
    arrays.put("date/precision", precision)


def _by_term(postings: Postings) -> list[tuple[str, Array]]:
    ends = postings.starts.tolist()
    return [(term.decode(), postings.docs[start:stop]) for term, start, stop in zip(postings.terms, ends[:-1], ends[1:], strict=True)]


def _offsets(values: NDArray[np.int64]) -> Array:
    return values.astype(np.uint32) if values[-1] < 1 << 32 else values
