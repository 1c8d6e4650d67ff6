"""Descriptions: what a text prints beside the names of people, *the former foreign secretary Ada Roe*, at each place where it does."""

from collections.abc import Iterable
from dataclasses import replace

from archive.reading.mentions import Mentions
from archive.reading.quoting.roles import described_at
from archive.reading.record import FoundActor, Mention
from archive.reading.tokens import Text


def described(text: Text, mentions: Mentions, actors: Iterable[FoundActor]) -> tuple[FoundActor, ...]:
    """The actors, each mention of a person with the role and the affiliation that are printed beside it."""
    return tuple(_with_descriptions(text, mentions, actor) if actor.kind == "person" else actor for actor in actors)


def _with_descriptions(text: Text, mentions: Mentions, actor: FoundActor) -> FoundActor:
    return replace(actor, mentions=tuple(_described(text, mentions, mention) for mention in actor.mentions))


def _described(text: Text, mentions: Mentions, mention: Mention) -> Mention:
    role, affiliation = described_at(text, mentions, mention.start, mention.end)
    return replace(mention, role=role or "", affiliation=affiliation or "") if role or affiliation else mention
