"""A test collection: documents, queries, and judgments of which document answers which query how well.

The form is the usual one (``docs.jsonl``, ``queries.jsonl``, ``qrels.tsv``); names of fields and files that other collections use for the
same thing are understood too. Whatever can't be understood is a ``CollectionError`` of one sentence that names the file and the line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DOCUMENT_FILES = ("docs.jsonl", "documents.jsonl", "corpus.jsonl")
QUERY_FILES = ("queries.jsonl", "topics.jsonl")
JUDGMENT_FILES = ("qrels.tsv", "qrels.txt", "qrels/test.tsv")
DOCUMENT_IDS = ("_id", "id", "doc_id", "docid", "docno")
QUERY_IDS = ("_id", "id", "query_id", "qid")
BODIES = ("text", "contents", "body", "abstract")
QUESTIONS = ("text", "query", "title")
LANGUAGES = ("language", "lang")

Judgments = Mapping[str, int]
"""The grade of each judged document of a query; 0 and below is not relevant."""


class CollectionError(ValueError):
    """The collection can't be read; the message is for whoever made it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document. ``language`` and ``date`` are empty where the collection has none."""

    id: str
    title: str
    text: str
    language: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """What is ranked, what is asked, and what should come first.

    ``queries`` and ``judgments`` have the same keys: the queries with at least one relevant judged document. ``unjudged`` counts the
    queries that were left out for want of one, ``unasked`` the judged queries that are not in the queries' file, ``absent`` the judgments
    of documents that are not in the collection (a relevant one among them can't be found, and counts as missed).
    """

    documents: tuple[Entry, ...]
    queries: Mapping[str, str]
    judgments: Mapping[str, Judgments]
    unjudged: int
    unasked: int
    absent: int


def load(folder: Path) -> Collection:
    """The collection in ``folder``; ``CollectionError`` where there is none or a line of it can't be understood."""
    documents = tuple(_documents(_file(folder, DOCUMENT_FILES)))
    if not any(entry.title.strip() or entry.text.strip() for entry in documents):
        raise CollectionError(f"No document of {folder} has a title or a text.")
    asked = _queries(_file(folder, QUERY_FILES))
    judged = _judgments(_file(folder, JUDGMENT_FILES))
    useful = {id_: grades for id_, grades in judged.items() if id_ in asked and any(grade > 0 for grade in grades.values())}
    if not useful:
        raise CollectionError(f"No query of {folder} has a document that is judged relevant: do the ids in its files agree?")
    known = {entry.id for entry in documents}
    return Collection(
        documents=documents,
        queries={id_: text for id_, text in asked.items() if id_ in useful},
        judgments=useful,
        unjudged=len(asked) - len(useful),
        unasked=len(judged.keys() - asked.keys()),
        absent=sum(id_ not in known for grades in useful.values() for id_ in grades),
    )


def _file(folder: Path, names: Iterable[str]) -> Path:
    names = tuple(names)
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise CollectionError(f"{folder} has no {names[0]}.")


def _documents(file: Path) -> Iterator[Entry]:
    seen: set[str] = set()
    for where, row in _rows(file):
        id_ = _id(row, DOCUMENT_IDS, where)
        if id_ in seen:
            raise CollectionError(f"{where}: the id {id_!r} repeats.")
        seen.add(id_)
        yield Entry(
            id_,
            title=_text(row, ("title",), where),
            text=_text(row, BODIES, where),
            language=_text(row, LANGUAGES, where),
            date=_text(row, ("date",), where),
        )


def _queries(file: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for where, row in _rows(file):
        id_ = _id(row, QUERY_IDS, where)
        if id_ in found:
            raise CollectionError(f"{where}: the id {id_!r} repeats.")
        if not any(name in row for name in QUESTIONS):
            raise CollectionError(f"{where}: there is no query text, in any of {', '.join(QUESTIONS)}.")
        found[id_] = _text(row, QUESTIONS, where)
    return found


def _judgments(file: Path) -> dict[str, dict[str, int]]:
    """Lines of query, document, grade, or TREC's query, iteration, document, grade; split at tabs where there are any, else at spaces."""
    found: dict[str, dict[str, int]] = {}
    for number, line in _lines(file):
        where = f"{file}, line {number}"
        columns = [column.strip() for column in (line.split("\t") if "\t" in line else line.split())]
        if len(columns) not in (3, 4):
            raise CollectionError(f"{where}: {len(columns)} columns, where 3 (query, document, grade) or 4 (TREC's) are understood.")
        query, document = columns[0], columns[-2]
        try:
            grade = int(columns[-1])
        except ValueError:
            if number == 1:
                continue
            raise CollectionError(f"{where}: the grade {columns[-1]!r} is not a whole number.") from None
        if found.setdefault(query, {}).setdefault(document, grade) != grade:
            raise CollectionError(f"{where}: {document!r} was judged differently for {query!r} before.")
    return found


def _rows(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in _lines(file):
        where = f"{file}, line {number}"
        try:
            row = json.loads(line)
        except ValueError:
            raise CollectionError(f"{where}: this is not JSON.") from None
        if not isinstance(row, dict):
            raise CollectionError(f"{where}: this is not a JSON object.")
        yield where, row


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, numbered from 1."""
    try:
        with file.open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise CollectionError(f"{file} is not UTF-8.") from None
    except OSError as error:
        raise CollectionError(f"{file} can't be read: {error.strerror}.") from None


def _id(row: Mapping[str, Any], names: Iterable[str], where: str) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    raise CollectionError(f"{where}: there is no id, in any of {', '.join(names)}.")


def _text(row: Mapping[str, Any], names: Iterable[str], where: str) -> str:
    """The first of ``names`` that has a text; empty where none has."""
    for name in names:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise CollectionError(f"{where}: {name} is not a text.")
        if value:
            return value
    return ""
