"""Actors, sources and topics that are one: put together, and parted again just as they were.

Actors stay where passages name them, and readers follow the pointer. What hangs on a source or a topic moves to the one that stays, so
that whatever counts, lists or indexes finds it there; what moved is noted with the row that went, and that is what returns.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model

from archive.changes import MOST_KEYS, tell_of
from archive.models import Actor, Article, ArticleTopic, Citation, Figure, Source, State, Tombstone, Topic
from archive.proposing import settle_merge

STONES: type[Model] = Tombstone.topics.through
_DROPPED = "dropped"
"""Under which a topic notes its rows in articles that stood under the other one already."""


class Refusal(Exception):
    """A merge, or one's undoing, that can't be; its text says why."""


def why_not(row: Any, into: Any) -> str:
    """Why ``row`` can't be merged into ``into``, or nothing."""
    if row.pk == into.pk:
        return f"“{row}” can't be merged into itself."
    for one in (row, into):
        if one.merged_into_id:
            return f"“{one}” was merged into “{one.merged_into}” already."
    if isinstance(into, Actor) and into.state == State.REJECTED:
        return f"“{into}” was rejected, so that nothing would be shown of what is merged into it."
    if isinstance(row, Source) and (row.article_id or into.article_id):
        return "A source of one article alone is never the same as another; give its citations another source on the article's form."
    if isinstance(row, Topic) and into.parent_id and row.children.standing().exists():
        return f"Topics have two levels: those below “{row}” can't stand below “{into}”, which stands below “{into.parent}”."
    return ""


def why_not_parted(row: Any) -> str:
    """Why the merge of ``row`` can't be taken back, or nothing."""
    if not row.merged_into_id:
        return f"“{row}” is not merged into another one."
    if not isinstance(row, Actor) and row.merged_into.merged_into_id:
        return f"“{row.merged_into}” was itself merged since, into “{row.merged_into.merged_into}”: take that back first."
    return ""


@transaction.atomic
def merge(rows: Iterable[Any], into: Any) -> None:
    """Merges each of ``rows`` into ``into``. Raises ``Refusal`` for the first that can't be; nothing is merged then."""
    for key in [row.pk for row in rows]:
        row, stays = _locked(into, key, into.pk)
        if reason := why_not(row, stays):
            raise Refusal(reason)
        _GATHER[type(row)](row, stays)
        row.merged_into = stays
        row.save()
        _settle(row)


@transaction.atomic
def unmerge(row: Any) -> None:
    """Takes the merge of ``row`` back: what it brought is its own again. Raises ``Refusal`` where there is none."""
    row, *_ = _locked(row, row.pk, row.merged_into_id)
    if reason := why_not_parted(row):
        raise Refusal(reason)
    former = row.merged_into
    row.merged_into = None
    row.save()
    _RETURN[type(row)](row, former)
    _settle(row)


def _locked(like: Any, *keys: int | None) -> list[Any]:
    """The rows of these keys, as the database holds them once nobody else is merging them."""
    found = type(like)._default_manager.select_for_update().in_bulk(sorted({key for key in keys if key}))
    if missing := set(keys) - found.keys() - {None}:
        raise Refusal(f"A row was deleted meanwhile ({', '.join(map(str, missing))}).")
    return [found[key] for key in keys if key]


def _settle(row: Any) -> None:
    if isinstance(row, Actor):
        settle_merge(row)


# what moves ------------------------------------------------------------------------------------------------------------------------


def _batches(keys: list[Any]) -> Iterator[list[Any]]:
    return (keys[start : start + MOST_KEYS] for start in range(0, len(keys), MOST_KEYS))


def _move(model: type[Model], field: str, keys: list[int], to: Any, of: Any = None) -> set[int]:
    """Points rows at ``to``, if they still point at ``of``; gives their articles where they have one."""
    articles: set[int] = set()
    for some in _batches(keys):
        rows = model._default_manager.filter(pk__in=some, **({field: of} if of else {}))
        if any(one.name == "article" for one in model._meta.fields):
            articles |= set(rows.order_by().values_list("article_id", flat=True))
        rows.update(**{field: to})
    return articles


def _keys(rows: Any) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _stay(row: Any, into: Any) -> None:
    """Nothing moves: readers follow an actor's pointer."""


def _gather_source(row: Source, into: Source) -> None:
    row.moved = {model._meta.model_name: _keys(model.objects.filter(source=row)) for model in (Citation, Figure)}
    tell_of(_move(Citation, "source", row.moved["citation"], into) | _move(Figure, "source", row.moved["figure"], into))


def _return_source(row: Source, former: Source) -> None:
    articles = _move(Citation, "source", row.moved.get("citation", []), row, former)
    articles |= _move(Figure, "source", row.moved.get("figure", []), row, former)
    _forget(row)
    tell_of(articles)


def _gather_topic(row: Topic, into: Topic) -> None:
    both = ArticleTopic.objects.filter(topic=row, article__in=ArticleTopic.objects.filter(topic=into).order_by().values("article"))
    doubled = STONES._default_manager.filter(topic=row, tombstone__in=STONES._default_manager.filter(topic=into).values("tombstone"))
    dropped = list(both.order_by("pk").values("pk", "article_id", "origin", "state", "rule"))
    both.delete()
    row.moved = {
        _DROPPED: dropped,
        "articletopic": _keys(ArticleTopic.objects.filter(topic=row)),
        "tombstone": _keys(STONES._default_manager.filter(topic=row).exclude(pk__in=_keys(doubled))),
        "topic": _keys(row.children.standing()),
    }
    _move(STONES, "topic", row.moved["tombstone"], into)
    _move_below(row.moved["topic"], into, row)
    tell_of(_move(ArticleTopic, "topic", row.moved["articletopic"], into) | {one["article_id"] for one in dropped})


def _return_topic(row: Topic, former: Topic) -> None:
    moved = row.moved
    articles = _move(ArticleTopic, "topic", moved.get("articletopic", []), row, former)
    _move(STONES, "topic", moved.get("tombstone", []), row, former)
    articles |= _restore(moved.get(_DROPPED, []), row)
    _forget(row)
    for other in former.merged.all():
        articles |= _take_up(other, former)
    _move_below(moved.get("topic", []), row, former)
    tell_of(articles)


def _move_below(keys: list[int], to: Topic, of: Topic) -> None:
    """Topics are saved one by one: their history tells, and so does the index."""
    for topic in Topic.objects.filter(pk__in=keys, parent=of):
        topic.parent = to
        topic.save()


def _restore(dropped: list[dict[str, Any]], topic: Topic) -> set[int]:
    """Writes rows again just as they were, but where their article is gone or stands under ``topic`` anyway; gives their articles."""
    restored: set[int] = set()
    for some in _batches(dropped):
        there = set(Article.objects.filter(pk__in=[one["article_id"] for one in some]).values_list("pk", flat=True))
        there -= set(ArticleTopic.objects.filter(topic=topic, article__in=there).order_by().values_list("article_id", flat=True))
        ArticleTopic.objects.bulk_create(ArticleTopic(topic=topic, **one) for one in some if one["article_id"] in there)
        restored |= there
    return restored


def _take_up(other: Topic, into: Topic) -> set[int]:
    """After a merge was taken back: what ``other`` brought where that one stood in its way counts now; gives its articles."""
    articles = _restore(other.moved.get(_DROPPED, []), into)
    if articles:
        now = [one for one in other.moved[_DROPPED] if one["article_id"] in articles]
        other.moved[_DROPPED] = [one for one in other.moved[_DROPPED] if one["article_id"] not in articles]
        other.moved["articletopic"] += [one["pk"] for one in now]
        Topic.objects.filter(pk=other.pk).update(moved=other.moved)
    return articles


def _forget(row: Any) -> None:
    """What a merge noted has returned."""
    row.moved = {}
    type(row)._default_manager.filter(pk=row.pk).update(moved={})


_GATHER: dict[type[Model], Callable[[Any, Any], None]] = {Actor: _stay, Source: _gather_source, Topic: _gather_topic}
_RETURN: dict[type[Model], Callable[[Any, Any], None]] = {Actor: _stay, Source: _return_source, Topic: _return_topic}
