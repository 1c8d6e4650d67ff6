"""Every sample page of the project: imported, published, and read back from each format by the libraries that researchers use."""

from pathlib import Path

import pytest
import rispy
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from lxml import html
from pybtex.database import parse_string
from pybtex.richtext import Text

from archive.exchange.references import reference_of
from archive.models import Article
from tests.archive.exchange.test_csl import follows_the_schema

PAGES = Path(__file__).resolve().parents[3] / "fixtures" / "articles"


@pytest.fixture
def articles(transactional_db: None) -> list[Article]:
    """All sample pages as published articles."""
    call_command("loaddata", "gazetteer", verbosity=0)
    call_command("import_articles", str(PAGES), "--publish", verbosity=0)
    return list(Article.objects.published().with_entities())


def test_title_authors_date_and_outlet_of_all_sample_pages_come_back(articles: list[Article], client: Client) -> None:
    assert len(articles) == len(list(PAGES.iterdir()))
    for article in articles:
        known = reference_of(article, settings.SITE_URL)
        (record,) = rispy.loads(client.get(f"{article.get_absolute_url()}cite.ris").content.decode())
        assert (record["type_of_reference"], record["title"]) == ("NEWS", known.title)
        assert record.get("authors", []) == [author.inverted for author in known.authors]
        assert tuple(int(part) for part in record.get("date", "").split("/") if part) == known.date_parts
        assert record.get("secondary_title", "") == article.outlet
        (entry,) = parse_string(client.get(f"{article.get_absolute_url()}cite.bib").content.decode(), "bibtex").entries.values()
        assert str(Text.from_latex(entry.fields["title"])) == known.title
        people = [" ".join([*p.prelast_names, *p.last_names, *p.first_names, *p.middle_names]) for p in entry.persons.get("author", [])]
        assert people == [f"{author.family} {author.given}" for author in known.authors]
        assert entry.fields.get("date", "") == (article.printed_date or "")
        (item,) = client.get(f"{article.get_absolute_url()}cite.json").json()
        assert follows_the_schema(item)
        assert item["title"] == known.title


def test_every_sample_page_is_light_and_each_of_its_paragraphs_can_be_cited(articles: list[Article], client: Client) -> None:
    for article in articles:
        content = client.get(article.get_absolute_url()).content
        assert len(content) < 200_000
        links = html.fromstring(content).xpath("//a[@class='cite-this']/@href")
        assert links
        assert client.get(links[-1]).status_code == 200
