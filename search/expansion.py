"""Alias expansion: a known name in a query is searched under all the names of its actor, and the answer says so.

The longest run of query words that is a name (accents folded, dots of acronyms dropped) becomes an any-of group. Acronyms among the
names match capitals only. A name that two actors share expands neither and offers the choice. Quotes or ``exact=1`` switch it off.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from search.engine import All, AnyOf, Capitals, Node, Not, Note, Phrase, Word, words

LONGEST_NAME = 8
"""Words of the longest alias that is looked for."""

ORDINARY_WORDS = frozenset("act aid an as at be by do era he ice if in is it map me my no of on or so to up us we who".split())
"""Words that are acronyms too: typed in lower case they are left alone."""

_AMBIGUOUS = gettext_noop("“%(name)s” names several actors and was searched as it is; to choose one, add %(choices)s.")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as expansion needs it: all the names that stand for it, demonyms and metonyms left out."""

    slug: str
    name: str
    names: tuple[str, ...]
    acronyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words of the query, the actor they name, and the names that were searched besides."""

    text: str
    actor: NamedActor

    @property
    def also(self) -> tuple[str, ...]:
        """The actor's other names."""
        typed = words(self.text)
        return tuple(name for name in self.actor.names if words(name) != typed)


@dataclass
class Names:
    """All names of all known actors, by their folded words."""

    by_words: dict[Words, list[NamedActor]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, actors: Iterable[NamedActor]) -> "Names":
        """The look-up for ``actors``."""
        names = cls()
        for actor in actors:
            for folded in {words(name) for name in actor.names} - {()}:
                names.by_words[folded].append(actor)
        return names

    def of_words(self, folded: Words) -> list[NamedActor]:
        """The actors that bear exactly this name."""
        return self.by_words.get(folded, [])

    def of_text(self, text: str) -> list[NamedActor]:
        """The actors that bear the name ``text``, however it is accented or dotted."""
        return self.of_words(words(text))


def expand(tree: Node | None, names: Names) -> tuple[Node | None, tuple[Expansion, ...], tuple[Note, ...]]:
    """The tree with every known name widened, what was widened, and a sentence for each ambiguous name."""
    expander = _Expander(names)
    return (expander.node(tree) if tree is not None else None), tuple(expander.expansions), tuple(expander.notes)


class _Expander:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.expansions: list[Expansion] = []
        self.notes: list[Note] = []

    def node(self, node: Node) -> Node:
        if isinstance(node, Word):
            return self.siblings((node,))[0]
        if isinstance(node, All):
            return All(self.siblings(node.children))
        if isinstance(node, AnyOf):
            return AnyOf(self.alternatives(node.children))
        if isinstance(node, Not):
            return Not(self.node(node.child))
        return node

    def alternatives(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Children of an any-of node: a name of several words widens it too, but each of the words still does alone."""
        widened = self.siblings(nodes)
        return widened if len(widened) == len(nodes) else (*widened, *(node for node in nodes if isinstance(node, Word)))

    def siblings(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Children of one node: runs of words that are names become groups, longest first."""
        done: list[Node] = []
        while nodes:
            length = self.longest_name(nodes)
            if length:
                done.append(self.group(nodes[:length]))
            else:
                length = 1
                done.append(nodes[0] if isinstance(nodes[0], Word) else self.node(nodes[0]))
            nodes = nodes[length:]
        return tuple(done)

    def longest_name(self, nodes: tuple[Node, ...]) -> int:
        """How many of the first nodes make up a name; 0 where none do."""
        run = 0
        while run < min(len(nodes), LONGEST_NAME) and isinstance(nodes[run], Word):
            run += 1
        for length in range(run, 0, -1):
            typed = " ".join(node.text for node in nodes[:length] if isinstance(node, Word))
            named = words(typed)
            if self.names.of_words(named) and not (len(named) == 1 and named[0] in ORDINARY_WORDS and not typed.isupper()):
                return length
        return 0

    def group(self, nodes: tuple[Node, ...]) -> Node:
        typed = " ".join(node.text for node in nodes if isinstance(node, Word))
        actors = self.names.of_words(words(typed))
        if len(actors) > 1:
            choices = tuple(f"actor:{actor.slug} ({actor.name})" for actor in actors)
            self.notes.append(Note(_AMBIGUOUS, name=typed, choices=choices))
            return All(nodes) if len(nodes) > 1 else nodes[0]
        self.expansions.append(Expansion(typed, actors[0]))
        return AnyOf(tuple(_as_printed(name, actors[0]) for name in actors[0].names))


def _as_printed(name: str, actor: NamedActor) -> Node:
    if name in actor.acronyms:
        return Capitals(name)
    return Phrase(words(name))
