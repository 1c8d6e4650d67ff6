"""What hangs on the sentences of one article: disputes over its figures and dates, words under two speakers, forecasts that fall due."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from archive.comparing import Label
from archive.ledgers.due import status_of
from archive.ledgers.same_words import Twin, twin, twin_of
from archive.models import Article, Comparison, Event, EventMention, Figure, Measure, Quotation
from archive.models.comparison import RANKS
from archive.proposing import passages_of

TWO_SPEAKERS = gettext_noop("two speakers")
"""The word for words that stand under two speakers."""
SIDES = ("one", "other", "one_mention", "other_mention")


class Notice(NamedTuple):
    """What the ledgers have to say of a passage: a word for it, in English, one sentence, and where they lay it beside what it
    differs from.

    That is a measure's row, an event's, the same number elsewhere (``row`` is the comparison's key), or a quotation's ``twin``.
    """

    word: str
    reason: str
    measure: Measure | None = None
    event: Event | None = None
    row: int | None = None
    twin: Twin | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether both can't be true."""
        return self.word == Label.CONFLICT


def passages_with_notices(article: Article) -> dict[str, list[Any]]:
    """The article's shown passages by kind: figures, quotations and dated events with their ``notice``, forecasts with their ``status``.

    At most seven queries, one more than ``passages_of`` takes.
    """
    passages: dict[str, list[Any]] = dict(passages_of(article, {Quotation: twin()}))
    disputed = [*passages["figure"], *passages["eventmention"]]
    disputes = _disputes(disputed)
    for row in disputed:
        vars(row)["notice"] = next((disputes[said] for said in _said(row) if said in disputes), None)
    for quotation in passages["quotation"]:
        found = twin_of(quotation)
        vars(quotation)["notice"] = found and Notice(TWO_SPEAKERS, gettext("The same words stand under another speaker."), twin=found)
    for forecast in passages["forecast"]:
        vars(forecast)["status"] = status_of(forecast, timezone.localdate())
    return passages


def _said(row: Any) -> Iterator[Hashable]:
    """What makes two figures, or two dates of an event, the same in the eyes of the ledgers: one statement, or one use of a number."""
    if isinstance(row, EventMention):
        yield "event", row.event.standing.pk if row.event else f"mention {row.pk}", row.starts_on, row.ends_on
    else:
        measure = row.measure.standing.pk if row.measure else f"figure {row.pk}"
        yield "statement", measure, row.statement
        yield "number", measure, row.family, row.quantity, row.comparator


def _disputes(rows: Sequence[Any]) -> dict[Hashable, Notice]:
    """The gravest label of each statement, number and date of ``rows`` that the ledgers hold against another article's."""
    figures = [row for row in rows if isinstance(row, Figure)]
    events = {pk for row in rows if isinstance(row, EventMention) and row.event for pk in (row.event_id, row.event.standing.pk)}
    if not figures and not events:
        return {}
    numbers = {figure.number for figure in figures}
    concerned = Q(one_number__in=numbers) | Q(other_number__in=numbers) | Q(event__in=events)
    against = Comparison.objects.filter(concerned, rank__lte=RANKS[Label.SAME_NUMBER])
    related = ("measure", "event", "one__measure__merged_into", "other__measure__merged_into")
    found: dict[Hashable, Notice] = {}
    for row in against.select_related(*related, "one_mention__event__merged_into", "other_mention__event__merged_into"):
        notice = Notice(row.label, row.printed_reason, row.measure, row.event, row.pk)
        for side in filter(None, (getattr(row, name) for name in SIDES)):
            for said in _said(side):
                if said[0] == _kind_of(row):  # type: ignore[index]
                    found.setdefault(said, notice)
    return found


def _kind_of(comparison: Comparison) -> str:
    if comparison.event_id:
        return "event"
    return "statement" if comparison.measure_id else "number"
