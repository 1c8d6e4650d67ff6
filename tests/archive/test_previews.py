from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from archive.models import Article, Figure
from archive.previews import LASTS, preview_address
from tests.factories import make_article, passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Article:
    """An article that nobody but editors sees."""
    return make_article("Rain", "40 people left.", status="draft")


def test_a_preview_is_the_page_that_will_be_and_says_when_it_ends(client: Client, draft: Article) -> None:
    passage(Figure, draft, "40 people", value=40, unit="people")
    answer = client.get(preview_address(draft))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "40 people" in page
    assert "A preview: this article is not published." in page
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    assert "no-store" in answer["Cache-Control"]
    assert client.get(reverse("article", args=[draft.slug])).status_code == 404


def test_an_address_that_nobody_gave_out_leads_nowhere(client: Client, draft: Article) -> None:
    address = preview_address(draft)
    for wrong in (
        address[:-2] + "x/",
        f"/preview/{draft.pk}/",
        f"/preview/{signing.dumps(draft.pk)}/",
        address.replace(f"/{draft.pk}:", f"/{draft.pk + 1}:"),
    ):
        assert client.get(wrong).status_code == 404, wrong


def test_it_ends_after_a_week(client: Client, draft: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    address = preview_address(draft)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + LASTS.total_seconds() - 60)
    assert client.get(address).status_code == 200
    monkeypatch.setattr(signing.time, "time", lambda: now + (LASTS + timedelta(seconds=60)).total_seconds())
    assert client.get(address).status_code == 404


def test_once_published_it_leads_to_the_page_and_once_withdrawn_nowhere(client: Client, draft: Article) -> None:
    address = preview_address(draft)
    Article.objects.filter(pk=draft.pk).publish()
    assert client.get(address)["Location"] == reverse("article", args=[draft.slug])
    Article.objects.filter(pk=draft.pk).withdraw("It was wrong.")
    assert client.get(address).status_code == 404


def test_the_desk_gives_the_address(admin_client: Client, client: Client, draft: Article) -> None:
    page: Any = admin_client.get(reverse("admin:archive_article_judge", args=[draft.pk])).content.decode()
    address = page.split('href="/preview/')[1].split('"')[0]
    assert client.get(f"/preview/{address}").status_code == 200
