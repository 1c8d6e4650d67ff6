"""What an index of the cluster holds of an article, field by field.

Words are analysed here, by the analysis of our own engine, and sent as finished tokens that the cluster only splits at spaces: so both
engines have the same words, stems and positions, and find the same. Fields are named as in ``search.engine.schema``.
"""

import json
from hashlib import sha256
from typing import Any

from search.engine.analysis import TONGUES, stem, tokens, tongue
from search.engine.document import KEY_FIELDS, Document, Precision, interval
from search.engine.schema import CAPITALS, GAP, PARTS, WORDS
from search.engine.scoring import K1, B

STORED = ("django_ct", "django_id", "stamp", "language", "title_printed", "text_printed", "date", *KEY_FIELDS)
"""What a hit is read from."""

_KEPT = {"type": "keyword", "index": False, "doc_values": False}
_KEYWORD = {"type": "keyword"}


def mappings() -> dict[str, Any]:
    """The mapping of a new index, with the hash of the schema it stands for."""
    stems = {"type": "text", "analyzer": "tokens", "position_increment_gap": GAP}
    fields: dict[str, Any] = {
        "id": _KEYWORD,
        "django_ct": _KEPT,
        "django_id": {"type": "long"},
        "stamp": {"type": "keyword", "index": False},
        "language": _KEPT,
        "tongue": _KEYWORD,
        "title_printed": {"type": "text", "index": False},
        "text_printed": {"type": "text", "index": False},
        "date": _KEPT,
        "first": {"type": "integer"},
        "last": {"type": "integer"},
        "year": _KEYWORD,
        "month": _KEYWORD,
    }
    fields |= dict.fromkeys(PARTS, stems)
    fields |= dict.fromkeys((*WORDS.values(), *CAPITALS.values(), *KEY_FIELDS), _KEYWORD)
    return {"dynamic": "strict", "_meta": {"schema": SCHEMA}, "properties": fields}


def settings(shards: int) -> dict[str, Any]:
    """The settings of a new index: a copy of each shard on a second node, where there is one, and our BM25."""
    return {
        "index": {
            "number_of_shards": shards,
            "auto_expand_replicas": "0-1",
            "refresh_interval": "-1",
            "merge": {"policy": {"expunge_deletes_allowed": 0}},
            "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
            "analysis": {"analyzer": {"tokens": {"type": "custom", "tokenizer": "whitespace"}}},
        }
    }


def source(document: Document) -> dict[str, Any]:
    """The body of an entry."""
    printed = {"title": document.title, "text": document.text}
    read = {part: tokens(printed[part]) for part in PARTS}
    spoken = tongue(document.language)
    stems = {part: " ".join(stem(token.surface, spoken) for token in read[part]) for part in PARTS}
    together = {"title": read["title"], "text": [*read["title"], *read["text"]]}
    fields: dict[str, Any] = {
        "id": document.id,
        "django_ct": document.django_ct,
        "django_id": document.django_id,
        "stamp": document.stamp,
        "language": document.language,
        "tongue": spoken,
        "title_printed": document.title,
        "text_printed": document.text,
        "title": stems["title"],
        "text": [stems["title"], stems["text"]],
    }
    for part in PARTS:
        fields[WORDS[part]] = sorted({token.surface for token in together[part]})
        fields[CAPITALS[part]] = sorted({token.capitals for token in together[part] if token.capitals})
    for field, keys in document.keys.items():
        fields[field] = list(keys)
    return fields | _dates(document.date)


def _dates(printed: str) -> dict[str, Any]:
    """The days as ``date.toordinal``; nothing for an undated document."""
    if not printed:
        return {}
    days = interval(printed)
    fields: dict[str, Any] = {"date": printed, "first": days.first.toordinal(), "last": days.last.toordinal(), "year": printed[:4]}
    return fields | ({"month": printed[:7]} if days.precision >= Precision.MONTH else {})


_SAMPLE = Document(
    "a.b.1",
    "a.b",
    1,
    "s",
    "es",
    "Título: EE.UU.",
    "Niños’ 1,000 C++ O’Neil U.S. policies",
    "2025-02",
    {"actor": ("a",), "topic": (), "source": ()},
)
"""Read into the hash, so that another analysis is another schema."""


def _schema() -> str:
    described = [sorted((*PARTS, *WORDS.items(), *CAPITALS.items(), *KEY_FIELDS), key=str), TONGUES, GAP, K1, B, source(_SAMPLE)]
    return sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:16]


SCHEMA = _schema()
"""The hash of what an entry holds: an index that was made by another one must be rebuilt."""
