"""Placing: our passages at their places in gold's text, so that one lost line doesn't make all that follows wrong."""

from dataclasses import replace
from typing import TypeVar

from archive.anchoring import places
from archive.reading.record import FoundActor, Passage, Record

CONTEXT = 40
"""How many characters before and after a passage say which of several alike it is."""

ENOUGH = 20
"""How many characters, its own and those around it, must agree: a *Mexico* of a menu is no *Mexico* of the text."""

NOWHERE = -1
"""The start and end of a passage whose words gold's text doesn't have: an empty span, which overlaps none."""

P = TypeVar("P", bound=Passage)


def placed(record: Record, body: str) -> Record:
    """The record with the spans of its passages moved to where the same words stand in ``body``; its own body and blocks stay."""
    if record.body == body:
        return record

    def move(passages: tuple[P, ...]) -> tuple[P, ...]:
        return tuple(_moved(passage, record.body, body) for passage in passages)

    def moved(actor: FoundActor) -> FoundActor:
        return replace(actor, mentions=move(actor.mentions))

    return replace(
        record,
        actors=tuple(moved(actor) for actor in record.actors),
        quotations=move(record.quotations),
        citations=move(record.citations),
        figures=move(record.figures),
        forecasts=move(record.forecasts),
        events=move(record.events),
    )


def _moved(passage: P, old: str, new: str) -> P:
    before, after = old[max(0, passage.start - CONTEXT) : passage.start], old[passage.end : passage.end + CONTEXT]
    context, _, start = max(places(new, passage.exact, before, after, passage.start), default=(0, 0, NOWHERE))
    around = len(passage.exact) + context
    if start == NOWHERE or around < min(ENOUGH, len(before) + len(passage.exact) + len(after)):
        return replace(passage, start=NOWHERE, end=NOWHERE)
    return replace(passage, start=start, end=start + len(passage.exact))
