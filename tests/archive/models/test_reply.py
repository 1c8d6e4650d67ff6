from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from archive.models import Article, Reply
from archive.models.reply import LONGEST_TEXT
from tests.factories import make_article

EDITOR = {"username": "editor"}


def send(article: Article, name: str = "Ann", text: str = "Well said.") -> Reply:
    """A reply that waits."""
    return Reply.objects.create(article=article, name=name, text=text)


def test_the_public_sees_approved_replies_only(db) -> None:
    article = make_article()
    send(article, "pending")
    for status in (Reply.Status.APPROVED, Reply.Status.REFUSED):
        send(article, status).decide(status, None, "A reason.")
    assert [reply.name for reply in article.replies.approved()] == ["approved"]
    assert [reply.name for reply in article.replies.pending()] == ["pending"]


def test_a_decision_has_its_editor_and_its_time_and_can_be_taken_back(db, django_user_model: Any) -> None:
    reply, editor = send(make_article()), django_user_model.objects.create(**EDITOR)
    before = timezone.now()
    reply.decide(Reply.Status.REFUSED, editor, "An advertisement.")
    reply.refresh_from_db()
    assert (reply.status, reply.reason, reply.decided_by) == ("refused", "An advertisement.", editor)
    assert reply.decided_at is not None
    assert before <= reply.decided_at <= timezone.now()
    reply.decide(Reply.Status.PENDING, editor)
    reply.refresh_from_db()
    assert (reply.status, reply.reason, reply.decided_by, reply.decided_at) == ("pending", "", None, None)


def test_every_decision_is_kept_but_no_word_of_the_reply(db) -> None:
    reply = send(make_article(), text="Words that shall go.")
    reply.decide(Reply.Status.REFUSED, None, "Off the subject.")
    reply.decide(Reply.Status.APPROVED, None)
    reply.delete()
    kept = list(Reply.history.order_by("history_id").values())
    assert [(row["status"], row["reason"]) for row in kept] == [
        ("pending", ""),
        ("refused", "Off the subject."),
        ("approved", ""),
        ("approved", ""),
    ]
    assert not any({"name", "affiliation", "text"} & set(row) for row in kept)


def test_a_decision_stands_when_its_editors_account_is_deleted(db, django_user_model: Any) -> None:
    reply, editor = send(make_article()), django_user_model.objects.create(**EDITOR)
    reply.decide(Reply.Status.APPROVED, editor)
    editor.delete()
    reply.refresh_from_db()
    assert (reply.status, reply.decided_by) == ("approved", None)


def test_what_waits_comes_first_the_oldest_before_the_latest_decision(db) -> None:
    article = make_article()
    for name in ("first", "second", "third", "fourth"):
        send(article, name)
    for name in ("first", "third"):
        Reply.objects.get(name=name).decide(Reply.Status.APPROVED, None)
    assert [reply.name for reply in Reply.objects.waiting_first()] == ["second", "fourth", "third", "first"]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "lost"},
        {"status": "refused", "decided_at": "2026-03-01T00:00Z"},
        {"status": "approved"},
        {"status": "pending", "decided_at": "2026-03-01T00:00Z"},
        {"name": ""},
        {"text": ""},
        {"text": "x" * (LONGEST_TEXT + 1)},
    ],
    ids=["unknown status", "no reason", "no time", "decided and pending", "no name", "no text", "too long"],
)
def test_the_database_refuses_what_is_no_reply(db, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        Reply.objects.create(**{"article": make_article(), "name": "Ann", "text": "Well said."} | fields)


def test_a_reply_of_the_greatest_length_is_taken(db) -> None:
    assert send(make_article(), text="é" * LONGEST_TEXT).pk
