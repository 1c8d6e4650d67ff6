"""Every page of the desk opens for an editor and refuses everybody else."""

from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from archive.models import Actor, ActorName, Article, Event, Measure, Page, Reply, Source, Topic
from tests.archive.test_views import make_archive

MODELS = list(admin.site._registry)


def address(model: type[Model], page: str, *args: Any) -> str:
    """The admin's address of a page of ``model``."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def a_row_of_each() -> None:
    """A row of every model of the archive."""
    article = make_archive()
    Measure.objects.create(name="Price", key="price")
    Event.objects.create(name="Flood", key="flood")
    Reply.objects.create(article=article, name="Ann", text="Well said.")


def test_the_models_that_editors_need_are_on_the_desk() -> None:
    assert {Article, Actor, Topic, Source, Measure, Event, Reply, Page} <= set(MODELS)
    actor_admin = admin.site._registry[Actor]
    assert [inline.model for inline in actor_admin.inlines] == [ActorName]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_lists_forms_and_histories_open_for_an_editor(admin_client: Client, model: type[Model]) -> None:
    a_row_of_each()
    assert admin_client.get(address(model, "changelist")).status_code == 200
    assert admin_client.get(address(model, "changelist") + "?q=rice").status_code == 200
    may_add = admin.site._registry[model].has_add_permission(admin_client.get("/admin/").wsgi_request)
    assert admin_client.get(address(model, "add")).status_code == (200 if may_add else 403)
    for row in model._default_manager.all()[:1]:
        for page in ("change", "history", "delete"):
            assert admin_client.get(address(model, page, row.pk)).status_code == 200, page


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_nothing_opens_for_anybody_else(db, client: Client, django_user_model: Any, model: type[Model]) -> None:
    a_row_of_each()
    row = model._default_manager.first()
    addresses = [address(model, "changelist"), address(model, "add"), *([address(model, "change", row.pk)] if row else [])]
    for path in addresses:
        for response in (client.get(path), client.post(path)):
            assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")
    client.force_login(django_user_model.objects.create(username="clerk", is_staff=True))
    for path in addresses:
        assert client.get(path).status_code == 403


def test_the_desk_keeps_the_strict_policy(admin_client: Client) -> None:
    for path in ("/admin/", address(Article, "add"), address(Article, "changelist")):
        response = admin_client.get(path)
        assert "unsafe" not in response["Content-Security-Policy"]
        assert b"<style" not in response.content


@pytest.mark.parametrize("key", ["x", "²", "1e9", "99999999999999999999"])
def test_the_history_of_what_is_no_key_is_not_found(admin_client: Client, key: str) -> None:
    topic = Topic.objects.create(name="Trade", slug="trade")
    addresses = [address(Topic, "simple_history", *keys) for keys in ((key, 1), (topic.pk, key))]
    assert [admin_client.get(path).status_code for path in addresses] == [404, 404]
    assert admin_client.get(address(Topic, "history", key)).status_code in (302, 404)


@pytest.mark.parametrize("key", ["x", "²", "99999999999999999999", ""])
def test_a_box_found_by_typing_chooses_nothing_by_what_is_no_key(admin_client: Client, key: str) -> None:
    empty = admin_client.get(address(Topic, "add"), {"parent": key})
    refused = admin_client.post(address(Topic, "add"), {"parent": key, "name": ""})
    assert [(page.status_code, b"selected" in page.content.split(b'name="parent"')[1][:600]) for page in (empty, refused)] == [
        (200, False)
    ] * 2


def test_a_box_found_by_typing_shows_what_an_address_chooses(admin_client: Client) -> None:
    above = Topic.objects.create(name="Trade", slug="trade")
    page = admin_client.get(address(Topic, "add"), {"parent": above.pk}).content.decode()
    assert f'<option value="{above.pk}" selected>Trade</option>' in page
