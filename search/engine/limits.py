"""What a search may cost: a tree with too many words loses the commonest, which tell least."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from .notes import Note
from .notes import Note as _
from .tree import All, AnyOf, InTitle, Named, Node, Not, Phrase, Prefix, Word

MOST_WORDS = 128
"""Words of a search, those of quotations included."""


def limited(tree: Node, containing: Callable[[Collection[str]], Mapping[str, int]]) -> tuple[Node | None, tuple[Note, ...]]:
    """``tree`` with ``MOST_WORDS`` words at most, and a sentence where it had more; ``None`` where nothing is left.

    Single words go first, the commonest before the others: ``containing`` tells how many documents have each word as printed. Where
    quotations alone are too long, their ends go.
    """
    printed = [leaf.text for leaf in _leaves(tree) if isinstance(leaf, Word)]
    surplus = sum(map(_cost, _leaves(tree))) - MOST_WORDS
    if surplus <= 0:
        return tree, ()
    often = Counter(printed)
    dropped: list[str] = []
    common = containing(often)
    for word in sorted(often, key=lambda word: (-common[word], word)):
        if surplus <= 0:
            break
        dropped.append(word)
        surplus -= often[word]
    budget = _Budget(frozenset(dropped))
    kept = budget.kept(tree)
    named = ", ".join(f"“{word}”" for word in dropped[:3])
    notes = []
    if len(dropped) > 3:
        notes.append(
            _(
                "A search can have %(most)s words: the commonest of these were left out (%(words)s and %(number)s more).",
                most=MOST_WORDS,
                words=named,
                number=len(dropped) - 3,
            )
        )
    elif dropped:
        notes.append(_("A search can have %(most)s words: the commonest of these were left out (%(words)s).", most=MOST_WORDS, words=named))
    if budget.cut:
        notes.append(_("Only the first %(most)s words of the quotations were searched.", most=MOST_WORDS))
    return kept, tuple(notes)


class _Budget:
    """Takes leaves in their order as long as there is room for their words."""

    def __init__(self, dropped: frozenset[str]) -> None:
        self.room = MOST_WORDS
        self.cut = False
        self._dropped = dropped

    def kept(self, node: Node) -> Node | None:
        match node:
            case Word(text) if text in self._dropped:
                return None
            case All(children) | AnyOf(children):
                left = tuple(child for child in map(self.kept, children) if child is not None)
                return replace(node, children=left) if len(left) > 1 else left[0] if left else None
            case Not(child) | InTitle(child):
                inside = self.kept(child)
                return None if inside is None else replace(node, child=inside)
        room, self.room = self.room, max(self.room - _cost(node), 0)
        if _cost(node) <= room:
            return node
        self.cut = True
        return Phrase(node.words[:room]) if isinstance(node, Phrase) and room else None


def _cost(leaf: Node) -> int:
    match leaf:
        case Phrase(words):
            return len(words)
        case Word() | Prefix() | Named():
            return 1
    return 0


def _leaves(node: Node) -> list[Node]:
    match node:
        case All(children) | AnyOf(children):
            return [leaf for child in children for leaf in _leaves(child)]
        case Not(child) | InTitle(child):
            return _leaves(child)
    return [node]
