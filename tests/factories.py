"""Plain functions that make rows: every field that matters to a test stands in the test."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management import call_command

from archive.models import Actor, ActorName, Article, ArticleTopic, Citation, Mention, Source, Stakeholder, Topic
from archive.reading.gazetteer import Gazetteer
from archive.reading.known import KnownActor, KnownName, KnownTopic
from archive.reading.record import Block, FoundActor, Record
from archive.reading.record import Mention as ReadMention


def make_article(
    title: str = "A title", body: str = "A body of some words.", published_on: str | None = "2025-11-10", **fields: Any
) -> Article:
    """A published article; ``published_on`` is printed to its precision, ``None`` for undated."""
    precision = "none" if published_on is None else {4: "year", 7: "month", 10: "day"}[len(published_on)]
    defaults: dict[str, Any] = {
        "title": title,
        "title_basis": "text" if title else "none",
        "body": body,
        "blocks": [{"kind": "paragraph", "start": 0, "end": len(body)}],
        "published_on": None if published_on is None else (published_on + "-01-01")[:10],
        "date_precision": precision,
        "date_basis": "none" if published_on is None else "masthead",
        "status": Article.Status.PUBLISHED,
    }
    article = Article.objects.create(**defaults | fields)
    return Article.objects.get(pk=article.pk)


def make_actor(name: str = "World Bank", kind: str = "international-body", names: tuple[tuple[str, str], ...] = (), **fields: Any) -> Actor:
    """A known actor; ``names`` are pairs of name and kind, acronyms case-sensitive."""
    actor = Actor.objects.create(name=name, kind=kind, **fields)
    for other, how in names:
        ActorName.objects.create(actor=actor, name=other, kind=how, case_sensitive=how == "acronym")
    return actor


def make_topic(name: str = "Trade", parent: Topic | None = None, keywords: tuple[str, ...] = ()) -> Topic:
    """A topic."""
    return Topic.objects.create(name=name, parent=parent, keywords=list(keywords))


def make_source(title: str = "Annual Report", publisher: Actor | None = None, **fields: Any) -> Source:
    """A named source."""
    return Source.objects.create(**{"name": title or "unidentified reports", "title": title, "publisher": publisher} | fields)


def link(
    article: Article, *, actor: Actor | None = None, topic: Topic | None = None, source: Source | None = None, role: str = "mentioned"
) -> None:
    """Makes an article about an actor, under a topic, leaning on a source."""
    if actor:
        Stakeholder.objects.create(article=article, actor=actor, role=role, mentions=1)
    if topic:
        ArticleTopic.objects.create(article=article, topic=topic)
    if source:
        passage(Citation, article, article.body.split()[0], source=source)


def passage(kind: type[Any], article: Article, exact: str, **fields: Any) -> Any:
    """A passage of ``kind`` at the first place of ``exact`` in the article's body."""
    made = kind(article=article, **fields)
    start = article.body.index(exact)
    made.anchor_at(article.body, start, start + len(exact))
    made.save()
    return made


def mention(article: Article, actor: Actor, exact: str, **fields: Any) -> Mention:
    """A mention of ``actor`` by the words ``exact``."""
    made: Mention = passage(Mention, article, exact, actor=actor, **fields)
    return made


def index_all() -> None:
    """Builds the index of all published articles."""
    call_command("rebuild_index", verbosity=0)


def gazetteer_of_fixture(file: Path) -> Gazetteer:
    """A gazetteer straight from its fixture file."""
    names: dict[str, list[KnownName]] = defaultdict(list)
    actors, topics = [], []
    for row in json.loads(file.read_text(encoding="utf-8")):
        fields = row["fields"]
        if row["model"] == "archive.actorname":
            names[fields["actor"][0]].append(KnownName(fields["name"], fields["kind"], fields["case_sensitive"]))
        elif row["model"] == "archive.actor":
            actors.append(fields)
        else:
            topics.append(KnownTopic(fields["slug"], tuple(fields["keywords"])))
    known = (KnownActor(a["slug"], a["name"], a["kind"], (KnownName(a["name"]), *names[a["slug"]])) for a in actors)
    return Gazetteer(known, topics)


def words(body: str, exact: str, nth: int = 1) -> dict[str, Any]:
    """The ``nth`` place of ``exact`` in ``body``, as the reader's passages take it."""
    start = -1
    for _ in range(nth):
        start = body.index(exact, start + 1)
    return {"start": start, "end": start + len(exact), "exact": exact, "rule": "test"}


def found_actor(
    body: str, name: str, *, slug: str | None = None, kind: str = "person", exact: str = "", strength: str = "name"
) -> FoundActor:
    """An actor as the reader finds it: named at every place of ``exact`` (its name, if not said otherwise) in ``body``."""
    exact = exact or name
    places = (words(body, exact, nth) for nth in range(1, body.count(exact) + 1))
    mentions = tuple(ReadMention(**place, strength=strength) for place in places)
    return FoundActor(name=name, kind=kind, known=slug is not None, slug=slug, mentions=mentions)


def make_record(body: str = "Rice is dear.", **fields: Any) -> Record:
    """What reading a page of one title, one date and paragraphs yields."""
    starts = [0, *(gap.end() for gap in re.finditer("\n\n", body))]
    ends = [*(start - 2 for start in starts[1:]), len(body)]
    blocks = tuple(Block(kind="paragraph", start=start, end=end) for start, end in zip(starts, ends, strict=True))
    defaults: dict[str, Any] = {
        "file": "page.txt",
        "title": "A title",
        "title_basis": "text",
        "published_on": "2025-11-10",
        "date_precision": "day",
        "date_basis": "masthead",
        "authors": (),
        "outlet": None,
        "url": None,
        "language": "en",
        "body": body,
        "blocks": blocks,
    }
    return Record(**defaults | fields)
