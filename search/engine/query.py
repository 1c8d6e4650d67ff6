"""What is asked of the engine, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from .document import KEY_FIELDS
from .tree import Node

Undated = Literal["include", "exclude", "only"]
Sort = Literal["relevance", "newest", "oldest"]
Profile = Literal["plain", "default"]


@dataclass(frozen=True, slots=True)
class Query:
    """One search: the words, the selected keys, the days, the order and the slice.

    A document passes when it matches ``tree``, has any of the keys selected for each field in ``any_of`` and all of those in ``all_of``
    (a field without keys selects nothing out), and when all days of its date lie in ``first`` to ``last``, both included.
    """

    tree: Node | None = None
    """``None``: everything."""
    any_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    all_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    undated: Undated = "include"
    """``only`` leaves the bounds aside, since no undated document can lie in them."""
    sort: Sort = "relevance"
    """Ties, and everything where there are no words to score, are newest first; undated last; then by ``django_id``."""
    start: int = 0
    stop: int = 20
    facets: tuple[str, ...] = KEY_FIELDS
    facet_limit: int = 100
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For a facet, the keys to count: what a search within its values has found by name. All by default."""
    profile: Profile = "default"
    """How to score: see ``scoring``."""


@dataclass(frozen=True)
class Hit:
    """One document found, by its ``django_id``."""

    django_id: int
    score: float
    _stored: Callable[[], Mapping[str, Any]] = field(repr=False, compare=False)
    _keys: Callable[[], Mapping[str, list[str]]] = field(repr=False, compare=False)

    @cached_property
    def stored(self) -> Mapping[str, Any]:
        """``id``, ``django_ct``, ``title``, ``text``, ``language``, ``stamp`` and, where it has one, ``date``; read when asked for."""
        return self._stored()

    @cached_property
    def keys(self) -> Mapping[str, list[str]]:
        """The keys that it has in each field."""
        return self._keys()

    @property
    def id(self) -> str:
        """The document's id."""
        return str(self.stored["id"])


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """How many documents each key of a field would find: the most frequent keys, ties by key, and every selected key even if it finds
    nothing."""

    keys: tuple[str, ...]
    numbers: tuple[int, ...]
    """Of documents, one a key."""
    total: int
    """How many keys find something."""

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Keys with their numbers."""
        return tuple(zip(self.keys, self.numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Result:
    """What a search found: the count of all, the hits of the slice, and exact counts.

    ``facets``: each field counted as if nothing were selected in it (any-of), or after adding the key (all-of).
    ``years`` (``2025``), ``months`` (``2025-11``, of dates printed to the month or day) and ``undated``: counted without the date bounds,
    in the order of time, empty ones left out.
    """

    count: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, FacetCounts]
    years: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    undated: int
