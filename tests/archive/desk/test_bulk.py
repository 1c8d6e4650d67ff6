"""One field of many rows at once, on the desk."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.models import Actor, Source, Topic
from tests.factories import make_actor, make_source, make_topic


def act(client: Client, model: str, action: str, *rows: Any) -> str:
    """Where the action leads."""
    address: str = client.post(f"/admin/archive/{model}/", {"action": action, "_selected_action": [row.pk for row in rows]})["Location"]
    return address


def test_the_kind_of_many_actors_is_changed_and_each_history_tells(admin_client: Client) -> None:
    rows = [make_actor(f"Board {number}", "agency", (("B" * number, "acronym"),)) for number in (1, 2)]
    page = html.fromstring(admin_client.get(act(admin_client, "actor", "change_kind", *rows)).content.decode())
    assert page.xpath("//form//li/text()") == ["Board 1", "Board 2"]
    sent = {"row": page.xpath("//input[@name='row']/@value"), "kind": "court"}
    assert "Kind set: 2 actors" in admin_client.post("/admin/archive/actor/together/", sent, follow=True).content.decode()
    assert set(Actor.objects.values_list("kind", "state")) == {("court", "accepted")}
    assert [(row.history.count(), str(row.history.first().history_user), row.names.count()) for row in rows] == [(2, "editor", 1)] * 2


def test_topics_get_a_parent_together_and_keep_their_keywords(admin_client: Client) -> None:
    above, rows = make_topic("Food"), [make_topic("Rice", keywords=("rice", "arroz")), make_topic("Rye")]
    admin_client.post("/admin/archive/topic/together/", {"row": [row.pk for row in rows], "parent": above.pk})
    assert set(Topic.objects.filter(parent=above)) == set(rows)
    assert Topic.objects.get(name="Rice").keywords == ["rice", "arroz"]
    admin_client.post("/admin/archive/topic/together/", {"row": [rows[1].pk], "parent": ""})
    assert Topic.objects.get(name="Rye").parent is None


def test_if_one_row_can_not_have_the_value_none_is_changed(admin_client: Client) -> None:
    board = make_actor("Rice Board", "agency")
    one, twin, other = make_source("Annual Report"), make_source("Annual report", board), make_source("Review")
    answer = admin_client.post("/admin/archive/source/together/", {"row": [one.pk, other.pk], "publisher": board.pk})
    assert "Annual Report: The archive holds this source already" in answer.content.decode()
    assert list(Source.objects.filter(publisher=board)) == [twin]
    below = make_topic("Rice", make_topic("Food"))
    answer = admin_client.post("/admin/archive/topic/together/", {"row": [make_topic("Rye").pk], "parent": below.pk})
    assert "Topics have two levels" in answer.content.decode()
    admin_client.post("/admin/archive/source/together/", {"row": [other.pk], "publisher": board.pk})
    assert Source.objects.get(pk=other.pk).publisher == board


@pytest.mark.parametrize(
    "sent", [{}, {"row": "x"}, {"kind": "court"}, {"row": "1", "kind": "ghost"}, {"row": "99999999999999999999", "kind": "court"}]
)
def test_a_broken_form_changes_nothing(admin_client: Client, sent: dict[str, str]) -> None:
    make_actor("Rice Board", "agency", pk=1)
    assert admin_client.post("/admin/archive/actor/together/", sent).status_code == 200
    assert Actor.objects.get().kind == "agency"
