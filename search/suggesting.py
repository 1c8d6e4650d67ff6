"""What to offer while a visitor types: actors, topics and sources by their names, articles by their titles, words by their beginnings."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from haystack import connections

from archive.models import Article, Source, Topic
from search.contract import Label
from search.engine import words
from search.names import current_names
from search.versions import Version, current_versions

MOST = 5
"""Offers of a kind."""
LONGEST = 100
"""Characters of what was typed that are looked at."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The offers of each kind, best first. An article's label has its heading as name; a word is folded."""

    actors: tuple[Label, ...] = ()
    topics: tuple[Label, ...] = ()
    sources: tuple[Label, ...] = ()
    articles: tuple[Label, ...] = ()
    words: tuple[str, ...] = ()


class Beginnings:
    """Labels by what their names begin with: at the first word (these come first) or at any later one."""

    def __init__(self, named: Iterable[tuple[tuple[str, ...], Label]]) -> None:
        entries = {(" ".join(name[start:]), start > 0, label.name, label) for name, label in named for start in range(len(name))}
        self._entries = sorted(entries, key=lambda entry: entry[:3])
        self._texts = [entry[0] for entry in self._entries]

    def of(self, typed: tuple[str, ...]) -> tuple[Label, ...]:
        """The first ``MOST`` labels with a name that has ``typed`` in it, the last word of it perhaps only begun."""
        beginning = " ".join(typed)
        place = bisect_left(self._texts, beginning)
        found: dict[Label, tuple[bool, int, str]] = {}
        while place < len(self._texts) and self._texts[place].startswith(beginning):
            text, later, name, label = self._entries[place]
            found[label] = min(found.get(label, (True, len(text), name)), (later, len(text), name))
            place += 1
        return tuple(sorted(found, key=found.__getitem__)[:MOST])


def suggest(typed: str) -> Suggestions:
    """The offers for ``typed``; none where it has no word. Raises ``IndexUnavailable`` where the index can't be asked."""
    begun = words(typed[:LONGEST])
    if not begun:
        return Suggestions()
    versions = current_versions()
    searcher = connections["default"].get_backend().searcher()
    return Suggestions(
        actors=_actors(versions.actor, versions.actor_name).of(begun),
        topics=_topics(versions.topic).of(begun),
        sources=_sources(versions.source).of(begun),
        articles=_articles([hit.django_id for hit in searcher.titles(typed[:LONGEST], MOST)]),
        words=tuple(searcher.completions(begun[-1], MOST)),
    )


@lru_cache(maxsize=1)
def _actors(actors: Version, names: Version) -> Beginnings:
    known = current_names().by_words
    return Beginnings((name, Label(actor.slug, actor.name)) for name, bearers in known.items() for actor in bearers)


@lru_cache(maxsize=1)
def _topics(version: Version) -> Beginnings:
    return Beginnings((words(name), Label(slug, name)) for slug, name in Topic.objects.standing().values_list("slug", "name"))


@lru_cache(maxsize=1)
def _sources(version: Version) -> Beginnings:
    return Beginnings(
        (words(str(source)), Label(source.slug, str(source))) for source in Source.objects.named().standing().select_related("publisher")
    )


def _articles(keys: list[int]) -> tuple[Label, ...]:
    found = Article.objects.published().in_bulk(keys)
    return tuple(Label(found[key].slug, found[key].heading) for key in keys if key in found)
