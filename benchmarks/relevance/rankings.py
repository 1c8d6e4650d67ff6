"""The rankings that are compared: ours, in a folder and on a cluster, plain BM25 by bm25s, and stock Whoosh.

A ranking is built once from all documents and then answers queries one by one, with ids, best first. All get the same documents and the
same words of a query. A query here is prose: its quotation marks, colons, hyphens and leading dashes are punctuation, not operators, and
any word may match.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bm25s
import numpy as np
import Stemmer
from whoosh import index, query, scoring
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import STORED, TEXT, Schema

from benchmarks.engines.opensearch import index_at
from search.cluster.address import Address
from search.cluster.searcher import ClusterSearcher
from search.engine import AnyOf, Document, IndexFolder, Node, Query, Snapshots, SnapshotSearcher, Word, interval, parse
from search.engine.analysis import tokens
from search.engine.query import Profile

from .collection import Entry

if TYPE_CHECKING:
    from search.contract import Searcher

Ranking = Callable[[str], Sequence[str]]
"""From a query's text to the ids of what it finds, best first, as many as were asked for when the ranking was made."""


def ours(documents: Sequence[Entry], folder: Path, depth: int, profile: Profile, language: str = "en", as_typed: bool = False) -> Ranking:
    """The archive's engine, its index in ``folder``, with one of its scoring profiles.

    The words of a query go into the tree as they are: ``AnyOf(Word, …)``. That is what a bag of words means, and what the peers get. A
    visitor's search box would read operators into the same text (a dash excludes, ``word:`` names a field, a hyphen or quotation marks make
    a phrase) and caps its length; with ``as_typed`` it does, as if the text had been sent with ``match=any``.
    A document without a language is indexed as ``language``; a date that is none of ours is left out.
    """
    IndexFolder(folder).rebuild(_document(number, entry, language) for number, entry in enumerate(documents))
    return _ranked_by(SnapshotSearcher(Snapshots(IndexFolder(folder)).current()), documents, depth, profile, as_typed)


def on_cluster(documents: Sequence[Entry], address: Address, depth: int, language: str = "en", as_typed: bool = False) -> Ranking:
    """The archive's index on an OpenSearch cluster, asked like ``ours``. It has one scoring: BM25 with what words in titles add."""
    index_at(address).rebuild(_document(number, entry, language) for number, entry in enumerate(documents))
    return _ranked_by(ClusterSearcher(address), documents, depth, "default", as_typed)


def _ranked_by(searcher: "Searcher", documents: Sequence[Entry], depth: int, profile: Profile, as_typed: bool) -> Ranking:
    def rank(text: str) -> list[str]:
        tree = parse(text, any_words=True).tree if as_typed else bag(text)
        if tree is None:
            return []
        found = searcher.search(Query(tree=tree, stop=depth, facets=(), profile=profile))
        return [documents[hit.django_id].id for hit in found.hits]

    return rank


def bag(text: str) -> Node | None:
    """Any of the words of ``text``, each as often as it stands there; ``None`` where it has no word."""
    words = tuple(Word(text[token.start : token.end]) for token in tokens(text))
    return AnyOf(words) if words else None


def _document(number: int, entry: Entry, language: str) -> Document:
    return Document(
        id=f"relevance.{number}",
        django_ct="relevance",
        django_id=number,
        stamp="",
        language=entry.language or language,
        title=entry.title,
        text=entry.text,
        date=_printed(entry.date),
        keys={},
    )


def _printed(date: str) -> str:
    """The day, month or year of a date; empty where it is in no form that the archive knows."""
    day = date.split("T")[0].strip()
    try:
        interval(day)
    except ValueError:
        return ""
    return day


def plain_bm25(documents: Sequence[Entry], depth: int) -> Ranking:
    """BM25 as bm25s computes it: Lucene's form, k1 1.2, b 0.75, Snowball's English stemmer, no stop words, title and text as one."""
    stemmer = Stemmer.Stemmer("english")

    def analysed(texts: list[str]) -> list[list[str]]:
        return list(bm25s.tokenize(texts, stopwords=None, stemmer=stemmer, return_ids=False, show_progress=False))

    model = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    model.index(analysed([f"{entry.title} {entry.text}" for entry in documents]), show_progress=False)

    def rank(text: str) -> list[str]:
        words = analysed([text])[0]
        if not words:
            return []
        scores = model.get_scores(words)
        best = np.argsort(-scores, kind="stable")[:depth]
        return [documents[place].id for place in best if scores[place] > 0]

    return rank


def stock_whoosh(documents: Sequence[Entry], folder: Path, depth: int) -> Ranking:
    """Whoosh as it comes: one field of title and text, ``StemmingAnalyzer`` (which drops stop words), its BM25F, any word may match."""
    analyser = StemmingAnalyzer()
    built = index.create_in(str(folder), Schema(number=STORED, text=TEXT(analyzer=analyser)))
    writer = built.writer(limitmb=256)
    for number, entry in enumerate(documents):
        writer.add_document(number=number, text=f"{entry.title} {entry.text}")
    writer.commit()
    searcher: Any = built.searcher(weighting=scoring.BM25F(B=0.75, K1=1.2))

    def rank(text: str) -> list[str]:
        words = [token.text for token in analyser(text, mode="query")]
        found = searcher.search(query.Or([query.Term("text", word) for word in words]), limit=depth)
        return [documents[hit["number"]].id for hit in found]

    return rank
