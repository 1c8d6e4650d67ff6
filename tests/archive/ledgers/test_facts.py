"""Facts that the ledgers of events and actors must tell of the sample pages, and of the seeds, which carry the same ones."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import html

from archive.ledgers.affiliations import printings_of, strip_of
from archive.models import Actor

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).resolve().parents[3] / "fixtures" / "articles"
CENTER, INITIATIVE = "Center for Strategic and International Studies", "Hemispheric Security Initiative"
AS_PRINTED = {
    "seeds": {
        "isabella-ramirez": {"Center for Strategic Studies"},
        "elena-ramirez": {
            "Instituto de Estudios Estratégicos",
            f"{CENTER}’ {INITIATIVE}",
        },
        "sofia-ramirez": {"RAND Corporation"},
    },
    "samples": {
        "isabella-ramirez": {"Center for Strategic Studies"},
        "elena-ramirez": {
            "Instituto de Estudios Estratégicos",
            f"{INITIATIVE} of the {CENTER}",
        },
        "sofia-ramirez": {"RAND Corporation", "RAND"},
    },
}


@pytest.fixture(params=["samples", "seeds"])
def pages(request: pytest.FixtureRequest) -> str:
    """Which pages the archive holds, all of them published, with the known actors."""
    folder = request.getfixturevalue("seeds") if request.param == "seeds" else SAMPLES
    call_command("loaddata", "gazetteer", verbosity=0)
    call_command("import_articles", str(folder), publish=True, verbosity=0)
    return str(request.param)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_what_the_ledgers_of_events_and_actors_tell(pages: str, client: Client) -> None:
    """One test, since reading the pages takes longer than all questions."""
    three_people_of_one_surname(pages, client)
    an_office_that_one_article_calls_former(client)
    an_initiative_with_two_dates(client)
    a_meeting_told_before_it_was_held(client)


def three_people_of_one_surname(pages: str, client: Client) -> None:
    printed = {}
    for slug in AS_PRINTED[pages]:
        _, found = strip_of(printings_of(Actor.objects.get(slug=slug).family))
        printed[slug] = {one.name for one in found}
        page = html.fromstring(client.get(f"/actors/{slug}/").content)
        (note,) = page.xpath("//p[@class='note'][starts-with(normalize-space(), 'Also in this archive')]")
        for other, affiliations in AS_PRINTED[pages].items():
            assert (f"/actors/{other}/" in note.xpath("a/@href")) == (other != slug)
            assert all((affiliation in words(note)) for affiliation in affiliations) or other == slug
        assert "Different people unless an editor says otherwise." in words(note)
    assert printed == AS_PRINTED[pages]


def an_office_that_one_article_calls_former(client: Client) -> None:
    page = html.fromstring(client.get("/actors/juan-ramon-de-la-fuente/").content)
    (note,) = page.xpath("//p[@class='note'][starts-with(normalize-space(), 'Printed as')]")
    said = "Printed as former Mexican Foreign Secretary on 16 Jan 2026, as Foreign Secretary on 15 Nov 2025."
    assert words(note).casefold() == said.casefold()
    for address in note.xpath("a/@href"):
        path, _, anchor = address.partition("#")
        assert html.fromstring(client.get(path).content).xpath(f"//*[@id='{anchor}']")


def an_initiative_with_two_dates(client: Client) -> None:
    rows = client.get("/api/v1/events", {"badge": "two dates", "q": "merida"}).json()["results"]
    assert {(row["name"].removeprefix("the ").replace("Merida", "Mérida"), row["date"]) for row in rows} == {
        ("Mérida Initiative", "2009"),
        ("Mérida Initiative", "2014"),
    }
    assert len({row["event"]["id"] for row in rows}) == 1
    page = html.fromstring(client.get("/events/", {"badge": "two dates", "q": "merida"}).content)
    (entry,) = page.xpath("//ol[@class='happenings']/li")
    assert [words(when) for when in entry.xpath(".//p[@class='when']/b")] == ["2009", "2014"]
    assert entry.xpath("h2//span[@class='badge strange']/text()") == ["two dates"]


def a_meeting_told_before_it_was_held(client: Client) -> None:
    rows = client.get("/api/v1/events", {"badge": "later than its own article"}).json()["results"]
    (meeting,) = [row for row in rows if row["date"] == "2026-01-23"]
    assert "January 23rd meeting" in meeting["exact"]
    assert "later than its own article" in meeting["badges"]
