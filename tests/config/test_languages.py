"""Pages speak English or Spanish; programs are always answered in English."""

import pytest
from django.test import Client
from django.utils.translation import get_language

pytestmark = pytest.mark.django_db


def language_of(client: Client, path: str, asked: str = "") -> str:
    """The language that the page says it is in."""
    page = client.get(path, headers={"accept-language": asked} if asked else {})
    assert page.status_code in (200, 404)
    start = page.content.index(b'<html lang="') + len(b'<html lang="')
    return page.content[start : page.content.index(b'"', start)].decode()


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("", "en"),
        ("es", "es"),
        ("es-MX,es;q=0.9,en;q=0.5", "es"),
        ("de,es;q=0.5", "es"),
        ("de", "en"),
        ("en-GB,es;q=0.9", "en"),
        ("*;;", "en"),
    ],
)
def test_a_page_speaks_the_first_language_of_the_browser_that_there_is(client: Client, asked: str, answered: str) -> None:
    assert language_of(client, "/about/", asked) == answered


def test_what_the_visitor_chose_stays_and_leads_back_to_the_page(client: Client) -> None:
    chosen = client.post("/language/", {"language": "es"}, headers={"referer": "http://testserver/about/?a=b"})
    assert (chosen.status_code, chosen["Location"]) == (302, "http://testserver/about/?a=b")
    assert language_of(client, "/about/", "en") == "es"
    client.post("/language/", {"language": "en"})
    assert language_of(client, "/about/", "es") == "en"


def test_a_language_that_there_is_not_changes_nothing(client: Client) -> None:
    assert client.post("/language/", {"language": "../x"}).status_code == 302
    assert language_of(client, "/about/", "es") == "es"


def test_caches_are_told_what_a_page_depends_on_and_pages_set_no_cookie(client: Client) -> None:
    page = client.get("/about/")
    assert {"Accept-Language", "Cookie"} <= {part.strip() for part in page["Vary"].split(",")}
    assert page["Content-Language"] == "en"
    assert not page.cookies


def test_pages_are_compressed_though_a_choice_of_language_is_a_cookie(client: Client) -> None:
    assert client.get("/about/", headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/api/v1/articles?page=0", "/oai?verb=Nothing", "/sitemap.xml", "/forecasts.ics", "/readyz"])
def test_what_programs_read_is_the_same_in_every_language(client: Client, path: str) -> None:
    spanish = client.get(path, headers={"accept-language": "es"})
    assert "Accept-Language" not in spanish.get("Vary", "")
    assert "Content-Language" not in spanish
    assert get_language() == "en"


def test_the_current_language_is_marked_and_each_is_named_in_itself(client: Client) -> None:
    page = client.get("/about/", headers={"accept-language": "es"}).content.decode()
    assert '<button type="submit" name="language" value="en" lang="en">English</button>' in page
    assert '<button type="submit" name="language" value="es" lang="es" aria-current="true">Español</button>' in page
