"""Adding an article by its address: off unless switched on, and the same article as if its page were pasted."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse

from archive.desk.articles import ArticleAdmin
from archive.desk.roles import CONTRIBUTOR
from archive.importing.addresses import NotFetched
from archive.models import Article, Mention, Page
from tests.archive.desk.test_articles import ADD, errors
from tests.archive.importing.sites import Site, answer, moved, site
from tests.factories import make_actor

FETCH = "/admin/archive/article/fetch/"
RAIN = (
    b"<html><head><title>Rain in May</title></head><body><h1>Rain in May</h1><p>By Ada Poe</p><p>May 3, 2025</p>"
    b"<p>It rained for a week in the valley, the World Bank said, and the river rose by two metres.</p></body></html>"
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Fetching is switched on, and this site is all of the internet."""
    settings.URL_IMPORT = True
    with site({"/rain": answer(RAIN), "/moved": moved("http://127.0.0.1/secret"), "/picture": answer(b"GIF8", "image/gif")}) as internet:
        monkeypatch.setattr(ArticleAdmin, "fetch", staticmethod(internet.fetch))
        yield internet


@pytest.fixture
def visitor(django_user_model: Any) -> Callable[..., Client]:
    """Makes a browser of somebody who may log in to the desk, in a group or in none."""

    def log_in(*groups: str, **options: bool) -> Client:
        user = django_user_model.objects.create(username="somebody", is_staff=True)
        user.groups.set(Group.objects.filter(name__in=groups))
        client = Client(**options)
        client.force_login(user)
        return client

    return log_in


def test_unless_it_is_switched_on_there_is_neither_page_nor_link(admin_client: Client) -> None:
    assert admin_client.get(FETCH).status_code == 404
    assert admin_client.post(FETCH, {"url": "http://example.org/rain"}).status_code == 404
    assert FETCH not in admin_client.get(ADD).content.decode()
    assert not Article.objects.exists()


def test_switched_on_pasting_and_fetching_lead_to_each_other(away: Site, admin_client: Client) -> None:
    assert reverse("admin:archive_article_fetch") == FETCH
    assert f'href="{FETCH}"' in admin_client.get(ADD).content.decode()
    assert f'href="{ADD}"' in admin_client.get(FETCH).content.decode()


def test_a_page_becomes_a_draft_with_its_address_and_its_proposals(away: Site, admin_client: Client) -> None:
    make_actor("World Bank")
    sent = admin_client.post(FETCH, {"url": "http://example.org/rain"})
    article = Article.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, reverse("admin:archive_article_judge", args=[article.pk]))
    assert (article.title, article.status, article.url) == ("Rain in May", "draft", "http://example.org/rain")
    assert (article.printed_date, article.authors) == ("2025-05-03", ["Ada Poe"])
    assert Mention.objects.get(actor__name="World Bank").state == "proposed"
    page = Page.objects.get()
    assert (bytes(page.data), page.url, page.file_name, page.path) == (RAIN, "http://example.org/rain", "fetched.html", "")
    assert away.dialled == [("93.184.215.14", 80)]
    assert LogEntry.objects.filter(object_id=article.pk).count() == 1


def test_a_fetched_page_is_the_same_article_as_a_pasted_one(away: Site, admin_client: Client) -> None:
    admin_client.post(FETCH, {"url": "http://example.org/rain"})
    admin_client.post(FETCH, {"url": "http://example.org/rain#top"})
    admin_client.post(ADD, {"text": RAIN.decode(), "url": "http://example.org/rain"})
    assert Article.objects.count() == Page.objects.count() == 1


def test_an_address_without_a_scheme_is_one_of_https(away: Site, admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str) -> Any:
        raise NotFetched(f"Asked for {url}.")

    monkeypatch.setattr(ArticleAdmin, "fetch", staticmethod(fetch))
    assert errors(admin_client.post(FETCH, {"url": "example.org/rain"})) == "Asked for https://example.org/rain."


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "This field is required."),
        ("no address", "Enter a valid URL."),
        ("file:///etc/passwd", "Enter a valid URL."),
        ("ftp://example.org/rain", "The address must begin with http:// or https://."),
        ("http://127.0.0.1/secret", "127.0.0.1 is no site that is open to everybody."),
        ("http://169.254.169.254/secret", "169.254.169.254 is no site that is open to everybody."),
        ("http://[::1]/secret", "::1 is no site that is open to everybody."),
        ("http://example.org/moved", "127.0.0.1 is no site that is open to everybody."),
        ("http://example.org:8000/rain", "The address must not name a port other than 80 and 443."),
        ("http://example.org/nothing", "example.org answered with status 404 instead of a page."),
        ("http://example.org/picture", "The address leads to something that is not HTML, Markdown or plain text."),
        ("http://example.org/" + "a" * 2000, "Ensure this value has at most 2000 characters (it has 2019)."),
    ],
)
def test_a_bad_address_is_refused_in_one_sentence_and_stays_in_the_form(away: Site, admin_client: Client, url: str, said: str) -> None:
    answered = admin_client.post(FETCH, {"url": url})
    assert answered.status_code == 200
    assert errors(answered) == said
    assert f'value="{url}"' in answered.content.decode() or not url
    assert not Article.objects.exists()


def test_what_an_address_holds_is_shown_as_text_alone(away: Site, admin_client: Client) -> None:
    away.pages = {"/": moved("http://<script>alert(1)</script>/")}
    for url in ("http://example.org/", 'http://example.org/"><script>alert(1)</script>'):
        assert "<script>alert" not in admin_client.post(FETCH, {"url": url}).content.decode()


def test_looking_at_the_form_fetches_nothing(away: Site, admin_client: Client) -> None:
    assert admin_client.get(FETCH, {"url": "http://example.org/rain"}).status_code == 200
    assert away.looked_up == []


def test_a_form_of_another_site_fetches_nothing(away: Site, visitor: Callable[..., Client]) -> None:
    client = visitor(CONTRIBUTOR, enforce_csrf_checks=True)
    assert client.post(FETCH, {"url": "http://example.org/rain"}).status_code == 403
    assert away.looked_up == []


def test_who_may_add_no_article_fetches_nothing(away: Site, visitor: Callable[..., Client]) -> None:
    for client in (visitor(), Client()):
        assert client.post(FETCH, {"url": "http://example.org/rain"}).status_code in (302, 403)
    assert away.looked_up == []
    assert not Article.objects.exists()


def test_a_contributor_fetches_drafts_and_nothing_over_an_article_of_another(
    away: Site, visitor: Callable[..., Client], admin_client: Client
) -> None:
    contributor = visitor(CONTRIBUTOR)
    assert contributor.post(FETCH, {"url": "http://example.org/rain", "publish": "on"}).status_code == 302
    assert Article.objects.get().status == "draft"
    other = RAIN.replace(b"ain", b"ice").replace(b"we", b"he").replace(b"t ", b"d ")  # not much like it
    away.pages = {"/snow": answer(other)}
    admin_client.post(FETCH, {"url": "http://example.org/snow"})
    away.pages = {"/snow": answer(other.replace(b"heek", b"year"))}
    assert "not a draft of yours" in errors(contributor.post(FETCH, {"url": "http://example.org/snow"}))
    assert Page.objects.count() == 2


def test_nobodys_writing_waits_while_a_page_is_fetched(away: Site, admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    within: list[int] = []

    def fetch(url: str) -> Any:
        within.append(len(connection.savepoint_ids))
        return away.fetch(url)

    monkeypatch.setattr(ArticleAdmin, "fetch", staticmethod(fetch))
    admin_client.post(FETCH, {"url": "http://example.org/rain"})
    assert within == [0]
