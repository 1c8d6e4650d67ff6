"""The cluster's index, asked: see ``search.contract.Searcher``."""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from opensearchpy import OpenSearch

from search.engine import KEY_FIELDS, FacetCounts, Hit, Node, Numbers, Query, Related, Result, words
from search.engine.analysis import stem, tongue
from search.engine.related import REASONS, SHARED, telling_actors, telling_words
from search.engine.spelling import MOST_WORDS, correctable, nearest, single_words
from search.engine.suggest import begun_title

from .address import Address
from .connecting import asked, checked, client, patiently
from .mapping import STORED
from .translation import DATES, Clause, Selections, bounded, clause
from .translation import words as words_clause

PAGE = 10_000
"""Hits that one answer can hold (``index.max_result_window``)."""
BUCKETS = 10_000
"""Keys that are counted at once; where a field has more, the rest is counted in pages, so that every count is exact."""
CANDIDATES = 100
"""Words of a shard that are looked at as corrections of one."""
WIDE = 96
"""Words of a document that are counted in the whole index, to find its most telling ones."""
_LIKE = {
    "field": "word",
    "suggest_mode": "always",
    "max_edits": 2,
    "prefix_length": 0,
    "min_word_length": 3,
    "size": CANDIDATES,
    "shard_size": CANDIDATES,
    "accuracy": 0.1,
}
"""How the cluster looks for words like one."""

_ORDERS: Mapping[str, list[Any]] = {
    "relevance": [{"_score": "desc"}, {"first": {"order": "desc", "missing": "_last"}}, {"django_id": "asc"}],
    "newest": [{"first": {"order": "desc", "missing": "_last"}}, {"django_id": "asc"}],
    "oldest": [{"first": {"order": "asc", "missing": "_last"}}, {"django_id": "asc"}],
}
_SEARCH_TYPES = {"relevance": "dfs_query_then_fetch", "newest": "query_then_fetch", "oldest": "query_then_fetch"}
"""Scores are by the frequencies of the whole index: those of a shard alone would order its documents by where they happen to be."""


class ClusterSearcher:
    """Asks the index that has the address's name. One for a request: its ``state`` is that of its first question."""

    def __init__(self, address: Address) -> None:
        self._name = address.name
        self._client: OpenSearch = client(address)

    @cached_property
    def state(self) -> str:
        """The build and how often it was written."""
        with asked(self._name):
            found = self._client.get(index=f"{self._name}-state", id="state")
        return f"{found['_source']['build']}, commit {found['_version']}"

    @property
    def size(self) -> int:
        """How many documents searches find."""
        with asked(self._name):
            return int(self._client.count(index=self._name)["count"])

    def search(self, query: Query) -> Result:
        """See ``search.contract.Searcher``. All counts are exact, however many shards there are."""
        selections, start, stop = Selections(query), max(query.start, 0), max(query.stop, 0)
        body = self._body(query, selections) | {"track_total_hits": True, "aggs": _counting(query, selections)}
        reach = min(stop, PAGE)
        found = self._ask(body | {"from": min(start, reach), "size": max(reach - start, 0)}, query)
        hits = [_shown(hit) for hit in found["hits"]["hits"]]
        count = int(found["hits"]["total"]["value"])
        if stop > PAGE and count > max(start, PAGE):
            hits += [shown for place, shown in enumerate(self._walk(query)) if max(start, PAGE) <= place < stop]
        years, months = found["aggregations"]["years"]["of"]["buckets"], found["aggregations"]["months"]["of"]["buckets"]
        return Result(
            count=count,
            hits=self._hits(hits),
            facets={field: self._facet(query, selections, field, found["aggregations"][field]) for field in query.facets},
            years=tuple((bucket["key"], bucket["doc_count"]) for bucket in years),
            months=tuple((bucket["key"], bucket["doc_count"]) for bucket in months),
            undated=int(found["aggregations"]["undated"]["doc_count"]),
        )

    def ranked(self, query: Query) -> "array[int]":
        """See ``search.contract.Searcher``."""
        return array("q", (number for number, _ in self._walk(query)))

    def related(self, id_: str, limit: int, within: Node | None = None) -> tuple[Related, ...]:
        """See ``engine.related``; looks at the ``WIDE`` words that tell most by the document's own shard."""
        telling, keys = self._telling(id_)
        if not telling:
            return ()
        either = [_named(words_clause([word], "text"), f"word {word}", weight) for word, weight in telling.items()]
        rest: Clause = {"must_not": [{"term": {"id": id_}}], "filter": [clause(within)] if within is not None else []}
        highest = self._ask({"query": _any(either, rest), "_source": False, "size": 1})["hits"]["max_score"] or 0.0
        share = SHARED * highest / (sum(keys.values()) or 1.0)
        either += [
            {"constant_score": {"filter": {"term": {"actor": key}}, "boost": share * weight, "_name": f"actor {key}"}}
            for key, weight in keys.items()
        ]
        body = {"query": _any(either, rest), "_source": False}
        order = {"sort": _ORDERS["relevance"], "track_scores": True, "size": limit}
        found = self._ask(body | order)["hits"]["hits"]
        named = [set(hit.get("matched_queries", ())) for hit in found]
        return tuple(
            Related(
                hit,
                tuple(word for word in telling if f"word {word}" in names)[:REASONS],
                tuple(key for key in keys if f"actor {key}" in names)[:REASONS],
            )
            for hit, names in zip(self._hits([_shown(one) for one in found]), named, strict=True)
        )

    def containing(self, words: Collection[str]) -> dict[str, int]:
        """See ``search.contract.Searcher``."""
        return self._counted({word: words_clause([word], "text") for word in words})

    def totals(self, field: str, keys: Collection[str]) -> dict[str, int]:
        """See ``search.contract.Searcher``."""
        if not keys:
            return {}
        counting = {"keys": {"terms": {"field": field, "include": sorted(keys), "size": len(keys)}}}
        body = {"size": 0, "query": {"terms": {field: sorted(keys)}}, "aggs": counting}
        found = {bucket["key"]: bucket["doc_count"] for bucket in self._ask(body)["aggregations"]["keys"]["buckets"]}
        return {key: found.get(key, 0) for key in keys}

    def did_you_mean(self, printed: Iterable[str]) -> dict[str, str]:
        """See ``engine.suggest.did_you_mean``; the cluster proposes, our own distance decides."""
        known = single_words(printed)
        finds = self.containing(set(known.values()))
        unknown = [(word, folded) for word, folded in known.items() if not finds[folded]][:MOST_WORDS]
        if not unknown:
            return {}
        asking = {folded: {"text": folded, "term": _LIKE} for _, folded in unknown}
        found = self._ask({"size": 0, "suggest": asking})["suggest"]
        often = {folded: {option["text"]: int(option["freq"]) for one in found[folded] for option in one["options"]} for folded in asking}
        finds = self.containing({text for one in often.values() for text in one})
        suggestions = {}
        for word, folded in unknown:
            near = nearest(folded, {text: number for text, number in often[folded].items() if correctable(text) and finds[text]})
            if near:
                suggestions[word] = near[0]
        return suggestions

    def completions(self, beginning: str, limit: int) -> list[str]:
        """See ``search.contract.Searcher``."""
        begun = "".join(words(beginning))
        if not begun:
            return []
        # A set instead of ".*": OpenSearch 2.19 fails on a beginning that no word of a shard has, where it takes it for a plain prefix.
        pattern = re.sub(r"([^\w])", r"\\\1", begun) + "[^ ]*"
        counting = {"words": {"terms": {"field": "word", "include": pattern, "size": limit, "shard_size": BUCKETS}}}
        body = {"size": 0, "query": {"prefix": {"word": {"value": begun}}}, "aggs": counting}
        return [str(bucket["key"]) for bucket in self._ask(body)["aggregations"]["words"]["buckets"]]

    def titles(self, typed: str, limit: int) -> tuple[Hit, ...]:
        """See ``search.contract.Searcher``."""
        tree = begun_title(typed)
        return self.search(Query(tree, sort="newest", stop=limit, facets=())).hits if tree else ()

    def entries(self) -> dict[str, str]:
        """The id and the stamp of every document."""
        body = {"query": {"match_all": {}}, "sort": [{"django_id": "asc"}, {"id": "asc"}], "docvalue_fields": ["stamp"]}
        return {hit["sort"][1]: hit["fields"]["stamp"][0] for hit in self._pages(body)}

    def _body(self, query: Query, selections: Selections) -> dict[str, Any]:
        if query.sort not in _ORDERS:
            raise ValueError(f"There is no order {query.sort!r}.")
        return {
            "query": {"bool": {"must": [bounded(query.tree)], "filter": selections.whole}},
            "post_filter": selections.but(),
            "sort": _ORDERS[query.sort],
            "track_scores": True,
            "_source": False,
        }

    def _ask(self, body: dict[str, Any], query: Query | None = None) -> dict[str, Any]:
        """One search; a shard that can't answer is an error, never a smaller result."""
        scored = query.sort if query is not None and query.stop > query.start else "newest"
        params = {"allow_partial_search_results": "false", "search_type": _SEARCH_TYPES[scored]}
        with asked(self._name):
            checked(self._client, self._name)
            found: dict[str, Any] = patiently(lambda: self._client.search(index=self._name, body=body, params=params))
        return found

    def _walk(self, query: Query) -> Iterator[tuple[int, float]]:
        """The ``django_id`` and score of every hit in order."""
        yield from map(_shown, self._pages(self._body(query, Selections(query)), _SEARCH_TYPES[query.sort]))

    def _pages(self, body: dict[str, Any], search_type: str = "query_then_fetch") -> Iterator[dict[str, Any]]:
        """Every hit, page by page, of the index as it was at the first (a point in time)."""
        with asked(self._name):
            checked(self._client, self._name)
            moment = self._client.create_pit(index=self._name, params={"keep_alive": "5m", "allow_partial_pit_creation": "false"})["pit_id"]
            try:
                after: dict[str, Any] = {}
                asking = body | {"size": PAGE, "_source": False, "pit": {"id": moment, "keep_alive": "5m"}}
                while True:
                    page = self._client.search(body=asking | after, params={"search_type": search_type})
                    hits = page["hits"]["hits"]
                    yield from hits
                    if len(hits) < PAGE:
                        return
                    after = {"search_after": hits[-1]["sort"]}
            finally:
                self._client.delete_pit(body={"pit_id": [moment]})

    def _counted(self, filters: Mapping[str, Clause]) -> dict[str, int]:
        """How many documents each filter finds, 500 filters a question."""
        counts: dict[str, int] = {}
        named = list(filters.items())
        for start in range(0, len(named), 500):
            part = {str(number): inside for number, (_, inside) in enumerate(named[start : start + 500])}
            found = self._ask({"size": 0, "aggs": {"each": {"filters": {"filters": part}}}})["aggregations"]["each"]["buckets"]
            counts |= {name: int(found[str(number)]["doc_count"]) for number, (name, _) in enumerate(named[start : start + 500])}
        return counts

    def _facet(self, query: Query, selections: Selections, field: str, found: dict[str, Any]) -> FacetCounts:
        counted = found["of"]
        often = {bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]}
        if counted["sum_other_doc_count"] or counted["doc_count_error_upper_bound"]:
            often = self._counted_whole(query, selections, field)
        within = query.within.get(field)
        counts = often if within is None else {key: number for key, number in often.items() if key in within}
        shown = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: query.facet_limit]
        names = {key for key, _ in shown}
        chosen = query.any_of.get(field, frozenset()) | query.all_of.get(field, frozenset())
        rest = sorted(((key, often.get(key, 0)) for key in chosen - names), key=lambda pair: (-pair[1], pair[0]))
        every = [*shown, *rest]
        return FacetCounts(tuple(key for key, _ in every), tuple(number for _, number in every), len(counts))

    def _counted_whole(self, query: Query, selections: Selections, field: str) -> dict[str, int]:
        """The counts of a field with more keys than one answer takes: page by page, in the order of the keys."""
        often: dict[str, int] = {}
        after: dict[str, Any] = {}
        body = {"size": 0, "query": {"bool": {"filter": [clause(query.tree), *selections.whole, selections.but(field)]}}}
        while True:
            counting = {"composite": {"size": BUCKETS, "sources": [{"key": {"terms": {"field": field}}}], **after}}
            found = self._ask(body | {"aggs": {"keys": counting}})["aggregations"]["keys"]
            often |= {bucket["key"]["key"]: bucket["doc_count"] for bucket in found["buckets"]}
            if "after_key" not in found:
                return often
            after = {"after": found["after_key"]}

    def _hits(self, shown: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
        """Hits whose stored fields are asked for all at once, when the first is looked at."""
        sources = _Sources(self, [number for number, _ in shown])
        return tuple(Hit(number, score, partial(sources.stored, number), partial(sources.keys, number)) for number, score in shown)

    def sources(self, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The stored fields of documents by their ``django_id``."""
        found: dict[int, dict[str, Any]] = {}
        for start in range(0, len(numbers), 500):
            part = frozenset(numbers[start : start + 500])
            body = {"query": clause(Numbers(part)), "size": len(part), "_source": ["id", *STORED]}
            found |= {hit["_source"]["django_id"]: hit["_source"] for hit in self._ask(body)["hits"]["hits"]}
        return found

    def _telling(self, id_: str) -> tuple[dict[str, float], dict[str, float]]:
        """The document's most telling words and actors; none where it isn't indexed."""
        found = self._ask({"query": {"term": {"id": id_}}, "size": 1, "_source": ["id", *STORED]})["hits"]["hits"]
        if not found:
            return {}, {}
        stored = _stored(found[0]["_source"])
        with asked(self._name):
            vectors = self._client.termvectors(
                index=self._name,
                id=found[0]["_id"],
                params={"fields": "text", "term_statistics": "true", "positions": "false", "offsets": "false", "realtime": "false"},
            )
        field = vectors.get("term_vectors", {}).get("text", {"terms": {}, "field_statistics": {"doc_count": 0}})
        in_shard = {root: int(about.get("doc_freq", 0)) for root, about in field["terms"].items()}
        near = telling_words(stored, int(field["field_statistics"]["doc_count"]) + 2, lambda root: max(in_shard.get(root, 0), 2), WIDE)
        roots = {stem(word, tongue(stored["language"])) for word in near}
        often = Counter(self._counted({root: {"term": {"text": root}} for root in roots}))
        size, keys = self.size, self.totals("actor", found[0]["_source"].get("actor", []))
        return telling_words(stored, size, often.__getitem__), telling_actors(keys, size)


class _Sources:
    """What some hits have stored, read when the first of them is asked."""

    def __init__(self, searcher: ClusterSearcher, numbers: Sequence[int]) -> None:
        self._searcher, self._numbers = searcher, numbers

    @cached_property
    def _read(self) -> dict[int, dict[str, Any]]:
        return self._searcher.sources(self._numbers)

    def stored(self, number: int) -> dict[str, Any]:
        return _stored(self._read[number])

    def keys(self, number: int) -> dict[str, list[str]]:
        return {field: list(self._read[number].get(field, [])) for field in KEY_FIELDS}


def _stored(read: dict[str, Any]) -> dict[str, Any]:
    """The stored fields under the names that hits give them."""
    renamed = {"title_printed": "title", "text_printed": "text"}
    return {renamed.get(name, name): value for name, value in read.items() if name not in KEY_FIELDS}


def _shown(hit: dict[str, Any]) -> tuple[int, float]:
    return int(hit["sort"][-1]), float(hit.get("_score") or 0.0)


def _any(either: list[Clause], rest: Clause) -> Clause:
    return {"bool": {"should": either, "minimum_should_match": 1, **rest}}


def _named(inside: Clause, name: str, weight: float) -> Clause:
    return {"bool": {"must": [inside], "boost": weight, "_name": name}}


def _counting(query: Query, selections: Selections) -> dict[str, Any]:
    """The aggregations: each field and the dates without their own selection."""

    def counted(field: str, inside: dict[str, Any]) -> dict[str, Any]:
        return {"filter": selections.but(field), "aggs": {"of": {"terms": inside}}}

    fields = {field: counted(field, {"field": field, "size": BUCKETS}) for field in query.facets}
    dates = {f"{name}s": counted(DATES, {"field": name, "size": BUCKETS, "order": {"_key": "asc"}}) for name in ("year", "month")}
    undated = {"bool": {"filter": [selections.but(DATES)], "must_not": [{"exists": {"field": "first"}}]}}
    return fields | dates | {"undated": {"filter": undated}}
