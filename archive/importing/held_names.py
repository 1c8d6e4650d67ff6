"""What the archive holds of the actors, names, topics and keywords of a gazetteer's file, and what editors decided on them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.exchange.gazetteer_files import ACTOR, KEYWORD, NAME, TOPIC, Entry, tidy
from archive.folding import fold
from archive.models import Actor, ActorName, FormerSlug, Topic
from archive.models.trees import whole_families

REASON = "imported gazetteer"
"""What history says of a row that an import wrote: no editor's decision, though an editor pressed the button."""
_CHUNK = 500


@dataclass
class Held:
    """What the archive holds of the actors and topics that a file names."""

    rows: dict[tuple[str, str], Any]
    """Actors and topics by type and slug, present or former."""
    names: dict[int, dict[str, ActorName | None]]
    """An actor's names by their folded form; ``None`` for one that needs no row: its own, or one that a merge brought."""
    decided: set[tuple[str, int]]
    """Actors, names and topics that an editor wrote, by type and key."""
    gone: set[tuple[str, int, str]]
    """Names and keywords that an editor took away, by type, actor or topic, and folded form."""
    bearers: dict[tuple[str, str], str]
    """Slugs of actors by folded name and kind, and of topics by name."""
    keywords: dict[int, set[str]]
    """A topic's, and those that a merge brought."""
    parents: set[int | None]
    """Topics that others stand below."""
    planned: dict[tuple[str, str], Entry]
    """The file's own actors and topics by type and slug."""
    seen: set[tuple[str, ...]] = field(default_factory=set)
    """What stood in the file before the row at hand."""


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    wanted = sorted(set(values))
    return (wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK))


def held_of(entries: Sequence[Entry]) -> Held:
    """What the archive holds of these rows. Some fifteen queries, and a few more for every 500 rows of a kind."""
    actors = {entry.slug for entry in entries if entry.type in (ACTOR, NAME)}
    topics = {slug for entry in entries if entry.type in (TOPIC, KEYWORD) for slug in (entry.slug, entry.parent) if slug}
    rows = {(ACTOR, slug): row for slug, row in _by_slug(Actor, actors).items()}
    known = _by_slug(Topic, topics)
    called = {topic.name: topic for topic in Topic.objects.select_related("parent", "merged_into")}
    known |= {e.slug: called[e.name] for e in entries if e.type == TOPIC and e.slug not in known and e.name in called}
    rows |= {(TOPIC, slug): row for slug, row in known.items()}
    people = {row.pk: row for (type_, _), row in rows.items() if type_ == ACTOR}
    subjects = {row.pk: row for (type_, _), row in rows.items() if type_ == TOPIC}
    names = _names_of(people)
    own = {name.pk for by_form in names.values() for name in by_form.values() if name}
    decided = {(ACTOR, pk) for pk in _decided(Actor, people)} | {(TOPIC, pk) for pk in _decided(Topic, subjects)}
    return Held(
        rows=rows,
        names=names,
        decided=decided | {(NAME, pk) for pk in _decided(ActorName, own)},
        gone=_gone(people, subjects),
        bearers=_bearers(entries) | {(name, ""): topic.slug for name, topic in called.items()},
        keywords=_keywords(subjects, called.values()),
        parents={topic.parent_id for topic in called.values() if not topic.merged_into_id},
        planned={(entry.type, entry.slug): entry for entry in reversed(entries) if entry.type in (ACTOR, TOPIC)},
    )


def _keywords(subjects: dict[int, Topic], topics: Iterable[Topic]) -> dict[int, set[str]]:
    keywords = {pk: set(map(tidy, topic.keywords)) for pk, topic in subjects.items()}
    for topic in topics:
        if topic.merged_into_id and (stands := topic.standing.pk) in keywords:
            keywords[stands] |= set(map(tidy, topic.keywords))
    return keywords


def _by_slug(model: Any, slugs: set[str]) -> dict[str, Any]:
    """Rows by the slug that they have or once had."""
    related = ("merged_into",) if model is Actor else ("parent", "merged_into")
    found: dict[str, Any] = {}
    for some in _chunks(slugs):
        found |= {row.slug: row for row in model.objects.filter(slug__in=some).select_related(*related)}
        renamed = FormerSlug.objects.filter(model=model._meta.model_name, slug__in=set(some) - found.keys())
        former = dict(renamed.values_list("slug", "object_id"))
        kept = model.objects.select_related(*related).in_bulk(former.values())
        found |= {slug: kept[pk] for slug, pk in former.items() if pk in kept}
    return found


def _names_of(people: dict[int, Actor]) -> dict[int, dict[str, ActorName | None]]:
    names: dict[int, dict[str, ActorName | None]] = {pk: {fold(tidy(actor.name)): None} for pk, actor in people.items()}
    for some in _chunks(people):
        family = {pk: pk for pk in some}
        merged = list(Actor.objects.filter(pk__in=whole_families(Actor.objects.filter(pk__in=some))).exclude(pk__in=some))
        family |= {actor.pk: actor.standing.pk for actor in merged if actor.standing.pk in names}
        for actor in merged:
            if actor.pk in family:
                names[family[actor.pk]].setdefault(fold(tidy(actor.name)), None)
        for name in ActorName.objects.filter(actor__in=family).order_by("pk"):
            if name.actor_id in people:
                names[name.actor_id][fold(tidy(name.name))] = name
            else:
                names[family[name.actor_id]].setdefault(fold(tidy(name.name)), None)
    return names


def _decided(model: Any, keys: Iterable[int]) -> set[int]:
    """Those that an editor wrote."""
    found: set[int] = set()
    for some in _chunks(keys):
        found |= set(_by_editors(model).filter(id__in=some).values_list("id", flat=True))
    return found


def _by_editors(model: Any) -> Any:
    lines = model.history.filter(history_user__isnull=False).order_by()
    return lines.exclude(history_change_reason=REASON)


def _gone(people: dict[int, Actor], subjects: dict[int, Topic]) -> set[tuple[str, int, str]]:
    gone = {(NAME, pk, folded) for pk, actor in people.items() for folded in actor.no_names}
    for some in _chunks(people):
        deleted = _by_editors(ActorName).filter(actor__in=some, history_type="-")
        gone |= {(NAME, actor, fold(tidy(name))) for actor, name in deleted.values_list("actor_id", "name")}
    for some in _chunks(subjects):
        if changed := set(_by_editors(Topic).filter(id__in=some).values_list("id", flat=True)):
            for pk, words in Topic.history.filter(id__in=changed).order_by().values_list("id", "keywords"):
                gone |= {(KEYWORD, pk, fold(tidy(word))) for word in words}
    return gone


def _bearers(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for some in _chunks(fold(entry.name) for entry in entries if entry.type == ACTOR):
        rows = Actor.objects.standing().filter(folded__in=some).values_list("folded", "kind", "slug")
        found |= {(folded, kind): slug for folded, kind, slug in rows}
    return found
