"""The Whoosh schema: which fields the index has, and what each holds.

The engine analyses and writes by itself; Whoosh's classes say how the files are read. The analyzers below are for other readers of the
index: they are stock classes, so the pickled schema opens with bare Whoosh in a process that knows nothing of this project, and they split
finished tokens at spaces, nothing else.
"""

from typing import Any

from .document import KEY_FIELDS, Document
from .stock import COLUMN, ID, KEYWORD, STORED, TEXT, IDAnalyzer, NumericColumn, RegexTokenizer, Schema

PARTS = ("title", "text")
"""The parts of an article that hold words, as fields of stems. ``text`` has the title's stems too, before the text's own."""

GAP = 100
"""Positions left free in ``text`` between the title's last word and the text's first, so that no phrase spans the two."""

WORDS = {"title": "title_word", "text": "word"}
"""The field with the folded printed words of a part."""

CAPITALS = {"title": "title_capital", "text": "capital"}
"""The field with the words of a part that are printed in capitals."""

SCORED = (*PARTS, *CAPITALS.values())
"""The fields that know how often a term occurs in a document, and so how long a document is."""

INDEXED = tuple(sorted(("id", "language", "date", *KEY_FIELDS, *WORDS.values(), *SCORED)))
"""All fields that have terms, in the order in which they are written."""


def schema() -> Any:
    """A new schema (``whoosh.fields.Schema``)."""
    spaced = RegexTokenizer(r"\S+")
    whole = IDAnalyzer()
    fields = {
        "id": ID(unique=True, stored=True),
        "django_ct": STORED(),
        "django_id": STORED(),
        "number": COLUMN(NumericColumn("q")),
        "stamp": STORED(),
        "language": ID(stored=True, analyzer=whole),
        "date": ID(stored=True, analyzer=whole),
    }
    fields |= {part: TEXT(stored=True, analyzer=spaced) for part in PARTS}
    fields |= {field: ID(analyzer=spaced) for field in WORDS.values()}
    fields |= {field: KEYWORD(analyzer=spaced, scorable=True) for field in CAPITALS.values()}
    fields |= {field: ID(analyzer=whole) for field in KEY_FIELDS}
    return Schema(**fields)


def stored(document: Document) -> dict[str, Any]:
    """The stored fields of ``document``. An undated one has no ``date``."""
    fields: dict[str, Any] = {"date": document.date} if document.date else {}
    return fields | {
        "django_ct": document.django_ct,
        "django_id": document.django_id,
        "id": document.id,
        "language": document.language,
        "stamp": document.stamp,
        "text": document.text,
        "title": document.title,
    }
