"""Appearances: which actors stand in the same articles, drawn once for each state of the archive and kept until it changes."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from itertools import combinations
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from django.urls import reverse

from archive.ledgers.network import Picture, Placed, picture_of
from archive.models import Actor, Article, Stakeholder
from archive.models.article import ArticleQuerySet

COMPANIONS = 10
"""Around one actor."""
MOST_PRESENT = 40
"""Of all: among so many the pairs are counted."""
SHOWN, MOST_PAIRS, FIRST_PAIRS = 16, 30, 10
"""How many actors and pairs the picture of all has, and how many of the pairs stand open."""
KEPT = 7 * 24 * 3600
"""Seconds for which a picture is kept that no change makes anew."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor as the picture names it, with its number of articles."""

    slug: str
    name: str
    kind: str
    article_count: int

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("actor", args=[self.slug])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, and in how many articles both stand."""

    one: Standing
    other: Standing
    count: int


@dataclass(frozen=True, slots=True)
class Together:
    """The picture, its points with the actors that they stand for, and the same pairs in words, the most frequent first.

    Around one actor ``pairs`` are its own, and ``others`` those among its companions; else they are the first ten and the rest.
    """

    picture: Picture
    points: tuple[tuple[Placed, Standing], ...]
    pairs: tuple[Pair, ...]
    others: tuple[Pair, ...]


def around(actor: Actor) -> Together | None:
    """Who stands with ``actor`` in published articles, and who of them with each other there; ``None`` where nobody does."""
    return _kept(f"actor {actor.pk}", lambda: _around(actor))


def of_all() -> Together | None:
    """The pairs that stand together most, among the most present actors; ``None`` where there is none."""
    return _kept("all", _of_all)


def _around(actor: Actor) -> Together | None:
    articles = Article.objects.published().about(actor)
    companions = list(Actor.objects.in_articles(articles).exclude(pk=actor.pk)[:COMPANIONS])
    if not companions:
        return None
    among = _shared(articles, [companion.pk for companion in companions])
    pairs = dict(among.most_common(COMPANIONS))
    pairs |= {(actor.pk, companion.pk): vars(companion)["article_count"] for companion in companions}
    actor.article_count = articles.count()  # type: ignore[attr-defined]
    return _drawn([actor, *companions], pairs, actor.pk)


def _of_all() -> Together | None:
    present = list(Actor.objects.with_article_counts()[:MOST_PRESENT])
    shared = _shared(Article.objects.published(), [actor.pk for actor in present])
    chosen: dict[tuple[int, int], int] = {}
    shown: set[int] = set()
    for pair, count in shared.most_common():
        if len(chosen) < MOST_PAIRS and len(shown | set(pair)) <= SHOWN:
            chosen[pair] = count
            shown |= set(pair)
    return _drawn([actor for actor in present if actor.pk in shown], chosen) if chosen else None


def _shared(articles: ArticleQuerySet, actors: Sequence[int]) -> Counter[tuple[int, int]]:
    """In how many of the articles each two of the actors stand; pairs, and those of one number, in the order of ``actors``."""
    rank = {actor: place for place, actor in enumerate(actors)}
    standing: dict[int, list[int]] = defaultdict(list)
    rows = Stakeholder.objects.shown().filter(actor__in=actors, article__in=articles.order_by().values("pk"))
    for article, actor in rows.order_by().values_list("article", "actor"):
        standing[article].append(actor)
    shared = Counter(pair for here in standing.values() for pair in combinations(sorted(set(here), key=rank.__getitem__), 2))
    return Counter(dict(sorted(shared.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]]))))


def _drawn(actors: Sequence[Any], pairs: Mapping[tuple[int, int], int], centre: int | None = None) -> Together:
    standing = {actor.pk: Standing(actor.slug, actor.name, actor.kind, actor.article_count) for actor in actors}
    weights = {pk: actor.article_count for pk, actor in standing.items()}
    picture = picture_of({pk: actor.name for pk, actor in standing.items()}, weights, pairs, centre)
    told = sorted(pairs.items(), key=lambda pair: (centre not in pair[0], -pair[1]))
    lines = tuple(Pair(standing[one], standing[other], count) for (one, other), count in told)
    first = FIRST_PAIRS if centre is None else len(actors) - 1
    return Together(
        picture=picture,
        points=tuple((point, standing[point.key]) for point in picture.points),
        pairs=lines[:first],
        others=lines[first:],
    )


# what is kept --------------------------------------------------------------------------------------------------------------------------


_MISSING = object()


def _kept(what: str, make: Callable[[], Together | None]) -> Together | None:
    """The picture of this state of the archive, made at the first view of it."""
    key = hashlib.sha256(f"together: {what}, {current_state()}".encode()).hexdigest()
    kept = cache.get(key, _MISSING)
    if kept is _MISSING:
        kept = make()
        cache.set(key, kept, KEPT)
    return kept


def current_state() -> tuple[Any, ...]:
    """What changes whenever a part of an actor in an article does, in one query.

    Parts are written anew rather than changed, but by editors, who leave a line in the article's history; so do a publication, a merge and
    a new name. The time tells a line of history from that of another database (a restored backup) that has the same number.
    """
    with connection.cursor() as cursor:
        cursor.execute(_asking())
        return tuple(cursor.fetchone())


@once
def _asking() -> str:
    """The query; only names of our own tables stand in it."""
    parts = [f"(SELECT {number} FROM {Stakeholder._meta.db_table})" for number in ("COUNT(*)", "MAX(id)")]  # noqa: S608
    parts += [column for model in (Actor, Article) for column in _newest(model)]
    return f"SELECT {', '.join(parts)}"


def _newest(model: type[Model]) -> tuple[str, str, str]:
    history = model.history.model._meta.db_table  # type: ignore[attr-defined]
    newest = f"FROM {history} ORDER BY history_id DESC LIMIT 1"
    return f"(SELECT MAX(id) FROM {model._meta.db_table})", f"(SELECT history_id {newest})", f"(SELECT history_date {newest})"  # noqa: S608
