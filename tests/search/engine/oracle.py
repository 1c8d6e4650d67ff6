"""The same answers by brute force: every document, word by word, in plain Python. Shares nothing with the engine but the analysis."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whoosh.util.numeric import byte_to_length, length_to_byte

from search.engine import (
    All,
    AnyOf,
    Between,
    Capitals,
    Document,
    Everything,
    InTitle,
    Keys,
    Node,
    Not,
    Nothing,
    Numbers,
    Phrase,
    Prefix,
    Query,
    Word,
)
from search.engine.analysis import Token, stem, tokens, tongue
from search.engine.document import interval

PARTS = ("title", "text")
WEIGHTS = {"title": 2.0, "text": 1.0}


@dataclass
class Read:
    """A document with its words."""

    document: Document
    words: dict[str, list[Token]]
    stems: dict[str, list[str]]

    @classmethod
    def of(cls, document: Document) -> "Read":
        words = {"title": tokens(document.title), "text": tokens(document.text)}
        stems = {part: [stem(word.surface, tongue(document.language)) for word in found] for part, found in words.items()}
        return cls(document, words, stems)

    def length(self, part: str) -> int:
        """Words of a part, as exactly as one byte holds it."""
        return byte_to_length(length_to_byte(len(self.words[part])))


class Oracle:
    def __init__(self, documents: Iterable[Document]) -> None:
        self.read = [Read.of(document) for document in documents]
        self._leaves: dict[tuple[Node, tuple[str, ...]], list[float | None]] = {}

    def scores(self, tree: Node | None) -> dict[str, float]:
        """The ids that match, and their scores."""
        found = self._matches(tree or Everything(), PARTS)
        return {read.document.id: score for read, score in zip(self.read, found, strict=True) if score is not None}

    def _matches(self, node: Node, parts: tuple[str, ...]) -> list[float | None]:
        match node:
            case Everything():
                return [0.0 for _ in self.read]
            case Nothing():
                return [None for _ in self.read]
            case Keys(field, keys):
                return [0.0 if set(keys) & set(read.document.keys.get(field, ())) else None for read in self.read]
            case Numbers(numbers):
                return [0.0 if read.document.django_id in numbers else None for read in self.read]
            case Between(first, last):
                return [0.0 if read.document.date and within(read.document, first, last) else None for read in self.read]
            case Not(child):
                return [0.0 if score is None else None for score in self._matches(child, parts)]
            case InTitle(child):
                return self._matches(child, ("title",))
            case All(children):
                found = [self._matches(child, parts) for child in children]
                return (
                    [None if None in scores else sum(scores) for scores in zip(*found, strict=True)] if found else [0.0 for _ in self.read]
                )
            case AnyOf(children):
                found = [self._matches(child, parts) for child in children]
                either = [[score for score in scores if score is not None] for scores in zip(*found, strict=True)]
                return [sum(scores) if scores else None for scores in either] if found else [None for _ in self.read]
        if (node, parts) not in self._leaves:
            self._leaves[node, parts] = self._leaf(node, parts)
        return self._leaves[node, parts]

    def _leaf(self, node: Node, parts: tuple[str, ...]) -> list[float | None]:
        counts = [{part: self._count(node, read, part) for part in parts} for read in self.read]
        containing = sum(1 for count in counts if any(count.values()))
        rarity = math.log(1 + (len(self.read) - containing + 0.5) / (containing + 0.5))
        average = {part: sum(read.length(part) for read in self.read) / len(self.read) for part in parts}
        scores: list[float | None] = []
        for read, count in zip(self.read, counts, strict=True):
            weight = sum(WEIGHTS[part] * count[part] / (0.25 + 0.75 * read.length(part) / average[part]) for part in parts if count[part])
            scores.append(rarity * weight / (1.2 + weight) if weight else None)
        return scores

    def _count(self, node: Node, read: Read, part: str) -> int:
        match node:
            case Word(text):
                return self._runs((text,), read, part)
            case Phrase(words):
                return self._runs(words, read, part)
            case Prefix(text):
                prefix = "".join(token.surface for token in tokens(text))
                return sum(word.surface.startswith(prefix) for word in read.words[part])
            case Capitals(text):
                (acronym,) = (token.surface.upper() for token in tokens(text))
                return sum(word.capitals == acronym for word in read.words[part])
        raise AssertionError(node)

    def _runs(self, printed: tuple[str, ...], read: Read, part: str) -> int:
        wanted = [stem(token.surface, tongue(read.document.language)) for text in printed for token in tokens(text)]
        stems = read.stems[part]
        return sum(stems[place : place + len(wanted)] == wanted for place in range(len(stems))) if wanted else 0


def passes(document: Document, query: Query, without: str = "", dates: bool = True) -> bool:
    """Whether the filters let ``document`` through, those on the any-of keys of ``without`` and on the dates perhaps left aside."""
    for field, keys in query.any_of.items():
        if field != without and keys and not keys & set(document.keys.get(field, ())):
            return False
    if any(not keys <= set(document.keys.get(field, ())) for field, keys in query.all_of.items()):
        return False
    if not dates:
        return True
    if not document.date:
        return query.undated != "exclude"
    return query.undated != "only" and within(document, query.first, query.last)


def within(document: Document, first: date | None, last: date | None) -> bool:
    days = interval(document.date)
    return (first or date.min) <= days.first and days.last <= (last or date.max)


def ordered(documents: list[Document], scores: dict[str, float], sort: str) -> list[str]:
    def key(document: Document) -> tuple[float, bool, int, int]:
        first = interval(document.date).first.toordinal() if document.date else 0
        return (
            -scores[document.id] if sort == "relevance" else 0,
            not document.date,
            first if sort == "oldest" else -first,
            document.django_id,
        )

    return [document.id for document in sorted(documents, key=key)]


def facet(documents: Iterable[Document], field: str, chosen: frozenset[str], limit: int) -> tuple[list[tuple[str, int]], int]:
    counts = Counter(key for document in documents for key in set(document.keys.get(field, ())))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rest = [(key, counts[key]) for key in chosen - {key for key, _ in ranked[:limit]}]
    return ranked[:limit] + sorted(rest, key=lambda pair: (-pair[1], pair[0])), len(counts)
