"""Proposals: what the reader made of an article, as an editor decides on it row by row, and the decisions.

A row is called by a key: ``figure-12`` is a passage, ``topic-3`` a topic of the article, ``actor-5`` an actor with all its mentions there.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from archive.ledgers.settling import settle, touched_by
from archive.marking import anchor_of, describe_figure
from archive.models import PASSAGE_KINDS, Actor, Article, ArticleTopic, EventMention, Figure, Mention, Origin, Passage, Quotation, State
from archive.proposing import NAMED_BY, settle_stakeholders
from archive.signals import articles_changed

TOPIC, ACTOR = "topic", "actor"
HEADINGS = {
    TOPIC: "Topics",
    ACTOR: "People and organisations",
    "quotation": "Quotations",
    "citation": "Cited sources",
    "figure": "Figures",
    "forecast": "Forecasts",
    "eventmention": "Events",
}
"""The kinds of rows in the order of the page; mentions are rows within their actor's."""
KINDS: dict[str, type[Passage]] = {kind._meta.model_name or "": kind for kind in PASSAGE_KINDS}
_KEY = re.compile(rf"({'|'.join([TOPIC, ACTOR, *KINDS])})-([1-9]\d{{0,17}})")


class NoSuchRow(LookupError):
    """The article has no row of that key, or no longer."""


class DecidedMeanwhile(Exception):
    """Somebody else decided on the ``row`` after it was shown."""

    def __init__(self, row: "Row") -> None:
        super().__init__(row.key)
        self.row = row


@dataclass(slots=True)
class Row:
    """What an editor decides on: ``words`` of the text, what is ``said`` of them, and why; ``anchor`` is their place in the text."""

    key: str
    kind: str
    state: str
    words: str
    said: str = ""
    why: str = ""
    rule: str = ""
    anchor: str = ""
    before: str = ""
    after: str = ""
    is_new: bool = False
    is_lost: bool = False
    inner: list["Row"] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision, or something within it does."""
        return self.is_lost or self.state == State.PROPOSED


@dataclass(slots=True)
class Section:
    """The rows of one kind."""

    kind: str
    rows: list[Row]

    @property
    def heading(self) -> str:
        """What an editor calls them."""
        return HEADINGS[self.kind]

    @property
    def waiting(self) -> int:
        """How many of them wait."""
        return sum(row.is_open for row in self.rows)


def passages_to_judge(article: Article) -> dict[str, list[Any]]:
    """All passages of the article by kind, whatever became of them, in reading order; six queries."""
    found = {name: kind.objects.filter(article=article).select_related(*NAMED_BY.get(kind, ())) for name, kind in KINDS.items()}
    return {name: list(rows.order_by("start", "end", "pk")) for name, rows in found.items()}


def sections_of(article: Article, passages: dict[str, list[Any]]) -> list[Section]:
    """The page's rows by kind; one query for the topics."""
    rows: dict[str, list[Row]] = {name: [_passage_row(one) for one in some] for name, some in passages.items() if name != "mention"}
    topics = article.article_topics.select_related("topic").order_by("topic__name", "pk")
    rows[TOPIC] = [_topic_row(one) for one in topics]
    rows[ACTOR] = _actor_rows(passages["mention"])
    return [Section(kind, rows[kind]) for kind in HEADINGS]


def _passage_row(passage: Any) -> Row:
    return Row(
        key=anchor_of(passage),
        kind=passage._meta.model_name,
        state=passage.state,
        words=passage.exact,
        said=_SAID.get(type(passage), lambda row: "")(passage),
        why=passage.why,
        rule=passage.rule,
        anchor="" if passage.needs_review else anchor_of(passage),
        before=passage.before,
        after=passage.after,
        is_lost=passage.needs_review and passage.state != State.REJECTED,
    )


def _joined(*parts: Any) -> str:
    return " · ".join(str(part) for part in parts if part)


_SAID: dict[type[Passage], Any] = {
    Mention: lambda row: _joined(row.role, row.affiliation, "demonym or the like" if row.strength == Mention.Strength.WEAK else ""),
    Quotation: lambda row: _joined(row.speaker.standing if row.speaker else row.speaker_name or "no speaker", row.role, row.affiliation),
    KINDS["citation"]: lambda row: _joined(row.source, row.source.kind, row.source.issued, f"grade {row.source.grade}"),
    Figure: lambda row: _joined(describe_figure(row), row.denominator and f"of {row.denominator}", row.source and f"from {row.source}"),
    KINDS["forecast"]: lambda row: _joined(row.horizon, row.condition and f"if: {row.condition}", row.ends_on and f"until {row.ends_on}"),
    EventMention: lambda row: _joined(row.name, row.date),
}
"""What is said of a passage of each kind, in one line."""


def _topic_row(row: ArticleTopic) -> Row:
    why = f"The text says “{row.rule}”." if row.rule else ""
    return Row(f"{TOPIC}-{row.pk}", TOPIC, row.state, row.topic.name, why=why, rule="keyword" if row.rule else "")


def _actor_rows(mentions: Iterable[Mention]) -> list[Row]:
    """One row an actor, in the order in which the text names them first."""
    by_actor: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_actor.setdefault(mention.actor.standing.pk, []).append(mention)
    return [_actor_row(rows[0].actor.standing, rows) for rows in by_actor.values()]


def _actor_row(actor: Actor, mentions: list[Mention]) -> Row:
    inner = [_passage_row(mention) for mention in mentions]
    first = next((row for row in inner if row.anchor and row.state != State.REJECTED), inner[0])
    return Row(
        key=f"{ACTOR}-{actor.pk}",
        kind=ACTOR,
        state=_state_of(actor, inner),
        words=actor.name,
        said=_joined(actor.get_kind_display(), *dict.fromkeys(row.said for row in inner if row.said)),
        why=first.why,
        rule=first.rule,
        anchor=first.anchor if first.state != State.REJECTED else "",
        is_new=actor.state == State.PROPOSED,
        is_lost=any(row.is_lost for row in inner),
        inner=inner,
    )


def _state_of(actor: Actor, inner: list[Row]) -> str:
    """Of an actor and its mentions: one that waits makes them wait, one that was accepted makes them accepted."""
    states = {row.state for row in inner}
    if actor.state == State.REJECTED or states == {State.REJECTED}:
        return State.REJECTED
    waits = actor.state == State.PROPOSED or State.PROPOSED in states
    return State.PROPOSED if waits else State.ACCEPTED


# decisions -----------------------------------------------------------------------------------------------------------------------------


def parsed(key: str) -> tuple[str, int]:
    """The kind and the primary key that a row's key names. Raises ``NoSuchRow``."""
    found = _KEY.fullmatch(key)
    if not found:
        raise NoSuchRow(key)
    return found[1], int(found[2])


def row_of(article: Article, key: str) -> Row:
    """One row as it is now. Raises ``NoSuchRow``."""
    kind, pk = parsed(key)
    if kind == TOPIC:
        return _topic_row(_found(article.article_topics.select_related("topic"), pk))
    if kind == ACTOR:
        mentions = list(_mentions(article, pk).order_by("start", "end", "pk"))
        if not mentions:
            raise NoSuchRow(key)
        return _actor_row(mentions[0].actor.standing, mentions)
    return _passage_row(passage_of(article, key))


def passage_of(article: Article, key: str) -> Any:
    """The passage that a row's key names. Raises ``NoSuchRow``."""
    kind, pk = parsed(key)
    if kind not in KINDS:
        raise NoSuchRow(key)
    return _found(KINDS[kind].objects.filter(article=article).select_related(*NAMED_BY.get(KINDS[kind], ())), pk)


def _found(rows: Any, pk: int) -> Any:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NoSuchRow(str(pk))
    return row


def _mentions(article: Article, actor: int) -> Any:
    """An actor's mentions there, with those of actors that were merged into it."""
    family = Actor.objects.filter(pk=actor).first()
    keys = family.family if family else []
    return Mention.objects.filter(article=article, actor__in=keys).select_related(*NAMED_BY[Mention])


@transaction.atomic
def decide(article: Article, key: str, state: str, seen: str | None = None, may_name: bool = True) -> str:
    """Accepts or rejects a row, or takes a decision back (``proposed``); gives its key, another one where actors were merged since.

    ``seen`` is the state that the editor saw. Who may not name actors decides on mentions alone.
    Raises ``NoSuchRow``, and ``DecidedMeanwhile`` where the row has another state by now.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    row = row_of(locked, key)
    if seen is not None and row.state != seen:
        raise DecidedMeanwhile(row)
    with following(locked, {row.kind}):
        _write(locked, row, state, may_name)
    return row.key


@transaction.atomic
def decide_all(article: Article, kind: str, state: str, may_name: bool = True) -> None:
    """Accepts or rejects all rows of a kind that wait; who may not name actors decides on mentions alone."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    section = next(one for one in sections_of(locked, passages_to_judge(locked)) if one.kind == kind)
    with following(locked, {kind}):
        for row in section.rows:
            if row.state == State.PROPOSED:
                _write(locked, row, state, may_name)


def _write(article: Article, row: Row, state: str, may_name: bool) -> None:
    kind, pk = parsed(row.key)
    if kind == TOPIC:
        _decide_one(_found(article.article_topics, pk), state)
    elif kind == ACTOR:
        if may_name:
            _decide_actor(Actor.objects.get(pk=pk), state)
        for mention in _mentions(article, pk):
            if mention.state == State.PROPOSED or state == State.REJECTED or row.state == State.REJECTED or state == State.PROPOSED:
                _decide_one(mention, state)
    else:
        _decide_one(passage_of(article, row.key), state)


def _decide_one(row: Any, state: str) -> None:
    """An editor's own row is never proposed: taking its rejection back accepts it."""
    wanted = State.ACCEPTED if state == State.PROPOSED and row.origin == Origin.EDITOR else state
    if row.state != wanted:
        row.state = wanted
        row.save()


def _decide_actor(actor: Actor, state: str) -> None:
    """Somebody unknown who is accepted is known from now on, and who is rejected is nobody; of the known only mentions are judged."""
    if state == State.PROPOSED:
        if actor.state == State.REJECTED:
            actor.state = State.PROPOSED
            actor.save()
    elif actor.state == State.PROPOSED:
        actor.state = state
        actor.save()


@contextmanager
def following(article: Article, kinds: Collection[str]) -> Iterator[None]:
    """While it runs an article's rows of these kinds are written; then what follows from them is, and the article is a new version.

    The new version has no line of its own in the history, which would keep the whole text once more for each decision.
    """
    compares = article.status == Article.Status.PUBLISHED and not {Figure._meta.model_name, EventMention._meta.model_name}.isdisjoint(kinds)
    before = touched_by([article.pk]) if compares else None
    yield
    if not {ACTOR, "mention", "quotation"}.isdisjoint(kinds):
        settle_stakeholders(article)
    if before is not None:
        settle(before | touched_by([article.pk]))
    Article.objects.filter(pk=article.pk).update(version=F("version") + 1, updated_at=timezone.now())
    articles_changed.send(Article, ids=[article.pk])


def waiting_in(sections: Iterable[Section]) -> int:
    """How many rows wait for a decision."""
    return sum(section.waiting for section in sections)


def shown_in(passages: dict[str, list[Any]]) -> Iterator[Any]:
    """Those that the text is marked with: neither rejected nor without their words."""
    return (one for some in passages.values() for one in some if one.state != State.REJECTED and not one.needs_review)
