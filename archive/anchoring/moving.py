"""Moving: where each passage of a text stands once the text is another one. Pure."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from archive.anchoring.harmless import WORD, folded_words, is_harmless
from archive.anchoring.selectors import ENOUGH, context, is_sure, occurrences
from archive.anchoring.stretches import Kept, Span, Stretch, kept_lines, like_lines, stretches

_AROUND = 64
"""Characters before, and after, by which places that are equally good otherwise are told apart."""
_NEAR = 80
"""Characters before, and after, in which words of the same line are counted to the same end."""
_TELLING = 32
"""So many characters of its line around a place say that a sentence moved there, where the other place has less than ``ENOUGH``."""


def moved(old: str, new: str, spans: Iterable[Span]) -> dict[Span, Span | None]:
    """Where each of ``spans``, passages of ``old``, stands in ``new``; ``None`` where nothing says it surely. Two never share a place.

    1. A passage in a line that stands once in both texts, word for word, stands where the line does, however far that moved.
    2. A line that was edited, and what became of it (see ``like_lines``), then all between the lines of 1, are laid beside each other by
       their words. A passage stands where its words can be kept without losing any other word that both have in common: so it is right
       wherever the edit didn't touch it, among many of its like too. Of several such places, the one whose line is most like the old one,
       then the one with most of the old characters around it. Where one text took the place of another one, as in 4.
    3. Where its words changed harmlessly (see ``is_harmless``) and nothing around it is lost, it stands at those words.
    4. Words that moved otherwise are met where as much as ``is_sure`` asks for moved with them, unless another place of the old text with
       the same words stands there by 1 or 2.
    """
    found = sorted(set(spans))
    if old == new:
        return {span: span for span in found}
    return _Move(old, new, found).result()


class _Move:
    """One text becoming another."""

    def __init__(self, old: str, new: str, spans: Sequence[Span]) -> None:
        self.old, self.new, self.spans = old, new, spans
        self.kept = kept_lines(old, new, spans)
        words = {old[slice(*span)] for span in spans}
        self.places = {exact: (occurrences(old, exact), occurrences(new, exact)) for exact in words}
        cuts = self._cuts()
        self.stretches = [*like_lines(old, new, spans, cuts), *stretches(old, new, self.kept, cuts)]
        self.moves: dict[Span, Span | None] = dict.fromkeys(spans)
        self.taken: set[Span] = set()
        self._owned: dict[str, dict[int, set[int]]] = {}

    def result(self) -> dict[Span, Span | None]:
        """Where each span stands."""
        self._with_their_lines()
        for stretch in self.stretches:
            if stretch.is_small:
                self._within(stretch, [span for span in self._waiting() if stretch.old.contains(span)])
        for span in self._waiting():
            self._settle(span, self._sure(span, self._elsewhere(span)))
        return self.moves

    def _waiting(self) -> list[Span]:
        return [span for span in self.spans if self.moves[span] is None]

    def _cuts(self) -> tuple[list[int], list[int]]:
        """Where words have to be cut, so that a passage is whole words of them: in both texts wherever the words of one begin or end."""
        ours: set[int] = set()
        theirs: set[int] = set()
        for exact, (before, after) in self.places.items():
            ours.update(before, (start + len(exact) for start in before))
            theirs.update(after, (start + len(exact) for start in after))
        return sorted(ours), sorted(theirs)

    def _settle(self, span: Span, places: Iterable[Span]) -> None:
        """Gives a span the first of its places that is free."""
        place = next((place for place in places if place not in self.taken), None)
        if place:
            self.moves[span] = place
            self.taken.add(place)

    def _with_their_lines(self) -> None:
        starts = [line.old[0] for line in self.kept]
        for span in self.spans:
            number = bisect_right(starts, span[0]) - 1
            if number >= 0 and span[1] <= self.kept[number].old[1]:
                self._settle(span, [_shifted(span, self.kept[number])])

    def _within(self, stretch: Stretch, spans: Collection[Span]) -> None:
        """Settles those that stand in the stretch: the ones with the fewest places first, and of these the ones that fit best."""
        choices = {span: self._free(stretch, span) for span in spans}
        unfit = {span: self._unlike(span, places[0]) for span, places in choices.items() if places}
        for span in sorted(unfit, key=lambda span: (len(choices[span]), unfit[span], span)):
            places = choices[span]
            if self._context(span, places[0]) < ENOUGH:
                places = [*self._telling(span, places[0]), *places]
            self._settle(span, places)
        for span in (span for span in spans if self.moves[span] is None):
            self._settle(span, self._changed(stretch, span))

    def _free(self, stretch: Stretch, span: Span) -> list[Span]:
        """Where its words can be kept without a loss, the place with most of its context first."""
        exact = self.old[slice(*span)]
        here = _inside(self.places[exact][1], stretch.new.span, len(exact))
        places = [(start, start + len(exact)) for start in here if stretch.new.holds(start)]
        free = self._by_context(span, [place for place in places if not stretch.lost(span, place, matched=True)])
        return self._sure(span, free) if stretch.is_another else free

    def _changed(self, stretch: Stretch, span: Span) -> list[Span]:
        """Where its words stand with a harmless change, and all around it is as it was."""
        exact, offset = self.old[slice(*span)], stretch.new.span[0]
        first, last = stretch.old.indices(span)
        places = [(offset + start, offset + end) for start, end in stretch.new.wording.alike(exact)]
        return self._by_context(
            span,
            [
                place
                for place in places
                if stretch.new.holds(place[0])
                and self.new[slice(*place)] != exact
                and is_harmless(exact, self.new[slice(*place)], self._standing)
                and stretch.lost(span, place, matched=False) <= last - first
            ],
        )

    @cached_property
    def _standing(self) -> frozenset[str]:
        return folded_words(self.new)

    def _telling(self, span: Span, place: Span) -> list[Span]:
        """Places elsewhere that have much of its own line right around them, and fit better than ``place``."""
        start, end = span
        prefix = self.old[max(0, start - _AROUND) : start].rpartition("\n")[2]
        suffix = self.old[end : end + _AROUND].partition("\n")[0]
        better = (other for other in self._elsewhere(span) if self._unlike(span, other) < self._unlike(span, place))
        return [other for other in better if context(prefix, suffix, self.new, *other, _AROUND) >= _TELLING]

    def _sure(self, span: Span, places: Iterable[Span]) -> list[Span]:
        known = len(self.old) - (span[1] - span[0])
        return [place for place in places if is_sure(self.old[slice(*span)], self._context(span, place), known)]

    def _elsewhere(self, span: Span) -> list[Span]:
        """Where its words stand at no other's place, the place with most of its context first."""
        exact = self.old[slice(*span)]
        places = [(start, start + len(exact)) for start, owners in self._owners(exact).items() if owners <= {span[0]}]
        return self._by_context(span, [place for place in places if place not in self.taken])

    def _owners(self, exact: str) -> dict[int, set[int]]:
        """For each place of ``exact`` in the new text, those of the old one that stand there by their line or their stretch."""
        if exact not in self._owned:
            before, after = self.places[exact]
            owners: dict[int, set[int]] = {start: set() for start in after}
            for line in self.kept:
                for start in _inside(after, line.new, len(exact)):
                    owners[start].add(start - line.new[0] + line.old[0])
            for stretch in self.stretches:
                ours = [start for start in _inside(before, stretch.old.span, len(exact)) if stretch.old.holds(start)]
                theirs = [start for start in _inside(after, stretch.new.span, len(exact)) if stretch.new.holds(start)]
                for start, owning in stretch.twins(ours, theirs, len(exact)):
                    owners[start].add(owning)
            self._owned[exact] = owners
        return self._owned[exact]

    def _by_context(self, span: Span, places: list[Span]) -> list[Span]:
        return sorted(places, key=lambda place: self._unlike(span, place)) if len(places) > 1 else places

    def _unlike(self, span: Span, place: Span) -> tuple[float, int, int]:
        """The less, the better the place fits: words of its line in common, then characters right around it, then how far it is.

        A word counts the more, the fewer times the old text has it.
        """
        sides = zip(_beside(self.old, span), _beside(self.new, place), strict=True)
        shared = (item for one, other in sides for item in (one & other).items())
        telling = sum(number / max(1, self._frequency[word]) for word, number in shared)
        return -telling, -self._context(span, place), abs(place[0] - span[0])

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(WORD.findall(self.old))

    def _context(self, span: Span, place: Span) -> int:
        """How many characters around the place are those around the span."""
        start, end = span
        return context(self.old[max(0, start - _AROUND) : start], self.old[end : end + _AROUND], self.new, *place, _AROUND)


def _shifted(span: Span, line: Kept) -> Span:
    by = line.new[0] - line.old[0]
    return span[0] + by, span[1] + by


def _beside(text: str, span: Span) -> tuple[Counter[str], Counter[str]]:
    """The words before and after a span in its own line, or those of them that are near."""
    start, end = span
    first = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    last = text.find("\n", end, end + _NEAR)
    return Counter(WORD.findall(text, first, start)), Counter(WORD.findall(text, end, last if last >= 0 else end + _NEAR))


def _inside(starts: Sequence[int], span: Span, size: int) -> Sequence[int]:
    """Those of the sorted ``starts`` from which ``size`` characters lie in the span."""
    return starts[bisect_left(starts, span[0]) : bisect_right(starts, span[1] - size)]
