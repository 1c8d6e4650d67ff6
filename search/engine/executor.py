"""From a query to its result, by masks and scores over all documents of a snapshot.

Every node gives one mask and one score a document; AND multiplies masks and adds scores, OR adds both, NOT adds nothing.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from . import facets
from .analysis import stem, tokens
from .columns import Floats, Integers, Mask
from .query import Hit, Query, Result
from .schema import PARTS
from .scoring import bm25f, normalisers
from .snapshot import Snapshot
from .tree import All, AnyOf, Between, Capitals, Everything, InTitle, Keys, Named, Node, Not, Nothing, Numbers, Phrase, Prefix, Word

EXPANSIONS = 1000
"""Words that a prefix stands for at most."""


class Matches(NamedTuple):
    """Which documents match, and how well; the score is 0 where nothing matches or nothing is scored."""

    mask: Mask
    score: Floats


def search(snapshot: Snapshot, query: Query) -> Result:
    """The answer to ``query``. ``ValueError`` where the tree still has a ``Named``; ``IndexDamaged`` where the index can't be read."""
    evaluation = Evaluation(snapshot)
    matches = evaluation.matches(query.tree or Everything())
    filters = facets.filters(snapshot, query)
    found = np.flatnonzero(filters.apply(matches.mask))
    ordered = order(snapshot, found, matches.score, query.sort)
    counts = facets.count(snapshot, query, matches.mask, filters)
    return Result(
        count=len(found),
        hits=tuple(hit(snapshot, int(doc), float(matches.score[doc])) for doc in ordered[max(query.start, 0) : max(query.stop, 0)]),
        facets=counts.facets,
        years=counts.years,
        months=counts.months,
        undated=counts.undated,
        notes=tuple(dict.fromkeys(evaluation.notes)),
    )


def order(snapshot: Snapshot, docs: Integers, score: Floats, sort: str) -> Integers:
    """``docs`` in a total order, so that any slice of it is exact: undated ones last, ties by ``django_id``."""
    first = snapshot.dates.first[docs]
    number = snapshot.numbers[docs]
    undated = first == 0
    match sort:
        case "newest":
            keys = [number, -first, undated]
        case "oldest":
            keys = [number, first, undated]
        case "relevance":
            # Rounded, so that sums which differ only in the order of their terms are a tie.
            keys = [number, -first, undated, -np.round(score[docs], 9)]
        case _:
            raise ValueError(f"There is no order {sort!r}.")
    return docs[np.lexsort(keys)]


def hit(snapshot: Snapshot, doc: int, score: float) -> Hit:
    """Document number ``doc`` with its stored fields."""
    stored = snapshot.stored(doc)
    return Hit(stored["id"], stored["django_ct"], stored["django_id"], score, stored)


class Evaluation:
    """Evaluates trees over one snapshot; ``notes`` collects what was done differently from what was asked."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.notes: list[str] = []
        self._snapshot = snapshot
        self._factors = normalisers(snapshot)

    def matches(self, node: Node, parts: tuple[str, ...] = PARTS) -> Matches:
        """The documents that match ``node``; words are looked for in ``parts``."""
        snapshot = self._snapshot
        match node:
            case Everything():
                return self._unscored(snapshot.live)
            case Nothing():
                return self._unscored(np.zeros(snapshot.size, bool))
            case Keys(field, keys):
                return self._unscored(snapshot.keys[field].any_of(keys, snapshot.size))
            case Between(first, last):
                return self._unscored(facets.dated_within(snapshot, first, last))
            case Numbers(numbers):
                return self._unscored(np.isin(snapshot.numbers, list(numbers)))
            case Named(field, value):
                raise ValueError(f"The name {value!r} in {field!r} was not resolved to keys.")
            case Not(child):
                return self._unscored(~self.matches(child, parts).mask)
            case InTitle(child):
                return self.matches(child, ("title",))
            case All(children):
                return self._all([self.matches(child, parts) for child in children])
            case AnyOf(children):
                return self._any([self.matches(child, parts) for child in children])
            case Word(text):
                return self._words(_surfaces([text]), parts)
            case Phrase(words):
                return self._words(_surfaces(words), parts)
            case Prefix(text):
                return self._prefix("".join(_surfaces([text])), parts)
            case Capitals(text):
                return self._capitals(text, parts)

    def _unscored(self, mask: Mask) -> Matches:
        return Matches(mask & self._snapshot.live, np.zeros(self._snapshot.size))

    def _all(self, children: list[Matches]) -> Matches:
        mask, score = self._unscored(self._snapshot.live)
        for child in children:
            mask = mask & child.mask
            score = score + child.score
        return Matches(mask, np.where(mask, score, 0.0))

    def _any(self, children: list[Matches]) -> Matches:
        mask, score = self._unscored(np.zeros(self._snapshot.size, bool))
        for child in children:
            mask = mask | child.mask
            score = score + child.score
        return Matches(mask, score)

    def _term(self, frequencies: Mapping[str, Floats]) -> Matches:
        score = bm25f(frequencies, self._factors, self._snapshot.live)
        return Matches(score > 0, score)

    def _words(self, surfaces: tuple[str, ...], parts: tuple[str, ...]) -> Matches:
        """A word or phrase, in each document by the stems of the language that it is written in."""
        if not surfaces:
            return self._unscored(np.zeros(self._snapshot.size, bool))
        of_stems: dict[tuple[str, ...], Mask] = {}
        for language, written in self._snapshot.written_in.items():
            stems = tuple(stem(surface, language) for surface in surfaces)
            of_stems[stems] = of_stems[stems] | written if stems in of_stems else written
        frequencies = {part: np.zeros(self._snapshot.size) for part in parts}
        for part, frequency in frequencies.items():
            for stems, within in of_stems.items():
                frequency += self._stems(part, stems, within & self._snapshot.live)
        return self._term(frequencies)

    def _stems(self, part: str, stems: tuple[str, ...], within: Mask) -> Floats:
        """How often ``stems`` follow each other in ``part`` of each of the documents ``within``."""
        snapshot = self._snapshot
        if len(stems) == 1:
            return np.where(within, self._frequency(part, stems[0]), 0.0)
        for one in set(stems):
            within = within & (self._frequency(part, one) > 0)
        starts: Integers | None = None
        for place, one in enumerate(stems):
            if not within.any():
                break
            docs, positions = snapshot.positions(part, one, within)
            here = (docs << 32) + (positions + len(stems) - place)
            starts = here if starts is None else np.intersect1d(starts, here, assume_unique=True)
        if starts is None or not within.any():
            return np.zeros(snapshot.size)
        return np.bincount(starts >> 32, minlength=snapshot.size).astype(np.float64)

    def _frequency(self, field: str, *terms: str) -> Floats:
        """How often any of ``terms`` occurs in ``field`` of each document."""
        total = np.zeros(self._snapshot.size)
        for term in terms:
            docs, frequencies = self._snapshot.postings(field, term)
            total[docs] += frequencies
        return total

    def _prefix(self, prefix: str, parts: tuple[str, ...]) -> Matches:
        if not prefix:
            return self._unscored(np.zeros(self._snapshot.size, bool))
        often = self._snapshot.terms([f"{part}_word" for part in parts], prefix)
        terms = sorted(often, key=lambda term: (-often[term], term))[:EXPANSIONS]
        if len(often) > EXPANSIONS:
            self.notes.append(f"More than {EXPANSIONS:,} words begin with “{prefix}”: the {EXPANSIONS:,} most frequent ones were searched.")
        return self._term({part: self._frequency(f"{part}_word", *terms) for part in parts})

    def _capitals(self, text: str, parts: tuple[str, ...]) -> Matches:
        """An acronym of several words (``AT&T``) is a phrase whose words are printed in capitals."""
        surfaces = _surfaces([text])
        acronyms = [surface.upper() for surface in surfaces if len(surface) > 1 or len(surfaces) == 1]
        found = [self._term({part: self._frequency(f"{part}_capital", acronym) for part in parts}) for acronym in acronyms]
        if len(surfaces) == 1:
            return found[0]
        phrase = self._words(surfaces, parts)
        return Matches(self._all([phrase, *found]).mask, phrase.score) if found else phrase


def _surfaces(printed: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(token.surface for text in printed for token in tokens(text))
