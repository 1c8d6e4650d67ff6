"""What is searched for: a tree of frozen nodes, made by the grammar or by code, evaluated by the executor.

Words are given as printed; the executor analyses them the way the index was analysed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its inflected forms, in title or text. Several words in one (``US-Mexico``) are a phrase."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, each in any of its forms."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Printed words (not stems) that begin with ``text``, case and accents apart."""

    text: str


@dataclass(frozen=True, slots=True)
class Capitals:
    """An acronym, only where it is printed in capitals: ``ICE``, not "ice"."""

    text: str


@dataclass(frozen=True, slots=True)
class InTitle:
    """What matches in the title alone."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class Keys:
    """Documents with any of ``keys`` in a key field. No key: no document."""

    field: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """``actor:value`` as a visitor typed it. Whoever knows the names replaces it by ``Keys`` before it is executed."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """Documents all of whose days lie in ``first`` to ``last``, both included; ``None`` is no bound. An undated one never does."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Documents with one of these ``django_id``."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class All:
    """What matches every child. No child: everything."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What matches at least one child. No child: nothing."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What doesn't match the child."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document."""


Node = Word | Phrase | Prefix | Capitals | InTitle | Keys | Named | Between | Numbers | All | AnyOf | Not | Everything | Nothing
Text = Word | Phrase | Prefix | Capitals
"""The leaves that match printed words, and so can be highlighted."""


def wanted(tree: Node | None, title: bool = True) -> Iterator[Text]:
    """The leaves whose words a match contains: those under no ``Not``, and those under ``InTitle`` only where ``title`` is true."""
    match tree:
        case Word() | Phrase() | Prefix() | Capitals():
            yield tree
        case InTitle(child) if title:
            yield from wanted(child, title)
        case All(children) | AnyOf(children):
            for child in children:
                yield from wanted(child, title)


def resolve_names(tree: Node, keys_of: Callable[[str, str], Node]) -> Node:
    """``tree`` with ``keys_of(field, value)`` in the place of every ``Named``."""
    match tree:
        case Named(field, value):
            return keys_of(field, value)
        case All(children) | AnyOf(children):
            return type(tree)(tuple(resolve_names(child, keys_of) for child in children))
        case Not(child) | InTitle(child):
            return type(tree)(resolve_names(child, keys_of))
    return tree
