"""Random questions of every kind, for a given vocabulary."""

import random
from collections.abc import Sequence
from datetime import date

from search.engine import All, AnyOf, Between, Capitals, Everything, InTitle, Keys, Node, Not, Phrase, Prefix, Query, Word
from search.engine.analysis import tokens


class Questions:
    """Draws trees and queries from the words, texts and keys of some documents."""

    def __init__(self, texts: Sequence[str], keys: dict[str, list[str]], years: tuple[int, int], seed: int) -> None:
        self._chance = random.Random(seed)
        self._texts = [[token.surface for token in tokens(text)] for text in texts]
        words = [word for text in self._texts for word in text if len(word) > 1]
        self._words = words + sorted(set(words))
        self._acronyms = sorted({token.capitals for text in texts for token in tokens(text) if token.capitals}) or ["UN"]
        self._keys = keys
        self._years = years

    def tree(self, depth: int = 0) -> Node:
        """A leaf, or an AND, OR, AND NOT or title of smaller trees."""
        chance = self._chance
        if depth > 2 or chance.random() < 0.25:
            return self._leaf()
        children = [self.tree(depth + 1) for _ in range(chance.choice((2, 2, 3)))]
        kind = chance.random()
        if kind < 0.4:
            return AnyOf(tuple(children))
        if kind < 0.5:
            return InTitle(AnyOf(tuple(self._leaf() for _ in range(2))))
        if kind < 0.7:
            return All((*children, Not(self._leaf())))
        return All(tuple(children))

    def query(self) -> Query:
        """A tree with filters, some without."""
        chance = self._chance
        any_of, all_of = {}, {}
        if chance.random() < 0.3:
            any_of["actor"] = self._some("actor")
        if chance.random() < 0.2:
            any_of["source"] = self._some("source")
        if chance.random() < 0.2:
            all_of["topic"] = self._some("topic", 2)
        first = last = None
        if chance.random() < 0.25:
            year = chance.randint(*self._years)
            first, last = date(year, 1, 1), date(year + 2, chance.randint(1, 12), 28)
        undated = chance.choice(("include", "exclude", "exclude"))
        if first is None:
            undated = chance.choice(("include",) * 18 + ("exclude", "only"))
        tree = Everything() if chance.random() < 0.04 else self.tree()
        return Query(tree, any_of, all_of, first, last, undated, stop=20, facet_limit=10**6, profile="plain")

    def _leaf(self) -> Node:
        kind = self._chance.random()
        if kind < 0.66:
            return Word(self._chance.choice(self._words))
        if kind < 0.8:
            return self._phrase()
        if kind < 0.88:
            return Prefix(self._chance.choice(self._words)[: self._chance.randint(2, 5)])
        if kind < 0.92:
            return Capitals(self._chance.choice(self._acronyms))
        if kind < 0.95:
            return Between(date(self._chance.randint(*self._years), 1, 1), None)
        return Keys("topic", tuple(sorted(self._some("topic"))))

    def _phrase(self) -> Node:
        text = self._chance.choice([text for text in self._texts if len(text) > 6])
        length = self._chance.choice((2, 2, 2, 3, 4, 6))
        start = self._chance.randrange(len(text) - length)
        words = text[start : start + length]
        # Stock Whoosh loses hits of phrases that repeat a word; ours are compared with brute force in test_executor.
        return Phrase(tuple(words)) if len(set(words)) == length else Word(words[0])

    def _some(self, field: str, most: int = 3) -> frozenset[str]:
        keys = self._keys[field]
        return frozenset(self._chance.sample(keys, min(len(keys), self._chance.randint(1, most))))
