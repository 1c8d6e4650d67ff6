"""The Whoosh schema, and a document as the fields of it.

The engine analyses; Whoosh only stores. Fields are given as lists of finished tokens, which Whoosh takes as they are, beside the
original under ``_stored_<field>``. The analyzers below are for other readers of the index: they are stock classes, so the pickled schema
opens with bare Whoosh in a process that knows nothing of this project, and they split finished tokens at spaces, nothing else.
"""

from typing import Any

from .analysis import stem, tokens, tongue
from .document import KEY_FIELDS, Document
from .stock import COLUMN, ID, KEYWORD, STORED, TEXT, IDAnalyzer, NumericColumn, RegexTokenizer, Schema

PARTS = ("title", "text")
"""The parts of an article that hold words. ``<part>`` has its stems, ``<part>_word`` its folded words, ``<part>_capital`` its acronyms."""


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
        "language": KEYWORD(stored=True, analyzer=whole),
        "date": KEYWORD(stored=True, analyzer=whole),
    }
    for part in PARTS:
        fields[part] = TEXT(stored=True, analyzer=spaced)
        fields[f"{part}_word"] = KEYWORD(analyzer=spaced)
        fields[f"{part}_capital"] = KEYWORD(analyzer=spaced)
    fields |= {field: KEYWORD(analyzer=whole) for field in KEY_FIELDS}
    return Schema(**fields)


def fields(document: Document) -> dict[str, Any]:
    """``document`` as the keyword arguments of Whoosh's ``add_document``."""
    indexed: dict[str, Any] = {
        "id": document.id,
        "django_ct": document.django_ct,
        "django_id": document.django_id,
        "number": document.django_id,
        "stamp": document.stamp,
        "language": [document.language],
        "_stored_language": document.language,
    }
    if document.date:
        indexed |= {"date": [document.date], "_stored_date": document.date}
    for part, printed in (("title", document.title), ("text", document.text)):
        found = tokens(printed)
        language = tongue(document.language)
        indexed[part] = [stem(token.surface, language) for token in found]
        indexed[f"_stored_{part}"] = printed
        indexed[f"{part}_word"] = [token.surface for token in found]
        indexed[f"{part}_capital"] = [token.capitals for token in found if token.capitals]
    return indexed | {field: list(keys) for field, keys in document.keys.items()}
