"""What an editor decided is kept: by list actions, by older forms, by pages that change, by renames and merges."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.gazetteer import current_gazetteer
from archive.importing.storing import import_page, reread
from archive.models import Actor, ActorName, Article, Mention, Page, Quotation, Topic
from archive.reading import RawPage
from archive.views import quotations_of
from tests.archive.desk.test_articles import act, address, errors, fields, saved
from tests.archive.desk.test_entities import save_actor
from tests.archive.importing.test_records import line
from tests.archive.importing.test_storing import LONGER, NOTHING, PAGE, page
from tests.factories import index_all, link, make_actor, make_article, make_topic, mention, passage
from tests.search.asking import ask


@pytest.mark.parametrize("action", ["publish", "withdraw", "accept_proposals"])
def test_a_form_opened_before_a_list_action_is_refused(admin_client: Client, action: str) -> None:
    article = make_article(status="draft" if action == "publish" else "published")
    mention(article, make_actor("Body"), "body", state="proposed", origin="reader")
    opened = fields(admin_client, article)
    act(admin_client, action, article, withdrawal_reason="Wrong.")
    response = admin_client.post(address(article), opened | {"rights": "free"})
    assert response.status_code == 200
    assert "version 1" in errors(response)
    expected = {"publish": ("published", "proposed"), "withdraw": ("withdrawn", "proposed"), "accept_proposals": ("published", "accepted")}
    assert (Article.objects.get().status, Mention.objects.get().state) == expected[action]


@pytest.mark.parametrize(
    "change",
    [{"title": "", "title_basis": "none"}, {"published_on": "", "date_precision": "none"}, {"language": "es"}, {"outlet": "Ours"}],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_page_waits_where_an_editor_changed_what_the_page_said(admin_client: Client, change: dict[str, Any]) -> None:
    article = import_page(page("12 March 2026\n\n" + PAGE), NOTHING, path="/rain.txt").article
    decided = saved(admin_client, article, **change)
    import_page(page("12 March 2026\n\n" + LONGER), NOTHING, path="/rain.txt")
    after = Article.objects.get()
    kept = ("title", "published_on", "language", "outlet", "body")
    assert [getattr(after, name) for name in kept] == [getattr(decided, name) for name in kept]
    assert Page.objects.get(state="waiting")


def assert_changes(shown: str, gone: str, come: str) -> None:
    """The page shows both texts side by side: what would go on the left, what would come on the right."""
    pairs = html.fromstring(shown).find_class("pair")
    left, right = ("\n".join(pair[side].text_content() for pair in pairs) for side in (0, 1))
    assert gone in left
    assert gone not in right
    assert come in right


def test_a_waiting_page_is_shown_with_what_it_would_change(admin_client: Client) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    saved(admin_client, article, body="By hand.")
    import_page(page(LONGER), NOTHING, path="/rain.txt")
    waiting = Page.objects.get(state="waiting")
    shown = admin_client.get(reverse("admin:archive_page_change", args=[waiting.pk])).content.decode()
    assert_changes(shown, "By hand.", "Nobody knows when the farmers of Sonora")
    assert f"/admin/archive/page/{waiting.pk}/change/" in admin_client.get(address(article)).content.decode()


def test_a_waiting_record_is_shown_with_what_it_would_change(admin_client: Client) -> None:
    article = import_page(RawPage("records.jsonl", line()), NOTHING, path="/records.jsonl#a").article
    saved(admin_client, article, body="By hand.")
    import_page(RawPage("records.jsonl", line(title="Another title")), NOTHING, path="/records.jsonl#a")
    shown = admin_client.get(reverse("admin:archive_page_change", args=[Page.objects.get(state="waiting").pk])).content.decode()
    assert_changes(shown, "By hand.", "Ann Poe of the World Bank said")


def test_of_several_waiting_pages_the_newest_is_taken_over(admin_client: Client) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    saved(admin_client, article, body="By hand.")
    for number in (1, 2):
        import_page(
            page(LONGER + f"\nThis is what the farmers of Sonora said on day {number} of the rain that came in May.\n"),
            NOTHING,
            path="/rain.txt",
        )
    act(admin_client, "take_over", *Page.objects.filter(state="waiting"), where="/admin/archive/page/")
    assert "day 2" in Article.objects.get().body
    assert not Page.objects.filter(state="waiting").exists()


def test_a_passage_that_an_editor_trimmed_leaves_no_room_for_the_readers(db) -> None:
    make_actor("World Bank Group")
    article = import_page(
        page("Rain in May\n\nThe World Bank Group lent money to the farmers of Sonora once more in the spring of the year.\n"), NOTHING
    ).article
    mention(article, make_actor("World Bank"), "World Bank")
    reread(article, current_gazetteer())
    assert [m.exact for m in Mention.objects.filter(article=article)] == ["World Bank"]


def test_a_renamed_actor_keeps_its_former_name(admin_client: Client) -> None:
    actor = make_actor("Sonora Water Board", "agency")
    make_article("Rain", "The Sonora Water Board met.")
    index_all()
    assert save_actor(admin_client, actor, name="Water Authority of Sonora") == 302
    assert ActorName.objects.get().name == "Sonora Water Board"
    assert ask(q="Water Authority of Sonora").count == 1


def test_a_chain_of_merges_keeps_articles_and_quotations(admin_client: Client) -> None:
    first, second, third = (make_actor(name, "person") for name in ("A Poe", "Ann Poe", "Ann Maria Poe"))
    article = make_article("Songs", "A Poe says: “La la la la la.”")
    mention(article, first, "A Poe")
    passage(Quotation, article, "La la la la la.", speaker=first)
    assert save_actor(admin_client, first, merged_into=str(second.pk)) == 302
    assert save_actor(admin_client, second, merged_into=str(third.pk)) == 302
    third = Actor.objects.get(pk=third.pk)
    assert [quotation.exact for quotation in quotations_of(third)] == ["La la la la la."]
    assert list(Article.objects.about(third)) == [article]


def test_topics_have_two_levels_and_a_parent_counts_its_childrens_articles(admin_client: Client) -> None:
    trade = make_topic("Trade")
    tariffs = make_topic("Tariffs", trade)
    link(make_article(), topic=tariffs)
    assert {topic.name: topic.article_count for topic in Topic.objects.in_articles(Article.objects.all())} == {"Trade": 1, "Tariffs": 1}
    response = admin_client.post(
        "/admin/archive/topic/add/", {"name": "Steel tariffs", "slug": "steel", "parent": tariffs.pk, "keywords": ""}
    )
    assert "two levels" in errors(response)
