"""The gazetteer between the database and the reader: accepted actors and topics with all their names."""

from collections import defaultdict
from typing import Any

from django.db import transaction

from archive.models import Actor, ActorName, State, Topic
from archive.reading.folding import fold
from archive.reading.gazetteer import Gazetteer, KnownActor, KnownName, KnownTopic


def current_gazetteer() -> Gazetteer:
    """The accepted actors and all topics, as the reader wants them. Three queries and some 0.1 s: build it once a batch."""
    names: dict[int, list[KnownName]] = defaultdict(list)
    for actor_id, name, kind, case_sensitive in ActorName.objects.values_list("actor_id", "name", "kind", "case_sensitive"):
        names[actor_id].append(KnownName(name, kind, case_sensitive))
    actors = (
        KnownActor(slug, name, kind, (KnownName(name), *names[pk]))
        for pk, slug, name, kind in Actor.objects.standing().filter(state=State.ACCEPTED).values_list("pk", "slug", "name", "kind")
    )
    topics = (KnownTopic(slug, tuple(keywords)) for slug, keywords in Topic.objects.values_list("slug", "keywords"))
    return Gazetteer(actors, topics)


@transaction.atomic
def add_from_fixture(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Adds the actors, names and topics of a fixture that the archive lacks; what it holds already is never changed.

    Gives how many rows of each model were added. Raises ``KeyError`` or ``ValueError`` for a row that is not of the fixture's shape.
    """
    added: dict[str, int] = defaultdict(int)
    adders = {"archive.topic": _add_topic, "archive.actor": _add_actor, "archive.actorname": _add_name}
    for row in rows:
        if row["model"] not in adders:
            raise ValueError(f"{row['model']} does not belong into a gazetteer")
        added[row["model"]] += adders[row["model"]](row["fields"])
    return dict(added)


def _add_topic(fields: dict[str, Any]) -> bool:
    parent = Topic.objects.get(slug=fields["parent"][0]) if fields.get("parent") else None
    defaults = {"name": fields["name"], "parent": parent, "keywords": fields.get("keywords", [])}
    return Topic.objects.get_or_create(slug=fields["slug"], defaults=defaults)[1]


def _add_actor(fields: dict[str, Any]) -> bool:
    defaults = {"name": fields["name"], "kind": fields["kind"], "state": fields.get("state", State.ACCEPTED)}
    return Actor.objects.get_or_create(slug=fields["slug"], defaults=defaults)[1]


def _add_name(fields: dict[str, Any]) -> bool:
    actor = Actor.objects.get(slug=fields["actor"][0])
    defaults = {"name": fields["name"], "kind": fields["kind"], "case_sensitive": fields.get("case_sensitive", False)}
    return ActorName.objects.get_or_create(actor=actor, folded=fold(fields["name"]), defaults=defaults)[1]
