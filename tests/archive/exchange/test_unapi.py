from xml.etree import ElementTree

import pytest
import rispy
from django.test import Client
from lxml import html

from archive.exchange.unapi import article_at
from tests.factories import make_article

ORIGIN = "http://127.0.0.1:8000"
ADDRESS = f"{ORIGIN}/articles/rain-in-may/"


def formats(content: bytes) -> list[tuple[str | None, str | None]]:
    """Name and media type of each format listed."""
    return [(row.get("name"), row.get("type")) for row in ElementTree.fromstring(content).iter("format")]


def test_as_zotero_does_it_from_the_page_to_the_newspaper_article(db, client: Client) -> None:
    make_article("Rain in May", authors=["Ben Roe"], outlet="The Rice Times")
    page = html.fromstring(client.get("/articles/rain-in-may/").content)
    (server,) = page.xpath("//link[@rel='unapi-server' and @type='application/xml']/@href")
    (identifier,) = page.xpath("//abbr[@class='unapi-id']/@title")
    known = ("rdf_zotero", "rdf_bibliontology", "mods", "marc", "unimarc", "ris", "refer", "bibtex", "rdf_dc")  # in its order
    offered = dict(formats(client.get(server).content))
    assert next(name for name in known if name in offered) == "ris"
    # Zotero puts the identifier into the query as it stands in the page
    (record,) = rispy.loads(client.get(f"{server}?id={identifier}&format=ris").content.decode())
    assert (record["type_of_reference"], record["title"], record["authors"]) == ("NEWS", "Rain in May", ["Roe, Ben"])


def test_the_formats_are_listed_with_ris_first(db, client: Client) -> None:
    make_article("Rain in May")
    listed = [
        ("ris", "application/x-research-info-systems"),
        ("bibtex", "application/x-bibtex"),
        ("csl", "application/vnd.citationstyles.csl+json"),
    ]
    every, one = client.get("/unapi"), client.get("/unapi", {"id": ADDRESS})
    assert (every.status_code, formats(every.content)) == (200, listed)
    assert (one.status_code, formats(one.content)) == (300, listed)
    assert ElementTree.fromstring(one.content).get("id") == ADDRESS


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"format": "ris"}, 400),
        ({"id": f"{ORIGIN}/articles/none/"}, 404),
        ({"id": f"{ORIGIN}/articles/none/", "format": "ris"}, 404),
        ({"id": f"{ORIGIN}/actors/none/"}, 404),
        ({"id": "/articles/rain-in-may/"}, 404),
        ({"id": "https://elsewhere.example/articles/rain-in-may/"}, 404),
        ({"id": f"{ORIGIN}/articles/rain-in-may\0/"}, 404),
        ({"id": f"{ORIGIN}/[::1/"}, 404),
        ({"id": '"><script>'}, 404),
        ({"id": ADDRESS, "format": "mods"}, 406),
    ],
)
def test_what_cannot_be_had_is_refused_in_a_sentence(db, client: Client, query: dict[str, str], status: int) -> None:
    make_article("Rain in May")
    response = client.get("/unapi", query)
    assert (response.status_code, response["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert response.content.decode().endswith(".\n")


def test_a_former_address_still_leads_to_the_article_and_a_withdrawn_one_nowhere(db) -> None:
    article = make_article("Rain in May")
    article.slug = "rain"
    article.save()
    found = article_at(ADDRESS)
    assert found is not None
    assert found.slug == "rain"
    article.status = "withdrawn"
    article.save()
    assert article_at(ADDRESS) is None
