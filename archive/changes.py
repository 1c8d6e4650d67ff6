"""From a changed row to the articles it changes: the one table of what an article's entry depends on; and ledgers settled with it.

An index entry holds keys, not names, so a rename of an actor is live without one; a merge, a moved topic or a rejected citation is not.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.utils import timezone

from archive.ledgers.settling import settle, settle_articles, touched_by
from archive.models import Actor, Article, ArticleTopic, Citation, Source, Stakeholder, Tombstone, Topic
from archive.models.trees import with_all_below
from archive.signals import articles_changed

MOST_KEYS = 1_000
"""In one statement."""
DEPENDS_ON: dict[type[Model], Callable[[Any], Iterable[int]]] = {
    Article: lambda article: [article.pk],
    Stakeholder: lambda row: [row.article_id],
    ArticleTopic: lambda row: [row.article_id],
    Citation: lambda row: [row.article_id],
    Source: lambda source: Citation.objects.filter(source=source).values_list("article_id", flat=True),
    # Articles of an actor that was merged count as those of the one it became, articles of a topic as its parent's too.
    Actor: lambda actor: Stakeholder.objects.filter(actor__in=with_all_below(actor, "merged_into")).values_list("article_id", flat=True),
    Topic: lambda topic: ArticleTopic.objects.filter(topic__in=with_all_below(topic, "parent")).values_list("article_id", flat=True),
}
"""Every model that an article's index entry is made from, and how to find the articles that one of its rows touches."""


def _tell(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    tell_of(DEPENDS_ON[sender](instance), written=sender is Article)


def _settle(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """What was published or withdrawn counts in the ledgers or no longer does."""
    if instance.status_changed:
        settle_articles([instance.pk])


def _note_what_goes(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    vars(instance)["touched"] = touched_by([instance.pk])
    Tombstone.objects.bury(instance)


def _settle_without(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    settle(vars(instance)["touched"])


def _tell_of_many(sender: type[Model], instance: Model, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any) -> None:
    """``article.topics.add(…)`` and its like write their rows at once, without a signal a row."""
    if action in ("post_add", "post_remove", "pre_clear"):
        tell_of((pk_set or DEPENDS_ON[type(instance)](instance)) if reverse else [instance.pk])


def tell_of(ids: Iterable[int], written: bool = False) -> None:
    """Tells of changed articles; one that was not ``written`` itself is dated anew all the same, so that harvesters fetch it again."""
    changed = sorted(set(ids))
    for start in range(0, 0 if written else len(changed), MOST_KEYS):
        Article.objects.filter(pk__in=changed[start : start + MOST_KEYS]).update(updated_at=timezone.now())
    if changed:
        articles_changed.send(Article, ids=changed)


def listen() -> None:
    """Connects the table to Django's signals. Deletions are told beforehand, while the rows that lead to the articles still stand."""
    for model in DEPENDS_ON:
        post_save.connect(_tell, sender=model, dispatch_uid="articles changed")
        (post_delete if model is Article else pre_delete).connect(_tell, sender=model, dispatch_uid="articles changed")
    post_save.connect(_settle, sender=Article, dispatch_uid="ledgers settled")
    pre_delete.connect(_note_what_goes, sender=Article, dispatch_uid="ledgers touched")
    post_delete.connect(_settle_without, sender=Article, dispatch_uid="ledgers settled")
    for through in (Article.topics.through, Article.actors.through):
        m2m_changed.connect(_tell_of_many, sender=through, dispatch_uid="articles changed")
