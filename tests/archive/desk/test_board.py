from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from archive.desk.board import LINES
from archive.desk.roles import CONTRIBUTOR
from archive.models import Figure, Forecast, Page, Reply
from tests.factories import make_actor, make_article, passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> None:
    """One thing of each kind that waits, beside as many that don't."""
    published = make_article("Rain", "40 people will leave by May 2024, 50 will stay.")
    draft = make_article("Snow", "60 people left.", status="draft")
    make_article("Hail", "It hailed.", status="review")
    passage(Figure, draft, "60", value=60, origin="reader", state="proposed")
    passage(Figure, published, "40", value=40, origin="reader", state="proposed")
    lost = passage(Figure, published, "50", value=50)
    Figure.objects.filter(pk=lost.pk).update(needs_review=True)
    passage(Forecast, published, "will leave by May 2024", horizon="by May 2024", ends_on=date(2024, 5, 31))
    passage(Forecast, published, "will stay", horizon="soon", ends_on=date(2999, 1, 1))
    Reply.objects.create(article=published, name="Ada", text="So it was.")
    Page.objects.create(article=published, data=b"x", sha256="0" * 64, file_name="x.txt", state="waiting")
    make_actor("Ada Vance", "person", state="proposed")
    make_actor()


def board(client: Client) -> dict[str, str]:
    """The lines of the front page with their addresses."""
    page = html.fromstring(client.get("/admin/").content.decode())
    return {link.text: link.get("href") for link in page.find_class("board")[0].iter("a")}


def test_each_thing_that_waits_is_counted_and_its_link_lists_just_these(admin_client: Client, waiting: None) -> None:
    lines = board(admin_client)
    assert list(lines)[:-1] == [f"1 {line.one}" for line in LINES]
    for words, address in list(lines.items())[:-1]:
        page = html.fromstring(admin_client.get(address).content.decode())
        assert len(page.xpath("//table[@id='result_list']/tbody/tr")) == 1, words


def test_where_nothing_waits_it_says_so(admin_client: Client) -> None:
    assert list(board(admin_client)) == ["What the archive doesn’t know"]
    assert "Nothing waits." in admin_client.get("/admin/").content.decode()


def test_several_are_counted_in_the_plural(admin_client: Client) -> None:
    for title in ("Rain", "Snow"):
        make_article(title, "It fell.", status="review")
    assert "2 articles wait for review" in board(admin_client)


def test_a_contributor_sees_what_a_contributor_may_look_at(client: Client, waiting: None, django_user_model: Any) -> None:
    user = django_user_model.objects.create(username="ada", is_staff=True)
    user.groups.add(Group.objects.get(name=CONTRIBUTOR))
    client.force_login(user)
    assert "1 article waits for review" in board(client)
    stranger = django_user_model.objects.create(username="eve", is_staff=True)
    client.force_login(stranger)
    assert list(board(client)) == ["What the archive doesn’t know"]


def test_each_line_costs_one_query(admin_client: Client, waiting: None) -> None:
    with CaptureQueriesContext(connection) as few:
        admin_client.get("/admin/")
    for number in range(5):
        make_article(f"Hail {number}", "It hailed.", status="review")
    with CaptureQueriesContext(connection) as many:
        admin_client.get("/admin/")
    assert len(few) == len(many)
