"""What contributors, editors and administrators may do on the desk."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from archive.desk.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from archive.models import Article, Page
from tests.archive.desk.test_articles import ADD, LIST, address, fields, saved
from tests.factories import make_article

pytestmark = pytest.mark.django_db

PAGE = "Rain in May\n\nBy Ada Poe\nMay 3, 2025\n\nIt rained for a week in the valley, and the river rose by two metres.\n"


def logged_in(users: Any, role: str) -> Client:
    """A browser of somebody with that role."""
    user = users.objects.create(username=role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def contributor(django_user_model: Any) -> Client:
    """A browser of somebody who may only bring drafts."""
    return logged_in(django_user_model, CONTRIBUTOR)


@pytest.fixture
def editor(django_user_model: Any) -> Client:
    """A browser of an editor who is no superuser."""
    return logged_in(django_user_model, EDITOR)


def paste(client: Client, **fields: str) -> Any:
    return client.post(ADD, {"text": PAGE, **fields})


def test_migrating_makes_the_roles_and_completes_them_again() -> None:
    group = Group.objects.get(name=EDITOR)
    before = group.permissions.count()
    group.permissions.clear()
    call_command("migrate", verbosity=0)
    assert group.permissions.count() == before > 50
    assert Group.objects.count() == 3


def test_a_contributor_brings_a_draft_and_changes_it(contributor: Client) -> None:
    paste(contributor)
    article = Article.objects.get()
    assert article.status == Article.Status.DRAFT
    article = saved(contributor, article, title="Rain in June", status="review")
    assert (article.title, article.status) == ("Rain in June", "review")


def test_a_contributor_publishes_nothing(contributor: Client) -> None:
    paste(contributor, publish="on")
    article = Article.objects.get()
    assert article.status == Article.Status.DRAFT
    contributor.post(address(article), fields(contributor, article) | {"status": "published"})
    contributor.post(LIST, {"action": "publish", "_selected_action": [article.pk]})
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT


def test_what_went_to_review_is_the_editors(contributor: Client) -> None:
    paste(contributor)
    article = Article.objects.get()
    Article.objects.update(status="review")
    assert contributor.post(address(article), {"title": "Mine again"}).status_code == 403
    assert contributor.get(address(article)).status_code == 200  # to look at


def test_a_contributor_changes_no_article_of_another(contributor: Client, editor: Client) -> None:
    paste(editor)
    article = Article.objects.get()
    assert contributor.post(address(article), {"title": "Mine"}).status_code == 403
    for action in ("withdraw", "accept_proposals", "delete_selected"):
        contributor.post(LIST, {"action": action, "_selected_action": [article.pk], "post": "yes", "withdrawal_reason": "Mine."})
    article.refresh_from_db()
    assert (article.title, article.version, article.status) == ("Rain in May", 1, "draft")


def test_a_contributor_pastes_nothing_over_an_article_of_another(contributor: Client, editor: Client) -> None:
    paste(editor, url="https://example.org/rain", publish="on")
    before = Article.objects.get()
    answer = contributor.post(ADD, {"text": PAGE.replace("a week", "a year"), "url": "https://example.org/rain"})
    assert "not a draft of yours" in answer.content.decode()
    after = Article.objects.get()
    assert (after.body, after.version, Page.objects.count()) == (before.body, before.version, 1)


def test_a_contributor_sees_what_waits_and_decides_nothing(contributor: Client) -> None:
    make_article()
    for name in ("page", "reply", "forecast", "eventmention", "actor", "measure"):
        assert contributor.get(reverse(f"admin:archive_{name}_changelist")).status_code == 200
    assert contributor.get(reverse("admin:archive_actor_add")).status_code == 403
    assert contributor.get(reverse("admin:auth_user_changelist")).status_code == 403


def test_a_contributor_is_offered_no_action_on_any_list(contributor: Client, editor: Client) -> None:
    models = [model._meta for model in admin.site._registry if model._meta.app_label == "archive"]

    def offering(client: Client) -> set[str]:
        lists = {str(model.model_name): client.get(reverse(f"admin:archive_{model.model_name}_changelist")) for model in models}
        return {name for name, answer in lists.items() if answer.context["action_form"]}

    assert offering(editor) >= {"article", "page", "reply", "eventmention", "actor", "measure"}
    assert offering(contributor) == set()


def test_a_contributor_takes_no_page_over_whatever_is_sent(contributor: Client) -> None:
    article = make_article("Rain", "It rained, an editor says.", edited=True)
    page = Page.objects.create(article=article, data=PAGE.encode(), sha256="0" * 64, file_name="rain.txt", state=Page.State.WAITING)
    for action in ("take_over", "refuse"):
        contributor.post(reverse("admin:archive_page_changelist"), {"action": action, "_selected_action": [page.pk]})
    article.refresh_from_db()
    page.refresh_from_db()
    assert (article.body, page.state) == ("It rained, an editor says.", Page.State.WAITING)


def test_an_editor_publishes_and_withdraws_and_deletes_no_article(editor: Client) -> None:
    paste(editor, publish="on")
    article = Article.objects.get()
    assert article.status == Article.Status.PUBLISHED
    editor.post(LIST, {"action": "withdraw", "_selected_action": [article.pk], "withdrawal_reason": "Wrong."})
    article.refresh_from_db()
    assert article.status == Article.Status.WITHDRAWN
    assert editor.post(reverse("admin:archive_article_delete", args=[article.pk]), {"post": "yes"}).status_code == 403
    assert editor.get(reverse("admin:auth_user_changelist")).status_code == 403


def test_an_administrator_keeps_users_and_may_delete(django_user_model: Any) -> None:
    administrator = logged_in(django_user_model, ADMINISTRATOR)
    article = make_article()
    assert administrator.get(reverse("admin:auth_user_add")).status_code == 200
    assert administrator.post(reverse("admin:archive_article_delete", args=[article.pk]), {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()
