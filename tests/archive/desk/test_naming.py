"""Printed forms of an actor that are no names of it yet, on the desk."""

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.desk.naming import printed_forms
from archive.models import Actor
from tests.factories import make_actor, make_article, mention


@pytest.fixture
def board(db: None) -> Actor:
    """An actor that texts print in several ways."""
    actor = make_actor("Rice Board", "agency", (("RB", "acronym"),))
    merged = make_actor("Rice Office", "agency", merged_into=actor)
    for number in range(2):
        article = make_article(f"Rain {number}", "Rice Board, rice board, RB, RBO, The\nBoard, Ricean, Rice Office, Nobody <b>.")
        for exact in ("Rice Board", "rice board", "RB", "RBO", "The\nBoard"):
            mention(article, actor, exact)
        mention(article, actor, "Ricean", strength="weak")
        mention(article, merged, "Rice Office")
    mention(article, actor, "Nobody <b>")
    mention(article, actor, "board, RB", state="rejected")
    return actor


def test_printed_forms_that_are_no_names_are_offered_the_commonest_first(board: Actor) -> None:
    assert [(form.exact, form.number, form.kind) for form in printed_forms(board)] == [
        ("RBO", 2, "acronym"),
        ("Ricean", 2, "demonym"),
        ("The Board", 2, "alias"),
        ("Nobody <b>", 1, "alias"),
    ]


@pytest.mark.parametrize("fields", [{"state": "proposed"}, {"state": "rejected"}])
def test_only_accepted_actors_have_forms_to_take(board: Actor, fields: dict[str, str]) -> None:
    Actor.objects.filter(pk=board.pk).update(**fields)
    assert printed_forms(Actor.objects.get(pk=board.pk)) == []


def test_forms_are_taken_as_names_and_dismissed_for_good(admin_client: Client, board: Actor) -> None:
    form = html.fromstring(admin_client.get(reverse("admin:archive_actor_change", args=[board.pk])).content.decode())
    (field,) = form.xpath("//div[contains(@class, 'field-printed_forms')]//div[@class='readonly']")
    assert field.text_content() == "“RBO” (2), “Ricean” (2), “The Board” (2), “Nobody <b>” (1): take them as names"
    (way,) = field.xpath(".//a/@href")
    page = html.fromstring(admin_client.get(way).content.decode())
    assert page.xpath("//input[@name='take']/@value") == ["rbo", "ricean", "the board", "nobody <b>"]
    assert page.xpath("//select[@name='kind ricean']/option[@selected]/@value") == ["demonym"]
    sent = {"take": ["rbo", "the board", "nothing of it"], "kind rbo": "alias", "kind the board": "x", "dismiss": ["nobody <b>"]}
    assert "2 taken as names, 1 dismissed" in admin_client.post(way, sent, follow=True).content.decode()
    assert sorted(board.names.values_list("name", "kind", "case_sensitive")) == [
        ("RB", "acronym", True),
        ("RBO", "alias", False),
        ("The Board", "alias", False),
    ]
    assert [one.exact for one in printed_forms(Actor.objects.get(pk=board.pk))] == ["Ricean"]
