"""What is offered while a visitor types."""

import pytest
from django.test import Client

from archive.models import Actor, ActorName, Article
from search.suggesting import MOST, suggest
from tests.factories import index_all, link, make_actor, make_article, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> dict[str, Article]:
    jalisco = make_actor("Jalisco New Generation Cartel")
    ActorName.objects.create(actor=jalisco, name="CJNG", kind="acronym")
    make_actor("New Jersey")
    make_topic("New markets")
    made = {
        "rain": make_article("Rain in Jalisco", "A renewed harvest of new maize.", "2025-01-01"),
        "new": make_article("New rain in the north", "Renewable.", "2025-02-01"),
        "hidden": make_article("New things that nobody may see", "x", status=Article.Status.DRAFT),
    }
    link(made["rain"], actor=jalisco)
    index_all()
    return made


def test_a_name_is_offered_by_the_beginning_of_any_of_its_words_and_first_words_first(archive: dict[str, Article]) -> None:
    assert [label.name for label in suggest("new").actors] == ["New Jersey", "Jalisco New Generation Cartel"]
    assert [label.name for label in suggest("new gen").actors] == ["Jalisco New Generation Cartel"]
    assert [label.name for label in suggest("cjn").actors] == ["Jalisco New Generation Cartel"]
    assert suggest("generation new").actors == ()
    assert [label.name for label in suggest("NEW MÁR").topics] == ["New markets"]


def test_published_articles_are_offered_by_the_words_of_their_titles_newest_first(archive: dict[str, Article]) -> None:
    assert [label.slug for label in suggest("rain").articles] == [archive["new"].slug, archive["rain"].slug]
    assert [label.name for label in suggest("rain jal").articles] == ["Rain in Jalisco"]
    assert suggest("things nobody").articles == ()


def test_words_are_completed_by_how_many_articles_print_them(archive: dict[str, Article]) -> None:
    assert suggest("rene").words == ("renewable", "renewed")
    assert suggest("the new").words[0] == "new"


def test_a_new_name_is_offered_at_once(archive: dict[str, Article]) -> None:
    assert suggest("tlax").actors == ()
    actor = make_actor("Tlaxcala")
    assert [label.name for label in suggest("tlax").actors] == ["Tlaxcala"]
    Actor.objects.get(pk=actor.pk).delete()
    assert suggest("tlax").actors == ()


@pytest.mark.parametrize("typed", ["", "   ", "!?", "“", "x" * 5000, "\x00", "a" * 99 + " b"])
def test_whatever_is_typed_gets_an_answer(archive: dict[str, Article], client: Client, typed: str) -> None:
    answer = client.get("/search/suggest", {"q": typed})
    assert answer.status_code == 200
    assert set(answer.json()) == {"actors", "topics", "sources", "articles", "words"}
    assert all(len(offers) <= MOST for offers in answer.json().values())


def test_offers_are_labels_as_links_print_them(archive: dict[str, Article], client: Client) -> None:
    offered = client.get("/search/suggest?q=rain+jal").json()["articles"]

    assert offered == [{"slug": archive["rain"].slug, "name": "Rain in Jalisco", "kind": ""}]
