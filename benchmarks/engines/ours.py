"""Our engine, asked as a page asks it: what a visitor types is parsed, the newest commit is looked up, titles and texts are searched.

Where actors, topics or sources are chosen it answers a harder question than its peers: it counts each field as if nothing were chosen
in that field, and the years as if there were no date bounds.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.engines import Answer
from benchmarks.questions import FACETS, TOP, Both, Either, Expression, Phrase, Prefix, Question, Without, Word
from search.engine import Document, IndexFolder, Query, Snapshots, SnapshotSearcher, parse, snippet

if TYPE_CHECKING:
    from benchmarks.corpus import Part, Row
    from search.contract import Searcher


ALL = 10_000
"""More keys than any field has."""


def document(row: "Row", stamp: str = "1") -> Document:
    """The row as our engine takes it."""
    keys = {"actor": row.actor, "topic": row.topic, "source": row.source}
    return Document(f"archive.article.{row.number}", "archive.article", row.number, stamp, "en", row.title, row.text, row.day, keys)


def build(path: Path, rows: "Iterable[Row]") -> None:
    """In one process."""
    IndexFolder(path).rebuild(document(row) for row in rows)


def build_in_parallel(path: Path, parts: "Sequence[Part]", processes: int) -> None:
    """In several processes, each of which takes one part after another."""
    IndexFolder(path).rebuild_from(parts, documents, processes)


def settle(path: Path) -> None:
    """Merges segments, as the indexing process does when nothing waits for it."""
    while IndexFolder(path).merge():
        pass


def documents(part: "Part") -> Iterator[Document]:
    """The documents of a part of the corpus."""
    from benchmarks.corpus import read_part

    return map(document, read_part(part))


def serving(path: Path) -> AbstractContextManager[None]:
    """Nothing else runs."""
    return nullcontext()


def typed(words: Expression) -> str:
    """``words`` as a visitor types them."""
    match words:
        case Word(text):
            return text
        case Phrase(parts):
            return '"' + " ".join(parts) + '"'
        case Prefix(text):
            return f"{text}*"
        case Both(parts):
            return " ".join(map(_grouped, parts))
        case Either(parts):
            return " OR ".join(map(_grouped, parts))
        case Without(wanted, unwanted):
            return f"{_grouped(wanted)} -{_grouped(unwanted)}"


def _grouped(words: Expression) -> str:
    return f"({typed(words)})" if isinstance(words, Both | Either | Without) else typed(words)


class Index:
    """See ``benchmarks.engines.Index``."""

    def __init__(self, path: Path) -> None:
        self._snapshots = Snapshots(IndexFolder(path))
        self._snapshots.current()

    def processes(self) -> list[int]:
        """This one."""
        return [os.getpid()]

    def close(self) -> None:
        """Nothing outlives the object."""

    def ask(self, question: Question) -> Answer:
        """See ``benchmarks.engines.Index``."""
        return answer(SnapshotSearcher(self._snapshots.current()), question)


def answer(searcher: "Searcher", question: Question) -> Answer:
    """What either engine of the archive says, by the contract that it fulfils."""
    tree = parse(typed(question.words)).tree if question.words else None
    first, last = question.days or (None, None)
    result = searcher.search(
        Query(
            tree=tree,
            any_of={name: frozenset(keys) for name, keys in question.chosen.items()},
            first=first,
            last=last,
            undated="exclude" if question.days else "include",
            stop=TOP,
            facets=FACETS,
            facet_limit=ALL,
        )
    )
    return Answer(
        total=result.count,
        top=[hit.django_id for hit in result.hits],
        facets={name: dict(zip(counts.keys, counts.numbers, strict=True)) for name, counts in result.facets.items()}
        | {"year": dict(result.years)},
        snippets=[snippet(hit.stored["text"], tree, hit.stored["language"]) for hit in result.hits],
    )
