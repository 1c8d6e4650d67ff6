import pytest
from django.db import IntegrityError

from archive.models import ArticleTopic, Topic
from tests.factories import link, make_article, make_topic


def test_a_topic_stands_not_below_itself(db) -> None:
    topic = make_topic()
    topic.parent = topic
    with pytest.raises(IntegrityError):
        topic.save()


def test_two_topics_never_have_one_name(db) -> None:
    make_topic("Trade")
    with pytest.raises(IntegrityError):
        make_topic("Trade")


def test_a_topic_slug_is_never_all_digits(db) -> None:
    make_topic("Trade")
    with pytest.raises(IntegrityError):
        Topic.objects.update(slug="1")


def test_an_article_is_under_a_topic_once(db) -> None:
    article, topic = make_article(), make_topic()
    link(article, topic=topic)
    with pytest.raises(IntegrityError):
        link(article, topic=topic)


def test_a_state_nobody_knows_is_refused(db) -> None:
    with pytest.raises(IntegrityError):
        ArticleTopic.objects.create(article=make_article(), topic=make_topic(), state="maybe")


def test_rejected_topics_are_not_shown(db) -> None:
    article = make_article()
    for name, state in (("A", "accepted"), ("P", "proposed"), ("R", "rejected")):
        ArticleTopic.objects.create(article=article, topic=make_topic(name), state=state)
    assert [row.topic.name for row in ArticleTopic.objects.shown()] == ["A", "P"]


def test_history_keeps_former_keywords(db) -> None:
    topic = make_topic(keywords=("tariff",))
    topic.keywords = ["tariff", "arancel"]
    topic.save()
    assert [row.keywords for row in topic.history.order_by("history_id")] == [["tariff"], ["tariff", "arancel"]]
