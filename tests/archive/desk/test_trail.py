"""Who did what to an article, in one list."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.desk.roles import CONTRIBUTOR
from archive.models import Article, Mention
from tests.archive.desk.test_articles import act, address, saved
from tests.archive.desk.test_roles import logged_in
from tests.factories import make_actor, make_article, mention


def trail(client: Client, article: Article, query: str = "") -> list[tuple[str, str]]:
    """Who did what, the newest first."""
    page = html.fromstring(client.get(address(article).replace("/change/", f"/trail/{query}")).content)
    return [(row.findtext("td[2]"), row.findtext("td[3]")) for row in page.xpath("//table[@id='trail']/tbody/tr")]


def test_it_tells_the_whole_story_the_newest_first(admin_client: Client) -> None:
    article = make_article("Rain", status="draft")
    saved(admin_client, article, title="Rain in May", rights="free")
    Article.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
    Article.objects.publish_due()
    act(admin_client, "withdraw", article, withdrawal_reason="Wrong <b>figures</b>.")
    saved(admin_client, article, status="draft")
    act(admin_client, "publish", article)
    assert trail(admin_client, article) == [
        ("editor", "published"),
        ("editor", "set from withdrawn to draft"),
        ("editor", "withdrawn: Wrong <b>figures</b>."),
        ("the archive", "published by schedule"),
        ("editor", "changed title, rights"),
        ("the archive", "added as draft"),
    ]


def test_after_a_takedown_it_still_tells_who_did_what(admin_client: Client) -> None:
    article = make_article("Rain")
    act(admin_client, "withdraw", article, withdrawal_reason="Wrong figures.")
    admin_client.post(address(article).replace("/change/", "/take-down/"), {"withdrawal_reason": "Asked for.", "confirmed": "yes"})
    assert trail(admin_client, article) == [
        ("editor", "taken down: Asked for."),
        ("editor", "withdrawn: Wrong figures."),
        ("the archive", "added as published"),
    ]


def test_decisions_on_proposals_are_told_as_such(admin_client: Client) -> None:
    article = make_article()
    mention(article, make_actor("Body"), "body", state="proposed", origin="reader")
    act(admin_client, "accept_proposals", article)
    assert Mention.objects.get().state == "accepted"
    assert trail(admin_client, article)[0] == ("editor", "decided on proposals")


@pytest.mark.parametrize("rows", [50, 51])
def test_a_long_story_has_pages_and_each_step_is_compared_with_the_one_before(admin_client: Client, rows: int) -> None:
    article = make_article("0")
    for number in range(1, rows):
        article.title = str(number)  # by an import, say: no version of an editor's
        article.save()
    first, second = trail(admin_client, article), trail(admin_client, article, "?p=2")
    assert [len(first), len(second)] == ([50, 50] if rows == 50 else [50, 1])
    assert {what for _, what in first[:49]} == {"changed title"}
    assert second[-1][1] == "added as published"


def test_the_articles_page_leads_there_and_whoever_sees_the_article_sees_it(admin_client: Client, django_user_model: Any) -> None:
    article = make_article()
    there = address(article).replace("/change/", "/trail/")
    assert there in html.fromstring(admin_client.get(address(article)).content).xpath("//ul[@class='object-tools']//a/@href")
    assert logged_in(django_user_model, CONTRIBUTOR).get(there).status_code == 200
    assert Client().get(there).status_code == 302
    assert admin_client.get("/admin/archive/article/999/trail/").status_code == 404


def test_an_article_that_was_made_without_a_history_has_an_empty_trail(admin_client: Client) -> None:
    article = make_article("Rain")
    Article.history.all().delete()
    assert trail(admin_client, article) == []
