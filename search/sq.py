"""From Haystack's query objects to the engine's tree: what ``SearchQuerySet.filter`` and its kin mean here."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from haystack.backends import BaseSearchQuery, SearchNode
from haystack.inputs import AutoQuery, BaseInput, Clean, Exact, Raw
from haystack.inputs import Not as NotInput

from search.contract import first_and_last_day
from search.engine import (
    KEY_FIELDS,
    All,
    AnyOf,
    Between,
    Everything,
    InTitle,
    Keys,
    Node,
    Not,
    Nothing,
    Numbers,
    Phrase,
    Prefix,
    Word,
    parse,
    resolve_names,
)

TEXT_FIELDS = ("content", "text", "title")
NUMBER_FIELDS = ("django_id", "pk", "id")


class SearchQuery(BaseSearchQuery):
    """Haystack's query, built into a tree of the engine instead of a string for a parser."""

    def build_query(self) -> Node:
        """The tree of all filters; everything where there are none."""
        return tree_of(self.query_filter)

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> Node:
        """The node of one filter. ``ValueError`` for a field or a lookup that the index doesn't know."""
        return node_of(field, filter_type, value)


def tree_of(node: SearchNode) -> Node:
    """The engine's tree of a tree of ``SQ``."""
    children = []
    for child in node.children:
        if isinstance(child, SearchNode):
            children.append(tree_of(child))
        else:
            expression, value = child
            children.append(node_of(*node.split_expression(expression), value))
    if not children:
        return Everything()
    joined = children[0] if len(children) == 1 else (AnyOf if node.connector == SearchNode.OR else All)(tuple(children))
    return Not(joined) if node.negated else joined


def node_of(field: str, lookup: str, value: Any) -> Node:
    """The node of ``field__lookup=value``."""
    if lookup == "in":
        return AnyOf(tuple(node_of(field, "exact", one) for one in value))
    if field in TEXT_FIELDS:
        node = _text(lookup, value)
        return InTitle(node) if field == "title" else node
    plain = value.query_string if isinstance(value, BaseInput) else value
    if field in KEY_FIELDS:
        return _key(field, lookup, plain)
    if field == "date":
        return _date(lookup, plain)
    if field in NUMBER_FIELDS and lookup in ("content", "exact"):
        return Numbers(frozenset({int(str(plain).rsplit(".", 1)[-1])}))
    raise ValueError(f"The index can't answer {field}__{lookup}.")


def _text(lookup: str, value: Any) -> Node:
    if isinstance(value, (AutoQuery, Raw)):
        return from_grammar(str(value.query_string))
    if isinstance(value, NotInput):
        return Not(_words(value.query_string))
    if isinstance(value, Exact) or (lookup == "exact" and not isinstance(value, Clean)):
        return Phrase(tuple(str(getattr(value, "query_string", value)).split()))
    plain = str(getattr(value, "query_string", value))
    if lookup in ("content", "contains", "exact"):
        return _words(plain)
    if lookup == "startswith":
        return Prefix(plain)
    raise ValueError(f"Words can't be looked up by {lookup}.")


def _words(text: str) -> Node:
    words = tuple(Word(word) for word in text.split())
    return words[0] if len(words) == 1 else All(words)


def _key(field: str, lookup: str, value: Any) -> Node:
    if lookup not in ("content", "exact", "contains"):
        raise ValueError(f"Keys can't be looked up by {lookup}.")
    return Keys(field, (str(getattr(value, "pk", value)),))


def _date(lookup: str, value: Any) -> Node:
    if lookup == "range":
        low, high = value
        return All((_date("gte", low), _date("lte", high)))
    first, last = (value, value) if isinstance(value, date) else first_and_last_day(str(value))
    bounds = {
        "gt": (last + timedelta(days=1), None),
        "gte": (first, None),
        "lt": (None, first - timedelta(days=1)),
        "lte": (None, last),
        "content": (first, last),
        "exact": (first, last),
    }
    if lookup not in bounds:
        raise ValueError(f"Dates can't be looked up by {lookup}.")
    return Between(*bounds[lookup])


def from_grammar(text: str) -> Node:
    """The tree of a text in our own grammar, in which ``actor:12`` names a key; nothing where it is empty."""
    tree = parse(text).tree
    return Nothing() if tree is None else resolve_names(tree, lambda field, value: Keys(field, (value,)))


def as_tree(query: Any, narrow: Iterable[str] = ()) -> Node:
    """What Haystack hands to a backend as one tree: a tree of ours or a raw text, narrowed by texts."""
    if isinstance(query, str):
        tree: Node = Everything() if query == "*" else from_grammar(query)
    else:
        tree = query
    narrowed = [from_grammar(text) for text in sorted(narrow)]
    return All((tree, *narrowed)) if narrowed else tree


def ordering(fields: Iterable[str] | None) -> str:
    """The engine's order of ``order_by``. ``ValueError`` for more than one field or one that isn't date or score."""
    orders = {(): "relevance", ("-score",): "relevance", ("date",): "oldest", ("-date",): "newest"}
    asked = tuple(fields or ())
    if asked not in orders:
        raise ValueError(f"Results can be ordered by date, -date or -score, not by {', '.join(asked)}.")
    return orders[asked]
