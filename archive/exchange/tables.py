"""The whole archive as plain tables: what stands in each row, for CSV and SQLite alike.

Only what the public sees: published articles, shown passages, actors that nobody rejected. References are primary keys; a merged actor
counts as the one it became. Nothing depends on the day or on the machine, and every table has a total order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.api import plain
from archive.models import Actor, Article, ArticleTopic, Citation, EventMention, Figure, Forecast, Quotation, Source, Stakeholder, Topic
from archive.models.article import printed_date

BATCH = 500
"""Rows, or articles, in memory at once."""
_LARGEST = 2**63
"""From here on a whole number is no integer of SQLite's."""
Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, SQLite's type, the table whose ``id`` it holds, and whether CSV has it (a text is too long for a cell)."""

    name: str
    type: str = "TEXT"
    references: str = ""
    in_csv: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``rows`` gives all of its rows in order, calling its argument with the number of articles that are done."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Callable[[int], None]], Iterator[Row]]
    of_articles: bool = True


def _columns(*described: str) -> tuple[Column, ...]:
    """Columns from ``name``, ``name:TYPE`` or ``name>table``."""
    columns = []
    for text in described:
        name, _, table = text.partition(">")
        name, _, kind = name.partition(":")
        columns.append(Column(name, "INTEGER" if table else kind or "TEXT", table))
    return tuple(columns)


def article_keys() -> Iterator[list[int]]:
    """The keys of all published articles, a batch at a time."""
    for rows in _batches(Article.objects.published().values_list("pk")):
        yield [row[0] for row in rows]


def _batches(rows: "QuerySet[Any, Any]") -> Iterator[list[Any]]:
    """Tuples that begin with the primary key, by it, a batch at a time: no cursor stays open, no offset grows."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1][0]


def _entities(made: Callable[[], "Iterator[Row]"]) -> Callable[[Callable[[int], None]], Iterator[Row]]:
    return lambda done: made()


def _by_article(made: Callable[[list[int]], Iterable[Row]]) -> Callable[[Callable[[int], None]], Iterator[Row]]:
    def rows(done: Callable[[int], None]) -> Iterator[Row]:
        for keys in article_keys():
            yield from made(keys)
            done(len(keys))

    return rows


def _passages(kind: type[Any], keys: list[int], *related: str) -> Iterator[Any]:
    """The shown passages of one kind, article by article in reading order."""
    return iter(kind.objects.shown().filter(article__in=keys).select_related(*related).order_by("article", "start", "end", "pk"))


def _values(row: Any, *names: str) -> tuple[Any, ...]:
    return tuple(number(plain(getattr(row, name))) for name in names)


def number(value: Any) -> Any:
    """A value as SQLite holds it."""
    return float(value) if isinstance(value, int) and abs(value) >= _LARGEST else value


class _Standing:
    """Which actor a key stands for: itself, the one it was merged into, or nobody where an editor rejected it."""

    def __init__(self) -> None:
        self._became = Actor.objects.merged_keys()
        self._hidden = set(Actor.objects.exclude(pk__in=Actor.objects.shown().order_by().values("pk")).values_list("pk", flat=True))

    def __call__(self, key: int | None) -> int | None:
        key = self._became.get(key, key) if key else None
        return None if key in self._hidden else key


# entities ------------------------------------------------------------------------------------------------------------------------------


def _topics() -> Iterator[Row]:
    """Parents before children."""
    rows = {row[0]: row for batch in _batches(Topic.objects.standing().values_list("pk", "slug", "name", "parent")) for row in batch}
    written: set[int | None] = {None}
    while ready := [row for key, row in rows.items() if key not in written and row[3] in written]:
        yield from ready
        written |= {row[0] for row in ready}
    yield from ((*row[:3], None) for key, row in rows.items() if key not in written)  # a circle of parents has no top


def _actors() -> Iterator[Row]:
    for batch in _batches(Actor.objects.shown().values_list("pk", "slug", "name", "kind", "state")):
        yield from batch


def _sources() -> Iterator[Row]:
    """Those that a published article cites, or whose figures it prints."""
    standing = _Standing()
    published: dict[str, Any] = {"source": OuterRef("pk"), "article__status": Article.Status.PUBLISHED}
    cited, printed = (Exists(kind.objects.shown().order_by().filter(**published)) for kind in (Citation, Figure))
    names = ("slug", "name", "title", "kind", "issued", "url", "doi", "grade")
    last = 0
    while batch := list(Source.objects.filter(Q(cited) | Q(printed), pk__gt=last).order_by("pk")[:BATCH]):
        yield from ((source.pk, *_values(source, *names), standing(source.publisher_id)) for source in batch)
        last = batch[-1].pk


def _articles(keys: list[int]) -> Iterator[Row]:
    given = ("title", "date_precision", "date_basis", "outlet", "language")
    last = ("version", "rights", "body")
    for article in Article.objects.filter(pk__in=keys).order_by("pk"):
        published_on = printed_date(article.published_on, article.date_precision)
        first = article.first_published_at
        addresses = (f"{settings.SITE_URL}{article.get_absolute_url()}", article.url or None)
        told = ("; ".join(article.authors) or None, *addresses, first.isoformat() if first else None)
        yield (article.pk, article.slug, published_on, *_values(article, *given), *told, *_values(article, *last))


# what articles say ---------------------------------------------------------------------------------------------------------------------

_PLACE = ("start", "end", "exact", "state")


def _parts(done: Callable[[int], None]) -> Iterator[Row]:
    """Who has a part in which article; the parts of actors that became one are one, by the strongest role."""
    standing = _Standing()
    for keys in article_keys():
        parts: dict[tuple[int, int], list[Any]] = {}
        for row in Stakeholder.objects.filter(article__in=keys).strongest_first():
            if (actor := standing(row.actor_id)) is not None:
                part = parts.setdefault((row.article_id, actor), [row.role, 0])
                part[1] += row.mentions
        yield from ((*key, *part) for key, part in sorted(parts.items()))
        done(len(keys))


def _article_topics(keys: list[int]) -> Iterator[Row]:
    rows = ArticleTopic.objects.shown().filter(article__in=keys).order_by("article", "topic")
    return ((row.article_id, row.topic_id, *_values(row, "origin", "state", "rule")) for row in rows)


def _citations(keys: list[int]) -> Iterator[Row]:
    return ((row.pk, row.article_id, row.source_id, *_values(row, *_PLACE)) for row in _passages(Citation, keys))


def _claims(keys: list[int]) -> Iterator[Row]:
    names = ("value", "high", "comparator", "unit", "subject", "place", "denominator", "period", "period_start", "period_end")
    for row in _passages(Figure, keys, "measure__merged_into"):
        measure = str(row.measure.standing) if row.measure else None
        yield (row.pk, row.article_id, *_values(row, *names), measure, row.source_id, *_values(row, *_PLACE))


def _forecasts(keys: list[int]) -> Iterator[Row]:
    """Without a status, which depends on the day."""
    names = ("horizon", "condition", "starts_on", "ends_on", "verdict", "evidence", "judged_on")
    return ((row.pk, row.article_id, *_values(row, *names, *_PLACE)) for row in _passages(Forecast, keys))


def _quotations(done: Callable[[int], None]) -> Iterator[Row]:
    standing = _Standing()
    names = ("speaker_name", "role", "affiliation", *_PLACE)
    for keys in article_keys():
        for row in _passages(Quotation, keys):
            yield (row.pk, row.article_id, standing(row.speaker_id), *_values(row, *names))
        done(len(keys))


def _events(keys: list[int]) -> Iterator[Row]:
    """Dated mentions; those of one event share its key."""
    names = ("name", "date", "precision", "starts_on", "ends_on")
    for row in _passages(EventMention, keys, "event__merged_into"):
        event = row.event.standing if row.event else None
        told = (event.pk, event.name) if event else (None, None)
        yield (row.pk, row.article_id, *_values(row, *names), int(row.told_as_past), *told, *_values(row, *_PLACE))


_OF_ARTICLE, _WORDS = ("id:INTEGER", "article_id>articles"), ("start:INTEGER", "end:INTEGER", "exact", "state")
_DESCRIBED = (
    *("id:INTEGER", "slug", "published_on", "title", "date_precision", "date_basis", "outlet", "language"),
    *("authors", "url", "source_url", "first_published_at", "version:INTEGER", "rights"),
)
_CLAIM = (
    *("value:REAL", "high:REAL", "comparator", "unit", "subject", "place", "denominator"),
    *("period", "period_start", "period_end", "measure", "source_id>sources"),
)
_FORECAST = ("horizon", "condition", "starts_on", "ends_on", "verdict", "evidence", "judged_on")
_EVENT = ("name", "date", "precision", "starts_on", "ends_on", "told_as_past:INTEGER", "event_id:INTEGER", "event")
_SOURCE = ("slug", "name", "title", "kind", "issued", "url", "doi", "grade", "publisher_id>actors")

TABLES: tuple[Table, ...] = (
    Table("topics", _columns("id:INTEGER", "slug", "name", "parent_id>topics"), _entities(_topics), of_articles=False),
    Table("actors", _columns("id:INTEGER", "slug", "name", "kind", "state"), _entities(_actors), of_articles=False),
    Table("sources", _columns("id:INTEGER", *_SOURCE), _entities(_sources), of_articles=False),
    Table("articles", (*_columns(*_DESCRIBED), Column("body", in_csv=False)), _by_article(_articles)),
    Table("article_actors", _columns("article_id>articles", "actor_id>actors", "role", "mentions:INTEGER"), _parts),
    Table("article_topics", _columns("article_id>articles", "topic_id>topics", "origin", "state", "keyword"), _by_article(_article_topics)),
    Table("citations", _columns(*_OF_ARTICLE, "source_id>sources", *_WORDS), _by_article(_citations)),
    Table("claims", _columns(*_OF_ARTICLE, *_CLAIM, *_WORDS), _by_article(_claims)),
    Table("forecasts", _columns(*_OF_ARTICLE, *_FORECAST, *_WORDS), _by_article(_forecasts)),
    Table("quotations", _columns(*_OF_ARTICLE, "speaker_id>actors", "speaker_name", "role", "affiliation", *_WORDS), _quotations),
    Table("events", _columns(*_OF_ARTICLE, *_EVENT, *_WORDS), _by_article(_events)),
)
"""In an order in which every reference leads to a table before its own."""
