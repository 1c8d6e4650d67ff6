"""Public answers are open to scripts, limited, compressed where they hold no secret, and not sent again where nothing changed."""

import gzip
from typing import Any

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from archive import throttling
from archive.models import Tally
from tests.factories import index_all, make_actor, make_article

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/v1/articles",
    "/api/v1/articles/a-title",
    "/api/v1/articles/a-title/annotations",
    "/api/v1/search",
    "/api/v1/openapi.json",
]


@pytest.fixture(autouse=True)
def archive() -> None:
    """An article that is long enough to be compressed; nothing is counted yet."""
    make_article(body="Rain falls. " * 50)
    make_actor("Ann Poe", "person")
    index_all()
    cache.clear()


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "head"])
def test_what_has_not_changed_is_not_sent_again(client: Client, path: str, method: str) -> None:
    ask = getattr(client, method)
    first = ask(path)
    assert first["Cache-Control"] == "no-cache"
    again = ask(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"
    assert ask(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_an_answer_that_changed_has_another_etag(client: Client) -> None:
    for path in ("/api/v1/articles", "/api/v1/search"):
        before = client.get(path)["ETag"]
        make_article(f"Another for {path}")
        index_all()
        assert client.get(path, headers={"If-None-Match": before}).status_code == 200


def test_refusals_have_no_etag(client: Client) -> None:
    assert "ETag" not in client.get("/api/v1/articles?foo=bar")


@pytest.mark.parametrize("path", ["/api/v1/articles", "/api/v1/nothing", "/forecasts.ics"])
def test_any_sites_scripts_may_read(client: Client, path: str) -> None:
    response = client.get(path, headers={"Origin": "https://example.org"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "RateLimit" in response["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response


def test_a_preflight_is_answered_and_allows_reading_only(client: Client) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    response = client.options("/api/v1/articles", headers=asked)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Headers"] == "*"
    assert client.options("/api/v1/articles").status_code == 405


def test_pages_and_the_desk_are_not_open_to_scripts(client: Client) -> None:
    for path in ("/", "/articles/", "/admin/login/", "/search/"):
        assert "Access-Control-Allow-Origin" not in client.get(path)


@pytest.mark.parametrize("path", ["/api/v1/articles/a-title", "/search/", "/articles/a-title/", "/"])
def test_public_answers_are_compressed(client: Client, path: str) -> None:
    plain, packed = client.get(path), client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) < len(plain.content)
    if path != "/search/" and "search" not in path:
        assert gzip.decompress(packed.content) == plain.content


def test_what_may_hold_a_secret_is_not_compressed(client: Client, admin_client: Client) -> None:
    for asking, path in ((client, "/search/keep/?q=rain"), (client, "/admin/login/"), (admin_client, "/admin/")):
        response = asking.get(path, headers={"Accept-Encoding": "gzip"})
        assert response.status_code == 200
        assert "Content-Encoding" not in response, path


def test_the_rate_is_stated_and_kept(client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.API_RATE = (2, 60)
    monkeypatch.setattr(throttling.time, "time", lambda: 60_000_015.0)
    first, second, third = (client.get("/api/v1/articles", headers={"Origin": "https://example.org"}) for _ in range(3))
    assert (first.status_code, second.status_code, third.status_code) == (200, 200, 429)
    assert (first["RateLimit-Policy"], first["RateLimit"]) == ('"address";q=2;w=60', '"address";r=1;t=45')
    assert (third["RateLimit"], third["Retry-After"]) == ('"address";r=0;t=45', "45")
    assert third.json() == {"error": "More than 2 requests in 60 seconds: wait 45 seconds."}
    assert third["Access-Control-Allow-Origin"] == "*"
    assert client.get("/articles/").status_code == 200
    monkeypatch.setattr(throttling.time, "time", lambda: 60_000_060.0)
    assert client.get("/api/v1/articles").status_code == 200


def test_each_address_has_a_rate_of_its_own(client: Client, settings: Any) -> None:
    settings.API_RATE = (1, 86_400)
    for address in ("10.0.0.1", "10.0.0.2", "2001:db8::1", "2001:db8:0:1::1"):
        assert client.get("/api/v1/articles", REMOTE_ADDR=address).status_code == 200
    for address in ("10.0.0.1", "2001:db8::2", "::ffff:10.0.0.9"):
        status = client.get("/api/v1/articles", REMOTE_ADDR=address).status_code
        assert status == (200 if "10.0.0.9" in address else 429), address


def test_behind_a_proxy_its_word_counts_and_the_clients_does_not(client: Client, settings: Any) -> None:
    settings.API_RATE = (1, 86_400)
    ask = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_PROTO": "https"}
    assert client.get("/api/v1/articles", HTTP_X_FORWARDED_FOR="1.1.1.1", **ask).status_code == 200
    assert client.get("/api/v1/articles", HTTP_X_FORWARDED_FOR="2.2.2.2", **ask).status_code == 429
    settings.HTTPS = True
    assert client.get("/api/v1/articles", HTTP_X_FORWARDED_FOR="9.9.9.9, 3.3.3.3", **ask).status_code == 200
    assert client.get("/api/v1/articles", HTTP_X_FORWARDED_FOR="8.8.8.8, 3.3.3.3", **ask).status_code == 429


def test_no_rate_says_nothing_of_one(client: Client, settings: Any) -> None:
    settings.API_RATE = None
    assert "RateLimit" not in client.get("/api/v1/articles")


def test_no_address_is_kept_in_plain(client: Client, settings: Any) -> None:
    settings.API_RATE = (600, 60)
    client.get("/api/v1/articles", REMOTE_ADDR="203.0.113.77")
    kept = [*cache._cache, *Tally.objects.values_list("who", "used")]  # type: ignore[attr-defined]
    assert kept
    assert "203.0.113.77" not in repr(kept)


def test_head_is_answered_with_the_headers_of_get_and_no_byte_more(client: Client) -> None:
    handler = WSGIHandler()
    answered = {
        method: handler(client._base_environ(PATH_INFO="/about/", REQUEST_METHOD=method), lambda *said: None) for method in ("GET", "HEAD")
    }
    assert answered["GET"].content
    assert answered["HEAD"].content == b""
    assert answered["HEAD"].headers["Content-Length"] == answered["GET"].headers["Content-Length"]
