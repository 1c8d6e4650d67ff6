"""Withdrawing needs a reason, in the list as in the form."""

from django.test import Client
from lxml import html

from archive.models import Article
from tests.archive.desk.test_articles import LIST, address, errors, fields, saved
from tests.factories import make_article


def withdraw(client: Client, *articles: Article, reason: str) -> str:
    """The list after its action, as text."""
    chosen = [article.pk for article in articles]
    sent = {"action": "withdraw", "_selected_action": chosen, "withdrawal_reason": reason}
    return client.post(LIST, sent, follow=True).content.decode()


def test_the_lists_action_takes_the_reason_from_the_field_beside_it(admin_client: Client) -> None:
    one, two, draft = make_article(), make_article("Other"), make_article("Draft", status="draft")
    assert html.fromstring(admin_client.get(LIST).content).xpath("//input[@name='withdrawal_reason']")
    assert "2 articles withdrawn." in withdraw(admin_client, one, two, draft, reason=" Wrong\u202e figures. ")
    assert set(Article.objects.values_list("status", "withdrawal_reason")) == {("withdrawn", "Wrong figures."), ("draft", "")}


def test_without_a_reason_nothing_is_withdrawn(admin_client: Client) -> None:
    article = make_article()
    for reason in ("", "  ", "x" * 501):
        withdraw(admin_client, article, reason=reason)
        article.refresh_from_db()
        assert article.status == "published"
    assert "Say why" in withdraw(admin_client, article, reason=" ")


def test_the_form_asks_for_the_reason_too(admin_client: Client) -> None:
    article = make_article()
    refused = admin_client.post(address(article), fields(admin_client, article) | {"status": "withdrawn"})
    assert "Say why" in errors(refused)
    article = saved(admin_client, article, status="withdrawn", withdrawal_reason="Wrong figures.")
    assert (article.status, article.withdrawal_reason) == ("withdrawn", "Wrong figures.")
    article = saved(admin_client, article, status="published")
    assert (article.status, article.withdrawal_reason) == ("published", "Wrong figures.")
