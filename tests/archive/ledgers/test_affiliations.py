"""What is printed beside a person's name: affiliations over time, offices that differ, people of one surname."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.ledgers.affiliations import namesakes_of, office_check, printings_of, strip_of
from archive.models import Actor, Article, Mention, Quotation
from tests.factories import link, make_actor, make_article, mention, passage

pytestmark = pytest.mark.django_db


def roe() -> Actor:
    return make_actor("Ada Roe", "person")


def print_of(actor: Actor, title: str, published_on: str | None, role: str = "", affiliation: str = "") -> Mention:
    """An article that prints role and affiliation beside the name."""
    article = make_article(title, "Ada Roe said: “No mill turns here.” Roe left.", published_on)
    link(article, actor=actor)
    return mention(article, actor, "Ada Roe", role=role, affiliation=affiliation)


def page_of(client: Client, slug: str = "ada-roe") -> Any:
    return html.fromstring(client.get(f"/actors/{slug}/").content)


def test_each_affiliation_as_printed_has_a_bar_over_the_time_of_its_articles(client: Client) -> None:
    actor = roe()
    first = print_of(actor, "One", "2025-11-15", "analyst", "Rice Board")
    print_of(actor, "Two", "2026-01-16", "", "the Rice Board, Rain City")
    print_of(actor, "Three", "2026-01", "", "Rice Board")
    print_of(actor, "Four", None, "", "Wheat Board")
    _, found = strip_of(printings_of([actor.pk]))
    assert [(one.name, len(one.printings), one.row is not None) for one in found] == [
        ("Rice Board", 2, True),
        ("the Rice Board, Rain City", 1, True),
        ("Wheat Board", 1, False),
    ]
    bar, point = (found[place].row.marks[0] for place in (0, 1))
    assert not bar.is_point
    assert point.is_point
    assert bar.left < point.left < bar.right
    page = page_of(client)
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page.xpath("//section[@aria-labelledby='affiliations']//tbody/tr")
    ]
    assert [row[:2] for row in rows] == [["Rice Board", "analyst"], ["the Rice Board, Rain City", ""], ["Wheat Board", ""]]
    assert f"/articles/one/#mention-{first.pk}" in page.xpath("//section[@aria-labelledby='affiliations']//td/a/@href")
    assert "undated" in rows[2][2]
    assert len(page.xpath("//section[@aria-labelledby='affiliations']//*[name()='svg']/*[name()='a']")) == 2


def test_quotations_print_affiliations_too_and_each_article_counts_once(client: Client) -> None:
    actor = roe()
    article = print_of(actor, "One", "2025-11-15", "analyst", "Rice Board").article
    passage(Quotation, article, "No mill turns here.", speaker=actor, role="Analyst", affiliation="Rice Board")
    passage(Quotation, article, "Roe left.", speaker=actor, role="", affiliation="Wheat Board")
    assert [(one.kind, one.affiliation) for one in printings_of([actor.pk])] == [("mention", "Rice Board"), ("quotation", "Wheat Board")]


def test_only_what_published_articles_show_is_printed(client: Client) -> None:
    actor = roe()
    print_of(actor, "Rejected", "2025", "", "Rice Board")
    Mention.objects.update(state="rejected")
    print_of(actor, "Draft", "2025", "", "Wheat Board")
    Article.objects.filter(slug="draft").update(status="draft")
    assert printings_of([actor.pk]) == []
    assert not page_of(client).xpath("//h2[@id='affiliations']")


def test_what_is_printed_of_a_merged_actor_is_printed_of_the_one_it_became() -> None:
    actor, short = roe(), make_actor("A. Roe", "person")
    print_of(short, "One", "2025", "", "Rice Board")
    Actor.objects.filter(pk=short.pk).update(merged_into=actor)
    assert [one.affiliation for one in printings_of(Actor.objects.get(pk=actor.pk).family)] == ["Rice Board"]


def test_roles_that_differ_between_articles_are_told_newest_first_each_with_its_sentence(client: Client) -> None:
    actor = roe()
    former = print_of(actor, "One", "2026-01-16", "former Mexican Foreign Secretary")
    held = print_of(actor, "Two", "2025-11-15", "Foreign Secretary")
    print_of(actor, "Three", "2025-10", "Secretary")
    print_of(actor, "Four", None, "ex-Foreign Secretary")
    (note,) = page_of(client).xpath("//p[@class='note'][starts-with(normalize-space(), 'Printed')]")
    assert " ".join(note.text_content().split()) == (
        "Printed as former Mexican Foreign Secretary on 16 Jan 2026, as Foreign Secretary on 15 Nov 2025."
    )
    assert note.xpath("a/@href") == [f"/articles/one/#mention-{former.pk}", f"/articles/two/#mention-{held.pk}"]


@pytest.mark.parametrize(
    ("published_on", "words"),
    [("2026-01-16", "on 16 Jan 2026"), ("2026-01", "in Jan 2026"), ("2026", "in 2026"), (None, "in an undated article")],
)
def test_a_date_is_told_to_its_precision(published_on, words) -> None:
    actor = roe()
    print_of(actor, "One", published_on, "Mayor")
    assert [one.when for one in printings_of([actor.pk])] == [words]


def test_where_all_say_the_same_there_is_no_notice(client: Client) -> None:
    actor = roe()
    print_of(actor, "One", "2026-01-16", "Foreign Secretary")
    print_of(actor, "Two", "2025-11-15", "Mexican Foreign Secretary")
    assert office_check(printings_of([actor.pk])) == []
    assert "Printed as" not in page_of(client).text_content()


def test_people_of_one_surname_stand_with_their_affiliations_as_printed(client: Client) -> None:
    actor, other, third = roe(), make_actor("Ben Roe", "person"), make_actor("Cal Roe", "person")
    print_of(actor, "One", "2025-11-15", "", "Rice Board")
    print_of(other, "Two", "2025-11-16", "", "Wheat Board")
    print_of(other, "Three", "2025-11-17", "", "Mill Board")
    print_of(third, "Four", None)
    assert [(one.actor.name, one.affiliations) for one in namesakes_of(actor)] == [
        ("Ben Roe", ["Mill Board", "Wheat Board"]),
        ("Cal Roe", []),
    ]
    (note,) = page_of(client).xpath("//p[@class='note'][starts-with(normalize-space(), 'Also in')]")
    assert " ".join(note.text_content().split()) == (
        "Also in this archive: Ben Roe (Mill Board; Wheat Board), Cal Roe. Different people unless an editor says otherwise."
    )


def test_hostile_prints_are_text(client: Client) -> None:
    actor, hostile = roe(), "<script>alert(1)</script>\"'"
    print_of(actor, hostile, "2026-01-16", f"former Mayor {hostile}", hostile)
    print_of(actor, "Two", "2025-11-15", f"Mayor {hostile}", "<img src=x>")
    content = client.get("/actors/ada-roe/").content
    assert b"<script>" not in content
    assert b"<img" not in content
