"""Nearby: where a reader of one article may go on to, by date and by subject."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Subquery
from haystack import connections
from haystack.utils import get_identifier

from archive.models import Actor, Article
from search.contract import Searcher
from search.engine import IndexUnavailable, Related

RELATED = 5


@dataclass(frozen=True, slots=True)
class Relation:
    """An article about the same things, and what both share, the most telling first: actors, and words as the other one prints them."""

    article: Article
    actors: tuple[Actor, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearby:
    """The published articles before and after one by date (``None`` at an end), and those related to it, the nearest first."""

    previous: Article | None
    next: Article | None
    related: tuple[Relation, ...]


def nearby(article: Any) -> Nearby:
    """What is near an article that was read with its actors; one query. Nothing is related to it while the index can't be asked.

    Gives its actors their ``article_count``: how many articles of the index have them.
    """
    actors = {str(row.actor.standing.pk): row.actor.standing for row in article.main_actors}
    related = {near.hit.django_id: near for near in _asked(article, actors)}
    published = Article.objects.published()
    beside = [Q(pk=Subquery(rows.values("pk")[:1])) for rows in (published.before(article), published.after(article))]
    rows = {row.pk: row for row in published.filter(Q(pk__in=related) | beside[0] | beside[1]).defer("blocks", "warnings")}
    # Of all that stand before it the nearest is among them, so that it is the last of those that do.
    dated = sorted((row for row in rows.values() if (row.published_on is None) == (article.published_on is None)), key=_place)
    return Nearby(
        previous=next((row for row in reversed(dated) if _place(row) < _place(article)), None),
        next=next((row for row in dated if _place(row) > _place(article)), None),
        related=tuple(_relation(rows[key], near, actors) for key, near in related.items() if key in rows),
    )


def stamp() -> str | None:
    """The commit that ``nearby`` is answered from; ``None`` while the index can't be asked."""
    try:
        return str(connections["default"].get_backend().searcher().state)
    except IndexUnavailable:
        return None


def _asked(article: Any, actors: dict[str, Actor]) -> tuple[Related, ...]:
    """What the index has to say."""
    try:
        searcher: Searcher = connections["default"].get_backend().searcher()
        related, totals = searcher.related(get_identifier(article), RELATED), searcher.totals("actor", actors)
    except IndexUnavailable:
        return ()
    for key, actor in actors.items():
        vars(actor)["article_count"] = totals[key]
    return related


def _place(article: Article) -> tuple[Any, ...]:
    return (article.published_on, article.pk) if article.published_on else (article.pk,)


def _relation(article: Article, near: Related, actors: dict[str, Actor]) -> Relation:
    return Relation(article, tuple(actors[key] for key in near.actors if key in actors), near.words)
