"""Pages for what goes wrong: each says so, and leads on."""

import errno
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path as address
from lxml import html

from config.urls import urlpatterns as ours

PROJECT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.django_db


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Broken on purpose.")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def refused(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def full(request: HttpRequest) -> HttpResponse:
    raise OSError(errno.ENOSPC, "No space left on device")


def unreachable(request: HttpRequest) -> HttpResponse:
    raise OperationalError("could not connect to server at db.internal.example")


handler500 = "config.faults.fault"
urlpatterns = [*ours, address("full/", full), address("unreachable/", unreachable), address("api/v1/unreachable", unreachable)]
urlpatterns += [address("broken/", broken), address("forbidden/", forbidden), address("refused/", refused)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere/", 404, "There is no such page"),
        ("/forbidden/", 403, "This page is not for everybody"),
        ("/refused/", 400, "The request was not understood"),
        ("/search/?q=rice", 503, "Search can’t answer just now"),
    ],
)
def test_an_error_page_says_what_it_is_and_has_one_search_box(client: Client, path: str, status: int, words: str) -> None:
    response = client.get(path)
    root = html.fromstring(response.content.decode())
    assert (response.status_code, root.xpath("string(//h1)")) == (status, words)
    assert len(root.xpath("//form[@role='search']//input[@name='q']")) == 1
    assert root.xpath("//main//a[@href='/articles/']")
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere/", "Esa página no existe"),
        ("/forbidden/", "Esta página no es para todo el mundo"),
        ("/refused/", "No se entendió la petición"),
        ("/search/?q=rice", "La búsqueda no puede responder en este momento"),
    ],
)
def test_an_error_page_speaks_the_visitors_language(client: Client, path: str, words: str) -> None:
    root = html.fromstring(client.get(path, headers={"accept-language": "es"}).content.decode())
    assert (root.get("lang"), root.xpath("string(//h1)")) == ("es", words)


@pytest.mark.urls(__name__)
def test_the_page_of_a_fault_is_made_without_the_database(client: Client, django_assert_num_queries: Any) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get("/broken/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    written = (PROJECT / "templates" / "500.html").read_text(encoding="utf-8")
    assert set(re.findall(r"{[{%] *(\w*)", written)) == {"comment", "endcomment", "block", "endblock"}


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("path", ["/full/", "/unreachable/", "/api/v1/unreachable"])
def test_a_failing_disk_or_database_is_a_503_made_without_them(client: Client, django_assert_num_queries: Any, path: str) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get(path)
    told = response.json()["error"] if path.startswith("/api/") else response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Nothing that you sent was saved" in told
    assert "db.internal.example" not in told


@pytest.mark.parametrize("path", ["/nowhere/", "/about/", "/api/v1/articles", "/admin/login/"])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary=\xff"]
)
def test_a_form_that_cannot_be_read_is_refused_and_is_no_fault_of_ours(path: str, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    response = Client(enforce_csrf_checks=True).post(path, b"a=1", content_type=kind)
    assert response.status_code in (400, 403, 404, 405)
    assert [record for record in caplog.records if record.levelname == "ERROR" or record.exc_info] == []


@pytest.mark.parametrize("key", ["9223372036854775808", "-9223372036854775809", "9" * 400])
def test_a_key_that_no_column_holds_is_refused_and_is_no_fault_of_ours(
    admin_client: Client, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    group = Group.objects.create(name="Readers")
    response = admin_client.post(f"/admin/auth/group/{group.pk}/change/", {"name": "Readers", "permissions": [key]})
    assert response.status_code in (200, 400)
    assert [record for record in caplog.records if record.levelname == "ERROR" or record.exc_info] == []
