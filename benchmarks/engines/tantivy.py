"""tantivy (a search library in Rust, https://github.com/quickwit-oss/tantivy), through its Python binding from PyPI.

Titles and texts are two fields, both searched, as in our engine. The index is written by one thread with 500 MB of memory and merged into
as few segments as the library makes of it. ``search`` gives the count and the best 20, ``aggregate`` the counts of facets: the binding
can't do both in one pass.

What was tried at 20,000 articles (sums of the kinds' medians, on a busy machine, twice): keys as integers instead of texts (132 and 79
against 146 and 87 ms: kept), the count as one more aggregation instead of ``count=True`` (148 and 129 against 153 and 131: noise), title
and text in one field (146 against 153: noise, and not what our engine searches).
"""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tantivy
from tantivy import Occur, Query

from benchmarks.engines import Answer
from benchmarks.questions import FACETS, TOP, Both, Either, Expression, Phrase, Prefix, Question, Without, Word

if TYPE_CHECKING:
    from benchmarks.corpus import Row


PARTS = ["title", "text"]
STEMMED = "en_stem"
"""The library's own English: lower case, words of 40 characters at most, Snowball's English stemmer, no stop words."""
MEMORY = 500_000_000
SNIPPET = 280
"""Characters."""
_COUNTED = {name: {"terms": {"field": name, "size": 10_000}} for name in FACETS} | {"year": {"terms": {"field": "year", "size": 100}}}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, fast=True)
    for part in PARTS:
        builder.add_text_field(part, stored=True, tokenizer_name=STEMMED)
    for name in FACETS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("year", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    return builder.build()


def build(path: Path, rows: "Iterable[Row]") -> None:
    """In one thread."""
    path.mkdir()
    writer = tantivy.Index(_schema(), path=str(path)).writer(MEMORY, 1)
    for row in rows:
        document = tantivy.Document(number=row.number, title=row.title, text=row.text)
        for name in FACETS:
            for key in getattr(row, name):
                document.add_integer(name, int(key))
        if row.day:
            document.add_integer("year", int(row.day[:4]))
            document.add_integer("day", date.fromisoformat(row.day).toordinal())
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def settle(path: Path) -> None:
    """Nothing is left to do."""


def serving(path: Path) -> AbstractContextManager[None]:
    """Nothing else runs."""
    return nullcontext()


class Index:
    """See ``benchmarks.engines.Index``."""

    def __init__(self, path: Path) -> None:
        self._index = tantivy.Index.open(str(path))
        self._index.reload()
        self._schema = self._index.schema

    def processes(self) -> list[int]:
        """This one."""
        return [os.getpid()]

    def close(self) -> None:
        """Nothing outlives the object."""

    def ask(self, question: Question) -> Answer:
        """See ``benchmarks.engines.Index``."""
        searcher = self._index.searcher()
        words = self._query(question.words) if question.words else None
        query = self._filtered(words or Query.all_query(), question)
        # Its stubs know no ``count``.
        found: Any = searcher.search(query, TOP, count=True, order_by_field=None if words else "day")
        counted = searcher.aggregate(query, _COUNTED)
        documents = [searcher.doc(address) for _, address in found.hits]
        return Answer(
            total=found.count,
            top=[document["number"][0] for document in documents],
            facets={name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["buckets"]} for name in (*FACETS, "year")},
            snippets=self._snippets(searcher, words, documents),
        )

    def _query(self, words: Expression) -> Query:
        match words:
            case Word(text):
                return self._index.parse_query(text, PARTS)
            case Phrase(parts):
                return self._index.parse_query('"' + " ".join(parts) + '"', PARTS)
            case Prefix(text):
                return Query.boolean_query([(Occur.Should, Query.regex_query(self._schema, part, f"{text}.*")) for part in PARTS])
            case Both(parts):
                return Query.boolean_query([(Occur.Must, self._query(part)) for part in parts])
            case Either(parts):
                return Query.boolean_query([(Occur.Should, self._query(part)) for part in parts])
            case Without(wanted, unwanted):
                return Query.boolean_query([(Occur.Must, self._query(wanted)), (Occur.MustNot, self._query(unwanted))])

    def _filtered(self, query: Query, question: Question) -> Query:
        filters = [Query.term_set_query(self._schema, name, [int(key) for key in keys]) for name, keys in question.chosen.items()]
        if question.days:
            first, last = (day.toordinal() for day in question.days)
            filters.append(Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last))
        if not filters:
            return query
        unscored = [(Occur.Must, Query.const_score_query(filter_, 0.0)) for filter_ in filters]
        return Query.boolean_query([(Occur.Must, query), *unscored])

    def _snippets(self, searcher: tantivy.Searcher, words: Query | None, documents: list[tantivy.Document]) -> list[str]:
        if words is None:
            return [document["text"][0][:SNIPPET] for document in documents]
        generator = tantivy.SnippetGenerator.create(searcher, words, self._schema, "text")
        generator.set_max_num_chars(SNIPPET)
        return [generator.snippet_from_doc(document).to_html() for document in documents]
