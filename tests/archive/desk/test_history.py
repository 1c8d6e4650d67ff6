"""Every version of what editors change: to compare, and to put back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Actor, Article, Figure, Mention, Quotation, Reply, Source, Stakeholder, Topic
from search.models import Outbox
from tests.archive.desk.test_articles import saved
from tests.archive.desk.test_entities import save_actor
from tests.archive.desk.test_roles import logged_in
from tests.factories import make_actor, make_article, make_source, make_topic, mention, passage

BODY = "# Rain\n\nThe World Bank pays 44 tonnes.\n\nIn May it rained. In May it snowed too.\n\nNobody knows.\n\nSo it is.\n\nAnd so on."


def version(row: Any, nth: int) -> Any:
    """The ``nth`` version of a row, from 0 on."""
    return row.history.order_by("history_id")[nth]


def address(record: Any) -> str:
    """Where a version stands."""
    return reverse(f"admin:archive_{type(record.instance)._meta.model_name}_simple_history", args=[record.id, record.history_id])


def shown(client: Client, record: Any, old: Any = None) -> Any:
    """The page of a version."""
    response = client.get(address(record), {"old": old.history_id} if old else {})
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def put_back(client: Client, record: Any, **sent: Any) -> str:
    """What the desk says of a version that was put back."""
    latest = type(record).objects.filter(id=record.id).order_by("-history_id").first().history_id
    response = client.post(address(record), {"latest": latest} | sent, follow=True)
    return " ".join(str(message) for message in response.context["messages"])


def words(page: Any, element: str) -> list[str]:
    """What is marked as gone or come."""
    return [" ".join(found.text_content().split()) for found in page.xpath(f"//{element}")]


def test_a_version_stands_beside_the_one_before_it_with_the_words_that_changed(admin_client: Client) -> None:
    article = make_article("Rain", BODY)
    saved(admin_client, article, body=BODY.replace("44", "45").replace("In May it snowed too.", ""))
    found = shown(admin_client, article.history.first())
    assert (words(found, "del"), words(found, "ins")) == (["44", "In May it snowed too."], ["45"])
    (folded,) = found.xpath("//details")
    assert "So it is." in folded.text_content()
    assert "2 paragraphs as they were" in folded.text_content()


def test_any_two_versions_can_be_compared(admin_client: Client) -> None:
    article = make_article("Rain", "One is told.")
    saved(admin_client, article, body="Two is told.")
    saved(admin_client, article, body="Three is told.", title="Snow")
    first, last = article.history.last(), article.history.first()
    history = reverse("admin:archive_article_history", args=[article.pk])
    listed = html.fromstring(admin_client.get(history).content.decode())
    assert len(listed.xpath("//input[@type='radio']")) == 2 * article.history.count()
    chosen = admin_client.get(history, {"old": first.history_id, "new": last.history_id})
    assert chosen["Location"] == f"{address(last)}?old={first.history_id}"
    found = html.fromstring(admin_client.get(chosen["Location"]).content.decode())
    assert (words(found, "del"), words(found, "ins")) == (["Rain", "Text", "One"], ["Snow", "Editor", "Three"])


@pytest.mark.parametrize("query", ["?old=x&new=1", "?old=1&new=99999999999999999999", "?old=²&new=1"])
def test_a_comparison_of_what_is_no_version_is_not_found(admin_client: Client, query: str) -> None:
    article = make_article()
    assert admin_client.get(reverse("admin:archive_article_history", args=[article.pk]) + query).status_code == 404
    assert admin_client.get(address(version(article, 0)) + "?old=x").status_code == 404


def test_hostile_words_are_escaped_in_a_comparison(admin_client: Client) -> None:
    article = make_article("Rain", "One <b>is</b> told.")
    saved(admin_client, article, body="Two <script>alert(1)</script> told.", outlet="<i>Ours</i>")
    answer = admin_client.get(address(article.history.first())).content
    assert b"<script>alert" not in answer
    assert b"<b>is" not in answer
    assert b"&lt;i&gt;Ours" in answer


def test_putting_a_version_back_makes_a_new_one_of_its_text_with_decisions_kept(admin_client: Client) -> None:
    bank = make_actor("World Bank")
    article = make_article("Rain", BODY)
    pays = mention(article, bank, "World Bank", state="accepted")
    said = passage(Figure, article, "44 tonnes", value=44, unit="tonne", origin="editor")
    lost = passage(Quotation, article, "In May it snowed too.", state="rejected")
    changed = saved(
        admin_client, article, title="Snow", body="It began. " + BODY.replace("In May it snowed too.", ""), published_on="2024-01-02"
    )
    assert Quotation.objects.get(pk=lost.pk).needs_review
    Outbox.objects.all().delete()
    assert "Put back, as a new version." in put_back(admin_client, version(article, 0))
    now = Article.objects.get()
    assert (now.title, now.body, now.printed_date, now.version, now.edited) == ("Rain", BODY, "2025-11-10", changed.version + 1, True)
    for row in (Mention.objects.get(pk=pays.pk), Figure.objects.get(pk=said.pk), Quotation.objects.get(pk=lost.pk)):
        assert (now.body[row.start : row.end], row.needs_review) == (row.exact, False)
    assert Quotation.objects.get(pk=lost.pk).state == "rejected"
    assert Stakeholder.objects.get().actor == bank
    assert Outbox.objects.exists()
    assert [row.title for row in article.history.order_by("history_id")] == ["Rain", "Snow", "Rain"]
    assert article.history.first().history_change_reason.endswith("put back.")


def test_putting_back_leaves_status_and_address_as_they_are(admin_client: Client) -> None:
    article = make_article("Rain", status="draft")
    saved(admin_client, article, title="Snow", slug="snow", status="published")
    put_back(admin_client, version(article, 0))
    assert Article.objects.values_list("title", "slug", "status").get() == ("Rain", "snow", "published")


def test_a_version_is_not_put_back_over_one_that_nobody_looked_at(admin_client: Client) -> None:
    article = make_article("Rain")
    saved(admin_client, article, title="Snow")
    said = put_back(admin_client, version(article, 0), latest=version(article, 0).history_id)
    assert "somebody saved another version meanwhile" in said
    assert Article.objects.get().title == "Snow"


def test_what_says_the_same_or_breaks_a_rule_is_not_put_back_and_says_why(admin_client: Client) -> None:
    actor = make_actor("Rice Board", "agency")
    save_actor(admin_client, actor, name="Rice Office")
    assert "the current version says the same" in put_back(admin_client, actor.history.first())
    one = make_source("Rice Report")
    Source.objects.filter(pk=one.pk).update(title="Maize Report", name="Maize Report")
    one.refresh_from_db()
    one.save()
    make_source("Rice Report")
    assert "The archive holds this source already" in put_back(admin_client, version(one, 0))
    assert Source.objects.get(pk=one.pk).title == "Maize Report"


def test_actors_and_topics_are_put_back_by_their_own_forms(admin_client: Client) -> None:
    actor, into = make_actor("Rice Board", "agency"), make_actor("Rice Office", "agency")
    save_actor(admin_client, actor, name="Board of Rice", merged_into=str(into.pk))
    put_back(admin_client, version(actor, 0))
    actor.refresh_from_db()
    assert (actor.name, actor.merged_into, actor.slug) == ("Rice Board", None, "rice-board")
    assert Actor.objects.get(names__name="Board of Rice") == actor, "its name of meanwhile stays findable"
    topic = make_topic("Trade", keywords=("tariff", "duty"))
    topic.keywords = ["toll"]
    topic.save()
    put_back(admin_client, version(topic, 0))
    assert Topic.objects.get().keywords == ["tariff", "duty"]


def test_who_may_not_change_a_row_puts_none_back(client: Client, django_user_model: Any) -> None:
    article = make_article()
    article.title = "Snow"
    article.save()
    contributor = logged_in(django_user_model, "Contributors")
    assert b"Restore this version" not in contributor.get(address(version(article, 0))).content
    assert contributor.post(address(version(article, 0)), {"latest": article.history.first().history_id}).status_code == 403
    assert Article.objects.get().title == "Snow"


def test_the_versions_of_a_reply_and_of_a_deleted_row_are_only_looked_at(admin_client: Client) -> None:
    reply = Reply.objects.create(article=make_article(), name="Ada", text="So it was.")
    assert admin_client.post(address(version(reply, 0)), {"latest": version(reply, 0).history_id}).status_code == 403
    topic = make_topic("Trade")
    record = version(topic, 0)
    topic.delete()
    assert "Restore this version" not in shown(admin_client, record).text_content()
    assert admin_client.post(address(record), {"latest": record.history_id}).status_code == 403


@pytest.mark.parametrize("key", ["9223372036854775808", "99999999999999999999"])
def test_the_history_of_a_key_that_no_database_holds_is_not_found(admin_client: Client, key: str) -> None:
    assert admin_client.get(reverse("admin:archive_article_history", args=[key])).status_code == 404
    assert admin_client.get(reverse("admin:archive_article_simple_history", args=[key, 1])).status_code == 404
