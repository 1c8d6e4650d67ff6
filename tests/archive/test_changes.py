from collections.abc import Iterator

import pytest

from archive.models import Article, Citation
from archive.signals import articles_changed
from tests.factories import link, make_actor, make_article, make_source, make_topic


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """The articles that the signal named, in order."""
    ids: list[int] = []

    def hear(ids: list[int], told: list[int] = ids, **kwargs: object) -> None:
        told.extend(ids)

    articles_changed.connect(hear)
    yield ids
    articles_changed.disconnect(hear)


def test_a_saved_and_a_deleted_article_is_told(db, heard: list[int]) -> None:
    article = make_article()
    assert heard == [article.pk]
    heard.clear()
    pk = article.pk
    article.delete()
    assert set(heard) == {pk}


def test_rows_of_an_article_are_told_when_added_and_when_deleted(db, heard: list[int]) -> None:
    article = make_article()
    heard.clear()
    link(article, actor=make_actor(), topic=make_topic(), source=make_source())
    assert heard == [article.pk] * 3
    heard.clear()
    for row in (article.stakeholders.get(), article.article_topics.get(), Citation.objects.get()):
        row.delete()
    assert heard == [article.pk] * 3


def test_an_actor_and_a_source_tell_of_all_their_articles(db, heard: list[int]) -> None:
    actor, source = make_actor(), make_source()
    articles = [make_article() for _ in range(3)]
    for article in articles[:2]:
        link(article, actor=actor, source=source)
    for row in (actor, source):
        heard.clear()
        row.save()
        assert heard == [article.pk for article in articles[:2]]
    heard.clear()
    actor.delete()
    assert set(heard) == {article.pk for article in articles[:2]}


def test_a_topic_tells_of_the_articles_below_it(db, heard: list[int]) -> None:
    top = make_topic("Trade")
    below = make_topic("Tariffs", top)
    deeper = make_topic("Rice tariffs", below)
    article = make_article()
    link(article, topic=deeper)
    heard.clear()
    top.save()
    assert heard == [article.pk]


def test_a_row_without_articles_tells_nobody(db, heard: list[int]) -> None:
    for make in (make_actor, make_topic, make_source):
        make()
    assert heard == []


def test_publishing_a_set_tells_of_each(db, heard: list[int]) -> None:
    articles = [make_article(status="draft") for _ in range(2)]
    heard.clear()
    Article.objects.all().publish()
    assert heard == [article.pk for article in articles]
