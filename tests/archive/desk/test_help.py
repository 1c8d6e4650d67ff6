"""Help on the desk: every box that an editor fills in says what belongs there, and tells it to screen readers too."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse
from lxml import html

from archive.desk.correcting import FORMS
from archive.desk.pasting import AddressForm, PasteForm
from archive.desk.splitting import SplitForm
from archive.desk.users import InvitationForm
from archive.desk.withdrawing import ReasonForm
from tests.factories import make_actor, make_article, mention

OWN = [PasteForm, AddressForm, SplitForm, InvitationForm, ReasonForm, *FORMS.values()]


def desk_fields() -> Iterator[tuple[str, str, Any]]:
    """Form, name and field of the archive's models and of what hangs on them, as an administrator has them."""
    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_staff=True, is_active=True)
    for model, own in admin.site._registry.items():
        if model._meta.app_label == "archive":
            yield from named(model.__name__, own.get_form(request, None, change=True))
            for inline in own.get_inline_instances(request, None):  # type: ignore[arg-type]
                rows = inline.get_formset(request, None)  # type: ignore[arg-type]
                yield from (one for one in named(f"{model.__name__} {inline.model.__name__}", rows.form) if one[1] != rows.fk.name)
    for form in OWN:
        yield from named(form.__name__, form)


def named(form: str, fields: Any) -> Iterator[tuple[str, str, Any]]:
    """The fields of a form that are seen."""
    return ((form, name, field) for name, field in fields.base_fields.items() if not isinstance(field.widget, forms.HiddenInput))


@pytest.mark.django_db
def test_every_field_has_help_beside_it() -> None:
    fields = list(desk_fields())
    assert {"Article", "Actor ActorName", "Article Figure", "PasteForm"} <= {form for form, _, _ in fields}
    assert [f"{form}: {name}" for form, name, field in fields if not field.help_text] == []


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["add", "change", "judge", "row"])
def test_help_is_named_to_screen_readers_with_its_box(admin_client: Client, page: str) -> None:
    article = make_article("Rain", "The bank pays.")
    marked = mention(article, make_actor("Bank"), "bank")
    address = {
        "add": reverse("admin:archive_article_add"),
        "change": reverse("admin:archive_actor_change", args=[marked.actor.pk]),
        "judge": reverse("admin:archive_article_add_row", args=[article.pk]) + "?kind=figure",
        "row": reverse("admin:archive_article_correct", args=[article.pk, f"mention-{marked.pk}"]),
    }[page]
    found = html.fromstring(admin_client.get(address).content.decode())
    # Rows of tables have their help in the column's head, where Django puts it.
    described = found.xpath("//*[@aria-describedby][not(ancestor::table)]/@aria-describedby")
    assert described
    assert [key for key in described if not found.xpath("//*[@id=$key]", key=key)] == []
