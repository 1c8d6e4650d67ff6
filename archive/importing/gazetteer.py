"""A gazetteer's rows beside what the archive holds: what each would do, and all of it done at once.

An import adds and changes, and takes nothing away. What an editor decided (a row that one changed, accepted or made; a rejection, a merge,
a name or keyword that one took away) is left as it is unless the import is told to overwrite it.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.validators import slug_re
from django.db import transaction
from django.db.models import Model, TextChoices

from archive.exchange.gazetteer_files import ACTOR, KEYWORD, NAME, TOPIC, TYPES, Entry, tidy
from archive.folding import fold, is_findable
from archive.gazetteer import keep_former_name
from archive.importing.held_names import REASON, Held, held_of
from archive.models import Actor, ActorName, State, Topic
from archive.models.slugs import RESERVED

_MERGED = "an editor merged it into another one: take that back first"
"""The one thing that no import overwrites."""
_LONGEST = {ACTOR: 200, NAME: 200, TOPIC: 100, KEYWORD: 200}
_KINDS: dict[str, list[str]] = {ACTOR: Actor.Kind.values, NAME: ActorName.Kind.values, TOPIC: [""], KEYWORD: [""]}


class Outcome(TextChoices):
    """What a row does."""

    CREATED = "created"
    CHANGED = "changed"
    SAME = "left as it is"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file, what it does, and why or how."""

    entry: Entry
    outcome: Outcome
    reason: str = ""


def plan(entries: Sequence[Entry], overwrite: bool = False) -> list[Line]:
    """What each row would do, in the file's order."""
    held = held_of(entries)
    return [_line(entry, held, overwrite) for entry in entries]


def counts(lines: Iterable[Line]) -> dict[str, int]:
    """How many rows have each outcome, those that none has left out."""
    numbers = Counter(line.outcome for line in lines)
    return {outcome.value: numbers[outcome] for outcome in Outcome if numbers[outcome]}


# what a row does ---------------------------------------------------------------------------------------------------------------------


def _line(entry: Entry, held: Held, overwrite: bool) -> Line:
    if entry.type not in TYPES:
        return Line(entry, Outcome.REFUSED, f"“{entry.type[:40]}” is none of {', '.join(TYPES)}.")
    place = (entry.type, entry.slug, "" if entry.type in (ACTOR, TOPIC) else fold(entry.name))
    if place in held.seen:
        return Line(entry, Outcome.DUPLICATE, "It stands in the file already.")
    held.seen.add(place)
    outcome, reason = (_entity if entry.type in (ACTOR, TOPIC) else _part)(entry, held)
    if outcome is Outcome.CONFLICT and overwrite and reason != _MERGED:
        outcome = Outcome.CHANGED
    if outcome in (Outcome.CREATED, Outcome.CHANGED) and (fault := _fault(entry, held)):
        return Line(entry, Outcome.REFUSED, fault)
    return Line(entry, outcome, reason)


def _fault(entry: Entry, held: Held) -> str:
    """Why a row can't be written, or nothing."""
    if not is_findable(entry.name):
        return "The name holds neither letters nor digits."
    if any(unicodedata.category(character) == "Cc" for character in entry.name):
        return "The name holds characters that are none of a text."
    if len(entry.name) > _LONGEST[entry.type]:
        return f"The name is longer than {_LONGEST[entry.type]} characters."
    if entry.kind not in _KINDS[entry.type]:
        return f"“{entry.kind[:40]}” is no kind of {entry.type}: {', '.join(filter(None, _KINDS[entry.type])) or 'it has none'}."
    if entry.case_sensitive not in ("yes", "no", ""):
        return "case_sensitive is yes or no."
    return _fault_of_slug(entry, held) or _fault_of_topic(entry, held)


def _fault_of_slug(entry: Entry, held: Held) -> str:
    slug = entry.slug
    if entry.type in (NAME, KEYWORD) or (entry.type, slug) in held.rows:
        return ""
    if len(slug) > 100 or not slug_re.match(slug) or slug.isdigit() or slug in RESERVED:
        return f"“{slug[:40]}” can't be a slug: letters, digits, - and _, with a letter among them."
    return ""


def _fault_of_topic(entry: Entry, held: Held) -> str:
    if entry.type != TOPIC:
        return "Only a topic has a parent." if entry.parent else ""
    own, place = held.rows.get((TOPIC, entry.slug)), (entry.name, "")
    if held.bearers.setdefault(place, entry.slug) != (own.slug if own else entry.slug):
        return "Another topic has this name."
    return _fault_of_parent(entry, own, held) if entry.parent else ""


def _fault_of_parent(entry: Entry, own: Topic | None, held: Held) -> str:
    above, planned = held.rows.get((TOPIC, entry.parent)), held.planned.get((TOPIC, entry.parent))
    if above is None and planned is None:
        return f"There is no topic “{entry.parent[:40]}”."
    has_children = own is not None and own.pk in held.parents
    deep = planned.parent if planned else above is not None and above.parent_id
    if entry.parent == entry.slug or above is not None and above == own:
        return "A topic can't stand below itself."
    return "Topics have two levels: a topic below another one has none below itself." if deep or has_children else ""


def _entity(entry: Entry, held: Held) -> tuple[Outcome, str]:
    """An actor or a topic."""
    row = held.rows.get((entry.type, entry.slug))
    if row is None:
        bearer = held.bearers.get((fold(entry.name) if entry.type == ACTOR else entry.name, entry.kind))
        if bearer:
            return Outcome.DUPLICATE, f"The archive has one of this name, “{bearer}”."
        return Outcome.CREATED, ""
    if row.merged_into_id:
        return Outcome.CONFLICT, _MERGED
    differences = list(_differences(entry, row, held))
    state = getattr(row, "state", State.ACCEPTED)
    if state == State.REJECTED:
        return Outcome.CONFLICT, "; ".join(["an editor rejected it", *differences])
    if state == State.PROPOSED:
        differences.append("accepted")
    if not differences:
        return Outcome.SAME, ""
    decided = (entry.type, row.pk) in held.decided
    return (Outcome.CONFLICT if decided else Outcome.CHANGED), "; ".join(["an editor decided on it"] * decided + differences)


def _differences(entry: Entry, row: Any, held: Held) -> Iterator[str]:
    if tidy(row.name) != entry.name:
        yield f"name: {row.name} → {entry.name}"
    if entry.type == ACTOR and row.kind != entry.kind:
        yield f"kind: {row.kind} → {entry.kind}"
    if entry.type == TOPIC:
        above = row.parent.standing if row.parent else None
        wanted = held.rows.get((TOPIC, entry.parent)) if entry.parent else None
        if wanted is None and entry.parent or wanted != above:
            yield f"parent: {above.slug if above else 'none'} → {entry.parent or 'none'}"


def _part(entry: Entry, held: Held) -> tuple[Outcome, str]:
    """A name of an actor, or a keyword of a topic."""
    type_ = ACTOR if entry.type == NAME else TOPIC
    owner = held.rows.get((type_, entry.slug))
    if owner is None:
        if (type_, entry.slug) in held.planned:
            return Outcome.CREATED, ""
        return Outcome.REFUSED, f"There is no {type_} “{entry.slug[:40]}”."
    folded = fold(entry.name)
    if entry.type == KEYWORD:
        known = entry.name in held.keywords[owner.pk]
    elif known := folded in held.names[owner.pk]:
        name = held.names[owner.pk][folded]
        if name is not None and (differences := "; ".join(_differences_of_name(entry, name))):
            decided = (NAME, name.pk) in held.decided
            return (Outcome.CONFLICT if decided else Outcome.CHANGED), "an editor decided on it; " * decided + differences
    if known:
        return Outcome.SAME, ""
    if (entry.type, owner.pk, folded) in held.gone:
        return Outcome.CONFLICT, "an editor took it away"
    return Outcome.CREATED, ""


def _differences_of_name(entry: Entry, name: ActorName) -> Iterator[str]:
    if tidy(name.name) != entry.name:
        yield f"name: {name.name} → {entry.name}"
    if name.kind != entry.kind:
        yield f"kind: {name.kind} → {entry.kind}"
    if entry.case_sensitive and name.case_sensitive != (entry.case_sensitive == "yes"):
        yield f"case_sensitive: {'yes' if name.case_sensitive else 'no'} → {entry.case_sensitive}"


# written -----------------------------------------------------------------------------------------------------------------------------


@transaction.atomic
def carry_out(lines: Collection[Line]) -> None:
    """Writes what the lines say, all of it or nothing: actors before their names, topics before those below them and their keywords."""
    names = {line.entry.slug: line.entry.name for line in lines if line.entry.type == TOPIC}
    wanted = [line.entry for line in lines if line.outcome in (Outcome.CREATED, Outcome.CHANGED)]
    for entry in sorted(wanted, key=lambda entry: (TYPES.index(entry.type), bool(entry.parent))):
        if entry.type == ACTOR:
            _write_actor(entry)
        elif entry.type == NAME:
            _write_name(entry)
        else:
            _write_topic(entry, names)


def _save(row: Model) -> None:
    row._change_reason = REASON  # type: ignore[attr-defined]
    row.save()


def _write_actor(entry: Entry) -> None:
    actor = Actor.by_slug(entry.slug) or Actor(slug=entry.slug)
    former = actor.name
    actor.name, actor.kind, actor.state = entry.name, entry.kind, State.ACCEPTED
    _save(actor)
    if former:
        keep_former_name(actor, former)


def _write_name(entry: Entry) -> None:
    actor = Actor.by_slug(entry.slug)
    name = actor.names.filter(folded=fold(entry.name)).first() or ActorName(actor=actor)
    name.name, name.kind = entry.name, entry.kind
    if entry.case_sensitive:
        name.case_sensitive = entry.case_sensitive == "yes"
    _save(name)


def _write_topic(entry: Entry, names: Mapping[str, str]) -> None:
    """A topic, or a keyword of one."""
    topic = _topic(entry.slug, names) or Topic(slug=entry.slug)
    if entry.type == KEYWORD:
        topic.keywords = [*topic.keywords, entry.name]
    else:
        topic.name, topic.parent = entry.name, _topic(entry.parent, names) if entry.parent else None
    _save(topic)


def _topic(slug: str, names: Mapping[str, str]) -> Any:
    """The topic of a slug of the file: by slug, else by the name that the file gives it."""
    return Topic.by_slug(slug) or Topic.objects.filter(name=names.get(slug, "")).first()
