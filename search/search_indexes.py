"""What of an article is indexed: its words, its date as printed, and the keys of its actors, topics and sources.

Keys are primary keys, so that a rename needs no reindexing; labels come from the database when a page is made.
"""

from hashlib import sha256
from typing import Any

from haystack import indexes

from archive.models import Article
from archive.models.article import ArticleQuerySet


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """Published articles."""

    text = indexes.CharField(document=True, model_attr="body")
    title = indexes.CharField(model_attr="title")
    language = indexes.CharField(model_attr="language")
    date = indexes.CharField(model_attr="printed_date", null=True)
    stamp = indexes.CharField()
    actor = indexes.MultiValueField(stored=False)
    topic = indexes.MultiValueField(stored=False)
    source = indexes.MultiValueField(stored=False)

    def get_model(self) -> type[Article]:
        """The model of the entries."""
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        """What belongs into the index."""
        return Article.objects.published().with_entities().order_by("pk")

    def read_queryset(self, using: str | None = None) -> ArticleQuerySet:
        """What ``load_all`` loads: never an article that was withdrawn since."""
        return Article.objects.published().with_entities()

    def prepare_actor(self, article: Any) -> list[str]:
        """Keys of the stakeholders; a merged actor counts as the one it became."""
        return _keys(row.actor.standing.pk for row in article.main_actors)

    def prepare_topic(self, article: Any) -> list[str]:
        """Keys of the topics and of all topics above them."""
        keys = []
        for row in article.main_topics:
            topic, seen = row.topic, set()
            while topic and topic.pk not in seen:
                seen.add(topic.pk)
                keys.append(topic.pk)
                topic = topic.parent
        return _keys(keys)

    def prepare_source(self, article: Any) -> list[str]:
        """Keys of the named sources."""
        return _keys(row.source_id for row in article.main_citations)

    def prepare_stamp(self, article: Any) -> str:
        """Changes whenever the entry would: what ``check_index`` tells a stale entry by."""
        return stamp_of(article, self)


def stamp_of(article: Any, index: ArticleIndex) -> str:
    """A short digest of all that an entry is made from."""
    words = (article.title, article.body, article.language, article.printed_date or "")
    keys = ("|".join(prepare(article)) for prepare in (index.prepare_actor, index.prepare_topic, index.prepare_source))
    return sha256("\0".join((*words, *keys)).encode()).hexdigest()[:16]


def _keys(keys: Any) -> list[str]:
    """Each key once, in an order that no rename changes: the stamp is made of them."""
    return [str(key) for key in sorted(set(keys))]
