"""Affiliations: what articles print beside a person's name: where it belongs, what it is, and who else bears its surname."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.folding import fold
from archive.ledgers.offices import differing
from archive.ledgers.time_line import Line, Row, Span, line_of, short_month
from archive.models import Actor, Article, Mention, Quotation
from archive.models.article import heading, printed_date
from archive.reading.dating.date import interval

MOST_PRINTINGS = 2_000
"""Of a person: the latest are looked at."""
MOST_NAMESAKES = 10
LANE = 40
"""The height of a bar with its name above it."""


class Printing(NamedTuple):
    """A role and an affiliation as an article prints them beside a name, and where."""

    actor: int
    role: str
    affiliation: str
    kind: str
    pk: int
    start: int
    article: int
    slug: str
    title: str
    opening: str
    language: str
    published_on: date | None
    date_precision: str
    date_basis: str

    @property
    def heading(self) -> str:
        """The article's title, or its first words."""
        return heading(self.title, self.opening)

    @property
    def url(self) -> str:
        """The way to the sentence."""
        return f"{reverse('article', args=[self.slug])}#{self.kind}-{self.pk}"

    @property
    def printed_date(self) -> str | None:
        """The article's date to its precision."""
        return printed_date(self.published_on, self.date_precision)

    @property
    def when(self) -> str:
        """The article's date in a sentence: *on 16 Jan 2026*, *in Jan 2026*, *in an undated article*."""
        if self.published_on is None:
            return _("in an undated article")
        if self.date_precision == Article.Precision.DAY:
            return _("on %(day)s") % {"day": date_format(self.published_on, "SHORT_DATE_FORMAT")}
        by_month = self.date_precision == Article.Precision.MONTH
        return _("in %(date)s") % {"date": short_month(self.published_on) if by_month else self.published_on.year}

    @property
    def days(self) -> Span | None:
        """The days that the article's date may mean."""
        return Span(*interval(self.printed_date)) if self.printed_date else None


def printings_of(actors: Collection[int]) -> list[Printing]:
    """What published articles print beside these actors' names, the newest article's first; one query.

    An actor that was merged stands under the one that it became.
    """
    if not actors:
        return []
    mentions, quotations = _printed(Mention, "actor", actors), _printed(Quotation, "speaker", actors)
    order = (F("published_on").desc(nulls_last=True), "article_id", "start", "kind")
    rows = [Printing(*row) for row in mentions.union(quotations, all=True).order_by(*order)[:MOST_PRINTINGS]]
    once: dict[tuple[Any, ...], Printing] = {}
    for row in rows:
        once.setdefault((row.actor, row.article, fold(row.role), fold(row.affiliation)), row)
    return list(once.values())


def _printed(kind: Any, who: str, actors: Collection[int]) -> "QuerySet[Any]":
    rows = kind.objects.shown().filter(article__status=Article.Status.PUBLISHED).exclude(role="", affiliation="").order_by()
    rows = rows.filter(Q(**{f"{who}__in": actors}) | Q(**{f"{who}__merged_into__in": actors}))
    return rows.annotate(
        who=F(f"{who}_id"),
        kind=Value(kind._meta.model_name, output_field=CharField()),
        slug=F("article__slug"),
        title=F("article__title"),
        opening=Substr("article__body", 1, 200),
        language=F("article__language"),
        published_on=F("article__published_on"),
        date_precision=F("article__date_precision"),
        date_basis=F("article__date_basis"),
    ).values_list(
        *("who", "role", "affiliation", "kind", "pk", "start", "article_id"),
        *("slug", "title", "opening", "language", "published_on", "date_precision", "date_basis"),
    )


# affiliation strip ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An affiliation as printed: the articles that print it, the newest first, and its bar; undated articles have none."""

    name: str
    printings: list[Printing]
    row: Row | None = None

    @property
    def roles(self) -> list[str]:
        """The roles printed with it, each once."""
        return list({fold(printing.role): printing.role for printing in self.printings if printing.role}.values())


def strip_of(printings: Iterable[Printing]) -> tuple[Line | None, list[Affiliation]]:
    """The affiliations of a person, the earliest printed first, drawn over the time of the articles that print each."""
    printed: dict[str, list[Printing]] = defaultdict(list)
    for printing in printings:
        if printing.affiliation:
            printed[fold(printing.affiliation)].append(printing)
    found = [(Affiliation(rows[0].affiliation, rows), _over(rows)) for rows in printed.values()]
    found.sort(key=lambda pair: (pair[1] or Span(date.max, date.max), pair[0].name))
    line = line_of([[span] for _, span in found if span], LANE)
    rows = iter(line.rows if line else ())
    return line, [Affiliation(one.name, one.printings, next(rows) if span else None) for one, span in found]


def _over(printings: Iterable[Printing]) -> Span | None:
    """From the first to the last day of the articles."""
    days = [printing.days for printing in printings if printing.days]
    return Span(min(span.first for span in days), max(span.last for span in days)) if days else None


# office check --------------------------------------------------------------------------------------------------------------------------


def office_check(printings: Iterable[Printing]) -> list[Printing]:
    """Printings of roles that don't agree, the newest first; none where all say the same."""
    with_roles = [printing for printing in printings if printing.role]
    return [with_roles[place] for place in differing((printing.role, printing.article) for printing in with_roles)]


# namesakes -----------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of the same surname, with the affiliations as printed."""

    actor: Actor
    affiliations: list[str]


def namesakes_of(found: Actor) -> list[Namesake]:
    """People with the same surname: different people unless an editor says otherwise."""
    if found.kind != Actor.Kind.PERSON or " " not in found.folded:
        return []
    surname = found.folded.rsplit(" ", 1)[1]
    people = Actor.objects.with_article_counts().filter(kind=Actor.Kind.PERSON, folded__endswith=f" {surname}")
    namesakes = list(people.exclude(pk=found.pk)[:MOST_NAMESAKES])
    printed: dict[int, dict[str, str]] = defaultdict(dict)
    for printing in printings_of([namesake.pk for namesake in namesakes]):
        if printing.affiliation:
            printed[printing.actor].setdefault(fold(printing.affiliation), printing.affiliation)
    return [Namesake(namesake, list(printed[namesake.pk].values())) for namesake in namesakes]
