"""The keys of all facets in one sequence of numbers, for the databases, which count one column faster than four."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from benchmarks.questions import FACETS

if TYPE_CHECKING:
    from benchmarks.corpus import Row

ROOM = 100_000
"""More than any field has keys."""
OFFSETS = {name: place * ROOM for place, name in enumerate((*FACETS, "year"))}
"""Where the numbers of each field begin."""
_FIELDS = list(OFFSETS)


def numbered(row: "Row") -> list[int]:
    """The keys and the year of an article."""
    keys = [OFFSETS[name] + int(key) for name in FACETS for key in getattr(row, name)]
    return [*keys, OFFSETS["year"] + row.year] if row.year else keys


def by_field(counts: Iterable[tuple[int, int]]) -> dict[str, dict[Any, int]]:
    """Numbers and their counts, as the keys and counts of each field."""
    facets: dict[str, dict[Any, int]] = {name: {} for name in OFFSETS}
    for number, count in counts:
        field, key = divmod(number, ROOM)
        facets[_FIELDS[field]][key] = count
    return facets
