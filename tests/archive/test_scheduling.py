"""Drafts with a moment are published when it has come: once, as the database has them then, and nobody's work is lost."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models.signals import pre_save
from django.utils import timezone

from archive.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def scheduled(title: str = "Rain", minutes: int = -1, **fields: Any) -> Article:
    """A draft that is due so many minutes from now."""
    return make_article(title, **{"status": "draft"} | fields, publish_at=timezone.now() + timedelta(minutes=minutes))


def test_what_is_due_is_published_and_the_history_says_that_it_was_by_schedule() -> None:
    scheduled()
    scheduled("Snow", status="review")
    assert Article.objects.publish_due() == 2
    for article in Article.objects.all():
        assert (article.status, article.publish_at, article.version) == ("published", None, 2)
        assert article.first_published_at
        assert [row.history_change_reason for row in article.history.order_by("history_id")] == [None, "published by schedule"]


def test_what_is_not_due_or_has_no_moment_waits() -> None:
    scheduled(minutes=1)
    make_article("Never", status="draft")
    assert Article.objects.publish_due() == 0
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}


def test_it_is_published_once_however_often_one_looks() -> None:
    article = scheduled()
    assert [Article.objects.publish_due() for _ in range(3)] == [1, 0, 0]
    assert article.history.count() == 2


def test_one_that_an_editor_took_back_is_not_published_again() -> None:
    scheduled()
    Article.objects.publish_due()
    article = Article.objects.get()
    article.status, article.body = "draft", "Better words."
    article.save()
    assert Article.objects.publish_due() == 0
    assert Article.objects.get().body == "Better words."


def test_an_editor_who_decides_between_the_look_and_the_lock_is_heeded() -> None:
    first, second = scheduled("First"), scheduled("Second")

    def postpone(sender: type[Article], instance: Article, **kwargs: Any) -> None:
        others = Article.objects.exclude(pk=instance.pk).filter(status="draft")
        others.update(publish_at=timezone.now() + timedelta(days=1), body="Edited meanwhile.")

    pre_save.connect(postpone, sender=Article)
    try:
        assert Article.objects.publish_due() == 1
    finally:
        pre_save.disconnect(postpone, sender=Article)
    waits = Article.objects.get(status="draft")
    assert waits.pk in (first.pk, second.pk)
    assert waits.body == "Edited meanwhile."
    assert waits.publish_at


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_only_drafts_have_a_moment(status: str) -> None:
    article = scheduled(minutes=5)
    article.status = status
    article.save()
    assert Article.objects.get().publish_at is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(publish_at=timezone.now())


def test_the_command_publishes_where_no_worker_does() -> None:
    scheduled()
    out = StringIO()
    call_command("publish_due", stdout=out)
    assert out.getvalue() == "1 articles published by schedule\n"
