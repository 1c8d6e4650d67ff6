import base64
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from archive.models import Article, Page
from tests.archive.importing.test_storing import PAGE
from tests.factories import make_article

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/article/add/"
WORDS = " ".join(f"Sentence {number} tells of the river and its {number} bridges near the town." for number in range(40))
FIRST = f"Bridges of the river\n\n{WORDS}\n"
SECOND = FIRST.replace("Sentence 7 tells", "Sentence 7 told")


def form_of(response: Any) -> dict[str, str]:
    """The hidden fields of the page that asks what a page is."""
    form = html.fromstring(response.content.decode()).find_class("added")[0].xpath(".//form")[0]
    return dict(form.form_values())


def test_a_page_much_like_an_article_is_not_saved_before_the_editor_says_what_it_is(admin_client: Client) -> None:
    admin_client.post(ADD, {"text": FIRST})
    response = admin_client.post(ADD, {"text": SECOND, "url": "https://example.org/b"})
    page = html.fromstring(response.content.decode())
    assert Article.objects.count() == 1
    assert "% the same" in page.text_content()
    assert [one.text.strip() for one in (*page.iter("del"), *page.iter("ins"))] == ["tells", "told"]


def test_it_becomes_an_article_of_its_own(admin_client: Client) -> None:
    admin_client.post(ADD, {"text": FIRST})
    sent = form_of(admin_client.post(ADD, {"text": SECOND, "url": "https://example.org/b"}))
    admin_client.post(ADD, sent | {"own": "on"})
    assert Article.objects.count() == 2
    assert Article.objects.filter(url="https://example.org/b", body__contains="Sentence 7 told").exists()


def test_it_becomes_a_new_version_of_the_article_that_it_is_like(admin_client: Client) -> None:
    admin_client.post(ADD, {"text": FIRST})
    article = Article.objects.get()
    admin_client.post(ADD, form_of(admin_client.post(ADD, {"text": SECOND})) | {"version_of": article.pk})
    article = Article.objects.get()
    assert "Sentence 7 told" in article.body
    assert sorted(article.pages.values_list("state", flat=True)) == ["current", "superseded"]


def test_a_new_version_of_a_hand_edited_article_waits(admin_client: Client) -> None:
    admin_client.post(ADD, {"text": FIRST})
    Article.objects.update(edited=True)
    admin_client.post(ADD, form_of(admin_client.post(ADD, {"text": SECOND})) | {"version_of": Article.objects.get().pk})
    assert "Sentence 7 told" not in Article.objects.get().body
    assert Page.objects.filter(state="waiting").count() == 1


def test_the_same_page_again_is_the_article_that_it_was(admin_client: Client) -> None:
    admin_client.post(ADD, {"text": FIRST})
    response = admin_client.post(ADD, {"text": FIRST})
    assert response.status_code == 302
    assert Article.objects.count() == 1


def test_several_files_are_added_at_once_and_each_tells_what_became_of_it(admin_client: Client) -> None:
    files = [SimpleUploadedFile(name, text.encode()) for name, text in (("a.md", PAGE), ("b.txt", FIRST), ("c.txt", SECOND), ("d.txt", ""))]
    page = html.fromstring(admin_client.post(ADD, {"file": files}).content.decode())
    told = {
        section.xpath("./h2")[0].text: " ".join(section.xpath("./p")[0].text_content().split())
        for section in page.find_class("added")[0].xpath("./section")
    }
    assert told["a.md"].startswith("Created: Rain in May")
    assert told["b.txt"].startswith("Created: Bridges of the river")
    assert told["c.txt"] == "This page is not saved yet: the archive holds 1 much like it."
    assert told["d.txt"]
    assert not told["d.txt"].startswith(("Created", "This"))
    assert Article.objects.count() == 2


def test_several_files_have_no_address_in_common(admin_client: Client) -> None:
    files = [SimpleUploadedFile("a.md", PAGE.encode()), SimpleUploadedFile("b.txt", FIRST.encode())]
    page = admin_client.post(ADD, {"file": files, "url": "https://example.org/x"}).content.decode()
    assert "An address is that of one page" in page
    assert Article.objects.count() == 0


def test_what_comes_back_broken_is_refused_and_writes_nothing(admin_client: Client) -> None:
    make_article()
    for data in ("%%%", "", base64.b64encode(b"\x00" * 10).decode()):
        response = admin_client.post(ADD, {"name": "x.txt", "kept": data, "own": "on"})
        assert response.status_code == 200, data
    assert Article.objects.count() == 1
