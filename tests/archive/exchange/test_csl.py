import json
from typing import Any

from hypothesis import given

from archive.exchange import csl
from archive.exchange.references import Reference
from tests.archive.exchange.made import REFERENCES, make_reference

TEXTS = {"type", "title", "container-title", "URL", "archive", "archive_location", "language", "keyword", "note", "id"}
"""Of the CSL 1.0.2 data schema: fields that are strings. ``author`` is a list of names, ``issued`` and ``accessed`` are dates."""


def follows_the_schema(item: dict[str, Any]) -> bool:
    """The rules of CSL's data schema for the fields that we write: which there are, and the shape of names and dates."""
    names = all(
        set(name) <= {"family", "given", "suffix", "literal"} and all(isinstance(part, str) and part for part in name.values())
        for name in item.get("author", [])
    )
    dates = [item[field] for field in ("issued", "accessed") if field in item]
    shaped = all(set(d) == {"date-parts"} and len(d["date-parts"]) == 1 and 1 <= len(d["date-parts"][0]) <= 3 for d in dates)
    numbers = all(isinstance(part, int) for d in dates for part in d["date-parts"][0])
    texts = all(isinstance(item[field], str) and item[field] for field in TEXTS & item.keys())
    return {"id", "type"} <= item.keys() <= TEXTS | {"author", "issued", "accessed"} and names and shaped and numbers and texts


def test_an_item_says_what_is_known() -> None:
    assert csl.entry(make_reference(authors=("Juan de la Cruz Jr.", "Rice Board"))) == {
        "id": "rain-in-may",
        "type": "article-newspaper",
        "title": "Rain in May",
        "author": [{"family": "de la Cruz", "given": "Juan", "suffix": "Jr."}, {"literal": "Rice Board"}],
        "container-title": "The Rice Times",
        "issued": {"date-parts": [[2025, 11, 10]]},
        "URL": "https://rice.example.org/2025/rain?x=1&y=a_b",
        "accessed": {"date-parts": [[2026, 1, 2]]},
        "archive": "Policy Archive",
        "archive_location": "https://archive.example.org/articles/rain-in-may/",
        "language": "en",
        "keyword": "Trade, Rice Board",
        "note": "Date from the masthead. In Policy Archive since 2026-01-02, version 1: "
        "https://archive.example.org/articles/rain-in-may/ Rights: © 2025 The Rice Times",
    }


@given(REFERENCES)
def test_any_reference_follows_the_schema_and_keeps_its_date(reference: Reference) -> None:
    item = json.loads(json.dumps(csl.entry(reference)))
    assert follows_the_schema(item)
    assert item.get("issued", {"date-parts": [[]]})["date-parts"] == [list(reference.date_parts)]
    assert len(item.get("author", [])) == len(reference.authors)
