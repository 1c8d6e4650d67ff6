"""From a tree of the engine to OpenSearch's query DSL: a pure function, so that what a visitor typed reaches no parser there.

Every clause finds what the same node finds in our own engine. Words score by BM25, once more in the title; what is no word scores
nothing, so that it orders nothing. A phrase is sent as its stems, which the cluster splits at spaces and reads no further: it is one
clause however long, of the 1,024 that a query may have.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from search.engine import (
    All,
    AnyOf,
    Between,
    Capitals,
    Everything,
    InTitle,
    Keys,
    Named,
    Node,
    Not,
    Nothing,
    Numbers,
    Phrase,
    Prefix,
    Query,
    QueryTooLarge,
    Undated,
    Word,
)
from search.engine.analysis import TONGUES, stem
from search.engine.leaves import Part, surfaces_of
from search.engine.schema import CAPITALS, WORDS
from search.engine.scoring import CONSTANT, TITLE

Clause = dict[str, Any]

MOST_CLAUSES = 1_000
"""Of the 1,024 that ``indices.query.bool.max_clause_count`` lets a query have, with room for what is chosen besides its words."""
_LEAVES = {"term", "terms", "prefix", "match_phrase", "match_all", "match_none", "exists", "range"}

NONE: Clause = {"match_none": {}}
_ALL: Clause = {"match_all": {}}


def clause(node: Node | None, part: Part = "text") -> Clause:
    """The clause that finds what ``node`` matches; words are looked for in ``part``. ``None``: everything."""
    match node:
        case Word(text):
            return words([text], part)
        case Phrase(printed):
            return words(printed, part)
        case Prefix(text):
            begun = "".join(surfaces_of([text]))
            return _constant({"prefix": {WORDS[part]: {"value": begun}}}, CONSTANT) if begun else NONE
        case Capitals(text):
            return _capitals(text, part)
        case InTitle(child):
            return clause(child, "title")
        case All(children):
            return _all(children, part)
        case AnyOf(children):
            return {"bool": {"should": [clause(child, part) for child in children], "minimum_should_match": 1}} if children else NONE
        case Not(child):
            return _all((node,), part)
        case Named(field, value):
            raise ValueError(f"The name {value!r} in {field!r} was not resolved to keys.")
        case Nothing():
            return NONE
        case None | Everything():
            return _constant(_ALL, 0)
        case Keys() | Between() | Numbers():
            return _constant(selection(node), 0)


def bounded(node: Node | None) -> Clause:
    """``clause``, of as many leaves as a cluster takes that nobody set otherwise. Raises ``QueryTooLarge``."""
    found = clause(node)
    if (number := leaves(found)) > MOST_CLAUSES:
        raise QueryTooLarge(f"The search makes {number:,} clauses of the {MOST_CLAUSES:,} that a cluster takes.")
    return found


def leaves(inside: Any) -> int:
    """How many clauses look something up."""
    if isinstance(inside, dict):
        return sum(1 if name in _LEAVES else leaves(value) for name, value in inside.items())
    return sum(map(leaves, inside)) if isinstance(inside, list) else 0


def selection(node: Keys | Between | Numbers) -> Clause:
    """The filter of a leaf that isn't words."""
    match node:
        case Keys(field, keys):
            return {"terms": {field: sorted(set(keys))}}
        case Between(first, last):
            return _filter(*dated(first, last, "exclude"))
        case Numbers(numbers):
            return {"terms": {"django_id": sorted(numbers)}}


def words(printed: Sequence[str], part: Part) -> Clause:
    """A word, or words that follow each other, by the stems of the language that each document is written in."""
    surfaces = surfaces_of(printed)
    if not surfaces:
        return NONE
    of_stems: dict[tuple[str, ...], list[str]] = {}
    for tongue in TONGUES:
        of_stems.setdefault(tuple(stem(surface, tongue) for surface in surfaces), []).append(tongue)
    found = [_stems(stems, part, tongues if len(of_stems) > 1 else []) for stems, tongues in of_stems.items()]
    either = found[0] if len(found) == 1 else {"bool": {"should": found, "minimum_should_match": 1}}
    # A letter alone (an initial, a list's "b") tells nothing of the subject.
    return either if len("".join(surfaces)) > 1 else _constant(either, 0)


def _stems(stems: tuple[str, ...], part: Part, tongues: list[str]) -> Clause:
    inside: Clause = {"must": [_following(stems, part)]}
    if part == "text" and len(stems) == 1:
        inside["should"] = [{"constant_score": {"filter": _following(stems, "title"), "boost": TITLE}}]
    if tongues:
        inside["filter"] = [{"terms": {"tongue": tongues}}]
    return {"bool": inside} if len(inside) > 1 else _following(stems, part)


def _following(stems: tuple[str, ...], field: str) -> Clause:
    if len(stems) == 1:
        return {"term": {field: {"value": stems[0]}}}
    return {"match_phrase": {field: {"query": " ".join(stems), "analyzer": "tokens"}}}


def _capitals(printed: str, part: Part) -> Clause:
    surfaces = surfaces_of([printed])
    acronyms = [surface.upper() for surface in surfaces if len(surface) > 1 or len(surfaces) == 1]
    found = [{"term": {CAPITALS[part]: acronym}} for acronym in acronyms]
    if not found:
        return words([printed], part)
    return {"bool": {"must": [words([printed], part)], "filter": found}}


def _all(children: tuple[Node, ...], part: Part) -> Clause:
    wanted = [clause(child, part) for child in children if not isinstance(child, Not | Everything)]
    unwanted = [clause(child.child, part) for child in children if isinstance(child, Not)]
    if not unwanted and len(wanted) == 1:
        return wanted[0]
    return {"bool": {"must": wanted or [_constant(_ALL, 0)], "must_not": unwanted}}


def _constant(inside: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": inside, "boost": score}}


def dated(first: date | None, last: date | None, undated: Undated) -> list[Clause]:
    """The filters of the date bounds; none where they select nothing out."""
    exists: Clause = {"exists": {"field": "first"}}
    if undated == "only":
        return [{"bool": {"must_not": [exists]}}]
    within: list[Clause] = [exists]
    within += [{"range": {"first": {"gte": first.toordinal()}}}] if first else []
    within += [{"range": {"last": {"lte": last.toordinal()}}}] if last else []
    if undated == "exclude":
        return within
    if len(within) == 1:
        return []
    return [{"bool": {"should": [_filter(*within), {"bool": {"must_not": [exists]}}], "minimum_should_match": 1}}]


def _filter(*inside: Clause) -> Clause:
    return {"bool": {"filter": list(inside)}}


DATES = "date"


class Selections:
    """What a query selects besides its words: filters by field, of which each count leaves its own out."""

    def __init__(self, query: Query) -> None:
        self.whole = [{"term": {field: key}} for field, keys in query.all_of.items() for key in sorted(keys)]
        """Those that no count leaves out."""
        self._others: dict[str, list[Clause]] = {field: [{"terms": {field: sorted(keys)}}] for field, keys in query.any_of.items() if keys}
        self._others[DATES] = dated(query.first, query.last, query.undated)

    def but(self, field: str = "") -> Clause:
        """The filter of all selections but that of ``field``."""
        return _filter(*(one for name, filters in self._others.items() if name != field for one in filters))
