"""Splitting: an actor that is really two, of which one gets back what is its own."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from archive.models import Actor, Article, Mention, Passage, Quotation, State
from archive.proposing import settle_stakeholders

SPEAKS_OF: dict[type[Passage], str] = {Mention: "actor", Quotation: "speaker"}
"""By which field a passage names an actor."""


def passages_of_actor(actor: Actor, kind: type[Passage]) -> Any:
    """The shown passages of one kind that name an actor, or one merged into it."""
    return kind.objects.shown().filter(**{f"{SPEAKS_OF[kind]}__in": actor.family})


@transaction.atomic
def split(passages: Collection[Any], to: Actor) -> int:
    """Gives mentions and quotations to ``to``: an editor's decision, which no reading changes. Gives how many articles that touches."""
    for passage in passages:
        passage.state = State.ACCEPTED
    give(passages, to)
    articles = Article.objects.select_for_update().filter(pk__in={passage.article_id for passage in passages})
    for article in articles:
        settle_stakeholders(article)
        article.version += 1  # so that a form opened before is refused, and doesn't undo this
        article.save()
    return len(articles)


def give(passages: Iterable[Any], to: Actor) -> None:
    """Has mentions and quotations name ``to``. Where it is marked at the same words already, that mark stays, the other is rejected."""
    for passage in passages:
        if isinstance(passage, Mention) and _stands(passage, to):
            passage.state = State.REJECTED
        else:
            setattr(passage, SPEAKS_OF[type(passage)], to)
        passage.save()


def _stands(mention: Mention, actor: Actor) -> bool:
    same = Mention.objects.filter(article_id=mention.article_id, actor=actor, start=mention.start, end=mention.end, needs_review=False)
    for other in same.exclude(pk=mention.pk):
        other.state = State.ACCEPTED
        other.save()
        return True
    return False
