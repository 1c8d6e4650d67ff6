"""Who may take an article down on the desk, and by which two pages."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.desk.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from archive.models import Article, Reply
from tests.archive.desk.test_articles import LIST, act, address
from tests.archive.desk.test_roles import logged_in
from tests.factories import make_article

pytestmark = pytest.mark.django_db

WHY = "Its author asked for it."


@pytest.fixture
def administrator(django_user_model: Any) -> Client:
    """A browser of an administrator who is no superuser."""
    return logged_in(django_user_model, ADMINISTRATOR)


def there(article: Article) -> str:
    """Where it is taken down."""
    return address(article).replace("/change/", "/take-down/")


def test_an_administrator_gives_a_reason_sees_what_goes_and_confirms(administrator: Client) -> None:
    article = make_article("Rain in May")
    Reply.objects.create(article=article, name="Bo", text="Well said.")
    form = html.fromstring(administrator.get(address(article)).content)
    assert form.xpath("//ul[@class='object-tools']//a[text()='Take down']/@href") == [there(article)]
    assert "See what goes" in administrator.get(there(article)).content.decode()
    listed = administrator.post(there(article), {"withdrawal_reason": WHY}).content.decode()
    assert "1 reply" in listed
    assert WHY in html.fromstring(listed).text_content()
    assert Article.objects.get().title == "Rain in May"
    sent = dict(html.fromstring(listed).forms[-1].form_values())
    assert administrator.post(there(article), sent).status_code == 302
    assert (Article.objects.get().title, Article.objects.get().withdrawal_reason) == ("", WHY)


def test_without_a_reason_it_is_not_even_asked(administrator: Client) -> None:
    article = make_article()
    page = administrator.post(there(article), {"withdrawal_reason": " ", "confirmed": "yes"}).content.decode()
    assert "Say why" in page
    assert Article.objects.get().taken_down_at is None


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR])
def test_nobody_else_takes_anything_down(role: str, django_user_model: Any) -> None:
    client, article = logged_in(django_user_model, role), make_article()
    assert b"Take down" not in client.get(address(article)).content
    assert client.get(there(article)).status_code == 403
    assert client.post(there(article), {"withdrawal_reason": WHY, "confirmed": "yes"}).status_code == 403
    assert Article.objects.get().taken_down_at is None


def test_afterwards_there_is_nothing_to_change_delete_or_publish(administrator: Client) -> None:
    article = make_article("Rain in May")
    administrator.post(there(article), {"withdrawal_reason": WHY, "confirmed": "yes"})
    assert administrator.get(address(article)).status_code == 200
    assert administrator.post(address(article), {"title": "Again"}).status_code == 403
    assert administrator.post(address(article).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
    assert administrator.get(there(article)).status_code == 404
    act(administrator, "publish", article)
    assert Article.objects.get().status == "withdrawn"
    administrator.post(LIST, {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"})
    assert Article.objects.exists()


def test_what_is_no_article_is_not_taken_down(administrator: Client) -> None:
    assert administrator.get("/admin/archive/article/999/take-down/").status_code == 404
    assert administrator.get("/admin/archive/article/rain/take-down/").status_code == 404
