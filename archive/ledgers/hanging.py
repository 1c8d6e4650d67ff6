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
from archive.models.trees import merged_keys
from archive.printed_reasons import printed_reason
from archive.proposing import passages_of

TWO_SPEAKERS = gettext_noop("two speakers")
"""The word for words that stand under two speakers."""
SIDES = {"one": "measure", "other": "measure", "one_mention": "event", "other_mention": "event"}
"""The columns of a comparison's two sides, and what they are told of."""
_TOLD = {"measure": ("statement", "family", "quantity", "comparator", "unit"), "event": ("starts_on", "ends_on")}
COLUMNS = (
    *("pk", "label", "reason", "measure", "measure__slug", "event"),
    *(column for side, thing in SIDES.items() for column in (side, f"{side}__{thing}", f"{side}__{thing}__merged_into")),
    *(f"{side}__{name}" for side, thing in SIDES.items() for name in _TOLD[thing]),
)


class Notice(NamedTuple):
    """What the ledgers have to say of a passage: a word for it, in English, one sentence, and where they lay it beside what it
    differs from.

    That is the row of a ``measure`` (its slug), of an ``event`` (its key), the same number elsewhere (``row`` is the comparison's key), or
    a quotation's ``twin``.
    """

    word: str
    reason: str
    measure: str | None = None
    event: int | None = None
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
    """The gravest label of each statement, number and date of ``rows`` that the ledgers hold against another article's.

    A number may stand in a thousand comparisons, of which one is shown: so columns are asked for, not rows.
    """
    figures = [row for row in rows if isinstance(row, Figure)]
    events = {pk for row in rows if isinstance(row, EventMention) and row.event for pk in (row.event_id, row.event.standing.pk)}
    if not figures and not events:
        return {}
    numbers = {figure.number for figure in figures}
    concerned = Q(one_number__in=numbers) | Q(other_number__in=numbers) | Q(event__in=events)
    against = list(Comparison.objects.filter(concerned, rank__lte=RANKS[Label.SAME_NUMBER]).values(*COLUMNS))
    became = _became(against)
    wanted = {said for row in rows for said in _said(row)}
    found: dict[Hashable, Notice] = {}
    for row in against:
        for said in _said_on_both_sides(row, became):
            if said in wanted and said not in found:
                found[said] = _notice(row)
    return found


def _became(against: Sequence[dict[str, Any]]) -> dict[tuple[str, int], int]:
    """What merged measures and events became; asks only where some were merged."""
    kinds = {"measure": Measure, "event": Event}
    merged = {thing for row in against for side, thing in SIDES.items() if row[f"{side}__{thing}__merged_into"]}
    return {(thing, pk): into for thing in merged for pk, into in merged_keys(kinds[thing]._default_manager.all()).items()}


def _said_on_both_sides(row: dict[str, Any], became: dict[tuple[str, int], int]) -> Iterator[Hashable]:
    """What the two sides of a comparison say, in the words of ``_said``: of what it compares alone."""
    for side, thing in SIDES.items():
        if not row[side]:
            continue
        told = row[f"{side}__{thing}"]
        standing = became.get((thing, told), told) or f"{'mention' if thing == 'event' else 'figure'} {row[side]}"
        if thing == "event":
            yield "event", standing, row[f"{side}__starts_on"], row[f"{side}__ends_on"]
        elif row["measure"]:
            yield "statement", standing, row[f"{side}__statement"]
        else:
            yield "number", standing, row[f"{side}__family"], row[f"{side}__quantity"], row[f"{side}__comparator"]


def _notice(row: dict[str, Any]) -> Notice:
    reason = printed_reason(row["reason"], row["one__unit"] or "", row["other__unit"] or "")
    return Notice(row["label"], reason, row["measure__slug"], row["event"], row["pk"])
