"""Makes a reproducible synthetic archive, to try and to measure with."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from rich.console import Console
from rich.progress import Progress

from archive.folding import fold
from archive.ledgers.settling import Touched, propose_events, propose_measures, settle, touched_by
from archive.models import (
    Actor,
    Article,
    ArticleTopic,
    Citation,
    EventMention,
    Figure,
    Forecast,
    Measure,
    Mention,
    Origin,
    Passage,
    Quotation,
    Source,
    Stakeholder,
    State,
    Topic,
)
from archive.models.article import body_digest
from archive.synthetic import UNNAMED, Invented, Place, Statement, invent, invent_name, seeded

BATCH = 500
"""Articles a transaction."""
AT_ONCE = 100
"""Heads of measures, events or numbers that are compared at once."""
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
                # The last articles and the ledgers are one transaction: where a run was killed, the next one finds something to do.
                with transaction.atomic():
                    _make(missing[start : start + BATCH], cast)
                    progress.advance(task, BATCH)
                    if start + BATCH >= len(missing):
                        _settle(progress)
        if verbosity:
            self.stdout.write(f"{len(missing)} articles made, {number - len(missing)} were there.")
            if missing:
                self.stdout.write("Searches find them after `manage.py rebuild_index`.")


def _settle(progress: Progress) -> None:
    """Compares what all synthetic articles say, once.

    Piece by piece, since no statement to the database can name so much; measures of one head stay together, for those with a place are
    compared with the one without.
    """
    keys = list(Article.objects.filter(url__startswith=f"{HOME}/articles/").order_by("pk").values_list("pk", flat=True))
    touched = reduce(or_, (touched_by(keys[start : start + BATCH]) for start in range(0, len(keys), BATCH)))
    heads: dict[str, list[int]] = {}
    for pk, head in Measure.objects.filter(pk__in=touched.measures).order_by("head", "pk").values_list("pk", "head"):
        heads.setdefault(head, []).append(pk)
    pieces = [
        *(Touched(frozenset(chain(*some)), frozenset(), frozenset()) for some in _some(list(heads.values()))),
        *(Touched(frozenset(), frozenset(some), frozenset()) for some in _some(sorted(touched.events))),
        *(Touched(frozenset(), frozenset(), frozenset(some)) for some in _some(sorted(touched.numbers))),
    ]
    for piece in progress.track(pieces, description="Comparing what they say"):
        settle(piece)


def _some(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """``rows``, so many at once."""
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


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
    actors, topics = list(known), list(Topic.objects.standing())
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
    """The invented sources by number; those that the archive lacks are made.

    Of ten, eight have a title and a date, one has neither (an organisation's reports), one a date alone, as far as there are organisations.
    """
    made = {source.url: source for source in Source.objects.filter(url__startswith=f"{HOME}/sources/")}
    for number in range(OWN_SOURCES):
        url, random = f"{HOME}/sources/{number}", seeded(f"source {number}")
        if url in made:
            continue
        title, year, month = f"{invent_name('source', number, 3)} Report", random.randint(2005, 2025), random.randint(1, 12)
        publisher, issued, name = random.choice(actors), f"{year}-{month:02}", title
        if number % 10 in (3, 7) and number // 10 < len(actors):
            publisher, title, issued = actors[number // 10], "", "" if number % 10 == 3 else issued
            name = ", ".join(filter(None, (publisher.name, "unidentified reports", issued)))[:400]
        made[url] = Source.objects.create(name=name, title=title, publisher=publisher, issued=issued, url=url)
    return [made[f"{HOME}/sources/{number}"] for number in range(OWN_SOURCES)]


def _printed(source: Source) -> str:
    """What a text prints of a source."""
    return source.title or (source.publisher.name if source.publisher else source.name)


def _make(numbers: Sequence[int], cast: Cast) -> None:
    """Writes those articles with all that hangs on them, a statement a table.

    Rows written at once send no signal, so the outbox stays empty: an index is built faster than so many entries are added to one.
    """
    names, titles = [actor.name for actor in cast.actors], [_printed(source) for source in cast.sources]
    invented = [invent(number, names, titles, len(cast.topics)) for number in numbers]
    articles = Article.objects.bulk_create(_article(number, text) for number, text in zip(numbers, invented, strict=True))
    pairs = list(zip(articles, invented, strict=True))
    unnamed = _unnamed_sources(pairs)
    Mention.objects.bulk_create(
        _anchored(Mention(article=article, actor=cast.actors[place.which]), place) for article, text in pairs for place in text.actors
    )
    Citation.objects.bulk_create(
        _anchored(Citation(article=article, source=source), place)
        for article, text in pairs
        for place, source in _cited(article, text, cast, unnamed)
    )
    ArticleTopic.objects.bulk_create(ArticleTopic(article=article, topic=cast.topics[n]) for article, text in pairs for n in text.topics)
    Stakeholder.objects.bulk_create(row for article, text in pairs for row in _stakeholders(article, text, cast))
    _make_statements(pairs, cast, unnamed)


Pairs = Sequence[tuple[Article, Invented]]


def _unnamed_sources(pairs: Pairs) -> dict[tuple[int, int], Source]:
    """The sources without a name by article and number: each belongs to the one article that leans on it."""
    made = {}
    for article, text in pairs:
        for which in {place.which for place in text.unnamed}:
            name = UNNAMED[which]
            fields = {
                "name": name,
                "folded": fold(name),
                "slug": f"unnamed-{which}-of-{article.slug}",
                "key": Source.key_within(article.pk, name),
            }
            made[article.pk, which] = Source(article=article, kind="unnamed", **fields)
    Source.objects.bulk_create(made.values())
    return made


def _cited(article: Article, text: Invented, cast: Cast, unnamed: dict[tuple[int, int], Source]) -> Iterable[tuple[Place, Source]]:
    yield from ((place, cast.sources[place.which]) for place in text.sources)
    yield from ((place, unnamed[article.pk, place.which]) for place in text.unnamed)


def _make_statements(pairs: Pairs, cast: Cast, unnamed: dict[tuple[int, int], Source]) -> None:
    """Figures, quotations, forecasts and dated events, with the measures and events that they are put under."""
    rows: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    for article, text in pairs:
        for statement in text.statements:
            fields = dict(statement.fields)
            if "speaker" in fields:
                fields["speaker"] = None if fields["speaker"] is None else cast.actors[fields["speaker"]]
            if "source" in fields:
                leans_on, nameless = fields["source"], fields.pop("unnamed")
                own = None if nameless is None else unnamed[article.pk, nameless]
                fields["source"] = own if leans_on is None else cast.sources[leans_on]
            row = _KINDS[statement.kind](article=article, origin=Origin.READER, rule="invented", state=_state(article, statement), **fields)
            rows[statement.kind].append(_anchored(row, statement))
    propose_measures(rows["figure"])
    propose_events(rows["eventmention"])
    for kind, made in rows.items():
        _KINDS[kind].objects.bulk_create(made)


_KINDS: dict[str, type[Passage]] = {"figure": Figure, "quotation": Quotation, "forecast": Forecast, "eventmention": EventMention}


def _state(article: Article, statement: Statement) -> str:
    """Most wait for an editor, some were accepted, few rejected; what was judged is accepted."""
    if statement.fields.get("verdict"):
        return State.ACCEPTED
    random = seeded(f"state {article.url} {statement.start}")
    return random.choices((State.PROPOSED, State.ACCEPTED, State.REJECTED), (70, 26, 4))[0]


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


def _anchored(row: Passage, place: Place | Statement) -> Any:
    row.anchor_at(row.article.body, place.start, place.end)
    return row


def _stakeholders(article: Article, text: Invented, cast: Cast) -> list[Stakeholder]:
    """An actor named in the first paragraph is a subject, any other is quoted or mentioned."""
    rows: dict[int, Stakeholder] = {}
    quoted = {statement.fields.get("speaker") for statement in text.statements}
    for place in sorted(text.actors, key=lambda place: place.start):
        less = Stakeholder.Role.QUOTED if place.which in quoted else Stakeholder.Role.MENTIONED
        role = Stakeholder.Role.SUBJECT if place.start < text.blocks[0]["end"] else less
        row = rows.setdefault(place.which, Stakeholder(article=article, actor=cast.actors[place.which], role=role))
        row.mentions += 1
    return list(rows.values())
