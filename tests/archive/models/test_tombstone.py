from importlib import import_module

import pytest
from django.apps import apps

from archive.models import Article, Tombstone
from tests.factories import link, make_article, make_topic


def test_a_deleted_article_leaves_its_key_and_its_topics(db) -> None:
    article, topic = make_article(), make_topic()
    link(article, topic=topic)
    key = article.pk
    Article.objects.filter(pk=key).delete()
    stone = Tombstone.objects.get()
    assert (stone.article_key, list(stone.topics.all())) == (key, [topic])


@pytest.mark.parametrize(("status", "number"), [("draft", 0), ("review", 0), ("published", 1)])
def test_what_the_public_never_saw_leaves_nothing(db, status: str, number: int) -> None:
    make_article(status=status).delete()
    assert Tombstone.objects.count() == number


def test_what_was_withdrawn_before_it_was_deleted_leaves_a_tombstone_too(db) -> None:
    article = make_article()
    article.status = Article.Status.WITHDRAWN
    article.save()
    article.delete()
    assert Tombstone.objects.count() == 1


def test_the_migration_buries_what_the_history_remembers(db) -> None:
    make_article("Standing")
    make_article("Draft", status="draft").delete()
    gone = make_article("Gone")
    key = gone.pk
    gone.delete()
    when = Article.history.get(id=key, history_type="-").history_date
    Tombstone.objects.all().delete()
    import_module("archive.migrations.0007_harvest").bury(apps, None)
    assert [(stone.article_key, stone.deleted_at) for stone in Tombstone.objects.all()] == [(key, when)]
