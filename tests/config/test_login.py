"""Who guesses passwords is kept out, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.db.models import F
from django.http import HttpResponse
from django.test import Client, RequestFactory
from lxml import html

from config.login import counted_address

NAME, PASSWORD = "ada", "an-editor's-password"
LOGIN = "/admin/login/"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _editor(settings: Any, django_user_model: Any) -> None:
    """An editor whose password is looked at in no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_user_model.objects.create_superuser(NAME, password=PASSWORD)


def attempt(password: str, name: str = NAME, address: str = HERE, **headers: str) -> HttpResponse:
    """What a browser without a session is answered."""
    return Client(REMOTE_ADDR=address, headers=headers).post(LOGIN, {"username": name, "password": password})


def guess(times: int, **kwargs: Any) -> list[int]:
    """The statuses of so many wrong tries."""
    return [attempt(f"wrong-{number}", **kwargs).status_code for number in range(times)]


def pass_seconds(seconds: int) -> None:
    """Makes all that was tried so much older."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(seconds=seconds))


def test_the_tenth_wrong_try_and_all_after_it_are_refused_with_the_right_password_too() -> None:
    assert guess(12) == [200] * 9 + [429] * 3
    refused = attempt(PASSWORD)
    assert refused.status_code == 429
    assert "sessionid" not in refused.cookies
    assert 890 <= int(refused["Retry-After"]) <= 900
    assert "no-store" in refused["Cache-Control"]
    assert "unsafe" not in refused["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [("en", "Too many wrong tries", "for 15 minutes"), ("es", "Demasiados intentos fallidos", "durante 15 minutos")],
)
def test_the_refusal_is_a_page_that_says_for_how_long_in_the_visitors_language(language: str, title: str, words: str) -> None:
    guess(10)
    refused = attempt(PASSWORD, **{"accept-language": language})
    root = html.fromstring(refused.content.decode())
    assert (root.get("lang"), refused["Content-Language"], root.xpath("string(//h1)")) == (language, language, title)
    assert words in " ".join(root.xpath("string(//*[@role='alert'])").split())


def test_the_same_name_from_elsewhere_and_another_name_from_here_are_not_kept_out(django_user_model: Any) -> None:
    django_user_model.objects.create_superuser("eve", password=PASSWORD)
    guess(10)
    assert attempt(PASSWORD, address=ELSEWHERE).status_code == 302
    assert attempt(PASSWORD, name="eve").status_code == 302
    assert attempt(PASSWORD).status_code == 429


def test_it_ends_when_its_time_is_over_and_tries_meanwhile_do_not_lengthen_it() -> None:
    guess(10)
    pass_seconds(600)
    refused = attempt(PASSWORD)
    assert (refused.status_code, 290 <= int(refused["Retry-After"]) <= 300) == (429, True)
    pass_seconds(301)
    assert attempt(PASSWORD).status_code == 302
    assert AccessAttempt.objects.count() == 0


def test_a_log_in_forgets_the_wrong_tries_before_it() -> None:
    guess(9)
    assert attempt(PASSWORD).status_code == 302
    assert guess(9) == [200] * 9


def test_another_browser_each_time_makes_no_difference() -> None:
    statuses = [attempt("wrong", **{"user-agent": f"browser {number}"}).status_code for number in range(12)]
    assert statuses == [200] * 9 + [429] * 3


def test_behind_a_proxy_its_word_counts_and_the_clients_does_not(settings: Any) -> None:
    settings.HTTPS = True
    secure = {"x-forwarded-proto": "https"}
    lying = [attempt("wrong", **secure, **{"x-forwarded-for": f"198.51.100.{number}, 203.0.113.5"}).status_code for number in range(11)]
    assert lying[9:] == [429, 429]
    assert attempt(PASSWORD, **secure, **{"x-forwarded-for": "203.0.113.6"}).status_code == 302


def test_all_addresses_of_an_ipv6_site_count_as_one() -> None:
    assert [attempt("wrong", address=f"2001:db8:0:7::{number:x}").status_code for number in range(1, 12)][9:] == [429, 429]
    assert attempt(PASSWORD, address="2001:db8:0:8::1").status_code == 302


@pytest.mark.parametrize(
    ("given", "counted"), [("192.0.2.7", "192.0.2.7"), ("2001:db8:0:7:1:2:3:4", "2001:db8:0:7::"), ("", None), ("unknown", None)]
)
def test_what_is_no_address_counts_as_none(given: str, counted: str | None) -> None:
    assert counted_address(RequestFactory().post(LOGIN, REMOTE_ADDR=given)) == counted


def test_clients_of_a_socket_who_have_no_address_are_kept_out_too() -> None:
    assert guess(11, address="")[9:] == [429, 429]


def test_the_table_stays_small_and_holds_no_password_whatever_is_sent() -> None:
    guess(200)
    kept = AccessAttempt.objects.get()
    assert kept.failures_since_start == 10
    assert len(kept.post_data) < 10 * 200
    assert "wrong-" not in kept.post_data
    assert attempt(PASSWORD, name="\0").status_code == 200  # refused by the form, counted under no name
    assert AccessLog.objects.count() == 0


def test_nobodys_old_tries_outlive_the_next_log_in() -> None:
    guess(3, name="nobody")
    pass_seconds(901)
    assert attempt(PASSWORD).status_code == 302
    assert AccessAttempt.objects.count() == 0


def test_the_log_holds_neither_name_nor_address_nor_browser(caplog: pytest.LogCaptureFixture) -> None:
    guess(11, **{"user-agent": "MyBrowser"})
    said = caplog.text
    assert "AXES" in said
    assert not [word for word in (NAME, HERE, "MyBrowser", "wrong-") if word in said]
