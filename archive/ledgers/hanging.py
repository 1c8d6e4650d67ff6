"""What hangs on the sentences of one article: disputes over its figures and dates, words under two speakers, forecasts that fall due."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from archive.comparing import Label
from archive.ledgers.due import status_of
from archive.models import Article, Comparison, Event, EventMention, Figure, Measure, Quotation, State
from archive.models.comparison import RANKS

TWO_SPEAKERS = gettext_noop("two speakers")
"""The word for words that stand under two speakers."""
FEWEST_WORDS = 5
"""Shorter quotations are the same by chance."""
SIDES = ("one", "other", "one_mention", "other_mention")


class Notice(NamedTuple):
    """What the ledgers have to say of a passage: a word for it, in English, one sentence, and where they lay it beside what it
    differs from.

    That is a measure's row, an event's, the same number elsewhere (``row`` is the comparison's key), or another ``quotation``.
    """

    word: str
    reason: str
    measure: Measure | None = None
    event: Event | None = None
    row: int | None = None
    quotation: Quotation | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether both can't be true."""
        return self.word == Label.CONFLICT


def hang(passages: Mapping[str, Sequence[Any]]) -> None:
    """Gives figures, quotations and dated events of an article their ``notice``, forecasts their ``status``; at most three queries."""
    disputed = [*passages["figure"], *passages["eventmention"]]
    disputes, twins = _disputes(disputed), _twins(passages["quotation"])
    for row in disputed:
        vars(row)["notice"] = next((disputes[said] for said in _said(row) if said in disputes), None)
    for quotation in passages["quotation"]:
        vars(quotation)["notice"] = twins.get(quotation.pk)
    for forecast in passages["forecast"]:
        vars(forecast)["status"] = status_of(forecast, timezone.localdate())


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
    quantities, families = {figure.quantity for figure in figures}, {figure.family for figure in figures}
    # Their keys, not a subquery: of an OR of two subqueries PostgreSQL makes a walk through all comparisons.
    alike = list(Figure.objects.filter(family__in=families, quantity__in=quantities).order_by().values_list("pk", flat=True))
    against = Comparison.objects.filter(Q(one__in=alike) | Q(other__in=alike) | Q(event__in=events), rank__lte=RANKS[Label.SAME_NUMBER])
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


def _twins(quotations: Sequence[Quotation]) -> dict[int, Notice]:
    """The quotations whose words stand under another speaker too, in a published article, by key."""
    own = {row.pk: row for row in quotations if row.speaker and row.words and len(row.exact.split()) >= FEWEST_WORDS}
    if not own:
        return {}
    same = Quotation.objects.shown().filter(words__in={row.words for row in own.values()}, article__status=Article.Status.PUBLISHED)
    same = same.exclude(speaker=None).exclude(speaker__state=State.REJECTED)
    said: dict[str, list[Quotation]] = defaultdict(list)
    for other in same.select_related("speaker__merged_into", "article").defer("article__body", "article__blocks"):
        said[other.words].append(other)
    notices = {}
    for pk, row in own.items():
        twin = next((other for other in said[row.words] if _speaker(other) != _speaker(row)), None)
        if twin:
            notices[pk] = Notice(TWO_SPEAKERS, gettext("The same words stand under another speaker."), quotation=twin)
    return notices


def _speaker(quotation: Quotation) -> Any:
    return quotation.speaker.standing if quotation.speaker else None
