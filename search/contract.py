"""What every engine and every skin speaks: a request as a visitor makes it, and the page that answers it."""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, Protocol, TypedDict, TypeVar, get_args

from django.utils.translation import gettext as _

from search.engine import KEY_FIELDS, Document, Hit, Node, Note, Query, Related, Result, Sort, Undated, interval

FACETS = KEY_FIELDS
"""The facets that are chosen by slug, in the order in which pages list them."""

SORTS: tuple[Sort, ...] = get_args(Sort)
UNDATED: tuple[Undated, ...] = get_args(Undated)


Task = TypeVar("Task")


class Searcher(Protocol):
    """An index as it is now, asked. Every method raises ``IndexUnavailable`` where it can't be."""

    @property
    def state(self) -> str:
        """A name of what is indexed: another one after every commit."""

    @property
    def size(self) -> int:
        """How many documents searches find."""

    def search(self, query: Query) -> Result:
        """The answer to ``query``. ``ValueError`` where the tree still has a ``Named``, ``QueryTooLarge`` where it has too many parts."""

    def ranked(self, query: Query) -> "array[int]":
        """The ``django_id`` of every document that ``search`` finds, in its order; the query's slice is left aside."""

    def related(self, id_: str, limit: int, within: Node | None = None) -> tuple[Related, ...]:
        """The documents that share the most telling words and actors of ``id_`` and match ``within``, best first."""

    def containing(self, words: Collection[str]) -> Mapping[str, int]:
        """About how many documents have each word as printed, in any of its forms."""

    def totals(self, field: str, keys: Collection[str]) -> Mapping[str, int]:
        """How many documents have each of ``keys``."""

    def did_you_mean(self, printed: Iterable[str]) -> Mapping[str, str]:
        """For each of ``printed`` that finds nothing, the nearest indexed word (folded), if there is one near enough."""

    def completions(self, beginning: str, limit: int) -> list[str]:
        """The printed words (folded) that begin so, those in most documents first."""

    def titles(self, typed: str, limit: int) -> tuple[Hit, ...]:
        """The documents whose title has all the words typed, the last of them perhaps only begun; newest first."""

    def entries(self) -> Mapping[str, str]:
        """The id and the stamp of every document."""


class Index(Protocol):
    """Where documents are kept for searching, written. Every method raises ``IndexUnavailable`` where it can't be."""

    def exists(self) -> bool:
        """Whether an index was ever made here."""

    def state(self) -> object:
        """What is another after every commit."""

    def create(self) -> None:
        """An empty index where there is none. One that is there is left as it is."""

    def write(self, update: Iterable[Document], delete: Iterable[str] = ()) -> None:
        """Delete, then add or replace; what was written is found when this returns."""

    def rebuild(self, documents: Iterable[Document]) -> None:
        """A new index of ``documents`` (each id once), built beside the old one, which serves until the new one is whole.

        An error leaves the old one as it was.
        """

    def rebuild_from(
        self,
        tasks: Sequence[Task],
        documents_of: Callable[[Task], Iterable[Document]],
        processes: int = 1,
        initializer: Callable[[], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """``rebuild`` of what ``documents_of`` makes of each task, which may be read only when its turn has come.

        With more than one process, those are spawned, so ``documents_of`` and ``initializer``, which each of them calls first, are
        functions of a module. ``progress`` is called with the number of documents written so far.
        """

    def merge(self) -> bool:
        """One step of the tidying that nobody waits for; whether there was anything to do."""

    def purge(self) -> None:
        """Removes from the disk what deleted documents said."""

    def verify(self) -> list[str]:
        """What is damaged, a sentence each."""

    def warning(self) -> str:
        """What is amiss although searches are answered, a sentence; empty where all is well."""

    def repair(self) -> list[str]:
        """Mends what can be mended without the database; what was done, a sentence each."""

    def draining(self) -> AbstractContextManager[bool]:
        """The lock of the one process that drains the outbox into this index; ``with`` gives whether it was free."""


class BadSearch(ValueError):
    """A request that can't be answered; the message is one clear sentence for whoever made it."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search, as parameters name it. Dates are kept as printed (``2025``, ``2025-11``, ``2025-11-10``); ``""`` is no bound."""

    q: str = ""
    any_words: bool = False
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs by facet."""
    all_actors: bool = False
    first: str = ""
    last: str = ""
    undated: Undated | Literal[""] = ""
    exact: bool = False
    sort: Sort | Literal[""] = ""
    page: int = 1
    page_size: int = 20

    @property
    def bounded(self) -> bool:
        """Whether there is a date bound."""
        return bool(self.first or self.last)

    @property
    def undated_rule(self) -> Undated:
        """What happens to undated articles: in without bounds, out with bounds, unless the request says otherwise."""
        return self.undated or ("exclude" if self.bounded else "include")

    @property
    def order(self) -> Sort:
        """The order: by relevance where there are words, else newest first."""
        return self.sort or ("relevance" if self.q.strip() else "newest")

    def but(self, **changes: Any) -> "SearchRequest":
        """The same request with ``changes``, from its first page on."""
        return replace(self, **{"page": 1, **changes})

    def toggled(self, facet: str, slug: str) -> "SearchRequest":
        """The request after a click on a facet's value."""
        slugs = self.chosen.get(facet, ())
        kept = tuple(s for s in slugs if s != slug) if slug in slugs else (*slugs, slug)
        return self.but(chosen={**self.chosen, facet: kept})

    def within(self, value: str) -> "SearchRequest":
        """The request after a click on a year or month; on the one that is chosen already, without it."""
        if (self.first, self.last) == (value, value):
            return self.but(first="", last="", undated="")
        return self.but(first=value, last=value, undated="")

    def only_undated(self) -> "SearchRequest":
        """The request after a click on the undated; where only they are chosen already, without that rule."""
        return self.but(first="", last="", undated="" if self.undated == "only" else "only")

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters that say this request, in a fixed order, defaults left out: what links and exports are made of."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [("match", "any")] if self.any_words else []
        pairs += [(facet, slug) for facet in FACETS for slug in self.chosen.get(facet, ())]
        pairs += [("all", "actor")] if self.all_actors else []
        pairs += [(name, value) for name, value in (("from", self.first), ("to", self.last), ("undated", self.undated)) if value]
        pairs += [("exact", "1")] if self.exact else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page != 1 else []
        pairs += [("page_size", str(self.page_size))] if self.page_size != 20 else []
        return pairs


class Facet(TypedDict):
    """One value of a facet: the hits there would be if it stood alone in its facet with all else as it is.

    A dictionary, as templates and JSON take it best: an answer has some five hundred of them and of bars.
    """

    slug: str
    name: str
    kind: str
    count: int
    selected: bool
    toggle_url: str


class DateCount(TypedDict):
    """A bar of the date chart: a year or a month."""

    value: str
    count: int
    selected: bool
    toggle_url: str


@dataclass(frozen=True, slots=True)
class Expanded:
    """Words of the query that name an actor, and the other names that were searched with them."""

    text: str
    actor: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """An actor, topic or source, as links print it."""

    slug: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit, as lists print it. ``snippet`` is escaped HTML with ``<mark>`` its only element."""

    slug: str
    title: str | None
    heading: str
    language: str
    published_on: str | None
    date_precision: str
    date_basis: str
    outlet: str
    url: str
    snippet: str
    actors: tuple[Label, ...]
    topics: tuple[Label, ...]
    sources: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits with its facets; the HTML page, the JSON, feeds and exports all print this."""

    request: SearchRequest
    count: int
    pages: int
    took_ms: float
    expanded: tuple[Expanded, ...]
    notes: tuple[Note, ...]
    suggestion: str | None
    results: tuple[Found, ...]
    facets: dict[str, tuple[Facet, ...]]
    totals: dict[str, int]
    years: tuple[DateCount, ...]
    months: tuple[DateCount, ...]
    undated: int


def first_and_last_day(printed: str) -> tuple[date, date]:
    """The interval that a printed date names. Raises ``BadSearch`` for what is no date."""
    try:
        days = interval(printed)
    except ValueError:
        raise BadSearch(_("“%(value)s” is not a date; write 2025, 2025-11 or 2025-11-10.") % {"value": printed[:40]}) from None
    return days.first, days.last
