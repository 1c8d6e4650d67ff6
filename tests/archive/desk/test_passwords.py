"""Passwords by mail, through a real mail server: who forgot theirs, and who was invited."""

import re
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from queue import Empty, Queue
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from lxml import html

from archive.desk.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from tests.archive.desk.test_roles import logged_in
from tests.mail_server import mail_server
from tests.search.test_commands import until
from tests.serving import PROJECT

pytestmark = pytest.mark.django_db

FORGOTTEN, INVITE, USERS = "/admin/password_reset/", "/admin/auth/user/invite/", "/admin/auth/user/"
NEW = "a-long-and-new-password"
Letters = Queue[EmailMessage]


@pytest.fixture
def letters(settings: Any) -> Iterator[Letters]:
    """What a mail server on this machine is given."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with mail_server() as (port, taken):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.SITE_URL = "127.0.0.1", port, "https://archive.example.org"
        yield taken


@pytest.fixture
def ada(letters: Letters) -> User:
    """An editor who forgot her password."""
    return User.objects.create_user("ada", "Ada@example.org", "an-old-password", is_staff=True)


def link_in(letters: Letters) -> str:
    """The path of the link in the next letter."""
    [found] = re.findall(r"https://archive\.example\.org(/admin/reset/\S+)", letters.get(timeout=20).get_content())
    return str(found)


def choose(client: Client, link: str, password: str = NEW) -> Any:
    """The answer to a new password at a link."""
    form = client.get(link, follow=True)
    return client.post(form.redirect_chain[-1][0], {"new_password1": password, "new_password2": password}, follow=True)


def test_the_log_in_page_leads_there(client: Client) -> None:
    page = html.fromstring(client.get("/admin/login/").content)
    assert page.xpath("//a[contains(text(), 'Forgotten')]/@href") == [FORGOTTEN]


def test_who_forgot_the_password_gets_a_link_that_works_once(ada: User, letters: Letters) -> None:
    assert Client().post(FORGOTTEN, {"email": "ada@example.org"})["Location"] == f"{FORGOTTEN}done/"
    letter = letters.get(timeout=20)
    assert (letter["To"], letter["Subject"]) == ("Ada@example.org", "A new password for the editors’ desk")
    assert "ada at https://archive.example.org" in letter.get_content()
    letters.put(letter)
    link, client = link_in(letters), Client()
    assert "log in" in choose(client, link).content.decode()
    assert Client().post("/admin/login/", {"username": "ada", "password": NEW}).status_code == 302
    assert not Client().get(link, follow=True).context["validlink"]


def test_a_weak_password_is_refused(ada: User, letters: Letters) -> None:
    Client().post(FORGOTTEN, {"email": "ada@example.org"})
    assert "too short" in choose(Client(), link_in(letters), "short").content.decode()
    ada.refresh_from_db()
    assert ada.check_password("an-old-password")


def test_nobody_learns_which_addresses_have_an_account(ada: User, letters: Letters) -> None:
    known, unknown = (Client().post(FORGOTTEN, {"email": f"{name}@example.org"}, follow=True) for name in ("ada", "eve"))
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    letters.get(timeout=20)
    with pytest.raises(Empty):
        letters.get(timeout=0.2)


def test_an_account_that_was_closed_gets_no_link(ada: User, letters: Letters) -> None:
    User.objects.update(is_active=False)
    Client().post(FORGOTTEN, {"email": "ada@example.org"})
    with pytest.raises(Empty):
        letters.get(timeout=0.2)


def test_a_forged_host_does_not_reach_the_link(ada: User, letters: Letters, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Client().post(FORGOTTEN, {"email": "ada@example.org"}, headers={"host": "evil.example"})
    assert "evil" not in letters.get(timeout=20).get_content()


def test_after_ten_tries_from_one_address_one_has_to_wait(ada: User, letters: Letters) -> None:
    asked = [Client(REMOTE_ADDR="192.0.2.1").post(FORGOTTEN, {"email": "eve@example.org"}) for _ in range(11)]
    assert [answer.status_code for answer in asked] == [302] * 10 + [429]
    assert 0 < int(asked[-1]["Retry-After"]) <= 900
    assert "ask again in 15 minutes" in asked[-1].content.decode()
    assert Client(REMOTE_ADDR="192.0.2.2").post(FORGOTTEN, {"email": "eve@example.org"}).status_code == 302


def test_a_mail_server_that_is_away_is_logged_and_tells_the_visitor_nothing(
    ada: User, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_PORT = 9
    assert Client().post(FORGOTTEN, {"email": "ada@example.org"}).status_code == 302
    until(lambda: "could not be mailed" in caplog.text)
    assert "ada" not in caplog.text


def test_an_administrator_invites_somebody_who_chooses_a_password_and_logs_in(letters: Letters, django_user_model: Any) -> None:
    administrator = logged_in(django_user_model, ADMINISTRATOR)
    assert html.fromstring(administrator.get(USERS).content).xpath("//a[text()='Invite somebody']/@href") == [INVITE]
    role = Group.objects.get(name=CONTRIBUTOR)
    sent = {"username": "bo", "email": "bo@example.org", "role": role.pk}
    page = administrator.post(INVITE, sent, follow=True).content.decode()
    assert "A link went to bo@example.org: bo is invited." in page
    bo = User.objects.get(username="bo")
    assert (bo.is_staff, bo.is_superuser, bo.has_usable_password(), list(bo.groups.all())) == (True, False, False, [role])
    choose(Client(), link_in(letters))
    assert Client().post("/admin/login/", {"username": "bo", "password": NEW}).status_code == 302


def test_nobody_is_invited_twice_but_may_get_the_link_again(letters: Letters, admin_client: Client) -> None:
    role = Group.objects.get(name=EDITOR)
    admin_client.post(INVITE, {"username": "bo", "email": "bo@example.org", "role": role.pk})
    first = link_in(letters)
    refused = admin_client.post(INVITE, {"username": "bob", "email": "BO@example.org", "role": role.pk}).content.decode()
    assert "has an account already" in refused
    bo = User.objects.get(username="bo")
    admin_client.post(USERS, {"action": "invite_again", "_selected_action": [bo.pk]})
    assert link_in(letters)
    choose(Client(), first)
    assert "Not invited" in admin_client.post(USERS, {"action": "invite_again", "_selected_action": [bo.pk]}, follow=True).content.decode()


def test_an_invitation_that_cannot_be_mailed_says_so_and_keeps_the_account(letters: Letters, admin_client: Client, settings: Any) -> None:
    settings.EMAIL_PORT = 9
    role = Group.objects.get(name=EDITOR)
    page = admin_client.post(INVITE, {"username": "bo", "email": "bo@example.org", "role": role.pk}, follow=True).content.decode()
    assert "could not be mailed" in page
    assert User.objects.filter(username="bo").exists()


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR])
def test_only_administrators_invite(role: str, django_user_model: Any) -> None:
    assert logged_in(django_user_model, role).get(INVITE).status_code == 403


def test_where_no_mail_is_sent_nobody_is_invited(admin_client: Client, settings: Any) -> None:
    settings.SENDS_MAIL = False
    assert admin_client.get(INVITE).status_code == 404
    assert b"Invite" not in admin_client.get(USERS).content


def test_where_no_mail_is_sent_there_is_no_link_for_a_forgotten_password(tmp_path: Any) -> None:
    asking = """
import django
django.setup()
from django.urls import NoReverseMatch, reverse
try:
    print(reverse("admin_password_reset"))
except NoReverseMatch:
    print("none")
"""
    environment = {"DATA_DIR": str(tmp_path), "SECRET_KEY": "s" * 50, "DJANGO_SETTINGS_MODULE": "config.settings", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", asking], cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "none\n"
