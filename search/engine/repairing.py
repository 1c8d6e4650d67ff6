"""Array files made anew from Whoosh's own files alone: where one is lost or damaged, or where stock Whoosh wrote the segment.

What comes out is, byte for byte, what the writer would have written.
"""

import io
import mmap
import pickle
import struct
import zlib
from array import array
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import ArrayWriter
from .commit import last_commit, storage
from .errors import IndexDamaged
from .postings import Postings, narrowed
from .schema import INDEXED, PARTS, SCORED, schema
from .segment_arrays import put_segment
from .stock import SegmentReader
from .written import WrittenSegment, array_file, checksums, segment_files


def sound(build: Path, entry: Any, verify: bool = False) -> WrittenSegment | None:
    """The segment, if its array file can be used; ``verify`` reads all of it."""
    if entry.is_compound():
        return None
    try:
        segment = WrittenSegment(build, entry)
        if verify:
            segment.arrays.verify()
    except IndexDamaged:
        return None
    return segment


def opened(build: Path, entry: Any) -> WrittenSegment:
    """The segment, its array file made anew where it can't be used. ``IndexDamaged`` where Whoosh's files can't be read either."""
    segment = sound(build, entry)
    if segment is None:
        make_arrays(build, entry)
        segment = WrittenSegment(build, entry)
    return segment


def faults(build: Path) -> list[str]:
    """What is damaged in the last commit, a sentence each. Reads every file whole."""
    sentences = []
    for entry in last_commit(build).read().segments:
        try:
            segment = WrittenSegment(build, entry)
            segment.arrays.verify()
        except IndexDamaged as error:
            sentences.append(str(error))
        else:
            sentences += [f"{build / name} is missing, cut off or changed: rebuild the search index." for name in segment.changes()]
    return sentences


def make_arrays(build: Path, entry: Any) -> None:
    """Writes the array file of a segment from Whoosh's files. A compound segment is unpacked first."""
    try:
        if entry.is_compound():
            _unpack(build, entry)
        for extension in (".trm", ".pst"):
            # Whoosh leaves the one open when the other is missing.
            (build / entry.make_filename(extension)).stat()
        reader = SegmentReader(storage(build), schema(), entry)
        try:
            size = entry.doc_count_all()
            arrays = ArrayWriter(array_file(build, entry), entry.segment_id(), size)
            try:
                put_segment(arrays, _numbers(reader, size), _fields(reader, build, entry))
                files = segment_files(build, entry)
                arrays.close(files, checksums(build, files))
            except BaseException:
                arrays.discard()
                raise
        finally:
            reader.close()
    except Exception as error:
        raise IndexDamaged(f"The segment {entry.segment_id()} in {build} can't be read ({error!r}): rebuild the search index.") from error


def _unpack(build: Path, entry: Any) -> None:
    """Takes a compound file apart: this engine reads the files in it by their names. The next commit says so and removes the whole."""
    packed = entry.open_compound_file(storage(build))
    for name in packed.list():
        file = packed.open_file(name)
        (build / name).write_bytes(file.read(packed.file_length(name)))
    packed.close()
    entry.compound = False


def _numbers(reader: Any, size: int) -> NDArray[np.int64]:
    """The documents' ``django_id``. Whoosh keeps no column of nothing but zeros."""
    if not reader.has_column("number"):
        return np.zeros(size, np.int64)
    column = reader.column_reader("number", translate=False)
    return np.fromiter((column[doc] for doc in range(size)), np.int64, size)


def _fields(reader: Any, build: Path, entry: Any) -> Iterator[tuple[str, Postings]]:
    """Each indexed field with its postings."""
    found: dict[str, list[tuple[bytes, Any]]] = {field: [] for field in INDEXED}
    for (field, term), about in reader._terms.items():
        found[field].append((term, about))
    path = build / entry.make_filename(".pst")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        for field in INDEXED:
            yield field, _decoded(found[field], whole, field)


def _decoded(terms: list[tuple[bytes, Any]], whole: mmap.mmap, field: str) -> Postings:
    """The postings of one field; ``terms`` with what Whoosh's term file says of them."""
    docs, freqs, positions, starts = array("I"), array("I"), array("I"), [0]
    for _, about in terms:
        for deltas, weights, values in _blocks(whole, about.extent()[0]):
            docs.extend(accumulate(deltas))
            if field in SCORED:
                freqs.extend(_frequencies(weights, len(deltas)))
            if field in PARTS:
                for value in values:
                    positions.extend(accumulate(pickle.loads(value[4:])))  # noqa: S301 - the folder is as safe as its mode
        starts.append(len(docs))
    return Postings(
        [term for term, _ in terms],
        np.array(starts, np.int64),
        np.asarray(docs),
        narrowed(np.asarray(freqs)) if field in SCORED else None,
        np.asarray(positions) if field in PARTS else None,
    )


def _blocks(whole: mmap.mmap, place: int) -> Iterator[tuple[Any, Any, Any]]:
    """The blocks of the posting list that begins at ``place``: document deltas, weights, values (see ``blocks``)."""
    if whole[place : place + 4] != b"W3Bl":
        raise ValueError(f"no posting list begins at {place}")
    place, length = place + 4, 0
    while length >= 0:
        (length,) = struct.unpack("!i", whole[place : place + 4])
        block = io.BytesIO(whole[place + 4 : place + 4 + abs(length)])
        place += 4 + abs(length)
        compression = pickle.load(block)[3]  # noqa: S301
        data = block.read()
        yield pickle.loads(zlib.decompress(data) if compression else data)  # noqa: S301


def _frequencies(weights: Any, count: int) -> list[int]:
    """Whoosh leaves out weights of one, and writes equal ones once."""
    if weights is None:
        return [1] * count
    return [int(weights)] * count if isinstance(weights, float) else list(map(int, weights))
