"""What a single word, phrase, beginning or acronym of a query finds, and how well it matches."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from .analysis import Tongue, stem, words
from .columns import Floats, Integers, Mask
from .matches import NOTHING, Matches, Scorer, added, all_of, any_of, find
from .phrases import occurrences
from .schema import CAPITALS, WORDS
from .scoring import CONSTANT, TITLE, Scoring
from .snapshot import Postings, Snapshot

Part = str
"""``text`` (title and text) or ``title``: the field of stems. Its words and acronyms have fields of their own."""


class Counted(NamedTuple):
    """Documents, ascending, and how often something occurs in each; the function takes places in ``docs``."""

    docs: Integers
    often: Callable[[Integers], Floats]


class Leaves:
    """Looks up the leaves of a query in one snapshot. Documents deleted since are still found; the caller masks them."""

    def __init__(self, snapshot: Snapshot, scoring: Scoring) -> None:
        self._snapshot = snapshot
        self._scoring = scoring

    def words(self, printed: Sequence[str], part: Part) -> Matches:
        """A word, or words that follow each other, in each document by the stems of the language that it is written in."""
        surfaces = surfaces_of(printed)
        if not surfaces or not self._snapshot.size:
            return NOTHING
        found = [
            (self._term(part, stems[0], within) if len(stems) == 1 else self._phrase(part, stems, within), stems)
            for stems, within in self._stems(surfaces)
        ]
        if self._scoring.plain:
            return any_of([Matches(counted.docs, self._plain(part, stems, counted)) for counted, stems in found], self._snapshot.size)
        counted = _merged([counted for counted, _ in found])
        # A letter alone (an initial, a list's "b") tells nothing of the subject; next to another word it does: see ``proximity``.
        return self._scored(part, counted) if len("".join(surfaces)) > 1 else Matches(counted.docs)

    def prefix(self, printed: str, part: Part) -> Matches:
        """Words as printed, not their stems, that begin so. The terms of a beginning stand side by side: one slice a segment."""
        beginning = "".join(surfaces_of([printed])).encode()
        if not beginning:
            return NOTHING
        mask = np.zeros(self._snapshot.size, bool)
        for base, segment in zip(self._snapshot.bases, self._snapshot.segments, strict=False):
            field = segment.field(WORDS[part])
            first, last = field.lexicon.prefixed(beginning)
            mask[base : base + segment.size][field.docs[int(field.starts[first]) : int(field.starts[last])]] = True
        return Matches(np.flatnonzero(mask), lambda places: np.full(len(places), CONSTANT))

    def capitals(self, printed: str, part: Part) -> Matches:
        """An acronym, as printed in capitals. One of several words (``AT&T``) is a phrase whose words are printed in capitals."""
        surfaces = surfaces_of([printed])
        field = CAPITALS[part]
        acronyms = [surface.upper() for surface in surfaces if len(surface) > 1 or len(surfaces) == 1]
        found = [self._scored(field, self._term(field, acronym, None)) for acronym in acronyms]
        if len(surfaces) == 1:
            return found[0]
        phrase = self.words([printed], part)
        return all_of([phrase, *(Matches(one.docs) for one in found)], self._snapshot.size)

    def _stems(self, surfaces: Sequence[str]) -> list[tuple[tuple[str, ...], Mask | None]]:
        """The stems to look for and the documents to look in: once for languages that stem alike."""
        of_stems: dict[tuple[str, ...], list[Tongue]] = {}
        tongues = self._snapshot.tongues
        for tongue in tongues:
            of_stems.setdefault(tuple(stem(surface, tongue) for surface in surfaces), []).append(tongue)
        if len(of_stems) == 1:
            return [(stems, None) for stems in of_stems]
        return [(stems, tongues[spoken[0]]) for stems, spoken in of_stems.items()]

    def _term(self, field: str, term: str, within: Mask | None) -> Counted:
        postings = self._snapshot.postings(field, term)
        docs = self._snapshot.docs(postings)
        often = _frequencies(self._snapshot, postings)
        if within is not None:
            inside = np.flatnonzero(within[docs])
            docs, everywhere = docs[inside], often

            def often(places: Integers) -> Floats:
                return everywhere(inside[places])

        if field == "text" and not self._scoring.plain:
            return Counted(docs, lambda places: often(places) + TITLE * self._in_title(term, docs[places]))
        return Counted(docs, often)

    def _in_title(self, term: str, docs: Integers) -> Floats:
        """How often ``term`` stands in the title of each of ``docs``."""
        postings = self._snapshot.postings("title", term)
        titled = self._snapshot.docs(postings)
        often = np.zeros(len(docs))
        if len(titled) and len(docs):
            places, there = find(titled, docs, self._snapshot.size)
            often[places[there]] = self._snapshot.frequencies(postings)[there]
        return often

    def _phrase(self, field: str, stems: tuple[str, ...], within: Mask | None) -> Counted:
        docs, often = occurrences(self._snapshot, field, stems, within)
        return Counted(docs, lambda places: often[places].astype(np.float64))

    def _scored(self, field: str, counted: Counted) -> Matches:
        containing = len(counted.docs)
        return Matches(counted.docs, lambda places: self._scoring.scores(field, counted.often(places), counted.docs[places], containing))

    def _plain(self, field: str, stems: tuple[str, ...], counted: Counted) -> Scorer | None:
        """Each word by its own frequency and rarity, whatever the phrase's."""
        return added([self._plain_term(field, term, counted.docs) for term in stems])

    def _plain_term(self, field: str, term: str, docs: Integers) -> Scorer:
        def scores(places: Integers) -> Floats:
            postings = self._snapshot.postings(field, term)
            containing = self._snapshot.docs(postings)
            wanted = docs[places]
            inside = find(wanted, containing, self._snapshot.size)[0]
            return self._scoring.scores(field, _frequencies(self._snapshot, postings)(inside), wanted, len(containing))

        return scores


def surfaces_of(printed: Sequence[str]) -> tuple[str, ...]:
    """The folded words of what was typed."""
    return tuple(surface for text in printed for surface in words(text))


def _frequencies(snapshot: Snapshot, postings: Sequence[Postings]) -> Callable[[Integers], Floats]:
    """How often a term occurs in the documents at some places of its postings; reads only those where they are few."""
    ends = np.cumsum([one.stop - one.start for one in postings]) if postings else np.zeros(0, np.int64)

    def often(places: Integers) -> Floats:
        if len(places) * 4 > (ends[-1] if len(ends) else 0):
            return snapshot.frequencies(postings)[places].astype(np.float64)
        cuts = [0, *np.searchsorted(places, ends).tolist()]
        found = np.empty(len(places))
        for number, one in enumerate(postings):
            low, high = cuts[number], cuts[number + 1]
            before = int(ends[number]) - (one.stop - one.start)
            found[low:high] = one.field.frequencies[places[low:high] + (one.start - before)]
        return found

    return often


def _merged(parts: Sequence[Counted]) -> Counted:
    """Parts without a common document as one."""
    if len(parts) == 1:
        return parts[0]
    docs = np.concatenate([part.docs for part in parts])
    order = np.argsort(docs, kind="stable")

    def often(places: Integers) -> Floats:
        return np.concatenate([part.often(np.arange(len(part.docs))) for part in parts])[order][places]

    return Counted(docs[order], often)
