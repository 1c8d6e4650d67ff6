"""Splitting an actor on the desk."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Actor, Mention, Quotation
from tests.factories import make_actor, make_article, mention, passage


@pytest.fixture
def board(db: None) -> Actor:
    """An actor with words in two articles."""
    actor = make_actor("Rice Board", "agency")
    for number in (1, 2):
        article = make_article(f"Rain {number}", "Rice <Board> said: “It rains.” The Rice Board left.", f"2025-01-0{number}")
        mention(article, actor, "Rice <Board>")
        mention(article, actor, "Rice Board")
        passage(Quotation, article, "It rains.", speaker=actor)
    return actor


def sent(client: Client, former: Actor, /, **fields: Any) -> Any:
    """The answer to the page of splitting."""
    return client.post(reverse("admin:archive_actor_split", args=[former.pk]), fields, follow=True)


def test_the_page_lists_an_actors_words_by_article(admin_client: Client, board: Actor) -> None:
    form = html.fromstring(admin_client.get(reverse("admin:archive_actor_change", args=[board.pk])).content.decode())
    (way,) = form.xpath("//div[contains(@class, 'field-splits')]//a/@href")
    page = html.fromstring(admin_client.get(way).content.decode())
    assert page.xpath("//fieldset/h2/text()")[:2] == ["Rain 2", "Rain 1"]
    lines = [" ".join(line.text_content().split()) for line in page.xpath("//fieldset[1]//label")]
    assert lines == [
        "all of this article",
        "mention: Rice <Board> said: “It rains.” The Rice Boar…",
        "quotation: Rice <Board> said: “It rains.” The Rice Board left.",
        "mention: …e <Board> said: “It rains.” The Rice Board left.",
    ]


def test_ticked_words_go_to_a_new_actor(admin_client: Client, board: Actor) -> None:
    first = Mention.objects.filter(article__slug="rain-1").first()
    assert first is not None
    answer = sent(admin_client, board, mention=first.pk, name="Rice Office", kind="agency")
    assert "1 mentions and quotations in 1 articles speak of" in answer.content.decode()
    new = Actor.objects.get(name="Rice Office")
    assert (new.state, new.kind, [row.pk for row in new.mentions.all()]) == ("accepted", "agency", [first.pk])


def test_whole_articles_go_to_a_known_actor(admin_client: Client, board: Actor) -> None:
    known, article = make_actor("Rice Office", "agency"), board.mentions.all()[0].article
    sent(admin_client, board, article=article.pk, actor=known.pk)
    assert set(known.mentions.values_list("article", flat=True)) == {article.pk}
    assert (known.mentions.count(), known.quotations.count(), board.mentions.count()) == (2, 1, 2)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "Rice Office"}, "Tick the words"),
        ({"mention": "1"}, "Choose a known actor, or give the name"),
        ({"mention": "1", "name": "…"}, "neither letters nor digits"),
        ({"mention": "1", "actor": "99999999999999999999"}, "Nothing was changed"),
        ({"mention": "1", "actor": "x"}, "Nothing was changed"),
        ({"mention": "99999999999999999999", "name": "Rice Office"}, "Tick the words"),
        ({"mention": "1", "name": "x" * 201}, "at most 200"),
        ({"mention": "1", "name": "X", "kind": "ghost"}, "not one of the available choices"),
    ],
)
def test_what_can_not_be_split_says_why(admin_client: Client, board: Actor, fields: dict[str, str], sentence: str) -> None:
    if fields.get("mention") == "1":
        fields = fields | {"mention": str(board.mentions.all()[0].pk)}
    answer = sent(admin_client, board, **fields)
    assert sentence in answer.content.decode()
    assert Actor.objects.count() == 1
    assert board.mentions.count() == 4


def test_words_of_another_actor_are_not_taken_and_an_actor_does_not_split_into_itself(admin_client: Client, board: Actor) -> None:
    other = make_actor("Oat Board", "agency")
    article = make_article("Oats", "Oat Board left.")
    theirs = mention(article, other, "Oat Board")
    assert "Tick the words" in sent(admin_client, board, mention=theirs.pk, article=article.pk, name="New").content.decode()
    assert "of that actor already" in sent(admin_client, other, mention=theirs.pk, actor=other.pk).content.decode()


def test_what_a_merge_brought_is_split_off_by_taking_it_back(admin_client: Client, board: Actor) -> None:
    merged = make_actor("Rice Office", "agency", merged_into=board)
    page = admin_client.get(reverse("admin:archive_actor_split", args=[board.pk])).content.decode()
    assert reverse("admin:archive_actor_unmerge", args=[merged.pk]) in page
