"""The Haystack engine: Haystack's search API on our engine, and the richer question that our own pages ask.

Whoosh is never asked directly, visitors' words never reach a parser but our own grammar, and an index that can't be read is an error
(``SILENTLY_FAIL`` is ignored), never an empty result.
"""

import logging
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Model
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SkipDocument
from haystack.inputs import AutoQuery
from haystack.models import SearchResult
from haystack.utils import get_identifier, get_model_ct

from search.contract import Index, Searcher, first_and_last_day
from search.engine import (
    KEY_FIELDS,
    All,
    Document,
    Everything,
    Hit,
    IndexFolder,
    Node,
    Nothing,
    Query,
    Result,
    Snapshots,
    SnapshotSearcher,
    snippet,
    words,
)
from search.sq import SearchQuery, as_tree, node_of, ordering, spoken

logger = logging.getLogger(__name__)

MOST_HITS = 1_000_000
"""What an open slice asks for."""
MOST_RELATED = 100
"""How many neighbours ``more_like_this`` has at most."""


class SearchBackend(BaseSearchBackend):
    """Haystack's API on one of our engines, each of which says how its index is written and how it is asked."""

    index: Index

    @abstractmethod
    def searcher(self) -> Searcher:
        """The index as it is now. Raises ``IndexUnavailable``."""

    def write(self, index: Any, objects: Iterable[Any], gone: Iterable[int] = ()) -> None:
        """Writes entries of ``objects`` and removes those with primary keys ``gone``, in one commit.

        ``objects`` may be a query: it is asked when this index may be written.
        """
        content_type = get_model_ct(index.get_model())
        self.index.write((document(index, obj) for obj in objects), [f"{content_type}.{pk}" for pk in gone])

    # Haystack's own API

    def setup(self) -> None:
        """Makes an empty index where there is none."""
        self.index.create()

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        """Adds or replaces entries; a ``SkipDocument`` of the index leaves one out."""
        self.setup()
        self.index.write(_unskipped(index, iterable))

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        """Removes an entry by its object or its identifier."""
        self.index.write([], [get_identifier(obj_or_string)])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        """Removes all entries, or those of ``models``; searches go on in the old state until it is done."""
        if models is None:
            self.index.rebuild([])
            return
        content_types = {get_model_ct(model) for model in models}
        entries = self.searcher().entries()
        self.index.write([], [entry for entry in entries if entry.rsplit(".", 1)[0] in content_types])

    @log_query
    def search(self, query_string: Any, **asked: Any) -> dict[str, Any]:
        """Runs a ``SearchQuerySet``. ``query_string`` is a tree of the engine, or text of our own grammar."""
        tree = self._tree(query_string, asked)
        facets = tuple(asked.get("facets") or ())
        if unknown := set(facets) - set(KEY_FIELDS):
            raise ValueError(f"{', '.join(sorted(unknown))} is no facet; the facets are {', '.join(KEY_FIELDS)}.")
        stop = asked.get("end_offset")
        found = self.searcher().search(
            Query(
                tree=tree,
                sort=ordering(asked.get("sort_by")),
                start=asked.get("start_offset") or 0,
                stop=MOST_HITS if stop is None else stop,
                facets=facets,
                facet_limit=MOST_HITS,
            )
        )
        return {
            "results": [_result(hit, tree, asked) for hit in found.hits],
            "hits": found.count,
            "facets": self._facets(found, tree, asked),
            "spelling_suggestion": self._suggestion(asked.get("spelling_query") or spoken(as_tree(query_string))),
        }

    def more_like_this(self, model_instance: Model, additional_query_string: Any = None, **asked: Any) -> dict[str, Any]:
        """What reads most like an indexed object and matches the filters besides: the nearest first, ``MOST_RELATED`` at most."""
        tree = self._tree(additional_query_string or "*", asked)
        hits = [near.hit for near in self.searcher().related(get_identifier(model_instance), MOST_RELATED, tree)]
        shown = hits[asked.get("start_offset") or 0 : asked.get("end_offset")]
        return {"results": [_result(hit, Everything(), asked) for hit in shown], "hits": len(hits)}

    def _tree(self, query: Any, asked: dict[str, Any]) -> Node:
        if asked.get("models") and not set(asked["models"]) & set(self._models()):
            return Nothing()
        return as_tree(query, asked.get("narrow_queries") or ())

    def _models(self) -> list[type[Model]]:
        return connections[self.connection_alias].get_unified_index().get_indexed_models()

    def _facets(self, found: Result, tree: Node, asked: dict[str, Any]) -> dict[str, Any]:
        if not any(asked.get(name) for name in ("facets", "date_facets", "query_facets")):
            return {}
        return {
            "fields": {field: list(found.facets[field].counts) for field in asked.get("facets") or ()},
            "dates": {field: _periods(found, gaps) for field, gaps in (asked.get("date_facets") or {}).items()},
            "queries": {
                f"{field}_{text}": self.searcher()
                .search(Query(tree=All((tree, node_of(field, "content", AutoQuery(text)))), stop=0, facets=()))
                .count
                for field, text in asked.get("query_facets") or ()
            },
        }

    def _suggestion(self, query: str) -> str | None:
        if not self.include_spelling:
            return None
        nearest = self.searcher().did_you_mean(words(query))
        return " ".join(nearest.get(word, word) for word in words(query)) if nearest else None


class FolderBackend(SearchBackend):
    """One index folder and its current snapshot; one instance a thread, one snapshot a process."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.index: IndexFolder = IndexFolder(options["PATH"])

    def searcher(self) -> SnapshotSearcher:
        """The index as its last commit left it."""
        return SnapshotSearcher(_snapshots(str(self.index.path)).current())


def _unskipped(index: Any, objects: Iterable[Any]) -> Iterator[Document]:
    for obj in objects:
        try:
            yield document(index, obj)
        except SkipDocument:
            logger.debug("Indexing skipped for %r", obj)


def document(index: Any, obj: Any) -> Document:
    """The entry of an object, as its ``SearchIndex`` prepares it."""
    data = index.full_prepare(obj)
    return Document(
        id=data[ID],
        django_ct=data[DJANGO_CT],
        django_id=int(data[DJANGO_ID]),
        stamp=data["stamp"],
        language=data["language"],
        title=data["title"],
        text=data["text"],
        date=data.get("date", ""),
        keys={field: tuple(data[field]) for field in KEY_FIELDS},
    )


@lru_cache(maxsize=8)
def _snapshots(path: str) -> Snapshots:
    """One a folder and process; Haystack makes a backend a thread."""
    return Snapshots(IndexFolder(path))


def _result(hit: Hit, tree: Node, asked: dict[str, Any]) -> Any:
    fields = {name: value for name, value in {**hit.stored, **hit.keys}.items() if name not in (ID, DJANGO_CT, DJANGO_ID)}
    wanted = asked.get("fields")
    if wanted:
        fields = {name: value for name, value in fields.items() if name in wanted}
    fields |= {ID: hit.id}
    if asked.get("highlight"):
        fields["highlighted"] = {"text": [snippet(hit.stored["text"], tree, hit.stored["language"])]}
    app_label, model_name = str(hit.stored[DJANGO_CT]).split(".")
    return (asked.get("result_class") or SearchResult)(app_label, model_name, hit.django_id, hit.score, **fields)


def _periods(found: Result, gaps: dict[str, Any]) -> list[tuple[date, int]]:
    """Haystack's date facet: the first day of each year or month that has a day from ``start_date`` to ``end_date``, no empty ones."""
    if gaps["gap_by"] not in ("year", "month") or gaps["gap_amount"] != 1:
        raise ValueError("Dates are counted by one year or one month.")
    counts = found.years if gaps["gap_by"] == "year" else found.months
    periods = [(*first_and_last_day(value), count) for value, count in counts]
    start, end = _day(gaps["start_date"]), _day(gaps["end_date"])
    return [(first, count) for first, last, count in periods if start <= last and first <= end]


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


class WhooshEngine(BaseEngine):
    """What ``HAYSTACK_CONNECTIONS`` points at by default."""

    backend = FolderBackend
    query = SearchQuery
