"""An archive whose every text is hostile. Run as a module, it fills an empty DATA_DIR."""

from datetime import date
from functools import cache
from typing import Any

import django
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from tests.browser.payloads import SCHEMES, packed, payloads
from tests.browser.sample_archive import EDITOR, KEPT, PASSWORD

ARTICLES, ACTORS, TOPICS, SOURCES, THINGS = 80, 210, 450, 100, 140
"""So many rows that each payload stands in a title, a name, a topic's and a source's name, and in the name of a measure and an event."""
FEW = 4
"""Topics and actors of an article besides those whose turn it is."""


def fill() -> None:
    """Adds the rows in one transaction, and indexes them."""
    from django.contrib.auth import get_user_model

    get_user_model().objects.create_superuser(EDITOR, "editor@example.org", PASSWORD, first_name=line(150, 0), last_name=line(150, 1))
    with transaction.atomic():
        _add_rows()
    call_command("rebuild_index", verbosity=0)
    _keep_a_search()


@cache
def lines(longest: int) -> list[str]:
    """All payloads that fit, in lines of at most so many characters."""
    return packed((text for text in payloads() if len(text) <= longest), longest)


def line(longest: int, turn: int) -> str:
    """One of the lines; each comes once in as many turns as there are."""
    return lines(longest)[turn % len(lines(longest))]


def address(turn: int) -> str:
    """What runs where it is made a link."""
    return f"{SCHEMES[turn % len(SCHEMES)]}alert({80_000 + turn})"


def _add_rows() -> None:
    from archive.ledgers.settling import settle_articles
    from archive.models import Actor, ActorName, Article, ArticleTopic, Event, Measure, Stakeholder, Topic

    actors = Actor.objects.bulk_create(Actor(name=line(200, turn), kind="person", slug=f"actor-{turn}") for turn in range(ACTORS))
    ActorName.objects.bulk_create(ActorName(actor=actor, name=line(200, turn + 7), kind="alias") for turn, actor in enumerate(actors))
    topics = Topic.objects.bulk_create(
        Topic(name=f"{line(95, turn)} {turn}", keywords=[line(300, turn)], slug=f"topic-{turn}") for turn in range(TOPICS)
    )
    Topic.objects.filter(pk__in=[topic.pk for topic in topics[FEW:]]).update(parent=topics[0])
    sources = [_source(turn, actors[turn]) for turn in range(SOURCES)]
    measures = Measure.objects.bulk_create(
        Measure(name=line(300, turn), place=line(200, turn), slug=f"measure-{turn}", key=f"measure {turn}") for turn in range(THINGS)
    )
    events = Event.objects.bulk_create(Event(name=line(300, turn), key=f"event {turn}") for turn in range(THINGS))
    share = -(-len(payloads()) // ARTICLES)
    for turn in range(ARTICLES):
        article = _article(turn, payloads() if turn == 0 else payloads()[turn * share : (turn + 1) * share] or payloads()[:share])
        Stakeholder.objects.bulk_create(
            Stakeholder(article=article, actor=actor, role="mentioned", mentions=1)
            for actor in {*actors[turn::ARTICLES], *actors[turn : turn + FEW]}
        )
        ArticleTopic.objects.bulk_create(
            ArticleTopic(article=article, topic=topic, rule=line(200, turn)) for topic in topics[turn::ARTICLES]
        )
        _add_passages(article, turn * share, actors, sources, measures, events)
    settle_articles(list(Article.objects.values_list("pk", flat=True)))
    _add_what_people_send(Article.objects.get(slug="article-0"))


def _source(turn: int, publisher: Any) -> Any:
    from archive.models import Source

    fields = {"kind": line(30, turn) or "report", "url": address(turn), "doi": line(200, turn), "issued": "2024"}
    return Source.objects.create(name=line(400, turn), title=line(400, turn), publisher=publisher, slug=f"source-{turn}", **fields)


def _article(turn: int, texts: list[str]) -> Any:
    from archive.models import Article, Page

    body, blocks = "", []
    for number, text in enumerate(texts):
        kind = ("paragraph", "heading", "callout", "question", "answer")[number % 5]
        shown = " ".join(f"harbour {'## ' if kind == 'heading' else ''}{text} quay".split())
        body += "\n\n" if body else ""
        blocks.append({"kind": kind, "start": len(body), "end": len(body) + len(shown)} | ({"level": 2} if kind == "heading" else {}))
        body += shown
    article = Article.objects.create(
        slug=f"article-{turn}",
        title=line(500, turn),
        title_basis="text",
        body=body,
        blocks=blocks,
        published_on=date(2024, 1 + turn % 12, 1 + turn % 28),
        date_precision="day",
        date_basis="masthead",
        outlet=line(200, turn),
        authors=texts[:40],
        url=address(turn),
        rights=line(500, turn),
        warnings=[line(300, turn)],
        status=Article.Status.PUBLISHED,
    )
    data = "\n".join(texts).encode()
    Page.objects.create(
        article=article, data=data, sha256=f"{turn:064}", file_name=line(255, turn), path=line(1000, turn), url=address(turn)
    )
    return article


def _add_passages(article: Any, first: int, actors: list[Any], sources: list[Any], measures: list[Any], events: list[Any]) -> None:
    """Each of the article's first blocks is a quotation, every second one a passage of each kind."""
    from archive.models import Citation, EventMention, Figure, Forecast, Mention, Quotation

    for turn, block in enumerate(article.blocks[:8], first):
        who, text = actors[turn % ACTORS], line(300, turn)
        fields = {"why": text, "rule": line(100, turn), "state": ("accepted", "proposed")[turn % 2], "origin": "reader"}
        beside = {"role": text, "affiliation": line(300, turn + 1)}
        named = {"speaker": who} if turn % 2 else {"speaker_name": line(200, turn)}
        window = {"starts_on": date(2024, 5, 1), "ends_on": date(2024 + turn % 4, 5, 31)}
        told = {"unit": line(100, turn), "subject": text, "place": line(200, turn), "denominator": text, "period": line(200, turn)}
        judged = {"verdict": "came true", "evidence": address(turn) + line(400, turn), "judged_on": date(2024, 6, 1)} if turn % 3 else {}
        made = (
            Quotation(**named, **beside),
            Forecast(horizon=line(200, turn), condition=line(500, turn), **window, **judged),
            Citation(source=sources[turn % SOURCES]),
            EventMention(event=events[turn % THINGS], name=text, date="2024-05", precision="month", **window),
            Figure(value=turn, **told, source=sources[turn % SOURCES], measure=measures[turn % THINGS]),
            Mention(actor=who, **beside),
        )
        for inset, passage in enumerate(made[: 1 if turn % 2 else 6]):
            passage.article = article
            for name, value in fields.items():
                setattr(passage, name, value)
            passage.anchor_at(article.body, block["start"] + inset, block["end"] - inset)
            passage.save()


def _add_what_people_send(article: Any) -> None:
    """Replies that are shown, and one that waits."""
    from archive.models import Reply

    for turn, status in enumerate([*["approved"] * 12, "pending"]):
        text = "\n\n".join([*lines(1000)[turn * 3 : turn * 3 + 3], address(turn), f"https://x.example/{line(200, turn).replace(' ', '')}"])
        decided_at = None if status == "pending" else timezone.now()
        Reply.objects.create(
            article=article, name=line(100, turn), affiliation=line(200, turn), text=text, status=status, decided_at=decided_at
        )


def _keep_a_search() -> None:
    from search.contract import SearchRequest
    from search.models import Receipt
    from search.receipts import keep

    receipt = keep(SearchRequest(q="harbour"))
    Receipt.objects.filter(pk=receipt.pk).update(key=KEPT, filters=lines(200), notes=lines(200))


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    fill()
