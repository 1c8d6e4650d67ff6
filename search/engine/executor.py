"""From a query to its result: which documents match, which of them pass the filters, the best of those, and all counts."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from . import facets
from .columns import Floats, Integers
from .errors import IndexDamaged
from .leaves import Leaves, Part
from .matches import NOTHING, Matches, all_of, any_of, complement, without
from .proximity import closeness
from .query import Hit, Profile, Query, Result
from .ranking import WINDOW, Bonus, best
from .scoring import Scoring
from .snapshot import Snapshot
from .tree import All, AnyOf, Between, Capitals, Everything, InTitle, Keys, Named, Node, Not, Nothing, Numbers, Phrase, Prefix, Text, Word

Answer = TypeVar("Answer")


def search(snapshot: Snapshot, query: Query) -> Result:
    """The answer to ``query``. ``ValueError`` where the tree still has a ``Named``; ``IndexDamaged`` where the index can't be read."""
    return _sound(snapshot, lambda: _search(snapshot, query))


def ranked(snapshot: Snapshot, query: Query) -> Integers:
    """The ``django_id`` of every document that ``search`` finds, in its order; the query's slice is left aside, and nothing is counted
    or kept. Raises what ``search`` raises."""
    return _sound(snapshot, lambda: _ranked(snapshot, query))


def _sound(snapshot: Snapshot, ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except (IndexError, ValueError) as error:
        # Arrays that somebody wrote into no longer fit together.
        if snapshot.intact():
            raise
        raise IndexDamaged(f"The search index in {snapshot.state.build} was changed from outside: rebuild it.") from error


@dataclass(frozen=True, slots=True, eq=False)
class _Answered:
    """What doesn't depend on the slice that is shown: kept with the snapshot, which never changes."""

    count: int
    docs: Integers
    """The first documents in their order, and their scores."""
    scores: Floats
    counts: facets.Counts

    def size(self) -> int:
        """About how many bytes it takes."""
        return 500 + self.docs.nbytes + self.scores.nbytes + self.counts.size()


def _search(snapshot: Snapshot, query: Query) -> Result:
    start, stop = max(query.start, 0), max(query.stop, 0)
    reach = max(stop, WINDOW) if stop > start else 0
    key = (_subject(query), query.sort, query.profile, reach)
    answered = snapshot.answers.get(key, lambda: _answered(snapshot, query, reach), _Answered.size)
    shown = zip(answered.docs[start:stop].tolist(), answered.scores[start:stop].tolist(), strict=True)
    return Result(
        count=answered.count,
        hits=tuple(hit(snapshot, doc, score) for doc, score in shown),
        facets=answered.counts.named(snapshot),
        years=answered.counts.by_year(),
        months=answered.counts.by_month(),
        undated=answered.counts.undated(),
    )


def _subject(query: Query) -> Hashable:
    """What is found and counted: all of a query but its order and slice."""
    selected = (frozenset(chosen.items()) for chosen in (query.any_of, query.all_of, query.within))
    return query.tree, *selected, query.first, query.last, query.undated, query.facets, query.facet_limit


def _answered(snapshot: Snapshot, query: Query, reach: int) -> _Answered:
    evaluation = Evaluation(snapshot, query.profile)
    matches = evaluation.matches(query.tree or Everything())
    filters = facets.filters(snapshot, query, matches.docs)
    found = _passing(matches, filters)
    docs, scores = best(snapshot, found, query.sort, reach, _bonus(snapshot, query, evaluation))
    return _Answered(len(found.docs), docs, scores, facets.count(snapshot, query, matches.docs, found.docs, filters))


def _ranked(snapshot: Snapshot, query: Query) -> Integers:
    evaluation = Evaluation(snapshot, query.profile)
    matches = evaluation.matches(query.tree or Everything())
    found = _passing(matches, facets.filters(snapshot, query, matches.docs))
    docs, _ = best(snapshot, found, query.sort, len(found.docs), _bonus(snapshot, query, evaluation))
    return snapshot.numbers[docs]


def _passing(matches: Matches, filters: facets.Filters) -> Matches:
    passing = filters.passing(matches.docs)
    return matches if passing is None else matches.only(passing)


def _bonus(snapshot: Snapshot, query: Query, evaluation: "Evaluation") -> Bonus | None:
    return None if evaluation.scoring.plain else closeness(snapshot, evaluation.scoring, query.tree)


def hit(snapshot: Snapshot, doc: int, score: float) -> Hit:
    """Document number ``doc``; its stored fields are read when they are asked for."""
    return Hit(
        int(snapshot.numbers[doc]),
        score,
        lambda: snapshot.stored(doc),
        lambda: {field: column.of(doc) for field, column in snapshot.keys.items()},
    )


class Evaluation:
    """Evaluates trees over one snapshot. Leaves that were looked up lately are kept with the snapshot."""

    def __init__(self, snapshot: Snapshot, profile: Profile = "default") -> None:
        self._snapshot = snapshot
        self._profile = profile
        self.scoring = snapshot.leaves.get(profile, lambda: Scoring(snapshot, profile), lambda scoring: 0)
        self._leaves = Leaves(snapshot, self.scoring)

    def matches(self, node: Node, part: Part = "text") -> Matches:
        """The documents that match ``node``, deleted ones among them; words are looked for in ``part``."""
        snapshot = self._snapshot
        match node:
            case Word() | Phrase() | Prefix() | Capitals():
                return self._kept(node, part)
            case Everything():
                return Matches(snapshot.everything)
            case Nothing():
                return NOTHING
            case Keys(field, keys):
                return any_of([Matches(snapshot.docs(snapshot.postings(field, key))) for key in set(keys)], snapshot.size)
            case Between(first, last):
                return Matches(np.flatnonzero(facets.dated_within(snapshot, first, last)))
            case Numbers(numbers):
                return Matches(np.flatnonzero(np.isin(snapshot.numbers, list(numbers))))
            case Named(field, value):
                raise ValueError(f"The name {value!r} in {field!r} was not resolved to keys.")
            case Not(child):
                return complement(self.matches(child, part).docs, snapshot.size)
            case InTitle(child):
                return self.matches(child, "title")
            case AnyOf(children):
                return any_of([self.matches(child, part) for child in children], snapshot.size)
            case All(children):
                return self._all(children, part)

    def _kept(self, leaf: Text, part: Part) -> Matches:
        return self._snapshot.leaves.get(
            (self._profile, part, leaf), lambda: _remembered(self._leaf(leaf, part)), lambda found: 16 * len(found.docs) + 500
        )

    def _leaf(self, leaf: Text, part: Part) -> Matches:
        match leaf:
            case Word(text):
                return self._leaves.words([text], part)
            case Phrase(words):
                return self._leaves.words(words, part)
            case Prefix(text):
                return self._leaves.prefix(text, part)
            case Capitals(text):
                return self._leaves.capitals(text, part)

    def _all(self, children: tuple[Node, ...], part: Part) -> Matches:
        """What matches every child; excluded ones are taken away at the end, which is less work than to turn them round."""
        wanted = [child for child in children if not isinstance(child, Not | Everything)]
        parts = [self.matches(child, part) for child in wanted]
        found = all_of(parts, self._snapshot.size) if parts else Matches(self._snapshot.everything)
        for child in children:
            if isinstance(child, Not):
                found = without(found, self.matches(child.child, part).docs, self._snapshot.size)
        return found


class _Remembered:
    """A scorer that keeps the scores once most of them were asked for."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._known: Floats | None = None

    def __call__(self, places: Integers) -> Floats:
        if self._known is None and len(places) * 2 > len(self._matches.docs):
            self._known = self._matches.scores()
        return self._matches.scores(places) if self._known is None else self._known[places]


def _remembered(matches: Matches) -> Matches:
    return matches if matches.scorer is None else Matches(matches.docs, _Remembered(matches))
