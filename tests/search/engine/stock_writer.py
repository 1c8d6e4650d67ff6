"""The same documents written by stock Whoosh's own writer, and what stock Whoosh's own reader finds in an index: the measure of ours."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.analysis import Token as WhooshToken
from whoosh.fields import Schema
from whoosh.index import FileIndex, create_in, open_dir

from search.engine import Document
from search.engine.analysis import stem, tokens, tongue
from search.engine.schema import CAPITALS, GAP, INDEXED, SCORED, WORDS, schema


class Placed:
    """A Whoosh analyzer of ``stem:position`` pairs: a list of words can't say where there is a gap."""

    def __call__(self, value: str, **kwargs: Any) -> Any:
        token = WhooshToken(positions=True)
        token.boost = 1.0
        for pair in value.split(" ") if value else ():
            token.text, position = pair.rsplit(":", 1)
            token.pos = int(position)
            yield token


def placed_schema() -> Schema:
    """Our schema, for the stock writer."""
    made = schema()
    for part in WORDS:
        made[part].analyzer = Placed()
    return made


def fields(document: Document) -> dict[str, Any]:
    """``document`` as the keyword arguments of Whoosh's ``add_document``."""
    found = {"title": tokens(document.title), "text": tokens(document.text)}
    language = tongue(document.language)
    pairs = {
        part: [f"{stem(token.surface, language)}:{first + token.position}" for token in found[part]]
        for part, first in (("title", 0), ("text", len(found["title"]) + GAP))
    }
    given: dict[str, Any] = {
        "id": document.id,
        "django_ct": document.django_ct,
        "django_id": document.django_id,
        "number": document.django_id,
        "stamp": document.stamp,
        "language": document.language,
        "title": " ".join(pairs["title"]),
        "text": " ".join(pairs["title"] + pairs["text"]),
        "_stored_title": document.title,
        "_stored_text": document.text,
    }
    if document.date:
        given["date"] = document.date
    for part, seen in (("title", found["title"]), ("text", found["title"] + found["text"])):
        given[WORDS[part]] = [token.surface for token in seen]
        given[CAPITALS[part]] = [token.capitals for token in seen if token.capitals]
    return given | {field: list(keys) for field, keys in document.keys.items()}


def write_stock(build: Path, documents: Iterable[Document]) -> None:
    """A new index of ``documents``, in one segment, by Whoosh alone."""
    build.mkdir(parents=True)
    add_stock(create_in(build, placed_schema()), documents)


def add_stock(index: FileIndex, documents: Iterable[Document], **options: Any) -> None:
    """One commit of Whoosh's own writer, which merges nothing."""
    writer = index.writer(**options)
    for document in documents:
        writer.add_document(**fields(document))
    writer.commit(merge=False)


def contents(build: Path, exact: bool = False) -> dict[str, Any]:
    """All that stock Whoosh finds of documents that are not deleted, by their ids; ``exact`` adds what deleted ones have a part in."""
    with open_dir(str(build), readonly=True).reader() as reader:
        ids = {doc: reader.stored_fields(doc)["id"] for doc in reader.all_doc_ids()}
        found: dict[str, Any] = {
            "stored": {ids[doc]: reader.stored_fields(doc) for doc in ids},
            "lengths": {field: {ids[doc]: reader.doc_field_length(doc, field) or 0 for doc in ids} for field in SCORED},
            "numbers": {ids[doc]: reader.column_reader("number")[doc] for doc in ids},
            "postings": {field: _postings(reader, field, ids) for field in INDEXED},
        }
        if exact:
            found["terms"] = {(field, term): _about(info) for (field, term), info in reader}
            found["totals"] = {field: reader.field_length(field) for field in SCORED}
    return found


def _about(info: Any) -> tuple[Any, ...]:
    return info.weight(), info.doc_frequency(), info.min_length(), info.max_length(), info.max_weight(), info.min_id(), info.max_id()


def _postings(reader: Any, field: str, ids: dict[int, str]) -> dict[bytes, dict[str, Any]]:
    found = {}
    for term in reader.lexicon(field) if field in reader.indexed_field_names() else ():
        matcher = reader.postings(field, term)
        placed: dict[str, Any] = {}
        while matcher.is_active():
            if matcher.id() in ids:
                positions = tuple(matcher.value_as("positions")) if field in WORDS else ()
                frequency = matcher.value_as("frequency") if field in SCORED else 1
                placed[ids[matcher.id()]] = (matcher.weight(), frequency, positions)
            matcher.next()
        if placed:
            found[term] = placed
    return found
