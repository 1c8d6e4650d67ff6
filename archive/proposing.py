"""From a record to rows: the reader's proposals written beside what editors decided, which is never touched."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from archive.changes import tell_of
from archive.folding import fold
from archive.ledgers.settling import forget_unused, propose_events, propose_measures, settle, touched_by
from archive.models import (
    PASSAGE_KINDS,
    Actor,
    Article,
    ArticleTopic,
    Citation,
    EventMention,
    Figure,
    Forecast,
    Mention,
    Origin,
    Passage,
    Quotation,
    Source,
    Stakeholder,
    State,
    Topic,
)
from archive.models.differences import write_differences
from archive.models.slugs import create_slugged
from archive.models.trees import with_all_below
from archive.reading import propose_topics
from archive.reading.gazetteer import Gazetteer
from archive.reading.record import Record
from archive.reanchoring import place, reanchor
from archive.signals import articles_changed
from archive.subjects import is_proper

Along = Mapping[type[Passage], Mapping[str, Any]]
"""Annotations, by the kind of passage that they are of."""


def propose(article: Article, record: Record, gazetteer: Gazetteer, was: str | None = None) -> None:
    """Writes the record's passages, stakeholders and topics as proposals for ``article``, whose body is the record's.

    Runs inside the caller's transaction. Proposals nobody decided on are replaced; accepted, rejected and editors' rows stay, and move
    with their words where the body was another one, ``was``; those whose words are gone wait as *needs review*.
    """
    before = touched_by([article.pk])
    actors = _actors(record)
    sources = _sources(article, record, actors)
    decided = {kind: list(kind.objects.filter(article=article).decided()) for kind in PASSAGE_KINDS}
    reanchor(article, decided, article.body if was is None else was)
    for kind, rows in _passages(record, actors, sources).items():
        _replace(article, kind, rows, decided[kind])
    settle_stakeholders(article)
    _settle_topics(article, gazetteer)
    _forget_unused(article)
    touched = before | touched_by([article.pk])
    if article.status == Article.Status.PUBLISHED:
        settle(touched)
    else:
        forget_unused(touched)
    articles_changed.send(Article, ids=[article.pk])


def _actors(record: Record) -> dict[str, Actor]:
    """The record's actors by their names; unknown ones with one folded full name are one proposed actor."""
    known = {actor.slug: actor for actor in Actor.objects.filter(slug__in=[found.slug for found in record.actors if found.slug])}
    met = Actor.objects.filter(folded__in={fold(found.name[:200]) for found in record.actors}).exclude(state=State.ACCEPTED)
    unknown = {(actor.folded, actor.kind): actor for actor in met.order_by("-pk")}
    new: dict[tuple[str, str], Actor] = {}
    for found in record.actors:
        key = (fold(found.name[:200]), found.kind)
        if found.slug not in known and key not in unknown:
            new.setdefault(key, Actor(name=found.name[:200], kind=found.kind, state=State.PROPOSED))
    create_slugged(list(new.values()), "actor")
    unknown |= new
    return {found.name: (known.get(found.slug or "") or unknown[fold(found.name[:200]), found.kind]).standing for found in record.actors}


def _sources(article: Article, record: Record, actors: dict[str, Actor]) -> dict[str, Source]:
    """The record's sources by their names as read; those that the archive lacks are written."""
    cited = {found.source: _source(article, found, actors.get(found.publisher or "")) for found in record.citations}
    wanted = {source.set_key(): source for source in cited.values()}
    known = {source.key: source for source in Source.objects.filter(key__in=wanted).select_related("merged_into")}
    create_slugged([source for key, source in wanted.items() if key not in known], "source")
    return {name: known[source.key].standing if source.key in known else wanted[source.key] for name, source in cited.items()}


def _source(article: Article, cited: Any, publisher: Actor | None) -> Source:
    """The source of a citation, not yet written."""
    issued = cited.issued or ""
    if publisher is None and not cited.publisher:
        if cited.kind != "unnamed" and is_proper(cited.source):  # a title tells which work it is, whoever issued it
            return Source(kind=cited.kind, name=cited.source[:400], title=cited.source[:400], issued=issued)
        return Source(kind=cited.kind, name=cited.source[:400], article=article)
    issuer = cited.publisher if publisher is None else publisher.name
    unidentified = cited.source.startswith((cited.publisher, issuer))
    title = "" if unidentified and publisher else cited.source[:400]
    name = title or ", ".join(filter(None, (issuer, f"unidentified {_plural(cited.kind)}", issued)))
    return Source(kind=cited.kind, name=name[:400], title=title, publisher=publisher, issued=issued)


def _plural(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _passages(record: Record, actors: dict[str, Actor], sources: dict[str, Source]) -> dict[type[Passage], list[Passage]]:
    """Unsaved rows of all kinds, without article and context."""
    return {
        Mention: [
            _row(Mention, m, actor=actors[a.name], strength=m.strength, role=m.role[:300], affiliation=m.affiliation[:300])
            for a in record.actors
            for m in a.mentions
        ],
        Quotation: [_quotation(q, actors) for q in record.quotations],
        Citation: [_row(Citation, c, source=sources[c.source]) for c in record.citations],
        Figure: [_figure(f, sources) for f in record.figures],
        Forecast: [
            _row(Forecast, f, horizon=f.horizon[:200], condition=(f.condition or "")[:500], starts_on=f.starts_on, ends_on=f.ends_on)
            for f in record.forecasts
        ],
        EventMention: [_event(e) for e in record.events],
    }


def _row(kind: type[Passage], read: Any, **fields: Any) -> Passage:
    said = {"rule": read.rule[:100], "why": read.why[:300]}
    return kind(start=read.start, end=read.end, origin=Origin.READER, state=State.PROPOSED, **said, **fields)


def _quotation(read: Any, actors: dict[str, Actor]) -> Passage:
    fields = {name: (getattr(read, name) or "")[:300] for name in ("role", "affiliation")}
    return _row(Quotation, read, speaker=actors.get(read.speaker or ""), speaker_name=(read.speaker or "")[:200], **fields)


def _event(read: Any) -> Passage:
    fields = {name: getattr(read, name) for name in ("date", "precision", "starts_on", "ends_on", "told_as_past")}
    return _row(EventMention, read, name=(read.name or "")[:300], **fields)


def _figure(read: Any, sources: dict[str, Source]) -> Passage:
    texts = {
        name: (getattr(read, name) or "")[:size]
        for name, size in (("unit", 100), ("subject", 300), ("place", 200), ("denominator", 300), ("period", 200))
    }
    numbers = {name: getattr(read, name) for name in ("value", "high", "comparator", "period_start", "period_end")}
    return _row(Figure, read, source=sources.get(read.source or ""), **texts, **numbers)


def _replace(article: Article, kind: type[Passage], rows: Iterable[Passage], decided: Iterable[Passage]) -> None:
    """Undecided proposals of one kind make place for ``rows``, but for those that a ``decided`` passage leaves no room for.

    What is proposed again just as it stands keeps its row, and with it its address.
    """
    standing = [passage for passage in decided if not passage.needs_review]
    taken = {place(passage) for passage in standing}
    settled = [passage for passage in standing if passage.state == State.ACCEPTED]
    fresh: dict[tuple[int, ...], Passage] = {}
    for row in rows:
        row.article = article
        row.anchor_at(article.body, row.start, row.end)
        if place(row) not in taken and not any(row.start < other.end and other.start < row.end for other in settled):
            fresh.setdefault(place(row), row)
    if kind in _FILED_UNDER:
        _FILED_UNDER[kind](fresh.values())
    write_differences(kind.objects.filter(article=article).undecided(), fresh.values())


_FILED_UNDER: dict[type[Passage], Callable[[Collection[Any]], None]] = {Figure: propose_measures, EventMention: propose_events}
"""What passages of several articles are put together under, proposed with them."""


def settle_stakeholders(article: Article) -> None:
    """Stakeholders follow from the shown passages; rows that an editor wrote survive as they are."""
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in Mention.objects.filter(article=article, strength=Mention.Strength.NAME).shown().select_related("actor__merged_into"):
        mentions[mention.actor.standing.pk].append(mention)
    quotations = Quotation.objects.filter(article=article, speaker__isnull=False).shown().select_related("speaker__merged_into")
    quoted = {quotation.speaker.standing.pk for quotation in quotations}
    opening = next((block["end"] for block in article.blocks if block["kind"] not in ("heading",)), 0)
    rows = Stakeholder.objects.filter(article=article)
    kept = set(rows.exclude(origin=Origin.READER).values_list("actor_id", flat=True))
    parts = [
        Stakeholder(
            article=article,
            actor_id=actor,
            role=_role(actor, mentions[actor], quoted, opening, article.title),
            mentions=len(mentions[actor]),
            origin=Origin.READER,
        )
        for actor in sorted((set(mentions) | quoted) - kept)
    ]
    write_differences(rows.filter(origin=Origin.READER), parts)


def settle_merge(actor: Actor) -> None:
    """After ``actor`` was merged into another one, or the merge taken back: the parts that passages of either give, settled anew."""
    family = with_all_below(actor, "merged_into")
    ids = {
        *Mention.objects.filter(actor__in=family).values_list("article", flat=True),
        *Quotation.objects.filter(speaker__in=family).values_list("article", flat=True),
    }
    for article in Article.objects.filter(pk__in=ids):
        settle_stakeholders(article)
    tell_of(ids)


def _role(actor: int, mentions: list[Mention], quoted: set[int], opening: int, title: str) -> str:
    if any(m.end <= opening for m in mentions) or any(_stands_in(title, m.exact) for m in mentions):
        return Stakeholder.Role.SUBJECT
    return Stakeholder.Role.QUOTED if actor in quoted else Stakeholder.Role.MENTIONED


def _stands_in(title: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) is not None


def _settle_topics(article: Article, gazetteer: Gazetteer) -> None:
    rows = ArticleTopic.objects.filter(article=article)
    undecided = rows.filter(origin=Origin.READER, state=State.PROPOSED)
    decided = set(rows.exclude(pk__in=undecided).values_list("topic__slug", flat=True))
    proposed = {slug: keyword for slug, keyword in propose_topics(article.title, article.body, gazetteer.keywords) if slug not in decided}
    topics = Topic.objects.filter(slug__in=proposed)
    found = [
        ArticleTopic(article=article, topic=topic, origin=Origin.READER, state=State.PROPOSED, rule=proposed[topic.slug][:200])
        for topic in topics
    ]
    write_differences(undecided, found)


def _forget_unused(article: Article) -> None:
    """Unnamed sources of this article that no passage uses any longer."""
    Source.objects.filter(article=article, citations__isnull=True, figures__isnull=True).delete()


NAMED_BY: Mapping[type[Passage], tuple[str, ...]] = {
    Mention: ("actor__merged_into",),
    Quotation: ("speaker__merged_into",),
    Citation: ("source__publisher__merged_into",),
    Figure: ("source", "measure__merged_into"),
    EventMention: ("event__merged_into",),
}
"""The rows of other tables that a passage of a kind is shown with."""


def passages_of(article: Article, along: Along | None = None) -> dict[str, list[Passage]]:
    """The article's shown passages by kind, in reading order; six queries. A rejected actor is neither mentioned nor quoted.

    ``along`` holds annotations for kinds of passages, asked for in the same queries.
    """
    return passages_of_all([article.pk], along)[article.pk]


def passages_of_all(keys: Collection[int], along: Along | None = None) -> dict[int, dict[str, list[Passage]]]:
    """What ``passages_of`` gives, for each of the articles of these primary keys; six queries for all."""
    shown = {kind: kind.objects.filter(article__in=keys).shown().select_related(*NAMED_BY.get(kind, ())) for kind in PASSAGE_KINDS}
    for kind, annotations in (along or {}).items():
        shown[kind] = shown[kind].annotate(**annotations)
    shown[Mention] = shown[Mention].exclude(actor__state=State.REJECTED)
    passages: dict[int, dict[str, list[Passage]]] = {key: {kind._meta.model_name or "": [] for kind in PASSAGE_KINDS} for key in keys}
    for kind, rows in shown.items():
        for row in rows:
            if isinstance(row, Quotation) and row.speaker and row.speaker.state == State.REJECTED:
                row.speaker = None
            passages[row.article_id][kind._meta.model_name or ""].append(row)
    return passages
