"""Decisions on many passages at once, each with its version."""

from typing import Any

from django.db.models import QuerySet

from archive.models import PASSAGE_KINDS, State
from archive.models.decisions import note_first


def accept_all(articles: "QuerySet[Any]", user: Any) -> int:
    """Accepts every undecided passage of the articles, by ``user``; gives their number."""
    accepted = 0
    for kind in PASSAGE_KINDS:
        undecided = kind.objects.filter(article__in=articles).undecided()
        passages = list(undecided)
        note_first(passages)
        accepted += undecided.update(state=State.ACCEPTED)
        for passage in passages:
            passage.state = State.ACCEPTED
        kind.history.bulk_history_create(passages, update=True, default_user=user)
    return accepted
