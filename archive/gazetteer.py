"""The gazetteer between the database and the reader: accepted actors and topics with all their names."""

from collections import defaultdict
from collections.abc import Iterator

from archive.exchange.gazetteer_files import ACTOR, KEYWORD, NAME, TOPIC, Entry, tidy
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


def entries_held() -> Iterator[Entry]:
    """The gazetteer as the rows of a file: accepted actors with their names, topics with their keywords. Five queries.

    Names and keywords that a merge brought are those of the row that stands.
    """
    known = current_gazetteer()
    for actor in sorted(known.actors, key=lambda actor: actor.slug):
        yield Entry("", ACTOR, actor.slug, tidy(actor.name), actor.kind)
        seen = {fold(tidy(actor.name))}
        for name in sorted(actor.names[1:], key=lambda name: (name.kind, tidy(name.text), name.text)):
            if (folded := fold(tidy(name.text))) not in seen:
                seen.add(folded)
                yield Entry("", NAME, actor.slug, tidy(name.text), name.kind, "yes" if name.case_sensitive else "no")
    keywords = {topic.slug: topic.keywords for topic in known.topics}
    for slug, name, parent in Topic.objects.standing().order_by("slug").values_list("slug", "name", "parent__slug"):
        yield Entry("", TOPIC, slug, tidy(name), parent=parent or "")
        yield from (Entry("", KEYWORD, slug, word) for word in dict.fromkeys(map(tidy, keywords[slug])))


def keep_former_name(actor: Actor, name: str) -> None:
    """A renamed actor's former name: texts go on printing it, and readers go on typing it."""
    if fold(name) != actor.folded:
        ActorName.objects.get_or_create(actor=actor, folded=fold(name), defaults={"name": name})
