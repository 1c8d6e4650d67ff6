"""Makes a reproducible synthetic archive, to try and to measure with."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from rich.console import Console
from rich.progress import Progress

from archive.folding import fold
from archive.models import Actor, Article, ArticleTopic, Citation, Mention, Passage, Source, Stakeholder, State, Topic
from archive.models.article import body_digest
from archive.synthetic import Invented, Place, invent, invent_name, seeded

BATCH = 500
"""Articles a transaction."""
OWN_ACTORS, OWN_TOPICS, OWN_SOURCES = 200, 40, 600
"""What is made up where the archive knows no actors or topics; sources always are."""
HOME = "https://synthetic.example"
"""Where the articles claim to come from: an address that can't exist (RFC 2606), by which each is known again."""


@dataclass(frozen=True, slots=True)
class Cast:
    """What articles can be about, in a fixed order."""

    actors: Sequence[Actor]
    topics: Sequence[Topic]
    sources: Sequence[Source]


class Command(BaseCommand):
    """``make_articles N``: the articles 1 to N, those left out that are there already."""

    help = "Makes N published articles of invented words. The same N makes the same archive; a larger one adds to it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", metavar="N", type=_number, help="how many synthetic articles the archive shall have, from 1 on")

    def handle(self, *args: Any, number: int, verbosity: int, **options: Any) -> None:
        made = set(Article.objects.filter(url__startswith=f"{HOME}/articles/").values_list("url", flat=True))
        missing = [n for n in range(1, number + 1) if f"{HOME}/articles/{n}" not in made]
        console = Console(file=self.stderr._out)
        with Progress(console=console, transient=True, disable=not (console.is_terminal and verbosity)) as progress:
            task = progress.add_task("Making articles", total=len(missing))
            cast = _cast() if missing else Cast((), (), ())
            for start in range(0, len(missing), BATCH):
                _make(missing[start : start + BATCH], cast)
                progress.advance(task, BATCH)
        if verbosity:
            self.stdout.write(f"{len(missing)} articles made, {number - len(missing)} were there.")
            if missing:
                self.stdout.write("Searches find them after `manage.py rebuild_index`.")


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise ArgumentTypeError("N must be a whole number from 1 to 1000000")
    return int(text)


@transaction.atomic
def _cast() -> Cast:
    """The known actors and the topics of the archive, or invented ones where it has none; invented sources."""
    known = Actor.objects.standing().filter(state=State.ACCEPTED).exclude(kind=Actor.Kind.UNNAMED)
    if not known.exists():
        _make_actors()
    if not Topic.objects.exists():
        _make_topics()
    actors, topics = list(known), list(Topic.objects.all())
    for rows in (actors, topics):  # the commonest are no better known by their first letters than by their keys
        rows.sort(key=lambda row: seeded(row.slug).random())
    return Cast(actors, topics, _sources(actors))


def _make_actors() -> None:
    kinds = [kind for kind in Actor.Kind.values if kind != Actor.Kind.UNNAMED]
    for number in range(OWN_ACTORS):
        Actor.objects.create(name=invent_name("actor", number), kind=kinds[number % len(kinds)])


def _make_topics() -> None:
    """Every fifth stands at the top, the four after it below it."""
    parent = None
    for number in range(OWN_TOPICS):
        if number % 5 == 0:
            parent = Topic.objects.create(name=invent_name("topic", number))
        else:
            Topic.objects.create(name=invent_name("topic", number), parent=parent)


def _sources(actors: Sequence[Actor]) -> list[Source]:
    """The invented sources by number; those that the archive lacks are made."""
    made = {source.url: source for source in Source.objects.filter(url__startswith=f"{HOME}/sources/")}
    for number in range(OWN_SOURCES):
        url, random = f"{HOME}/sources/{number}", seeded(f"source {number}")
        if url not in made:
            title, year = f"{invent_name('source', number, 3)} Report", random.randint(2005, 2025)
            made[url] = Source.objects.create(
                name=title, title=title, publisher=random.choice(actors), issued=f"{year}-{random.randint(1, 12):02}", url=url
            )
    return [made[f"{HOME}/sources/{number}"] for number in range(OWN_SOURCES)]


@transaction.atomic
def _make(numbers: Sequence[int], cast: Cast) -> None:
    """Writes those articles with all that hangs on them, a statement a table.

    Rows written at once send no signal, so the outbox stays empty: an index is built faster than so many entries are added to one.
    """
    names, titles = [actor.name for actor in cast.actors], [source.name for source in cast.sources]
    invented = [invent(number, names, titles, len(cast.topics)) for number in numbers]
    articles = Article.objects.bulk_create(_article(number, text) for number, text in zip(numbers, invented, strict=True))
    pairs = list(zip(articles, invented, strict=True))
    Mention.objects.bulk_create(
        _anchored(Mention(article=article, actor=cast.actors[place.which]), place) for article, text in pairs for place in text.actors
    )
    Citation.objects.bulk_create(
        _anchored(Citation(article=article, source=cast.sources[place.which]), place) for article, text in pairs for place in text.sources
    )
    ArticleTopic.objects.bulk_create(ArticleTopic(article=article, topic=cast.topics[n]) for article, text in pairs for n in text.topics)
    Stakeholder.objects.bulk_create(row for article, text in pairs for row in _stakeholders(article, text, cast))


def _article(number: int, text: Invented) -> Article:
    return Article(
        slug=f"{slugify(text.title)[:70].strip('-')}-{number}",
        title=text.title,
        folded=fold(text.title),
        title_basis=Article.TitleBasis.TEXT,
        body=text.body,
        body_sha256=body_digest(text.body),
        blocks=list(text.blocks),
        published_on=text.published_on,
        date_precision=text.date_precision,
        date_basis=Article.DateBasis.NONE if text.published_on is None else Article.DateBasis.MASTHEAD,
        outlet="Synthetic Gazette",
        url=f"{HOME}/articles/{number}",
        language=text.language,
        status=Article.Status.PUBLISHED,
        first_published_at=timezone.now(),
    )


def _anchored(row: Passage, place: Place) -> Any:
    row.anchor_at(row.article.body, place.start, place.end)
    return row


def _stakeholders(article: Article, text: Invented, cast: Cast) -> list[Stakeholder]:
    """An actor named in the first paragraph is a subject, any other is mentioned."""
    rows: dict[int, Stakeholder] = {}
    for place in sorted(text.actors, key=lambda place: place.start):
        role = Stakeholder.Role.SUBJECT if place.start < text.blocks[0]["end"] else Stakeholder.Role.MENTIONED
        row = rows.setdefault(place.which, Stakeholder(article=article, actor=cast.actors[place.which], role=role))
        row.mentions += 1
    return list(rows.values())
