import json
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
import rispy
from django.test import Client
from lxml import html
from pybtex.database import parse_string

from archive.models import Article
from tests.archive.exchange.made import HOSTILE
from tests.factories import link, make_actor, make_article, make_topic

BODY = "Rice is dear, the board says.\n\nNobody knows why it is so.\n\nRice is dear, the board says."
PAGE = "/articles/rain-in-may/"


def make_rain(title: str = "Rain in May", **fields: object) -> Article:
    """An article of three paragraphs, two of them alike, with a topic and an actor."""
    starts = [0, 31, 59]
    blocks = [{"kind": "paragraph", "start": start, "end": end} for start, end in zip(starts, [29, 57, len(BODY)], strict=True)]
    known = {"outlet": "The Rice Times", "authors": ["Ben Roe", "Rice Board"], "url": "https://rice.example.org/rain", "blocks": blocks}
    article = make_article(title, BODY, "2025-11", **known | fields)
    Article.objects.filter(pk=article.pk).update(first_published_at=datetime(2026, 1, 2, 23, 59, tzinfo=UTC))
    link(article, actor=make_actor("Rice Board", "agency"), topic=make_topic("Trade"))
    return article


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("ris", "application/x-research-info-systems"),
        ("bib", "application/x-bibtex"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_reference_is_a_file_with_a_telling_name(db, client: Client, ending: str, media_type: str) -> None:
    make_rain()
    response = client.get(f"{PAGE}cite.{ending}")
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="rain-in-may.{ending}"'
    assert client.get(f"{PAGE}cite.{ending}", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_each_file_names_title_authors_date_outlet_and_tags(db, client: Client) -> None:
    make_rain()
    (record,) = rispy.loads(client.get(f"{PAGE}cite.ris").content.decode())
    assert (record["title"], record["authors"], record["date"]) == ("Rain in May", ["Roe, Ben", "Rice Board"], "2025/11//")
    assert (record["secondary_title"], record["keywords"]) == ("The Rice Times", ["Trade", "Rice Board"])
    entry = parse_string(client.get(f"{PAGE}cite.bib").content.decode(), "bibtex").entries["rain-in-may"]
    assert (entry.fields["date"], entry.fields["urldate"], entry.fields["journal"]) == ("2025-11", "2026-01-02", "{The Rice Times}")
    (item,) = client.get(f"{PAGE}cite.json").json()
    assert (item["issued"], item["accessed"]) == ({"date-parts": [[2025, 11]]}, {"date-parts": [[2026, 1, 2]]})


@pytest.mark.parametrize("path", ["cite.ris", "cite.bib", "cite.json", "cite/p-1/"])
def test_an_unpublished_article_has_no_reference_and_a_former_slug_leads_on(db, client: Client, path: str) -> None:
    article = make_rain()
    article.slug = "rain"
    article.save()
    response = client.get(f"{PAGE}{path}")
    assert (response.status_code, response["Location"]) == (301, f"/articles/rain/{path}")
    article.status = Article.Status.WITHDRAWN
    article.save()
    assert client.get(f"/articles/rain/{path}").status_code == 410
    assert client.get(f"{PAGE}{path}").status_code == 410


def test_the_cite_box_prints_three_styles_with_the_dates_basis_and_the_day_of_accession(db, client: Client) -> None:
    make_rain()
    box = html.fromstring(client.get(PAGE).content).xpath("//details[@class='cite']")[0]
    words = " ".join(box.text_content().split())
    assert "Roe, B., & Rice Board. (2025, November). Rain in May. The Rice Times. https://rice.example.org/rain" in words
    assert "Roe, Ben, and Rice Board. “Rain in May.” The Rice Times, November 2025." in words
    assert "The Rice Times, Nov. 2025, https://rice.example.org/rain." in words
    assert "Date from the masthead; in the archive since 2 January 2026; version 1." in words
    assert box.xpath(".//i/text()") == ["The Rice Times", "The Rice Times", "The Rice Times", "Policy Archive"]
    assert [a.get("href") for a in box.xpath(".//a")] == [f"{PAGE}cite.ris", f"{PAGE}cite.bib", f"{PAGE}cite.json"]
    for button in box.xpath(".//button"):
        assert "hidden" in button.attrib, "without the script there is nothing to press"
        assert box.xpath(f".//*[@id='{button.get('data-copy')}']")


def test_every_paragraph_leads_to_the_page_that_cites_it(db, client: Client) -> None:
    make_rain()
    root = html.fromstring(client.get(PAGE).content)
    links = root.xpath("//a[@class='cite-this']/@href")
    anchors = [paragraph.get("id") for paragraph in root.xpath("//div[@class='text']/p")]
    assert links == [f"{PAGE}cite/{anchor}/" for anchor in anchors]
    assert anchors[2] == f"{anchors[0]}-2"
    shown = html.fromstring(client.get(links[1]).content)
    assert shown.xpath("//p[@id='passage']")[0].text == "Nobody knows why it is so."
    to_paragraph, to_words = shown.xpath("//a[@id='passage-link' or @id='marking-link']/@href")
    assert to_paragraph == f"http://127.0.0.1:8000{PAGE}#{anchors[1]}"
    assert unquote(to_words) == f"{to_paragraph}:~:text=Nobody knows why it is so."
    assert all(to_paragraph in paragraph.text_content() for paragraph in shown.xpath("//p[starts-with(@id, 'reference-')]"))


def test_a_paragraph_that_was_edited_has_no_citation_any_more(db, client: Client) -> None:
    article = make_rain()
    former = html.fromstring(client.get(PAGE).content).xpath("//a[@class='cite-this']/@href")
    article.body = article.body.replace("knows why it", "knew  why it")
    article.save()
    assert [client.get(path).status_code for path in former] == [200, 404, 200]


def test_programs_are_told_of_every_form_of_an_article(db, client: Client) -> None:
    make_rain()
    root = html.fromstring(client.get(PAGE).content)
    alternate = {link.get("type"): link.get("href") for link in root.xpath("//link[@rel='alternate']")}
    assert alternate == {
        "application/json": "/api/v1/articles/rain-in-may",
        "application/x-research-info-systems": f"{PAGE}cite.ris",
        "application/x-bibtex": f"{PAGE}cite.bib",
        "application/vnd.citationstyles.csl+json": f"{PAGE}cite.json",
    }
    assert all(client.get(href).status_code == 200 for href in alternate.values())


def test_the_metadata_of_a_page_is_what_zotero_reads_where_it_knows_no_unapi(db, client: Client) -> None:
    make_rain()
    root = html.fromstring(client.get(PAGE).content)

    def said(key: str) -> list[str]:
        return [tag.get("content") for tag in root.xpath(f"//meta[@name='{key}' or @property='{key}']")]

    assert said("DCTERMS.type") == ["newspaperArticle"]
    assert said("DCTERMS.title") == said("citation_title") == said("og:title") == ["Rain in May"]
    assert said("DCTERMS.creator") == said("citation_author") == ["Roe, Ben", "Rice Board"]
    assert said("article:author") == ["Ben Roe", "Rice Board"]
    assert (said("DCTERMS.issued"), said("citation_publication_date"), said("article:published_time")) == (["2025-11"], ["2025/11"], [])
    assert said("DCTERMS.publisher") == said("citation_publisher") == ["The Rice Times"]
    assert said("DCTERMS.subject") == ["Trade", "Rice Board"]
    assert said("citation_journal_title") == [], "it would make a journal article of it"
    assert said("og:url") == [f"http://127.0.0.1:8000{PAGE}"] == root.xpath("//link[@rel='canonical']/@href")
    coins = root.xpath("//span[@class='Z3988']/@title")[0]
    assert "rft.type=newspaperArticle" in coins
    assert "rft.creator=Roe%2C+Ben&rft.creator=Rice+Board&rft.date=2025-11&rft.source=The+Rice+Times" in coins


@pytest.mark.parametrize("title", HOSTILE[:-1])
def test_hostile_titles_leave_page_metadata_and_files_whole(db, client: Client, title: str) -> None:
    title = title.replace("\0", "")
    make_rain(title=title, outlet=title, authors=[title], rights=title, slug="rain-in-may")
    page = client.get(PAGE)
    root = html.fromstring(page.content)
    (script,) = root.xpath("//script[not(@src)]")
    assert script.get("type") == "application/ld+json"
    assert not set("<>&") & set(script.text)
    assert json.loads(script.text)["@graph"][0]["headline"] == " ".join(title.split()) or not title.isprintable()
    assert len(root.xpath("//meta[@name='DCTERMS.title']")) == 1
    assert len(rispy.loads(client.get(f"{PAGE}cite.ris").content.decode())) == 1
    assert len(parse_string(client.get(f"{PAGE}cite.bib").content.decode(), "bibtex").entries) == 1
    assert len(client.get(f"{PAGE}cite.json").json()) == 1
