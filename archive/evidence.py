"""Evidence: what stands beside an article's text, put together so that nothing stands there twice."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from archive.ledgers.sentences import sentence_of
from archive.marking import anchor_of
from archive.models import Mention, Passage, Quotation

BESIDE = 110
"""Characters of a sentence on each side of the words: the text itself is one click away."""


class Part(NamedTuple):
    """A stakeholder's row: ``words`` is the anchor of what names it first (empty where nothing does), ``printed`` what stands beside it."""

    row: Any
    words: str
    printed: list[str]


class Group(NamedTuple):
    """Passages that are one line beside the text, in reading order; ``printed`` is what stands beside a speaker's name."""

    rows: list[Any]
    printed: Sequence[str] = ()

    @property
    def first(self) -> Any:
        """The passage that speaks for all."""
        return self.rows[0]


def evidence_of(article: Any, passages: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    """The lines of each section, of an article that was read ``with_entities`` and of its passages; asks the database nothing."""
    figures, events = grouped(passages["figure"], _figure), grouped(passages["eventmention"], _event)
    for group in (*figures, *events):
        if len(group.rows) > 1 or not getattr(group.first, "subject", "") and not getattr(group.first, "name", ""):
            for row in group.rows:
                vars(row).update(sentence=sentence_of(article, row.start, row.end, BESIDE), anchor=anchor_of(row))
    return {
        "stakeholders": stakeholders(vars(article)["main_actors"], passages["mention"], passages["quotation"]),
        "sources": grouped(passages["citation"], lambda row: row.source_id),
        "figures": figures,
        "forecasts": list(passages["forecast"]),
        "events": events,
        "quotations": [Group(rows, printed_beside(rows)) for rows, _ in grouped(passages["quotation"], _speaker)],
    }


def grouped(rows: Iterable[Any], key: Callable[[Any], Hashable]) -> list[Group]:
    """``rows`` that have one key together, where the first of them stood."""
    found: dict[Hashable, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return [Group(same) for same in found.values()]


def _figure(row: Any) -> Hashable:
    """Figures that read the same; one that counts nothing known is like no other."""
    same = (row.exact, row.as_read, row.subject, row.denominator, row.place, row.period)
    return same if row.subject else row.pk


def _event(row: Any) -> Hashable:
    return (row.name, row.date) if row.name else row.pk


def _speaker(row: Any) -> Hashable:
    if row.speaker:
        return row.speaker.standing.pk
    return row.speaker_name, row.role, row.affiliation


def stakeholders(rows: Iterable[Any], mentions: Iterable[Mention], quotations: Iterable[Quotation]) -> list[Part]:
    """Stakeholders with the way to the first words that name them, names before demonyms, and roles and affiliations as printed."""
    first: dict[int, str] = {}
    said: dict[int, list[Passage]] = {}
    for mention in sorted(mentions, key=lambda m: (m.strength != "name", m.start)):
        actor = mention.actor.standing.pk
        first.setdefault(actor, anchor_of(mention))
        said.setdefault(actor, []).append(mention)
    for quotation in quotations:
        if quotation.speaker:
            said.setdefault(quotation.speaker.standing.pk, []).append(quotation)
    actors = ((row, row.actor.standing.pk) for row in rows)
    return [Part(row, first.get(actor, ""), printed_beside(said.get(actor, ()))) for row, actor in actors]


def printed_beside(rows: Iterable[Any]) -> list[str]:
    """Role and affiliation as printed beside a name, each way of printing them once."""
    return list(dict.fromkeys(filter(None, (", ".join(filter(None, (row.role, row.affiliation))) for row in rows))))
