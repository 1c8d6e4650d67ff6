"""The record: all that reading a page yields, and the only thing that importing takes.

Every statement is a passage of ``body`` with ``body[start:end] == exact``: the TextPositionSelector and the TextQuoteSelector of the
W3C Web Annotation model, offsets in characters (code points). Unknown stays ``None``; nothing is guessed.
"""

import datetime
from dataclasses import asdict, dataclass, field, fields
from typing import Any


class Unreadable(ValueError):
    """A page that can't be read; the message is one clear sentence for whoever brought it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of the body and the rule that proposed it.

    ``why`` says to an editor what the rule saw, with the words it saw: *speech verb “argues” right after the quotation*.
    """

    start: int
    end: int
    exact: str
    rule: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Passage):
    """A place where an actor stands. ``strength`` is ``name``, or ``weak`` for demonyms and metonyms.

    ``role`` and ``affiliation`` are those printed beside a person's name, empty where none are.
    """

    strength: str = "name"
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundActor:
    """An actor of the page with its mentions. ``slug`` is the gazetteer's key when ``known``, else ``None``."""

    name: str
    kind: str
    known: bool
    slug: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Passage):
    """Quoted words, without their quotation marks. ``speaker`` is a ``FoundActor.name`` of the record or the name as printed."""

    speaker: str | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Passage):
    """A source that the text leans on. ``issued`` is a date printed to its precision (``2023``, ``2023-12``, ``2023-12-05``)."""

    source: str
    publisher: str | None = None
    kind: str = "report"
    issued: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Passage):
    """A number with its meaning. ``high`` closes a range; ``comparator`` is one of ``= > ≥ < ≤ ~``; ``%`` is a unit."""

    value: int | float
    high: int | float | None = None
    comparator: str = "="
    unit: str | None = None
    subject: str | None = None
    place: str | None = None
    denominator: str | None = None
    period: str | None = None
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Passage):
    """A statement on the future. The window is ``None`` where the article's date, or the horizon's end, is unknown."""

    horizon: str
    condition: str | None = None
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Passage):
    """A dated event. ``date`` is printed to its ``precision`` (day, month, year, decade, century), e.g. ``1990s``.

    ``told_as_past`` where its sentence tells it as something that happened.
    """

    name: str | None
    date: str
    precision: str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    told_as_past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, callout, question, answer or quote of the body; ``level`` counts a heading's ``#``."""

    kind: str
    start: int
    end: int
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one page says. ``published_on`` is printed to ``date_precision``; both it and ``title`` may be unknown."""

    file: str
    title: str | None
    title_basis: str
    published_on: str | None
    date_precision: str
    date_basis: str
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    language: str
    body: str
    blocks: tuple[Block, ...]
    actors: tuple[FoundActor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    events: tuple[EventMention, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The record as the JSON of the contract: dates as ISO strings, a block's ``level`` only where it has one."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Block):
        return {key: item for key, item in asdict(value).items() if item is not None}
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
