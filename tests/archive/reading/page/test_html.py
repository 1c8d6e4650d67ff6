"""HTML pages: what they say for machines comes before what they show."""

import json

import pytest

from archive.reading.page.html import is_html
from archive.reading.record import Unreadable
from tests.archive.reading.made_up import page

PROSE = "The river has been low since the spring, and nobody in the valley remembers when the mill last stood still. It is a quiet summer."
BODY = f"<main><h1>A Mill Without Water</h1><p>By <span class='author'>Ada Roe</span></p><p>{PROSE}</p><h2>Why</h2><p>{PROSE}</p></main>"


def html(head: str = "", body: str = BODY) -> str:
    foot = "<footer>© 2026 Somebody</footer>"
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}{foot}</body></html>"


def ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def test_json_ld_gives_title_date_author_and_outlet():
    record = page(
        html(
            ld(
                headline="A Mill &amp; Its Wheel",
                datePublished="2026-03-03T10:00:00+01:00",
                author=[{"name": "Ada Roe"}, "Ben Doe"],
                publisher={"name": "The Gazette"},
                url="https://a.example/x",
            ),
            BODY.replace("A Mill Without Water", "A mill &amp; its wheel"),
        )
    )
    assert (record.title, record.title_basis) == ("A mill & its wheel", "meta")
    assert (record.published_on, record.date_basis, record.authors) == ("2026-03-03", "meta", ("Ada Roe", "Ben Doe"))
    assert (record.outlet, record.url) == ("The Gazette", "https://a.example/x")


def test_a_graph_names_its_author_by_reference():
    graph = {
        "@graph": [{"@type": "Person", "@id": "#a", "name": "Ada Roe"}, {"@type": "Article", "headline": "A Mill", "author": {"@id": "#a"}}]
    }
    assert page(html(f"<script type='application/ld+json'>{json.dumps(graph)}</script>")).authors == ("Ada Roe",)


def test_meta_elements_are_read_and_the_headings_kept():
    record = page(
        html(
            "<title>A Mill Without Water | The Gazette</title><meta property='og:site_name' content='The Gazette'>"
            "<meta property='article:published_time' content='2026-03-03'>"
        )
    )
    assert (record.title, record.outlet, record.published_on, record.authors) == (
        "A Mill Without Water",
        "The Gazette",
        "2026-03-03",
        ("Ada Roe",),
    )
    assert record.body == f"{PROSE}\n\n## Why\n\n{PROSE}"


def test_a_stamp_in_universal_time_one_day_off_gives_way_to_the_address():
    head = "<link rel='canonical' href='https://a.example/2026/03/12/mill'>" + ld(headline="A Mill", datePublished="2026-03-13T01:20:00Z")
    assert (page(html(head)).published_on, page(html(head)).date_basis) == ("2026-03-12", "url")


def test_only_http_addresses_are_kept():
    assert page(html("<link rel='canonical' href='javascript:alert(1)'>")).url is None


def test_a_broken_script_of_the_page_does_no_harm():
    assert page(html("<script type='application/ld+json'>{broken</script>")).title == "A Mill Without Water"


def test_a_fragment_is_a_page_and_its_dates_are_not_invented():
    record = page(f"<div><h2>A Mill Without Water</h2><p>{PROSE}</p><p>Two men came on 4 May 2019.</p><h3>Why</h3><p>{PROSE}</p></div>")
    assert (record.title, record.published_on) == ("A Mill Without Water", None)


def test_markup_without_text_is_refused():
    with pytest.raises(Unreadable):
        page("<html><body><div></div></body></html>")


def test_a_text_that_only_mentions_an_element_is_no_html():
    assert not is_html("<p is a letter, and nothing is closed here")
    assert is_html("<p>One</p>")
