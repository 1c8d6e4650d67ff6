"""The same answers by brute force: every document, word by word, in plain Python. Shares nothing with the engine but the analysis."""

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

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
    wanted,
)
from search.engine.analysis import Token, stem, tokens, tongue
from search.engine.document import interval

PARTS = {"text": ("title", "text"), "title": ("title",)}
"""What is looked through for words anywhere, and for words of the title."""


@dataclass
class Read:
    """A document with its words, and whether it is still in the archive."""

    document: Document
    words: dict[str, list[Token]]
    stems: dict[str, list[str]]
    live: bool = True

    @classmethod
    def of(cls, document: Document, live: bool = True) -> "Read":
        words = {"title": tokens(document.title), "text": tokens(document.text)}
        stems = {part: [stem(word.surface, tongue(document.language)) for word in found] for part, found in words.items()}
        return cls(document, words, stems, live)

    def length(self, part: str) -> int:
        """Words of what is looked through."""
        return sum(len(self.words[one]) for one in PARTS[part])


class Oracle:
    """``ghosts`` are documents that were deleted and are not merged away: they are never found, but still counted as containing words."""

    def __init__(self, documents: Iterable[Document], ghosts: Iterable[Document] = ()) -> None:
        self.read = [*map(Read.of, documents), *(Read.of(ghost, live=False) for ghost in ghosts)]
        self._leaves: dict[tuple[Node, str], list[float | None]] = {}

    def scores(self, tree: Node | None) -> dict[str, float]:
        """The ids that match, and their scores."""
        found = self._matches(tree or Everything(), "text")
        return {read.document.id: score for read, score in zip(self.read, found, strict=True) if score is not None and read.live}

    def closeness(self, tree: Node | None, ids: Collection[str]) -> dict[str, float]:
        """What neighbouring words of the query that stand close together add to the scores of ``ids`` (fewer than the window)."""
        leaves = [surfaces(leaf.text) if isinstance(leaf, Word) else [] for leaf in wanted(tree, title=False)]
        pairs = {(one[0], other[0]): None for one, other in pairwise(leaves) if len(one) == len(other) == 1 and one != other}
        added = dict.fromkeys(ids, 0.0)
        average = sum(read.length("text") for read in self.read) / len(self.read)
        for language in ("en", "es"):
            reads = [read for read in self.read if read.document.id in ids and read.live and tongue(read.document.language) == language]
            for one, other in ((stem(one, language), stem(other, language)) for one, other in pairs):
                close = [self._close(read, one, other) for read in reads]
                both = sum(all(any(term in read.stems[part] for part in PARTS["text"]) for term in (one, other)) for read in reads)
                near = sum(1 for number in close if number)
                weight = min(self._rarity(one), self._rarity(other), math.log((both - near + 0.5) / (near + 0.5)))
                for read, number in zip(reads, close, strict=True):
                    norm = 1.2 * (0.25 + 0.75 * read.length("text") / average)
                    added[read.document.id] += 0.3 * max(weight, 0) * 2.2 * number / (number + norm) if number else 0
        return added

    def _close(self, read: Read, one: str, other: str) -> int:
        """How often ``other`` stands at most two words from ``one``."""
        places = [(part, place) for part in PARTS["text"] for place, root in enumerate(read.stems[part]) if root == one]
        return sum(
            any(part == where and abs(place - here) <= 2 for part, place in places)
            for where in PARTS["text"]
            for here, root in enumerate(read.stems[where])
            if root == other
        )

    def _rarity(self, term: str) -> float:
        containing = sum(1 for read in self.read if any(term in read.stems[part] for part in PARTS["text"]))
        return math.log(1 + (len(self.read) - containing + 0.5) / (containing + 0.5))

    def _matches(self, node: Node, part: str) -> list[float | None]:
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
                return [0.0 if score is None else None for score in self._matches(child, part)]
            case InTitle(child):
                return self._matches(child, "title")
            case All(children):
                found = [self._matches(child, part) for child in children]
                return (
                    [None if None in scores else sum(scores) for scores in zip(*found, strict=True)] if found else [0.0 for _ in self.read]
                )
            case AnyOf(children):
                found = [self._matches(child, part) for child in children]
                either = [[score for score in scores if score is not None] for scores in zip(*found, strict=True)]
                return [sum(scores) if scores else None for scores in either] if found else [None for _ in self.read]
        if (node, part) not in self._leaves:
            self._leaves[node, part] = self._leaf(node, part)
        return self._leaves[node, part]

    def _leaf(self, node: Node, part: str) -> list[float | None]:
        counts = [sum(self._count(node, read, one) for one in PARTS[part]) for read in self.read]
        if isinstance(node, Word | Phrase) and one_letter(node):
            return [0.0 if count else None for count in counts]
        if isinstance(node, Prefix):
            return [1.0 if count else None for count in counts]
        containing = sum(1 for count in counts if count)
        rarity = math.log(1 + (len(self.read) - containing + 0.5) / (containing + 0.5))
        average = sum(read.length(part) for read in self.read) / len(self.read)
        scores: list[float | None] = []
        for read, count in zip(self.read, counts, strict=True):
            titled = self._count(node, read, "title") if part == "text" and one_word(node) else 0
            often = count + 0.5 * titled
            norm = 1.2 * (0.25 + 0.75 * read.length(part) / average)
            scores.append(rarity * often * 2.2 / (often + norm) if count else None)
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


def surfaces(printed: str) -> list[str]:
    return [token.surface for token in tokens(printed)]


def one_word(leaf: Node) -> bool:
    """Whether it is a word, or a quotation of one, and so counts more in the title."""
    match leaf:
        case Word(text) | Phrase((text,)):
            return len(surfaces(text)) == 1
    return False


def one_letter(leaf: Word | Phrase) -> bool:
    """Whether it tells nothing by itself."""
    printed = (leaf.text,) if isinstance(leaf, Word) else leaf.words
    return len("".join(surface for text in printed for surface in surfaces(text))) == 1


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
