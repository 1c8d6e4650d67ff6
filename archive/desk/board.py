"""The board on the desk's front page: what waits for an editor, each count with the way to the rows that it counts."""

from collections.abc import Callable, Iterable
from functools import partial, reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from archive.ledgers.gaps import overdue_forecasts, unfound
from archive.models import PASSAGE_KINDS, Actor, Article, Forecast, Page, Reply, State
from archive.models.article import UNPUBLISHED


class Line(NamedTuple):
    """What waits: its name for one and for several, the rows, and the list of the desk that shows them."""

    one: str
    several: str
    model: type[Any]
    rows: Callable[[], Any]
    asked: str


class Waiting(NamedTuple):
    """A line of the board as it stands: how many, in words, and where they are listed."""

    number: int
    words: str
    url: str


def with_proposals(articles: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those of the articles with a passage of any kind that nobody has decided on."""
    return _with_some(articles, (kind.objects.undecided() for kind in PASSAGE_KINDS))


def with_unfound(articles: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those with a passage of any kind whose words are lost, and that wasn't rejected."""
    return _with_some(articles, (kind.objects.unfound() for kind in PASSAGE_KINDS))


def _with_some(articles: "QuerySet[Any]", passages: "Iterable[QuerySet[Any]]") -> "QuerySet[Any]":
    return articles.filter(reduce(or_, (Q(Exists(rows.filter(article=OuterRef("pk")))) for rows in passages)))


def _in_review() -> Any:
    return Article.objects.filter(status=Article.Status.REVIEW)


def _to_judge() -> Any:
    return with_proposals(Article.objects.filter(status__in=UNPUBLISHED))


def _changed() -> Any:
    return Page.objects.filter(state=Page.State.WAITING)


def _unknown() -> Any:
    return Actor.objects.standing().filter(state=State.PROPOSED)


LINES = (
    Line("article waits for review", "articles wait for review", Article, _in_review, "status__exact=review"),
    Line(
        "unpublished article has proposals to judge",
        "unpublished articles have proposals to judge",
        Article,
        _to_judge,
        "proposals=unpublished",
    ),
    Line("changed page waits", "changed pages wait", Page, _changed, "state__exact=waiting"),
    Line("reply waits for an editor", "replies wait for an editor", Reply, Reply.objects.pending, "status__exact=pending"),
    Line(
        "forecast is past its day without a verdict",
        "forecasts are past their day without a verdict",
        Forecast,
        overdue_forecasts,
        "status=overdue",
    ),
    Line(
        "article has passages that lost their words",
        "articles have passages that lost their words",
        Article,
        partial(unfound, "article"),
        "unfound=yes",
    ),
    Line(
        "person or organisation is not known yet",
        "people and organisations are not known yet",
        Actor,
        _unknown,
        "state__exact=proposed",
    ),
)


def waiting_for(user: Any) -> list[Waiting]:
    """The lines of which something waits, of what the user may look at; a query each."""
    found = []
    for line in LINES:
        name = line.model._meta.model_name
        number = line.rows().count() if user.has_perm(f"archive.view_{name}") else 0
        if number:
            url = f"{reverse(f'admin:archive_{name}_changelist')}?{line.asked}"
            found.append(Waiting(number, line.one if number == 1 else line.several, url))
    return found
