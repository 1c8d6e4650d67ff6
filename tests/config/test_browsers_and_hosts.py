"""What a forged link, a strange host or a wire without TLS can't make the archive do."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

PROJECT = Path(__file__).resolve().parents[2]
PASSWORD = "an-editor's-password"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example/",
    "\\\\evil.example",
    "/\t/evil.example/",
    "\t//evil.example/",
    "\x01//evil.example/",
    "http:evil.example",
    "https:///evil.example/",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
]
SERVED_WITH_TLS = """
import json, django
django.setup()
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
get_user_model().objects.create_superuser("ada", password="right")
wire = {"HTTP_HOST": "archive.example.org"}
proxy = wire | {"HTTP_X_FORWARDED_PROTO": "https"}
client = Client()
answers = {
    "plain": client.get("/about/?a=1", **wire),
    "plain health": client.get("/healthz", **wire),
    "page": client.get("/about/", **proxy),
    "form": client.get("/admin/login/", **proxy),
    "log-in": client.post("/admin/login/", {"username": "ada", "password": "right"}, **proxy),
    "language": client.post("/language/", {"language": "es"}, **proxy),
}
def told(one):
    return {"status": one.status_code, "headers": dict(one.headers), "cookies": {name: dict(one.cookies[name]) for name in one.cookies}}
print(json.dumps({name: told(answer) for name, answer in answers.items()}))
"""


def on_our_host(location: str) -> bool:
    """Whether a browser at the log-in stays with us.

    Browsers drop control characters around an address and tabs within, read a backslash as a slash, and two slashes where there are
    more, or none after the scheme.
    """
    read = re.sub(r"[\t\r\n]", "", location.strip("".join(map(chr, range(33))))).replace("\\", "/")
    read = re.sub("^(https?:)?/{2,}|^(https?:)", r"\1\2//", read)
    parts = urlsplit(urljoin("http://testserver/admin/login/", read))
    return (parts.scheme, parts.netloc) == ("http", "testserver")


def test_each_of_these_places_is_elsewhere_for_a_browser() -> None:
    assert [place for place in ELSEWHERE if on_our_host(place)] == []
    assert all(map(on_our_host, ("/", "/about/?a=//evil.example", "", "http://testserver/")))


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_log_in_leads_to_no_other_site(place: str, settings: Any, django_user_model: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_user_model.objects.create_superuser("ada", password=PASSWORD)
    form = {"username": "ada", "password": PASSWORD, "next": place}
    for answer in (Client().post("/admin/login/", form), Client().post("/admin/login/", form, query_params={"next": place})):
        assert answer.status_code == 302
        assert on_our_host(answer["Location"])


@pytest.mark.slow
@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_choice_of_language_leads_to_no_other_site(place: str, client: Client) -> None:
    for answer in (
        client.post("/language/", {"language": "es", "next": place}),
        client.post("/language/", {"language": "es"}, query_params={"next": place}),
        client.post("/language/", {"language": "es"}, headers={"referer": place}),
    ):
        assert answer.status_code == 302
        assert on_our_host(answer["Location"])


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["//evil.example/about", "//evil.example/%2e%2e/about", "/\\evil.example/about", "///evil.example"])
def test_an_address_that_looks_like_another_site_leads_to_none(path: str) -> None:
    answer = Client().generic("GET", path)
    assert answer.status_code in (301, 302, 404)
    assert on_our_host(answer.get("Location", ""))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "archive.example.org.evil.example",
        "archive.example.org@evil.example",
        "evil.example:80",
        "archive.example.org/x",
        "",
        "a b",
    ],
)
@pytest.mark.parametrize("path", ["/", "/search/?q=rice", "/api/v1/articles", "/admin/login/", "/healthz", "/sitemap.xml"])
def test_a_request_for_another_host_is_refused(host: str, path: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["archive.example.org"]
    assert Client().get(path, HTTP_HOST=host, SERVER_NAME="evil.example").status_code == 400
    assert Client().get("/about/", HTTP_HOST="archive.example.org").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL"])
def test_no_header_beside_the_host_changes_what_a_page_says(name: str) -> None:
    plain, forged = Client().get("/about/"), Client().get("/about/", headers={name: "host=evil.example"})
    assert (plain.status_code, plain.content) == (forged.status_code, forged.content)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What an archive with ``HTTPS=1`` answers, by what was asked."""
    done = subprocess.run(
        [sys.executable, "-c", SERVED_WITH_TLS], cwd=PROJECT, env=with_tls(tmp_path_factory.mktemp("tls")), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    answers: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answers


def with_tls(folder: Path) -> dict[str, str]:
    own = {"HTTPS": "1", "ALLOWED_HOSTS": "archive.example.org", "DJANGO_SETTINGS_MODULE": "config.settings", "LOGS": "lines"}
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return inherited | own | {"DATA_DIR": str(folder), "SECRET_KEY": "Zr7" * 20 + "0123456789-abcdefghijklmnop"}


@pytest.mark.slow
def test_with_https_a_request_in_plain_is_led_to_https_but_for_machines_beside_the_proxy(served: dict[str, Any]) -> None:
    assert (served["plain"]["status"], served["plain"]["headers"]["Location"]) == (301, "https://archive.example.org/about/?a=1")
    assert served["plain health"]["status"] == 200


@pytest.mark.slow
def test_with_https_browsers_are_told_to_come_by_nothing_else_for_a_year(served: dict[str, Any]) -> None:
    for name in ("page", "form", "log-in"):
        assert served[name]["headers"]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert "Strict-Transport-Security" not in served["plain"]["headers"]


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "cookie"), [("log-in", "sessionid"), ("form", "csrftoken"), ("language", "language")])
def test_with_https_every_cookie_is_secure_out_of_reach_of_scripts_and_of_other_sites(
    answer: str, cookie: str, served: dict[str, Any]
) -> None:
    sent = served[answer]["cookies"][cookie]
    assert (sent["secure"], sent["httponly"], sent["samesite"], sent["domain"]) == (True, True, "Lax", "")


@pytest.mark.slow
def test_every_answer_says_how_it_may_be_used(served: dict[str, Any]) -> None:
    for name in ("page", "form"):
        headers = served[name]["headers"]
        assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Referrer-Policy"]) == (
            "nosniff",
            "DENY",
            "same-origin",
        )
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.slow
def test_django_knows_nothing_to_complain_of_where_it_is_deployed(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "INFO"]
    done = subprocess.run(command, cwd=PROJECT, env=with_tls(tmp_path), capture_output=True, text=True)
    assert (done.returncode, "no issues (0 silenced)" in done.stdout) == (0, True), done.stderr
