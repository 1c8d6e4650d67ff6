"""Labels of actors, topics and sources by their keys, kept in the process until one of their kind changes.

Keys are what the index and the linking tables hold. A rename is live at once, since the labels' version is asked at every search.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from archive.models import Actor, ArticleTopic, Citation, Source, Stakeholder, Topic
from search.contract import FACETS, Label
from search.prepared import Prepared
from search.versions import Version, Versions

MODELS: dict[str, Any] = {"actor": Actor, "topic": Topic, "source": Source}
"""What each facet's keys are keys of."""

LABELLED: dict[str, Any] = {"actor": Actor.objects.all(), "topic": Topic.objects.all(), "source": Source.objects.named()}
"""The rows that have a label: all, but a source that belongs to one article alone stands in no list."""


class Labels:
    """The labels of one facet, as many of them as were ever asked for."""

    def __init__(self, facet: str) -> None:
        self._rows = LABELLED[facet].order_by()
        self._columns = ("pk", "slug", "name") if facet == "topic" else ("pk", "slug", "name", "kind")
        self._kept: tuple[Version | None, dict[int, Label]] = (None, {})

    def of(self, keys: Iterable[int], version: Version) -> dict[int, Label]:
        """The labels of ``keys``, among others; rows that no longer exist have none. A query where one of them is new."""
        kept, known = self._kept
        if kept != version:
            known = {}
        missing = [key for key in keys if key not in known]
        if missing:
            rows = self._rows.filter(pk__in=missing).values_list(*self._columns)
            known = known | {pk: Label(*label) for pk, *label in rows}
            self._kept = version, known  # replaced whole: other threads go on reading theirs
        return known


_LABELS = {facet: Labels(facet) for facet in FACETS}


def labels_of(facet: str, keys: Iterable[int], versions: Versions) -> dict[int, Label]:
    """The labels of a facet's keys, among others."""
    return _LABELS[facet].of(keys, getattr(versions, facet))


LINKED = {
    "actor": Prepared(Stakeholder.objects.strongest_first().values_list("article_id", "actor_id"), "article__in"),
    "topic": Prepared(ArticleTopic.objects.shown().values_list("article_id", "topic_id"), "article__in"),
    "source": Prepared(Citation.objects.shown().values_list("article_id", "source_id"), "article__in"),
}
"""Which rows link an article with labels, in the order of pages."""


def labels_of_articles(ids: list[int], versions: Versions) -> dict[str, dict[int, tuple[Label, ...]]]:
    """For each facet the labels of these articles' actors, topics and named sources, by article: each once, in the order of pages.

    Accepted and proposed ones; an actor that was merged is the one it became. Three queries.
    """
    became = _became(versions.actor)
    found: dict[str, dict[int, tuple[Label, ...]]] = {}
    for facet, links in LINKED.items():
        keys: dict[int, dict[int, None]] = {}
        for article, key in links.of(ids):
            keys.setdefault(article, {})[became.get(key, key) if facet == "actor" else key] = None
        known = labels_of(facet, {key for named in keys.values() for key in named}, versions)
        found[facet] = {article: tuple(known[key] for key in named if key in known) for article, named in keys.items()}
    return found


@lru_cache(maxsize=1)
def _became(version: Version) -> dict[int, int]:
    return Actor.objects.merged_keys()
