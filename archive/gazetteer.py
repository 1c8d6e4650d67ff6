"""The gazetteer between the database and the reader: accepted actors and topics with all their names."""

from collections import defaultdict
from typing import Any

from django.db import transaction

from archive.folding import fold
from archive.models import Actor, ActorName, State, Topic
from archive.models.trees import ends_of_merges
from archive.reading.gazetteer import Gazetteer
from archive.reading.known import KnownActor, KnownName, KnownTopic


def current_gazetteer() -> Gazetteer:
    """The accepted actors and all topics, as the reader wants them. Four or five queries and some 0.1 s: build it once a batch.

    The names of a merged actor are names of the one it became.
    """
    became = Actor.objects.filter(state=State.ACCEPTED).merged_keys()
    names: dict[int, list[KnownName]] = defaultdict(list)
    for actor_id, name in Actor.objects.filter(pk__in=became).values_list("pk", "name"):
        names[became[actor_id]].append(KnownName(name, "alias"))
    for actor_id, name, kind, case_sensitive in ActorName.objects.values_list("actor_id", "name", "kind", "case_sensitive"):
        names[became.get(actor_id, actor_id)].append(KnownName(name, kind, case_sensitive))
    actors = (
        KnownActor(slug, name, kind, (KnownName(name), *names[pk]))
        for pk, slug, name, kind in Actor.objects.standing().filter(state=State.ACCEPTED).values_list("pk", "slug", "name", "kind")
    )
    return Gazetteer(actors, _known_topics())


def _known_topics() -> list[KnownTopic]:
    """The topics with their keywords; those of a merged topic propose the one it became. One query."""
    rows = {pk: (slug, into, words) for pk, slug, into, words in Topic.objects.values_list("pk", "slug", "merged_into_id", "keywords")}
    became = ends_of_merges({pk: into for pk, (_, into, _) in rows.items() if into})
    keywords: dict[int, list[str]] = {pk: list(words) for pk, (_, into, words) in rows.items() if not into}
    for pk, into in became.items():
        keywords[into] += rows[pk][2]
    return [KnownTopic(rows[pk][0], tuple(dict.fromkeys(words))) for pk, words in keywords.items()]


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


def _named(model: type[Actor] | type[Topic], slug: str) -> Any:
    found = model.by_slug(slug)
    if found is None:
        raise ValueError(f"there is no {model._meta.model_name} “{slug}”")
    return found


def _add_topic(fields: dict[str, Any]) -> bool:
    if Topic.by_slug(fields["slug"]) or Topic.objects.filter(name=fields["name"]).exists():
        return False
    parent = _named(Topic, fields["parent"][0]) if fields.get("parent") else None
    Topic.objects.create(slug=fields["slug"], name=fields["name"], parent=parent, keywords=fields.get("keywords", []))
    return True


def _add_actor(fields: dict[str, Any]) -> bool:
    if Actor.by_slug(fields["slug"]):
        return False
    Actor.objects.create(slug=fields["slug"], name=fields["name"], kind=fields["kind"], state=fields.get("state", State.ACCEPTED))
    return True


def _add_name(fields: dict[str, Any]) -> bool:
    actor = _named(Actor, fields["actor"][0])
    defaults = {"name": fields["name"], "kind": fields["kind"], "case_sensitive": fields.get("case_sensitive", False)}
    return ActorName.objects.get_or_create(actor=actor, folded=fold(fields["name"]), defaults=defaults)[1]
