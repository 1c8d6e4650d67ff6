"""What a withdrawn article's addresses answer: that it was withdrawn, when, and why."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.models import Article, Page
from tests.factories import index_all, make_article

pytestmark = pytest.mark.django_db

ADDRESS = "/articles/rain-in-may/"
ADDRESSES = [ADDRESS, *(f"{ADDRESS}{rest}" for rest in ("raw/", "reply/", "cite.ris", "cite.bib", "cite.json", "cite/p-1/"))]
WHY = "The ministry's <b>figures</b> were wrong."


@pytest.fixture
def article() -> Article:
    """A published article with its raw page."""
    made = make_article("Rain in May", "It rained for a week.")
    Page.objects.create(article=made, data=b"It rained for a week.", sha256="0" * 64, file_name="rain.txt")
    return made


def words(content: bytes) -> str:
    """What a page says to its reader."""
    return " ".join(html.fromstring(content.decode()).xpath("//main")[0].text_content().split())


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_of_a_withdrawn_article_says_so_with_the_day_and_the_reason(article: Article, client: Client, path: str) -> None:
    Article.objects.all().withdraw(WHY)
    response = client.get(path)
    assert response.status_code == 410
    said = words(response.content)
    assert f"“Rain in May” stood here until {timezone.localdate():%-d %B %Y}." in said
    assert f"The reason: {WHY}" in said
    assert b"It rained" not in response.content
    assert html.fromstring(response.content).xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_former_address_says_it_too(article: Article, client: Client) -> None:
    article.slug = "rain"
    article.save()
    Article.objects.all().withdraw(WHY)
    for path in (ADDRESS, "/articles/rain/"):
        assert WHY in words(client.get(path).content)


def test_it_says_it_in_the_visitors_language(article: Article, client: Client) -> None:
    Article.objects.all().withdraw(WHY)
    assert "Este artículo se retiró" in words(client.get(ADDRESS, headers={"accept-language": "es"}).content)


def test_one_that_was_withdrawn_before_reasons_were_kept_says_what_is_known(article: Article, client: Client) -> None:
    Article.objects.update(status="withdrawn")
    said = words(client.get(ADDRESS).content)
    assert "“Rain in May” stood here once." in said
    assert "reason" not in said


def test_what_the_public_never_saw_was_never_there(client: Client) -> None:
    draft = make_article("Rain in May", status="draft")
    draft.status, draft.withdrawal_reason = "withdrawn", WHY
    draft.save()
    response = client.get(ADDRESS)
    assert (response.status_code, b"Rain in May" in response.content) == (404, False)
    assert client.get("/api/v1/articles/rain-in-may").status_code == 404


@pytest.mark.parametrize("path", ["", "/annotations"])
def test_the_api_answers_410_with_the_same_in_one_sentence(article: Article, client: Client, path: str) -> None:
    Article.objects.all().withdraw("The figures were wrong.")
    response = client.get(f"/api/v1/articles/rain-in-may{path}")
    sentence = f"This article was withdrawn on {timezone.localdate()}: The figures were wrong."
    assert (response.status_code, response.json()) == (410, {"error": sentence})


def test_put_back_it_is_shown_without_the_reason_which_the_history_keeps(article: Article, client: Client) -> None:
    Article.objects.all().withdraw(WHY)
    Article.objects.all().publish()
    index_all()
    for path in (ADDRESS, "/api/v1/articles/rain-in-may", "/api/v1/search?q=rained", "/search/export.jsonl?q=rained", "/search/feed.atom"):
        response: Any = client.get(path)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code == 200
        assert b"ministry" not in content, path
    assert [row.withdrawal_reason for row in article.history.order_by("history_id")] == ["", WHY, WHY]


def test_no_export_tells_of_what_was_withdrawn(article: Article, client: Client) -> None:
    index_all()
    Article.objects.all().withdraw(WHY)
    index_all()
    for path in ("/search/export.jsonl", "/search/feed.atom", "/api/v1/search", "/sitemap-articles.xml"):
        response: Any = client.get(path)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert b"ministry" not in content, path
        assert b"rain-in-may" not in content, path


def test_each_withdrawal_has_its_own_day(article: Article) -> None:
    Article.objects.all().withdraw("One.")
    first = Article.objects.get().withdrawn_at
    Article.objects.get().save()
    assert Article.objects.get().withdrawn_at == first
    Article.objects.all().publish()
    Article.objects.all().withdraw("Another.")
    assert first is not None
    assert Article.objects.get().withdrawn_at > first
