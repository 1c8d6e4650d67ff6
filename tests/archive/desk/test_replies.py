"""The queue of replies: what waits first, approved, or refused with a reason; every decision is kept."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Reply
from tests.factories import make_article

LIST = "/admin/archive/reply/"


def send(name: str = "Ann Poe", text: str = "Well said.") -> Reply:
    """A reply that waits, to the first article."""
    article = Reply.objects.all()[:1].get().article if Reply.objects.exists() else make_article("Rain in May")
    return Reply.objects.create(article=article, name=name, text=text)


def act(client: Client, action: str, *replies: Reply, reason: str = "") -> Any:
    """The list after an action on those replies."""
    chosen = [reply.pk for reply in replies]
    return client.post(LIST, {"action": action, "_selected_action": chosen, "reason": reason}, follow=True)


def form_of(reply: Reply) -> str:
    """Where the reply is decided on."""
    return reverse("admin:archive_reply_change", args=[reply.pk])


def test_replies_are_approved_or_refused_by_somebody_with_a_reason(admin_client: Client, admin_user: Any) -> None:
    one, two, three = send("One"), send("Two"), send("Three")
    assert "1 reply approved." in act(admin_client, "approve", one).content.decode()
    assert "2 replies refused." in act(admin_client, "refuse", two, three, reason=" An advertisement. ").content.decode()
    decided = {reply.name: (reply.status, reply.reason, reply.decided_by) for reply in Reply.objects.all()}
    assert decided == {
        "One": ("approved", "", admin_user),
        "Two": ("refused", "An advertisement.", admin_user),
        "Three": ("refused", "An advertisement.", admin_user),
    }


def test_a_refusal_without_a_reason_asks_for_one_and_refuses_nothing(admin_client: Client) -> None:
    reply = send()
    assert "a refusal needs a reason" in act(admin_client, "refuse", reply, reason="  ").content.decode()
    answer = admin_client.post(form_of(reply), {"status": "refused", "reason": ""})
    assert answer.status_code == 200
    assert "a refusal needs a reason" in answer.content.decode()
    reply.refresh_from_db()
    assert reply.status == "pending"


def test_a_reply_is_decided_on_in_its_form_where_its_words_cannot_be_changed(admin_client: Client, admin_user: Any) -> None:
    reply = send(text="Well <b>said</b>.")
    assert "Well &lt;b&gt;said&lt;/b&gt;." in admin_client.get(form_of(reply)).content.decode()
    sent = {"status": "refused", "reason": "Off the subject.", "name": "Other", "text": "Other words."}
    assert admin_client.post(form_of(reply), sent).status_code == 302
    reply.refresh_from_db()
    assert (reply.name, reply.text) == ("Ann Poe", "Well <b>said</b>.")
    assert (reply.status, reply.reason, reply.decided_by) == ("refused", "Off the subject.", admin_user)


def test_saving_a_form_unchanged_decides_nothing_anew(admin_client: Client) -> None:
    reply = send()
    reply.decide(Reply.Status.APPROVED, None)
    assert admin_client.post(form_of(reply), {"status": "approved", "reason": ""}).status_code == 302
    reply.refresh_from_db()
    assert reply.decided_by is None


def test_the_history_says_who_decided_what_and_why(admin_client: Client) -> None:
    reply = send()
    act(admin_client, "refuse", reply, reason="Off the subject.")
    act(admin_client, "approve", reply)
    page = admin_client.get(reverse("admin:archive_reply_history", args=[reply.pk])).content.decode()
    assert "Off the subject." in page
    assert [(row.status, str(row.history_user)) for row in Reply.history.order_by("-history_id")[:2]] == [
        ("approved", "editor"),
        ("refused", "editor"),
    ]


def test_what_waits_stands_first_with_the_way_to_its_article(admin_client: Client) -> None:
    for name in ("First", "Second", "Third"):
        send(name)
    act(admin_client, "approve", Reply.objects.get(name="First"))
    root = html.fromstring(admin_client.get(LIST).content)
    assert root.xpath("//td[@class='field-name']/text()") == ["Second", "Third", "First"]
    assert set(root.xpath("//td[@class='field-of_article']/a/@href")) == {"/articles/rain-in-may/#replies"}


def test_the_front_page_counts_what_waits_and_is_silent_when_nothing_does(admin_client: Client) -> None:
    waiting = "//a[contains(@href, '/reply/?status__exact=pending')]"
    one, two = send(), send()
    [link] = html.fromstring(admin_client.get("/admin/").content).xpath(waiting)
    assert link.text == "2 replies wait for an editor"
    assert admin_client.get(link.get("href")).status_code == 200
    act(admin_client, "approve", one)
    assert html.fromstring(admin_client.get("/admin/").content).xpath(waiting)[0].text == "1 reply waits for an editor"
    act(admin_client, "approve", two)
    assert not html.fromstring(admin_client.get("/admin/").content).xpath(waiting)


def test_who_may_only_look_decides_nothing_and_who_may_not_look_hears_of_nothing(client: Client, django_user_model: Any, db: None) -> None:
    reply = send()
    clerk = django_user_model.objects.create(username="clerk", is_staff=True)
    client.force_login(clerk)
    assert b"for an editor" not in client.get("/admin/").content
    assert client.get(LIST).status_code == 403
    clerk.user_permissions.add(Permission.objects.get(codename="view_reply"))
    assert b"for an editor" in client.get("/admin/").content
    assert client.get(LIST).status_code == 200
    act(client, "approve", reply)
    assert client.post(form_of(reply), {"status": "approved", "reason": ""}).status_code == 403
    reply.refresh_from_db()
    assert reply.status == "pending"


@pytest.mark.parametrize("rows", [2, 12])
def test_the_queue_costs_the_same_queries_however_long(admin_client: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        send(f"Reader {number}")
    with django_assert_num_queries(5):  # session, editor, two counts, the replies with their articles and editors
        admin_client.get(LIST)
