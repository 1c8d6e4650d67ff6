"""Merging on the desk: what is shown before, and the way back."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Actor, Citation, Quotation, Source, Topic
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic, mention, passage


def merge_page(client: Client, model: str, *keys: int, **more: Any) -> Any:
    """The tree of the page that asks which one stays."""
    asked = urlencode([*(("row", key) for key in keys), *more.items()])
    return html.fromstring(client.get(f"/admin/archive/{model}/merge/?{asked}").content.decode())


def merge(client: Client, model: str, into: Any, *rows: Any) -> Any:
    """The answer to confirming a merge."""
    return client.post(f"/admin/archive/{model}/merge/", {"row": [row.pk for row in (into, *rows)], "into": into.pk}, follow=True)


@pytest.fixture
def people(db: None) -> tuple[Actor, Actor]:
    """One person under two names, the longer one used more."""
    whole, short = make_actor("José Ruiz Soto", "person", (("Pepe", "alias"),)), make_actor("José Ruiz", "person", (("JR", "acronym"),))
    article = make_article("Songs", "José Ruiz sings. He says: “La la la la.”")
    mention(article, short, "José Ruiz")
    passage(Quotation, article, "La la la la.", speaker=short)
    link(article, actor=short, role="subject")
    for number in range(4):
        other = make_article(f"Dances {number}", "José Ruiz Soto dances.")
        mention(other, whole, "José Ruiz Soto")
        link(other, actor=whole)
    return whole, short


def test_the_action_leads_to_a_page_that_shows_what_moves(admin_client: Client, people: tuple[Actor, Actor]) -> None:
    whole, short = people
    chosen = {"action": "merge", "_selected_action": [whole.pk, short.pk]}
    answer = admin_client.post("/admin/archive/actor/", chosen)
    assert answer["Location"] == f"/admin/archive/actor/merge/?row={whole.pk}&row={short.pk}"
    page = html.fromstring(admin_client.get(answer["Location"]).content.decode())
    assert page.xpath("//input[@name='into'][@checked]/@value") == [str(whole.pk)]
    (moves,) = page.xpath("//div[@id='content-main']/ul")
    assert [" ".join(line.text_content().split()) for line in moves] == [
        "1 articles",
        "1 mentions",
        "1 quotations",
        "0 sources published",
        "/actors/jose-ruiz/ will lead to /actors/jose-ruiz-soto/.",
        "Its names become names of “José Ruiz Soto”: “José Ruiz”, “JR”.",
    ]
    for address in moves.xpath(".//a/@href"):
        assert admin_client.get(address).status_code == 200
    assert not Actor.objects.filter(merged_into__isnull=False).exists()


def test_a_merge_is_confirmed_and_undone(admin_client: Client, people: tuple[Actor, Actor]) -> None:
    whole, short = people
    answer = merge(admin_client, "actor", whole, short)
    page = html.fromstring(answer.content.decode())
    (undo,) = page.xpath("//ul[@class='messagelist']//a/@href")
    assert undo == reverse("admin:archive_actor_unmerge", args=[short.pk])
    assert undo in page.xpath("//div[contains(@class, 'field-merges')]//a/@href")
    assert Actor.objects.get(pk=short.pk).merged_into == whole
    returns = admin_client.get(undo).content.decode()
    assert "<li>1 quotations</li>" in returns
    assert "stands by itself again" in admin_client.post(undo, follow=True).content.decode()
    assert Actor.objects.get(pk=short.pk).merged_into is None
    assert [str(line.history_user) for line in short.history.all()[:2]] == ["editor", "editor"]


def test_an_editor_may_choose_the_less_used_one_to_stay(admin_client: Client, people: tuple[Actor, Actor]) -> None:
    whole, short = people
    page = merge_page(admin_client, "actor", whole.pk, short.pk, into=short.pk)
    assert "What moves to “José Ruiz”" in page.text_content()
    merge(admin_client, "actor", short, whole)
    assert Actor.objects.get(pk=whole.pk).merged_into == short


def test_a_merge_from_a_rows_own_page_asks_for_the_other(admin_client: Client, people: tuple[Actor, Actor]) -> None:
    form = html.fromstring(admin_client.get(reverse("admin:archive_actor_change", args=[people[0].pk])).content.decode())
    (way,) = form.xpath("//div[contains(@class, 'field-merges')]//a[contains(., 'another')]/@href")
    page = html.fromstring(admin_client.get(way).content.decode())
    (box,) = page.xpath("//select[@name='row']")
    assert box.get("data-model-name") == "actor"
    assert page.xpath("//form[@method='post'][.//input[@name='into']]") == []


@pytest.mark.parametrize("asked", ["", "row=x", "row=99999999999999999999", "row=1&into=y", "row=%00"])
def test_a_merge_of_nothing_shows_nothing_and_does_nothing(admin_client: Client, asked: str) -> None:
    assert admin_client.get(f"/admin/archive/source/merge/?{asked}").status_code == 200
    assert admin_client.post("/admin/archive/source/merge/", {"row": "99999999999999999999"}).status_code == 200


def test_a_merge_that_can_not_be_says_why_and_has_no_button(admin_client: Client) -> None:
    top, other = make_topic("Trade"), make_topic("Money")
    make_topic("Tariffs", top)
    below = make_topic("Coins", other)
    page = merge_page(admin_client, "topic", top.pk, below.pk, into=below.pk)
    assert "two levels" in page.text_content()
    assert page.xpath("//input[@type='submit'][contains(@value, 'Merge into')]") == []
    assert "two levels" in merge(admin_client, "topic", below, top).content.decode()
    assert not Topic.objects.filter(merged_into__isnull=False).exists()


def test_readers_find_a_merged_source_under_the_one_that_stays(admin_client: Client) -> None:
    one, other = make_source("Annual Report", issued="2024"), make_source("Yearly Report")
    article = make_article("Rain", "Rain fell.")
    link(article, source=other)
    merge(admin_client, "source", one, other)
    assert admin_client.get(other.get_absolute_url())["Location"] == one.get_absolute_url()
    index_all()
    found = admin_client.get(f"/api/v1/search?source={other.slug}").json()
    assert [row["slug"] for row in found["results"]] == [article.slug]
    assert [(row["slug"], row["count"]) for row in found["facets"]["source"]] == [(one.slug, 1)]
    assert [row["slug"] for row in admin_client.get("/api/v1/sources").json()["results"]] == [one.slug]
    assert admin_client.get(f"/api/v1/sources/{other.slug}").json()["merged_into"] == one.slug
    assert admin_client.get(f"/sources/{other.slug}/feed.atom")["Location"] == f"/sources/{one.slug}/feed.atom"
    admin_client.post(reverse("admin:archive_source_unmerge", args=[other.pk]))
    assert Citation.objects.get().source == other
    assert admin_client.get(other.get_absolute_url()).status_code == 200
    assert Source.objects.get(pk=other.pk).moved == {}


def test_readers_find_a_merged_topic_under_the_one_that_stays(admin_client: Client) -> None:
    top = make_topic("Trade")
    one, other = make_topic("Tariffs", top), make_topic("Duties", top)
    article = make_article("Rain", "Rain fell.")
    link(article, topic=other)
    merge(admin_client, "topic", one, other)
    assert admin_client.get(other.get_absolute_url())["Location"] == one.get_absolute_url()
    index_all()
    found = admin_client.get("/api/v1/search?topic=duties").json()
    assert [row["slug"] for row in found["results"]] == [article.slug]
    assert {row["slug"]: row["count"] for row in found["facets"]["topic"]} == {"tariffs": 1, "trade": 1}
    assert admin_client.get("/api/v1/topics/trade").json()["children"] == [{"slug": "tariffs", "name": "Tariffs"}]
    assert {row["slug"] for row in admin_client.get("/api/v1/topics").json()["results"]} == {"trade", "tariffs"}
    for address in ("/topics/", "/topics/trade/", "/sitemap.xml", "/oai?verb=ListSets"):
        page = admin_client.get(address).content
        assert b"tariffs" in page, address
        assert b"duties" not in page, address
    assert admin_client.get("/claims/?topic=duties").status_code == 200


def test_what_is_found_by_typing_was_not_merged(admin_client: Client) -> None:
    one, other = make_topic("Tariffs"), make_topic("Tariff duties")
    merge(admin_client, "topic", one, other)
    asked = {"app_label": "archive", "model_name": "articletopic", "field_name": "topic", "term": "tariff"}
    assert [row["text"] for row in admin_client.get("/admin/autocomplete/", asked).json()["results"]] == ["Tariffs"]
