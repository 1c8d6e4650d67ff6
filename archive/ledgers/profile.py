"""Profiles: what the articles of one actor, topic or source are: from when, about what, who stands in them, and according to whom.

Counted once for each state of the archive. Every count is the number of hits of the search that it links to.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from archive.charts import Bar, bars, without_gaps
from archive.ledgers.state import kept
from archive.models import Actor, Article, Citation, Source, Stakeholder, Topic
from archive.models.article import ArticleQuerySet

Facet = Literal["actor", "topic", "source"]
SHOWN = 10
"""Shares that are drawn; the search has all of them as a facet."""
MOST_MONTHS = 36
"""From the first month to the last one: a longer time is drawn by years."""


@dataclass(frozen=True, slots=True)
class Share:
    """A topic, actor or source with its number of articles, and the length of its bar in hundredths of the longest.

    ``url`` is its page, ``search_url`` the search for just these articles; an actor has a ``kind``, a source a ``grade``.
    """

    slug: str
    name: str
    url: str
    search_url: str
    count: int
    width: int
    kind: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Shares:
    """The commonest, and how many more there are."""

    shown: tuple[Share, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """``bars`` a month or a year, which ``by`` says; ``by_year_alone`` is how many articles are in no month though they are dated."""

    articles: int
    search_url: str
    by: Literal["month", "year"]
    bars: tuple[Bar, ...]
    by_year_alone: int
    undated: int
    undated_url: str
    actors: Shares
    topics: Shares
    sources: Shares


def search_link(**params: str) -> str:
    """The search with these parameters."""
    return f"{reverse('search')}?{urlencode(params)}"


def profile_of(facet: Facet, found: Any, articles: ArticleQuerySet, state: str) -> Profile:
    """The profile of ``articles``, published ones: those of ``found``, which the search finds by ``facet``."""
    return kept(f"profile: {facet} {found.pk}", state, lambda: _made(facet, found, articles.order_by()))


def standing_in(articles: ArticleQuerySet, actors: Collection[int] = ()) -> set[tuple[int, int]]:
    """Which actor stands in which of the articles: pairs of an article's key and an actor's; of these ``actors``, or else of all.

    An actor that was merged stands where the one it became does.
    """
    became = Actor.objects.merged_keys()
    rows = Stakeholder.objects.shown().filter(article__in=articles.order_by().values("pk"))
    if actors:
        rows = rows.filter(actor__in={*actors, *(merged for merged, into in became.items() if into in actors)})
    return {(article, became.get(actor, actor)) for article, actor in rows.order_by().values_list("article_id", "actor_id")}


def commonest(counts: Mapping[int, int], most: int = SHOWN) -> list[tuple[int, int]]:
    """The commonest with their numbers, in a total order."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def _made(facet: Facet, found: Any, articles: ArticleQuerySet) -> Profile:
    within: dict[str, str] = {facet: found.slug}
    dated = articles.dated().values_list("published_on__year", "published_on__month", "date_precision").annotate(Count("pk"))
    by_month, by_year, by_year_alone = Counter[str](), Counter[str](), 0
    for year, month, precision, count in dated:
        by_year[f"{year:04}"] += count
        if precision == Article.Precision.YEAR:
            by_year_alone += count
        else:
            by_month[f"{year:04}-{month:02}"] += count
    months = without_gaps(by_month)
    is_short = 0 < len(months) <= MOST_MONTHS
    counted = months if is_short else without_gaps(by_year)
    undated = articles.undated().count()
    return Profile(
        articles=by_year.total() + undated,
        search_url=search_link(**within),
        by="month" if is_short else "year",
        bars=tuple(bars((when, count, search_link(**within, **{"from": when, "to": when})) for when, count in counted)),
        by_year_alone=by_year_alone if is_short else 0,
        undated=undated,
        undated_url=search_link(**within, undated="only"),
        actors=Shares() if facet == "actor" else _actors(articles, within),
        topics=Shares() if facet == "topic" else _topics(articles, within),
        sources=Shares() if facet == "source" else _sources(articles, within),
    )


def _actors(articles: ArticleQuerySet, within: dict[str, str]) -> Shares:
    counts = Counter(actor for _, actor in standing_in(articles))
    return _shares("actor", Actor.objects.in_bulk([pk for pk, _ in commonest(counts)]), counts, within)


def _topics(articles: ArticleQuerySet, within: dict[str, str]) -> Shares:
    topics = Topic.objects.in_articles(articles)
    return _shares("topic", {topic.pk: topic for topic in topics}, {topic.pk: topic.article_count for topic in topics}, within)


def _sources(articles: ArticleQuerySet, within: dict[str, str]) -> Shares:
    cited = Citation.objects.shown().filter(article__in=articles.values("pk"), source__in=Source.objects.named().order_by().values("pk"))
    counts = Counter(source for _, source in cited.order_by().values_list("article_id", "source_id").distinct())
    return _shares("source", Source.objects.in_bulk([pk for pk, _ in commonest(counts)]), counts, within)


def _shares(facet: Facet, rows: Mapping[int, Any], counts: Mapping[int, int], within: dict[str, str]) -> Shares:
    longest = max(counts.values(), default=0)
    shown = (_share(facet, rows[pk], count, longest, within) for pk, count in commonest(counts))
    return Shares(_by_count(shown), max(0, len(counts) - SHOWN))


def _share(facet: Facet, row: Any, count: int, longest: int, within: dict[str, str]) -> Share:
    return Share(
        slug=row.slug,
        name=row.name,
        url=row.get_absolute_url(),
        search_url=search_link(**within, **{facet: row.slug}),
        count=count,
        width=max(1, round(100 * count / longest)),
        kind=getattr(row, "kind", "") if facet == "actor" else "",
        grade=getattr(row, "grade", ""),
    )


def _by_count(shares: Iterable[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (-share.count, share.name)))
