"""From a changed row to the articles it changes: the one table of what an article's entry depends on.

An index entry holds keys, not names, so a rename of an actor is live without one; a merge, a moved topic or a rejected citation is not.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete

from archive.models import Actor, Article, ArticleTopic, Citation, Source, Stakeholder, Topic
from archive.signals import articles_changed


def _of_topic(topic: Topic) -> Iterable[int]:
    """Articles under a topic or any topic below it, since a parent's articles are its children's too."""
    below, found = {topic.pk}, {topic.pk}
    while below:
        below = set(Topic.objects.filter(parent__in=below).values_list("pk", flat=True)) - found
        found |= below
    return ArticleTopic.objects.filter(topic__in=found).values_list("article_id", flat=True)


DEPENDS_ON: dict[type[Model], Callable[[Any], Iterable[int]]] = {
    Article: lambda article: [article.pk],
    Stakeholder: lambda row: [row.article_id],
    ArticleTopic: lambda row: [row.article_id],
    Citation: lambda row: [row.article_id],
    Actor: lambda actor: Stakeholder.objects.filter(actor=actor).values_list("article_id", flat=True),
    Source: lambda source: Citation.objects.filter(source=source).values_list("article_id", flat=True),
    Topic: _of_topic,
}
"""Every model that an article's index entry is made from, and how to find the articles that one of its rows touches."""


def _tell(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    ids = sorted(set(DEPENDS_ON[sender](instance)))
    if ids:
        articles_changed.send(Article, ids=ids)


def listen() -> None:
    """Connects the table to Django's signals. Deletions are told beforehand, while the rows that lead to the articles still stand."""
    for model in DEPENDS_ON:
        post_save.connect(_tell, sender=model, dispatch_uid="articles changed")
        (post_delete if model is Article else pre_delete).connect(_tell, sender=model, dispatch_uid="articles changed")
