"""Passages: all that is found in a body, rule after rule on one set of tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.reading.citing.citations import find_citations
from archive.reading.dating.date import Published
from archive.reading.dating.events import find_events
from archive.reading.forecasting.forecasts import find_forecasts
from archive.reading.gazetteer import Gazetteer
from archive.reading.measuring.figures import find_figures
from archive.reading.mentions import Mentions
from archive.reading.naming.names import find_names
from archive.reading.quoting.descriptions import described
from archive.reading.quoting.quotations import find_quotations
from archive.reading.record import Block, Citation, EventMention, Figure, Forecast, FoundActor, Quotation
from archive.reading.tokens import Text


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of one body."""

    actors: tuple[FoundActor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    events: tuple[EventMention, ...] = ()
    warnings: tuple[str, ...] = ()


def find_passages(
    title: str | None, body: str, blocks: Sequence[Block], published: Published, language: str, gazetteer: Gazetteer
) -> Passages:
    """Everything that a body says, each statement at its place."""
    text = Text(body, blocks, language)
    names = find_names(text, gazetteer)
    mentions = Mentions(names.actors)
    citations = find_citations(text, mentions)
    events, late = find_events(text, mentions, published)
    return Passages(
        actors=described(text, mentions, names.actors),
        quotations=find_quotations(text, mentions),
        citations=citations,
        figures=find_figures(text, mentions, citations, published),
        forecasts=find_forecasts(text, published),
        events=events,
        warnings=(*late, *names.warnings),
    )
