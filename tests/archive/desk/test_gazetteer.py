"""The gazetteer as a file, on the desk."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from archive.desk.gazetteer import LARGEST
from archive.models import Actor
from tests.factories import make_actor

IMPORT = "/admin/archive/actor/import/"
HEADER = "type,slug,name,kind,case_sensitive,parent\n"


def look(client: Client, rows: str | bytes, **more: str) -> Any:
    """The answer to a file that is sent."""
    data = rows if isinstance(rows, bytes) else (HEADER + rows).encode()
    return client.post(IMPORT, {"file": SimpleUploadedFile("more.csv", data), **more})


def report(answer: Any) -> list[list[str]]:
    """The lines of a report, without where they stand."""
    rows = html.fromstring(answer.content.decode()).xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row][1:] for row in rows]


def fields(answer: Any) -> dict[str, str]:
    """What pressing *Import these rows* sends."""
    (form,) = html.fromstring(answer.content.decode()).xpath("//form[.//button[@name='seen']]")
    hidden = {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}
    return hidden | {"seen": form.xpath(".//button/@value")[0]}


def test_the_list_of_actors_leads_to_the_files(admin_client: Client) -> None:
    make_actor("=Rice Board", "agency", (("RB", "acronym"),))
    page = html.fromstring(admin_client.get("/admin/archive/actor/").content.decode())
    ways = [way for way in page.xpath("//div[@id='content']//a/@href") if "export" in way or "import" in way]
    assert ways == ["/admin/archive/actor/export.csv", "/admin/archive/actor/export.json", IMPORT]
    answer = admin_client.get(ways[0])
    assert answer.content.decode().splitlines() == [
        HEADER.strip(),
        "actor,rice-board,'=Rice Board,agency,,",
        "name,rice-board,RB,acronym,yes,",
    ]
    assert answer["Content-Disposition"].startswith('attachment; filename="gazetteer-2')
    assert admin_client.get(ways[1]).json()["actors"][0]["names"] == [{"name": "RB", "kind": "acronym", "case_sensitive": True}]
    assert admin_client.get("/admin/archive/actor/export.exe").status_code == 404


def test_a_file_is_looked_at_and_then_imported(admin_client: Client) -> None:
    make_actor("Rice Board", "agency")
    seen = look(admin_client, "actor,rice-board,Rice Board,court,,\nactor,oats,<b>Oats,agency,,\n")
    assert report(seen) == [
        ["actor rice-board “Rice Board”", "changed", "kind: agency → court"],
        ["actor oats “<b>Oats”", "created", ""],
    ]
    assert Actor.objects.count() == 1
    assert "Imported: 1 created, 1 changed." in admin_client.post(IMPORT, fields(seen), follow=True).content.decode()
    assert set(Actor.objects.values_list("name", "kind")) == {("Rice Board", "court"), ("<b>Oats", "agency")}
    assert str(Actor.objects.get(slug="oats").history.get().history_user) == "editor"
    assert report(look(admin_client, "actor,rice-board,Rice Board,agency,,\n"))[0][1] == "changed", "an import is no editor's decision"


def test_what_an_editor_decided_is_overwritten_only_when_that_was_asked_for(admin_client: Client) -> None:
    make_actor("Nobody", "person", state="rejected")
    seen = look(admin_client, "actor,nobody,Nobody,person,,\nactor,oats,Oats,agency,,\n")
    assert [line[1] for line in report(seen)] == ["conflict", "created"]
    again = admin_client.post(IMPORT, {"carried": fields(seen)["carried"], "overwrite": "on"})
    assert [line[1] for line in report(again)] == ["changed", "created"]
    assert Actor.objects.get().state == "rejected"
    admin_client.post(IMPORT, fields(again))
    assert Actor.objects.get(slug="nobody").state == "accepted"


def test_what_changed_since_it_was_looked_at_is_shown_again(admin_client: Client) -> None:
    seen = look(admin_client, "actor,oats,Oats,agency,,\n")
    make_actor("Oats", "court")
    answer = admin_client.post(IMPORT, fields(seen))
    assert "has changed since you looked" in answer.content.decode()
    assert report(answer) == [["actor oats “Oats”", "changed", "kind: court → agency"]]
    assert Actor.objects.get().kind == "court"


def test_who_may_change_actors_alone_imports_nothing(client: Client, django_user_model: Any) -> None:
    clerk = django_user_model.objects.create(username="clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(content_type__model="actor"))
    client.force_login(clerk)
    assert [client.get(address).status_code for address in (IMPORT, "/admin/archive/actor/export.csv")] == [403, 403]


def test_a_refused_row_leaves_no_button(admin_client: Client) -> None:
    seen = look(admin_client, "actor,oats,Oats,agency,,\nactor,rye,Rye,ghost,,\n")
    assert report(seen)[0][1] == "refused"
    assert not html.fromstring(seen.content.decode()).xpath("//button[@name='seen']")
    sent = {"carried": html.fromstring(seen.content.decode()).xpath("//input[@name='carried']/@value")[0], "seen": "x"}
    admin_client.post(IMPORT, sent)
    assert not Actor.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Choose a file with rows"),
        (b"\xff\xfe", "not UTF-8"),
        (b"a,b\n1,2\n", "name its columns"),
        (b"x" * (LARGEST + 1), "larger than 1.5 MB"),
    ],
)
def test_a_file_that_is_none_says_why(admin_client: Client, data: bytes, sentence: str) -> None:
    answer = look(admin_client, data)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("sent", [{}, {"carried": "é"}, {"carried": "x"}, {"seen": "x"}])
def test_a_broken_form_imports_nothing(admin_client: Client, sent: dict[str, str]) -> None:
    assert admin_client.post(IMPORT, sent).status_code == 200
    assert not Actor.objects.exists()
