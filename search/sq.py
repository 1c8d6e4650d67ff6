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
    Sort,
    Word,
    parse,
    resolve_names,
    wanted,
)

TEXT_FIELDS = ("content", "text", "title")
NUMBER_FIELDS = ("django_id", "pk", "id")


class SearchQuery(BaseSearchQuery):
    """Haystack's query, built into a tree of the engine instead of a string for a parser."""

    def build_query(self) -> Node:
        """The tree of all filters; everything where there are none."""
        return tree_of(self.query_filter)

    def __str__(self) -> str:
        return str(self.build_query())

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """One filter as text of our grammar: what Haystack joins for ``narrow(SQ(…))``. ``ValueError`` for what the grammar can't say."""
        return text_of(field, filter_type, value)

    def add_boost(self, term: str, boost_value: float) -> None:
        """Refused: the engine scores every word by the same formula."""
        raise ValueError(f"A search can't give “{term}” a weight of its own.")

    def add_within(self, field: str, point_1: Any, point_2: Any) -> None:
        """Refused, as are ``add_dwithin`` and ``add_distance``: articles have no place on a map."""
        raise ValueError(f"The index holds no places, so nothing lies within one ({field}).")

    def add_dwithin(self, field: str, point: Any, distance: Any) -> None:
        """See ``add_within``."""
        self.add_within(field, point, distance)

    def add_distance(self, field: str, point: Any) -> None:
        """See ``add_within``."""
        self.add_within(field, point, None)

    def add_stats_query(self, stats_field: str, stats_facets: Any) -> None:
        """Refused: the index holds no numbers to add up."""
        raise ValueError(f"The index can't add up {stats_field}.")

    def run_mlt(self, **kwargs: Any) -> None:
        """Asks for the slice that is wanted; Haystack's own always gets the first page."""
        super().run_mlt(**{"start_offset": self.start_offset, "end_offset": self.end_offset, **kwargs})


def tree_of(node: SearchNode) -> Node:
    """The engine's tree of a tree of ``SQ``."""
    children = []
    for child in node.children:
        if isinstance(child, SearchNode):
            children.append(tree_of(child))
        else:
            expression, value = child
            field, lookup = node.split_expression(expression)
            children.append(node_of(field, lookup, value))
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


def text_of(field: str, lookup: str, value: Any) -> str:
    """``field__lookup=value`` in our own grammar."""
    if lookup == "in" and value:
        return f"({' OR '.join(text_of(field, 'exact', one) for one in value)})"
    plain = str(getattr(value, "pk", getattr(value, "query_string", value))).replace('"', " ")
    if field in KEY_FIELDS and lookup in ("content", "exact", "contains"):
        return f'{field}:"{plain}"'
    if field not in TEXT_FIELDS or lookup not in ("content", "contains", "exact", "startswith"):
        raise ValueError(f"A search can't be narrowed by {field}__{lookup}; filter by it instead.")
    where = "title:" if field == "title" else ""
    if isinstance(value, (AutoQuery, Raw)):
        return f"{where}({value.query_string})"
    if isinstance(value, Exact) or (lookup == "exact" and not isinstance(value, Clean)):
        return f'{where}"{plain}"'
    words = f"{plain}*" if lookup == "startswith" else " ".join(f'"{word}"' for word in plain.split())
    return f"{'NOT ' if isinstance(value, NotInput) else ''}{where}({words})"


def spoken(tree: Node) -> str:
    """The words that a tree looks for, for the spelling."""
    return " ".join(
        leaf.text if isinstance(leaf, Word) else " ".join(leaf.words) for leaf in wanted(tree) if isinstance(leaf, Word | Phrase)
    )


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


def ordering(fields: Iterable[str] | None) -> Sort:
    """The engine's order of ``order_by``. ``ValueError`` for more than one field or one that isn't date or score."""
    orders: dict[tuple[str, ...], Sort] = {(): "relevance", ("-score",): "relevance", ("date",): "oldest", ("-date",): "newest"}
    asked = tuple(fields or ())
    if asked not in orders:
        raise ValueError(f"Results can be ordered by date, -date or -score, not by {', '.join(asked)}.")
    return orders[asked]
