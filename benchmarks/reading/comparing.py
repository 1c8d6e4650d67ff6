"""Comparing: one page's record with its gold record, kind by kind.

Lists (figures, mentions, …) are paired by overlapping spans, names and lines by what they say. Fields (a figure's unit, a quotation's
speaker) are compared for the pairs that were found, so that a missed figure isn't missed nine times more.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from archive.folding import fold
from archive.reading.record import Block, Citation, EventMention, Figure, Forecast, FoundActor, Passage, Quotation, Record

from .measures import Miss, Tally
from .pairing import Pairs, Spanned, by_key, by_overlap
from .placing import NOWHERE, placed
from .wording import Wording

BLOCKS = {
    "heading": "headings",
    "paragraph": "paragraphs",
    "callout": "callouts",
    "question": "questions",
    "answer": "answers",
    "quote": "quoted blocks",
}
NO_ORGANISATION = ("person", "state", "unnamed")
AROUND = 40
"""How many characters on both sides of a passage a miss shows."""
LIKE = 24
"""Lines that begin with as many characters alike are the same line, differently printed."""

T = TypeVar("T")
S = TypeVar("S", bound=Spanned)
Judged = Iterator[tuple[str, Tally]]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A place in the text with the actor that stands there."""

    start: int
    end: int
    exact: str
    strength: str
    actor: FoundActor


def compare(page: str, gold: Record, ours: Record, optional: Collection[str] = ()) -> dict[str, Tally]:
    """The tally of every kind, in the order in which a page is read.

    ``optional`` names actors that an editor may propose or leave: they are left out on both sides.
    """
    judge = _Judge(page, gold.body)
    here = placed(ours, gold.body)
    left_out = {_folded(name) for name in optional}
    return dict(
        [
            *_imprint(judge, gold, ours),
            *_text(judge, gold, ours),
            *_actors(judge, *(tuple(a for a in one.actors if _folded(a.name) not in left_out) for one in (gold, here))),
            *_quotations(judge, gold.quotations, here.quotations),
            *_citations(judge, gold.citations, here.citations),
            *_figures(judge, gold.figures, here.figures, Wording(gold.actors)),
            *_forecasts(judge, gold.forecasts, here.forecasts),
            *_events(judge, gold.events, here.events),
        ]
    )


def same(one: str, other: str) -> bool:
    """Whether two printed values say the same: case, accents, spaces and the form of dashes and quotation marks don't count."""
    return _folded(one) == _folded(other)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Makes tallies for one page; ``body`` is gold's text."""

    page: str
    body: str

    def items(
        self, kind: str, pairs: Pairs[T], show: Callable[[T], str], right: Callable[[T, T], bool] = lambda gold, ours: True
    ) -> tuple[str, Tally]:
        """Pairs that are ``right``, and all others as misses."""
        misses = [Miss(kind, self.page, show(one), show(other), self._around(one)) for one, other in pairs.both if not right(one, other)]
        misses += [Miss(kind, self.page, show(one), None, self._around(one)) for one in pairs.missing]
        misses += [Miss(kind, self.page, None, show(one), self._around(one)) for one in pairs.extra]
        return kind, Tally(right=sum(right(one, other) for one, other in pairs.both), misses=tuple(misses))

    def field(
        self,
        kind: str,
        both: Sequence[tuple[T, T]],
        value: Callable[[T], str | None],
        alike: Callable[[str, str], bool] = same,
    ) -> tuple[str, Tally]:
        """One field of the pairs; ``None`` on both sides is silence."""
        right = silent = 0
        misses = []
        for one, other in both:
            expected, got = value(one), value(other)
            if expected is None and got is None:
                silent += 1
            elif expected is not None and got is not None and alike(expected, got):
                right += 1
            else:
                misses.append(Miss(kind, self.page, expected, got, self._around(one)))
        return kind, Tally(right, silent, tuple(misses))

    def _around(self, one: object) -> str:
        """The passage in brackets with the words around it; empty for what has no place in gold's text."""
        start, end = getattr(one, "start", NOWHERE), getattr(one, "end", NOWHERE)
        if start == NOWHERE:
            return ""
        before, after = self.body[max(0, start - AROUND) : start], self.body[end : end + AROUND]
        return " ".join(f"{before}[{self.body[start:end]}]{after}".split())


def _imprint(judge: _Judge, gold: Record, ours: Record) -> Judged:
    both = [(gold, ours)]
    yield judge.field("title", both, lambda record: record.title, as_printed)
    yield judge.field("title basis", both, lambda record: _unless_none(record.title_basis))
    yield judge.field("date", both, lambda record: record.published_on and f"{record.published_on} ({record.date_precision})")
    yield judge.field("date basis", both, lambda record: _unless_none(record.date_basis))
    yield judge.items("authors", by_key(gold.authors, ours.authors, _folded), str)
    yield judge.field("outlet", both, lambda record: record.outlet)
    yield judge.field("language", both, lambda record: record.language)


def _text(judge: _Judge, gold: Record, ours: Record) -> Judged:
    """Lines of the body tell whether furniture was left out and text kept; blocks, whether each is what it is."""
    yield judge.items("lines", by_key(_lines(gold.body), _lines(ours.body), str, _start), str, as_printed)
    for kind, name in BLOCKS.items():
        blocks, others = ([(_printed(record.body, one), one.level) for one in record.blocks if one.kind == kind] for record in (gold, ours))
        pairs = by_key(blocks, others, lambda one: one[0], lambda one: _start(one[0]))
        yield judge.items(name, pairs, lambda one: one[0], lambda one, other: one[0] == other[0])
        if kind == "heading":
            yield judge.field("heading level", pairs.both, lambda one: str(one[1]))


def _actors(judge: _Judge, gold: tuple[FoundActor, ...], ours: tuple[FoundActor, ...]) -> Judged:
    def by_name(known: bool | None) -> Pairs[FoundActor]:
        here, there = ([actor for actor in actors if known in (None, actor.known)] for actors in (gold, ours))
        return by_key(here, there, lambda actor: _folded(actor.name))

    yield judge.items("actors", by_name(None), lambda actor: actor.name)
    yield judge.items("known actors", by_name(True), lambda actor: actor.name)
    yield judge.items("unknown actors", by_name(False), lambda actor: actor.name)
    yield judge.field("actor kind", by_name(None).both, lambda actor: actor.kind)
    yield from _mentions(judge, _mentions_of(gold), _mentions_of(ours))


def _mentions(judge: _Judge, gold: list[ActorMention], ours: list[ActorMention]) -> Judged:
    pairs = by_overlap(gold, ours)
    exact = [(one, other) for one, other in pairs.both if same_span(one, other)]
    yield judge.items("mentions", pairs, _exact, same_span)
    yield judge.field("mention actor", exact, lambda mention: mention.actor.name)
    yield judge.field("mention strength", exact, lambda mention: mention.strength)
    groups: dict[str, Callable[[FoundActor], bool]] = {
        "persons": lambda actor: actor.kind == "person",
        "organisations": lambda actor: actor.kind not in NO_ORGANISATION,
    }
    for name, belongs in groups.items():
        for known, prefix in ((None, ""), (True, "known "), (False, "unknown ")):
            here, there = ([m for m in all_ if belongs(m.actor) and known in (None, m.actor.known)] for all_ in (gold, ours))
            yield judge.items(prefix + name, by_overlap(here, there), _exact, same_span)


def _quotations(judge: _Judge, gold: tuple[Quotation, ...], ours: tuple[Quotation, ...]) -> Judged:
    pairs = by_overlap(gold, ours)
    yield judge.items("quotations", pairs, _exact, same_span)
    yield judge.items(
        "quotations with speaker",
        pairs,
        lambda one: f"{one.exact} — {one.speaker}",
        lambda one, other: same_span(one, other) and same(one.speaker or "", other.speaker or ""),
    )
    yield judge.field("quotation speaker", pairs.both, lambda one: one.speaker)
    yield judge.field("quotation role", pairs.both, lambda one: one.role)
    yield judge.field("quotation affiliation", pairs.both, lambda one: one.affiliation)


def _citations(judge: _Judge, gold: tuple[Citation, ...], ours: tuple[Citation, ...]) -> Judged:
    pairs = by_overlap(gold, ours, lambda one, other: same(one.source, other.source))
    yield judge.items("citations", pairs, _exact)
    yield judge.items("citations with source", pairs, lambda one: one.source, lambda one, other: same(one.source, other.source))
    yield judge.field("citation publisher", pairs.both, lambda one: one.publisher)
    yield judge.field("citation kind", pairs.both, lambda one: one.kind)
    yield judge.field("citation issued", pairs.both, lambda one: one.issued)


def _figures(judge: _Judge, gold: tuple[Figure, ...], ours: tuple[Figure, ...], wording: Wording) -> Judged:
    def same_value(one: Figure, other: Figure) -> bool:
        return one.value == other.value

    pairs = by_overlap(gold, ours, same_value)
    both = [(one, other) for one, other in pairs.both if same_value(one, other)]
    yield judge.items("figures", pairs, lambda one: f"{one.value} ({one.exact})", same_value)
    yield judge.field("figure high", both, lambda one: None if one.high is None else str(float(one.high)))
    yield judge.field("figure comparator", both, lambda one: one.comparator)
    yield judge.field("figure unit", both, lambda one: one.unit)
    yield judge.field("figure subject", both, lambda one: one.subject, wording.same)
    yield judge.field("figure place", both, lambda one: one.place, wording.same)
    yield judge.field("figure denominator", both, lambda one: one.denominator, wording.same)
    yield judge.field("figure period", both, lambda one: one.period)
    yield judge.field("figure window", both, lambda one: _window(one.period_start, one.period_end))
    yield judge.field("figure source", both, lambda one: one.source)


def _forecasts(judge: _Judge, gold: tuple[Forecast, ...], ours: tuple[Forecast, ...]) -> Judged:
    pairs = by_overlap(gold, ours)
    yield judge.items("forecasts", pairs, _exact)
    yield judge.field("forecast span", pairs.both, _exact, as_printed)
    yield judge.field("forecast horizon", pairs.both, lambda one: one.horizon)
    yield judge.field("forecast window", pairs.both, lambda one: _window(one.starts_on, one.ends_on))
    yield judge.field("forecast condition", pairs.both, lambda one: one.condition)


def _events(judge: _Judge, gold: tuple[EventMention, ...], ours: tuple[EventMention, ...]) -> Judged:
    pairs = by_overlap(gold, ours)
    yield judge.items("events", pairs, _exact)
    yield judge.field("event date", pairs.both, lambda one: f"{one.date} ({one.precision})")
    yield judge.field("event window", pairs.both, lambda one: _window(one.starts_on, one.ends_on))
    yield judge.field("event span", pairs.both, _exact, as_printed)
    yield judge.field("event name", pairs.both, lambda one: one.name)


def same_span(one: Spanned, other: Spanned) -> bool:
    """Whether two passages begin and end at the same places."""
    return (one.start, one.end) == (other.start, other.end)


def as_printed(one: str, other: str) -> bool:
    """Whether two texts are printed alike, but for the kind and number of spaces and how accents are composed."""
    return _squeezed(one) == _squeezed(other)


def _mentions_of(actors: Sequence[FoundActor]) -> list[ActorMention]:
    return [ActorMention(m.start, m.end, m.exact, m.strength, actor) for actor in actors for m in actor.mentions]


def _exact(one: Passage | ActorMention) -> str:
    return one.exact


def _window(start: object, end: object) -> str | None:
    return None if start is None and end is None else f"{start} to {end}"


def _unless_none(basis: str) -> str | None:
    return None if basis == "none" else basis


def _lines(body: str) -> list[str]:
    """The lines of a body without the marks of headings; blank ones left out."""
    return [line for line in (_squeezed(line.lstrip("#")) for line in body.split("\n")) if line]


def _printed(body: str, block: Block) -> str:
    return _squeezed(body[block.start : block.end].lstrip("#"))


def _start(line: str) -> str:
    return line[:LIKE]


def _squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _folded(text: str) -> str:
    return " ".join(fold(text).split())
